#include "sweep/sweep_recognition.hpp"

#include "core/error.hpp"
#include "core/statistics.hpp"
#include "dsp/circular.hpp"
#include "sweep/band_arrival.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <vector>

namespace earbench {

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

ExcitedBand find_band(const Spectrum& spectrum, std::size_t length, SampleRate rate)
{
    constexpr int bands_per_octave = 24;
    constexpr double share_of_median = 1e-3;
    const double bin_hz = rate.value / static_cast<double>(length);
    std::vector<double> centres;
    std::vector<double> powers;
    double greatest_power = 0.0;
    for (int band = 0;; ++band) {
        const double from = std::exp2(static_cast<double>(band) / bands_per_octave);
        const double to = from * std::exp2(1.0 / bands_per_octave);
        if (to > 0.5 * rate.value) {
            break;
        }
        const auto first = static_cast<std::size_t>(from / bin_hz);
        const auto last = std::max(first + 1, static_cast<std::size_t>(to / bin_hz));
        double power = 0.0;
        for (std::size_t bin = first; bin < last; ++bin) {
            power += std::norm(spectrum[bin]);
            greatest_power = std::max(greatest_power, std::norm(spectrum[bin]));
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
    const Band band{{centres[static_cast<std::size_t>(first)] / half_band},
                    {centres[static_cast<std::size_t>(last)] * half_band}};
    if (band.to.value < 2.0 * band.from.value) {
        throw Error(Fault::data, "expected a sweep over at least an octave but found none");
    }
    return {band, greatest_power};
}

std::optional<SweepLaw> find_law(const Spectrum& spectrum, std::size_t length, SampleRate rate,
                                 const Band& band)
{
    std::vector<double> log_frequency;
    std::vector<double> time_s;
    for (double centre = 62.5; centre < 20'000.0; centre *= std::numbers::sqrt2) {
        const double half_octave = std::numbers::sqrt2;
        if (centre / half_octave > 1.2 * band.from.value && centre * half_octave < band.to.value / 1.2) {
            log_frequency.push_back(std::log(centre / 1000.0));
            time_s.push_back(octave_arrival(spectrum, length, rate, {centre}).centroid_s);
        }
    }
    if (time_s.size() < 3) {
        return std::nullopt;
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
    if (slope <= 0.0 || worst >= tolerated_share * slope) {
        return std::nullopt;
    }
    // The mean of ln(f/centre) over the energy of an octave of such a sweep, 1/f times the square of the
    // half cosines that octave_arrival weights it by: the integral of sin^4(pi u) ln((1 + u)/sqrt 2)/(1 +
    // u) over 0..1, divided by that without the logarithm.
    constexpr double centroid_above_centre = 0.045228;
    return SweepLaw{{slope}, {mean_y - slope * (mean_x + centroid_above_centre)}};
}

bool is_compressed_sweep(std::span<const double> compressed, std::ptrdiff_t place, std::size_t samples,
                         SampleRate rate)
{
    constexpr double longest_side_s = 0.3;
    constexpr double share_of_sweep = 0.3;
    const double least_ratio = std::pow(10.0, 31.0 / 10.0);
    const auto side = static_cast<std::ptrdiff_t>(
        std::min(longest_side_s * rate.value, share_of_sweep * static_cast<double>(samples)));
    const double mean = energy_around(compressed, place, side) / static_cast<double>(2 * side + 1);
    return energy_around(compressed, place, 0) > least_ratio * mean;
}

} // namespace earbench
