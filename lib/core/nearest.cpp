#include "core/nearest.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <vector>

namespace earbench {

namespace {

using Names = std::vector<std::string>;

constexpr std::size_t shortest_beginning = 3;
constexpr std::size_t most_offered = 3;
constexpr std::size_t longest_text = 64; // nobody mistypes more, and the distance takes its square

/// Letters and digits in lower case.
std::string squeezed(std::string_view text)
{
    auto lower = to_lower(text);
    std::erase_if(lower, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    return lower;
}

/// "94" of "94 dB SPL"; nothing where there is more behind the number than a unit.
std::optional<double> number_with_unit(std::string_view text)
{
    const auto length = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto unit = text.substr(length);
    const bool is_unit =
        std::all_of(unit.begin(), unit.end(), [](char c) { return c == ' ' || is_letter(c); });
    return is_unit ? parse_number(text.substr(0, length)) : std::nullopt;
}

/// Those of `names` that `holds`; none where there are too many to be an answer.
template <typename Predicate>
Names few(std::span<const std::string> names, Predicate holds)
{
    Names found;
    std::copy_if(names.begin(), names.end(), std::back_inserter(found), holds);
    return found.size() <= most_offered ? found : Names{};
}

/// Those at the least distance, if that is less than a third of the letters.
Names nearest_of(std::string_view text, std::span<const std::string> names)
{
    Names best;
    auto least = std::string_view::npos;
    for (const auto& name : names) {
        const auto distance = edit_distance(text, name);
        if (3 * distance >= std::max(text.size(), name.size()) || distance > least) {
            continue;
        }
        if (distance < least) {
            best.clear();
        }
        best.push_back(name);
        least = distance;
    }
    return best;
}

/// True when the letters of `word` stand in `name` in this order, the first of both being the same.
bool abbreviates(std::string_view word, std::string_view name)
{
    std::size_t known = 0;
    for (std::size_t i = 0; i < name.size() && known < word.size(); ++i) {
        if (name[i] == word[known]) {
            ++known;
        } else if (known == 0) {
            return false;
        }
    }
    return known == word.size();
}

/// "gd" of "group-delay".
std::string initials(std::string_view name)
{
    const auto words = replace_all(name, "_", "-");
    std::string letters;
    for (const auto part : split(words, '-')) {
        letters += part.substr(0, 1);
    }
    return letters;
}

} // namespace

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

std::optional<std::size_t> find_name(std::string_view text, std::span<const std::string> names)
{
    const auto exact = std::find(names.begin(), names.end(), text);
    if (exact != names.end()) {
        return static_cast<std::size_t>(exact - names.begin());
    }
    const auto number = number_with_unit(text);
    const auto means = [&](const std::string& name) {
        const auto named = parse_number(name);
        return squeezed(name) == squeezed(text) || (named && number == named);
    };
    if (std::count_if(names.begin(), names.end(), means) != 1) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(std::find_if(names.begin(), names.end(), means) - names.begin());
}

std::optional<std::string> nearest(std::string_view text, std::span<const std::string> names)
{
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
    const auto best = nearest_of(text, names);
    return best.size() == 1 ? std::optional(best.front()) : std::nullopt;
}

std::vector<std::string> similar(std::string_view text, std::span<const std::string> names)
{
    constexpr std::size_t shortest_part = 4;
    constexpr std::size_t longest_abbreviation = 3; // "mean" is not short for "median"
    const auto word = squeezed(text);
    if (word.empty() || word.size() > longest_text) {
        return {};
    }
    if (const auto one = nearest(text, names)) {
        return {*one};
    }
    if (auto found = few(names, [&](const auto& name) { return squeezed(name).starts_with(word); });
        !found.empty()) {
        return found;
    }
    if (word.size() < shortest_beginning) {
        return few(names, [&](const auto& name) { return to_lower(initials(name)).starts_with(word); });
    }
    if (auto found = nearest_of(text, names); !found.empty() && found.size() <= most_offered) {
        return found;
    }
    const auto is_part = [&](const auto& name) {
        const auto known = squeezed(name);
        return known.find(word) != known.npos ||
               (known.size() >= shortest_part && word.find(known) != word.npos);
    };
    if (auto found = few(names, is_part); !found.empty()) {
        return found;
    }
    return word.size() > longest_abbreviation
               ? Names{}
               : few(names, [&](const auto& name) { return abbreviates(word, squeezed(name)); });
}

std::vector<std::string> said_of(std::string_view text, std::span<const std::string> names,
                                 std::span<const std::string> texts)
{
    constexpr std::size_t longest_stem = 6; // "smooth" of "smoothing" and "smoothed"
    constexpr std::size_t shortest_stem = 4;
    constexpr std::ptrdiff_t words_looked_at = 4;
    const auto stem = squeezed(text).substr(0, longest_stem);
    if (stem.size() < shortest_stem) {
        return {};
    }
    return few(names, [&](const std::string& name) {
        const auto& said = texts[static_cast<std::size_t>(&name - names.data())];
        const auto words = split(said, ' ');
        // What an option is about comes first; further on stands what else it touches.
        const auto first = words.begin() + std::min(std::ssize(words), words_looked_at);
        return std::any_of(words.begin(), first,
                           [&](std::string_view word) { return squeezed(word).starts_with(stem); });
    });
}

std::string offer(std::span<const std::string> names)
{
    if (names.empty()) {
        return {};
    }
    const auto& last = names.back();
    const Names before(names.begin(), names.end() - 1);
    return "; did you mean " + (before.empty() ? "" : join(before, ", ") + " or ") + last + "?";
}

std::string offer_or_list(std::string_view text, std::span<const std::string> known,
                          std::span<const std::string> names)
{
    const auto offered = did_you_mean(text, known);
    return offered.empty() ? "; there is " + join({names.begin(), names.end()}, ", ") : offered;
}

std::string did_you_mean(std::string_view text, std::span<const std::string> names)
{
    return offer(similar(text, names));
}

} // namespace earbench
