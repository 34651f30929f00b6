#pragma once

#include "common/tool.hpp"
#include "curve/phase.hpp"
#include "measure/impulse_response.hpp"
#include "measure/transfer.hpp"
#include "sweep/noise.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// The options on windows, phase and impulse responses.
struct GatingOptions {
    std::optional<std::string> window;
    std::optional<std::string> cycles;
    PhaseKind phase = PhaseKind::total;
    bool group_delay = false;
    std::optional<std::string> impulse_file;
};

void declare_gating(cli::Tool& tool, GatingOptions& options);

/// Cuts the impulse responses of one run out of its takes.
class Gating {
public:
    /// Notes on standard error when the left side of the window is shortened.
    ///
    /// @throws Error{usage} for options that make no window.
    Gating(const cli::Tool& tool, const GatingOptions& options, SweepReference& sweep);

    /// What transfer() lays over impulse responses.
    [[nodiscard]] NoiseWindow noise_window() const;

    /// The response in the window of the options.
    [[nodiscard]] FrequencyResponse transfer(const Deconvolution& deconvolution, std::size_t sweep_start,
                                             std::span<const double> frequency_hz) const;

    /// Keeps the impulse response of the next curve.
    void keep(const Deconvolution& deconvolution)
    {
        m_impulse_responses.push_back(impulse_response(deconvolution, m_gate.window));
    }

    /// A finished response with the phase and the group delay that are asked for.
    [[nodiscard]] FrequencyResponse complete(FrequencyResponse response) const;

    /// Forgets all but the first `count` impulse responses.
    void keep_first(std::size_t count)
    {
        m_impulse_responses.resize(std::min(count, m_impulse_responses.size()));
    }

    /// Writes the impulse responses kept so far, one a channel, if --ir names a file and there are any.
    void write_impulse_responses() const;

    [[nodiscard]] const std::vector<ImpulseResponse>& impulse_responses() const noexcept
    {
        return m_impulse_responses;
    }

private:
    [[nodiscard]] bool hides() const { return m_options.window || m_gate.cycles; }

    const GatingOptions& m_options;
    SampleRate m_rate;
    Gate m_gate;
    std::vector<ImpulseResponse> m_impulse_responses;
};

} // namespace earbench
