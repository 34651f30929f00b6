#include "seats/seatings.hpp"

#include "core/error.hpp"
#include "core/statistics.hpp"
#include "curve/columns.hpp"
#include "curve/grid.hpp"
#include "curve/note_keys.hpp"
#include "seats/curve_groups.hpp"
#include "seats/seat_figures.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace earbench {

namespace {

/// What is counted: the places of the takes behind each.
using Counted = std::vector<std::vector<std::size_t>>;

Counted sessions_of(std::span<const FrequencyResponse> takes)
{
    std::vector<std::string> names;
    Counted sessions;
    for (std::size_t i = 0; i < takes.size(); ++i) {
        const auto name = takes[i].notes().get(note::session);
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) {
            names.push_back(name);
            sessions.push_back({i});
        } else {
            sessions[static_cast<std::size_t>(found - names.begin())].push_back(i);
        }
    }
    return sessions;
}

Counted each_by_itself(std::size_t count)
{
    Counted counted(count);
    for (std::size_t i = 0; i < count; ++i) {
        counted[i] = {i};
    }
    return counted;
}

FrequencyResponse mean_of_curves(std::span<const FrequencyResponse> curves, Disagreement disagreement)
{
    return average(curves, AverageKind::db, disagreement);
}

void require_no_copies(std::span<const FrequencyResponse> takes)
{
    for (std::size_t i = 1; i < takes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (std::ranges::equal(takes[i].spl_db(), takes[j].spl_db())) {
                throw Error(Fault::data, "expected takes that differ but found the same levels in " +
                                             label(takes[j]) + " (take " + std::to_string(j + 1) + ") and " +
                                             label(takes[i]) + " (take " + std::to_string(i + 1) + ")");
            }
        }
    }
}

/// For each of `counted` the mean of the others, on the grid of the mean of all.
std::vector<FrequencyResponse> means_without_each(std::span<const FrequencyResponse> counted,
                                                  const FrequencyResponse& mean)
{
    const auto count = static_cast<double>(counted.size());
    const bool same_grid = share_grid(counted);
    std::vector<FrequencyResponse> without;
    for (const auto& curve : counted) {
        auto levels = same_grid ? std::vector<double>(curve.spl_db().begin(), curve.spl_db().end())
                                : levels_at(curve, mean.frequency_hz());
        std::transform(mean.spl_db().begin(), mean.spl_db().end(), levels.begin(), levels.begin(),
                       [&](double all, double one) { return (count * all - one) / (count - 1.0); });
        without.push_back(mean.with_levels(std::move(levels)));
    }
    return without;
}

void add_resonances(Seatings& seatings, std::span<const FrequencyResponse> takes, const Counted& counted)
{
    std::vector<std::size_t> places(takes.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const auto depths = seat_depths(seat_figures(takes, places));
    if (depths.empty()) {
        return;
    }
    for (const double depth : depths) {
        seatings.resonances.push_back({std::exp2(depth)});
    }
    for (const auto& group : counted) {
        std::vector<double> of_group;
        for (const auto place : group) {
            of_group.push_back(depths[place]);
        }
        seatings.depths.push_back(mean_of(of_group));
    }
}

} // namespace

std::size_t Seatings::count() const
{
    return has_spread_alone() ? takes : std::max<std::size_t>(without.size(), 1);
}

bool Seatings::has_spread_alone() const
{
    return without.empty() && takes > 1 && find_column(mean, column::spread_db) != nullptr;
}

Seatings make_seatings(std::span<const FrequencyResponse> takes, Disagreement disagreement)
{
    const auto made_of = static_cast<std::size_t>(takes_of(takes));
    if (takes.size() == 1) {
        Seatings alone{takes.front(), {}, made_of};
        add_resonances(alone, takes, {});
        return alone;
    }
    require_no_copies(takes);
    auto counted = sessions_of(takes);
    const auto sessions = counted.size();
    std::vector<FrequencyResponse> curves;
    if (sessions > 1) {
        for (const auto& session : counted) {
            std::vector<FrequencyResponse> of_session;
            for (const auto place : session) {
                of_session.push_back(takes[place]);
            }
            curves.push_back(mean_of_curves(of_session, disagreement));
        }
    } else {
        counted = each_by_itself(takes.size());
        curves.assign(takes.begin(), takes.end());
    }
    auto mean = mean_of_curves(curves, disagreement);
    mean.notes().set(note::takes, std::to_string(made_of));
    auto without = means_without_each(curves, mean);
    Seatings seatings{std::move(mean), std::move(without), made_of, sessions};
    add_resonances(seatings, takes, counted);
    return seatings;
}

std::vector<Seatings> group_seatings(std::span<const FrequencyResponse> curves, Disagreement disagreement,
                                     const std::function<void(const Error&)>& tell)
{
    std::vector<Seatings> all;
    for (const auto& group : group_curves(curves, Grouping::name_and_side)) {
        std::vector<FrequencyResponse> takes;
        for (const auto place : group.curves) {
            takes.push_back(curves[place]);
        }
        try {
            all.push_back(make_seatings(takes, disagreement));
        } catch (const Error& error) {
            tell(error);
            continue;
        }
        if (!group.side.empty()) {
            all.back().mean.notes().set(note::channel, group.side);
        }
    }
    return all;
}

std::vector<Seatings> seatings_of_averages(std::span<const FrequencyResponse> curves)
{
    std::map<std::pair<std::string, std::string>, int> times;
    const auto key = [](const FrequencyResponse& curve) {
        return std::pair(curve.notes().get(note::name), curve.notes().get(note::channel));
    };
    for (const auto& curve : curves) {
        ++times[key(curve)];
    }
    std::vector<Seatings> all;
    for (const auto& curve : curves) {
        if (find_column(curve, column::spread_db) == nullptr || times[key(curve)] > 1) {
            continue;
        }
        auto seatings = make_seatings(std::span(&curve, 1), Disagreement::refuse);
        if (seatings.takes > 1) {
            all.push_back(std::move(seatings));
        }
    }
    return all;
}

const Seatings* find_seatings(std::span<const Seatings> all, std::string_view name, std::string_view channel)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const Seatings& seatings) {
        const auto& notes = seatings.mean.notes();
        return notes.get(note::name) == name && notes.get(note::channel) == channel;
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace earbench
