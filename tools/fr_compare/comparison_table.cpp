#include "comparison_table.hpp"

#include "core/number.hpp"

namespace earbench {

namespace {

Cell measure_cell(std::string_view name, const std::optional<double>& value)
{
    if (!value) {
        return {};
    }
    return Number{*value, name.ends_with("_hz") ? 1 : 3};
}

std::string range_text(const Comparison& comparison)
{
    return format_fixed(comparison.range.from.value, 1) + "-" + format_fixed(comparison.range.to.value, 1);
}

/// The columns of comparison_table(), which every row has cells for, in the order of row_of().
std::vector<std::string> columns_of(const Comparison& first)
{
    std::vector<std::string> columns{"name", "channel", "against"};
    if (first.nearness) {
        columns.insert(columns.end(), {"rank", "distance_db"});
    }
    columns.emplace_back("range_hz");
    for (const auto& measure : first.measures) {
        if (measure.name == "score") {
            columns.emplace_back("smoothing");
        }
        columns.emplace_back(measure.name);
    }
    return columns;
}

/// The cells of a row that are wanted.
class RowMaker {
public:
    explicit RowMaker(const std::vector<bool>& wanted) : m_wanted(wanted) { m_cells.reserve(wanted.size()); }

    void add(Cell cell)
    {
        if (m_wanted[m_column++]) {
            m_cells.push_back(std::move(cell));
        }
    }
    [[nodiscard]] std::span<const Cell> cells() const { return m_cells; }

private:
    const std::vector<bool>& m_wanted;
    std::size_t m_column = 0;
    std::vector<Cell> m_cells;
};

/// `names` are those of the measures of the first row.
RowMaker row_of(const Comparison& comparison, const MeasureNames& names, const std::vector<bool>& wanted)
{
    RowMaker row(wanted);
    row.add(comparison.name);
    row.add(comparison.channel.empty() ? Cell{} : Cell{comparison.channel});
    row.add(comparison.against.text());
    if (comparison.nearness) {
        row.add(Number{static_cast<double>(comparison.nearness->rank), 0});
        row.add(Number{comparison.nearness->distance_db, 3});
    }
    row.add(range_text(comparison));
    const auto& measures = comparison.measures;
    for (std::size_t i = 0; i < names->size(); ++i) {
        const auto& name = (*names)[i];
        if (name == "score") {
            row.add(comparison.smoothing.text());
        }
        row.add(measure_cell(name, measures.names() == names ? measures[i].value : measures.value_of(name)));
    }
    return row;
}

} // namespace

LongTable comparison_table(std::span<const Comparison> comparisons,
                           const std::function<bool(std::string_view)>& is_wanted)
{
    LongTable table;
    std::vector<bool> wanted;
    for (auto& column : columns_of(comparisons.front())) {
        wanted.push_back(is_wanted(column));
        if (wanted.back()) {
            table.columns.push_back(std::move(column));
        }
    }
    table.rows = [comparisons, wanted](const RowSink& take) {
        const auto& names = comparisons.front().measures.names();
        for (const auto& comparison : comparisons) {
            take(row_of(comparison, names, wanted).cells());
        }
    };
    return table;
}

LongTable comparison_table(std::span<const Comparison> comparisons)
{
    return comparison_table(comparisons, [](std::string_view) { return true; });
}

} // namespace earbench
