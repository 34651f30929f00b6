#include "post/price.hpp"

#include "core/ascii.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "post/money.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace earbench {

namespace {

/// One price of a text.
struct FoundPrice {
    Money money;
    std::size_t end;
};

std::size_t skip_blanks(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 3> blanks{" ", "\xC2\xA0", "\xE2\x80\xAF"};
    for (;;) {
        const auto* const blank = std::find_if(blanks.begin(), blanks.end(), [&](std::string_view one) {
            return text.substr(at).starts_with(one);
        });
        if (blank == blanks.end()) {
            return at;
        }
        at += blank->size();
    }
}

/// Extends a price by a currency after it: "99 EUR", "$99 AUD", "$99 (AUD)", "99 €".
std::string currency_after(std::string_view text, std::size_t& end)
{
    auto at = skip_blanks(text, end);
    const bool bracket = byte_at(text, at) == '(';
    at += bracket ? 1U : 0U;
    const auto mark = currency_at(text, at);
    if (!mark) {
        return {};
    }
    end = at + mark->bytes;
    end += bracket && text.substr(end).starts_with(')') ? 1U : 0U;
    return mark->currency;
}

/// The letters that end just before `at`, as in "HK" of "HK$"; "USD $" and "US $" have a blank between.
std::size_t country_begin(std::string_view text, std::size_t at)
{
    const auto letters = [&](std::size_t end) {
        auto begin = end;
        while (is_upper(byte_at(text, begin - 1))) {
            --begin;
        }
        return is_letter(byte_at(text, begin - 1)) ? end : begin;
    };
    if (byte_at(text, at - 1) == ' ') {
        const auto begin = letters(at - 1);
        const auto word = text.substr(begin, at - 1 - begin);
        const bool country =
            word == "US" || word == "AU" || word == "NZ" || word == "HK" || word == "SG" || word == "CA";
        const auto mark = currency_at(word, 0);
        return country || (mark && mark->bytes == 3 && word.size() == 3) ? begin : at;
    }
    return letters(at);
}

std::optional<FoundPrice> dollars_at(std::string_view text, std::size_t dollar)
{
    auto first = dollar + 1;
    // "$A 99" is what Australians write on lists, "$~20" is about 20.
    const bool letter_after = text.substr(first).starts_with('A') || text.substr(first).starts_with('C');
    const std::string_view country_after = letter_after ? text.substr(first, 1) : std::string_view{};
    first += letter_after || text.substr(first).starts_with('~') ? 1U : 0U;
    const auto amount = amount_at(text, skip_blanks(text, first));
    if (!amount) {
        return std::nullopt;
    }
    const auto begin = country_begin(text, dollar);
    const auto before = trim(text.substr(begin, dollar - begin));
    auto end = amount->end;
    const auto code = currency_after(text, end);
    const auto currency =
        code.empty() || code == "dollars" ? dollar_currency(before.empty() ? country_after : before) : code;
    return FoundPrice{{std::string(text.substr(begin, end - begin)), amount->value, currency}, end};
}

std::optional<FoundPrice> price_at(std::string_view text, std::size_t at)
{
    if (text[at] == '$') {
        return dollars_at(text, at);
    }
    const char before = byte_at(text, at - 1);
    const bool word_begins = !is_letter_or_digit(before);
    const auto mark = word_begins || !is_letter(text[at]) ? currency_at(text, at) : std::nullopt;
    if (mark) {
        const auto amount = amount_at(text, skip_blanks(text, at + mark->bytes));
        return amount ? std::optional(FoundPrice{
                            {std::string(text.substr(at, amount->end - at)), amount->value, mark->currency},
                            amount->end})
                      : std::nullopt;
    }
    const bool number_begins = is_digit(text[at]) && word_begins && before != '.' && before != ',';
    if (const auto amount = number_begins ? amount_at(text, at) : std::nullopt) {
        auto end = amount->end;
        if (const auto currency = currency_after(text, end); !currency.empty()) {
            return FoundPrice{{std::string(text.substr(at, end - at)), amount->value, currency}, end};
        }
    }
    return std::nullopt;
}

/// The paragraphs and list items of `body`, each on one line.
std::vector<std::string> blocks(std::string_view body)
{
    std::vector<std::string> found(1);
    for (const auto line : split_lines(body)) {
        const auto text = trim(line);
        if (text.empty() || text.starts_with("- ") || text.starts_with("* ") || text.starts_with('#')) {
            found.emplace_back();
        }
        found.back() += (found.back().empty() ? "" : " ") + std::string(text);
    }
    return found;
}

bool is_sentence_end(std::string_view text, std::size_t at)
{
    if (std::string_view(".!?").find(text[at]) == std::string_view::npos) {
        return false;
    }
    const auto blank = text.find_first_not_of("*_)\"'", at + 1);
    return byte_at(text, blank) == ' ' && is_upper(byte_at(text, text.find_first_not_of(" *_([\"'", blank)));
}

} // namespace

