#include "distortion.hpp"

#include "core/number.hpp"

#include <algorithm>

namespace earbench {

void declare_distortion(cli::Tool& tool, DistortionOptions& options)
{
    tool.option("--harmonics", options.harmonics, "N|N-M",
                "Add levels of these harmonics, 2 to 9, and total harmonic distortion")
        .flag("--noise", options.noise, "Add noise and signal-to-noise ratio")
        .option("--noise-take", options.noise_take, "FILE",
                "Take the noise from this recording of silence instead of the silence before the signal");
}

DistortionAnalysis::DistortionAnalysis(cli::Tool& tool, const DistortionOptions& options,
                                       const SweepReference& sweep, const NoiseWindow& window,
                                       const std::string& sweep_file)
    : m_tool(tool), m_options(options), m_sweep(sweep), m_window(window)
{
    if (options.harmonics) {
        const auto orders = parse_harmonic_orders(*options.harmonics);
        if (!sweep.growth()) {
            throw Error(Fault::data, Place{sweep_file},
                        "expected an exponential sweep for --harmonics but found another signal");
        }
        m_harmonics.emplace(sweep, orders, window.span);
    }
    if (options.noise_take) {
        m_noise_take = read_audio(*options.noise_take);
        if (m_noise_take->rate != sweep.rate()) {
            throw Error(Fault::data, Place{*options.noise_take},
                        "expected the sample rate of the sweep, " + format_shortest(sweep.rate().value) +
                            " Hz, but found " + format_shortest(m_noise_take->rate.value) + " Hz");
        }
    }
    if (options.harmonics || options.noise || options.noise_take) {
        m_sweep_power.emplace(sweep);
    }
}

std::optional<std::span<const double>> DistortionAnalysis::silence(std::span<const double> take,
                                                                   double arrival, std::size_t channel,
                                                                   const std::string& place) const
{
    if (m_noise_take) {
        const auto& channels = m_noise_take->channels;
        if (channels.size() > 1 && channel >= channels.size()) {
            throw Error(Fault::data, Place{*m_options.noise_take},
                        "expected channel " + std::to_string(channel + 1) + " but found " +
                            std::to_string(channels.size()) + " channels");
        }
        return channels[channels.size() == 1 ? 0 : channel];
    }
    const auto found = silence_before_signal(take, arrival, m_sweep);
    if (!found && m_options.noise) {
        throw Error(Fault::data, Place{place},
                    "expected at least 0.15 s of silence before the signal for --noise but found less; "
                    "--noise-take gives a recording of silence");
    }
    if (!found) {
        m_tool.note(place +
                    ": no silence before the signal to tell the noise from, so without columns for it");
    }
    return found;
}

FrequencyResponse DistortionAnalysis::add_columns(const FrequencyResponse& curve, const MeasuredTake& take,
                                                  std::size_t channel, const std::string& place) const
{
    const bool wants_noise = m_options.noise || m_noise_take;
    if (!m_harmonics && !wants_noise) {
        return curve;
    }
    auto result = curve;
    const double arrival = take.deconvolution->arrival;
    const auto record = silence(take.samples, arrival, channel, place);
    const auto noise = record ? std::optional(NoiseFloor(*record, *m_sweep_power)) : std::nullopt;
    if (wants_noise) {
        result = result.adding_columns(noise_columns(curve, noise.value(), m_window));
    }
    if (m_harmonics) {
        result = result.adding_columns(harmonic_columns(curve, take.samples, arrival, *m_harmonics));
        if (noise) {
            result = result.adding_columns(harmonic_floor_columns(curve, *noise, *m_harmonics));
        }
        result.notes().add("harmonics", *m_options.harmonics);
    }
    return result;
}

} // namespace earbench
