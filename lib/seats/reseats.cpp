#include "seats/reseats.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "core/strings.hpp"
#include "curve/align.hpp"
#include "curve/average.hpp"
#include "curve/grid.hpp"
#include "curve/note_keys.hpp"
#include "seats/coupler_resonance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr Hertz bass_to{100.0};
constexpr Hertz bass_reference{500.0};
constexpr double lowest_bass_hz = 20.0;
constexpr double greatest_lowest_bass_hz = 50.0; // an octave of bass is left
constexpr double polarity_from_hz = 100.0;       // below, a leak turns the phase
constexpr double polarity_to_hz = 2000.0;        // above, so does the depth of insertion

/// Everything the checks need of one curve, worked out once.
struct Seat {
    std::size_t curve;
    std::optional<Decibel> bass;
    std::optional<ResonanceRange> range;
    std::vector<double> phase_deg; ///< from 100 Hz to 2 kHz; empty where the group cannot be compared
};

std::vector<double> phases_to_compare(const FrequencyResponse& curve)
{
    std::vector<double> phases;
    for (std::size_t i = 0; curve.has_phase() && i < curve.size(); ++i) {
        const double frequency = curve.frequency_hz()[i];
        if (frequency >= polarity_from_hz && frequency <= polarity_to_hz) {
            phases.push_back(curve.phase_deg()[i]);
        }
    }
    return phases;
}

std::vector<Seat> prepare(std::span<const FrequencyResponse> curves, const SeatGroup& group)
{
    double from_hz = lowest_bass_hz;
    bool same_grid = true;
    const auto& first = curves[group.curves.front()];
    for (const auto index : group.curves) {
        from_hz = std::max(from_hz, curves[index].lowest().value);
        same_grid = same_grid && grids_equal(first.frequency_hz(), curves[index].frequency_hz());
    }
    std::vector<Seat> seats;
    for (const auto index : group.curves) {
        const auto& curve = curves[index];
        seats.push_back(
            {index, from_hz <= greatest_lowest_bass_hz ? bass_level(curve, {from_hz}) : std::nullopt,
             resonance_range(curve), same_grid ? phases_to_compare(curve) : std::vector<double>()});
    }
    return seats;
}

template <typename Member>
bool all_have(const std::vector<Seat>& seats, Member member)
{
    return std::all_of(seats.begin(), seats.end(), [&](const Seat& seat) { return bool(seat.*member); });
}

std::optional<Hertz> resonance_of(const std::vector<Seat>& seats, const Seat* without)
{
    std::vector<ResonanceRange> ranges;
    for (const auto& seat : seats) {
        if (&seat != without) {
            ranges.push_back(*seat.range);
        }
    }
    return highest_resonance(median_range(ranges));
}

std::optional<SeatFinding> check_seal(const std::vector<Seat>& seats, const Seat& seat, Decibel limit)
{
    if (!all_have(seats, &Seat::bass)) {
        return std::nullopt;
    }
    std::vector<double> others;
    for (const auto& other : seats) {
        if (&other != &seat) {
            others.push_back(other.bass->value);
        }
    }
    const double expected = median_of(std::move(others));
    return SeatFinding{SeatFault::leaking_seal, seat.bass->value, expected,
                       (expected - seat.bass->value) / limit.value};
}

std::optional<SeatFinding> check_depth(const std::vector<Seat>& seats, const Seat& seat, Octaves limit)
{
    const auto expected = all_have(seats, &Seat::range) ? resonance_of(seats, &seat) : std::nullopt;
    if (!expected) {
        return std::nullopt;
    }
    const auto found = resonance_near(*seat.range, *expected);
    return SeatFinding{SeatFault::insertion_depth, found.value, expected->value,
                       std::abs(std::log2(found.value / expected->value)) / limit.value};
}

double correlation(std::span<const double> phase_deg, std::span<const double> other_deg)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < phase_deg.size(); ++i) {
        sum += std::cos((phase_deg[i] - other_deg[i]) * std::numbers::pi / 180.0);
    }
    return sum / static_cast<double>(phase_deg.size());
}

std::optional<SeatFinding> check_polarity(const std::vector<Seat>& seats, const Seat& seat, double limit)
{
    std::vector<double> correlations;
    for (const auto& other : seats) {
        if (other.phase_deg.empty() || other.phase_deg.size() != seat.phase_deg.size()) {
            return std::nullopt;
        }
        if (&other != &seat) {
            correlations.push_back(correlation(seat.phase_deg, other.phase_deg));
        }
    }
    const double found = median_of(std::move(correlations));
    return SeatFinding{SeatFault::inverted, found, -limit, -found / limit};
}

std::vector<SeatFinding> findings_of(const std::vector<Seat>& seats, const Seat& seat,
                                     const SeatLimits& limits)
{
    std::vector<SeatFinding> findings;
    for (const auto& finding : {check_seal(seats, seat, limits.seal), check_depth(seats, seat, limits.depth),
                                check_polarity(seats, seat, limits.polarity)}) {
        if (finding && finding->excess > 1.0) {
            findings.push_back(*finding);
        }
    }
    return findings;
}

double worst_excess(const std::vector<SeatFinding>& findings)
{
    double worst = 0.0;
    for (const auto& finding : findings) {
        worst = std::max(worst, finding.excess);
    }
    return worst;
}

