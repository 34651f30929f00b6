#include "certain_report.hpp"

#include "certain_words.hpp"
#include "compare/measure_kind.hpp"
#include "comparison_table.hpp"
#include "core/number.hpp"
#include "report.hpp"

#include <algorithm>

namespace earbench {

namespace {

Cell level_cell(const std::optional<double>& value, int decimals = 3)
{
    return value ? Cell{Number{*value, decimals}} : Cell{};
}

std::vector<Cell> row_of(std::string_view name, const std::optional<double>& value,
                         const std::optional<Interval>& interval, int decimals = 3)
{
    return {std::string(name), level_cell(value, decimals),
            interval ? level_cell(interval->low, decimals) : Cell{},
            interval ? level_cell(interval->high, decimals) : Cell{}};
}

Table measures_table(const Comparison& comparison, const std::vector<NamedBand>& bands)
{
    Table table{{"measure", "value", "low", "high"}, {}};
    for (std::size_t i = 0; i < comparison.measures.size(); ++i) {
        const auto& measure = comparison.measures[i];
        const auto kind = measure_kind(measure.name, bands);
        if (kind != MeasureKind::band && measure.value) {
            table.rows.push_back(
                row_of(measure.name, measure.value,
                       comparison.certainty ? comparison.certainty->intervals[i] : std::nullopt,
                       kind == MeasureKind::place ? 1 : 3));
        }
    }
    return table;
}

Table bands_table(const Comparison& comparison, const std::vector<NamedBand>& bands)
{
    Table table{{"band", "value", "low", "high", "verdict"}, {}};
    for (std::size_t i = 0; i < comparison.measures.size(); ++i) {
        const auto& measure = comparison.measures[i];
        if (measure_kind(measure.name, bands) != MeasureKind::band) {
            continue;
        }
        const auto& certainty = comparison.certainty;
        auto row = row_of(measure.name, measure.value, certainty ? certainty->intervals[i] : std::nullopt);
        const auto verdict = certainty ? certainty->verdicts[i] : std::nullopt;
        row.push_back(verdict ? Cell{verdict_words(*verdict, *certainty)} : Cell{});
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// The resonances, and bands above 6 kHz with all of them at one frequency; nothing where none is known.
std::string resonance_report(const Certainty& certainty, TableFormat format)
{
    const auto line = [](const std::string& whose, const std::vector<Hertz>& resonances) {
        std::string text = "Resonances of the takes" + whose + ", in Hz:";
        std::size_t width = text.size();
        for (const auto& resonance : resonances) {
            const auto word = format_fixed(resonance.value, 0);
            const bool full = width + 1 + word.size() > 80;
            text += (full ? "\n" : " ") + word;
            width = full ? word.size() : width + 1 + word.size();
        }
        return resonances.empty() ? std::string() : text + "\n";
    };
    auto report =
        line("", certainty.resonances) + line(" that it is compared with", certainty.resonances_against);
    Table table{
        {"at the resonance " + format_shortest(certainty.resonance.value) + " Hz", "value", "low", "high"},
        {}};
    for (const auto& band : certainty.regressed) {
        if (band.value) {
            table.rows.push_back(row_of(band.name, band.value, band.interval));
        }
    }
    report += table.rows.empty() ? "" : "\n" + render(table, format);
    return report.empty() ? report : "\n" + report;
}

std::string heading_of(const Comparison& comparison)
{
    const bool is_control = comparison.measures.find(rig_level_name).has_value();
    const auto heading = subject_label(comparison) + " against " +
                         (is_control ? std::string("its history") : comparison.against.text());
    const auto range = format_fixed(comparison.range.from.value, 1) + " to " +
                       format_fixed(comparison.range.to.value, 1) + " Hz";
    if (!comparison.certainty) {
        return heading + "\n" + range + "; nothing is known of takes\n";
    }
    const bool is_known =
        std::any_of(comparison.certainty->intervals.begin(), comparison.certainty->intervals.end(),
                    [](const auto& interval) { return interval.has_value(); });
    return heading + "\n" + range + "; " + basis_words(*comparison.certainty) +
           (is_known ? "" : ": too few to say how certain it is") + "\n";
}

void write_readable_certainty(std::span<const Comparison> comparisons, const DeviationOptions& how,
                              bool joint, TableFormat format, const TextSink& write)
{
    for (const auto& comparison : comparisons) {
        write(heading_of(comparison) + "\n" + render(measures_table(comparison, how.bands), format) + "\n" +
              render(bands_table(comparison, how.bands), format));
        if (comparison.certainty) {
            write(resonance_report(*comparison.certainty, format));
        }
        write("\n");
    }
    write(measurand_words(joint) + std::string(how.score ? score_words : ""));
}

} // namespace

void write_certain_report(std::span<const Comparison> comparisons, const DeviationOptions& how, bool joint,
                          TableFormat format, const TextSink& write)
{
    if (format == TableFormat::text || format == TableFormat::markdown) {
        write_readable_certainty(comparisons, how, joint, format, write);
    } else {
        write_table(with_certainty(comparison_table(comparisons), comparisons, how.bands), format, write);
    }
}

} // namespace earbench
