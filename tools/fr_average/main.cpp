// fr-average - average frequency responses of reseats or channels. See fr-average(1).

#include "common/curves.hpp"
#include "common/picture_file.hpp"
#include "common/tool.hpp"
#include "core/number.hpp"
#include "curve/note_keys.hpp"
#include "io/curves.hpp"
#include "io/fr_csv.hpp"
#include "plot/average_figure.hpp"
#include "result.hpp"
#include "seats/curve_groups.hpp"

using namespace earbench;

namespace {

void declare(cli::Tool& tool, Options& options)
{
    tool.inputs(options.inputs, "Curves in any format that fr-csv(5) names, - for standard input",
                curve_file_endings)
        .choice("--average", options.combination, combinations, "What is averaged")
        .choice("--time-axis", options.time_axis, time_axes,
                "Of a vector mean: each curve re its own delay, or all re the first's")
        .flag("--all", options.all, "One mean of everything, not one of every name and side")
        .flag("--balance", options.balance, "Write left minus right instead of the average")
        .option("--channel", options.channel, "CHANNEL", "Take the curves of this channel only")
        .group("Outliers")
        .flag("--reject-outliers", options.judging.reject_outliers,
              "Leave outliers out, as long as two are left")
        .flag("--strict", options.judging.strict, "Exit 1 when there is an outlier")
        .option("--limit-seal", options.judging.limits.seal, "DB", "Bass below that of the others")
        .option("--limit-depth", options.judging.limits.depth.value, "OCTAVES",
                "Coupler resonance off the others'")
        .option("--limit-level", options.judging.limits.level, "DB", "Level off that of the others")
        .option("--limit-shape", options.judging.limits.shape, "DB", "Curve off that of the others, rms")
        .option("--limit-polarity", options.judging.limits.polarity, "R", "Negative correlation of phase")
        .option("--limit-loss", options.loss_limit_db, "DB", "Vector mean below the power mean")
        .group("Result")
        .option("--name", options.name, "TEXT", "Name of the result")
        .flag("--force", options.force,
              "Average although rig, smoothing or level differ, and let the result replace an input")
        .option("--plot", options.plot, "FIGURE", "Draw the result to FIGURE (.png, .svg or .pdf)",
                cli::InStep::output)
        .output(cli::fr_csv_endings())
        .may_replace_inputs(options.force)
        .jobs()
        .examples({"fr-average seats/Crimson-L?.csv >Crimson-L.csv",
                   "fr-average --balance --plot balance.png Crimson-L.csv Crimson-R.csv >balance.csv"});
}

/// The curves that are asked for.
Seats chosen_seats(cli::Tool& tool, const Options& options)
{
    auto seats = read_seats(tool, options.inputs);
    // The mean of what is left of a set would pass for the mean of the set.
    if (tool.has_failed() || !options.channel) {
        return tool.has_failed() ? Seats() : std::move(seats);
    }
    const auto wanted = curves_of_channel(seats.curves, *options.channel);
    if (wanted.empty()) {
        throw Error(Fault::data, "expected a curve of the channel '" + *options.channel + "' but found none");
    }
    return take(seats, wanted);
}

/// What becomes one curve each.
std::vector<CurveGroup> groups_of(const Options& options, const Seats& seats)
{
    auto groups = group_curves(seats.curves, options.all       ? Grouping::all
                                             : options.balance ? Grouping::name
                                                               : Grouping::name_and_side);
    if (!options.all && !options.balance && !any_belong_together(groups)) {
        throw Error(Fault::data, "expected curves of one name and side but found no two, such as " +
                                     label(seats.curves[0]) + " and " + label(seats.curves[1]) +
                                     "; --all makes one mean of everything");
    }
    if (options.name && groups.size() > 1) {
        throw Error(Fault::usage, "expected curves of one name and side for --name but found " +
                                      std::to_string(groups.size()) + " groups; --all makes one of them");
    }
    return groups;
}

int run(cli::Tool& tool, const Options& options)
{
    require_valid(options.judging.limits);
    const auto picture_format = options.plot ? figure_format(*options.plot) : std::string();
    auto seats = chosen_seats(tool, options);
    if (seats.curves.empty()) {
        return 0;
    }
    const auto groups = groups_of(options, seats);
    std::vector<FrequencyResponse> results;
    bool any_outlier = false;
    for (const auto& group : groups) {
        tool.attempt([&] {
            auto result = result_of(tool, options, group, groups.size() > 1, take(seats, group.curves));
            any_outlier = any_outlier || result.any_outlier;
            results.push_back(std::move(result.curve));
        });
    }
    if (results.empty()) {
        return 0;
    }
    if (options.plot) {
        const auto figure = options.balance ? balance_figure(results, {}) : average_figure(results, {});
        cli::write_picture(tool, *options.plot, render_figure(figure, picture_format));
    }
    tool.print(to_fr_csv(results));
    return options.judging.strict && any_outlier ? 1 : 0;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    cli::Tool tool("fr-average", "Average frequency responses of reseats or channels");
    declare(tool, options);
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
