#pragma once

#include <cstdint>
#include <string_view>

namespace earbench::season {

/// Random numbers that are the same on every machine, which those of <random>'s distributions need not be.
///
/// Generator: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). The seed is the FNV-1a hash (64 bit) of a
/// text, so that every take has numbers of its own, whichever takes are made beside it.
class Random {
public:
    explicit Random(std::string_view seed);

    /// Evenly within [0, 1).
    [[nodiscard]] double uniform();
    /// Evenly within [from, to).
    [[nodiscard]] double uniform(double from, double to);
    /// Mean 0, standard deviation 1, within +-6: the sum of twelve uniform numbers less 6.
    [[nodiscard]] double normal();

private:
    std::uint64_t m_state;
};

} // namespace earbench::season
