#include "certain_cells.hpp"

#include "certain_words.hpp"
#include "compare/measure_kind.hpp"
#include "compare/seating_effects.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

constexpr std::array basis_columns{"takes", "takes_against", "sessions", "same_within_db",
                                   "same_within_above_db"};

Cell count_cell(std::size_t count)
{
    return Number{static_cast<double>(count), 0};
}

Cell level_cell(const std::optional<double>& value)
{
    return value ? Cell{Number{*value, 3}} : Cell{};
}

void add_limits(std::vector<Cell>& row, const std::optional<Interval>& interval)
{
    row.push_back(interval ? level_cell(interval->low) : Cell{});
    row.push_back(interval ? level_cell(interval->high) : Cell{});
}

void add_empty(std::vector<Cell>& row, std::size_t count)
{
    row.insert(row.end(), count, Cell{});
}

Cell resonances_cell(const std::vector<Hertz>& resonances)
{
    std::vector<std::string> words;
    for (const auto& resonance : resonances) {
        words.push_back(format_fixed(resonance.value, 1));
    }
    return words.empty() ? Cell{} : Cell{join(words, " ")};
}

std::string without_db(std::string_view measure)
{
    return std::string(measure.substr(0, measure.size() - std::string_view("_db").size()));
}

} // namespace

void add_basis_columns(std::vector<std::string>& columns)
{
    columns.insert(columns.end(), basis_columns.begin(), basis_columns.end());
}

void add_basis_cells(std::vector<Cell>& row, const Comparison& comparison)
{
    if (!comparison.certainty) {
        add_empty(row, basis_columns.size());
        return;
    }
    const auto& certainty = *comparison.certainty;
    row.push_back(count_cell(certainty.takes));
    row.push_back(certainty.takes_against ? count_cell(*certainty.takes_against) : Cell{});
    row.push_back(count_cell(certainty.sessions));
    row.push_back(level_cell(certainty.same_within.value));
    row.push_back(level_cell(certainty.same_within_above.value));
}

void add_interval_columns(std::vector<std::string>& columns, std::string_view measure,
                          const std::vector<NamedBand>& bands)
{
    const auto kind = measure_kind(measure, bands);
    if (kind == MeasureKind::place) {
        return;
    }
    const std::string name(measure);
    columns.insert(columns.end(), {name + "_low", name + "_high"});
    if (kind == MeasureKind::band) {
        columns.insert(columns.end(), {without_db(name) + "_verdict", without_db(name) + "_more"});
    }
}

void add_interval_cells(std::vector<Cell>& row, const Comparison& comparison, std::size_t index,
                        const std::vector<NamedBand>& bands)
{
    const auto kind = measure_kind(comparison.measures[index].name, bands);
    if (kind == MeasureKind::place) {
        return;
    }
    const auto& certainty = comparison.certainty;
    add_limits(row, certainty ? certainty->intervals[index] : std::nullopt);
    if (kind == MeasureKind::band) {
        const auto verdict = certainty ? certainty->verdicts[index] : std::nullopt;
        row.push_back(verdict ? Cell{verdict_name(verdict->sameness)} : Cell{});
        row.push_back(verdict && verdict->sameness == Sameness::undecided ? count_cell(verdict->more)
                                                                          : Cell{});
    }
}

void add_resonance_columns(std::vector<std::string>& columns, const std::vector<NamedBand>& bands)
{
    columns.insert(columns.end(), {"resonances_hz", "resonances_against_hz", "regressed_to_hz"});
    for (const auto& name : regressed_names(bands)) {
        columns.insert(columns.end(), {name, name + "_low", name + "_high"});
    }
}

void add_resonance_cells(std::vector<Cell>& row, const Comparison& comparison,
                         const std::vector<NamedBand>& bands)
{
    if (!comparison.certainty) {
        add_empty(row, 3 + 3 * regressed_names(bands).size());
        return;
    }
    const auto& certainty = *comparison.certainty;
    row.push_back(resonances_cell(certainty.resonances));
    row.push_back(resonances_cell(certainty.resonances_against));
    row.emplace_back(Number{certainty.resonance.value, 1});
    for (const auto& band : certainty.regressed) {
        row.push_back(level_cell(band.value));
        add_limits(row, band.interval);
    }
}

} // namespace earbench
