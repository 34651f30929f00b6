#include "curve/invert.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"

#include <cmath>
#include <optional>

namespace earbench {

namespace {

constexpr std::string_view mark = " (inverted)";

std::vector<double> negative(std::span<const double> values)
{
    std::vector<double> negated(values.begin(), values.end());
    for (double& value : negated) {
        value = -value;
    }
    return negated;
}

/// The reciprocal's column of `column`, where it has one.
std::optional<Column> reciprocal(const Column& column)
{
    if (column.name == column::spread_db) {
        return column;
    }
    const bool swaps = column.name == column::min_db || column.name == column::max_db;
    if (!swaps && column_type(column.name).kind != ColumnKind::time) {
        return std::nullopt;
    }
    const auto name = !swaps                          ? std::string_view(column.name)
                      : column.name == column::min_db ? column::max_db
                                                      : column::min_db;
    return Column{std::string(name), negative(column.values)};
}

Notes reciprocal_notes(Notes notes)
{
    if (auto level = notes.find(note::level)) {
        if (level->ends_with(mark)) {
            level->resize(level->size() - mark.size());
        } else {
            *level += mark;
        }
        notes.set(note::level, *level);
    }
    if (const auto delay = parse_number(notes.get(note::delay_s))) {
        notes.set(note::delay_s, format_fixed(-*delay, note::delay_decimals));
    }
    return notes;
}

/// Refuses levels that say, or show, that they are those of a sound.
void require_difference(const FrequencyResponse& curve)
{
    constexpr double greatest_difference_db = 40.0;
    const auto level = curve.notes().find(note::level);
    if (level == "dB SPL") {
        throw Error(Fault::data,
                    "expected a difference to invert but found levels in dB SPL in " + label(curve));
    }
    const double middle = median_of({curve.spl_db().begin(), curve.spl_db().end()});
    if (!level && std::abs(middle) > greatest_difference_db) {
        throw Error(Fault::data, "expected a difference to invert but found levels about " +
                                     format_fixed(middle, 0) + " dB in " + label(curve) +
                                     ": make one with fr-compare --delta");
    }
}

} // namespace

FrequencyResponse invert(const FrequencyResponse& difference)
{
    require_difference(difference);
    std::vector<Column> columns;
    for (const auto& column : difference.columns()) {
        if (auto inverted = reciprocal(column)) {
            columns.push_back(std::move(*inverted));
        }
    }
    return {{difference.frequency_hz().begin(), difference.frequency_hz().end()},
            negative(difference.spl_db()),
            negative(difference.phase_deg()),
            reciprocal_notes(difference.notes()),
            std::move(columns)};
}

} // namespace earbench
