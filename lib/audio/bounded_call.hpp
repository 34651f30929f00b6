#pragma once

#include "core/units.hpp"

#include <functional>

namespace earbench {

/// How long a sound system may take for one call.
constexpr Seconds longest_call{5.0};

/// Runs `call` on a thread of its own and waits for its return, at most `longest`.
///
/// @returns false when it has not returned by then. The thread is left behind, so `call` has to own what it
/// uses (shared pointers) for as long as the program runs. `call` must not throw.
[[nodiscard]] bool returns_in_time(std::function<void()> call, Seconds longest = longest_call);

/// Runs `call` in a child process, to find out what it would do to this one.
///
/// @returns true when it returns there within `longest`, false when it hangs or ends the process.
[[nodiscard]] bool is_survived(const std::function<void()>& call, Seconds longest = longest_call);

} // namespace earbench
