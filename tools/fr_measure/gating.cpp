#include "gating.hpp"

#include "core/files.hpp"
#include "core/number.hpp"
#include "io/audio_file.hpp"

namespace earbench {

void declare_gating(cli::Tool& tool, GatingOptions& options)
{
    tool.option("--window", options.window, "LEFT,RIGHT", "Window around the arrival, in ms")
        .option("--fdw", options.cycles, "CYCLES", "Window that is so many cycles wide at every frequency")
        .choice("--phase", options.phase, phase_kinds, "Phase to give")
        .flag("--group-delay", options.group_delay, "Add the column group_delay_ms")
        .option("--ir", options.impulse_file, "WAV", "Write the impulse responses to this file too");
}

Gating::Gating(const cli::Tool& tool, const GatingOptions& options, SweepReference& sweep)
    : m_options(options), m_rate(sweep.rate()), m_gate{sweep.window(), std::nullopt}
{
    if (options.cycles) {
        m_gate.cycles = parse_window_cycles(*options.cycles);
    }
    if (!options.window) {
        return;
    }
    const auto sides = parse_window_sides(*options.window);
    m_gate.window = sweep.reserve_window(sides);
    const auto limit = sweep.longest_left_side();
    if (limit && *limit < sides.left) {
        tool.note("window shortened to " + format_milliseconds(*limit) +
                  " ms on the left: the second harmonic lies beyond");
    }
}

NoiseWindow Gating::noise_window() const
{
    return {m_gate.window, hides() ? 0 : corrections_within(m_gate.window), m_gate.cycles};
}

FrequencyResponse Gating::transfer(const Deconvolution& deconvolution, std::size_t sweep_start,
                                   std::span<const double> frequency_hz) const
{
    return hides() ? gated_transfer_function(deconvolution, m_gate, sweep_start, frequency_hz)
                   : transfer_function(deconvolution, m_gate.window, sweep_start, frequency_hz);
}

FrequencyResponse Gating::complete(FrequencyResponse response) const
{
    response = with_phase(response, m_options.phase);
    return m_options.group_delay ? with_group_delay(response) : response;
}

void Gating::write_impulse_responses() const
{
    if (!m_options.impulse_file || m_impulse_responses.empty()) {
        return;
    }
    Audio audio{m_rate, {}, {}};
    for (const auto& response : m_impulse_responses) {
        audio.channels.push_back(response.samples);
    }
    write_file(*m_options.impulse_file, to_wav(audio, SampleFormat::float_32));
}

} // namespace earbench
