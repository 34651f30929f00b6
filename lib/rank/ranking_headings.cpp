#include "rank/ranking_headings.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "post/price.hpp"
#include "rank/table_rows.hpp"
#include "text/csv.hpp"
#include "text/escape.hpp"
#include "text/markdown_table.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace earbench {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> name_headings{"name", "model", "product", "iem"};
constexpr std::array<std::string_view, 6> sonic_headings{"sonic",   "sonic rating",   "rating",
                                                         "overall", "overall rating", "score"};
constexpr std::array<std::string_view, 3> grade_headings{"tier", "grade", "rank"};
constexpr std::array<std::string_view, 3> bias_headings{"bias", "bias score", "bias rating"};
constexpr std::array<std::string_view, 2> file_headings{"file", "post"};
constexpr std::array<std::string_view, 3> link_headings{"link", "url", "review"};

std::string plain_heading(std::string_view cell)
{
    return to_lower(replace_all(one_line(cell), "*", ""));
}

RankingHeadings::Column find_any(const std::vector<std::string>& headings, Names names)
{
    for (const auto name : names) { // the plainest name first
        const auto at = std::find(headings.begin(), headings.end(), name);
        if (at != headings.end()) {
            return static_cast<std::size_t>(at - headings.begin());
        }
    }
    return std::nullopt;
}

RankingHeadings::Column find_one(const std::vector<std::string>& headings, std::string_view name)
{
    return find_any(headings, std::array{name});
}

RankingHeadings::Column find_price(const std::vector<std::string>& headings)
{
    for (const auto begin : {std::string_view("price"), std::string_view("msrp")}) {
        const auto at = std::find_if(headings.begin(), headings.end(), [&](const auto& heading) {
            const auto after = heading.substr(std::min(begin.size(), heading.size()));
            return heading.starts_with(begin) && heading != "price_usd" &&
                   (after.empty() || std::string_view(" _(").find(after.front()) != std::string_view::npos);
        });
        if (at != headings.end()) {
            return static_cast<std::size_t>(at - headings.begin());
        }
    }
    return std::nullopt;
}

std::vector<std::string> cells_of(std::string_view line, char separator)
{
    if (separator == '|') {
        return markdown_cells(line);
    }
    try {
        const auto records = parse_csv(line, "", separator);
        return records.empty() ? std::vector<std::string>{} : records.front().cells;
    } catch (const Error&) {
        return {}; // a quote that ends on a later line: no heading
    }
}

} // namespace

RankingHeadings find_headings(const std::vector<std::string>& cells, const Scale& scale)
{
    std::vector<std::string> headings;
    std::transform(cells.begin(), cells.end(), std::back_inserter(headings), plain_heading);
    RankingHeadings found;
    found.brand = find_one(headings, "brand");
    found.name = find_any(headings, name_headings);
    found.sonic = find_any(headings, sonic_headings);
    if (!found.sonic && !scale.is_numeric()) {
        found.sonic = find_any(headings, grade_headings);
    }
    found.bias = find_any(headings, bias_headings);
    found.price_usd = find_one(headings, "price_usd");
    found.price = find_price(headings);
    found.date = find_one(headings, "date");
    found.file = find_any(headings, file_headings);
    found.link = find_any(headings, link_headings);
    found.kind = find_one(headings, "kind");
    found.currency = found.price ? currency_of_heading(cells[*found.price]) : "";
    return found;
}

std::optional<HeadingLine> find_heading_line(std::string_view text, const Scale& scale)
{
    constexpr int most_lines = 10; // titles and blank rows before it
    std::optional<char> given;
    HeadingLine found;
    int seen = 0;
    for (const auto line : split_lines(text)) {
        found.begin = static_cast<std::size_t>(line.data() - text.data());
        if (const auto stated = stated_separator(line); seen == 0 && stated) {
            given = stated;
        } else if (!trim(line).empty()) {
            if (++seen > most_lines) {
                break;
            }
            found.separator = given.value_or(separator_of(line));
            found.headings = find_headings(cells_of(line, found.separator), scale);
            if (found.headings.is_ranking()) {
                return found;
            }
        }
        ++found.line;
    }
    return std::nullopt;
}

std::string wanted_headings()
{
    return "the headings name (model, product, iem, or brand and model) and sonic (rating, score, overall; "
           "with "
           "--scale also tier, grade, rank)";
}

} // namespace earbench
