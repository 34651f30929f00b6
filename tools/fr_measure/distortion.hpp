#pragma once

#include "common/tool.hpp"
#include "measure/distortion.hpp"
#include "recordings.hpp"
#include "verdict/measured_take.hpp"

#include <optional>
#include <span>
#include <string>

namespace earbench {

/// The options for noise and distortion, of every subcommand that analyses takes.
struct DistortionOptions {
    std::optional<std::string> harmonics;
    bool noise = false;
    std::optional<std::string> noise_take;
};

void declare_distortion(cli::Tool& tool, DistortionOptions& options);

/// The columns for noise and distortion that were asked for.
class DistortionAnalysis {
public:
    /// `sweep_file` names the sweep in what is thrown, `window` is that of the analysis.
    /// @throws Error{usage} for orders that are none, Error{data} for harmonics of a signal that is no
    ///         exponential sweep and for a record of another sample rate, Error as read_audio does.
    DistortionAnalysis(cli::Tool& tool, const DistortionOptions& options, const SweepReference& sweep,
                       const NoiseWindow& window, const std::string& sweep_file);

    /// `curve`, analysed from `take`, with the columns; `place` names the take in messages.
    /// `channel` of `channels` is taken of the record of silence, unless that has one only.
    /// The take has its deconvolution.
    /// @throws Error{data} if there is no silence to take the noise from.
    [[nodiscard]] FrequencyResponse add_columns(const FrequencyResponse& curve, const MeasuredTake& take,
                                                std::size_t channel, const std::string& place) const;

private:
    [[nodiscard]] std::optional<std::span<const double>> silence(std::span<const double> take, double arrival,
                                                                 std::size_t channel,
                                                                 const std::string& place) const;

    cli::Tool& m_tool;
    const DistortionOptions& m_options;
    const SweepReference& m_sweep;
    NoiseWindow m_window;
    std::optional<Audio> m_noise_take;
    std::optional<SweepPower> m_sweep_power;
    std::optional<HarmonicAnalysis> m_harmonics;
};

} // namespace earbench
