#include "report.hpp"

#include "core/number.hpp"

#include <algorithm>
#include <functional>

namespace earbench {

namespace {

Cell measure_cell(const Measure& measure)
{
    if (!measure.value) {
        return {};
    }
    return Number{*measure.value, measure.name.ends_with("_hz") ? 1 : 3};
}

std::string range_text(const Comparison& comparison)
{
    return format_fixed(comparison.range.from.value, 1) + "-" + format_fixed(comparison.range.to.value, 1);
}

/// The row of `comparison` under those `columns` that are wanted, which it names where it is the first.
class RowMaker {
public:
    RowMaker(const std::function<bool(std::string_view)>& wanted, std::vector<std::string>* columns)
        : m_wanted(wanted), m_columns(columns)
    {
    }
    /// Behind the first row: there are as many cells as columns.
    void reserve(std::size_t count) { m_cells.reserve(count); }

    void add(std::string_view name, Cell cell)
    {
        if (m_wanted(name)) {
            if (m_columns != nullptr) {
                m_columns->emplace_back(name);
            }
            m_cells.push_back(std::move(cell));
        }
    }
    [[nodiscard]] std::vector<Cell> take() { return std::move(m_cells); }

private:
    const std::function<bool(std::string_view)>& m_wanted;
    std::vector<std::string>* m_columns;
    std::vector<Cell> m_cells;
};

/// Those columns of comparison_table() that are wanted: of thousands of rows no other cell is made.
Table table_of(std::span<const Comparison> comparisons, const std::function<bool(std::string_view)>& wanted)
{
    Table table;
    for (const auto& comparison : comparisons) {
        const bool is_first = &comparison == &comparisons.front();
        RowMaker row(wanted, is_first ? &table.columns : nullptr);
        row.reserve(table.columns.size());
        row.add("name", comparison.name);
        row.add("channel", comparison.channel.empty() ? Cell{} : Cell{comparison.channel});
        row.add("against", comparison.against);
        if (comparisons.front().nearness) {
            row.add("rank", Number{static_cast<double>(comparison.nearness->rank), 0});
            row.add("distance_db", Number{comparison.nearness->distance_db, 3});
        }
        row.add("range_hz", range_text(comparison));
        for (const auto& measure : comparison.measures) {
            if (measure.name == "score") {
                row.add("smoothing", comparison.smoothing);
            }
            row.add(measure.name, measure_cell(measure));
        }
        table.rows.push_back(row.take());
    }
    return table;
}

/// The columns called `names`, and before them name, channel and, unless it is `one` for all, against.
Table pick(std::span<const Comparison> comparisons, const std::vector<std::string>& names, bool one)
{
    return table_of(comparisons, [&](std::string_view name) {
        return name == "name" || name == "channel" || (name == "against" && !one) ||
               std::find(names.begin(), names.end(), name) != names.end();
    });
}

std::string score_report(std::span<const Comparison> comparisons, PreferenceModel model, bool one,
                         TableFormat format)
{
    auto scores = pick(comparisons, {"smoothing", "score"}, one);
    for (auto& row : scores.rows) {
        if (auto* score = std::get_if<Number>(&row.back())) {
            score->decimals = 0;
        }
    }
    return "\nPreference, estimated by the " + std::string(name_of(preference_models, model)) +
           " model of Olive, Welti and Khonsaripour\n\n" + render(scores, format) + std::string(score_words);
}

} // namespace

Table comparison_table(std::span<const Comparison> comparisons)
{
    return table_of(comparisons, [](std::string_view) { return true; });
}

std::string readable_report(std::span<const Comparison> comparisons, const DeviationOptions& how,
                            TableFormat format)
{
    const auto& bands = how.bands;
    const auto& against = comparisons.front().against;
    const bool one = std::all_of(comparisons.begin(), comparisons.end(),
                                 [&](const Comparison& each) { return each.against == against; });
    const auto overall =
        pick(comparisons,
             {"rank", "distance_db", "range_hz", "offset_db", "rms_db", "mean_abs_db", "sd_db",
              "slope_db_per_octave", "max_abs_db", "max_abs_hz", "lr_rms_db", "lr_max_db"},
             one);
    std::string report = "Deviation" + (one ? " from " + against : std::string()) + "\n\n" +
                         render(overall, format) + "\nMean deviation by band\n";
    for (std::size_t first = 0; first < bands.size(); first += bands_in_a_table) {
        std::vector<std::string> names;
        for (std::size_t i = first; i < std::min(first + bands_in_a_table, bands.size()); ++i) {
            names.push_back(bands[i].name);
        }
        report += "\n" + render(pick(comparisons, names, one), format);
    }
    return how.score ? report + score_report(comparisons, *how.score, one, format) : report;
}

std::string matrix_report(const Distances& distances, TableFormat format)
{
    const bool for_people = format == TableFormat::text || format == TableFormat::markdown;
    Table table{{"name"}, {}};
    for (std::size_t i = 0; i < distances.names.size(); ++i) {
        table.columns.push_back(distances.names[i]);
        std::vector<Cell> row{distances.names[i]};
        for (const auto& rms_db : distances.rms_db[i]) {
            row.push_back(rms_db ? Cell{Number{*rms_db, for_people ? 1 : 3}} : Cell{});
        }
        table.rows.push_back(std::move(row));
    }
    return render(table, format);
}

} // namespace earbench
