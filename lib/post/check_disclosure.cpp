#include "core/ascii.hpp"
#include "core/strings.hpp"
#include "post/post_checks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace earbench {

namespace {

using Words = std::span<const std::string_view>;

std::string_view word_in(std::string_view lower, Words words)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](std::string_view word) {
        return lower.find(word) != std::string_view::npos;
    });
    return found == words.end() ? std::string_view{} : *found;
}

/// True for a sentence of the post about where its unit came from; those about other products begin
/// otherwise.
bool says_source(std::string_view line)
{
    constexpr std::array<std::string_view, 11> openings{
        "this review is",       "this impression", "these impressions", "the unit ",
        "this unit ",           "the review unit", "my unit ",          "i bought the unit",
        "i purchased the unit", "disclaimer",      "disclosure"};
    constexpr std::array<std::string_view, 13> sources{
        "sample",    "tour",        "loan",    "lent",       "borrow", "purchas", "bought",
        "own money", "provided by", "sent by", "sent to me", "gifted", "paid for"};
    const auto lower = to_lower(line);
    const auto begin = std::min(lower.find_first_not_of(" -*+_>#"), lower.size());
    const auto text = std::string_view(lower).substr(begin);
    const bool opens = std::any_of(openings.begin(), openings.end(),
                                   [&](std::string_view opening) { return text.starts_with(opening); });
    return opens && !word_in(text, sources).empty();
}

/// Looser: for posts that say it in a sentence of their own.
bool mentions_source(std::string_view line)
{
    constexpr std::array<std::string_view, 17> words{
        "review sample", "review unit", "review tour",    "on loan",
        "loaned",        "i bought",    "i purchased",    "i paid",
        "own money",     "provided by", "sent by",        "sent to me",
        "sent me",       "lent me",     "no affiliation", "financial interest",
        "thanks to"};
    return !word_in(to_lower(line), words).empty();
}

void check_sources(const PostView& view, Findings& findings)
{
    std::optional<std::size_t> first;
    bool any = false;
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        any |= mentions_source(view.lines[i]);
        if (!says_source(view.lines[i])) {
            continue;
        }
        any = true;
        if (first) {
            findings.error(view.line_of(i), "two-disclosures",
                           "expected one sentence on where the unit came from but found another in line " +
                               std::to_string(view.line_of(*first)));
        } else {
            first = i;
        }
    }
    if (!any) {
        findings.error(0, "no-disclosure",
                       "expected a sentence on where the unit came from (bought, sample, loan, "
                       "tour) but found none");
    }
}

/// What in an address earns its author money; empty where nothing is known to.
std::string_view affiliate_mark(std::string_view address)
{
    constexpr std::array<std::string_view, 16> marks{"?tag=",     "&tag=",
                                                     "amzn.to/",  "s.click.aliexpress.com",
                                                     "aff_",      "affiliate",
                                                     "?aff=",     "&aff=",
                                                     "shrsl.com", "linksynergy",
                                                     "sca_ref=",  "?rfsn=",
                                                     "&rfsn=",    "go.skimresources",
                                                     "?ref=",     "&ref="};
    return word_in(address, marks);
}

bool denies(std::string_view lower)
{
    constexpr std::array<std::string_view, 6> words{"unaffiliated",  "non-affiliate", "nonaffiliate",
                                                    "not affiliate", "no affiliate",  "not an affiliate"};
    return !word_in(lower, words).empty();
}

void check_affiliates(const PostView& view, Findings& findings)
{
    bool says_so = false;
    bool denies_all = false;
    for (const auto& line : view.lines) {
        const auto lower = to_lower(line);
        says_so |= !denies(lower) && (lower.find("affiliate link") != std::string::npos ||
                                      lower.find("commission") != std::string::npos);
        denies_all |= lower.find("no affiliation") != std::string::npos ||
                      lower.find("no financial interest") != std::string::npos;
    }
    for (const auto& link : view.links) {
        const auto address = to_lower(link.target);
        const auto mark = affiliate_mark(address);
        if (mark.empty() || link.is_picture || address.find("://") == std::string::npos) {
            continue;
        }
        const auto& line = view.lines[link.line - view.parts.body_line];
        const auto found = "'" + std::string(mark) + "' makes this an affiliate link, ";
        if (denies(to_lower(line))) {
            findings.error(link.line, "affiliate-link", found + "and the line denies it");
        } else if (!says_so) {
            findings.error(link.line, "affiliate-link",
                           found + (denies_all ? "and the post says that there is no affiliation"
                                               : "and the post does not say so"));
        }
    }
}

/// A price that is the unit's own: other products are compared by theirs.
bool is_about_unit(std::string_view line, const std::string& name)
{
    const auto lower = to_lower(line);
    return lower.find("unit retail") != std::string::npos ||
           (!name.empty() && lower.find(to_lower(name)) != std::string::npos);
}

void check_prices(const PostView& view, Findings& findings)
{
    struct Stated {
        Price price;
        std::size_t line;
    };
    std::optional<Stated> first;
    const auto compare = [&](const Price& price, std::size_t line) {
        if (!price.amount) {
            return;
        }
        if (!first) {
            first = Stated{price, line};
        } else if (price.currency != first->price.currency || price.amount != first->price.amount) {
            const bool other_currency = price.currency != first->price.currency;
            findings.error(line, other_currency ? "two-currencies" : "two-prices",
                           "expected " + quoted_text(first->price.text) + " as in line " +
                               std::to_string(first->line) + " but found " + quoted_text(price.text));
        }
    };
    if (const auto* const price = view.front.find("price")) {
        auto stated = read_price(price->text);
        if (!stated.currency.empty()) {
            compare(stated, price->line);
        }
    }
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        if (is_about_unit(view.lines[i], view.post.name)) {
            compare(retail_price(view.lines[i]), view.line_of(i));
        }
    }
}

} // namespace

void check_disclosure(const PostView& view, Findings& findings)
{
    check_sources(view, findings);
    check_affiliates(view, findings);
    check_prices(view, findings);
}

} // namespace earbench
