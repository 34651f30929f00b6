// fr-average - average frequency responses of reseats or channels. See fr-average(1).

#include "common/curves.hpp"
#include "common/tool.hpp"
#include "io/fr_csv.hpp"
#include "response/average.hpp"

using namespace earbench;

int main(int argc, char** argv)
{
    std::vector<std::string> inputs;
    std::string kind = "power";
    std::optional<std::string> name;
    std::optional<std::string> channel;
    bool force = false;

    cli::Tool tool("fr-average", "Average frequency responses of reseats or channels");
    tool.inputs(inputs, "Curves in any format that fr-csv(5) names, - for standard input")
        .choice("--average", kind, {"power", "db", "amplitude"}, "What is averaged")
        .option("--name", name, "TEXT", "Name of the result")
        .option("--channel", channel, "TEXT", "Channel of the result")
        .flag("--force", force, "Average although rig, smoothing or level differ")
        .output();

    return tool.run(argc, argv, [&] {
        const auto curves = cli::read_all_curves(tool, inputs);
        // The mean of what is left of a set would pass for the mean of the set.
        if (tool.has_failed() || curves.empty()) {
            return 0;
        }
        const auto disagreement = force ? Disagreement::accept : Disagreement::refuse;
        auto mean = average(curves, parse_average_kind(kind), disagreement, true);
        if (mean.size() < curves.front().size()) {
            tool.note("the curves are on different grids: " + std::to_string(mean.size()) + " of " +
                      std::to_string(curves.front().size()) + " points of " + label(curves.front()) +
                      " are left");
        }
        if (name) {
            mean.notes().set("name", *name);
        }
        if (channel) {
            mean.notes().set("channel", *channel);
        }
        mean.notes().set("takes", std::to_string(curves.size()));
        mean.notes().add("step", tool.step());
        tool.print(to_fr_csv(std::span(&mean, 1)));
        return 0;
    });
}
