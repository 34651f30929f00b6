#pragma once

#include "plot/figure.hpp"
#include "plot/response_figure.hpp"

namespace earbench {

/// An average of `count` seats as the graph of response_figure, over the band from `min_db` to `max_db`.
///
/// Aligned as `options` say where the curve covers that, else drawn as it is.
[[nodiscard]] Figure average_figure(const FrequencyResponse& average, std::size_t count,
                                    const ResponseFigureOptions& options);

/// The difference of two channels about 0 dB, -10 to +10 dB or, in steps of 5 dB, to at most +-40 dB, with a
/// band of +-1 dB.
[[nodiscard]] Figure balance_figure(const FrequencyResponse& difference,
                                    const ResponseFigureOptions& options);

} // namespace earbench
