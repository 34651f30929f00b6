#include "sweep/sweep.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace earbench {

namespace {

using std::numbers::pi;

constexpr double silence_s = 1.0; // less was seen to lose the start of the sweep in live playback
constexpr double gap_s = 0.3;
constexpr double pilot_s = 0.1;
constexpr double pilot_fade_s = 0.02;
constexpr double pilot_from_hz = 2000.0;
constexpr double pilot_to_hz = 10'000.0;
constexpr double pilot_below_sweep_db = 6.0;
constexpr double fade_in_s = 0.05;
constexpr double fade_out_s = 0.005;
constexpr double audible_to_hz = 20'000.0;
constexpr std::string_view metadata_of_one = "earbench-sweep 1";
constexpr std::string_view metadata_of_several = "earbench-sweep 2";

std::size_t samples_in(double seconds, SampleRate rate)
{
    return static_cast<std::size_t>(std::llround(seconds * rate.value));
}

void require(bool holds, const std::string& expected, double found)
{
    if (!holds) {
        throw Error(Fault::usage, "expected " + expected + " but found " + format_shortest(found));
    }
}

/// Half-cosine fades over `in` and `out` samples.
void fade(std::span<double> samples, std::size_t in, std::size_t out)
{
    const auto gain = [](std::size_t i, std::size_t count) {
        return 0.5 - 0.5 * std::cos(pi * static_cast<double>(i) / static_cast<double>(count));
    };
    for (std::size_t i = 0; i < in; ++i) {
        samples[i] *= gain(i, in);
    }
    for (std::size_t i = 0; i < out; ++i) {
        samples[samples.size() - 1 - i] *= gain(i, out);
    }
}

void add_sweep(std::span<double> samples, const SweepLayout& layout, double amplitude)
{
    const double growth = layout.growth.value;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / layout.rate.value;
        samples[i] = amplitude * std::sin(2.0 * pi * layout.from.value * growth * std::exp(time / growth));
    }
    const double first_octave_s = growth * std::numbers::ln2;
    const double above_audible_s =
        growth * std::log(layout.to.value / std::min(layout.to.value, audible_to_hz));
    const double longest_out_s = above_audible_s > 0.0 ? 0.5 * above_audible_s : fade_out_s;
    fade(samples, samples_in(std::min(fade_in_s, 0.5 * first_octave_s), layout.rate),
         samples_in(std::min(fade_out_s, longest_out_s), layout.rate));
}

void add_pilot(std::span<double> samples, SampleRate rate, double amplitude)
{
    const double from_hz = pilot_band(rate).from.value;
    const double to_hz = pilot_band(rate).to.value;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / rate.value;
        samples[i] =
            amplitude * std::sin(2.0 * pi * (from_hz + 0.5 * (to_hz - from_hz) / pilot_s * time) * time);
    }
    const auto edge = samples_in(pilot_fade_s, rate);
    fade(samples, edge, edge);
}

std::string segment_text(const Segment& segment)
{
    return std::to_string(segment.first) + "+" + std::to_string(segment.count);
}

std::optional<Segment> parse_segment(std::string_view text)
{
    const auto plus = text.find('+');
    const auto first = parse_integer(text.substr(0, plus));
    const auto count = plus == text.npos ? std::nullopt : parse_integer(text.substr(plus + 1));
    if (!first || !count || *first < 0 || *count <= 0) {
        return std::nullopt;
    }
    return Segment{static_cast<std::size_t>(*first), static_cast<std::size_t>(*count)};
}

} // namespace

Band pilot_band(SampleRate rate)
{
    const double to_hz = std::min(pilot_to_hz, 0.2 * rate.value);
    return {{std::min(pilot_from_hz, 0.5 * to_hz)}, {to_hz}};
}

std::size_t sweep_period(const SweepLayout& layout)
{
    return (layout.second_pilot.first - layout.sweep.first) / static_cast<std::size_t>(layout.repeats);
}

