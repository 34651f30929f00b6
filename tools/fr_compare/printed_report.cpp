#include "printed_report.hpp"

#include "certain_report.hpp"
#include "certain_words.hpp"
#include "report.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// A row a comparison with the verdicts on `bands`, as wide as that of their mean deviations.
Table verdict_table(std::span<const Comparison> comparisons, std::span<const NamedBand> bands)
{
    Table table{{"name", "channel", "against", "takes"}, {}};
    for (const auto& band : bands) {
        table.columns.push_back(band.name);
    }
    for (const auto& comparison : comparisons) {
        const auto& certainty = comparison.certainty;
        std::vector<Cell> row{comparison.name, comparison.channel.empty() ? Cell{} : Cell{comparison.channel},
                              comparison.against,
                              certainty ? Cell{Number{static_cast<double>(certainty->takes), 0}} : Cell{}};
        for (const auto& band : bands) {
            const auto verdict = verdict_on(comparison, band.name);
            row.push_back(verdict ? Cell{verdict_name(verdict->sameness)} : Cell{});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Tables of verdicts by band, a row a comparison.
std::string verdict_report(std::span<const Comparison> comparisons, const DeviationOptions& how,
                           TableFormat format)
{
    std::string report = "\nVerdicts by band\n";
    for (std::size_t first = 0; first < how.bands.size(); first += bands_in_a_table) {
        const auto count = std::min(bands_in_a_table, how.bands.size() - first);
        report +=
            "\n" + render(verdict_table(comparisons, std::span(how.bands).subspan(first, count)), format);
    }
    return report + "\nWith --format csv the limits, and how many more takes would tell; see\n"
                    "earbench-certainty(7).\n";
}

} // namespace

std::string report_of(std::span<const Comparison> rows, const DeviationOptions& how,
                      const CompareOptions& options)
{
    const bool for_people = options.format == TableFormat::text || options.format == TableFormat::markdown;
    const bool certain = is_any_certain(rows);
    if (certain && (!for_people || asks_for_certainty(options))) {
        return certain_report(rows, how, options.joint, options.format);
    }
    if (!for_people) {
        return render(comparison_table(rows), options.format);
    }
    return readable_report(rows, how, options.format) +
           (certain ? verdict_report(rows, how, options.format) : "");
}

} // namespace earbench
