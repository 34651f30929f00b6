// fr-average - average frequency responses of reseats or channels. See fr-average(1).

#include "common/tool.hpp"
#include "core/files.hpp"
#include "core/number.hpp"
#include "io/fr_csv.hpp"
#include "plot/average_figure.hpp"
#include "seats.hpp"
#include "seats/balance.hpp"

using namespace earbench;

namespace {

struct Options {
    std::vector<std::string> inputs;
    Combination combination = Combination::power;
    TimeAxis time_axis = TimeAxis::own;
    std::optional<std::string> name;
    std::optional<std::string> channel;
    bool force = false;
    bool balance = false;
    Judging judging;
    double loss_limit_db = 1.0;
    std::optional<std::string> plot;
};

void declare(cli::Tool& tool, Options& options)
{
    tool.inputs(options.inputs, "Curves in any format that fr-csv(5) names, - for standard input")
        .choice("--average", options.combination, combinations, "What is averaged")
        .choice("--time-axis", options.time_axis, time_axes,
                "Of a vector mean: each curve re its own delay, or all re the first's")
        .flag("--balance", options.balance, "Write left minus right instead of the average")
        .group("Outliers")
        .flag("--reject-outliers", options.judging.reject_outliers,
              "Leave outliers out, as long as two are left")
        .flag("--strict", options.judging.strict, "Exit 1 when there is an outlier")
        .option("--limit-seal", options.judging.limits.seal, "DB", "Bass below that of the others")
        .option("--limit-depth", options.judging.limits.depth.value, "OCTAVES",
                "Coupler resonance off the others'")
        .option("--limit-polarity", options.judging.limits.polarity, "R", "Negative correlation of phase")
        .option("--limit-loss", options.loss_limit_db, "DB", "Vector mean below the power mean")
        .group("Result")
        .option("--name", options.name, "TEXT", "Name of the result")
        .option("--channel", options.channel, "TEXT", "Channel of the result")
        .flag("--force", options.force, "Average although rig, smoothing or level differ")
        .option("--plot", options.plot, "FIGURE", "Draw the result to FIGURE (.png, .svg or .pdf)",
                cli::InStep::nothing)
        .output();
}

FrequencyResponse balance_of(const cli::Tool& tool, const Seats& seats, const AverageOptions& how)
{
    auto balance = channel_balance(seats.curves, how);
    if (balance.figures) {
        tool.note(describe(*balance.figures));
    }
    return std::move(balance.difference);
}

FrequencyResponse average_of(const cli::Tool& tool, const Options& options, const Seats& seats,
                             const AverageOptions& how)
{
    const auto& first = seats.curves.front();
    auto mean = average(seats.curves, how);
    if (mean.size() < first.size()) {
        tool.note("the curves are on different grids: " + std::to_string(mean.size()) + " of " +
                  std::to_string(first.size()) + " points of " + label(first) + " are left");
    }
    if (how.combination == Combination::vector) {
        const auto loss = vector_loss(mean, seats.curves);
        if (loss.greatest.value > options.loss_limit_db) {
            tool.note(describe(loss) + ", limit " + format_shortest(options.loss_limit_db));
        }
    }
    return mean;
}

int run(cli::Tool& tool, const Options& options)
{
    require_valid(options.judging.limits);
    const auto picture_format = options.plot ? figure_format(*options.plot) : std::string();
    AverageOptions how{options.combination, options.time_axis,
                       options.force ? Disagreement::accept : Disagreement::refuse, true};
    auto seats = read_seats(tool, options.inputs);
    // The mean of what is left of a set would pass for the mean of the set.
    if (tool.has_failed() || seats.curves.empty()) {
        return 0;
    }
    const bool any_outlier = judge_seats(tool, seats, options.judging);
    if (!options.balance) {
        how.places = seats.places;
    }
    auto result = options.balance ? balance_of(tool, seats, how) : average_of(tool, options, seats, how);
    if (options.name) {
        result.notes().set("name", *options.name);
    }
    if (options.channel) {
        result.notes().set("channel", *options.channel);
    }
    result.notes().set("takes", std::to_string(seats.curves.size()));
    result.notes().add("step", tool.step());
    if (options.plot) {
        const auto figure =
            options.balance ? balance_figure(result, {}) : average_figure(result, seats.curves.size(), {});
        write_file(*options.plot, render_figure(figure, picture_format));
    }
    tool.print(to_fr_csv(std::span(&result, 1)));
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
