#include "sweep/deconvolution.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double left_window_s = 0.4;
constexpr double right_window_s = 0.5;
constexpr double share_of_second_harmonic = 0.45; // of the way to where the second harmonic lies

constexpr double regularisation_inside = 1e-10;
constexpr double regularisation_outside = 1e-2;
constexpr double regularisation_ramp_octaves = 0.5;

/// The first and last sample that stand out, so that leading and trailing silence is no part of the sweep.
Segment find_sound(std::span<const double> samples)
{
    const double peak = peak_of(samples);
    if (peak == 0.0) {
        throw Error(Fault::data, "expected a sweep but found silence");
    }
    constexpr double threshold = 1e-4; // -80 dB
    const auto sounds = [&](double sample) { return std::abs(sample) > threshold * peak; };
    const auto first = std::find_if(samples.begin(), samples.end(), sounds) - samples.begin();
    const auto last = std::find_if(samples.rbegin(), samples.rend(), sounds) - samples.rbegin();
    return {static_cast<std::size_t>(first), samples.size() - static_cast<std::size_t>(first + last)};
}

/// Vertex of the parabola through three points at -1, 0, 1.
double parabola_vertex(double before, double middle, double after)
{
    const double curvature = before - 2.0 * middle + after;
    return curvature == 0.0 ? 0.0 : std::clamp(0.5 * (before - after) / curvature, -0.5, 0.5);
}

double signed_index(std::size_t index, std::size_t length)
{
    const auto position = static_cast<double>(index);
    return index < length - length / 2 ? position : position - static_cast<double>(length);
}

} // namespace

SweepReference::SweepReference(std::span<const double> file_samples, SampleRate rate,
                               const std::optional<SweepLayout>& layout)
    : m_rate(rate), m_file_samples(file_samples.begin(), file_samples.end()), m_layout(layout)
{
    // A sweep that was cut or resampled since it was made: its metadata tells positions of another file.
    if (layout && layout->samples > file_samples.size()) {
        throw Error(Fault::data, "expected " + std::to_string(layout->samples) +
                                     " samples of the sweep but found " +
                                     std::to_string(file_samples.size()));
    }
    if (layout && layout->rate != rate) {
        throw Error(Fault::data, "expected a sweep of " + format_shortest(layout->rate.value) +
                                     " Hz, as its metadata says, but found one of " +
                                     format_shortest(rate.value) + " Hz");
    }
    if (layout && layout->repeats > 1) {
        m_repeats = plan_cuts(*layout);
        m_file_samples = keep_repeat(file_samples, m_repeats, 0);
        m_layout = layout_of_one(*layout);
    }
    const auto segment = layout ? layout->sweep : find_sound(file_samples);
    const auto sweep = file_samples.subspan(segment.first, segment.count);
    m_start = segment.first;
    m_first_sound = layout ? std::min(layout->first_pilot.first, m_start) : m_start;
    m_sweep.assign(sweep.begin(), sweep.end());
    if (std::all_of(sweep.begin(), sweep.end(), [](double sample) { return sample == 0.0; })) {
        throw Error(Fault::data, "expected a sweep but found silence");
    }
    m_spectrum = forward_fft(m_sweep, m_length = fft_length(2 * m_sweep.size()));
    find_band();
    if (layout) {
        m_band = {layout->from, layout->to};
        m_growth = layout->growth;
        m_passes_1_khz_s = layout->growth.value * std::log(1000.0 / layout->from.value);
        find_pilot_in_window({right_window_s});
    } else {
        find_growth();
    }
    m_length = 0; // nothing prepared yet
}

/// Divided by the sweep, the second pilot becomes a chirp that passes its lowest and highest frequency at
/// these times.
void SweepReference::find_pilot_in_window(Seconds right_side)
{
    constexpr double guard_s = 0.2; // the take's own decay, and the edges of the pilot's spectrum
    const double pilot_to_hz = pilot_band(m_rate).to.value;
    const auto ahead =
        static_cast<double>(m_layout->second_pilot.first) - static_cast<double>(m_layout->sweep.first);
    const double earliest_s =
        ahead / m_rate.value - m_layout->growth.value * std::log(pilot_to_hz / m_layout->from.value);
    if (earliest_s < right_side.value + guard_s) {
        constexpr double before_pilot_s = 0.002;
        m_second_pilot = static_cast<std::ptrdiff_t>(ahead - before_pilot_s * m_rate.value);
    }
}

