#include "io/curve_export.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "io/curve_tables.hpp"
#include "io/fr_csv.hpp"
#include "io/written_form.hpp"
#include "text/json.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

/// A value for one line of a head.
std::string on_one_line(std::string_view value)
{
    return replace_all(replace_all(written_note(value), "\r", " "), "\n", " ");
}

/// Greatest relative deviation of `steps` from their mean.
double unevenness(std::span<const double> steps)
{
    double mean = 0.0;
    for (const double step : steps) {
        mean += step / static_cast<double>(steps.size());
    }
    double worst = 0.0;
    for (const double step : steps) {
        worst = std::max(worst, std::abs(step / mean - 1.0));
    }
    return worst;
}

std::string frequency_step(std::span<const double> frequency_hz)
{
    std::vector<double> octaves;
    std::vector<double> hertz;
    for (std::size_t i = 1; i < frequency_hz.size(); ++i) {
        octaves.push_back(std::log2(frequency_hz[i] / frequency_hz[i - 1]));
        hertz.push_back(frequency_hz[i] - frequency_hz[i - 1]);
    }
    constexpr double even = 0.01; // far above what 4 decimals of a frequency leave, far below any other grid
    if (!octaves.empty() && unevenness(octaves) < even) {
        const auto count = static_cast<double>(octaves.size());
        const double per_octave = count / std::log2(frequency_hz.back() / frequency_hz.front());
        if (std::abs(per_octave - std::round(per_octave)) < even) {
            return "1/" + format_fixed(per_octave, 0) + " octave";
        }
    }
    return !hertz.empty() && unevenness(hertz) < even
               ? format_fixed(
                     (frequency_hz.back() - frequency_hz.front()) / static_cast<double>(hertz.size()), 8) +
                     " Hz"
               : "irregular";
}

std::string rew_smoothing(const FrequencyResponse& curve)
{
    const auto smoothing = on_one_line(curve.notes().get(note::smoothing, "none"));
    return smoothing == "none" ? "None" : smoothing;
}

struct Decimals {
    int frequency = 4;
    int level = 4;
    int phase = 3;
};

/// Rows of frequency, level and phase, parted by blanks.
void append_rows(std::string& text, const FrequencyResponse& curve, const Decimals& decimals, Digits digits)
{
    require_readable(curve, digits == Digits::all ? most_digits : decimals.frequency);
    for (std::size_t row = 0; row < curve.size(); ++row) {
        append_number(text, curve.frequency_hz()[row], decimals.frequency, digits);
        text += ' ';
        append_number(text, curve.spl_db()[row], decimals.level, digits);
        if (curve.has_phase()) {
            text += ' ';
            append_number(text, curve.phase_deg()[row], decimals.phase, digits);
        }
        text += '\n';
    }
}

std::string column_heads(const FrequencyResponse& curve)
{
    return curve.has_phase() ? "* Freq(Hz) SPL(dB) Phase(degrees)\n" : "* Freq(Hz) SPL(dB)\n";
}

std::string json_notes(const Notes& notes)
{
    std::vector<std::string> entries;
    std::vector<std::string> steps;
    for (const auto& [key, value] : notes.entries()) {
        if (key == note::step) {
            steps.push_back(quote_json(written_note(value)));
        } else {
            entries.push_back(quote_json(key) + ": " + quote_json(written_note(value)));
        }
    }
    entries.push_back("\"step\": [" + join(steps, ", ") + "]");
    return "{" + join(entries, ", ") + "}";
}

std::string json_column(std::string_view name, std::span<const double> values, Digits digits)
{
    const int decimals = column_type(name).decimals;
    std::string text = "        " + quote_json(name) + ": [";
    for (std::size_t row = 0; row < values.size(); ++row) {
        text += row == 0 ? "" : ", ";
        append_number(text, values[row], decimals, digits);
    }
    return text + "]";
}

std::string json_curve(const FrequencyResponse& curve, Digits digits)
{
    std::vector<std::string> columns{json_column(column::frequency_hz, curve.frequency_hz(), digits),
                                     json_column(column::spl_db, curve.spl_db(), digits)};
    if (curve.has_phase()) {
        columns.push_back(json_column(column::phase_deg, curve.phase_deg(), digits));
    }
    for (const auto* column : in_fr_csv_order(curve)) {
        columns.push_back(json_column(column->name, column->values, digits));
    }
    return "    {\n      \"notes\": " + json_notes(curve.notes()) + ",\n      \"columns\": {\n" +
           join(columns, ",\n") + "\n      }\n    }";
}

