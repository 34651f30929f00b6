#include "options.hpp"

#include "common/targets.hpp"
#include "common/variable.hpp"
#include "core/files.hpp"
#include "curve/align.hpp"
#include "io/curves.hpp"

#include <unistd.h>

namespace earbench {

namespace {

std::vector<NamedBand> read_bands(const std::string& text)
{
    if (text == "default") {
        return default_bands();
    }
    if (text == "iec:1" || text == "iec:3") {
        return iec_bands(text == "iec:1" ? 1 : 3);
    }
    if (access(text.c_str(), F_OK) != 0) {
        cli::fail_usage("default, iec:1, iec:3 or a file for --bands", "'" + text + "'");
    }
    return parse_bands(read_file(text), text);
}

} // namespace

void declare(cli::Tool& tool, CompareOptions& options)
{
    tool.inputs(options.inputs, "Curves in any format that fr-csv(5) names, - for standard input",
                curve_file_endings)
        .option("-t,--target", options.targets, "NAME|FILE",
                "Compare with a built-in target or a file with one curve (may repeat)",
                cli::InStep::file_name)
        .option("--reference", options.references, "FILE",
                "Compare with another IEM; twice: its channels, L with L and R with R",
                cli::InStep::file_name)
        .answer("--list-targets", cli::target_list(), "List the targets")
        .option("--align", options.align, "HZ|HZ-HZ|HOW",
                "Match the levels at a frequency, over a band, or by fit, median, loudness or as CrinGraph")
        .option("--range", options.range, "HZ-HZ", "Compare between these frequencies")
        .option("--bands", options.bands, "default|iec:1|iec:3|FILE",
                "Bands whose mean deviation is a measure", cli::InStep::file_name)
        .choice("--score", options.score, preference_models,
                "Add an estimate of how listeners would like it, by a published model")
        .choice("--lr", options.channels, channel_uses, "Channels one by one, or their amplitude mean")
        .flag("--force", options.force, "Average channels although rig, smoothing or level differ")
        .format(options.format, table_formats, table_endings, "How to print the measures")
        .flag("--delta", options.delta, "Print the differences as fr-csv instead of the measures")
        .option("--limit", options.limits, "MEASURE=VALUE", "Exit 1 if |MEASURE| exceeds VALUE (may repeat)")
        .group("Certainty")
        .flag("--takes", options.takes, "Curves of one IEM and side are takes of it: compare their mean")
        .option("--same-within", options.same_within, "DB|DB,DB",
                "How near is the same, in bands below 8 kHz and in those above")
        .flag("--joint", options.joint, "Intervals of bands that hold for all bands at once")
        .option("--resonance", options.resonance, "HZ", "Coupler resonance that treble is regressed to")
        .option("--prior", options.prior, "ARCHIVE",
                "Take the spread of seatings from these takes of other IEMs too", cli::InStep::file_name)
        .option("--control", options.control, "FILE",
                "Compare with earlier takes of the same IEM: has the rig drifted? (may repeat)",
                cli::InStep::file_name)
        .group("Archive")
        .option("--sort", options.sort, "MEASURE",
                "Sort rows by |MEASURE|, the least first; by score the best")
        .option("--within", options.within, "[MEASURE=]VALUE",
                "Only rows whose |max_abs_db|, or |MEASURE|, is at most VALUE (may repeat)")
        .option("--nearest", options.nearest, "N",
                "Only the N IEMs nearest to the reference, with their distance")
        .flag("--matrix", options.matrix, "Print how far every IEM is from every other instead")
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
        .jobs()
        .examples({"fr-compare -t harman-ie-2019 Crimson-L.csv Crimson-R.csv",
                   "fr-compare --reference Helios-L.csv --plot vs-Helios.png Crimson-L.csv"});
}

bool asks_for_certainty(const CompareOptions& options)
{
    return options.takes || options.joint || options.prior || !options.control.empty() ||
           options.same_within != CompareOptions{}.same_within;
}

DeviationOptions deviation_options(const CompareOptions& options)
{
    return {parse_comparison_alignment(options.align), parse_band("--range", options.range),
            read_bands(options.bands), options.score};
}

ResponseFigureOptions figure_look(const CompareOptions& options, const DeviationOptions& how)
{
    ResponseFigureOptions look;
    if (how.align.kind == AlignmentKind::level) {
        look.align = how.align.band;
    }
    look.title = options.title;
    look.rig = options.rig;
    look.caption = options.caption;
    look.aspect = options.aspect;
    return look;
}

} // namespace earbench
