#pragma once

#include "common/tool.hpp"
#include "seats/reseats.hpp"

#include <string>
#include <vector>

namespace earbench {

/// The curves to average, and what to call each in a message: its file, and its name and channel.
struct Seats {
    std::vector<FrequencyResponse> curves;
    std::vector<std::string> places;
};

/// All curves of all `inputs`, in their order; a bad input is reported and the rest go on (Tool::attempt).
[[nodiscard]] Seats read_seats(cli::Tool& tool, const std::vector<std::string>& inputs);

/// What is done about outliers.
struct Judging {
    SeatLimits limits;
    bool reject_outliers = false; ///< leave them out
    bool strict = false;          ///< name them under --quiet too
};

/// Names outliers and how far resonances are apart, and takes outliers out of `seats` where that is asked
/// for.
/// @returns whether there was one.
[[nodiscard]] bool judge_seats(const cli::Tool& tool, Seats& seats, const Judging& judging);

} // namespace earbench
