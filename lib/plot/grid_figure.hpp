#pragma once

#include "plot/figure.hpp"
#include "plot/picture.hpp"

#include <span>
#include <string>

namespace earbench {

/// Small multiples: a panel for each of `panels`, at least one, with its title as heading, in rows of up to
/// five; all have the same axes, which span what the panels span. A look that several panels have, L, R or a
/// target, is explained once above them.
///
/// Title, subtitle, caption, axis label and look are those of `whole`.
/// @throws Error as render_figure does.
[[nodiscard]] Picture render_grid(const Figure& whole, std::span<const Figure> panels,
                                  const std::string& format);

} // namespace earbench
