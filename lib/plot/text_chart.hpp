#pragma once

#include "plot/figure.hpp"

#include <cstddef>
#include <string>

namespace earbench {

/// `figure` as text for a terminal, `columns` wide, 40 at least: title, a chart of 21 rows whose curves are
/// letters, targets dots, and what the letters mean. Where curves cross the first is seen; noise is left out.
[[nodiscard]] std::string text_chart(const Figure& figure, std::size_t columns);

} // namespace earbench
