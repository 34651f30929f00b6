#include "publish/sample_set.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/channel.hpp"
#include "seats/coupler_resonance.hpp"

#include <algorithm>
#include <map>

namespace earbench {

namespace {

std::vector<const ChannelCurve*> seats_of(const std::vector<ChannelCurve>& curves, char side)
{
    std::vector<const ChannelCurve*> seats;
    for (const auto& curve : curves) {
        if (side_of(curve.channel) == side) {
            seats.push_back(&curve);
        }
    }
    std::ranges::stable_sort(seats, {},
                             [](const auto* curve) { return seat_of(curve->channel); }); // none first
    return seats;
}

/// The mean in dB of curves of one side, at the points that all of them have.
GraphCurve mean_of(const std::vector<GraphCurve>& seats)
{
    GraphCurve mean{seats.front().channel.substr(0, 1), {}, {}};
    double from_hz = seats.front().frequency_hz.front();
    double to_hz = seats.front().frequency_hz.back();
    for (const auto& seat : seats) {
        from_hz = std::max(from_hz, seat.frequency_hz.front());
        to_hz = std::min(to_hz, seat.frequency_hz.back());
    }
    for (const auto& seat : seats) { // their points are the same, but for the ends
        const auto begin = std::lower_bound(seat.frequency_hz.begin(), seat.frequency_hz.end(), from_hz);
        const auto end = std::upper_bound(begin, seat.frequency_hz.end(), to_hz);
        mean.frequency_hz.assign(begin, end);
        mean.spl_db.resize(mean.frequency_hz.size());
        const auto first = static_cast<std::size_t>(begin - seat.frequency_hz.begin());
        for (std::size_t i = 0; i < mean.spl_db.size(); ++i) {
            mean.spl_db[i] += seat.spl_db[first + i] / static_cast<double>(seats.size());
        }
    }
    return mean;
}

/// "8.1 kHz" of a seat, or nothing.
std::string resonance_of(const FrequencyResponse& curve)
{
    const auto range = resonance_range(curve);
    const auto resonance = range ? highest_resonance(*range) : std::nullopt;
    return resonance ? format_fixed(resonance->value / 1000.0, 1) : std::string();
}

/// What to call the seat: its resonance, of both sides where they differ.
std::string label_of(const std::map<char, std::string>& resonances, std::size_t number)
{
    std::string text;
    for (const auto& [side, resonance] : resonances) {
        const bool is_same = resonance == resonances.begin()->second;
        if (!resonance.empty() && (text.empty() || !is_same)) {
            text += (text.empty() ? "" : ", ") + std::string(1, side) + " " + resonance;
        }
    }
    const bool is_one = std::all_of(resonances.begin(), resonances.end(), [&](const auto& other) {
        return other.second == resonances.begin()->second;
    });
    if (text.empty()) {
        return "seat " + std::to_string(number);
    }
    return (is_one ? text.substr(2) : text) + " kHz";
}

} // namespace

SampleSet to_sample_set(const std::vector<ChannelCurve>& curves)
{
    for (const auto& curve : curves) {
        if (!side_of(curve.channel)) {
            throw Error(Fault::data, Place{curve.place},
                        "expected a channel, L or R, but found " +
                            (curve.channel.empty() ? "none" : "'" + curve.channel + "'") +
                            ": say it with --channel");
        }
    }
    SampleSet set;
    std::vector<std::map<char, std::string>> resonances;
    for (const char side : {'L', 'R'}) {
        const auto seats = seats_of(curves, side);
        if (seats.empty()) {
            continue;
        }
        std::vector<GraphCurve> formed;
        for (std::size_t i = 0; i < seats.size(); ++i) {
            resonances.resize(std::max(resonances.size(), i + 1));
            resonances[i][side] = resonance_of(seats[i]->curve);
            formed.push_back(to_graph_curve(seats[i]->curve, side + std::to_string(i + 1)));
        }
        set.curves.push_back(mean_of(formed));
        set.seats.insert(set.seats.end(), formed.begin(), formed.end());
    }
    if (resonances.size() < 2) {
        set.seats.clear();
        return set;
    }
    for (std::size_t i = 0; i < resonances.size(); ++i) {
        set.labels.push_back(label_of(resonances[i], i + 1));
    }
    return set;
}

} // namespace earbench
