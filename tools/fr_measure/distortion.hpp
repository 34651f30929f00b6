#pragma once

#include "common/tool.hpp"
#include "recordings.hpp"
#include "response/distortion.hpp"

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
    /// `sweep_file` names the sweep in what is thrown.
    /// @throws Error{usage} for orders that are none, Error{data} for harmonics of a signal that is no
    ///         exponential sweep and for a record of another sample rate, Error as read_audio does.
    DistortionAnalysis(cli::Tool& tool, const DistortionOptions& options, const SweepReference& sweep,
                       const std::string& sweep_file);

    /// `curve`, analysed from `take` within `window`, with the columns; `place` names the take in messages.
    /// `channel` of `channels` is taken of the record of silence, unless that has one only.
    /// @throws Error{data} if there is no silence to take the noise from.
    [[nodiscard]] FrequencyResponse add_columns(const FrequencyResponse& curve, std::span<const double> take,
                                                double arrival, SweepReference& sweep,
                                                const WindowSpan& window, std::size_t channel,
                                                const std::string& place) const;

private:
    [[nodiscard]] std::optional<std::span<const double>> silence(std::span<const double> take, double arrival,
                                                                 const SweepReference& sweep,
                                                                 std::size_t channel,
                                                                 const std::string& place) const;

    cli::Tool& m_tool;
    const DistortionOptions& m_options;
    std::optional<HarmonicOrders> m_orders;
    std::optional<Audio> m_noise_take;
};

} // namespace earbench
