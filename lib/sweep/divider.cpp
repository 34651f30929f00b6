#include "sweep/divider.hpp"

#include "core/statistics.hpp"
#include "dsp/circular.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double regularisation_inside = 1e-10;
constexpr double regularisation_outside = 1e-2;
constexpr double regularisation_ramp_octaves = 0.5;

/// eps at one frequency.
double regularisation(const SweepReference& sweep, double frequency_hz)
{
    // Inside by a little: the edges of the band are where the fades already bite.
    const double from = 1.02 * sweep.band().from.value;
    const double to = 0.99 * sweep.band().to.value;
    double octaves_outside = 0.0;
    if (frequency_hz < from) {
        octaves_outside = frequency_hz > 0.0 ? std::log2(from / frequency_hz) : regularisation_ramp_octaves;
    } else if (frequency_hz > to) {
        octaves_outside = std::log2(frequency_hz / to);
    }
    // Most frequencies lie inside the band or beyond the ramp: there the power below would be wasted time.
    const double along_ramp = std::min(octaves_outside / regularisation_ramp_octaves, 1.0);
    if (along_ramp <= 0.0 || along_ramp >= 1.0) {
        return (along_ramp <= 0.0 ? regularisation_inside : regularisation_outside) * sweep.greatest_power();
    }
    const double smooth = 0.5 - 0.5 * std::cos(std::numbers::pi * along_ramp);
    return regularisation_inside * std::pow(regularisation_outside / regularisation_inside, smooth) *
           sweep.greatest_power();
}

/// eps in every bin of a spectrum with so many bins.
std::vector<double> regularisations(const SweepReference& sweep, std::size_t bins)
{
    const double bin_hz = 0.5 * sweep.rate().value / static_cast<double>(bins - 1);
    std::vector<double> floor(bins);
    for (std::size_t bin = 0; bin < bins; ++bin) {
        floor[bin] = regularisation(sweep, static_cast<double>(bin) * bin_hz);
    }
    return floor;
}

/// Where a take has to be cut off, in samples from the sweep's start, so that the second pilot keeps out of
/// the window. Divided by the sweep, the pilot becomes a chirp that passes its lowest and highest frequency
/// at these times.
std::optional<std::ptrdiff_t> pilot_in_window(const SweepReference& sweep, Seconds right_side)
{
    if (!sweep.layout()) {
        return std::nullopt;
    }
    constexpr double guard_s = 0.2; // the take's own decay, and the edges of the pilot's spectrum
    constexpr double before_pilot_s = 0.002;
    const auto& layout = *sweep.layout();
    const double rate = sweep.rate().value;
    const auto ahead =
        static_cast<double>(layout.second_pilot.first) - static_cast<double>(layout.sweep.first);
    const double earliest_s =
        ahead / rate - layout.growth.value * std::log(pilot_band(sweep.rate()).to.value / layout.from.value);
    if (earliest_s >= right_side.value + guard_s) {
        return std::nullopt;
    }
    return static_cast<std::ptrdiff_t>(ahead - before_pilot_s * rate);
}

/// How many lags before the take need a place of their own: those at which more of the sweep than 0.4 lies in
/// it, and those of what is looked at around the answer of a short one. All of a sweep whose ninth harmonic
/// lies farther before it.
std::size_t least_lags(const SweepReference& sweep)
{
    constexpr double share_of_sweep = 0.6;
    constexpr double longest_looked_at_s = 2.0;
    constexpr double beyond_ninth_harmonic = 9.5;
    const auto samples = static_cast<double>(sweep.samples());
    const double rate = sweep.rate().value;
    const auto growth = sweep.growth();
    if (!growth || growth->value * rate * std::log(beyond_ninth_harmonic) > 0.5 * samples) {
        return sweep.samples();
    }
    return std::min(sweep.samples(),
                    static_cast<std::size_t>(std::max(share_of_sweep * samples, longest_looked_at_s * rate)));
}

} // namespace

Divider::Divider(const SweepReference& sweep, Seconds right_side)
    : m_sweep(sweep), m_second_pilot(pilot_in_window(sweep, std::max(right_side, default_window_sides.right)))
{
}

const Spectrum& Divider::spectrum(std::size_t length)
{
    prepare(length);
    return m_spectrum;
}

