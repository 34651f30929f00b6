#include "post/money.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace earbench {

namespace {

using Named = std::pair<std::string_view, std::string_view>;

/// Signs of one currency have its code (ISO 4217), those of several stand for themselves.
constexpr std::array<Named, 16> signs{{{"\xE2\x82\xAC", "EUR"},
                                       {"\xC2\xA3", "GBP"},
                                       {"\xC2\xA5", "\xC2\xA5"},
                                       {"\xEF\xBF\xA5", "\xC2\xA5"},
                                       {"\xE2\x82\xA9", "KRW"},
                                       {"\xE2\x82\xB9", "INR"},
                                       {"\xE2\x82\xAB", "VND"},
                                       {"\xE0\xB8\xBF", "THB"},
                                       {"\xE2\x82\xB1", "PHP"},
                                       {"\xE2\x82\xBD", "RUB"},
                                       {"\xE2\x82\xBA", "TRY"},
                                       {"\xE2\x82\xB4", "UAH"},
                                       {"\xE2\x82\xAA", "ILS"},
                                       {"\xE5\x86\x86", "JPY"},
                                       {"\xE5\x85\x83", "\xC2\xA5"},
                                       {"\xEC\x9B\x90", "KRW"}}};

/// Words end where no further letter follows; capitals and small letters as people write them.
constexpr std::array<Named, 24> words{
    {{"Rp", "IDR"},     {"RP", "IDR"},        {"Rs", "INR"},        {"RM", "MYR"},
     {"kr", "kr"},      {"z\xC5\x82", "PLN"}, {"K\xC4\x8D", "CZK"}, {"yen", "JPY"},
     {"Yen", "JPY"},    {"yuan", "CNY"},      {"won", "KRW"},       {"baht", "THB"},
     {"rupees", "INR"}, {"ringgit", "MYR"},   {"pesos", "pesos"},   {"euro", "EUR"},
     {"euros", "EUR"},  {"Euro", "EUR"},      {"pounds", "GBP"},    {"dollars", "dollars"},
     {"Fr", "CHF"},     {"dong", "VND"},      {"rubles", "RUB"},    {"quid", "GBP"}}};

constexpr std::array<std::string_view, 34> codes{
    "USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "EUR", "GBP", "JPY", "CNY",
    "RMB", "KRW", "INR", "VND", "THB", "MYR", "IDR", "PHP", "CHF", "SEK", "NOK", "DKK",
    "PLN", "CZK", "HUF", "BRL", "RUB", "TRY", "UAH", "ILS", "ZAR", "AED"};

/// Blanks and apostrophes that part thousands and nothing else.
constexpr std::array<std::string_view, 6> thousands_marks{" ", "\xC2\xA0",    "\xE2\x80\xAF", "\xE2\x80\x89",
                                                          "'", "\xE2\x80\x99"};

std::size_t digits_at(std::string_view text, std::size_t at)
{
    std::size_t count = 0;
    while (is_digit(byte_at(text, at + count))) {
        ++count;
    }
    return count;
}

/// The digits of an amount: groups with a mark before each but the first.
struct Groups {
    std::vector<std::string_view> digits;
    std::vector<std::string_view> marks;
    std::size_t end = 0;
};

std::string_view mark_at(std::string_view text, std::size_t at)
{
    if (byte_at(text, at) == '.' || byte_at(text, at) == ',') {
        return digits_at(text, at + 1) > 0 ? text.substr(at, 1) : std::string_view{};
    }
    for (const auto mark : thousands_marks) {
        // Other numbers may follow after a blank: only three digits are more of this one.
        if (text.substr(at).starts_with(mark) && digits_at(text, at + mark.size()) == 3) {
            return text.substr(at, mark.size());
        }
    }
    return {};
}

Groups groups_at(std::string_view text, std::size_t begin)
{
    Groups groups;
    for (std::size_t at = begin;;) {
        const auto count = digits_at(text, at);
        groups.digits.push_back(text.substr(at, count));
        at += count;
        groups.end = at;
        const auto mark = mark_at(text, at);
        const bool is_blank = mark.size() > 1 || mark == " " || mark == "'";
        if (mark.empty() || (is_blank && groups.digits.back().size() > 3)) {
            return groups;
        }
        groups.marks.push_back(mark);
        at += mark.size();
    }
}

bool part_thousands(const Groups& groups, std::size_t count)
{
    const auto& digits = groups.digits;
    if (count == 0) {
        return true;
    }
    const bool first_fits = digits.front().size() <= 3 && digits.front() != "0";
    // Lakhs have two digits between: 1,23,456.
    const bool lakhs = groups.marks.front() == ",";
    const bool middle_fits = std::all_of(
        digits.begin() + 1, digits.begin() + static_cast<std::ptrdiff_t>(count),
        [&](std::string_view group) { return group.size() == 3 || (lakhs && group.size() == 2); });
    return first_fits && middle_fits && digits[count].size() == 3;
}

bool same_marks(const Groups& groups, std::size_t count)
{
    return std::all_of(groups.marks.begin(), groups.marks.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](std::string_view mark) { return mark == groups.marks.front(); });
}

