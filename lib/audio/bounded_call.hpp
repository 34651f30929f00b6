#pragma once

#include "core/units.hpp"

#include <functional>

namespace earbench {

/// How long a sound system may take for one call.
constexpr Seconds longest_call{5.0};

/// Runs `call` on a thread of its own and waits for its return, at most `longest`.
///
/// @returns false when it has not returned by then, or gave up by abort(), as a failed assertion does: the
/// program goes on, but nothing more may be asked of the library that was called. A thread that hangs is left
/// behind, so `call` has to own what it uses (shared pointers) for as long as the program runs. `call` must
/// not throw.
[[nodiscard]] bool returns_in_time(std::function<void()> call, Seconds longest = longest_call);

} // namespace earbench
