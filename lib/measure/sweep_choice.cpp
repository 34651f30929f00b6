#include "measure/sweep_choice.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "sweep/sweep_recognition.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace earbench {

namespace {

/// The greatest magnitude of all channels at every place from one sweep before the recording to its end.
struct Arrivals {
    std::ptrdiff_t first; ///< the place of the first magnitude
    std::vector<double> magnitude;
};

Arrivals magnitudes_of(std::span<const std::vector<double>> channels, Divider& divider)
{
    const auto before = static_cast<std::ptrdiff_t>(divider.sweep().samples());
    const auto samples = std::ssize(channels.front());
    Arrivals arrivals{-before, std::vector<double>(static_cast<std::size_t>(before + samples))};
    for (const auto& channel : channels) {
        const auto compressed = divider.compress_all(channel);
        const auto length = std::ssize(compressed);
        for (std::ptrdiff_t i = 0; i < std::ssize(arrivals.magnitude); ++i) {
            const auto place = (arrivals.first + i + length) % length;
            auto& greatest = arrivals.magnitude[static_cast<std::size_t>(i)];
            greatest = std::max(greatest, std::abs(compressed[static_cast<std::size_t>(place)]));
        }
    }
    return arrivals;
}

/// The values within `side` of `place`.
template <typename Values>
auto around(Values& values, std::ptrdiff_t place, std::ptrdiff_t side)
{
    const auto begin = std::max<std::ptrdiff_t>(place - side, 0);
    const auto end = std::min(place + side + 1, std::ssize(values));
    return std::span(values).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

/// The places of sweeps, in order.
std::vector<std::ptrdiff_t> places_of_sweeps(const Arrivals& arrivals, std::size_t sweep_samples,
                                             SampleRate rate)
{
    constexpr double share_of_sweep = 0.6; // less can be distortion of the same one
    constexpr double share_of_smear = 0.01;
    const double least_of_greatest = std::pow(10.0, -30.0 / 20.0);
    const auto share = [&](double of_sweep) {
        return static_cast<std::ptrdiff_t>(of_sweep * static_cast<double>(sweep_samples));
    };
    auto left = arrivals.magnitude;
    const double greatest = peak_of(left);
    std::vector<std::ptrdiff_t> places;
    for (;;) {
        const auto peak = std::max_element(left.begin(), left.end());
        if (*peak <= 0.0 || *peak < least_of_greatest * greatest) {
            break;
        }
        const auto place = peak - left.begin();
        const bool is_sweep = is_compressed_sweep(arrivals.magnitude, place, sweep_samples, rate);
        if (is_sweep) {
            places.push_back(arrivals.first + place);
        }
        const auto done = around(left, place, share(is_sweep ? share_of_sweep : share_of_smear));
        std::fill(done.begin(), done.end(), 0.0);
    }
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace

SweepChoice parse_sweep_choice(std::string_view text)
{
    if (text == "all") {
        return {};
    }
    const auto number = parse_integer(text);
    if (!number || *number < 1) {
        throw Error(Fault::usage, "expected a number from 1, or all, for --sweep-number but found '" +
                                      std::string(text) + "'");
    }
    return {static_cast<std::size_t>(*number)};
}

std::vector<RecordingPart> parts_with_one_sweep(std::span<const std::vector<double>> channels,
                                                Divider& divider)
{
    const auto& sweep = divider.sweep();
    const auto samples = std::ssize(channels.front());
    const auto places = places_of_sweeps(magnitudes_of(channels, divider), sweep.samples(), sweep.rate());
    const auto before = static_cast<std::ptrdiff_t>(sweep.start() - sweep.first_sound());
    const auto& layout = sweep.layout();
    const auto after = static_cast<std::ptrdiff_t>(
        layout ? layout->second_pilot.first + layout->second_pilot.count - sweep.start() : sweep.samples());
    std::vector<RecordingPart> parts;
    std::ptrdiff_t begin = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool last = i + 1 == places.size();
        const auto end =
            last ? samples : std::clamp((places[i] + after + places[i + 1] - before) / 2, begin, samples);
        parts.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)});
        begin = end;
    }
    if (parts.empty()) {
        parts.push_back({0, static_cast<std::size_t>(samples)});
    }
    return parts;
}

} // namespace earbench
