#include "core/statistics.hpp"
#include "sweep/noise.hpp"
#include "verdict/checks.hpp"
#include "verdict/clipping.hpp"
#include "verdict/explained_take.hpp"
#include "verdict/level.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace earbench::checks {

namespace {

constexpr double frame_s = 0.005;

std::vector<double> frame_energies(std::span<const double> samples, std::size_t frame)
{
    std::vector<double> energies(samples.size() / frame);
    for (std::size_t i = 0; i < energies.size() * frame; ++i) {
        energies[i / frame] += samples[i] * samples[i];
    }
    return energies;
}

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

Click find_click(std::span<const double> model, std::span<const double> rest, std::size_t frame)
{
    constexpr std::ptrdiff_t near_signal = 10;
    constexpr double below_signal_db = 50.0;
    const auto energies = frame_energies(rest, frame);
    const auto signals = frame_energies(model, frame);
    Click worst;
    for (std::size_t i = 0; i < energies.size(); ++i) {
        const auto floor = floor_beside(energies, i);
        if (!floor) {
            continue;
        }
        const auto middle = static_cast<std::ptrdiff_t>(i);
        const auto near = between(signals, middle - near_signal, middle + near_signal + 1);
        const double signal = *std::max_element(near.begin(), near.end());
        const double rise_db = std::min(power_ratio_db(energies[i], *floor),
                                        power_ratio_db(energies[i], signal) + below_signal_db);
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

double range_of(std::span<const double> samples)
{
    const auto [least, greatest] = std::minmax_element(samples.begin(), samples.end());
    return *greatest - *least;
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
    std::size_t last_loud = file.size(); // none yet
    for (std::size_t i = 0; i < file.size(); ++i) {
        if (std::abs(file[i]) <= threshold) {
            continue;
        }
        const bool close = last_loud < i && i - last_loud <= 2 * near;
        std::fill(sounds.begin() + static_cast<std::ptrdiff_t>(close ? last_loud : i),
                  sounds.begin() + static_cast<std::ptrdiff_t>(i) + 1, true);
        last_loud = i;
    }
    return sounds;
}

struct StuckRun {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// True when noise alone moves `rest` so far from sample to sample that no run of equal ones can come of it.
bool noise_never_rests(std::span<const double> rest, std::size_t frame, double step)
{
    std::vector<double> differences(rest.size());
    std::adjacent_difference(rest.begin(), rest.end(), differences.begin());
    const auto energies = frame_energies(differences, frame);
    constexpr double steps = 2.0;
    return !energies.empty() &&
           std::sqrt(upper_median_of(energies) / static_cast<double>(frame)) >= steps * step;
}

/// The longest run of equal samples of the take, where `sounds`, during which the model moves by more than
/// `tolerance`.
StuckRun longest_stuck_run(std::span<const double> take, std::span<const double> model,
                           const std::vector<bool>& sounds, double tolerance)
{
    StuckRun longest;
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

/// What is looked at: from the sweep's first sample to 50 ms after its last, as far as the take reaches. The
/// pilots are left out: a clock that is a little off moves them against the sweep.
class SweepPart {
public:
    explicit SweepPart(const TakeView& view)
        : m_rate(view.sweep.rate().value), m_first(std::llround(view.division.arrival)),
          m_last(m_first + static_cast<std::ptrdiff_t>(view.sweep.samples())),
          m_begin(std::clamp<std::ptrdiff_t>(m_first, 0, std::ssize(view.take)))
    {
        const auto decay = static_cast<std::ptrdiff_t>(0.05 * m_rate);
        m_end = std::clamp<std::ptrdiff_t>(m_last + decay, m_begin, std::ssize(view.take));
        m_whole = m_first >= 0 && m_last <= std::ssize(view.take);
    }

    /// A take that begins or ends in the middle of the sweep has an edge there that no response explains.
    [[nodiscard]] bool is_whole() const noexcept { return m_whole; }
    /// Samples of the sweep that come before the part.
    [[nodiscard]] std::size_t left_out() const noexcept
    {
        return static_cast<std::size_t>(m_begin - m_first);
    }
    [[nodiscard]] std::span<const double> of(std::span<const double> samples) const
    {
        return samples.subspan(static_cast<std::size_t>(m_begin), static_cast<std::size_t>(m_end - m_begin));
    }
    [[nodiscard]] CheckPlace place(std::size_t samples_after_begin) const
    {
        return {(static_cast<double>(m_begin) + static_cast<double>(samples_after_begin)) / m_rate, "s"};
    }

private:
    double m_rate;
    std::ptrdiff_t m_first;
    std::ptrdiff_t m_last;
    std::ptrdiff_t m_begin;
    std::ptrdiff_t m_end = 0;
    bool m_whole = false;
};

std::size_t frame_samples(const TakeView& view)
{
    return static_cast<std::size_t>(frame_s * view.sweep.rate().value);
}

} // namespace

std::optional<CheckFigure> click(const TakeView& view)
{
    const SweepPart part(view);
    if (!part.is_whole()) {
        return std::nullopt;
    }
    const auto frame = frame_samples(view);
    const auto rest = part.of(view.explanation.audible_rest);
    const auto watched = std::min(samples_watched_for_clicks(view), rest.size());
    const auto found = find_click(part.of(view.explanation.model).first(watched), rest.first(watched), frame);
    return CheckFigure{found.rise_db, part.place(found.frame * frame)};
}

std::optional<CheckFigure> stuck(const TakeView& view)
{
    constexpr double steps = 4.0;
    constexpr double noises = 4.0;
    constexpr double share_of_peak = 1e-3;
    const SweepPart part(view);
    const auto frame = frame_samples(view);
    const auto rest = part.of(view.explanation.audible_rest);
    const auto energies = frame_energies(rest, frame);
    const double rest_rms =
        energies.empty() ? 0.0 : std::sqrt(upper_median_of(energies) / static_cast<double>(frame));
    const double step = quantisation_step(view.take);
    const double tolerance = noise_never_rests(rest, frame, step)
                                 ? -1.0
                                 : steps * step + noises * rest_rms + share_of_peak * peak_of(view.take);
    const auto file_samples = view.sweep.file_samples();
    const auto in_file = std::min(view.sweep.start() + part.left_out(), file_samples.size());
    const auto sounds = sounding(file_samples.subspan(in_file), view.sweep.rate());
    const auto longest =
        longest_stuck_run(part.of(view.take), part.of(view.explanation.model), sounds, tolerance);
    CheckFigure figure{static_cast<double>(longest.count), {}};
    if (longest.count > 0) {
        figure.place = part.place(longest.first);
    }
    return figure;
}

} // namespace earbench::checks
