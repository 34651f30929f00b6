#include "rank/trial_page.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "rank/page_parts.hpp"
#include "text/escape.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr int shown_decimals = 2; ///< of strengths: a difference of 0.01 is 0.2 % of the trials

constexpr std::string_view own_style = R"(
svg { height: 1.5rem; width: 12rem; }
thead th.number { white-space: normal; }
tbody th { min-width: 9rem; }
.dot { fill: var(--left); }
td small { display: block; color: var(--quiet); }
)";

std::string number_text(double value)
{
    return replace_all(format_fixed(value, shown_decimals), "-", "\xE2\x88\x92"); // a minus sign
}

std::string interval_text(const Strength& strength)
{
    return number_text(strength.low) + " to " + number_text(strength.high);
}

/// The axis of the drawings of one table.
class Axis {
public:
    explicit Axis(const std::vector<TrialRank>& products)
    {
        for (const auto& product : products) {
            m_low = std::min(m_low, product.strength.low);
            m_high = std::max(m_high, product.strength.high);
        }
    }

    [[nodiscard]] std::string drawing(const Strength& strength) const
    {
        return "<svg viewBox=\"0 0 240 24\" role=\"img\" aria-label=\"" + number_text(strength.value) +
               ", from " + interval_text(strength) + "\"><path class=\"zero\" d=\"M" + x_of(0.0) +
               " 0V24\"/><path class=\"left\" d=\"M" + x_of(strength.low) + " 12H" + x_of(strength.high) +
               "\"/><circle class=\"dot\" cx=\"" + x_of(strength.value) + "\" cy=\"12\" r=\"4\"/></svg>";
    }

private:
    [[nodiscard]] std::string x_of(double value) const
    {
        constexpr double edge = 5.0;
        constexpr double width = 230.0;
        return format_fixed(edge + width * (value - m_low) / (m_high - m_low), 1);
    }

    double m_low = 0.0;
    double m_high = 0.0;
};

std::string number_cell(std::string_view label, const std::string& html)
{
    return "<td role=\"cell\" class=\"number\" data-label=\"" + std::string(label) + "\">" + html + "</td>";
}

std::string row_html(const TrialRank& product, const Axis& axis)
{
    const auto& strength = product.strength;
    return "<tr role=\"row\">" + number_cell("Rank", std::to_string(product.rank)) +
           "<th role=\"rowheader\" scope=\"row\">" + page_text(product.name) + "</th>" +
           number_cell("Strength",
                       number_text(strength.value) + "<small>" + interval_text(strength) + "</small>") +
           "<td role=\"cell\" class=\"curve\" data-label=\"Interval\">" + axis.drawing(strength) + "</td>" +
           number_cell("Would win", format_fixed(product.win_percent, 0) + " %") +
           number_cell("Better than", std::to_string(product.better_than)) +
           number_cell("Worse than", std::to_string(product.worse_than)) +
           number_cell("Trials", std::to_string(product.trials)) +
           number_cell("Wins", std::to_string(product.wins)) +
           number_cell("Ties", std::to_string(product.ties)) + "</tr>\n";
}

std::string heads_html()
{
    std::string html = "<thead role=\"rowgroup\"><tr role=\"row\">";
    for (const std::string_view head : {"Rank", "Name", "Strength", "95 % interval", "Would win",
                                        "Better than", "Worse than", "Trials", "Wins", "Ties"}) {
        const bool is_text = head == "Name" || head == "95 % interval";
        html += std::string("<th role=\"columnheader\" scope=\"col\"") +
                (is_text ? "" : " class=\"number\"") + ">" + std::string(head) + "</th>";
    }
    return html + "</tr></thead>\n";
}

std::string table_html(const TrialRanking& ranking)
{
    const Axis axis(ranking.products);
    const auto count = ranking.products.size();
    std::string html = ranking.criterion.empty() ? "" : "<h2>" + page_text(ranking.criterion) + "</h2>\n";
    html += "<table role=\"table\">\n<caption>" + std::to_string(count) + " products</caption>\n" +
            heads_html() + "<tbody role=\"rowgroup\">\n";
    for (const auto& product : ranking.products) {
        html += row_html(product, axis);
    }
    html += "</tbody>\n</table>\n";
    for (const auto& remark : ranking.remarks) {
        html += "<p class=\"quiet\">" + page_text(remark.text) + "</p>\n";
    }
    return html;
}

} // namespace

std::string write_trial_page(const std::vector<TrialRanking>& rankings, const std::string& title)
{
    std::string html = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                       page_text(title) + "</title>\n<style>" + std::string(page_style()) +
                       std::string(own_style) + "</style>\n</head>\n<body>\n<main>\n<h1>" + page_text(title) +
                       "</h1>\n<p>From A/B trials. Strength is the logarithm of the odds of a win to a loss "
                       "against a product of mean strength, Would win the same as a percentage of the trials "
                       "without tie. Products that the trials cannot tell from the one above share its "
                       "rank; Better than and Worse than count those that they can tell it from.</p>\n";
    for (const auto& ranking : rankings) {
        html += table_html(ranking);
    }
    return html + "</main>\n</body>\n</html>\n";
}

} // namespace earbench
