#include "seats/balance.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "curve/channel.hpp"
#include "curve/grid.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace earbench {

namespace {

std::vector<FrequencyResponse> side(std::span<const FrequencyResponse> curves, char letter)
{
    std::vector<FrequencyResponse> found;
    for (const auto& curve : curves) {
        const auto channel = curve.notes().get(note::channel);
        const auto found_side = side_of(channel);
        if (!found_side) {
            throw Error(Fault::data, "expected curves of the channels L and R but found '" + channel +
                                         "' of " + label(curve));
        }
        if (found_side == letter) {
            found.push_back(curve);
        }
    }
    if (found.empty()) {
        throw Error(Fault::data, std::string("expected curves of the channels L and R but found none of ") +
                                     letter + " beside " + label(curves.front()));
    }
    return found;
}

std::optional<BalanceFigures> figures_of(const FrequencyResponse& difference)
{
    const auto frequency_hz = difference.frequency_hz();
    const auto first = std::ranges::lower_bound(frequency_hz, balance_from.value);
    const auto last = std::ranges::upper_bound(frequency_hz, balance_to.value);
    if (first == last) {
        return std::nullopt;
    }
    const auto place = first - frequency_hz.begin();
    const auto levels =
        difference.spl_db().subspan(static_cast<std::size_t>(place), static_cast<std::size_t>(last - first));
    const auto greatest = std::ranges::max_element(levels, {}, [](double level) { return std::abs(level); });
    return BalanceFigures{{mean_of(levels)},
                          {std::sqrt(mean_square_of(levels))},
                          {*greatest},
                          {first[greatest - levels.begin()]}};
}

} // namespace

Balance channel_balance(std::span<const FrequencyResponse> curves, const AverageOptions& options)
{
    const std::vector<FrequencyResponse> sides{average(side(curves, 'L'), options),
                                               average(side(curves, 'R'), options)};
    // Any average of both settles their grid and checks that their notes agree.
    auto of_both = options;
    of_both.combination = Combination::db;
    const auto both = average(sides, of_both);
    auto levels = levels_at(sides[0], both.frequency_hz());
    const auto right = share_grid(sides)
                           ? std::vector<double>(sides[1].spl_db().begin(), sides[1].spl_db().end())
                           : levels_at(sides[1], both.frequency_hz());
    std::transform(levels.begin(), levels.end(), right.begin(), levels.begin(), std::minus<>());
    auto notes = both.notes();
    notes.set(note::channel, "L-R");
    notes.set(note::level, "dB (L minus R)");
    FrequencyResponse difference({both.frequency_hz().begin(), both.frequency_hz().end()}, std::move(levels),
                                 {}, std::move(notes));
    auto figures = figures_of(difference);
    return {std::move(difference), figures};
}

std::string describe(const BalanceFigures& figures)
{
    return "L minus R from 200 Hz to 5 kHz: mean " + format_fixed(figures.mean.value, 2) + " dB, rms " +
           format_fixed(figures.rms.value, 2) + " dB, greatest " + format_fixed(figures.greatest.value, 2) +
           " dB at " + format_fixed(figures.greatest_at.value, 0) + " Hz";
}

} // namespace earbench