SweepLayout plan_sweep(const SweepOptions& options)
{
    const double rate = options.rate.value;
    require(rate >= 8000.0 && rate <= 768'000.0 && rate == std::floor(rate),
            "a sample rate of 8000 to 768000 Hz", rate);
    const double from = options.from.value;
    const double to = options.to.value_or(Hertz{std::min(22'000.0, 0.46 * rate)}).value;
    require(from >= 1.0, "a lowest frequency of at least 1 Hz", from);
    require(to <= 0.49 * rate, "a highest frequency of at most 0.49 of the sample rate", to);
    require(to >= 2.0 * from, "a highest frequency at least an octave above the lowest", to);
    const double length = options.length.value;
    require(length >= 0.2 && length <= 120.0, "a sweep of 0.2 to 120 s", length);
    require(options.peak.value <= 0.0 && options.peak.value >= -80.0, "a peak level of -80 to 0 dB",
            options.peak.value);
    require(options.tail.value >= 0.0 && options.tail.value <= 60.0, "a tail of 0 to 60 s",
            options.tail.value);
    require(options.repeats >= 1 && options.repeats <= most_repeats,
            "1 to " + std::to_string(most_repeats) + " repeats", options.repeats);

    const double octaves = std::log(to / from);
    const double growth = std::round(from * length / octaves) / from;
    require(growth > 0.0, "a sweep long enough for its lowest frequency", length);
    const auto gap = samples_in(gap_s, options.rate);
    const Segment first_pilot{samples_in(silence_s, options.rate), samples_in(pilot_s, options.rate)};
    const Segment sweep{first_pilot.first + first_pilot.count + gap,
                        samples_in(growth * octaves, options.rate)};
    const Segment second_pilot{sweep.first + static_cast<std::size_t>(options.repeats) * (sweep.count + gap),
                               first_pilot.count};
    return {.rate = options.rate,
            .from = {from},
            .to = {to},
            .growth = {growth},
            .sweep = sweep,
            .first_pilot = first_pilot,
            .second_pilot = second_pilot,
            .samples = second_pilot.first + second_pilot.count + samples_in(options.tail.value, options.rate),
            .repeats = options.repeats};
}

std::vector<double> make_sweep(const SweepOptions& options)
{
    const auto layout = plan_sweep(options);
    const double amplitude = std::pow(10.0, options.peak.value / 20.0);
    const double pilot_amplitude = amplitude * std::pow(10.0, -pilot_below_sweep_db / 20.0);
    std::vector<double> samples(layout.samples);
    const auto part = [&](const Segment& segment) {
        return std::span(samples).subspan(segment.first, segment.count);
    };
    for (auto sweep = layout.sweep; sweep.first < layout.second_pilot.first;
         sweep.first += sweep_period(layout)) {
        add_sweep(part(sweep), layout, amplitude);
    }
    add_pilot(part(layout.first_pilot), layout.rate, pilot_amplitude);
    add_pilot(part(layout.second_pilot), layout.rate, pilot_amplitude);
    return samples;
}

std::string to_metadata(const SweepLayout& layout)
{
    const bool once = layout.repeats == 1;
    return std::string(once ? metadata_of_one : metadata_of_several) +
           "; rate=" + format_shortest(layout.rate.value) + "; from=" + format_shortest(layout.from.value) +
           "; to=" + format_shortest(layout.to.value) + "; growth=" + format_shortest(layout.growth.value) +
           "; sweep=" + segment_text(layout.sweep) + "; pilots=" + segment_text(layout.first_pilot) + "," +
           segment_text(layout.second_pilot) + "; samples=" + std::to_string(layout.samples) +
           (once ? "" : "; repeats=" + std::to_string(layout.repeats));
}

std::optional<SweepLayout> parse_metadata(std::string_view text)
{
    const auto fields = split(text, ';');
    const bool several = trim(fields.front()) == metadata_of_several;
    if (!several && trim(fields.front()) != metadata_of_one) {
        return std::nullopt;
    }
    const auto value = [&](std::string_view key) -> std::string_view {
        for (const auto field : fields) {
            const auto entry = trim(field);
            if (entry.starts_with(key) && entry.substr(key.size()).starts_with('=')) {
                return entry.substr(key.size() + 1);
            }
        }
        return {};
    };
    const auto rate = parse_number(value("rate"));
    const auto from = parse_number(value("from"));
    const auto to = parse_number(value("to"));
    const auto growth = parse_number(value("growth"));
    const auto sweep = parse_segment(value("sweep"));
    const auto pilots = split(value("pilots"), ',');
    const auto first_pilot = parse_segment(pilots.front());
    const auto second_pilot = parse_segment(pilots.back());
    const auto samples = parse_integer(value("samples"));
    const auto repeats = several ? parse_integer(value("repeats")) : std::optional(1L);
    if (!rate || !from || !to || !growth || !sweep || !first_pilot || !second_pilot || !samples ||
        *samples <= 0 || !repeats || *repeats < 1 || *repeats > most_repeats) {
        return std::nullopt;
    }
    const auto count = static_cast<std::size_t>(*samples);
    const bool sound = *from > 0.0 && *to > *from && *growth > 0.0 && sweep->first < count &&
                       sweep->count <= count - sweep->first;
    if (!sound) {
        return std::nullopt;
    }
    const SweepLayout layout{{*rate},       {*from}, {*to},
                             {*growth},     *sweep,  *first_pilot,
                             *second_pilot, count,   static_cast<int>(*repeats)};
    const bool apart = !several || (second_pilot->first >= sweep->first && second_pilot->first <= count &&
                                    sweep_period(layout) > sweep->count);
    return apart ? std::optional(layout) : std::nullopt;
}

} // namespace earbench
