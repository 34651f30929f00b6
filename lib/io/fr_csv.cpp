#include "io/fr_csv.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "io/written_form.hpp"

#include <algorithm>
#include <string_view>

namespace earbench {

namespace {

std::string escape_note(std::string_view value)
{
    std::string escaped;
    for (const char c : written_note(value)) {
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
    const int frequency_decimals = column_type(column::frequency_hz).decimals;
    require_readable(curve, frequency_decimals);
    text += "# fr-csv: 1\n";
    for (const auto& [key, value] : curve.notes().entries()) {
        text.append("# ").append(key).append(": ").append(escape_note(value)).append("\n");
    }
    const auto columns = in_fr_csv_order(curve);
    text.append(column::frequency_hz).append(",").append(column::spl_db);
    if (curve.has_phase()) {
        text.append(",").append(column::phase_deg);
    }
    for (const auto* column : columns) {
        text.append(",").append(column->name);
    }
    text += '\n';
    const int level_decimals = column_type(column::spl_db).decimals;
    const int phase_decimals = column_type(column::phase_deg).decimals;
    std::vector<int> decimals;
    for (const auto* column : columns) {
        decimals.push_back(column_type(column->name).decimals);
    }
    constexpr std::size_t usual_cell_bytes = 11; // "-123.4567" and what parts it from the next
    text.reserve(text.size() + curve.size() * usual_cell_bytes * (3 + columns.size()));
    for (std::size_t row = 0; row < curve.size(); ++row) {
        append_fixed(text, curve.frequency_hz()[row], frequency_decimals);
        text += ',';
        append_fixed(text, curve.spl_db()[row], level_decimals);
        if (curve.has_phase()) {
            text += ',';
            append_fixed(text, printed_phase_deg(curve.phase_deg()[row]), phase_decimals);
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            text += ',';
            append_fixed(text, columns[i]->values[row], decimals[i]);
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
    std::stable_sort(ordered.begin(), ordered.end(), [](const Column* left, const Column* right) {
        return column_rank(left->name) < column_rank(right->name);
    });
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
