#include "verdict/window_share.hpp"

#include "core/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>
#include <vector>

namespace earbench {

namespace {

constexpr double least_share = 1e-12;

double share_of_band(const TakeView& view, const Band& band)
{
    const double rate = view.sweep.rate().value;
    const auto window = view.sweep.window();
    const auto& answer = view.answer;
    const double inside = answer.energy(answer.band(band), {-static_cast<double>(window.left) / rate},
                                        {static_cast<double>(window.right) / rate});
    const auto& spectrum = answer.whole_spectrum();
    const auto length = view.division.length;
    const BandBins bins(band, view.sweep.rate(), length);
    double squares = 0.0;
    bins.for_each([&](std::size_t, std::size_t bin, double weight) {
        squares += bin < spectrum.size() ? std::norm(weight * spectrum[bin]) : 0.0;
    });
    const double total = squares / (static_cast<double>(length) * rate); // by Parseval's theorem
    return total > 0.0 ? inside / total : 0.0;
}

double share_of_all(const TakeView& view)
{
    const auto& samples = view.answer.samples();
    const auto window = view.sweep.window();
    const auto first = static_cast<std::size_t>(std::llround(view.answer.arrival())) - window.left;
    const auto inside = std::span(samples).subspan(first, window.left + window.right);
    const auto energy = [](double sum, const auto& value) { return sum + std::norm(value); };
    const auto& spectrum = view.answer.whole_spectrum();
    // By Parseval's theorem; every bin but the first and the last stands for two.
    const double squares = 2.0 * std::accumulate(spectrum.begin(), spectrum.end(), 0.0, energy) -
                           std::norm(spectrum.front()) - std::norm(spectrum.back());
    const double total = squares / static_cast<double>(view.division.length);
    return total > 0.0 ? std::accumulate(inside.begin(), inside.end(), 0.0, energy) / total : 0.0;
}

} // namespace

double share_within_window(const TakeView& view)
{
    constexpr double lowest_hz = 63.0;
    constexpr double highest_hz = 16'000.0;
    const double half_octave = std::numbers::sqrt2;
    std::vector<double> shares;
    for (double centre = lowest_hz; centre <= highest_hz; centre *= 2.0) {
        const Band octave{{centre / half_octave}, {centre * half_octave}};
        if (octave.from >= view.sweep.band().from && octave.to <= view.sweep.band().to) {
            shares.push_back(share_of_band(view, octave));
        }
    }
    const double of_octaves = shares.empty() ? 0.0 : upper_median_of(std::move(shares));
    return std::max({least_share, of_octaves, share_of_all(view)});
}

} // namespace earbench
