// fr-compare - compare frequency responses with a target: measures, differences, figure. See fr-compare(1).

#include "common/curves.hpp"
#include "common/picture.hpp"
#include "common/tool.hpp"
#include "compare/target.hpp"
#include "core/files.hpp"
#include "core/strings.hpp"
#include "io/curves.hpp"
#include "io/fr_csv.hpp"
#include "plot/response_figure.hpp"
#include "report.hpp"

using namespace earbench;

namespace {

struct Options {
    std::vector<std::string> inputs;
    std::optional<std::string> target;
    std::string align = "500";
    std::string range = "20-20000";
    ChannelUse channels = ChannelUse::separate;
    TableFormat format = TableFormat::text;
    bool delta = false;
    bool force = false;
    std::vector<std::string> limits;
    std::optional<std::string> plot;
    Aspect aspect = Aspect::db_25;
    std::optional<std::string> title;
    std::string rig;
    std::string caption;
};

void declare(cli::Tool& tool, Options& options)
{
    tool.inputs(options.inputs, "Curves in any format that fr-csv(5) names, - for standard input",
                curve_file_endings)
        .option("-t,--target", options.target, "NAME|FILE", "Built-in target or a file with one curve",
                cli::InStep::file_name)
        .answer("--list-targets", join(built_in_target_keys(), "\n") + "\n", "List the built-in targets")
        .option("--align", options.align, "HZ|HZ-HZ", "Match the levels at a frequency or over a band")
        .option("--range", options.range, "HZ-HZ", "Compare between these frequencies")
        .choice("--lr", options.channels, channel_uses, "Channels one by one, or their amplitude mean")
        .flag("--force", options.force, "Average channels although rig, smoothing or level differ")
        .format(options.format, table_formats, table_endings, "How to print the measures")
        .flag("--delta", options.delta, "Print the differences as fr-csv instead of the measures")
        .option("--limit", options.limits, "MEASURE=VALUE", "Exit 1 if |MEASURE| exceeds VALUE (may repeat)")
        .group("Figure")
        .option("--plot", options.plot, "FIGURE", "Draw the graph to FIGURE (.png, .svg or .pdf)",
                cli::InStep::output)
        .choice("--aspect", options.aspect, aspects, "Decibels per decade of the graph", cli::InStep::nothing)
        .option("--title", options.title, "TEXT", "Title of the graph instead of the names",
                cli::InStep::nothing)
        .option("--rig", options.rig, "TEXT", "Rig of curves that name none, for the caption",
                cli::InStep::nothing)
        .option("--caption", options.caption, "TEXT", "Words before rig and smoothing in the caption",
                cli::InStep::nothing)
        .output()
        .examples({"fr-compare -t harman-ie-2019 Crimson-L.csv Crimson-R.csv",
                   "fr-compare -t harman-ie-2019 --plot Crimson.png Crimson-L.csv Crimson-R.csv"});
}

int run(cli::Tool& tool, const Options& options)
{
    if (!options.target) {
        throw Error(Fault::usage, "expected --target but found none; the built-in targets are " +
                                      join(built_in_target_keys(), ", "));
    }
    if (options.delta && (options.format == TableFormat::json || options.format == TableFormat::markdown)) {
        throw Error(Fault::usage, "expected fr-csv for --delta but found " +
                                      std::string(name_of(table_formats, options.format)));
    }
    const DeviationOptions how{parse_alignment(options.align), parse_band("--range", options.range)};
    std::vector<Limit> limits;
    for (const auto& limit : options.limits) {
        limits.push_back(parse_limit(limit));
    }
    const ResponseFigureOptions look{how.align, options.title, options.rig, options.caption, options.aspect};
    const auto picture_format = options.plot ? figure_format(*options.plot) : std::string();
    const auto target = cli::read_target(tool, *options.target);

    auto subjects = pair_channels(cli::read_all_curves(tool, options.inputs), how.range);
    if (options.channels == ChannelUse::average) {
        subjects = join_channels(subjects, options.force ? Disagreement::accept : Disagreement::refuse,
                                 [&](const Error& error) { tool.attempt([&] { throw error; }); });
    }
    // It lists all inputs: once for them all, and where curves are written only.
    const auto step = options.delta ? tool.step() : std::string();
    std::vector<Comparison> comparisons;
    std::vector<FrequencyResponse> curves;
    std::vector<FrequencyResponse> differences;
    for (const auto& subject : subjects) {
        tool.attempt([&] {
            comparisons.push_back(compare(subject, target, how));
            curves.push_back(subject.curve);
            differences.push_back(difference_curve(comparisons.back(), subject.curve, target));
            if (options.delta) {
                differences.back().notes().add("step", step);
            }
        });
    }
    if (comparisons.empty()) {
        return 0; // every input failed and was reported; the exit code is theirs
    }
    if (options.plot) {
        const auto figure = options.delta ? difference_figure(differences, target, look)
                                          : response_figure(curves, &target, look);
        cli::write_picture(tool, *options.plot, render_figure(figure, picture_format));
    }
    const bool for_people = options.format == TableFormat::text || options.format == TableFormat::markdown;
    tool.print(options.delta ? to_fr_csv(differences)
               : for_people  ? readable_report(comparisons, target, options.format)
                             : render(comparison_table(comparisons), options.format));
    int answer = 0;
    for (std::size_t i = 0; i < comparisons.size(); ++i) {
        for (const auto& limit : limits) {
            tool.attempt([&] {
                if (const auto finding = exceeds(comparisons[i], limit)) {
                    tool.complain(label(curves[i]) + ": " + *finding);
                    answer = 1;
                }
            });
        }
    }
    return answer;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    cli::Tool tool("fr-compare", "Compare frequency responses with a target: measures, differences, figure");
    declare(tool, options);
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
