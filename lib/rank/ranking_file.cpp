#include "rank/ranking_file.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "post/date.hpp"
#include "post/rating.hpp"
#include "text/csv.hpp"
#include "text/escape.hpp"
#include "text/front_matter.hpp"
#include "text/table.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

/// One record under the header of its table.
class Row {
public:
    Row(const CsvRecord& header, const CsvRecord& record, const std::string& file)
        : m_header(header), m_record(record), m_place{file, record.line}
    {
        if (record.cells.size() != header.cells.size()) {
            throw Error(Fault::data, m_place,
                        "expected " + std::to_string(header.cells.size()) + " cells but found " +
                            std::to_string(record.cells.size()));
        }
    }

    /// "-" stands for nothing in the other formats, and is accepted here.
    [[nodiscard]] std::string text(std::string_view column) const
    {
        const auto at = std::find(m_header.cells.begin(), m_header.cells.end(), column);
        const auto cell =
            at == m_header.cells.end()
                ? std::string()
                : one_line(m_record.cells[static_cast<std::size_t>(at - m_header.cells.begin())]);
        return cell == "-" && column != "file" ? std::string() : cell;
    }

    [[nodiscard]] std::optional<double> number(std::string_view column, bool (*fits)(double),
                                               std::string_view wanted) const
    {
        const auto cell = text(column);
        if (cell.empty()) {
            return std::nullopt;
        }
        const auto value = parse_number(cell);
        if (!value || !fits(*value)) {
            throw Error(Fault::data, m_place,
                        "expected " + std::string(wanted) + " for " + std::string(column) + " but found '" +
                            cell + "'");
        }
        return value;
    }

    [[nodiscard]] std::string date() const
    {
        auto cell = text("date");
        if (!cell.empty() && !is_date(cell)) {
            throw Error(Fault::data, m_place, "expected a day as YYYY-MM-DD but found '" + cell + "'");
        }
        return cell;
    }

private:
    const CsvRecord& m_header;
    const CsvRecord& m_record;
    Place m_place;
};

bool has_cell(const CsvRecord& record, std::string_view cell)
{
    return std::find(record.cells.begin(), record.cells.end(), cell) != record.cells.end();
}

bool is_price(double value)
{
    return value >= 0.0;
}

Cell text_cell(const std::string& text)
{
    return text.empty() ? Cell{} : Cell{text};
}

Cell rating_cell(const std::optional<double>& rating)
{
    return rating ? Cell{Number{*rating, 1}} : Cell{};
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

std::string write_ranking(const std::vector<Ranked>& ranking, TableFormat format)
{
    Table table{{"rank", "file", "name", "sonic", "bias", "price", "price_usd", "date"}, {}};
    for (const auto& [rank, post] : ranking) {
        table.rows.push_back({rank_cell(rank, format), text_cell(post.file), text_cell(post.name),
                              rating_cell(post.sonic), rating_cell(post.bias), text_cell(post.price.text),
                              price_cell(post.price.usd), text_cell(post.date)});
    }
    return render(table, format);
}

bool is_ranking(std::string_view bytes)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    const auto line = bytes.substr(0, bytes.find_first_of("\r\n"));
    if (line.starts_with("---") || line.find('"') != std::string_view::npos) {
        return false;
    }
    const auto records = parse_csv(line, "");
    return !records.empty() && has_cell(records.front(), "name") && has_cell(records.front(), "sonic");
}

std::vector<Post> read_ranking(std::string_view bytes, const std::string& file)
{
    const auto records = parse_csv(normal_text(bytes, file), file);
    if (records.empty() || !has_cell(records.front(), "name") || !has_cell(records.front(), "sonic")) {
        throw Error(Fault::data, Place{file, 1}, "expected a header line with name and sonic");
    }
    const auto& header = records.front();
    std::vector<Post> posts;
    for (std::size_t i = 1; i < records.size(); ++i) {
        if (records[i].cells == header.cells) {
            continue;
        }
        const Row row(header, records[i], file);
        Post post;
        post.file = row.text("file");
        post.name = row.text("name");
        post.sonic = row.number("sonic", is_rating, "a rating from 1 to 5 in half points");
        post.bias = row.number("bias", is_rating, "a rating from 1 to 5 in half points");
        post.price = {row.text("price"), row.number("price_usd", is_price, "a number from 0")};
        post.date = row.date();
        posts.push_back(std::move(post));
    }
    return posts;
}

std::vector<Post> read_ratings(std::string_view bytes, const std::string& file)
{
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        throw Error(Fault::data, Place{file}, "expected a post or a ranking but found nothing");
    }
    if (is_ranking(bytes)) {
        return read_ranking(bytes, file);
    }
    return {read_post(bytes, file)};
}

} // namespace earbench
