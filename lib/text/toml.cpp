#include "text/toml.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <toml++/toml.h>
#include <utility>
#include <vector>

namespace earbench {

namespace {

/// Turns what the parser has found into plain data, with the text of `m_lines` where a value is no string.
class TomlWalk {
public:
    TomlWalk(std::string_view text, std::size_t first_line)
        : m_lines(split_lines(text)), m_line_offset(first_line - 1)
    {
    }

    [[nodiscard]] Yaml map(const toml::table& table) const
    {
        Yaml value;
        value.kind = Yaml::Kind::map;
        value.line = line_of(table.source().begin);
        for (const auto& [key, node] : table) {
            value.items.push_back(item(node));
            value.items.back().key = key.str();
        }
        // The parser sorts by key; what is said twice, and in which order, is told by line.
        std::stable_sort(value.items.begin(), value.items.end(),
                         [](const Yaml& left, const Yaml& right) { return left.line < right.line; });
        return value;
    }

private:
    [[nodiscard]] std::size_t line_of(const toml::source_position& place) const
    {
        return place.line + m_line_offset;
    }

    [[nodiscard]] Yaml item(const toml::node& node) const
    {
        if (const auto* table = node.as_table(); table != nullptr && !table->is_inline()) {
            return map(*table);
        }
        Yaml value;
        value.kind = Yaml::Kind::scalar;
        value.line = line_of(node.source().begin);
        if (const auto* text = node.as_string()) {
            value.text = text->get();
        } else {
            std::ostringstream written;
            node.visit([&](const auto& of_kind) { written << of_kind; });
            value.text = as_it_stands(node.source()).value_or(written.str());
        }
        return value;
    }

    /// The text of a value on one line.
    [[nodiscard]] std::optional<std::string> as_it_stands(const toml::source_region& region) const
    {
        const auto [begin, end] = std::pair(region.begin, region.end);
        if (begin.line != end.line) {
            return std::nullopt;
        }
        // Columns count code points.
        const auto line = code_points(m_lines[begin.line - 1]);
        if (end.column > line.size() + 1) {
            return std::nullopt;
        }
        return std::string(trim(utf8_of(line.substr(begin.column - 1, end.column - begin.column))));
    }

    std::vector<std::string_view> m_lines;
    std::size_t m_line_offset;
};

} // namespace

Yaml parse_toml(std::string_view text, const std::string& file, std::size_t first_line)
{
    try {
        return TomlWalk(text, first_line).map(toml::parse(text));
    } catch (const toml::parse_error& error) {
        throw Error(Fault::data, Place{file, error.source().begin.line + first_line - 1},
                    "expected TOML but found: " + printable(error.description(), 120));
    }
}

} // namespace earbench
