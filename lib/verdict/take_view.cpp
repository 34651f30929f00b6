#include "verdict/take_view.hpp"

#include "sweep/noise.hpp"

namespace earbench {

TakeView view_take(const RecordedTake& recorded, std::span<const double> take, Deconvolution& division,
                   Divider& divider, const TakeClock& clock, Seconds missing_sweeps)
{
    TakeView view{recorded,
                  take,
                  divider.sweep(),
                  division,
                  clock,
                  missing_sweeps,
                  explain_take(take, division, divider),
                  CompressedAnswer(take, division, divider),
                  silence_before_signal(take, division.arrival(), divider.sweep()),
                  std::nullopt,
                  std::nullopt};
    if (view.silence) {
        view.noise.emplace(*view.silence, recorded.rate);
    } else if (const auto behind = silence_behind_signal(take, division.arrival(), divider.sweep())) {
        view.noise_behind.emplace(*behind, recorded.rate);
    }
    return view;
}

} // namespace earbench
