#include "post/site_view.hpp"

#include "core/strings.hpp"
#include "core/text_at.hpp"

#include <algorithm>
#include <optional>

namespace earbench {

namespace {

std::optional<int> hex_digit(char c)
{
    const auto at =
        std::string_view("0123456789abcdef").find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
    return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<int>(at));
}

} // namespace

bool SiteView::has(std::string_view path) const
{
    return std::binary_search(files.begin(), files.end(), path);
}

std::string SiteView::look_alike(std::string_view path) const
{
    const auto wanted = to_lower(path);
    std::string found;
    for (const auto& file : files) {
        if (file.size() == wanted.size() && to_lower(file) == wanted) {
            if (!found.empty()) {
                return {};
            }
            found = file;
        }
    }
    return found;
}

std::string percent_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high = text[i] == '%' ? hex_digit(byte_at(text, i + 1)) : std::nullopt;
        const auto low = high ? hex_digit(byte_at(text, i + 2)) : std::nullopt;
        if (low) {
            decoded += static_cast<char>(16 * *high + *low);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

std::string site_path(std::string_view path, std::string_view post)
{
    const auto decoded = percent_decoded(path.substr(0, path.find_first_of("?#")));
    const auto all =
        decoded.starts_with('/') ? decoded : std::string(post.substr(0, post.rfind('/') + 1)) + decoded;
    std::vector<std::string> parts;
    for (const auto part : split(all, '/')) {
        if (part == "..") {
            if (parts.empty()) {
                return {};
            }
            parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.emplace_back(part);
        }
    }
    return "/" + join(parts, "/");
}

} // namespace earbench
