#pragma once

#include "core/units.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// The mean deviation from a target in one band.
struct BandFact {
    std::string name; ///< "sub bass"
    Hertz from;
    Hertz to;
    Decibel mean;
};

/// How far the left channel is above the right one.
struct BalanceFact {
    Hertz from;
    Hertz to;
    Decibel mean;
    Decibel rms;
    Decibel greatest; ///< in magnitude, with its sign
    Hertz greatest_at;
};

/// What was measured of a product, for a passage that its writer keeps or deletes.
struct MeasuredFacts {
    std::string target;    ///< what `bands` are against, as captions call it
    std::string alignment; ///< where curve and target are at one level: "500 Hz"
    std::vector<BandFact> bands;
    std::optional<BalanceFact> balance;
};

/// The facts as items of a list in Markdown, and `sensitivity` where it is not empty.
[[nodiscard]] std::string facts_list(const MeasuredFacts& facts, const std::string& sensitivity);

} // namespace earbench
