#include "measure/response_analysis.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/note_keys.hpp"
#include "curve/relative.hpp"
#include "measure/distortion.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace earbench {

namespace {

FrequencyResponse subtract_all(FrequencyResponse measured, std::span<const FrequencyResponse> calibrations,
                               std::string_view note_key)
{
    std::vector<std::string> names;
    for (const auto& calibration : calibrations) {
        measured = subtract_calibration(measured, calibration);
        names.push_back(calibration.notes().get(note::name));
    }
    if (!names.empty()) {
        measured.notes().set(note_key, join(names, " + "));
    }
    return measured;
}

/// A recording whose noise can be told, as at least the shortest silence_before_signal() could.
void require_silence(const Recording& silence, SampleRate rate)
{
    if (silence.rate != rate) {
        throw Error(Fault::data, Place{silence.name},
                    "expected the sample rate of the sweep, " + format_shortest(rate.value) +
                        " Hz, but found " + format_shortest(silence.rate.value) + " Hz");
    }
    constexpr double shortest_s = 0.1;
    const auto least = static_cast<std::size_t>(std::ceil(shortest_s * rate.value));
    const auto found = silence.channels.front().size();
    if (found < least) {
        throw Error(Fault::data, Place{silence.name},
                    "expected at least 0.1 s of silence, " + std::to_string(least) + " samples, but found " +
                        std::to_string(found));
    }
}

} // namespace

ResponseAnalysis::ResponseAnalysis(const SweepReference& sweep, const std::string& sweep_name,
                                   ResponseSettings settings)
    : m_sweep(sweep),
      m_settings(std::move(settings)), m_gate{m_settings.window ? sweep.window_of(*m_settings.window)
                                                                : sweep.window(),
                                              m_settings.window_cycles}
{
    if (m_settings.harmonics) {
        if (!sweep.growth()) {
            throw Error(Fault::data, Place{sweep_name},
                        "expected an exponential sweep for --harmonics but found another signal");
        }
        m_harmonics.emplace(sweep, *m_settings.harmonics, m_gate.window);
    }
    if (m_settings.silence) {
        require_silence(*m_settings.silence, sweep.rate());
    }
    if (m_settings.harmonics || m_settings.noise || m_settings.silence) {
        m_sweep_power.emplace(sweep);
    }
    m_sweep_peak = sweep.peak();
}

Seconds ResponseAnalysis::right_side() const
{
    return m_settings.window.value_or(default_window_sides).right;
}

std::optional<std::string> ResponseAnalysis::window_remark() const
{
    const auto limit = m_sweep.longest_left_side();
    if (!m_settings.window || !limit || *limit >= m_settings.window->left) {
        return std::nullopt;
    }
    return "window shortened to " + format_milliseconds(*limit) +
           " ms on the left: the second harmonic lies beyond";
}

NoiseWindow ResponseAnalysis::noise_window() const
{
    return {m_gate.window, hides() ? 0 : corrections_within(m_gate.window), m_gate.cycles};
}

FrequencyResponse ResponseAnalysis::transfer(const Deconvolution& division) const
{
    return hides() ? gated_transfer_function(division, m_gate, m_sweep.start(), m_settings.frequency_hz)
                   : transfer_function(division, m_gate.window, m_sweep.start(), m_settings.frequency_hz);
}

ImpulseResponse ResponseAnalysis::impulse(const Deconvolution& division) const
{
    return impulse_response(division, m_gate.window);
}

std::optional<std::span<const double>> ResponseAnalysis::silence_of(const MeasuredTake& take,
                                                                    std::size_t channel,
                                                                    const std::string& place,
                                                                    std::vector<std::string>& remarks) const
{
    if (m_settings.silence) {
        const auto& channels = m_settings.silence->channels;
        if (channels.size() > 1 && channel >= channels.size()) {
            throw Error(Fault::data, Place{m_settings.silence->name},
                        "expected channel " + std::to_string(channel + 1) + " but found " +
                            std::to_string(channels.size()) + " channels");
        }
        return channels[channels.size() == 1 ? 0 : channel];
    }
    const auto found = silence_before_signal(take.samples(), take.deconvolution->arrival(), m_sweep);
    if (!found && m_settings.noise) {
        throw Error(Fault::data, Place{place},
                    "expected at least 0.15 s of silence before the signal for --noise but found less; "
                    "--noise-take gives a recording of silence");
    }
    if (!found) {
        remarks.push_back(place +
                          ": no silence before the signal to tell the noise from, so without columns for it");
    }
    return found;
}

FrequencyResponse ResponseAnalysis::with_distortion(const FrequencyResponse& curve, const MeasuredTake& take,
                                                    std::size_t channel, const std::string& place,
                                                    std::vector<std::string>& remarks) const
{
    if (!m_sweep_power) {
        return curve;
    }
    const auto record = silence_of(take, channel, place, remarks);
    const auto noise = record ? std::optional(NoiseFloor(*record, *m_sweep_power)) : std::nullopt;
    auto result = curve;
    if (m_settings.noise || m_settings.silence) {
        result = result.adding_columns(noise_columns(curve, noise.value(), noise_window()));
    }
    if (m_harmonics) {
        result = result.adding_columns(
            harmonic_columns(curve, take.samples(), take.deconvolution->arrival(), *m_harmonics));
        if (noise) {
            result = result.adding_columns(harmonic_floor_columns(curve, *noise, *m_harmonics));
        }
        result.notes().add(note::harmonics, m_settings.harmonics_text);
    }
    return result;
}

FrequencyResponse ResponseAnalysis::calibrated(FrequencyResponse curve, std::string_view side) const
{
    const auto microphones = calibrations_for(m_settings.microphones, side);
    const auto couplers = calibrations_for(m_settings.couplers, side);
    curve = subtract_all(std::move(curve), microphones, note::calibration);
    curve = subtract_all(std::move(curve), couplers, note::coupler_calibration);
    return m_settings.level_reference ? to_pressure_level(curve, pressure_offset(*m_settings.level_reference,
                                                                                 m_sweep_peak, microphones))
                                      : curve;
}

FrequencyResponse ResponseAnalysis::analyse(const MeasuredTake& take, std::size_t channel,
                                            std::string_view side, const FrequencyResponse* loopback,
                                            const std::string& place, std::vector<std::string>& remarks) const
{
    auto curve = with_distortion(transfer(*take.deconvolution), take, channel, place, remarks);
    if (loopback != nullptr) {
        curve = relative_to(curve, *loopback);
    }
    curve = with_phase(calibrated(std::move(curve), side), m_settings.phase);
    return m_settings.group_delay ? with_group_delay(curve) : curve;
}

} // namespace earbench
