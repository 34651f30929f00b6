#pragma once

#include "core/recording.hpp"
#include "curve/calibration.hpp"
#include "curve/frequency_response.hpp"
#include "curve/phase.hpp"
#include "measure/impulse_response.hpp"
#include "measure/transfer.hpp"
#include "sweep/divider.hpp"
#include "sweep/harmonics.hpp"
#include "sweep/noise.hpp"
#include "verdict/judge.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What a curve is to be made of a take.
struct ResponseSettings {
    std::vector<double> frequency_hz; ///< of the result, inside the sweep's band
    std::optional<WindowSides> window;
    std::optional<double> window_cycles; ///< width of the frequency-dependent window
    PhaseKind phase = PhaseKind::total;
    bool group_delay = false;
    std::optional<HarmonicOrders> harmonics;
    std::string harmonics_text; ///< for the note `harmonics`
    bool noise = false;
    std::optional<Recording> silence; ///< to take the noise from, instead of what comes before the signal
    std::vector<FrequencyResponse> microphones; ///< calibrations, and those of couplers
    std::vector<FrequencyResponse> couplers;
    std::optional<LevelReference> level_reference; ///< levels in dB SPL
};

/// Makes curves of the takes of one sweep. What depends on the sweep and the settings alone is made once.
class ResponseAnalysis {
public:
    /// `sweep` has to outlive it; `sweep_name` is for messages.
    /// @throws Error{data} for harmonics of a signal that is no exponential sweep, and for a silence of
    ///         another sample rate.
    ResponseAnalysis(const SweepReference& sweep, const std::string& sweep_name, ResponseSettings settings);

    /// How far right of its arrival a response is looked at.
    [[nodiscard]] Seconds right_side() const;
    /// "window shortened to 12.0 ms on the left: ...", if the settings ask for more than the sweep allows.
    [[nodiscard]] std::optional<std::string> window_remark() const;

    /// The plain response in the window of the settings, in dB re the sweep: what a take is divided by as a
    /// loopback.
    [[nodiscard]] FrequencyResponse transfer(const Deconvolution& division) const;
    /// The finished curve of a take that is not silent, without name, divided by `loopback` if there is one.
    ///
    /// `channel` says which of the silence is its own, `side` (as the note `channel`) which calibrations.
    /// What could not be done is added to `remarks`; `place` names the take in what is thrown.
    /// @throws Error{data} if there is no silence to take the noise from, or it has no such channel, and as
    ///         calibrations_for does.
    [[nodiscard]] FrequencyResponse analyse(const MeasuredTake& take, std::size_t channel,
                                            std::string_view side, const FrequencyResponse* loopback,
                                            const std::string& place,
                                            std::vector<std::string>& remarks) const;
    /// What the window leaves of the impulse response.
    [[nodiscard]] ImpulseResponse impulse(const Deconvolution& division) const;

private:
    /// True when what lies outside the window is hidden, not explained.
    [[nodiscard]] bool hides() const { return m_settings.window || m_settings.window_cycles; }
    [[nodiscard]] NoiseWindow noise_window() const;
    [[nodiscard]] std::optional<std::span<const double>> silence_of(const MeasuredTake& take,
                                                                    std::size_t channel,
                                                                    const std::string& place,
                                                                    std::vector<std::string>& remarks) const;
    [[nodiscard]] FrequencyResponse with_distortion(const FrequencyResponse& curve, const MeasuredTake& take,
                                                    std::size_t channel, const std::string& place,
                                                    std::vector<std::string>& remarks) const;
    [[nodiscard]] FrequencyResponse calibrated(FrequencyResponse curve, std::string_view side) const;

    const SweepReference& m_sweep;
    ResponseSettings m_settings;
    Gate m_gate;
    std::optional<HarmonicAnalysis> m_harmonics;
    std::optional<SweepPower> m_sweep_power;
    Decibel m_sweep_peak;
};

} // namespace earbench
