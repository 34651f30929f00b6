#pragma once

#include "common/tool.hpp"
#include "curve/frequency_response.hpp"
#include "io/curves.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench::cli {

/// The curves of what was read; what it remarks is noted on standard error.
[[nodiscard]] std::vector<FrequencyResponse> noting(const Tool& tool, Reading reading);

/// The curves of one file, as read_curves has them; what it remarks is noted on standard error.
[[nodiscard]] std::vector<FrequencyResponse> read_noting(const Tool& tool, const std::string& path,
                                                         std::span<const std::string> inputs = {});

/// All curves of all `inputs`, in their order; a bad input is reported and the rest go on (Tool::attempt).
[[nodiscard]] std::vector<FrequencyResponse> read_all_curves(Tool& tool,
                                                             const std::vector<std::string>& inputs);

/// How a file may end that is written as fr-csv, which is text.
[[nodiscard]] inline std::vector<std::string> fr_csv_endings()
{
    return {".csv", ".txt"};
}

/// A built-in target by its key, else the one curve of the file of that name, else that of the user's own
/// target of that name (see user_target_file).
///
/// @throws Error{usage} if it is neither, Error{data} if the file does not hold exactly one curve.
[[nodiscard]] FrequencyResponse read_target(const Tool& tool, const std::string& key_or_file);

/// The frequencies that --grid asks for.
class Grid {
public:
    explicit Grid(int points_per_octave) : m_points_per_octave(points_per_octave) {}
    explicit Grid(std::vector<double> frequency_hz) : m_frequency_hz(std::move(frequency_hz)) {}

    /// Those of its points that lie inside `curve`.
    ///
    /// @throws Error{data} if there is none.
    [[nodiscard]] std::vector<double> points_within(const FrequencyResponse& curve) const;

private:
    int m_points_per_octave = 0; ///< 0: `m_frequency_hz` is the grid
    std::vector<double> m_frequency_hz;
};

/// What help lists as values of --grid.
inline constexpr std::string_view grid_values = "native|log:N|r40|iec:N|autoeq|cringraph|FILE";

/// Reads "log:48" (20*2^(k/48) Hz), the name of a named_grid, or a file, whose curve's frequencies are taken;
/// nothing for "native".
///
/// @throws Error{usage} for anything else, Error as read_curves does.
[[nodiscard]] std::optional<Grid> read_grid(const std::string& text);

} // namespace earbench::cli
