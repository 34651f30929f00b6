#pragma once

#include <compare>

namespace earbench {

/// Frequency in hertz.
struct Hertz {
    double value = 0.0;
    auto operator<=>(const Hertz&) const = default;
};

/// Level, or difference of levels, in decibels.
struct Decibel {
    double value = 0.0;
    auto operator<=>(const Decibel&) const = default;
};

/// Duration in seconds.
struct Seconds {
    double value = 0.0;
    auto operator<=>(const Seconds&) const = default;
};

/// Width of a band on a logarithmic frequency axis, base 2.
struct Octaves {
    double value = 0.0;
    auto operator<=>(const Octaves&) const = default;
};

/// A band of frequencies; `from == to` stands for a single one.
struct Band {
    Hertz from;
    Hertz to;
    bool operator==(const Band&) const = default;
};

/// Samples per second of one channel.
struct SampleRate {
    double value = 0.0;
    auto operator<=>(const SampleRate&) const = default;
};

} // namespace earbench
