#pragma once

#include <cstddef>

namespace earbench {

/// Makes memory cheap for what handles curves or takes one after another: blocks of the same sizes again and
/// again.
///
/// What is freed stays with the program, and `bytes` of what is taken next, at most 280 MiB, come in large
/// pages where the system has them, but for some 2 MiB of each 28: to take small ones costs about as much as
/// to read the numbers that they hold. Nothing is touched before it is used, and where the system does
/// otherwise all is as before. Called once, before there are threads.
void ready_memory(std::size_t bytes);

} // namespace earbench
