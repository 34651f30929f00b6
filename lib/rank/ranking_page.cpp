#include "rank/ranking_page.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "post/date.hpp"
#include "rank/page_parts.hpp"
#include "rank/sketch.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace earbench {

namespace {

/// One column: its heading, and what a row has there.
struct PageColumn {
    std::string heading;
    std::string first; ///< direction that a first click sorts in: "low" or "high"; empty: not to be sorted
    bool is_number;
    std::string kind; ///< class of its cells, or empty
};

struct PageCell {
    std::string html;                 ///< empty: nothing is known
    std::optional<std::string> value; ///< what it is sorted by; nothing: its text
};

PageCell number_cell(const std::string& html, const std::optional<double>& value)
{
    return {html, value ? format_shortest(*value) : ""};
}

std::string rating_shown(const std::optional<Rating>& rating)
{
    if (!rating) {
        return {};
    }
    return rating->text.empty() ? format_fixed(rating->value, 1) : page_text(rating->text);
}

std::optional<double> value_of(const std::optional<Rating>& rating)
{
    return rating ? std::optional(rating->value) : std::nullopt;
}

/// What an address may be: no script.
bool is_address(std::string_view address)
{
    const bool has_scheme = byte_at(address, address.find_first_of(":/?#")) == ':';
    return !address.empty() &&
           (!has_scheme || address.starts_with("http://") || address.starts_with("https://"));
}

std::string link_to(const std::string& address, const std::string& html)
{
    return is_address(address) ? "<a href=\"" + page_text(url_escaped(address)) + "\">" + html + "</a>"
                               : html;
}

std::string name_html(const PageRow& row)
{
    const auto& post = row.ranked.post;
    std::string html = link_to(row.post_link, page_text(post.name));
    std::vector<std::string> where;
    if (!post.date.empty()) {
        where.push_back("<time datetime=\"" + page_text(post.date) + "\">" + page_text(post.date) +
                        "</time>");
    }
    if (is_address(row.graph_link)) {
        where.push_back(
            link_to(row.graph_link, "graph<span class=\"of\"> of " + page_text(post.name) + "</span>"));
    }
    return html + (where.empty() ? "" : " <span class=\"where\">" + join(where, " \xC2\xB7 ") + "</span>");
}

class PageWriter {
public:
    PageWriter(const std::vector<PageRow>& rows, const RankingPage& page)
        : m_rows(rows), m_page(page),
          m_has_curves(any([](const PageRow& row) { return !row.curves.empty(); })),
          m_has_prices(any([](const PageRow& row) { return row.ranked.post.price.usd.has_value(); })),
          m_is_own_scale(!any([](const PageRow& row) {
              return row.ranked.post.sonic && !row.ranked.post.sonic->text.empty();
          }))
    {
    }

    [[nodiscard]] std::string write() const
    {
        std::string html =
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            page_text(m_page.title) + "</title>\n<style>" + std::string(page_style()) +
            ".of { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: "
            "inset(50%); }\n</style>\n</head>\n<body>\n<main>\n";
        html += "<h1>" + page_text(m_page.title) + "</h1>\n" + introduction() + form();
        html += "<table role=\"table\">\n" + caption() + head() + "<tbody role=\"rowgroup\">\n";
        for (const auto& row : m_rows) {
            html += row_html(row);
        }
        return html + "</tbody>\n</table>\n</main>\n<script>" + std::string(page_script()) +
               "</script>\n</body>\n</html>\n";
    }

private:
    template <typename Predicate>
    [[nodiscard]] bool any(Predicate has) const
    {
        return std::any_of(m_rows.begin(), m_rows.end(), has);
    }

    [[nodiscard]] std::vector<PageColumn> columns() const
    {
        std::vector<PageColumn> all{{"Rank", "low", true, ""}};
        const auto add = [&](bool wanted, const PageColumn& column) {
            if (wanted) {
                all.push_back(column);
            }
        };
        add(m_page.columns.tier, {"Tier", "low", false, ""});
        add(true, {"Name", "low", false, "name"});
        add(true, {"Sonic", "high", true, ""});
        add(true, {"Bias", "high", true, ""});
        add(m_page.columns.score, {"Score", "high", true, ""});
        add(true, {"Price", "low", true, ""});
        add(m_page.columns.value, {"Value", "high", true, ""});
        add(m_has_curves, {"Frequency response", "", false, "curve"});
        return all;
    }

    [[nodiscard]] std::vector<PageCell> cells(const PageRow& row) const
    {
        const auto& [rank, post, score, value, tier] = row.ranked;
        std::vector<PageCell> all;
        all.push_back(rank ? number_cell(std::to_string(*rank), *rank) : number_cell("", std::nullopt));
        if (m_page.columns.tier) {
            all.push_back({page_text(tier), std::nullopt});
        }
        all.push_back({name_html(row), std::nullopt});
        all.push_back(number_cell(rating_shown(post.sonic), value_of(post.sonic)));
        all.push_back(number_cell(rating_shown(post.bias), value_of(post.bias)));
        if (m_page.columns.score) {
            all.push_back(number_cell(score ? format_fixed(*score, 2) : "", score));
        }
        all.push_back(number_cell(page_text(post.price.text), post.price.usd));
        if (m_page.columns.value) {
            all.push_back(number_cell(value ? format_fixed(*value, 0) + " %" : "", value));
        }
        if (m_has_curves) {
            all.push_back({row.curves.empty() ? "" : sketch_svg(post.name, row.curves), std::nullopt});
        }
        return all;
    }

