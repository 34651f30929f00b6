#include "curve/channel.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr std::string_view name_separators = " _-";

std::string_view without_separators_at_end(std::string_view name)
{
    return name.substr(0, name.find_last_not_of(name_separators) + 1);
}

/// A name whose last word names a side in any way, and that side.
struct LooseName {
    std::string_view name;
    char side = 'L';
    std::string_view word;
};

std::optional<LooseName> split_loose_name(std::string_view stem)
{
    const auto separator = stem.find_last_of(name_separators);
    if (separator == stem.npos) {
        return std::nullopt;
    }
    const auto word = stem.substr(separator + 1);
    const auto side = side_of_word(word);
    const auto name = without_separators_at_end(stem.substr(0, separator));
    return side && !name.empty() ? std::optional(LooseName{name, *side, word}) : std::nullopt;
}

/// True for `left` beside `right`, `(L)` beside `(R)`: the same way of naming a side.
bool named_alike(const LooseName& one, const LooseName& other)
{
    const auto is_letter_alone = [](std::string_view word) {
        return word.size() == 1 || word.size() == 3; // "l", "(l)"
    };
    return one.name == other.name && one.side != other.side &&
           is_letter_alone(one.word) == is_letter_alone(other.word);
}

} // namespace

NameParts split_channel(std::string_view stem)
{
    NameParts whole{std::string(stem), {}};
    auto rest = stem.substr(0, stem.find_last_not_of("0123456789") + 1);
    const auto seat = stem.substr(rest.size());
    if (!seat.empty() && !rest.empty() && name_separators.find(rest.back()) != name_separators.npos) {
        rest.remove_suffix(1); // "Crimson-L-2", but not "Blessing 2"
    }
    if (rest.size() < 3 || (rest.back() != 'L' && rest.back() != 'R') ||
        name_separators.find(rest[rest.size() - 2]) == name_separators.npos) {
        return whole;
    }
    const auto name = without_separators_at_end(rest.substr(0, rest.size() - 2));
    return name.empty() ? whole : NameParts{std::string(name), rest.back() + std::string(seat)};
}

NameParts split_channel(std::string_view stem, std::span<const std::string> stems)
{
    auto parts = split_channel(stem);
    const auto loose = parts.channel.empty() ? split_loose_name(stem) : std::nullopt;
    if (!loose) {
        return parts;
    }
    const bool has_partner = std::any_of(stems.begin(), stems.end(), [&](std::string_view other) {
        const auto partner = split_loose_name(other);
        return partner && named_alike(*loose, *partner);
    });
    return has_partner ? NameParts{std::string(loose->name), {loose->side}} : parts;
}

std::optional<char> side_of(std::string_view channel)
{
    if (channel.empty() || (channel.front() != 'L' && channel.front() != 'R') ||
        channel.find_first_not_of("0123456789", 1) != channel.npos) {
        return std::nullopt;
    }
    return channel.front();
}

std::optional<long> seat_of(std::string_view channel)
{
    return side_of(channel) ? parse_integer(channel.substr(1)) : std::nullopt;
}

std::optional<char> side_of_word(std::string_view word)
{
    const bool in_brackets = word.size() > 2 && ((word.front() == '(' && word.back() == ')') ||
                                                 (word.front() == '[' && word.back() == ']'));
    const auto lower = to_lower(in_brackets ? word.substr(1, word.size() - 2) : word);
    if (lower == "l" || lower == "left") {
        return 'L';
    }
    return lower == "r" || lower == "right" ? std::optional('R') : std::nullopt;
}

} // namespace earbench