std::optional<double> value_of(const Groups& groups)
{
    const auto marks = groups.marks.size();
    const auto& last = groups.digits.back();
    std::string number;
    const bool repeated = marks > 1 && groups.marks.back() == groups.marks.front(); // "1,299,50" is neither
    if (marks > 0 && (last.size() == 1 || last.size() == 2) && !repeated) {
        if (!part_thousands(groups, marks - 1) || !same_marks(groups, marks - 1)) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < marks; ++i) {
            number += groups.digits[i];
        }
        number += "." + std::string(last);
    } else {
        if (!part_thousands(groups, marks) || !same_marks(groups, marks)) {
            return std::nullopt;
        }
        for (const auto group : groups.digits) {
            number += group;
        }
    }
    return parse_number(number);
}

} // namespace

std::optional<Amount> amount_at(std::string_view text, std::size_t begin)
{
    if (digits_at(text, begin) == 0) {
        return std::nullopt;
    }
    const auto groups = groups_at(text, begin);
    Amount amount{value_of(groups), groups.end};
    const auto rest = text.substr(amount.end);
    if ((rest.starts_with('k') || rest.starts_with('K')) && !is_letter(byte_at(rest, 1))) {
        // "1.5k" has its decimal point whatever the digits behind it: "1.299k" is 1299.
        auto number = std::string(text.substr(begin, amount.end - begin));
        amount.value = parse_number(replace_all(number, ",", "."));
        if (amount.value) {
            *amount.value *= 1000.0;
        }
        ++amount.end;
    } else if (rest.starts_with(",-") || rest.starts_with(".-")) {
        amount.end += 2; // no cents
    }
    return amount;
}

std::optional<CurrencyMark> currency_at(std::string_view text, std::size_t begin)
{
    const auto rest = text.substr(std::min(begin, text.size()));
    for (const auto& [sign, currency] : signs) {
        if (rest.starts_with(sign)) {
            return CurrencyMark{std::string(currency), sign.size()};
        }
    }
    const auto ends_word = [&](std::size_t bytes) { return !is_letter(byte_at(rest, bytes)); };
    for (const auto& [word, currency] : words) {
        if (rest.starts_with(word) && ends_word(word.size())) {
            const bool point = word.size() == 2 && rest.substr(word.size()).starts_with('.');
            return CurrencyMark{std::string(currency), word.size() + (point ? 1U : 0U)};
        }
    }
    const auto code = rest.substr(0, 3);
    if (std::find(codes.begin(), codes.end(), code) != codes.end() && ends_word(code.size())) {
        return CurrencyMark{code == "RMB" ? "CNY" : std::string(code), code.size()};
    }
    return std::nullopt;
}

std::string dollar_currency(std::string_view country)
{
    constexpr std::array<Named, 17> countries{{{"", "USD"},
                                               {"US", "USD"},
                                               {"USD", "USD"},
                                               {"A", "AUD"},
                                               {"AU", "AUD"},
                                               {"AUD", "AUD"},
                                               {"C", "CAD"},
                                               {"CA", "CAD"},
                                               {"CAD", "CAD"},
                                               {"HK", "HKD"},
                                               {"S", "SGD"},
                                               {"SG", "SGD"},
                                               {"NZ", "NZD"},
                                               {"NT", "TWD"},
                                               {"TW", "TWD"},
                                               {"MX", "MXN"},
                                               {"R", "BRL"}}};
    const auto* const found = std::find_if(countries.begin(), countries.end(),
                                           [&](const Named& named) { return named.first == country; });
    if (found != countries.end()) {
        return std::string(found->second);
    }
    const bool is_code = std::find(codes.begin(), codes.end(), country) != codes.end();
    return std::string(country) + (is_code ? "" : "$");
}

} // namespace earbench
