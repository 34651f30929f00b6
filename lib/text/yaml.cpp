#include "text/yaml.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"

#include <yaml-cpp/yaml.h>

namespace earbench {

namespace {

/// Copies yaml-cpp's graph into a tree, counting values and levels, because aliases make a small text unfold
/// without bound, and a list that holds itself without end.
class Unfolding {
public:
    Unfolding(const std::string& file, std::size_t first_line) : m_file(file), m_first_line(first_line) {}

    Yaml unfold(const YAML::Node& node, std::size_t level = 1)
    {
        constexpr std::size_t most_levels =
            100; // each takes its part of the stack, here and in the destructor
        constexpr std::size_t most_values = 100'000;
        const auto mark = node.Mark();
        Yaml value;
        value.line = m_first_line + (mark.line < 0 ? 0U : static_cast<std::size_t>(mark.line));
        if (++m_values > most_values) {
            throw Error(Fault::data, Place{m_file, value.line},
                        "expected at most 100000 values but the aliases unfold to more");
        }
        if (level > most_levels) {
            throw Error(Fault::data, Place{m_file, value.line},
                        "expected at most 100 levels of lists and maps but found more");
        }
        if (node.IsScalar()) {
            value.kind = Yaml::Kind::scalar;
            value.text = node.Scalar();
            m_bytes += value.text.size();
            if (m_bytes > most_bytes) {
                throw Error(Fault::data, Place{m_file, value.line},
                            "expected at most 16 MiB of text but the aliases unfold to more");
            }
        } else if (node.IsSequence()) {
            value.kind = Yaml::Kind::list;
            for (const auto& item : node) {
                value.items.push_back(unfold(item, level + 1));
            }
        } else if (node.IsMap()) {
            value.kind = Yaml::Kind::map;
            for (const auto& pair : node) {
                if (!pair.first.IsScalar()) {
                    throw Error(Fault::data, Place{m_file, value.line}, "expected text as the key of a map");
                }
                value.items.push_back(unfold(pair.second, level + 1));
                value.items.back().key = pair.first.Scalar();
            }
        }
        return value;
    }

private:
    const std::string& m_file;
    std::size_t m_first_line;
    std::size_t m_values = 0;
    std::size_t m_bytes = 0;
    static constexpr std::size_t most_bytes = std::size_t{16} << 20U;
};

void refuse_second_document(std::string_view text, const std::string& file, std::size_t first_line)
{
    bool any_content = false;
    std::size_t line = first_line;
    for (const auto content : split_lines(text)) {
        const bool marker = content.starts_with("---") && (content.size() == 3 || content[3] == ' ');
        if (marker && any_content) {
            throw Error(Fault::data, Place{file, line}, "expected one YAML document but found a second");
        }
        any_content |=
            marker || (!trim(content).empty() && !content.starts_with('#') && !content.starts_with('%'));
        ++line;
    }
}

} // namespace

const Yaml* Yaml::find(std::string_view wanted) const
{
    const Yaml* found = nullptr;
    for (const auto& item : items) {
        found = item.key == wanted ? &item : found;
    }
    return found;
}

Yaml parse_yaml(std::string_view text, const std::string& file, std::size_t first_line)
{
    try {
        // LoadAll never ends on some texts that are not YAML (",a"); Load reads the first document and stops.
        refuse_second_document(text, file, first_line);
        auto document = Unfolding(file, first_line).unfold(YAML::Load(std::string(text)));
        const auto content = text.find_first_not_of(" \t\r\n");
        // The same texts read as nothing at all.
        if (document.kind == Yaml::Kind::nothing && content != std::string_view::npos &&
            text[content] == ',') {
            throw Error(Fault::data, Place{file, first_line},
                        "expected YAML but found a mistake: it begins with a comma");
        }
        return document;
    } catch (const YAML::Exception& error) {
        const auto line = first_line + (error.mark.line < 0 ? 0U : static_cast<std::size_t>(error.mark.line));
        throw Error(Fault::data, Place{file, line},
                    "expected YAML but found a mistake: " + to_lower(error.msg));
    }
}

} // namespace earbench
