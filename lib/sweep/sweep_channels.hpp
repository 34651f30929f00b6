#pragma once

#include "core/choice.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace earbench {

/// How many channels the file of a sweep has, and the one that plays where the others are silent.
struct SweepChannels {
    std::size_t count = 1;
    std::optional<std::size_t> only;

    bool operator==(const SweepChannels&) const = default;
};
inline constexpr auto sweep_channels = std::to_array<Choice<SweepChannels>>({{"1", {1, {}}},
                                                                             {"2", {2, {}}},
                                                                             {"3", {3, {}}},
                                                                             {"4", {4, {}}},
                                                                             {"5", {5, {}}},
                                                                             {"6", {6, {}}},
                                                                             {"7", {7, {}}},
                                                                             {"8", {8, {}}},
                                                                             {"L", {2, 0}},
                                                                             {"R", {2, 1}},
                                                                             {"left", {2, 0}, true},
                                                                             {"right", {2, 1}, true}});

/// `signal` in all channels, or in the only one that plays.
[[nodiscard]] std::vector<std::vector<double>> lay_out(const std::vector<double>& signal,
                                                       const SweepChannels& channels);

} // namespace earbench
