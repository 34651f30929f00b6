#pragma once

#include "measure/spectral_decay.hpp"
#include "plot/picture.hpp"
#include "plot/response_figure.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

constexpr std::size_t most_decay_maps = 16; // panels that are still a figure

/// Decays as the bytes of a picture, a panel for each: frequency from 20 Hz to 20 kHz across, time up, levels
/// from -60 to 0 dB as colours in steps of 2.5 dB (viridis, whose brightness grows evenly).
///
/// Grey is what the window is too short for, below 1 / (end - time). A bar above a
/// map marks what a 711 coupler cannot tell. `maps` are as many as `curves`, one to most_decay_maps. Of
/// `options` title, rig and caption count.
/// @throws Error as render_figure does.
[[nodiscard]] Picture render_decay_figure(std::span<const FrequencyResponse> curves,
                                          std::span<const SpectralDecay> maps,
                                          const ResponseFigureOptions& options, const std::string& format);

} // namespace earbench
