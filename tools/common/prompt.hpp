#pragma once

#include "core/signals.hpp"

#include <string>

namespace earbench {

/// Asks on standard error to reseat for the take `name` and waits for a line on standard input.
///
/// @returns false when a signal came that is to end the program.
/// @throws Error{no_input} when standard input ends first.
[[nodiscard]] bool wait_for_enter(const std::string& name, HeldSignals& signals);

} // namespace earbench
