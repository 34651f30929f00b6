#include "result.hpp"

#include "core/number.hpp"
#include "curve/note_keys.hpp"
#include "seats/balance.hpp"

namespace earbench {

namespace {

FrequencyResponse balance_of(const cli::Tool& tool, const std::string& name, const Seats& seats,
                             const AverageOptions& how)
{
    auto balance = channel_balance(seats.curves, how);
    if (balance.figures) {
        tool.note((name.empty() ? "" : name + ": ") + describe(*balance.figures));
    }
    return std::move(balance.difference);
}

FrequencyResponse average_of(const cli::Tool& tool, const Options& options, const Seats& seats,
                             const AverageOptions& how, bool one_of_many)
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
            tool.note((one_of_many ? label(mean) + ": " : "") + describe(loss) + ", limit " +
                      format_shortest(options.loss_limit_db));
        }
    }
    return mean;
}

} // namespace

Result result_of(const cli::Tool& tool, const Options& options, const CurveGroup& group, bool one_of_many,
                 Seats seats)
{
    AverageOptions how{options.combination, options.time_axis,
                       options.force ? Disagreement::accept : Disagreement::refuse, true};
    const auto name = one_of_many ? group.name : std::string();
    const auto step = step_of(tool, seats);
    const bool any_outlier = judge_seats(tool, name, seats, options.judging);
    if (!options.balance) {
        how.places = seats.places;
    }
    auto result = options.balance ? balance_of(tool, name, seats, how)
                                  : average_of(tool, options, seats, how, one_of_many);
    if (!group.side.empty()) {
        result.notes().set(note::channel, group.side);
    }
    if (options.name) {
        result.notes().set(note::name, *options.name);
    }
    result.notes().set(note::takes, std::to_string(takes_of(seats.curves)));
    result.notes().add(note::step, step);
    return {std::move(result), any_outlier};
}

} // namespace earbench