/// The band where |X|^2 f, constant for an exponential sweep, is within 30 dB of its median.
void SweepReference::find_band()
{
    constexpr int bands_per_octave = 24;
    constexpr double share_of_median = 1e-3;
    const double bin_hz = m_rate.value / static_cast<double>(m_length);
    std::vector<double> centres;
    std::vector<double> powers;
    for (int band = 0;; ++band) {
        const double from = std::exp2(static_cast<double>(band) / bands_per_octave);
        const double to = from * std::exp2(1.0 / bands_per_octave);
        if (to > 0.5 * m_rate.value) {
            break;
        }
        const auto first = static_cast<std::size_t>(from / bin_hz);
        const auto last = std::max(first + 1, static_cast<std::size_t>(to / bin_hz));
        double power = 0.0;
        for (std::size_t bin = first; bin < last; ++bin) {
            power += std::norm(m_spectrum[bin]);
            m_greatest_power = std::max(m_greatest_power, std::norm(m_spectrum[bin]));
        }
        centres.push_back(std::sqrt(from * to));
        powers.push_back(power / static_cast<double>(last - first) * centres.back());
    }
    // A sweep of a narrow band has a median outside it: a twentieth of the greatest power is a median then.
    const double greatest = *std::max_element(powers.begin(), powers.end());
    const double median = std::max(upper_median_of(powers), greatest / 20.0);
    const auto excited = [&](double power) { return power > share_of_median * median; };
    const auto first = std::find_if(powers.begin(), powers.end(), excited) - powers.begin();
    const auto last =
        std::ssize(powers) - 1 - (std::find_if(powers.rbegin(), powers.rend(), excited) - powers.rbegin());
    const double half_band = std::exp2(0.5 / bands_per_octave);
    m_band = {{centres[static_cast<std::size_t>(first)] / half_band},
              {centres[static_cast<std::size_t>(last)] * half_band}};
    if (m_band.to.value < 2.0 * m_band.from.value) {
        throw Error(Fault::data, "expected a sweep over at least an octave but found none");
    }
}

/// L as the slope of the time at which octaves are passed, over ln f.
void SweepReference::find_growth()
{
    std::vector<double> log_frequency;
    std::vector<double> time_s;
    for (double centre = 62.5; centre < 20'000.0; centre *= std::numbers::sqrt2) {
        const double half_octave = std::numbers::sqrt2;
        if (centre / half_octave > 1.2 * m_band.from.value && centre * half_octave < m_band.to.value / 1.2) {
            log_frequency.push_back(std::log(centre / 1000.0));
            time_s.push_back(octave_arrival(m_spectrum, m_length, m_rate, {centre}).centroid_s);
        }
    }
    if (time_s.size() < 3) {
        return;
    }
    const auto count = static_cast<double>(time_s.size());
    double mean_x = 0.0;
    double mean_y = 0.0;
    for (std::size_t i = 0; i < time_s.size(); ++i) {
        mean_x += log_frequency[i] / count;
        mean_y += time_s[i] / count;
    }
    double covariance = 0.0;
    double variance = 0.0;
    for (std::size_t i = 0; i < time_s.size(); ++i) {
        covariance += (log_frequency[i] - mean_x) * (time_s[i] - mean_y);
        variance += (log_frequency[i] - mean_x) * (log_frequency[i] - mean_x);
    }
    const double slope = covariance / variance;
    double worst = 0.0;
    for (std::size_t i = 0; i < time_s.size(); ++i) {
        worst = std::max(worst, std::abs(time_s[i] - mean_y - slope * (log_frequency[i] - mean_x)));
    }
    // A linear sweep, noise or MLS does not pass its octaves at even steps of time.
    constexpr double tolerated_share = 0.15;
    if (slope > 0.0 && worst < tolerated_share * slope) {
        m_growth = Seconds{slope};
        // The mean of ln(f/centre) over the energy of an octave of such a sweep, 1/f times the square of the
        // half cosines that octave_arrival weights it by: the integral of sin^4(pi u) ln((1 + u)/sqrt 2)/(1 +
        // u) over 0..1, divided by that without the logarithm.
        constexpr double centroid_above_centre = 0.045228;
        m_passes_1_khz_s = mean_y - slope * (mean_x + centroid_above_centre);
    }
}

