#include "rank/trial_table.hpp"

#include "text/escape.hpp"

namespace earbench {

std::string write_trial_rankings(const std::vector<TrialRanking>& rankings, TableFormat format,
                                 const TrialTableLook& look)
{
    constexpr int strength_decimals = 3;
    const auto text = [&](const std::string& plain) {
        return Cell{look.spreadsheet ? spreadsheet_text(plain) : plain};
    };
    const auto count = [](int number) { return Cell{Number{static_cast<double>(number), 0}}; };
    const auto strength = [](double value) { return Cell{Number{value, strength_decimals}}; };
    Table table{{"rank", "name", "strength", "low", "high", "win_percent", "better_than", "worse_than",
                 "trials", "wins", "ties"},
                {}};
    if (look.criterion) {
        table.columns.insert(table.columns.begin(), "criterion");
    }
    for (const auto& ranking : rankings) {
        for (const auto& product : ranking.products) {
            auto& row = table.rows.emplace_back();
            if (look.criterion) {
                row.push_back(text(ranking.criterion));
            }
            row.insert(row.end(), {count(product.rank), text(product.name), strength(product.strength.value),
                                   strength(product.strength.low), strength(product.strength.high),
                                   Cell{Number{product.win_percent, 1}}, count(product.better_than),
                                   count(product.worse_than), count(product.trials), count(product.wins),
                                   count(product.ties)});
        }
    }
    return render(table, format);
}

} // namespace earbench
