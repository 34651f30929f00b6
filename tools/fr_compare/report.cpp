#include "report.hpp"

#include "core/number.hpp"

#include <algorithm>

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

/// The columns of `table` called `names`, and before them name, channel and, unless it is `one` for all,
/// against.
Table pick(const Table& table, const std::vector<std::string>& names, bool one)
{
    const std::size_t leading = one ? 2 : 3;
    Table picked;
    picked.rows.resize(table.rows.size());
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto& name = table.columns[column];
        if (column >= leading && std::find(names.begin(), names.end(), name) == names.end()) {
            continue;
        }
        picked.columns.push_back(name);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            picked.rows[row].push_back(table.rows[row][column]);
        }
    }
    return picked;
}

std::string score_report(const Table& table, PreferenceModel model, bool one, TableFormat format)
{
    auto scores = pick(table, {"smoothing", "score"}, one);
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
    Table table{{"name", "channel", "against"}, {}};
    const bool ranked = comparisons.front().nearness.has_value();
    if (ranked) {
        table.columns.insert(table.columns.end(), {"rank", "distance_db"});
    }
    table.columns.emplace_back("range_hz");
    for (const auto& comparison : comparisons) {
        std::vector<Cell> row{comparison.name, {}, comparison.against};
        if (!comparison.channel.empty()) {
            row[1] = comparison.channel;
        }
        if (ranked) {
            row.emplace_back(Number{static_cast<double>(comparison.nearness->rank), 0});
            row.emplace_back(Number{comparison.nearness->distance_db, 3});
        }
        row.emplace_back(range_text(comparison));
        for (const auto& measure : comparison.measures) {
            if (measure.name == "score") {
                if (&comparison == &comparisons.front()) {
                    table.columns.emplace_back("smoothing");
                }
                row.emplace_back(comparison.smoothing);
            }
            if (&comparison == &comparisons.front()) {
                table.columns.emplace_back(measure.name);
            }
            row.push_back(measure_cell(measure));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string readable_report(std::span<const Comparison> comparisons, const DeviationOptions& how,
                            TableFormat format)
{
    const auto& bands = how.bands;
    const auto table = comparison_table(comparisons);
    const auto& against = comparisons.front().against;
    const bool one = std::all_of(comparisons.begin(), comparisons.end(),
                                 [&](const Comparison& each) { return each.against == against; });
    const auto overall =
        pick(table,
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
        report += "\n" + render(pick(table, names, one), format);
    }
    return how.score ? report + score_report(table, *how.score, one, format) : report;
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
