// fr-target - list targets, and print one as it is or adjusted. See fr-target(1).

#include "common/curves.hpp"
#include "common/targets.hpp"
#include "common/tool.hpp"
#include "compare/adjustment.hpp"
#include "core/error.hpp"
#include "io/fr_csv.hpp"

#include <array>
#include <optional>

using namespace earbench;

namespace {

struct Options {
    std::vector<std::string> target;
    std::vector<std::string> bass;
    std::vector<std::string> tilt;
    std::vector<std::string> treble;
    std::vector<std::string> adjust;
    bool bounds = false;
    std::optional<std::string> name;
};

void declare(cli::Tool& tool, Options& options)
{
    tool.operands(options.target, "NAME|FILE", "A target of --list, or a file with one curve", true)
        .answer("--list", cli::target_list(), "List the targets")
        .option("--bass", options.bass, "DB[@HZ]", "Add a low shelf, at 105 Hz")
        .option("--tilt", options.tilt, "DB[@HZ]", "Add so many decibels an octave, 0 dB at 632.5 Hz")
        .option("--treble", options.treble, "DB[@HZ]", "Add a high shelf, at 10 kHz")
        .option("--adjust", options.adjust, "FILTER", "Add a filter such as 'LS 105 0.707 +6' (may repeat)")
        .flag("--bounds", options.bounds, "Add preference bounds, for a figure: columns min_db, max_db")
        .option("--name", options.name, "TEXT", "Call the result so, instead of by what was added")
        .output(cli::fr_csv_endings())
        .examples({"fr-target --list", "fr-target harman-ie-2019 --bass -3 -o mine.csv",
                   "fr-target diffuse-field-5128 --tilt -0.8 --bass 4.3"});
}

std::vector<Adjustment> adjustments(const Options& options)
{
    std::vector<Adjustment> all;
    const auto add = [&](const std::vector<std::string>& texts, Adjustment (*parse)(std::string_view)) {
        for (const auto& text : texts) {
            all.push_back(parse(text));
        }
    };
    add(options.bass, parse_bass);
    add(options.tilt, parse_tilt);
    add(options.treble, parse_treble);
    add(options.adjust, parse_adjustment);
    return all;
}

int run(cli::Tool& tool, const Options& options)
{
    if (options.target.size() != 1) {
        throw Error(Fault::usage, "expected one target but found " + std::to_string(options.target.size()));
    }
    const auto changes = adjustments(options);
    auto target = adjust(cli::read_target(tool, options.target.front()), changes);
    if (options.bounds) {
        target = with_preference_bounds(target);
    }
    if (options.name) {
        target.notes().set("name", *options.name);
    }
    target.notes().add("step", tool.step());
    tool.print(to_fr_csv(std::array{target}));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    cli::Tool tool("fr-target", "List targets, and print one as it is or adjusted");
    declare(tool, options);
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
