#include "core/statistics.hpp"
#include "sweep/noise.hpp"
#include "verdict/checks.hpp"
#include "verdict/clipping.hpp"
#include "verdict/explained_take.hpp"
#include "verdict/level.hpp"

#include <algorithm>
#include <cmath>

namespace earbench::checks {

namespace {

/// The values from `first` up to `last`, as far as there are any.
std::span<const double> between(std::span<const double> values, std::ptrdiff_t first, std::ptrdiff_t last)
{
    const auto begin = std::clamp<std::ptrdiff_t>(first, 0, std::ssize(values));
    const auto end = std::clamp<std::ptrdiff_t>(last, begin, std::ssize(values));
    return values.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

/// What a frame has to stand out of: the greater of the medians of the frames before and of those after.
/// Distortion rises and falls with the sweep, but not within a few frames. Nothing where there are too few.
std::optional<double> floor_beside(std::span<const double> energies, std::size_t frame)
{
    constexpr std::ptrdiff_t next = 3; // the nearest may hold a part of the same click
    constexpr std::ptrdiff_t farthest = 22;
    constexpr std::size_t least_frames = 5;
    const auto middle = static_cast<std::ptrdiff_t>(frame);
    std::optional<double> floor;
    for (const auto side : {between(energies, middle - farthest, middle - next + 1),
                            between(energies, middle + next, middle + farthest + 1)}) {
        if (side.size() >= least_frames) {
            floor = std::max(floor.value_or(0.0), upper_median_of({side.begin(), side.end()}));
        }
    }
    return floor;
}

/// The frame of what is left that rises most above its neighbours.
struct Click {
    double rise_db = -greatest_ratio_db; ///< no more than it is above 50 dB below the signal
    std::size_t frame = 0;
};

Click find_click(std::span<const double> signals, std::span<const double> energies)
{
    constexpr std::ptrdiff_t near_signal = 10;
    constexpr double below_signal_db = 50.0;
    Click worst;
    for (std::size_t i = 0; i < energies.size(); ++i) {
        const auto middle = static_cast<std::ptrdiff_t>(i);
        const auto near = between(signals, middle - near_signal, middle + near_signal + 1);
        const double signal = *std::max_element(near.begin(), near.end());
        const double most_db = power_ratio_db(energies[i], signal) + below_signal_db;
        if (most_db <= worst.rise_db) {
            continue; // whatever stands beside it: medians take longer
        }
        const auto floor = floor_beside(energies, i);
        if (!floor) {
            continue;
        }
        const double rise_db = std::min(power_ratio_db(energies[i], *floor), most_db);
        if (rise_db > worst.rise_db) {
            worst = {rise_db, i};
        }
    }
    return worst;
}

/// How many samples from the sweep's start on are watched: until 20 ms before its end, where its fade ends
/// what a distorting chain adds to its mean; and without pilots, when the clock is not corrected, until it
/// passes 0.95 of its highest frequency. One that ends abruptly then ends elsewhere than the response says.
std::size_t samples_watched_for_clicks(const TakeView& view)
{
    constexpr double end_s = 0.02;
    constexpr double near_the_end = 0.95;
    const auto& sweep = view.sweep;
    double watched = static_cast<double>(sweep.samples()) - end_s * sweep.rate().value;
    const auto passes_end = sweep.samples_until({near_the_end * sweep.band().to.value});
    if (!view.clock.slip() && passes_end) {
        watched = std::min(watched, *passes_end);
    }
    return static_cast<std::size_t>(std::max(0.0, watched));
}

double range_of(std::span<const float> samples)
{
    const auto [least, greatest] = std::minmax_element(samples.begin(), samples.end());
    return static_cast<double>(*greatest) - static_cast<double>(*least);
}

/// Where `file` sounds: a sample above 1 % of its peak comes within 10 ms before and within 10 ms after.
/// Fades and pauses are no place to look for gaps.
std::vector<bool> sounding(std::span<const double> file, SampleRate rate)
{
    constexpr double near_s = 0.01;
    constexpr double share_of_peak = 0.01;
    const auto near = static_cast<std::size_t>(near_s * rate.value);
    const double threshold = share_of_peak * peak_of(file);
    std::vector<bool> sounds(file.size());
    std::size_t first_loud = 0; // of those that come so close after each other
    std::size_t end = 0;        // behind the last of them; 0 of none
    const auto fill = [&] {
        std::fill(sounds.begin() + static_cast<std::ptrdiff_t>(first_loud),
                  sounds.begin() + static_cast<std::ptrdiff_t>(end), true);
    };
    for (std::size_t i = 0; i < file.size(); ++i) {
        if (std::abs(file[i]) <= threshold) {
            continue;
        }
        if (end == 0 || i - (end - 1) > 2 * near) {
            fill();
            first_loud = i;
        }
        end = i + 1;
    }
    fill();
    return sounds;
}

struct StuckRun {
    std::size_t first;
    std::size_t count;
};

/// The RMS value that half of the frames have; 0 of none.
double median_rms(const std::vector<double>& energies, std::size_t frame)
{
    return energies.empty() ? 0.0 : std::sqrt(upper_median_of(energies) / static_cast<double>(frame));
}

/// The longest run of equal samples of the take, where `sounds`, during which the model moves by more than
/// `tolerance`.
StuckRun longest_stuck_run(std::span<const double> take, std::span<const float> model,
                           const std::vector<bool>& sounds, double tolerance)
{
    StuckRun longest{};
    const auto size = std::min(take.size(), sounds.size());
    for (std::size_t first = 0; first < size;) {
        std::size_t last = first + 1;
        while (last < size && take[last] == take[first] && sounds[last] == sounds[first]) {
            ++last;
        }
        const auto count = last - first;
        if (sounds[first] && count > std::max<std::size_t>(longest.count, 2) &&
            range_of(model.subspan(first, count)) > tolerance) {
            longest = {first, count};
        }
        first = last;
    }
    return longest;
}

CheckPlace place_in(const SweepPart& part, std::size_t samples_after_begin, SampleRate rate)
{
    return {static_cast<double>(part.begin() + samples_after_begin) / rate.value, "s"};
}

} // namespace

std::optional<CheckFigure> click(const TakeView& view)
{
    const auto& explanation = view.explanation;
    if (!explanation.part.is_whole()) {
        return std::nullopt;
    }
    const auto frame = frame_samples(ExplainedTake::frame, view.sweep.rate());
    const auto watched = std::min(samples_watched_for_clicks(view) / frame, explanation.rest_energies.size());
    const auto found = find_click(std::span(explanation.model_energies).first(watched),
                                  std::span(explanation.rest_energies).first(watched));
    return CheckFigure{found.rise_db, place_in(explanation.part, found.frame * frame, view.sweep.rate())};
}

std::optional<CheckFigure> stuck(const TakeView& view)
{
    constexpr double steps = 4.0;
    constexpr double noises = 4.0;
    constexpr double share_of_peak = 1e-3;
    constexpr double resting_steps = 2.0;
    const auto& explanation = view.explanation;
    const auto frame = frame_samples(ExplainedTake::frame, view.sweep.rate());
    const double rest_rms = median_rms(explanation.rest_energies, frame);
    const double step = quantisation_step(view.take);
    // Noise that moves so far from sample to sample leaves no run of equal ones.
    const bool never_rests = !explanation.rest_step_energies.empty() &&
                             median_rms(explanation.rest_step_energies, frame) >= resting_steps * step;
    const double tolerance =
        never_rests ? -1.0 : steps * step + noises * rest_rms + share_of_peak * peak_of(view.take);
    const auto file_samples = view.sweep.file_samples();
    const auto in_file = std::min(view.sweep.start() + explanation.part.left_out(), file_samples.size());
    const auto sounds = sounding(file_samples.subspan(in_file), view.sweep.rate());
    const auto longest =
        longest_stuck_run(explanation.part.of(view.take), explanation.model, sounds, tolerance);
    CheckFigure figure{static_cast<double>(longest.count), {}};
    if (longest.count > 0) {
        figure.place = place_in(explanation.part, longest.first, view.sweep.rate());
    }
    return figure;
}

} // namespace earbench::checks