/// The worst outlier among `seats`, which are two or more.
std::optional<Outlier> worst_of(const std::vector<Seat>& seats, const SeatLimits& limits)
{
    // Of two seats that differ each is off by the same, but for rounding: the last is named.
    constexpr double rounding = 1e-9;
    std::optional<Outlier> worst;
    double greatest = 0.0;
    for (const auto& seat : seats) {
        auto findings = findings_of(seats, seat, limits);
        const double excess = worst_excess(findings);
        if (!findings.empty() && excess >= greatest * (1.0 - rounding)) {
            worst = Outlier{seat.curve, std::move(findings), seats.size() > 2};
            greatest = std::max(greatest, excess);
        }
    }
    return worst;
}

std::string describe_finding(const SeatFinding& finding, const SeatLimits& limits)
{
    switch (finding.fault) {
    case SeatFault::leaking_seal:
        return "leaking seal: bass " + format_fixed(finding.figure, 2) + " dB re 500 Hz, others " +
               format_fixed(finding.others, 2) + " dB, limit " + format_shortest(limits.seal.value) +
               " dB below";
    case SeatFault::insertion_depth:
        return "insertion depth: coupler resonance at " + format_fixed(finding.figure, 0) + " Hz, others " +
               format_fixed(finding.others, 0) + " Hz, " +
               format_fixed(std::abs(std::log2(finding.figure / finding.others)), 3) +
               " octaves apart, limit " + format_shortest(limits.depth.value);
    case SeatFault::inverted:
        break;
    }
    return "inverted: correlation of phase with the others " + format_fixed(finding.figure, 2) + ", limit " +
           format_shortest(-limits.polarity);
}

} // namespace

void require_valid(const SeatLimits& limits)
{
    const auto require = [](std::string_view flag, double limit, double greatest) {
        if (!(limit > 0.0 && limit <= greatest)) {
            throw Error(Fault::usage, "expected a limit above 0 and at most " + format_shortest(greatest) +
                                          " for " + std::string(flag) + " but found " +
                                          format_shortest(limit));
        }
    };
    require("--limit-seal", limits.seal.value, 100.0);
    require("--limit-depth", limits.depth.value, 1.0);
    require("--limit-polarity", limits.polarity, 1.0);
}

std::vector<SeatGroup> seat_groups(std::span<const FrequencyResponse> curves)
{
    std::vector<SeatGroup> groups;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const auto called = curves[i].notes().get(note::channel);
        const std::string channel = called.starts_with('L') ? "L" : called.starts_with('R') ? "R" : "";
        const auto found = std::find_if(groups.begin(), groups.end(),
                                        [&](const SeatGroup& group) { return group.channel == channel; });
        if (found == groups.end()) {
            groups.push_back({channel, {i}});
        } else {
            found->curves.push_back(i);
        }
    }
    return groups;
}

std::optional<Decibel> bass_level(const FrequencyResponse& curve, Hertz from)
{
    if (curve.lowest() > from || curve.highest() < bass_reference) {
        return std::nullopt;
    }
    return Decibel{mean_level(curve, {from, bass_to}).value -
                   mean_level(curve, {bass_reference, bass_reference}).value};
}

std::vector<Outlier> find_outliers(std::span<const FrequencyResponse> curves, const SeatLimits& limits)
{
    std::vector<Outlier> outliers;
    for (const auto& group : seat_groups(curves)) {
        auto seats = prepare(curves, group);
        while (seats.size() > 1) {
            auto worst = worst_of(seats, limits);
            if (!worst) {
                break;
            }
            std::erase_if(seats, [&](const Seat& seat) { return seat.curve == worst->curve; });
            outliers.push_back(std::move(*worst));
        }
    }
    return outliers;
}

std::vector<ResonanceSpread> resonance_spreads(std::span<const FrequencyResponse> curves)
{
    std::vector<ResonanceSpread> spreads;
    for (const auto& group : seat_groups(curves)) {
        const auto seats = prepare(curves, group);
        const auto middle =
            seats.size() > 1 && all_have(seats, &Seat::range) ? resonance_of(seats, nullptr) : std::nullopt;
        if (!middle) {
            continue;
        }
        ResonanceSpread spread{group.channel, seats.size(), *middle, *middle};
        spread.lowest = spread.highest = resonance_near(*seats.front().range, *middle);
        for (const auto& seat : seats) {
            const auto found = resonance_near(*seat.range, *middle);
            spread.lowest = std::min(spread.lowest, found);
            spread.highest = std::max(spread.highest, found);
        }
        spreads.push_back(spread);
    }
    return spreads;
}

std::string describe(const Outlier& outlier, const SeatLimits& limits)
{
    std::vector<std::string> reasons;
    for (const auto& finding : outlier.findings) {
        reasons.push_back(describe_finding(finding, limits));
    }
    return join(reasons, "; ");
}

std::string describe(const ResonanceSpread& spread)
{
    return (spread.channel.empty() ? "" : spread.channel + ": ") + std::to_string(spread.seats) +
           " seats, coupler resonance " + format_fixed(spread.lowest.value, 0) + " to " +
           format_fixed(spread.highest.value, 0) + " Hz, " +
           format_fixed(std::log2(spread.highest.value / spread.lowest.value), 3) + " octaves apart";
}

} // namespace earbench
