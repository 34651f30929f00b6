#include "publish/sample_set.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/average.hpp"
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
    std::stable_sort(seats.begin(), seats.end(), [](const auto* one, const auto* other) {
        return seat_of(one->channel).value_or(0) < seat_of(other->channel).value_or(0);
    });
    return seats;
}

FrequencyResponse mean_of(const std::vector<const ChannelCurve*>& seats)
{
    std::vector<FrequencyResponse> curves;
    AverageOptions options;
    options.combination = Combination::db;
    for (const auto* seat : seats) {
        curves.push_back(seat->curve);
        options.places.push_back(seat->place);
    }
    return curves.size() == 1 ? curves.front() : average(curves, options);
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
        set.curves.push_back(to_graph_curve(mean_of(seats), std::string(1, side)));
        for (std::size_t i = 0; i < seats.size(); ++i) {
            resonances.resize(std::max(resonances.size(), i + 1));
            resonances[i][side] = resonance_of(seats[i]->curve);
            set.seats.push_back(to_graph_curve(seats[i]->curve, side + std::to_string(i + 1)));
        }
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
