#include "text/json.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "text/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

using Kind = JsonValue::Kind;

constexpr std::size_t greatest_depth = 100;

/// Builds the tree while nlohmann-json reads.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    TreeBuilder(std::string_view text, const std::string& file) : m_text(text), m_file(file) {}

    bool null() override
    {
        (void)add(Kind::null);
        return true;
    }
    bool boolean(bool value) override { return add_number(Kind::boolean, value ? 1.0 : 0.0); }
    bool number_integer(std::int64_t value) override
    {
        return add_number(Kind::number, static_cast<double>(value));
    }
    bool number_unsigned(std::uint64_t value) override
    {
        return add_number(Kind::number, static_cast<double>(value));
    }
    bool number_float(double /*value*/, const std::string& digits) override
    {
        const auto value = parse_number(digits); // nlohmann-json's own depends on the locale
        return value && add_number(Kind::number, *value);
    }
    bool string(std::string& value) override
    {
        add(Kind::text).text_value = std::move(value);
        return true;
    }
    bool binary(nlohmann::json::binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*count*/) override { return open(Kind::object); }
    bool start_array(std::size_t /*count*/) override { return open(Kind::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override
    {
        m_open.back()->members.push_back({std::move(name), {}});
        return true;
    }
    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override
    {
        fail(position, "expected JSON");
    }

    [[nodiscard]] JsonValue take() { return std::move(m_root); }

private:
    [[noreturn]] void fail(std::size_t position, const std::string& wanted) const
    {
        const auto before = m_text.substr(0, position == 0 ? 0 : position - 1);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        const auto begin = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
        throw Error(Fault::data, Place{m_file, static_cast<std::size_t>(line)},
                    wanted + " but found '" +
                        printable(m_text.substr(begin, m_text.find('\n', begin) - begin), 80) + "'");
    }

    /// The next value: the document, one more of an array, or that of the member that was named last.
    JsonValue& add(Kind kind)
    {
        JsonValue* value = &m_root;
        if (!m_open.empty() && m_open.back()->kind == Kind::array) {
            value = &m_open.back()->items.emplace_back();
        } else if (!m_open.empty()) {
            value = &m_open.back()->members.back().value;
        }
        value->kind = kind;
        return *value;
    }

    bool add_number(Kind kind, double number)
    {
        add(kind).number_value = number;
        return true;
    }

    bool open(Kind kind)
    {
        if (m_open.size() == greatest_depth) {
            throw Error(Fault::data, Place{m_file}, "expected JSON of at most 100 levels but found more");
        }
        m_open.push_back(&add(kind));
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    std::string_view m_text;
    const std::string& m_file;
    JsonValue m_root;
    std::vector<JsonValue*> m_open; // stays valid: a container grows only while it is the innermost open one
};

} // namespace

// Numbers are written by core/number.hpp: nlohmann-json keeps no decimals, it writes 70.0000 as 70.0.
std::string quote_json(std::string_view text)
{
    return nlohmann::json(to_utf8(text)).dump();
}

const JsonValue* JsonValue::find(std::string_view key) const
{
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.key == key; });
    return found == members.end() ? nullptr : &found->value;
}

JsonValue parse_json(std::string_view text, const std::string& file)
{
    TreeBuilder builder(text, file);
    if (!nlohmann::json::sax_parse(text, &builder)) {
        throw Error(Fault::data, Place{file}, "expected JSON with numbers that can be held");
    }
    return builder.take();
}

} // namespace earbench
