#pragma once

#include "biquad.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench::season {

/// An invented IEM in an invented coupler: what its two channels would measure if every unit and every seat
/// were alike.
struct Product {
    std::string_view slug; ///< what files are called: scripts/season/iems/<slug>.yaml, takes/<slug>-L1.wav
    Decibel level;         ///< of the whole chain from the sweep's file to the recording, at mid frequencies
    Filter resonance;      ///< of the ear canal's length, near 8 kHz: moves with the depth of insertion
    std::vector<Filter> filters; ///< all others
};

/// The five IEMs of the season.
[[nodiscard]] const std::vector<Product>& catalogue();

/// @throws Error{usage} that lists the slugs, if there is no such IEM.
[[nodiscard]] const Product& find_product(std::string_view slug);

} // namespace earbench::season