std::optional<double> SweepReference::samples_until(Hertz frequency) const
{
    if (!m_growth) {
        return std::nullopt;
    }
    return (m_passes_1_khz_s + m_growth->value * std::log(frequency.value / 1000.0)) * m_rate.value;
}

Decibel SweepReference::peak() const
{
    return {20.0 * std::log10(peak_of(m_sweep))};
}

WindowSpan SweepReference::window() const
{
    return span_of({{left_window_s}, {right_window_s}});
}

std::optional<Seconds> SweepReference::longest_left_side() const
{
    if (!m_growth) {
        return std::nullopt;
    }
    return Seconds{share_of_second_harmonic * m_growth->value * std::numbers::ln2};
}

WindowSpan SweepReference::span_of(const WindowSides& sides) const
{
    const double left_s = std::min(sides.left, longest_left_side().value_or(sides.left)).value;
    return {static_cast<std::size_t>(std::llround(left_s * m_rate.value)),
            static_cast<std::size_t>(std::llround(sides.right.value * m_rate.value))};
}

WindowSpan SweepReference::reserve_window(const WindowSides& sides)
{
    if (m_layout) {
        find_pilot_in_window(std::max(sides.right, Seconds{right_window_s}));
    }
    return span_of(sides);
}

double SweepReference::regularisation(double frequency_hz) const
{
    // Inside by a little: the edges of the band are where the fades already bite.
    const double from = 1.02 * m_band.from.value;
    const double to = 0.99 * m_band.to.value;
    double octaves_outside = 0.0;
    if (frequency_hz < from) {
        octaves_outside = frequency_hz > 0.0 ? std::log2(from / frequency_hz) : regularisation_ramp_octaves;
    } else if (frequency_hz > to) {
        octaves_outside = std::log2(frequency_hz / to);
    }
    // Most frequencies lie inside the band or beyond the ramp: there the power below would be wasted time.
    const double along_ramp = std::min(octaves_outside / regularisation_ramp_octaves, 1.0);
    if (along_ramp <= 0.0 || along_ramp >= 1.0) {
        return (along_ramp <= 0.0 ? regularisation_inside : regularisation_outside) * m_greatest_power;
    }
    const double smooth = 0.5 - 0.5 * std::cos(std::numbers::pi * along_ramp);
    return regularisation_inside * std::pow(regularisation_outside / regularisation_inside, smooth) *
           m_greatest_power;
}

Spectrum SweepReference::spectrum(std::size_t length) const
{
    return m_length == length ? m_spectrum : forward_fft(m_sweep, length);
}

Spectrum SweepReference::inverse_of(const Spectrum& spectrum) const
{
    Spectrum inverse(spectrum.size());
    const double bin_hz = 0.5 * m_rate.value / static_cast<double>(spectrum.size() - 1);
    for (std::size_t bin = 0; bin < inverse.size(); ++bin) {
        const double floor = regularisation(static_cast<double>(bin) * bin_hz);
        inverse[bin] = std::conj(spectrum[bin]) / (std::norm(spectrum[bin]) + floor);
    }
    return inverse;
}

void SweepReference::prepare(std::size_t length)
{
    if (m_length == length) {
        return;
    }
    m_spectrum = forward_fft(m_sweep, length);
    Spectrum reference(m_spectrum.size());
    const double bin_hz = m_rate.value / static_cast<double>(length);
    for (std::size_t bin = 0; bin < reference.size(); ++bin) {
        const double power = std::norm(m_spectrum[bin]);
        reference[bin] = power / (power + regularisation(static_cast<double>(bin) * bin_hz));
    }
    m_reference = inverse_fft(reference, length);
    m_length = length;
}

