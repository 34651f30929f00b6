#include "rank/ranking_table.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "post/date.hpp"
#include "rank/ranking_headings.hpp"
#include "rank/table_rows.hpp"
#include "text/escape.hpp"
#include "text/front_matter.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr std::size_t longest_quote_bytes = 80;

/// One record under the headings of its table.
class Row {
public:
    Row(const RankingHeadings& headings, const CsvRecord& record, const std::string& file)
        : m_headings(headings), m_record(record), m_place{file, record.line}
    {
    }

    [[nodiscard]] Post read(const Scale& scale) const
    {
        Post post;
        post.source = m_place;
        post.file = text(m_headings.file);
        post.name = name();
        if (post.name.empty()) {
            throw Error(Fault::data, m_place, "expected a name but found none");
        }
        post.sonic = rating(m_headings.sonic, "sonic", scale);
        post.bias = rating(m_headings.bias, "bias", scale);
        post.price = price();
        post.date = date();
        post.link = text(m_headings.link);
        post.kind = text(m_headings.kind);
        return post;
    }

private:
    /// "-" stands for nothing in the other formats, and is accepted here.
    [[nodiscard]] std::string text(RankingHeadings::Column column) const
    {
        auto cell = column ? one_line(m_record.cells[*column]) : std::string();
        if (cell.starts_with('\'') && spreadsheet_text(cell.substr(1)) == cell) {
            cell.erase(0, 1);
        }
        return cell == "-" && column != m_headings.file ? std::string() : cell;
    }

    [[nodiscard]] std::string name() const
    {
        const auto brand = text(m_headings.brand);
        auto model = text(m_headings.name);
        const bool has_brand = model.empty() || to_lower(model).starts_with(to_lower(brand) + " ");
        return brand.empty() || has_brand ? model : brand + " " + model;
    }

    [[noreturn]] void fail(const std::string& wanted, std::string_view column, const std::string& cell,
                           const std::string& advice = "") const
    {
        throw Error(Fault::data, m_place,
                    "expected " + wanted + " for " + std::string(column) + " but found '" +
                        printable(cell, longest_quote_bytes) + "'" + advice);
    }

    [[nodiscard]] std::optional<Rating> rating(RankingHeadings::Column column, std::string_view name,
                                               const Scale& scale) const
    {
        const auto cell = without_tags(text(column)); // tier lists colour their grades
        const auto read = scale.read(cell);
        if (read.kind == ReadRating::Kind::off_scale || read.kind == ReadRating::Kind::unreadable) {
            fail("a rating " + scale.span(), name, cell, "; another scale needs --scale");
        }
        return read.kind == ReadRating::Kind::rating ? std::optional(read.rating) : std::nullopt;
    }

    [[nodiscard]] Price price() const
    {
        auto price = read_price(text(m_headings.price), m_headings.currency);
        const auto dollars = text(m_headings.price_usd);
        if (!dollars.empty()) {
            const auto stated = read_price(dollars, "USD");
            if (!stated.usd) {
                fail("an amount", "price_usd", dollars);
            }
            price.usd = stated.usd;
            price.text = price.text.empty() ? "$" + dollars : price.text;
        }
        return price;
    }

    [[nodiscard]] std::string date() const
    {
        const auto cell = text(m_headings.date);
        auto day = day_of(cell);
        if (!cell.empty() && day.empty()) {
            fail("a day as YYYY-MM-DD", "date", cell);
        }
        return day;
    }

    const RankingHeadings& m_headings;
    const CsvRecord& m_record;
    Place m_place;
};

bool ends_as(const std::string& file, std::initializer_list<std::string_view> endings)
{
    const auto name = to_lower(file);
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

} // namespace

bool is_table(std::string_view bytes, const std::string& file, const Scale& scale)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    if (ends_as(file, {".csv", ".tsv", ".tab"})) {
        return true;
    }
    const auto line = first_content_line(bytes.substr(0, bytes.find('\0')));
    if (line.starts_with("---") || line.starts_with("+++") || line.starts_with('#') ||
        line.starts_with('<')) {
        return false;
    }
    if (ends_as(file, {".md", ".markdown"})) {
        return find_heading_line(line, scale).has_value();
    }
    return line.find_first_of(",;\t") != std::string::npos || line.starts_with('|') ||
           line.starts_with("sep=") || line.starts_with('"');
}

RatedPosts read_ranking_table(std::string_view bytes, const std::string& file, const Scale& scale)
{
    const auto text = normal_text(bytes, file);
    const auto heading = find_heading_line(text, scale);
    if (!heading) {
        throw Error(Fault::data, Place{file, 1},
                    "expected " + wanted_headings() + " but found '" +
                        printable(one_line(first_content_line(text)), longest_quote_bytes) + "'");
    }
    const auto table = std::string_view(text).substr(heading->begin);
    const auto rows = table_rows(table, file, heading->separator, heading->line);
    RatedPosts read;
    for (auto row = rows.begin() + 1; row < rows.end(); ++row) {
        try {
            require_cells(*row, rows.front().cells.size(), file);
            read.posts.push_back(Row(heading->headings, *row, file).read(scale));
        } catch (const Error& error) {
            read.errors.push_back(error);
        }
    }
    return read;
}

} // namespace earbench
