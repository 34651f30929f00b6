#include "rank/ranking_file.hpp"

#include "text/escape.hpp"

#include <cassert>
#include <cmath>
#include <utility>

namespace earbench {

namespace {

Cell text_cell(const std::string& text)
{
    return text.empty() ? Cell{} : Cell{text};
}

Cell rating_cell(const std::optional<Rating>& rating)
{
    if (!rating) {
        return {};
    }
    return rating->text.empty() ? Cell{Number{rating->value, 1}} : Cell{rating->text};
}

Cell number_cell(const std::optional<double>& value, int decimals)
{
    return value ? Cell{Number{*value, decimals}} : Cell{};
}

Cell price_cell(const std::optional<double>& price)
{
    if (!price) {
        return {};
    }
    const double cents = std::round(100.0 * *price);
    const int decimals = std::fmod(cents, 100.0) == 0.0 ? 0 : std::fmod(cents, 10.0) == 0.0 ? 1 : 2;
    return Number{*price, decimals};
}

Cell rank_cell(const std::optional<int>& rank, TableFormat format)
{
    if (rank) {
        return Number{static_cast<double>(*rank), 0};
    }
    return format == TableFormat::csv ? Cell{std::string("-")} : Cell{};
}

} // namespace

TableFormat table_format(RankingFormat format)
{
    switch (format) {
    case RankingFormat::csv:
        return TableFormat::csv;
    case RankingFormat::json:
        return TableFormat::json;
    case RankingFormat::markdown:
        return TableFormat::markdown;
    case RankingFormat::text:
        return TableFormat::text;
    case RankingFormat::html:
        break;
    }
    assert(false);
    return TableFormat::text;
}

std::string write_ranking(const std::vector<Ranked>& ranking, TableFormat format,
                          const RankingColumns& columns)
{
    Table table;
    std::vector<std::vector<Cell>> by_column;
    const auto add = [&](const std::string& name, auto cell_of) {
        table.columns.push_back(name);
        std::vector<Cell> cells;
        for (const auto& row : ranking) {
            cells.push_back(cell_of(row));
        }
        by_column.push_back(std::move(cells));
    };
    add("rank", [&](const Ranked& row) { return rank_cell(row.rank, format); });
    if (columns.tier) {
        add("tier", [](const Ranked& row) { return text_cell(row.tier); });
    }
    add("file", [](const Ranked& row) { return text_cell(row.post.file); });
    add("name", [](const Ranked& row) { return text_cell(row.post.name); });
    add("sonic", [](const Ranked& row) { return rating_cell(row.post.sonic); });
    add("bias", [](const Ranked& row) { return rating_cell(row.post.bias); });
    if (columns.score) {
        add("score", [](const Ranked& row) { return number_cell(row.score, 2); });
    }
    add("price", [](const Ranked& row) { return text_cell(row.post.price.text); });
    add("price_usd", [](const Ranked& row) { return price_cell(row.post.price.usd); });
    if (columns.value) {
        add("value", [](const Ranked& row) { return number_cell(row.value, 0); });
    }
    add("date", [](const Ranked& row) { return text_cell(row.post.date); });
    for (std::size_t row = 0; row < ranking.size(); ++row) {
        std::vector<Cell> cells;
        for (auto& column : by_column) {
            auto* const text = std::get_if<std::string>(&column[row]);
            if (columns.spreadsheet && text != nullptr) {
                *text = spreadsheet_text(*text);
            }
            cells.push_back(std::move(column[row]));
        }
        table.rows.push_back(std::move(cells));
    }
    return render(table, format);
}

RatedPosts read_ratings(std::string_view bytes, const std::string& file, const Scale& scale)
{
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        throw Error(Fault::data, Place{file}, "expected a post or a ranking but found nothing");
    }
    if (is_table(bytes, file, scale)) {
        return read_ranking_table(bytes, file, scale);
    }
    RatedPosts read;
    read.posts.push_back(read_post(bytes, file, scale));
    return read;
}

} // namespace earbench
