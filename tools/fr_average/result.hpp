#pragma once

#include "common/tool.hpp"
#include "curve/average.hpp"
#include "seats.hpp"
#include "seats/curve_groups.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// The command line of fr-average.
struct Options {
    std::vector<std::string> inputs;
    Combination combination = Combination::power;
    TimeAxis time_axis = TimeAxis::own;
    std::optional<std::string> name;
    std::optional<std::string> channel;
    bool force = false;
    bool all = false;
    bool balance = false;
    Judging judging;
    double loss_limit_db = 1.0;
    std::optional<std::string> plot;
};

/// A curve, and whether one of the seats it is made of is an outlier.
struct Result {
    FrequencyResponse curve;
    bool any_outlier;
};

/// One curve of the seats of one group: their average or balance. Notes name the group where it is
/// `one_of_many`.
[[nodiscard]] Result result_of(const cli::Tool& tool, const Options& options, const CurveGroup& group,
                               bool one_of_many, Seats seats);

} // namespace earbench
