#include "seats/curve_groups.hpp"

#include "core/number.hpp"
#include "curve/channel.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace earbench {

namespace {

constexpr long most_takes = 1'000'000; // a greater note counts nothing that anybody has measured

std::string side_or_channel(const FrequencyResponse& curve)
{
    auto channel = curve.notes().get(note::channel);
    const auto side = side_of(channel);
    return side ? std::string(1, *side) : channel;
}

} // namespace

std::vector<CurveGroup> group_curves(std::span<const FrequencyResponse> curves, Grouping grouping)
{
    const bool by_name = grouping == Grouping::name_and_side || grouping == Grouping::name;
    const bool by_side = grouping == Grouping::name_and_side || grouping == Grouping::side;
    std::vector<CurveGroup> groups;
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        std::pair key{by_name ? curves[i].notes().get(note::name) : std::string(),
                      by_side ? side_or_channel(curves[i]) : std::string()};
        const auto [found, is_new] = known.try_emplace(key, groups.size());
        if (is_new) {
            groups.push_back({std::move(key.first), std::move(key.second), {}});
        }
        groups[found->second].curves.push_back(i);
    }
    return groups;
}

bool any_belong_together(std::span<const CurveGroup> groups)
{
    std::set<std::string_view> sides;
    bool side_repeats = false;
    for (const auto& group : groups) {
        if (group.curves.size() > 1) {
            return true;
        }
        side_repeats = !sides.insert(group.side).second || side_repeats;
    }
    return !side_repeats;
}

std::vector<std::size_t> curves_of_channel(std::span<const FrequencyResponse> curves,
                                           std::string_view channel)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        if (curves[i].notes().get(note::channel) == channel || side_or_channel(curves[i]) == channel) {
            places.push_back(i);
        }
    }
    return places;
}

long takes_of(std::span<const FrequencyResponse> curves)
{
    long takes = 0;
    for (const auto& curve : curves) {
        const long noted = parse_integer(curve.notes().get(note::takes)).value_or(1);
        takes += noted >= 1 && noted <= most_takes ? noted : 1;
    }
    return takes;
}

} // namespace earbench