void Divider::prepare(std::size_t length)
{
    if (m_length == length) {
        return;
    }
    m_spectrum = forward_fft(m_sweep.sweep(), length);
    m_floor = regularisations(m_sweep, m_spectrum.size());
    Spectrum reference(m_spectrum.size());
    for (std::size_t bin = 0; bin < reference.size(); ++bin) {
        const double power = std::norm(m_spectrum[bin]);
        reference[bin] = power / (power + m_floor[bin]);
    }
    m_reference = std::make_shared<const std::vector<double>>(inverse_fft(std::move(reference), length));
    m_length = length;
}

Deconvolution Divider::divide(std::span<const double> take)
{
    auto result = divide_whole(take);
    const auto pilot = static_cast<std::ptrdiff_t>(std::floor(result.arrival)) + m_second_pilot.value_or(0);
    if (m_second_pilot && pilot > 0 && pilot < std::ssize(take)) {
        // The whole take stays what the verdict looks at: cut at a place that is no pilot it would tell
        // little.
        const auto length = result.compressed.size();
        result.impulse_response =
            inverse_fft(divided(forward_fft(take.first(static_cast<std::size_t>(pilot)), length)), length);
    }
    return result;
}

Spectrum Divider::compress(std::span<const double> samples, std::size_t length)
{
    prepare(length);
    return compressed(forward_fft(samples, length));
}

/// By the sweep of the length that was prepared, as its phase alone.
Spectrum Divider::compressed(Spectrum spectrum) const
{
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        const double power = std::norm(m_spectrum[bin]);
        spectrum[bin] *= std::conj(m_spectrum[bin]) * (std::sqrt(power) / (power + m_floor[bin]));
    }
    return spectrum;
}

/// By the sweep of the length that was prepared.
Spectrum Divider::divided(Spectrum spectrum) const
{
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        spectrum[bin] *= std::conj(m_spectrum[bin]) / (std::norm(m_spectrum[bin]) + m_floor[bin]);
    }
    return spectrum;
}

std::vector<double> Divider::compress_all(std::span<const double> take)
{
    const auto length = fft_length(take.size() + m_sweep.samples());
    return inverse_fft(compress(take, length), length);
}

Deconvolution Divider::divide_whole(std::span<const double> take)
{
    const auto whole = take.size() + m_sweep.samples();
    const auto folded = take.size() + least_lags(m_sweep);
    if (folded < whole) {
        auto result = divide_at(take, fft_length(folded));
        if (hides_nothing(result, take.size())) {
            return result;
        }
    }
    return divide_at(take, fft_length(whole));
}

/// True where every lag that matters has a place of its own.
bool Divider::hides_nothing(const Deconvolution& folded, std::size_t samples) const
{
    constexpr double least_share = 0.0316; // -30 dB
    const auto take = static_cast<double>(samples);
    const auto sweep = static_cast<double>(m_sweep.samples());
    if (folded.arrival < 0.0 || folded.arrival + sweep > take) {
        return false;
    }
    const auto& compressed = folded.compressed;
    const auto before_take = compressed.size() - samples; // places of lags before the take alone
    const auto shared = m_sweep.samples() - std::min(m_sweep.samples(), before_take);
    const auto in_shared = std::span(compressed).subspan(samples - shared, shared);
    return peak_of(in_shared) <= least_share * peak_of(compressed);
}

Deconvolution Divider::divide_at(std::span<const double> take, std::size_t length)
{
    prepare(length);
    Deconvolution result{m_sweep.rate(), {}, m_reference, {}, {}, 0.0, forward_fft(take, length)};
    result.impulse_response = inverse_fft(divided(result.spectrum), length);
    result.compressed_spectrum = compressed(result.spectrum);
    result.compressed = inverse_fft(result.compressed_spectrum, length);
    const auto peak = greatest_magnitude(result.compressed);
    const auto before_zero = peak.index < take.size() ? std::size_t{0} : length;
    result.arrival = static_cast<double>(peak.index) - static_cast<double>(before_zero) + peak.offset;
    return result;
}

Spectrum inverse_spectrum(const SweepReference& sweep, const Spectrum& spectrum)
{
    const auto floor = regularisations(sweep, spectrum.size());
    Spectrum inverse(spectrum.size());
    for (std::size_t bin = 0; bin < inverse.size(); ++bin) {
        inverse[bin] = std::conj(spectrum[bin]) / (std::norm(spectrum[bin]) + floor[bin]);
    }
    return inverse;
}

} // namespace earbench
