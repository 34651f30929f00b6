#include "io/fr_csv.hpp"

#include "core/fixed_decimal.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "io/written_form.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
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

constexpr std::size_t rows_at_a_time = 32;

/// A column that is written, and how.
struct WrittenColumn {
    std::span<const double> values;
    FixedDecimals decimals;
    bool is_phase = false;
    std::array<std::int64_t, rows_at_a_time> units{}; ///< of the rows that come next

    [[nodiscard]] double value(std::size_t row) const
    {
        return is_phase ? printed_phase_deg(values[row]) : values[row];
    }
};

FixedDecimals decimals_of(std::string_view column)
{
    return FixedDecimals(column_type(column).decimals);
}

std::vector<WrittenColumn> written_columns(const FrequencyResponse& curve,
                                           std::span<const Column* const> others)
{
    std::vector<WrittenColumn> columns{{curve.frequency_hz(), decimals_of(column::frequency_hz)},
                                       {curve.spl_db(), decimals_of(column::spl_db)}};
    if (curve.has_phase()) {
        columns.push_back({curve.phase_deg(), decimals_of(column::phase_deg), true});
    }
    for (const auto* other : others) {
        columns.push_back({other->values, decimals_of(other->name)});
    }
    return columns;
}

void append_rows(std::string& text, std::vector<WrittenColumn> columns, std::size_t count)
{
    constexpr std::size_t usual_cell_bytes = 11; // "-123.4567" and what parts it from the next
    text.reserve(text.size() + count * usual_cell_bytes * columns.size());
    std::vector<char> room(rows_at_a_time * columns.size() * (FixedDecimals::widest + 1));
    for (std::size_t first = 0; first < count; first += rows_at_a_time) {
        const auto rows = std::min(rows_at_a_time, count - first);
        for (auto& column : columns) {
            for (std::size_t i = 0; i < rows; ++i) {
                column.units[i] = column.decimals.units(column.value(first + i));
            }
        }
        char* place = room.data();
        for (std::size_t i = 0; i < rows; ++i) {
            for (const auto& column : columns) {
                place = column.decimals.put(place, column.value(first + i), column.units[i]);
                *place++ = ',';
            }
            *(place - 1) = '\n';
        }
        text.append(room.data(), place);
    }
}

void append_curve(std::string& text, const FrequencyResponse& curve)
{
    require_readable(curve, column_type(column::frequency_hz).decimals);
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
    append_rows(text, written_columns(curve, columns), curve.size());
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
