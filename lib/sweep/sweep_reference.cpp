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

[[noreturn]] void refuse_metadata(const std::string& expected)
{
    throw Error(Fault::data, "expected " + expected + " of the sweep's metadata but found others");
}

bool lies_before(const Segment& earlier, std::size_t place)
{
    return earlier.first <= place && earlier.count <= place - earlier.first;
}

/// What the metadata say of the sweep and the pilots has to fit together, and the file has to have sound
/// where they are: all that is read from takes hangs on it.
void require_sound_layout(const SweepLayout& layout, std::span<const double> samples)
{
    constexpr double rounding = 1.0; // samples
    const auto count = static_cast<double>(layout.sweep.count);
    const double passes =
        layout.growth.value * layout.rate.value * std::log(layout.to.value / layout.from.value);
    if (!(std::abs(passes - count) <= rounding)) {
        refuse_metadata("a growth that agrees with band and length");
    }
    const auto& first = layout.first_pilot;
    const auto& second = layout.second_pilot;
    if (!lies_before(first, layout.sweep.first) || layout.sweep.first > second.first ||
        static_cast<std::size_t>(layout.repeats) * layout.sweep.count > second.first - layout.sweep.first ||
        !lies_before(second, layout.samples) || first.count != second.count) {
        refuse_metadata("pilots before and after the sweep and inside the file");
    }
    constexpr double tolerated_share = 0.01; // of energy: far more than rounding to 16 bit makes
    double energy = 0.0;
    double difference = 0.0;
    for (std::size_t i = 0; i < first.count; ++i) {
        const double of_first = samples[first.first + i];
        energy += of_first * of_first;
        difference += std::pow(samples[second.first + i] - of_first, 2.0);
    }
    if (!(energy > 0.0) || difference > tolerated_share * energy) {
        refuse_metadata("two equal pilots at the places");
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
        require_sound_layout(*layout, file_samples);
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
    // Without a layout, the spectrum tells when the sweep passes its octaves as well.
    const auto length = fft_length(layout ? samples() : 2 * samples());
    const auto spectrum = forward_fft(sweep(), length);
    m_excited = find_band(spectrum, length, rate);
    if (layout) {
        m_excited.band = {layout->from, layout->to};
    }
    m_law = layout ? law_of(*layout) : find_law(spectrum, length, rate, band());
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

WindowSides sides_of_answer(const SweepReference& sweep)
{
    constexpr double beyond_ninth = 9.5;
    constexpr double behind_growths = 0.7;
    constexpr double margin_s =
        0.3; // the filters of bands ring for 0.1 s; a fade of 0.2 s ends what is cut out
    const double growth_s = sweep.growth().value_or(Seconds{}).value;
    return {{std::max(default_window_sides.left.value, growth_s * std::log(beyond_ninth)) + margin_s},
            {default_window_sides.right.value + behind_growths * growth_s + margin_s}};
}

} // namespace earbench
