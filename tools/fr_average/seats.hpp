#pragma once

#include "common/tool.hpp"
#include "seats/reseats.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// The curves to average; what to call each in a message: its file, and its name and channel; and its input.
struct Seats {
    std::vector<FrequencyResponse> curves;
    std::vector<std::string> places;
    std::vector<std::string> inputs;
};

/// All curves of all `inputs`, in their order; a bad input is reported and the rest go on (Tool::attempt).
[[nodiscard]] Seats read_seats(cli::Tool& tool, const std::vector<std::string>& inputs);

/// Those at `indices`; they are moved.
[[nodiscard]] Seats take(Seats& seats, std::span<const std::size_t> indices);

/// The command as a provenance note (Tool::step) with the inputs of `seats` alone.
[[nodiscard]] std::string step_of(const cli::Tool& tool, const Seats& seats);

/// What is done about outliers.
struct Judging {
    SeatLimits limits;
    bool reject_outliers = false; ///< leave them out
    bool strict = false;          ///< name them under --quiet too
};

/// Names outliers of every side and how far resonances are apart, and takes outliers out of `seats` where
/// that is asked for. Notes begin with `name`, unless it is empty.
/// @returns whether there was one.
[[nodiscard]] bool judge_seats(const cli::Tool& tool, const std::string& name, Seats& seats,
                               const Judging& judging);

} // namespace earbench