    [[nodiscard]] std::string row_html(const PageRow& row) const
    {
        const auto& post = row.ranked.post;
        const auto text = [](const std::optional<double>& value) {
            return value ? format_shortest(*value) : "";
        };
        std::string html = "<tr role=\"row\" data-text=\"" +
                           page_text(to_lower(post.name + " " + row.ranked.tier)) + "\" data-sonic=\"" +
                           text(value_of(post.sonic)) + "\" data-price=\"" + text(post.price.usd) + "\">";
        const auto heads = columns();
        const auto values = cells(row);
        for (std::size_t i = 0; i < heads.size(); ++i) {
            html += cell_html(heads[i], values[i]);
        }
        return html + "</tr>\n";
    }

    static std::string cell_html(const PageColumn& column, const PageCell& cell)
    {
        if (column.kind == "name") {
            return "<th role=\"rowheader\" scope=\"row\">" + cell.html + "</th>";
        }
        std::string classes = column.is_number ? "number" : column.kind;
        classes += cell.html.empty() ? " empty" : "";
        return "<td role=\"cell\"" +
               (classes.empty() ? "" : " class=\"" + std::string(trim(classes)) + "\"") + " data-label=\"" +
               column.heading + "\"" + (cell.value ? " data-value=\"" + *cell.value + "\"" : "") + ">" +
               (cell.html.empty() ? "\xE2\x80\x93" : cell.html) + "</td>";
    }

    [[nodiscard]] std::string head() const
    {
        std::string html = "<thead role=\"rowgroup\"><tr role=\"row\">";
        for (const auto& column : columns()) {
            html += "<th role=\"columnheader\" scope=\"col\"";
            html += column.is_number ? " class=\"number\"" : column.first.empty() ? " class=\"plain\"" : "";
            const bool sorted = m_page.is_by_rank && column.heading == "Rank";
            html += column.first.empty() ? ""
                                         : std::string(" aria-sort=\"") + (sorted ? "ascending" : "none") +
                                               "\" data-first=\"" + column.first + "\"";
            html += ">" + column.heading + "</th>";
        }
        return html + "</tr></thead>\n";
    }

    [[nodiscard]] std::string introduction() const
    {
        std::string html;
        if (!m_page.scale.empty()) {
            html += "<p>" + page_text(m_page.scale) + "</p>\n";
        }
        if (m_has_curves) {
            html += "<p class=\"quiet\">Curves run from 20 Hz to 20 kHz, with lines at 100 Hz, 1 kHz and 10 "
                    "kHz, and "
                    "from \xE2\x88\x92"
                    "20 to +20 dB over " +
                    page_text(m_page.curve_origin) + "; the right channel is dashed.</p>\n";
        }
        return html;
    }

    /// For JavaScript alone, which shows it.
    [[nodiscard]] std::string form() const
    {
        std::string html = "<form hidden role=\"search\" aria-label=\"Filter the ranking\">\n"
                           "<label>Name <input type=\"search\" id=\"text\"></label>\n";
        if (m_is_own_scale) {
            html += "<label>Sonic at least <input type=\"number\" id=\"least\" min=\"1\" max=\"5\" "
                    "step=\"0.5\"></label>\n";
        }
        if (m_has_prices) {
            html += "<label>US$ at most <input type=\"number\" id=\"most\" min=\"0\" step=\"any\"></label>\n";
        }
        return html + "</form>\n<p id=\"status\" class=\"quiet\" role=\"status\"></p>\n";
    }

    [[nodiscard]] std::string caption() const
    {
        const auto count = m_rows.size();
        return "<caption>" + std::to_string(count) + (count == 1 ? " product" : " products") + "</caption>\n";
    }

    const std::vector<PageRow>& m_rows;
    const RankingPage& m_page;
    bool m_has_curves;
    bool m_has_prices;
    bool m_is_own_scale;
};

} // namespace

std::string write_ranking_page(const std::vector<PageRow>& rows, const RankingPage& page)
{
    return PageWriter(rows, page).write();
}

std::string scale_sentence(const Scale& scale)
{
    if (scale.is_own()) {
        return "Ratings go from 1 (Poor) over 3 (Good) to 5 (Outstanding) in half points. The sonic rating "
               "is about "
               "sound alone, the bias rating about taste; products with the same two share a rank.";
    }
    return "Ratings lie " + scale.span() + "; products with the same ratings share a rank.";
}

std::string post_address(const Post& post, const std::string& site)
{
    constexpr std::size_t date_bytes = 10;
    const auto below = [&](const std::string& path) {
        const auto root = site.ends_with('/') ? site.substr(0, site.size() - 1) : site;
        return root + (path.starts_with('/') ? "" : "/") + path;
    };
    if (!post.link.empty()) {
        const bool is_whole = post.link.find("://") != std::string::npos;
        return is_whole || site.empty() ? post.link : below(post.link);
    }
    const auto name = stem(post.file);
    const auto day = name.substr(0, date_bytes);
    if (site.empty() || !is_date(day) || name.size() < date_bytes + 2) {
        return {};
    }
    return below(replace_all(day, "-", "/") + "/" + std::string(name.substr(date_bytes + 1)) + ".html");
}

std::string graph_address(const std::string& tool, const std::string& file)
{
    const auto join_with = tool.find('?') == std::string::npos ? "?share=" : "&share=";
    return tool + join_with + uri_component(replace_all(file, " ", "_"));
}

} // namespace earbench
