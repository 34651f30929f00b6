#include "draft/review_file.hpp"

#include "draft/review_fields.hpp"
#include "text/front_matter.hpp"
#include "text/yaml.hpp"

#include <algorithm>

namespace earbench {

namespace {

class ReviewFileReader {
public:
    explicit ReviewFileReader(const std::string& file) : m_file(file) {}

    std::vector<ReviewSetting> read(const Yaml& document)
    {
        if (document.kind != Yaml::Kind::map) {
            fail(std::max<std::size_t>(document.line, 1), "expected a map of fields (brand: ...)");
        }
        const auto& fields = review_fields();
        for (const auto& value : document.items) {
            const auto field = std::find_if(fields.begin(), fields.end(),
                                            [&](const auto& known) { return known.name == value.key; });
            if (field == fields.end()) {
                fail(value.line, "expected the name of a field but found '" + value.key + "'");
            }
            if (document.find(value.key) != &value) {
                fail(document.find(value.key)->line, "expected '" + value.key + "' once but found it again");
            }
            add(*field, value);
        }
        return std::move(m_settings);
    }

private:
    [[noreturn]] void fail(std::size_t line, const std::string& message) const
    {
        throw Error(Fault::data, Place{m_file, line}, message);
    }

    void add(const ReviewField& field, const Yaml& value)
    {
        const bool has_pairs = field.name == "sub" || field.name == "link" || field.name == "variant";
        if (value.kind == Yaml::Kind::scalar) {
            add_text(field, value.text, value.line);
        } else if (value.kind == Yaml::Kind::list && field.repeated) {
            for (const auto& item : value.items) {
                add_text(field, text_of(field, item), item.line);
            }
        } else if (value.kind == Yaml::Kind::map && field.name == "comparison") {
            add_comparisons(field, value);
        } else if (value.kind == Yaml::Kind::map && has_pairs) {
            for (const auto& item : value.items) {
                add_text(field, item.kind == Yaml::Kind::nothing ? "" : item.key + "=" + text_of(field, item),
                         item.line);
            }
        } else if (value.kind != Yaml::Kind::nothing) {
            fail(value.line, "expected " + std::string(field.repeated ? "text or a list" : "text") + " for " +
                                 std::string(field.name));
        }
    }

    /// A map of names, each with a file, a list of files, or nothing.
    void add_comparisons(const ReviewField& field, const Yaml& value)
    {
        for (const auto& item : value.items) {
            if (item.key.find('=') != std::string::npos) {
                fail(item.line, "expected a name without = for comparison but found '" + item.key + "'");
            }
            if (item.kind == Yaml::Kind::map) {
                fail(item.line, "expected a file or a list of files for comparison");
            }
            add_text(field, item.key, item.line);
            for (const auto& file : item.items) {
                add_text(field, item.key + "=" + text_of(field, file), file.line);
            }
            if (item.kind == Yaml::Kind::scalar && !item.text.empty()) {
                add_text(field, item.key + "=" + item.text, item.line);
            }
        }
    }

    [[nodiscard]] std::string text_of(const ReviewField& field, const Yaml& value) const
    {
        if (value.kind != Yaml::Kind::scalar) {
            fail(value.line, "expected text in the list of " + std::string(field.name));
        }
        return value.text;
    }

    void add_text(const ReviewField& field, const std::string& text, std::size_t line)
    {
        if (!text.empty()) {
            m_settings.push_back({std::string(field.name), text, Place{m_file, line}});
        }
    }

    const std::string& m_file;
    std::vector<ReviewSetting> m_settings;
};

} // namespace

std::vector<ReviewSetting> read_review_file(std::string_view bytes, const std::string& file)
{
    return ReviewFileReader(file).read(parse_yaml(normal_text(bytes, file), file));
}

} // namespace earbench
