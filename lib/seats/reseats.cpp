#include "seats/reseats.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "seats/seat_checks.hpp"
#include "seats/seat_figures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace earbench {

namespace {

constexpr std::size_t outliers_a_time = 8; // one of so many goes before the others are compared again

/// An outlier among seats that are compared at the same time.
struct Candidate {
    std::size_t seat;
    std::vector<SeatFinding> findings;
    double excess;
};

/// Those that are beyond a limit, the worst first.
std::vector<Candidate> candidates(std::span<const SeatFigures> seats, const SeatLimits& limits)
{
    // Seats that are off by the same differ in rounding.
    constexpr double steps_a_limit = 1e6;
    const auto checks = check_seats(seats, limits);
    std::vector<Candidate> found;
    // What one of two has, the other has as well. Of equal ones the last comes first.
    for (std::size_t i = seats.size() == 2 ? 1 : seats.size(); i-- > 0;) {
        std::vector<SeatFinding> findings;
        for (const auto& check : checks) {
            if (!check.empty() && check[i].excess > 1.0) {
                findings.push_back(check[i]);
            }
        }
        if (!findings.empty()) {
            const double excess = std::ranges::max_element(findings, {}, &SeatFinding::excess)->excess;
            found.push_back({i, std::move(findings), std::round(excess * steps_a_limit)});
        }
    }
    std::ranges::stable_sort(found, std::greater(), &Candidate::excess);
    return found;
}

std::string describe_pair(const SeatFinding& finding)
{
    const auto both = [&](int decimals) {
        return format_fixed(finding.figure, decimals) + " and " + format_fixed(finding.others, decimals);
    };
    const auto limit = ", limit " + format_shortest(finding.limit);
    switch (finding.fault) {
    case SeatFault::leaking_seal:
        return "leaking seal: bass " + both(2) + " dB re 500 Hz" + limit + " dB apart";
    case SeatFault::insertion_depth:
        break; // needs three
    case SeatFault::level:
        return "level: " + both(2) + " dB from 500 Hz to 2 kHz, at one depth" + limit + " dB apart";
    case SeatFault::shape:
        return "shape: " + format_fixed(finding.figure, 2) + " dB rms apart from 100 Hz to 6 kHz" + limit +
               " dB";
    case SeatFault::inverted:
        break;
    }
    return "inverted: correlation of phase " + format_fixed(finding.figure, 2) + ", limit " +
           format_shortest(-finding.limit);
}

std::string describe_one(const SeatFinding& finding)
{
    const auto limit = ", limit " + format_shortest(finding.limit);
    switch (finding.fault) {
    case SeatFault::leaking_seal:
        return "leaking seal: bass " + format_fixed(finding.figure, 2) + " dB re 500 Hz, others " +
               format_fixed(finding.others, 2) + " dB" + limit + " dB below";
    case SeatFault::insertion_depth:
        return "insertion depth: coupler resonance at " + format_fixed(finding.figure, 0) + " Hz, others " +
               format_fixed(finding.others, 0) + " Hz, " +
               format_fixed(std::abs(std::log2(finding.figure / finding.others)), 3) +
               " octaves apart, limit " + format_fixed(finding.limit, 3);
    case SeatFault::level:
        return "level: " + format_fixed(finding.figure, 2) +
               " dB from 500 Hz to 2 kHz, others at this depth " + format_fixed(finding.others, 2) + " dB" +
               limit + " dB apart";
    case SeatFault::shape:
        return "shape: " + format_fixed(finding.figure, 2) + " dB rms off the others from 100 Hz to 6 kHz" +
               limit + " dB";
    case SeatFault::inverted:
        break;
    }
    return "inverted: correlation of phase with the others " + format_fixed(finding.figure, 2) + ", limit " +
           format_shortest(-finding.limit);
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
    require("--limit-level", limits.level.value, 100.0);
    require("--limit-shape", limits.shape.value, 100.0);
    require("--limit-polarity", limits.polarity, 1.0);
}

std::string describe(const Outlier& outlier)
{
    std::vector<std::string> reasons;
    for (const auto& finding : outlier.findings) {
        reasons.push_back(outlier.curves.size() == 2 ? describe_pair(finding) : describe_one(finding));
    }
    return join(reasons, "; ");
}

std::vector<Outlier> find_outliers(std::span<const FrequencyResponse> curves,
                                   std::span<const std::size_t> places, const SeatLimits& limits)
{
    if (places.size() < 2) {
        return {};
    }
    std::vector<Outlier> outliers;
    auto seats = seat_figures(curves, places);
    for (auto found = candidates(seats, limits); !found.empty(); found = candidates(seats, limits)) {
        if (seats.size() == 2) {
            outliers.push_back({{seats[0].curve, seats[1].curve}, std::move(found.front().findings)});
            break;
        }
        found.resize(std::max<std::size_t>(1, found.size() / outliers_a_time));
        std::set<std::size_t> gone;
        for (auto& candidate : found) {
            gone.insert(seats[candidate.seat].curve);
            outliers.push_back({{seats[candidate.seat].curve}, std::move(candidate.findings)});
        }
        std::erase_if(seats, [&](const SeatFigures& seat) { return gone.contains(seat.curve); });
    }
    return outliers;
}

std::optional<ResonanceSpread> resonance_spread(std::span<const FrequencyResponse> curves,
                                                std::span<const std::size_t> places)
{
    const auto depths = places.size() > 1 ? seat_depths(seat_figures(curves, places)) : std::vector<double>();
    if (depths.empty()) {
        return std::nullopt;
    }
    const auto [lowest, highest] = std::minmax_element(depths.begin(), depths.end());
    return ResonanceSpread{depths.size(), {std::exp2(*lowest)}, {std::exp2(*highest)}};
}

std::string describe(const ResonanceSpread& spread)
{
    return std::to_string(spread.seats) + " seats, coupler resonance " +
           format_fixed(spread.lowest.value, 0) + " to " + format_fixed(spread.highest.value, 0) + " Hz, " +
           format_fixed(std::log2(spread.highest.value / spread.lowest.value), 3) + " octaves apart";
}

} // namespace earbench
