#include "verdict/repeat_mean.hpp"

#include "dsp/resample.hpp"
#include "dsp/turns.hpp"
#include "sweep/pilots.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

/// The take correlated with the sweep, both whitened as far as the sweep reaches; circular.
std::vector<double> whitened_correlation(std::span<const double> take, std::span<const double> sweep)
{
    const auto length = fft_length(take.size() + sweep.size());
    auto spectrum = forward_fft(take, length);
    const auto own = forward_fft(sweep, length);
    constexpr double floor_share = 0.01; // of the mean power: beyond the band there is nothing to whiten
    double floor = 0.0;
    for (const auto& bin : own) {
        floor += floor_share * std::norm(bin) / static_cast<double>(own.size());
    }
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        spectrum[bin] *= std::conj(own[bin]) / std::sqrt(std::norm(own[bin]) + floor);
    }
    return inverse_fft(std::move(spectrum), length);
}

} // namespace

SweepArrivals find_sweeps(std::span<const double> take, const SweepReference& sweep)
{
    const auto correlation = whitened_correlation(take, sweep.sweep());
    const auto length = std::ssize(correlation);
    const auto magnitude = [&](std::ptrdiff_t place) {
        return std::abs(correlation[static_cast<std::size_t>((place + length) % length)]);
    };
    const auto earliest = -static_cast<std::ptrdiff_t>(sweep.samples());
    const auto greatest_within = [&](std::ptrdiff_t from, std::ptrdiff_t to) {
        auto greatest = std::max(from, earliest);
        for (auto place = greatest; place <= std::min(to, std::ssize(take) - 1); ++place) {
            greatest = magnitude(place) > magnitude(greatest) ? place : greatest;
        }
        return greatest;
    };
    const auto strongest = greatest_within(earliest, std::ssize(take));
    SweepArrivals found{strongest, strongest, 1};
    const auto period = static_cast<std::ptrdiff_t>(sweep.repeats().period);
    const auto tolerance = period / 100;
    for (const auto step : {-period, period}) {
        auto& end = step < 0 ? found.first : found.last;
        while (found.count < sweep.repeats().count && end + step + tolerance > earliest &&
               end + step - tolerance < std::ssize(take)) {
            const auto next = greatest_within(end + step - tolerance, end + step + tolerance);
            if (magnitude(next) < 0.5 * magnitude(strongest)) {
                break;
            }
            end = next;
            ++found.count;
        }
    }
    return found;
}

/// The windowed response to the sweep, as strong at every frequency as the sweep is: white noise is white.
Spectrum RepeatMean::response_of(const Deconvolution& deconvolution) const
{
    const auto offset = std::llround(m_arrival) - std::llround(deconvolution.arrival());
    const auto kept = windowed(deconvolution.impulse_response, offset, m_sweep.window());
    auto response = forward_fft(kept, fft_length(2 * kept.size()));
    const double bin_hz = m_sweep.rate().value / static_cast<double>(2 * (response.size() - 1));
    const auto band = m_sweep.band();
    for (std::size_t bin = 0; bin < response.size(); ++bin) {
        const double frequency = static_cast<double>(bin) * bin_hz;
        const bool inside = frequency > band.from.value && frequency < band.to.value;
        response[bin] *= inside ? 1.0 / std::sqrt(frequency) : 0.0;
    }
    return response;
}

void RepeatMean::add(std::span<const double> take, const Deconvolution& deconvolution)
{
    if (m_responses.empty()) {
        m_arrival = deconvolution.arrival();
    }
    auto response = response_of(deconvolution);
    const double delay =
        m_responses.empty() ? 0.0 : delay_between(m_responses.front(), response, 2 * (response.size() - 1));
    Turns turns(std::numbers::pi * delay / static_cast<double>(response.size() - 1));
    for (std::size_t bin = 0; bin < response.size(); ++bin) {
        response[bin] = finite_product(response[bin], turns.next());
    }
    m_responses.push_back(std::move(response));
    m_delays.push_back(delay);

    constexpr double least_delay = 1e-3; // samples: 0.15 degrees at 20 kHz of 48
    const auto on_time = std::abs(delay) < least_delay ? std::vector<double>(take.begin(), take.end())
                                                       : resample_clock(take, 0.0, delay);
    if (m_sum.empty()) {
        m_sum = on_time;
        return;
    }
    const auto end = std::min({m_cuts.begin_of(1), std::ssize(m_sum), std::ssize(on_time)});
    for (auto i = std::max<std::ptrdiff_t>(m_cuts.first, 0); i < end; ++i) {
        m_sum[static_cast<std::size_t>(i)] += on_time[static_cast<std::size_t>(i)];
    }
}