Deconvolution SweepReference::divide(std::span<const double> take)
{
    auto result = divide_whole(take);
    const auto pilot = static_cast<std::ptrdiff_t>(std::floor(result.arrival)) + m_second_pilot.value_or(0);
    if (m_second_pilot && pilot > 0 && pilot < std::ssize(take)) {
        // The whole take stays what the verdict looks at: cut at a place that is no pilot it would tell
        // little.
        auto cut = divide_whole(take.first(static_cast<std::size_t>(pilot)));
        result.impulse_response = std::move(cut.impulse_response);
        result.reference = std::move(cut.reference);
    }
    return result;
}

Deconvolution SweepReference::divide_whole(std::span<const double> take)
{
    const auto length = fft_length(take.size() + m_sweep.size());
    prepare(length);
    auto spectrum = forward_fft(take, length);
    Deconvolution result{m_rate, {}, m_reference, {}, Spectrum(spectrum.size()), 0.0};
    const double bin_hz = m_rate.value / static_cast<double>(length);
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        const double power = std::norm(m_spectrum[bin]);
        const double floor = regularisation(static_cast<double>(bin) * bin_hz);
        const auto correlation = spectrum[bin] * std::conj(m_spectrum[bin]);
        result.compressed_spectrum[bin] = correlation * (std::sqrt(power) / (power + floor));
        spectrum[bin] = correlation / (power + floor);
    }
    result.impulse_response = inverse_fft(spectrum, length);
    result.compressed = inverse_fft(result.compressed_spectrum, length);
    const auto& compressed = result.compressed;
    const auto greatest =
        std::max_element(compressed.begin(), compressed.end(),
                         [](double left, double right) { return std::abs(left) < std::abs(right); });
    const auto peak = static_cast<std::size_t>(greatest - compressed.begin());
    const auto magnitude = [&](std::size_t index) { return std::abs(compressed[index % length]); };
    result.arrival = signed_index(peak, length) +
                     parabola_vertex(magnitude(peak + length - 1), magnitude(peak), magnitude(peak + 1));
    return result;
}

BandArrival octave_arrival(const Spectrum& spectrum, std::size_t length, SampleRate rate, Hertz centre)
{
    const double bin_hz = rate.value / static_cast<double>(length);
    const auto highest_bin = spectrum.size() - 1;
    const auto bin_at = [&](double frequency_hz) {
        return static_cast<std::size_t>(std::min(frequency_hz / bin_hz, static_cast<double>(highest_bin)));
    };
    const auto first = bin_at(centre.value / std::numbers::sqrt2);
    const auto last = bin_at(centre.value * std::numbers::sqrt2);
    if (first >= last) {
        return {};
    }
    // The octave alone, moved down to 0 Hz: its envelope needs no more samples than it has bins.
    Spectrum band(fft_length(2 * (last - first + 1)));
    for (std::size_t bin = first; bin <= last; ++bin) {
        const double across = static_cast<double>(bin - first) / static_cast<double>(last - first + 1);
        band[bin - first] = spectrum[bin] * (0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * across));
    }
    const auto envelope = inverse_complex_fft(band);
    const double step_s = static_cast<double>(length) / rate.value / static_cast<double>(envelope.size());
    BandArrival arrival;
    double greatest = 0.0;
    double energy = 0.0;
    std::size_t peak = 0;
    for (std::size_t i = 0; i < envelope.size(); ++i) {
        const double power = std::norm(envelope[i]);
        energy += power;
        arrival.centroid_s += power * static_cast<double>(i) * step_s;
        if (power > greatest) {
            greatest = power;
            peak = i;
        }
    }
    const auto power_at = [&](std::size_t i) { return std::norm(envelope[i % envelope.size()]); };
    arrival.time_s =
        step_s * (signed_index(peak, envelope.size()) +
                  parabola_vertex(power_at(peak + envelope.size() - 1), greatest, power_at(peak + 1)));
    if (energy > 0.0) {
        arrival.centroid_s /= energy;
        arrival.concentration = greatest * static_cast<double>(envelope.size()) / energy;
    }
    return arrival;
}

} // namespace earbench
