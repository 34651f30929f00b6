#include "io/written_form.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace earbench {

namespace {

constexpr double largest_written_level_db = 1000.0; // what CurveBuilder takes

bool is_control(std::uint8_t byte)
{
    return (byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') || byte == 0x7F;
}

/// U+0080 to U+009F, two bytes of UTF-8.
bool begins_c1_control(std::string_view text)
{
    return text.size() >= 2 && text[0] == '\xC2' && static_cast<std::uint8_t>(text[1]) < 0xA0;
}

} // namespace

std::string written_note(std::string_view value)
{
    const auto utf8 = to_utf8(value);
    std::string text;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const bool c1 = begins_c1_control(std::string_view(utf8).substr(i));
        text += c1 || is_control(static_cast<std::uint8_t>(utf8[i])) ? ' ' : utf8[i];
        i += c1 ? 1 : 0;
    }
    return std::string(trim(text));
}

bool is_note_key(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool is_column_name(std::string_view name)
{
    return !name.empty() && trim(name) == name && written_note(name) == name &&
           name.find_first_of(",\"\r\n") == name.npos;
}

void append_number(std::string& text, double value, int decimals, Digits digits)
{
    if (digits == Digits::all) {
        append_whole(text, value, decimals, most_digits);
    } else {
        append_fixed(text, value, decimals);
    }
}

void require_readable(const FrequencyResponse& curve, int decimals)
{
    // Two frequencies that are further apart than this cannot print as the same number.
    const double doubtful_hz = 2.0 * std::pow(10.0, -decimals);
    double previous_hz = 0.0;
    for (std::size_t row = 0; row < curve.size(); ++row) {
        const double hertz = curve.frequency_hz()[row];
        if (hertz - previous_hz < doubtful_hz &&
            format_fixed(hertz, decimals) == format_fixed(previous_hz, decimals)) {
            throw Error(Fault::data, "expected frequencies that differ in " + std::to_string(decimals) +
                                         " decimals but found " + format_shortest(previous_hz) + " and " +
                                         format_shortest(hertz) + " Hz in " + label(curve));
        }
        previous_hz = hertz;
        if (std::abs(curve.spl_db()[row]) > largest_written_level_db) {
            throw Error(Fault::data, "expected a level within +-1000 dB but found " +
                                         format_shortest(curve.spl_db()[row]) + " in " + label(curve));
        }
    }
}

} // namespace earbench