std::vector<double> RepeatMean::samples() const
{
    auto mean = m_sum;
    const auto end = std::min(m_cuts.begin_of(1), std::ssize(mean));
    for (auto i = std::max<std::ptrdiff_t>(m_cuts.first, 0); i < end; ++i) {
        mean[static_cast<std::size_t>(i)] /= static_cast<double>(m_responses.size());
    }
    return mean;
}

/// The level of a repeat against the mean is that of its projection on it, which noise moves little and to
/// both sides alike. What the projection leaves tells how much.
double RepeatMean::spread_db_within(Hertz from, Hertz to) const
{
    const double bin_hz = m_sweep.rate().value / static_cast<double>(2 * (m_responses.front().size() - 1));
    const auto first = static_cast<std::size_t>(std::ceil(from.value / bin_hz));
    const auto last = static_cast<std::size_t>(std::ceil(to.value / bin_hz));
    const auto count = static_cast<double>(m_responses.size());
    Spectrum mean(last - first);
    double power = 0.0;
    for (std::size_t i = 0; i < mean.size(); ++i) {
        for (const auto& response : m_responses) {
            mean[i] += response[first + i] / count;
        }
        power += std::norm(mean[i]);
    }
    if (power <= 0.0) {
        return 0.0;
    }
    double least = 0.0;
    double greatest = 0.0;
    double rest = 0.0;
    for (const auto& response : m_responses) {
        std::complex<double> share = 0.0;
        double own_power = 0.0;
        for (std::size_t i = 0; i < mean.size(); ++i) {
            share += response[first + i] * std::conj(mean[i]) / power;
            own_power += std::norm(response[first + i]);
        }
        const double level_db = 20.0 * std::log10(std::max(std::abs(share), 1e-10));
        const bool is_first = &response == &m_responses.front();
        least = is_first ? level_db : std::min(least, level_db);
        greatest = is_first ? level_db : std::max(greatest, level_db);
        rest += (own_power / power - std::norm(share)) / (count - 1.0);
    }
    constexpr double deviations = 6.0; // from the least to the greatest of 16 values in each of 24 bands
    constexpr double share_of_window = 0.6875; // that counts, of one that tapers over half its length
    const auto window = m_sweep.window();
    const double window_s = static_cast<double>(window.left + window.right) / m_sweep.rate().value;
    const double independent = share_of_window * window_s * (to.value - from.value);
    const double deviation_db =
        20.0 / std::numbers::ln10 * std::sqrt(std::max(rest, 0.0) / (2.0 * independent));
    return std::max(0.0, greatest - least - deviations * deviation_db);
}

double RepeatMean::shift_samples() const
{
    const auto [earliest, latest] = std::minmax_element(m_delays.begin(), m_delays.end());
    return *latest - *earliest;
}

std::optional<double> RepeatMean::spread_db() const
{
    constexpr double lowest_hz = 40.0;
    constexpr int bands = 24; // up to 10.24 kHz
    std::optional<double> spread;
    for (int band = 0; band < bands; ++band) {
        const Hertz from{lowest_hz * std::exp2(band / 3.0)};
        const Hertz to{lowest_hz * std::exp2((band + 1) / 3.0)};
        if (from >= m_sweep.band().from && to <= m_sweep.band().to) {
            spread = std::max(spread.value_or(0.0), spread_db_within(from, to));
        }
    }
    return spread;
}

} // namespace earbench
