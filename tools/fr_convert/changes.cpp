#include "changes.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "curve/grid.hpp"
#include "curve/invert.hpp"
#include "curve/level_change.hpp"
#include "seats/curve_groups.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// What the curves lost.
struct Losses {
    bool phase = false;
    std::vector<std::string> columns;
};

std::vector<FrequencyResponse> of_channel(const std::vector<FrequencyResponse>& curves,
                                          const std::string& channel)
{
    std::vector<FrequencyResponse> chosen;
    for (const auto place : curves_of_channel(curves, channel)) {
        chosen.push_back(curves[place]);
    }
    if (chosen.empty()) {
        throw Error(Fault::data, "expected a curve of the channel '" + channel + "' but found none");
    }
    return chosen;
}

FrequencyResponse changed(FrequencyResponse curve, const Changes& changes, Losses& losses)
{
    if (changes.grid) {
        losses.phase = losses.phase || curve.has_phase();
        curve = resample(curve, changes.grid->points_within(curve));
    }
    if (changes.range) {
        curve = cut_to(curve, *changes.range);
    }
    curve = shift_level(curve, changes.offset);
    if (changes.invert) {
        auto inverted = invert(curve);
        for (const auto& column : curve.columns()) {
            if (find_column(inverted, column.name) == nullptr &&
                std::find(losses.columns.begin(), losses.columns.end(), column.name) ==
                    losses.columns.end()) {
                losses.columns.push_back(column.name);
            }
        }
        return inverted;
    }
    return curve;
}

/// What all of `curves` have of one grid; those that not all have are noted.
void cut_to_common(const cli::Tool& tool, std::vector<FrequencyResponse>& curves)
{
    const auto band = common_range(curves);
    std::size_t most = 0;
    for (auto& curve : curves) {
        most = std::max(most, curve.size());
        curve = cut_to(curve, band);
    }
    if (curves.front().size() < most) {
        tool.note(std::to_string(curves.front().size()) + " of " + std::to_string(most) +
                  " points are left, those inside all curves");
    }
}

} // namespace

std::vector<FrequencyResponse> apply(cli::Tool& tool, const Changes& changes,
                                     std::vector<FrequencyResponse> curves)
{
    if (changes.channel) {
        curves = of_channel(curves, *changes.channel);
    }
    rename_curves(curves, changes.renamings);
    if (changes.sort) {
        sort_by_name(curves);
    }
    Losses losses;
    std::vector<FrequencyResponse> results;
    for (auto& curve : curves) {
        tool.attempt([&] { results.push_back(changed(std::move(curve), changes, losses)); });
    }
    if (changes.common_points && changes.grid && !results.empty()) {
        cut_to_common(tool, results);
    }
    if (losses.phase) {
        tool.note("phase dropped, it has no value between the points of the new grid");
    }
    if (!losses.columns.empty()) {
        tool.note("--invert leaves out " + join(losses.columns, ", "));
    }
    return results;
}

} // namespace earbench
