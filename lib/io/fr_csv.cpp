#include "io/fr_csv.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace earbench {

namespace {

/// fr-csv rule 3: further columns stand in this order, and others after them.
constexpr std::array<std::string_view, 14> column_order{
    "spread_db", "min_db", "max_db", "noise_db", "snr_db", "h2_dbc", "h3_dbc",
    "h4_dbc",    "h5_dbc", "h6_dbc", "h7_dbc",   "h8_dbc", "h9_dbc", "thd_percent"};

std::string escape_note(std::string_view value)
{
    std::string escaped;
    for (const char c : value) {
        switch (c) {
        case '%':
            escaped += "%25";
            break;
        case ',':
            escaped += "%2C";
            break;
        case '\r':
            escaped += "%0D";
            break;
        case '\n':
            escaped += "%0A";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

/// The phase interval is (-180, 180]: what would print as -180.000 is the same angle, 180.000.
double printed_phase_deg(double phase_deg)
{
    constexpr double half_digit = 0.0005;
    return phase_deg <= -180.0 + half_digit ? 180.0 : phase_deg;
}

void append_curve(std::string& text, const FrequencyResponse& curve)
{
    text += "# fr-csv: 1\n";
    for (const auto& [key, value] : curve.notes().entries()) {
        text.append("# ").append(key).append(": ").append(escape_note(value)).append("\n");
    }
    const auto columns = in_fr_csv_order(curve);
    text += "frequency_hz,spl_db";
    if (curve.has_phase()) {
        text += ",phase_deg";
    }
    for (const auto* column : columns) {
        text.append(",").append(column->name);
    }
    text += '\n';
    for (std::size_t row = 0; row < curve.size(); ++row) {
        append_fixed(text, curve.frequency_hz()[row], 4);
        text += ',';
        append_fixed(text, curve.spl_db()[row], 4);
        if (curve.has_phase()) {
            text += ',';
            append_fixed(text, printed_phase_deg(curve.phase_deg()[row]), 3);
        }
        for (const auto* column : columns) {
            text += ',';
            append_fixed(text, column->values[row], 4);
        }
        text += '\n';
    }
}

} // namespace

std::vector<const Column*> in_fr_csv_order(const FrequencyResponse& curve)
{
    std::vector<const Column*> ordered;
    for (const auto& column : curve.columns()) {
        ordered.push_back(&column);
    }
    const auto rank = [](const Column* column) {
        return std::find(column_order.begin(), column_order.end(), column->name) - column_order.begin();
    };
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const Column* left, const Column* right) { return rank(left) < rank(right); });
    return ordered;
}

std::string to_fr_csv(std::span<const FrequencyResponse> curves)
{
    std::string text;
    for (const auto& curve : curves) {
        if (&curve != &curves.front()) {
            text += "\n\n";
        }
        append_curve(text, curve);
    }
    return text;
}

} // namespace earbench
