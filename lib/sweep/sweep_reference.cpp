#include "sweep/sweep_reference.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "dsp/fft.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace earbench {

namespace {

constexpr double share_of_second_harmonic = 0.45; // of the way to where the second harmonic lies

/// A sweep that was cut or resampled since it was made has metadata that tell positions of another file.
void require_layout_of_file(const SweepLayout& layout, std::size_t samples, SampleRate rate)
{
    if (layout.samples > samples) {
        throw Error(Fault::data, "expected " + std::to_string(layout.samples) +
                                     " samples of the sweep but found " + std::to_string(samples));
    }
    if (layout.rate != rate) {
        throw Error(Fault::data, "expected a sweep of " + format_shortest(layout.rate.value) +
                                     " Hz, as its metadata says, but found one of " +
                                     format_shortest(rate.value) + " Hz");
    }
}

SweepLaw law_of(const SweepLayout& layout)
{
    return {layout.growth, {layout.growth.value * std::log(1000.0 / layout.from.value)}};
}

} // namespace

SweepReference::SweepReference(std::span<const double> file_samples, SampleRate rate,
                               const std::optional<SweepLayout>& layout)
    : m_rate(rate), m_layout(layout)
{
    if (layout) {
        require_layout_of_file(*layout, file_samples.size(), rate);
    }
    if (layout && layout->repeats > 1) {
        m_repeats = plan_cuts(*layout);
        m_file_samples = keep_repeat(file_samples, m_repeats, 0);
        m_layout = layout_of_one(*layout);
    } else {
        m_file_samples.assign(file_samples.begin(), file_samples.end());
    }
    m_segment = m_layout ? m_layout->sweep : find_sound(m_file_samples);
    if (std::all_of(sweep().begin(), sweep().end(), [](double sample) { return sample == 0.0; })) {
        throw Error(Fault::data, "expected a sweep but found silence");
    }
    const auto length = fft_length(2 * samples());
    const auto spectrum = forward_fft(sweep(), length);
    const auto excited = find_band(spectrum, length, rate);
    m_greatest_power = excited.greatest_power;
    m_band = layout ? Band{layout->from, layout->to} : excited.band;
    m_law = layout ? law_of(*layout) : find_law(spectrum, length, rate, m_band);
}

std::size_t SweepReference::first_sound() const noexcept
{
    return m_layout ? std::min(m_layout->first_pilot.first, start()) : start();
}

Decibel SweepReference::peak() const
{
    return {20.0 * std::log10(peak_of(sweep()))};
}

std::optional<Seconds> SweepReference::growth() const noexcept
{
    return m_law ? std::optional(m_law->growth) : std::nullopt;
}

std::optional<double> SweepReference::samples_until(Hertz frequency) const
{
    if (!m_law) {
        return std::nullopt;
    }
    return (m_law->passes_1_khz.value + m_law->growth.value * std::log(frequency.value / 1000.0)) *
           m_rate.value;
}

WindowSpan SweepReference::window() const
{
    return window_of(default_window_sides);
}

std::optional<Seconds> SweepReference::longest_left_side() const
{
    if (!m_law) {
        return std::nullopt;
    }
    return Seconds{share_of_second_harmonic * m_law->growth.value * std::numbers::ln2};
}

WindowSpan SweepReference::window_of(const WindowSides& sides) const
{
    const double left_s = std::min(sides.left, longest_left_side().value_or(sides.left)).value;
    return {static_cast<std::size_t>(std::llround(left_s * m_rate.value)),
            static_cast<std::size_t>(std::llround(sides.right.value * m_rate.value))};
}

} // namespace earbench
