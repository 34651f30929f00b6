#pragma once

#include "core/units.hpp"
#include "dsp/window.hpp"
#include "sweep/repeats.hpp"
#include "sweep/sweep.hpp"
#include "sweep/sweep_recognition.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace earbench {

/// The sweep that takes are divided by, and what is known of it. It never changes.
class SweepReference {
public:
    /// `file_samples` is one channel of the sweep's file. With a `layout` (of its metadata) the sweep segment
    /// alone is used; without one, find_sound() of it. Of a file with several sweeps all but the first is
    /// left out, and a take is one of a single sweep: see measure_take.
    /// @throws Error{data} if the file is silent or has no excited band; if it is shorter than its layout
    /// says
    ///         or of another rate; if growth, band and length of the layout do not agree within a sample, or
    ///         its pilots are not two equal ones before and after the sweep.
    SweepReference(std::span<const double> file_samples, SampleRate rate,
                   const std::optional<SweepLayout>& layout);

    [[nodiscard]] SampleRate rate() const noexcept { return m_rate; }
    /// The channel of the file that the sweep was taken from, pilots included; of several sweeps the first.
    [[nodiscard]] std::span<const double> file_samples() const noexcept { return m_file_samples; }
    /// Where its parts are, if its metadata said so.
    [[nodiscard]] const std::optional<SweepLayout>& layout() const noexcept { return m_layout; }
    /// Where the file itself, all sweeps included, is cut into its sweeps; `count` is 1 without a layout.
    [[nodiscard]] const RepeatCuts& repeats() const noexcept { return m_repeats; }
    /// Where the sweep starts in its file, in samples.
    [[nodiscard]] std::size_t start() const noexcept { return m_segment.first; }
    [[nodiscard]] std::size_t samples() const noexcept { return m_segment.count; }
    /// The sweep alone.
    [[nodiscard]] std::span<const double> sweep() const noexcept
    {
        return std::span(m_file_samples).subspan(m_segment.first, m_segment.count);
    }
    /// Where the first sound of the signal is in its file, in samples: a pilot, or the sweep.
    [[nodiscard]] std::size_t first_sound() const noexcept;
    /// The band that it excites.
    [[nodiscard]] const Band& band() const noexcept { return m_excited.band; }
    /// The greatest power in any bin of its spectrum.
    [[nodiscard]] double greatest_power() const noexcept { return m_excited.greatest_power; }
    /// Greatest magnitude of the sweep's samples re full scale.
    [[nodiscard]] Decibel peak() const;
    /// L of f(t) = f1 e^(t/L); nothing if the signal is no exponential sweep.
    [[nodiscard]] std::optional<Seconds> growth() const noexcept;
    /// Samples from the sweep's start until it passes `frequency`; nothing without growth().
    [[nodiscard]] std::optional<double> samples_until(Hertz frequency) const;

    /// The window in which a response is looked at: 0.4 s left and 0.5 s right, as window_of() has it.
    [[nodiscard]] WindowSpan window() const;
    /// `sides` in samples, the left one no longer than longest_left_side().
    [[nodiscard]] WindowSpan window_of(const WindowSides& sides) const;
    /// The longest left side that the second harmonic does not reach, 0.45 L ln 2; nothing without growth().
    [[nodiscard]] std::optional<Seconds> longest_left_side() const;

private:
    SampleRate m_rate;
    std::vector<double> m_file_samples;
    std::optional<SweepLayout> m_layout;
    RepeatCuts m_repeats;
    Segment m_segment{};     ///< of the sweep in m_file_samples
    ExcitedBand m_excited{}; ///< its band is that of the layout, if there is one
    std::optional<SweepLaw> m_law;
};

/// The sides of SweepReference::window().
inline constexpr WindowSides default_window_sides{{0.4}, {0.5}};

/// How far around the arrival the answer to a sweep is looked at: before it as far as its harmonics up to
/// the ninth lie, behind it as far as disturbances are looked for, which the sweep spreads out.
[[nodiscard]] WindowSides sides_of_answer(const SweepReference& sweep);

} // namespace earbench
