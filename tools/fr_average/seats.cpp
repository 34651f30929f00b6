#include "seats.hpp"

#include "common/curves.hpp"

namespace earbench {

Seats read_seats(cli::Tool& tool, const std::vector<std::string>& inputs)
{
    Seats seats;
    for (const auto& input : inputs) {
        tool.attempt([&] {
            auto curves = cli::read_noting(tool, input, inputs);
            const auto file = input == "-" ? std::string("standard input") : input;
            for (std::size_t i = 0; i < curves.size(); ++i) {
                const auto place = curves.size() == 1 ? file : file + ": curve " + std::to_string(i + 1);
                seats.places.push_back(place + " (" + label(curves[i]) + ")");
                seats.curves.push_back(std::move(curves[i]));
            }
        });
    }
    return seats;
}

bool judge_seats(const cli::Tool& tool, Seats& seats, const Judging& judging)
{
    for (const auto& spread : resonance_spreads(seats.curves)) {
        tool.note(describe(spread));
    }
    const auto outliers = find_outliers(seats.curves, judging.limits);
    std::vector<bool> leaves(seats.curves.size(), false);
    for (const auto& outlier : outliers) {
        leaves[outlier.curve] = judging.reject_outliers && outlier.may_go;
        const auto line = seats.places[outlier.curve] + ": " + describe(outlier, judging.limits) +
                          (leaves[outlier.curve]     ? "; left out"
                           : judging.reject_outliers ? "; kept, only two are left"
                                                     : "");
        judging.strict ? tool.complain(line) : tool.note(line);
    }
    Seats kept;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (!leaves[i]) {
            kept.curves.push_back(std::move(seats.curves[i]));
            kept.places.push_back(std::move(seats.places[i]));
        }
    }
    seats = std::move(kept);
    return !outliers.empty();
}

} // namespace earbench
