#include "sweep/divider.hpp"

#include "dsp/circular.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

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

/// How many lags before the take need a place of their own, so that all have one that are looked at around
/// the answer, until `right_side` after the arrival: an answer begins within the take, and no later than the
/// sweep's length before its end. All of a short sweep, of which little would be left.
std::size_t least_lags(const SweepReference& sweep, Seconds right_side)
{
    constexpr double shortest_s = 2.0;
    constexpr double share_of_sweep = 0.6;
    const auto sides = sides_of_answer(sweep);
    const auto samples = static_cast<double>(sweep.samples());
    const double looked_at =
        std::max({sides.left.value, sides.right.value, right_side.value, shortest_s}) * sweep.rate().value;
    return !sweep.growth() || looked_at > share_of_sweep * samples ? sweep.samples()
                                                                   : static_cast<std::size_t>(looked_at);
}

/// As much of an impulse response as a window of a second to the left and `right_side` needs.
std::size_t kept_samples(const SweepReference& sweep, Seconds right_side)
{
    constexpr double longest_left_s = 1.0;
    constexpr double paddings = 4.0;
    return 2 * static_cast<std::size_t>(0.5 * paddings * (longest_left_s + right_side.value) *
                                        sweep.rate().value);
}

} // namespace

Divider::Divider(const SweepReference& sweep, Seconds right_side)
    : m_sweep(sweep),
      m_second_pilot(pilot_in_window(sweep, std::max(right_side, default_window_sides.right))),
      m_kept_samples(kept_samples(sweep, std::max(right_side, default_window_sides.right))),
      m_least_lags(least_lags(sweep, right_side))
{
}

const Spectrum& Divider::spectrum(std::size_t length)
{
    return prepare(length).spectrum;
}

const Divider::Divisor& Divider::prepare(std::size_t length)
{
    if (m_divisor && m_divisor->length == length) {
        return *m_divisor;
    }
    m_divisor.reset(); // as long as a take: not two of them at a time
    auto spectrum = forward_fft(m_sweep.sweep(), length);
    auto floor = regularisation(m_sweep, spectrum.size());
    const auto reference = inverse_fft(spectrum, length, [&](std::size_t bin, const auto& value) {
        const double power = std::norm(value);
        return power / (power + floor[bin]);
    });
    m_divisor = Divisor{length, std::move(spectrum), std::move(floor),
                        std::make_shared<const std::vector<double>>(
                            centred_part(reference, 0, std::min(m_kept_samples, length)))};
    return *m_divisor;
}

std::complex<double> Divider::Divisor::compression(std::size_t bin) const
{
    const double power = std::norm(spectrum[bin]);
    return std::conj(spectrum[bin]) * (std::sqrt(power) / (power + floor[bin]));
}

Spectrum Divider::compress(std::span<const double> samples, std::size_t length)
{
    const auto& divisor = prepare(length);
    auto spectrum = forward_fft(samples, length);
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        spectrum[bin] = finite_product(spectrum[bin], divisor.compression(bin));
    }
    return spectrum;
}

std::vector<double> Divider::compress_all(std::span<const double> take)
{
    const auto length = fft_length(take.size() + m_sweep.samples());
    return inverse_fft(compress(take, length), length);
}

Deconvolution Divider::divide(std::span<const double> take)
{
    const auto whole = fft_length(take.size() + m_sweep.samples());
    // A take that is shorter than the sweep has no place to share.
    const bool may_fold = take.size() >= m_sweep.samples();
    const auto folded = may_fold ? std::min(fft_length(take.size() + m_least_lags), whole) : whole;
    Deconvolution result{m_sweep.rate(), {}, {}, folded, {}, {}};
    const auto find_arrivals = [&] {
        const auto& divisor = prepare(result.length);
        result.spectrum = forward_fft(take, result.length);
        result.arrivals =
            arrival_figures(inverse_fft(result.spectrum, result.length,
                                        [&](std::size_t bin, const std::complex<double>& value) {
                                            return finite_product(value, divisor.compression(bin));
                                        }),
                            take.size(), m_sweep);
    };
    find_arrivals();
    if (result.arrivals.hides_something) { // never at the whole length
        result.length = whole;
        find_arrivals();
    }
    const auto& divisor = prepare(result.length);
    result.reference = divisor.reference;
    // A second pilot that would come within the window is cut off. The whole take stays what the verdict
    // looks at: cut at a place that is no pilot it would tell little.
    const auto pilot =
        m_second_pilot ? static_cast<std::ptrdiff_t>(std::floor(result.arrival())) + *m_second_pilot : 0;
    const bool is_cut = pilot > 0 && pilot < std::ssize(take);
    const auto response = inverse_fft(
        is_cut ? forward_fft(take.first(static_cast<std::size_t>(pilot)), result.length) : result.spectrum,
        result.length, [&](std::size_t bin, const std::complex<double>& value) {
            const double power = std::norm(divisor.spectrum[bin]);
            return finite_product(value, std::conj(divisor.spectrum[bin])) *
                   (1.0 / (power + divisor.floor[bin]));
        });
    result.impulse_response =
        centred_part(response, std::llround(result.arrival()), std::min(m_kept_samples, result.length));
    return result;
}

Spectrum inverse_spectrum(const SweepReference& sweep, const Spectrum& spectrum)
{
    const auto floor = regularisation(sweep, spectrum.size());
    Spectrum inverse(spectrum.size());
    for (std::size_t bin = 0; bin < inverse.size(); ++bin) {
        inverse[bin] = std::conj(spectrum[bin]) / (std::norm(spectrum[bin]) + floor[bin]);
    }
    return inverse;
}

} // namespace earbench
