#pragma once

#include "measure/impulse_response.hpp"
#include "plot/picture.hpp"
#include "plot/response_figure.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// `responses`, at least one, over the time that a figure of them shows.
[[nodiscard]] std::vector<ImpulseTrace> shown_traces(std::span<const ImpulseResponse> responses);

/// Impulse responses over time as the bytes of a picture, each in the look of its curve: above the amplitude
/// from -105 to 105 %, below it the energy from -80 to 3 dB.
///
/// `lines` are as many as `curves`, at least one, and begin and end with the first. Of `options` title, rig,
/// caption and look count; `zero` says what 0 ms is.
/// @throws Error as render_figure does.
[[nodiscard]] Picture render_impulse_figure(std::span<const FrequencyResponse> curves,
                                            std::span<const ImpulseTrace> lines,
                                            const ResponseFigureOptions& options, const std::string& format,
                                            std::string_view zero = "arrival");

} // namespace earbench
