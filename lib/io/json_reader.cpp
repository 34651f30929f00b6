#include "io/json_reader.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "io/curve_builder.hpp"
#include "io/curve_export.hpp"
#include "io/foreign_lines.hpp"
#include "io/written_form.hpp"
#include "text/base64.hpp"
#include "text/utf8.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <set>

namespace earbench {

namespace {

constexpr double largest_level_db = 1000.0; // as all readers have it

[[noreturn]] void fail(const std::string& file, const std::string& message)
{
    throw Error(Fault::data, Place{file}, message);
}

using Kind = PlacedValue::Kind;

/// The invariants of a curve, and the limits that all readers keep, as errors that name the file.
FrequencyResponse make_curve(std::vector<double> frequency_hz, std::vector<double> spl_db,
                             std::vector<double> phase_deg, Notes notes, std::vector<Column> columns,
                             const std::string& file)
{
    for (const double level : spl_db) {
        if (std::abs(level) > largest_level_db) {
            fail(file, "expected levels within +-1000 dB but found one beyond");
        }
    }
    try {
        return {std::move(frequency_hz), std::move(spl_db), std::move(phase_deg), std::move(notes),
                std::move(columns)};
    } catch (const Error& error) {
        fail(file, error.what());
    }
}

std::vector<double> numbers_of(const PlacedValue& array, std::string_view name, const std::string& file)
{
    if (!array.is(Kind::array)) {
        fail(file, "expected an array for " + quoted_name(name) + " but found something else");
    }
    std::vector<double> numbers;
    for (const auto& element : array.elements) {
        const auto number = element.is(Kind::number) ? parse_number(element.text) : std::nullopt;
        if (!number) {
            fail(file, "expected numbers in " + quoted_name(name) + " but found something else");
        }
        numbers.push_back(*number);
    }
    return numbers;
}

Notes notes_of(const PlacedValue* notes, const std::string& file)
{
    Notes read;
    if (notes == nullptr) {
        return read;
    }
    if (!notes->is(Kind::object)) {
        fail(file, "expected an object for 'notes' but found something else");
    }
    for (const auto& member : notes->members) {
        const std::vector one{member.value};
        for (const auto& value : member.value.is(Kind::array) ? member.value.elements : one) {
            const bool repeats = member.key != note::step && read.find(member.key);
            if (!value.is(Kind::string) || !is_note_key(member.key) || repeats) {
                fail(file, "expected one text for a note of lower-case letters but found " +
                               quoted_name(member.key));
            }
            read.add(member.key, value.text);
        }
    }
    return read;
}

FrequencyResponse read_own_curve(const PlacedValue& curve, const std::string& file, const NameParts& identity)
{
    const auto* const columns = curve.find("columns");
    if (columns == nullptr || !columns->is(Kind::object)) {
        fail(file, "expected an object 'columns' in every curve but found none");
    }
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
    std::vector<double> phase_deg;
    std::vector<Column> others;
    std::set<std::string> names;
    for (const auto& member : columns->members) {
        const auto& name = member.key;
        if (!is_column_name(name) || !names.insert(name).second) {
            fail(file, "expected columns with names of their own but found " + quoted_name(name));
        }
        auto numbers = numbers_of(member.value, name, file);
        if (name == column::frequency_hz) {
            frequency_hz = std::move(numbers);
        } else if (name == column::spl_db) {
            spl_db = std::move(numbers);
        } else if (name == column::phase_deg) {
            phase_deg = std::move(numbers);
        } else {
            others.push_back({name, std::move(numbers)});
        }
    }
    auto notes = notes_of(curve.find("notes"), file);
    if (!notes.find(note::name)) {
        name_curve(notes, identity);
    }
    return make_curve(std::move(frequency_hz), std::move(spl_db), std::move(phase_deg), std::move(notes),
                      std::move(others), file);
}

/// What REW says of its smoothing: "1/48", "None", "Psychoacoustic".
std::string rew_smoothing(const std::string& text)
{
    return smoothing_note(text.starts_with("1/") && text.find(' ') == text.npos ? text + " octave" : text);
}

std::vector<double> rew_frequencies(const PlacedValue& response, std::size_t count, const std::string& file)
{
    const auto start = json_number(response, "startFreq");
    const auto step = json_number(response, "freqStep");
    const auto points_per_octave = json_number(response, "ppo");
    const bool logarithmic = points_per_octave && *points_per_octave > 0.0;
    if (!start || (!logarithmic && !step)) {
        fail(file, "expected 'startFreq' and 'ppo' or 'freqStep' beside 'magnitude' but found none");
    }
    std::vector<double> frequency_hz;
    for (std::size_t k = 0; k < count; ++k) {
        const auto place = static_cast<double>(k);
        frequency_hz.push_back(logarithmic ? *start * std::exp2(place / *points_per_octave)
                                           : *start + place * *step);
    }
    return frequency_hz;
}

FrequencyResponse read_rew_response(const PlacedValue& response, const std::string& file,
                                    const NameParts& identity)
{
    const auto unit = json_text(response, "unit").value_or("");
    if (!unit.empty() && unit != "SPL" && !unit.starts_with("dB")) {
        fail(file, "expected levels in dB but found the unit " + quoted_name(unit));
    }
    auto spl_db = read_rew_array(response, "magnitude", file);
    std::vector<double> phase_deg;
    if (json_text(response, "phase")) {
        phase_deg = read_rew_array(response, "phase", file);
    }
    auto frequency_hz = rew_frequencies(response, spl_db.size(), file);
    if (!frequency_hz.empty() && frequency_hz.front() == 0.0) { // no place on a logarithmic axis
        frequency_hz.erase(frequency_hz.begin());
        spl_db.erase(spl_db.begin());
        if (!phase_deg.empty()) {
            phase_deg.erase(phase_deg.begin());
        }
    }
    Notes notes;
    if (const auto smoothing = json_text(response, "smoothing")) {
        notes.add(note::smoothing, rew_smoothing(*smoothing));
    }
    if (!unit.empty() && unit != "SPL") {
        notes.add(note::level, unit);
    }
    name_curve(notes, identity);
    return make_curve(std::move(frequency_hz), std::move(spl_db), std::move(phase_deg), std::move(notes), {},
                      file);
}

} // namespace

bool is_json(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != text.npos && text[first] == '{';
}

std::optional<double> json_number(const PlacedValue& object, std::string_view key)
{
    const auto* const value = object.find(key);
    return value != nullptr && value->is(Kind::number) ? parse_number(value->text) : std::nullopt;
}

std::optional<std::string> json_text(const PlacedValue& object, std::string_view key)
{
    const auto* const value = object.find(key);
    return value != nullptr && value->is(Kind::string) ? std::optional(value->text) : std::nullopt;
}

std::vector<double> read_rew_array(const PlacedValue& object, std::string_view key, const std::string& file)
{
    const auto text = json_text(object, key);
    const auto bytes = text ? decode_base64(*text) : std::nullopt;
    constexpr std::size_t bytes_a_number = 4;
    if (!bytes || bytes->size() % bytes_a_number != 0) {
        fail(file,
             "expected 32-bit numbers in Base64 for '" + std::string(key) + "' but found something else");
    }
    std::vector<double> numbers;
    for (std::size_t at = 0; at < bytes->size(); at += bytes_a_number) {
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < bytes_a_number; ++i) {
            bits = (bits << 8U) | static_cast<unsigned char>((*bytes)[at + i]);
        }
        numbers.push_back(static_cast<double>(std::bit_cast<float>(bits)));
        if (!std::isfinite(numbers.back())) {
            fail(file, "expected finite numbers in '" + std::string(key) + "'");
        }
    }
    return numbers;
}

std::vector<FrequencyResponse> read_json_curves(std::string_view text, const std::string& file,
                                                const NameParts& identity)
{
    const auto document = scan_json(text, file);
    if (document.find("magnitude") != nullptr) {
        return {read_rew_response(document, file, identity)};
    }
    const auto* const curves = document.find("curves");
    if (json_text(document, "format") != json_format || curves == nullptr || curves->elements.empty()) {
        fail(file, document.find("data") != nullptr && document.find("startTime") != nullptr
                       ? "expected curves but found an impulse response: fr-convert makes a curve of it"
                       : "expected curves of '" + std::string(json_format) +
                             "' or of REW's API but found other JSON");
    }
    std::vector<FrequencyResponse> read;
    for (const auto& curve : curves->elements) {
        read.push_back(read_own_curve(curve, file, identity));
    }
    return read;
}

} // namespace earbench