std::string describe_stimulus(const RewHead& head)
{
    if (head.sweep_samples == 0) {
        return "unknown";
    }
    constexpr double samples_per_k = 1024.0;
    const double rms_of_sine_db = 10.0 * std::log10(0.5);
    return format_fixed(static_cast<double>(head.sweep_samples) / samples_per_k, 0) + "k Log Swept Sine, " +
           std::to_string(head.sweeps) + (head.sweeps == 1 ? " sweep at " : " sweeps at ") +
           format_fixed(head.sweep_peak.value + rms_of_sine_db, 1) + " dBFS " +
           (head.has_timing_reference ? "using an acoustic" : "with no") + " timing reference";
}

} // namespace

std::string to_rew_text(const FrequencyResponse& curve, const RewHead& head, Digits digits)
{
    const auto& notes = curve.notes();
    std::string note = "levels in " + notes.get(note::level, "dB re an unknown reference");
    if (const auto delay = notes.find(note::delay_s)) {
        note += ", a delay of " + *delay + " s is taken out of the phase";
    }
    // Programs know REW's text by how its first line begins.
    std::string text = "* Measurement data measured by REW V5.20 compatible " + head.program + "\n";
    text += "* Source: " + on_one_line(notes.get(note::rig)) + "\n";
    text += "* Format: " + describe_stimulus(head) + "\n";
    text += "* Dated: " + on_one_line(head.dated) + "\n";
    text += "* REW Settings:\n*  C-weighting compensation: Off\n*  Target level: 75.0 dB\n";
    text += "* Note: " + on_one_line(note) + "\n";
    text += "* Measurement: " + on_one_line(label(curve)) + "\n";
    text += "* Smoothing: " + rew_smoothing(curve) + "\n";
    text += "* Frequency Step: " + frequency_step(curve.frequency_hz()) + "\n";
    text += "* Start Frequency: " + format_fixed(curve.lowest().value, 3) + " Hz\n*\n";
    text += column_heads(curve);
    append_rows(text, curve, {6, 3, 4}, digits);
    return text;
}

std::string to_frd(const FrequencyResponse& curve, Digits digits)
{
    std::string text =
        "* Measurement: " + on_one_line(label(curve)) + "\n* Smoothing: " + rew_smoothing(curve) + "\n";
    for (const auto& [key, value] : curve.notes().entries()) {
        text += "* " + key + ": " + on_one_line(value) + "\n";
    }
    text += column_heads(curve);
    append_rows(text, curve, {}, digits);
    return text;
}

std::string to_json(std::span<const FrequencyResponse> curves, Digits digits)
{
    std::vector<std::string> texts;
    std::transform(curves.begin(), curves.end(), std::back_inserter(texts),
                   [&](const FrequencyResponse& curve) { return json_curve(curve, digits); });
    return "{\n  \"format\": \"" + std::string(json_format) + "\",\n  \"curves\": [\n" + join(texts, ",\n") +
           "\n  ]\n}\n";
}

bool holds_one_curve(CurveFormat format)
{
    return format == CurveFormat::rew || format == CurveFormat::frd || format == CurveFormat::autoeq;
}

void require_many_allowed(CurveFormat format, std::size_t count)
{
    if (holds_one_curve(format) && count != 1) {
        throw Error(Fault::usage, "expected one curve for --format " +
                                      std::string(name_of(curve_formats, format)) + " but found " +
                                      std::to_string(count) + ": give -o a folder, or --channel");
    }
}

std::string to_text(std::span<const FrequencyResponse> curves, CurveFormat format, const RewHead& head,
                    Digits digits)
{
    require_many_allowed(format, curves.size());
    switch (format) {
    case CurveFormat::fr_csv:
        return to_fr_csv(curves);
    case CurveFormat::rew:
        return to_rew_text(curves.front(), head, digits);
    case CurveFormat::frd:
        return to_frd(curves.front(), digits);
    case CurveFormat::autoeq:
        return to_autoeq(curves.front(), digits);
    case CurveFormat::json:
        return to_json(curves, digits);
    case CurveFormat::wide:
        return to_wide(curves, digits);
    case CurveFormat::tidy:
        return to_tidy(curves, digits);
    }
    return {};
}

std::string export_file_name(const FrequencyResponse& curve, CurveFormat format,
                             std::optional<std::size_t> number)
{
    auto name = to_utf8(label(curve));
    if (number) {
        name += (curve.notes().get(note::channel).empty() ? " " : "") + std::to_string(*number);
    }
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '/' || (c >= 0 && c < ' ') || c == '\x7F'; }, '_');
    switch (format) {
    case CurveFormat::fr_csv:
    case CurveFormat::autoeq:
    case CurveFormat::wide:
    case CurveFormat::tidy:
        return name + ".csv";
    case CurveFormat::rew:
        return name + ".txt";
    case CurveFormat::frd:
        return name + ".frd";
    case CurveFormat::json:
        return name + ".json";
    }
    return name;
}

} // namespace earbench
