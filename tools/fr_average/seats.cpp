#include "seats.hpp"

#include "common/batch.hpp"
#include "common/curves.hpp"
#include "core/strings.hpp"
#include "seats/curve_groups.hpp"

namespace earbench {

namespace {

/// What is said of one outlier, and of what becomes of it.
std::string line_of(const Seats& seats, const Outlier& outlier, bool reject_outliers)
{
    const auto& first = seats.places[outlier.curves.front()];
    if (outlier.curves.size() == 2) {
        return first + " and " + seats.places[outlier.curves.back()] + " differ: " + describe(outlier) +
               (reject_outliers ? "; both kept, nothing shows which is right" : "");
    }
    return first + ": " + describe(outlier) + (reject_outliers ? "; left out" : "");
}

} // namespace

Seats read_seats(cli::Tool& tool, const std::vector<std::string>& inputs)
{
    Seats seats;
    cli::for_each_input(
        tool, inputs, [&](const std::string& input) { return read_curves(input, inputs); },
        [&](const std::string& input, Reading reading) {
            auto curves = cli::noting(tool, std::move(reading));
            const auto file = input == "-" ? std::string("standard input") : input;
            for (std::size_t i = 0; i < curves.size(); ++i) {
                const auto place = curves.size() == 1 ? file : file + ": curve " + std::to_string(i + 1);
                seats.places.push_back(place + " (" + label(curves[i]) + ")");
                seats.curves.push_back(std::move(curves[i]));
                seats.inputs.push_back(input);
            }
        });
    return seats;
}

Seats take(Seats& seats, std::span<const std::size_t> indices)
{
    Seats taken;
    for (const auto index : indices) {
        taken.curves.push_back(std::move(seats.curves[index]));
        taken.places.push_back(std::move(seats.places[index]));
        taken.inputs.push_back(std::move(seats.inputs[index]));
    }
    return taken;
}

std::string step_of(const cli::Tool& tool, const Seats& seats)
{
    std::vector<std::string> files;
    for (const auto& input : seats.inputs) {
        if (input != "-" && (files.empty() || files.back() != input)) {
            files.push_back(input);
        }
    }
    return tool.step(files);
}

bool judge_seats(const cli::Tool& tool, const std::string& name, Seats& seats, const Judging& judging)
{
    std::vector<bool> leaves(seats.curves.size(), false);
    bool any = false;
    for (const auto& group : group_curves(seats.curves, Grouping::side)) {
        if (const auto spread = resonance_spread(seats.curves, group.curves)) {
            const auto whose = name + (name.empty() || group.side.empty() ? "" : " ") + group.side;
            tool.note((whose.empty() ? "" : whose + ": ") + describe(*spread));
        }
        for (const auto& outlier : find_outliers(seats.curves, group.curves, judging.limits)) {
            any = true;
            leaves[outlier.curves.front()] = judging.reject_outliers && outlier.curves.size() == 1;
            const auto line = line_of(seats, outlier, judging.reject_outliers);
            judging.strict ? tool.complain(line) : tool.note(line);
        }
    }
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (!leaves[i]) {
            kept.push_back(i);
        }
    }
    seats = take(seats, kept);
    return any;
}

} // namespace earbench
