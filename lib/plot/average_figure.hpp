#pragma once

#include "plot/figure.hpp"
#include "plot/response_figure.hpp"

namespace earbench {

/// Averages as the graph of response_figure, each over the band from `min_db` to `max_db` if it has a
/// `spread_db`, which one of a single take lacks. The subtitle says how many takes, see the
/// note `takes`, a single one is of.
///
/// Aligned as `options` say where all curves cover that, else drawn as they are.
[[nodiscard]] Figure average_figure(std::span<const FrequencyResponse> averages,
                                    const ResponseFigureOptions& options);

/// Differences of two channels about 0 dB, -10 to +10 dB or, in steps of 5 dB, to at most +-40 dB, with a
/// band of +-1 dB.
[[nodiscard]] Figure balance_figure(std::span<const FrequencyResponse> differences,
                                    const ResponseFigureOptions& options);

} // namespace earbench
