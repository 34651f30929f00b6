#pragma once

#include "seats/reseats.hpp"
#include "seats/seat_figures.hpp"

#include <span>
#include <vector>

namespace earbench {

/// What every check of find_outliers says of the seats, two or more: a finding for each seat, whether it is
/// beyond the limit or not; nothing where the check is left out.
[[nodiscard]] std::vector<std::vector<SeatFinding>> check_seats(std::span<const SeatFigures> seats,
                                                                const SeatLimits& limits);

} // namespace earbench
