#pragma once

#include "plot/response_figure.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// A cumulative spectral decay to be drawn.
struct DecayMap {
    std::vector<double> frequency_hz; ///< evenly spaced over the logarithm, at least two
    std::vector<double> time_ms;      ///< evenly spaced from 0, at least two
    std::vector<double> level_db;     ///< a row of frequencies for every time; 0 is the greatest
    double rise_ms = 0.0;             ///< of the window's start
    double end_ms = 0.0;              ///< of the window, not before the last time
};

constexpr std::size_t most_decay_maps = 16; // panels that are still a figure

/// Decays as the bytes of a picture, a panel for each: frequency from 20 Hz to 20 kHz across, time up, levels
/// from -60 to 0 dB as colours in steps of 2.5 dB (viridis, whose brightness grows evenly).
///
/// Grey is what the window is too short for, below 1 / (end - time). A bar above a
/// map marks what a 711 coupler cannot tell. `maps` are as many as `curves`, one to most_decay_maps. Of
/// `options` title, rig and caption count.
/// @throws Error as render_figure does.
[[nodiscard]] std::string render_decay_figure(std::span<const FrequencyResponse> curves,
                                              std::span<const DecayMap> maps,
                                              const ResponseFigureOptions& options,
                                              const std::string& format);

} // namespace earbench
