#include "text/front_matter.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "text/toml.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

std::string normal_text(std::string_view bytes, const std::string& file)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
        const auto line = 1 + static_cast<std::size_t>(std::count(
                                  bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(nul), '\n'));
        throw Error(Fault::data, Place{file, line}, "expected text but found a NUL byte");
    }
    return replace_all(replace_all(to_utf8(bytes), "\r\n", "\n"), "\r", "\n");
}

FrontMatter split_front_matter(std::string_view text)
{
    FrontMatter parts;
    parts.body = text;
    const auto lines = split_lines(text);
    const auto first = lines.empty() ? std::string_view{} : trim(lines.front());
    if ((first != "---" && first != "+++") || !lines.front().starts_with(first)) {
        return parts;
    }
    const bool is_toml = first == "+++";
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto marker = trim(lines[i]);
        if ((marker == first || (marker == "..." && !is_toml)) && lines[i].front() == marker.front()) {
            const auto yaml_begin = std::min(text.size(), text.find('\n') + 1);
            const auto yaml_end = static_cast<std::size_t>(lines[i].data() - text.data());
            const auto body_begin = std::min(text.size(), yaml_end + lines[i].size() + 1);
            return {.present = true,
                    .is_toml = is_toml,
                    .yaml = std::string(text.substr(yaml_begin, yaml_end - yaml_begin)),
                    .body = std::string(text.substr(body_begin)),
                    .body_line = i + 2};
        }
    }
    return parts;
}

Yaml parse_front_matter(const FrontMatter& parts, const std::string& file)
{
    constexpr std::size_t first_line = 2;
    auto front =
        parts.is_toml ? parse_toml(parts.yaml, file, first_line) : parse_yaml(parts.yaml, file, first_line);
    if (front.kind == Yaml::Kind::scalar || front.kind == Yaml::Kind::list) {
        throw Error(Fault::data, Place{file, front.line}, "expected a map (title: ...) as front matter");
    }
    return front;
}

} // namespace earbench
