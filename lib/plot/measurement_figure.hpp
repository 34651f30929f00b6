#pragma once

#include "plot/figure.hpp"
#include "plot/response_figure.hpp"

#include <span>

namespace earbench {

/// What stands at the axis of curves in their own level reference: "Level (dB SPL)" where all notes say so.
[[nodiscard]] std::string level_reference(std::span<const FrequencyResponse> curves);

/// Curves in their own level reference, nothing aligned, each over its noise (column `noise_db`) where it has
/// one.
///
/// The span fits the curves in steps of 10 dB and is 50 dB at least; of the noise it shows what lies at most
/// 120 dB below the highest level. 25 dB a decade, 50 where the span is above 60 dB; `options.aspect` and
/// `align` do not count.
[[nodiscard]] Figure level_figure(std::span<const FrequencyResponse> curves,
                                  const ResponseFigureOptions& options);

/// Distortion over a logarithmic axis in percent, 20 dB a decade of it: total (`thd_percent`) and harmonics
/// (`h2_dbc` ... `h9_dbc`), for more than two curves the total alone where all have it.
///
/// From 0.01 to 10 %, widened by 10 dB at a time to at most 0.0001 and 100 %. Columns of noise,
/// `h2_noise_dbc`
/// ... and `thd_noise_percent`, are drawn as noise. 25 dB a decade of frequency, 50 where the span is above
/// 60 dB (IEC 60263:2020, clause 4.2, has 1.25 and 2.5 decades of distortion to one of frequency).
/// @throws Error{data} if a curve has none of these columns.
[[nodiscard]] Figure distortion_figure(std::span<const FrequencyResponse> curves,
                                       const ResponseFigureOptions& options);

/// Group delay (column `group_delay_ms`) less the arrival (note `delay-s`) over frequency, in a plot of 16:9.
///
/// From -1 to 3 ms, widened in steps of 1 ms to at most -5 and 20 ms.
/// @throws Error{data} if a curve has no such column.
[[nodiscard]] Figure group_delay_figure(std::span<const FrequencyResponse> curves,
                                        const ResponseFigureOptions& options);

} // namespace earbench
