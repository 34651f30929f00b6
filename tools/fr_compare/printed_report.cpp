#include "printed_report.hpp"

#include "certain_report.hpp"
#include "certain_words.hpp"
#include "comparison_table.hpp"
#include "report.hpp"

#include <algorithm>

namespace earbench {

namespace {

std::vector<Cell> verdict_row(const Comparison& comparison, std::span<const NamedBand> bands)
{
    const auto& certainty = comparison.certainty;
    std::vector<Cell> row{comparison.name, comparison.channel.empty() ? Cell{} : Cell{comparison.channel},
                          comparison.against.text(),
                          certainty ? Cell{Number{static_cast<double>(certainty->takes), 0}} : Cell{}};
    for (const auto& band : bands) {
        const auto verdict = verdict_on(comparison, band.name);
        row.push_back(verdict ? Cell{verdict_name(verdict->sameness)} : Cell{});
    }
    return row;
}

/// A row a comparison with the verdicts on `bands`, as wide as that of their mean deviations.
LongTable verdict_table(std::span<const Comparison> comparisons, std::span<const NamedBand> bands)
{
    LongTable table{{"name", "channel", "against", "takes"}, [=](const RowSink& take) {
                        for (const auto& comparison : comparisons) {
                            take(verdict_row(comparison, bands));
                        }
                    }};
    for (const auto& band : bands) {
        table.columns.push_back(band.name);
    }
    return table;
}

/// Tables of verdicts by band, a row a comparison.
void write_verdict_report(std::span<const Comparison> comparisons, const DeviationOptions& how,
                          TableFormat format, const TextSink& write)
{
    write("\nVerdicts by band\n");
    for (std::size_t first = 0; first < how.bands.size(); first += bands_in_a_table) {
        const auto count = std::min(bands_in_a_table, how.bands.size() - first);
        write("\n");
        write_table(verdict_table(comparisons, std::span(how.bands).subspan(first, count)), format, write);
    }
    write("\nWith --format csv the limits, and how many more takes would tell; see\n"
          "earbench-certainty(7).\n");
}

} // namespace

void write_report(std::span<const Comparison> rows, const DeviationOptions& how,
                  const CompareOptions& options, const TextSink& write)
{
    const auto format = options.format;
    const bool for_people = format == TableFormat::text || format == TableFormat::markdown;
    const bool certain = is_any_certain(rows);
    if (certain && (!for_people || asks_for_certainty(options))) {
        write_certain_report(rows, how, options.joint, format, write);
    } else if (!for_people) {
        write_table(comparison_table(rows), format, write);
    } else {
        write_readable_report(rows, how, format, write);
        if (certain) {
            write_verdict_report(rows, how, format, write);
        }
    }
}

} // namespace earbench
