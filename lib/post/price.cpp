#include "post/price.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace earbench {

namespace {

constexpr std::array<std::string_view, 8> signs{"\xE2\x82\xAC", "\xC2\xA3",     "\xC2\xA5",
                                                "\xEF\xBF\xA5", "\xE2\x82\xA9", "\xE2\x82\xB9",
                                                "\xE2\x82\xAB", "\xE0\xB8\xBF"};
constexpr std::array<std::string_view, 24> codes{"USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN",
                                                 "EUR", "GBP", "JPY", "CNY", "RMB", "KRW", "INR", "VND",
                                                 "THB", "MYR", "IDR", "PHP", "CHF", "SEK", "NOK", "DKK"};

std::string_view code_at(std::string_view text)
{
    const auto found = std::find(codes.begin(), codes.end(), text.substr(0, 3));
    return found == codes.end() || (text.size() > 3 && is_letter(text[3])) ? std::string_view{} : *found;
}

/// A number of a price, from `begin` to `end` of the text.
struct Amount {
    double value;
    std::size_t end;
};

std::optional<Amount> amount_at(std::string_view text, std::size_t begin)
{
    std::size_t at = begin;
    std::string number;
    const auto digits_at = [&](std::size_t from) {
        std::size_t count = 0;
        while (from + count < text.size() && is_digit(text[from + count])) {
            ++count;
        }
        return count;
    };
    const auto take_digits = [&] {
        const auto count = digits_at(at);
        number += text.substr(at, count);
        at += count;
    };
    take_digits();
    if (at == begin) {
        return std::nullopt;
    }
    while (at < text.size() && text[at] == ',' && digits_at(at + 1) == 3) {
        ++at;
        take_digits();
    }
    const bool comma =
        at < text.size() && text[at] == ',' && (digits_at(at + 1) == 1 || digits_at(at + 1) == 2);
    if (comma || (at < text.size() && text[at] == '.' && digits_at(at + 1) > 0)) {
        number += '.';
        ++at;
        take_digits();
    }
    auto value = parse_number(number);
    if (!value) {
        return std::nullopt;
    }
    const bool thousands = at < text.size() && (text[at] == 'k' || text[at] == 'K') &&
                           (at + 1 == text.size() || !is_letter(text[at + 1]));
    return Amount{thousands ? 1000.0 * *value : *value, at + (thousands ? 1U : 0U)};
}

/// One price of a text.
struct FoundPrice {
    std::string text;
    double value;
    bool usd;
    std::size_t end;
};

std::size_t skip_blanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] == ' ') {
        ++at;
    }
    return at;
}

/// Extends a price by a code after it: "99 EUR", "$99 AUD", "$99 (AUD)".
std::string_view code_after(std::string_view text, std::size_t& end)
{
    auto at = skip_blanks(text, end);
    const bool bracket = at < text.size() && text[at] == '(';
    at += bracket ? 1U : 0U;
    const auto code = code_at(text.substr(std::min(at, text.size())));
    if (!code.empty()) {
        end = at + code.size() + (bracket && text.substr(at + code.size()).starts_with(')') ? 1U : 0U);
    }
    return code;
}

/// The letters that end just before `at`, as in "HK" of "HK$"; "USD $" and "US $" have a blank between.
std::size_t country_begin(std::string_view text, std::size_t at)
{
    const auto letters = [&](std::size_t end) {
        auto begin = end;
        while (begin > 0 && is_upper(text[begin - 1])) {
            --begin;
        }
        const bool whole_word = begin == 0 || !is_letter(text[begin - 1]);
        return whole_word ? begin : end;
    };
    if (at > 0 && text[at - 1] == ' ') {
        const auto begin = letters(at - 1);
        const auto word = text.substr(begin, at - 1 - begin);
        const bool country =
            word == "US" || word == "AU" || word == "NZ" || word == "HK" || word == "SG" || word == "CA";
        return country || !code_at(word).empty() ? begin : at;
    }
    return letters(at);
}

std::optional<FoundPrice> dollars_at(std::string_view text, std::size_t dollar)
{
    const auto amount = amount_at(
        text, skip_blanks(text, text.substr(dollar + 1).starts_with('~') ? dollar + 2 : dollar + 1));
    if (!amount) {
        return std::nullopt;
    }
    const auto begin = country_begin(text, dollar);
    const auto country = trim(text.substr(begin, dollar - begin));
    auto end = amount->end;
    const auto code = code_after(text, end);
    const bool usd =
        (country.empty() || country == "US" || country == "USD") && (code.empty() || code == "USD");
    return FoundPrice{std::string(text.substr(begin, end - begin)), amount->value, usd, end};
}

std::optional<FoundPrice> price_at(std::string_view text, std::size_t at)
{
    if (text[at] == '$') {
        return dollars_at(text, at);
    }
    const bool word_begins = at == 0 || !(is_letter(text[at - 1]) || is_digit(text[at - 1]));
    for (const auto sign : signs) {
        if (text.substr(at).starts_with(sign)) {
            const auto amount = amount_at(text, skip_blanks(text, at + sign.size()));
            return amount ? std::optional(FoundPrice{std::string(text.substr(at, amount->end - at)),
                                                     amount->value, false, amount->end})
                          : std::nullopt;
        }
    }
    if (const auto code = word_begins ? code_at(text.substr(at)) : std::string_view{}; !code.empty()) {
        const auto amount = amount_at(text, skip_blanks(text, at + code.size()));
        return amount ? std::optional(FoundPrice{std::string(text.substr(at, amount->end - at)),
                                                 amount->value, code == "USD", amount->end})
                      : std::nullopt;
    }
    const bool number_begins =
        is_digit(text[at]) && word_begins && (at == 0 || (text[at - 1] != '.' && text[at - 1] != ','));
    if (const auto amount = number_begins ? amount_at(text, at) : std::nullopt) {
        auto end = amount->end;
        if (const auto code = code_after(text, end); !code.empty()) {
            return FoundPrice{std::string(text.substr(at, end - at)), amount->value, code == "USD", end};
        }
        const auto after = skip_blanks(text, amount->end);
        for (const auto sign : signs) {
            if (text.substr(after).starts_with(sign)) {
                end = after + sign.size();
                return FoundPrice{std::string(text.substr(at, end - at)), amount->value, false, end};
            }
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
    auto next = std::min(text.find_first_not_of("*_)\"'", at + 1), text.size());
    if (next == text.size()) {
        return true;
    }
    if (text[next] != ' ') {
        return false;
    }
    next = std::min(text.find_first_not_of(" *_([\"'", next), text.size());
    return next == text.size() || is_upper(text[next]);
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
        // The letters before a later `$` belong to it: find it from its number on.
        price.text = price.text.empty() ? found->text : price.text;
        if (found->usd) {
            price.usd = found->value;
            break;
        }
        at = found->end;
    }
    return price;
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
            return replace_all(replace_all(block.substr(from, to - from), "\\", ""), "\xC2\xA0", " ");
        };
        const auto after = find_price(sentence(word, end));
        return after.text.empty() && lower.substr(word, end - word).find("$x") == std::string::npos
                   ? find_price(sentence(begin, word))
                   : after;
    }
    return {};
}

} // namespace earbench
