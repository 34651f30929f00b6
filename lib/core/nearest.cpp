#include "core/nearest.hpp"

#include "core/strings.hpp"

#include <algorithm>
#include <vector>

namespace earbench {

std::size_t edit_distance(std::string_view one, std::string_view other)
{
    const auto from = to_lower(one);
    const auto to = to_lower(other);
    std::vector<std::vector<std::size_t>> distance(from.size() + 1, std::vector<std::size_t>(to.size() + 1));
    for (std::size_t i = 0; i <= from.size(); ++i) {
        for (std::size_t j = 0; j <= to.size(); ++j) {
            if (i == 0 || j == 0) {
                distance[i][j] = i + j;
                continue;
            }
            const std::size_t replaced = from[i - 1] == to[j - 1] ? 0 : 1;
            distance[i][j] =
                std::min({distance[i - 1][j] + 1, distance[i][j - 1] + 1, distance[i - 1][j - 1] + replaced});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
                distance[i][j] = std::min(distance[i][j], distance[i - 2][j - 2] + 1);
            }
        }
    }
    return distance[from.size()][to.size()];
}

std::optional<std::string> nearest(std::string_view text, std::span<const std::string> names)
{
    constexpr std::size_t shortest_beginning = 3;
    constexpr std::size_t longest_text = 64; // nobody mistypes more, and the distance takes its square
    if (text.empty() || text.size() > longest_text) {
        return std::nullopt;
    }
    const auto lower = to_lower(text);
    const auto begins_so = [&](const std::string& name) { return to_lower(name).starts_with(lower); };
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return c != '-'; });
    if (letters >= static_cast<std::ptrdiff_t>(shortest_beginning) &&
        std::count_if(names.begin(), names.end(), begins_so) == 1) {
        return *std::find_if(names.begin(), names.end(), begins_so);
    }
    std::optional<std::string> best;
    std::size_t least = 0;
    bool unique = false;
    for (const auto& name : names) {
        const auto distance = edit_distance(text, name);
        if (3 * distance >= std::max(text.size(), name.size()) || (best && distance > least)) {
            continue;
        }
        unique = !best || distance < least;
        best = name;
        least = distance;
    }
    return unique ? best : std::nullopt;
}

std::string did_you_mean(std::string_view text, std::span<const std::string> names)
{
    const auto meant = nearest(text, names);
    return meant ? "; did you mean " + *meant + "?" : "";
}

} // namespace earbench
