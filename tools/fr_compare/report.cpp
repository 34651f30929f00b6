#include "report.hpp"

#include "comparison_table.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// The columns called `names`, and before them name, channel and, unless it is `one` for all, against.
LongTable pick(std::span<const Comparison> comparisons, const std::vector<std::string>& names, bool one)
{
    return comparison_table(comparisons, [&](std::string_view name) {
        return name == "name" || name == "channel" || (name == "against" && !one) ||
               std::find(names.begin(), names.end(), name) != names.end();
    });
}

/// `scores`, whose last column they are, without decimals.
LongTable rounded(const LongTable& scores)
{
    return {scores.columns, [rows = scores.rows](const RowSink& take) {
                rows([&](std::span<const Cell> row) {
                    std::vector<Cell> cells(row.begin(), row.end());
                    if (auto* score = std::get_if<Number>(&cells.back())) {
                        score->decimals = 0;
                    }
                    take(cells);
                });
            }};
}

} // namespace

void write_readable_report(std::span<const Comparison> comparisons, const DeviationOptions& how,
                           TableFormat format, const TextSink& write)
{
    const auto& bands = how.bands;
    const auto& against = comparisons.front().against;
    const bool one = std::all_of(comparisons.begin(), comparisons.end(),
                                 [&](const Comparison& each) { return each.against == against; });
    write("Deviation" + (one ? " from " + against.text() : std::string()) + "\n\n");
    const std::vector<std::string> overall{"rank",       "distance_db", "range_hz",  "offset_db",
                                           "rms_db",     "mean_abs_db", "sd_db",     "slope_db_per_octave",
                                           "max_abs_db", "max_abs_hz",  "lr_rms_db", "lr_max_db"};
    write_table(pick(comparisons, overall, one), format, write);
    write("\nMean deviation by band\n");
    for (std::size_t first = 0; first < bands.size(); first += bands_in_a_table) {
        std::vector<std::string> names;
        for (std::size_t i = first; i < std::min(first + bands_in_a_table, bands.size()); ++i) {
            names.push_back(bands[i].name);
        }
        write("\n");
        write_table(pick(comparisons, names, one), format, write);
    }
    if (how.score) {
        write("\nPreference, estimated by the " + std::string(name_of(preference_models, *how.score)) +
              " model of Olive, Welti and Khonsaripour\n\n");
        write_table(rounded(pick(comparisons, {"smoothing", "score"}, one)), format, write);
        write(score_words);
    }
}

std::string matrix_report(const Distances& distances, TableFormat format)
{
    const bool for_people = format == TableFormat::text || format == TableFormat::markdown;
    Table table{{"name"}, {}};
    for (std::size_t i = 0; i < distances.names.size(); ++i) {
        table.columns.push_back(distances.names[i]);
        std::vector<Cell> row{distances.names[i]};
        for (const auto& rms_db : distances.rms_db[i]) {
            auto& cell = row.emplace_back();
            if (rms_db) {
                cell = Number{*rms_db, for_people ? 1 : 3};
            }
        }
        table.rows.push_back(std::move(row));
    }
    return render(table, format);
}

} // namespace earbench
