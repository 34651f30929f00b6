#include "sweep/repeats.hpp"

#include <algorithm>

namespace earbench {

std::ptrdiff_t RepeatCuts::begin_of(int index) const
{
    return first + index * static_cast<std::ptrdiff_t>(period);
}

RepeatCuts plan_cuts(const SweepLayout& layout)
{
    const auto period = sweep_period(layout);
    const auto before_sweep = static_cast<std::ptrdiff_t>((period - layout.sweep.count) / 3);
    return {static_cast<std::ptrdiff_t>(layout.sweep.first) - before_sweep, period, layout.repeats};
}

std::vector<double> keep_repeat(std::span<const double> signal, const RepeatCuts& cuts, int index)
{
    std::vector<double> kept;
    const auto append = [&](std::ptrdiff_t from, std::ptrdiff_t to) {
        const auto begin = std::clamp<std::ptrdiff_t>(from, 0, std::ssize(signal));
        const auto end = std::clamp<std::ptrdiff_t>(to, begin, std::ssize(signal));
        kept.insert(kept.end(), signal.begin() + begin, signal.begin() + end);
    };
    append(0, cuts.first);
    // Of a signal that begins within the first stretch, all stretches lack the same.
    append(cuts.begin_of(index) - std::min<std::ptrdiff_t>(cuts.first, 0), cuts.begin_of(index + 1));
    append(cuts.begin_of(cuts.count), std::ssize(signal));
    return kept;
}

double place_in_signal(double place, const RepeatCuts& cuts, int index)
{
    const bool before = place < static_cast<double>(cuts.first);
    const bool after = place >= static_cast<double>(cuts.begin_of(1));
    const int left_out = before ? 0 : after ? cuts.count - 1 : index;
    return place + left_out * static_cast<double>(cuts.period);
}

SweepLayout layout_of_one(const SweepLayout& layout)
{
    auto one = layout;
    const auto left_out = static_cast<std::size_t>(layout.repeats - 1) * sweep_period(layout);
    one.second_pilot.first -= left_out;
    one.samples -= left_out;
    one.repeats = 1;
    return one;
}

} // namespace earbench
