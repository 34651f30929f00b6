#include "rank/trials.hpp"

#include "core/strings.hpp"
#include "rank/table_rows.hpp"
#include "text/escape.hpp"
#include "text/front_matter.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace earbench {

namespace {

constexpr std::size_t longest_quote_bytes = 80;
constexpr std::array<std::string_view, 5> known_headings{"a", "b", "track", "criterion", "winner"};

std::string quote(std::string_view text)
{
    return "'" + printable(text, longest_quote_bytes) + "'";
}

/// Where the columns of trials are.
struct TrialColumns {
    std::size_t a;
    std::size_t b;
    std::size_t winner;
    std::optional<std::size_t> criterion;
};

TrialColumns columns_of(const CsvRecord& headings, const Place& place)
{
    std::map<std::string, std::size_t> found;
    for (std::size_t i = 0; i < headings.cells.size(); ++i) {
        const auto heading = to_lower(one_line(headings.cells[i]));
        if (std::find(known_headings.begin(), known_headings.end(), heading) == known_headings.end()) {
            throw Error(Fault::data, place,
                        "expected the headings a, b, track, criterion, winner but found " +
                            quote(headings.cells[i]));
        }
        if (!found.emplace(heading, i).second) {
            throw Error(Fault::data, place, "expected the heading " + heading + " once but found it twice");
        }
    }
    const auto column = [&](const std::string& heading) {
        if (!found.contains(heading)) {
            throw Error(Fault::data, place, "expected the heading " + heading + " but found none");
        }
        return found[heading];
    };
    TrialColumns columns{column("a"), column("b"), column("winner"), std::nullopt};
    if (found.contains("criterion")) {
        columns.criterion = found["criterion"];
    }
    return columns;
}

/// Names by their first spelling.
class Spellings {
public:
    const std::string& of(const std::string& name)
    {
        return m_first.try_emplace(to_lower(name), name).first->second;
    }

private:
    std::map<std::string, std::string> m_first;
};

std::string named_cell(const CsvRecord& row, std::size_t column, std::string_view what, const Place& place)
{
    auto cell = one_line(row.cells[column]);
    if (cell.empty()) {
        throw Error(Fault::data, place, "expected " + std::string(what) + " but found none");
    }
    return cell;
}

TrialWinner winner_of(const CsvRecord& row, std::size_t column, const Place& place)
{
    const auto cell = to_lower(one_line(row.cells[column]));
    const auto found = std::find_if(trial_winners.begin(), trial_winners.end(),
                                    [&](const auto& choice) { return choice.name == cell; });
    if (found == trial_winners.end()) {
        throw Error(Fault::data, place,
                    "expected a, b or tie for winner but found " + quote(row.cells[column]));
    }
    return found->value;
}

} // namespace

ReadTrials read_trials(std::string_view bytes, const std::string& file)
{
    const auto text = normal_text(bytes, file);
    const auto lines = split_lines(text);
    auto first = std::find_if(lines.begin(), lines.end(), [](auto line) { return !trim(line).empty(); });
    const auto stated = first == lines.end() ? std::nullopt : stated_separator(*first);
    first += stated ? 1 : 0;
    if (first == lines.end()) {
        throw Error(Fault::data, Place{file, 1}, "expected the headings a, b, winner but found nothing");
    }
    const auto line = static_cast<std::size_t>(first - lines.begin()) + 1;
    const auto table = std::string_view(text).substr(static_cast<std::size_t>(first->data() - text.data()));
    const auto rows = table_rows(table, file, stated.value_or(separator_of(*first)), line);
    const auto columns = columns_of(rows.front(), Place{file, rows.front().line});
    ReadTrials read{columns.criterion.has_value(), {}, {}};
    if (rows.size() == 1) {
        throw Error(Fault::data, Place{file}, "expected trials but found none");
    }
    Spellings products;
    Spellings criteria;
    for (auto row = rows.begin() + 1; row < rows.end(); ++row) {
        try {
            const Place place{file, row->line};
            require_cells(*row, rows.front().cells.size(), file);
            const auto a = named_cell(*row, columns.a, "a product for a", place);
            const auto b = named_cell(*row, columns.b, "a product for b", place);
            if (to_lower(a) == to_lower(b)) {
                throw Error(Fault::data, place, "expected two products but found " + quote(a) + " twice");
            }
            const auto criterion =
                columns.criterion ? named_cell(*row, *columns.criterion, "a criterion", place) : "";
            const auto winner = winner_of(*row, columns.winner, place);
            read.trials.push_back({products.of(a), products.of(b), criteria.of(criterion), winner});
        } catch (const Error& error) {
            read.errors.push_back(error);
        }
    }
    return read;
}

} // namespace earbench
