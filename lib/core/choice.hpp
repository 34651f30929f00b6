#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <string_view>

namespace earbench {

/// One of the values that an option can have, and what it is called there.
template <typename Value>
struct Choice {
    std::string_view name;
    Value value;
    bool is_other_name = false; ///< taken, but not listed: it stands behind the name that is
};

/// All of them, in the order in which help and messages list them. Each enumeration that is a choice has its
/// table next to it, and no other list of the names: `inline constexpr auto phase_kinds =
/// std::to_array<Choice<PhaseKind>>({{"total", PhaseKind::total}, ...});`
template <typename Value>
using Choices = std::span<const Choice<Value>>;

/// What `value`, which is one of `choices`, is called.
template <typename Table, typename Value>
[[nodiscard]] constexpr std::string_view name_of(const Table& choices, const Value& value)
{
    const auto found = std::find_if(std::begin(choices), std::end(choices),
                                    [&](const auto& choice) { return choice.value == value; });
    assert(found != std::end(choices));
    return found->name;
}

} // namespace earbench