Price find_price(std::string_view text)
{
    Price price;
    for (std::size_t at = 0; at < text.size();) {
        const auto found = price_at(text, at);
        if (!found) {
            ++at;
            continue;
        }
        const auto& money = found->money;
        // The letters before a later `$` belong to it: find it from its number on.
        if (price.text.empty()) {
            price = {money.text, std::nullopt, money.amount, money.currency};
        }
        if (money.currency == "USD") {
            price.usd = money.amount;
            break;
        }
        at = found->end;
    }
    return price;
}

Price read_price(std::string_view text, std::string_view currency)
{
    auto price = find_price(text);
    if (price.text.empty()) {
        const auto begin = std::min(text.find_first_not_of("~ "), text.size());
        if (const auto amount = amount_at(text, begin)) {
            price.amount = amount->value;
            price.currency = currency;
            price.usd = currency == "USD" ? amount->value : std::nullopt;
        }
    }
    // Below a heading that names another currency "$" is not the US dollar.
    if (!currency.empty() && currency != "USD" && price.text.starts_with('$') && price.currency == "USD") {
        price.currency = currency;
        price.usd = std::nullopt;
    }
    price.text = one_line(text);
    return price;
}

std::string currency_of_heading(std::string_view heading)
{
    auto inner = heading;
    const auto open = heading.find('(');
    if (open != std::string_view::npos) {
        inner = heading.substr(open + 1, heading.find(')', open) - open - 1);
    } else {
        inner = heading.substr(std::min(heading.find_last_of("_ ") + 1, heading.size()));
    }
    inner = trim(inner);
    if (const auto dollar = inner.find('$'); dollar != std::string_view::npos) {
        return dollar_currency(dollar > 0 ? inner.substr(0, dollar) : inner.substr(1));
    }
    std::string upper(inner);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const auto mark = currency_at(upper, 0);
    return mark && mark->bytes == upper.size() ? mark->currency : std::string();
}

Price retail_price(std::string_view body)
{
    constexpr std::array<std::string_view, 3> words{"retails", "retailing", "retailed"};
    for (const auto& block : blocks(body)) {
        const auto lower = to_lower(block);
        auto word = std::string::npos;
        for (const auto form : words) {
            word = std::min(word, lower.find(form));
        }
        if (word == std::string::npos) {
            continue;
        }
        auto begin = word;
        while (begin > 0 && !is_sentence_end(block, begin - 1)) {
            --begin;
        }
        auto end = word;
        while (end < block.size() && !is_sentence_end(block, end)) {
            ++end;
        }
        const auto sentence = [&](std::size_t from, std::size_t to) {
            return replace_all(block.substr(from, to - from), "\\", "");
        };
        const auto after = find_price(sentence(word, end));
        return after.text.empty() && lower.substr(word, end - word).find("$x") == std::string::npos
                   ? find_price(sentence(begin, word))
                   : after;
    }
    return {};
}

Price converted(Price price, const ExchangeRates& rates)
{
    const auto rate = rates.find(price.currency);
    if (!price.usd && price.amount && rate != rates.end()) {
        const auto usd = std::round(100.0 * *price.amount * rate->second) / 100.0;
        price.usd = std::isfinite(usd) ? std::optional(usd) : std::nullopt;
    }
    return price;
}

} // namespace earbench
