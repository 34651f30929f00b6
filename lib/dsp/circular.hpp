#pragma once

#include <cstddef>

namespace earbench {

/// Vertex of the parabola through three points at -1, 0, 1, within half a step of the middle; 0 of a line.
[[nodiscard]] double parabola_vertex(double before, double middle, double after);

/// The place of `index` in a circular signal of `length`, those of the second half before 0.
[[nodiscard]] double signed_index(std::size_t index, std::size_t length);

} // namespace earbench
