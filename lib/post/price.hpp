#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// An amount of money, as a text states it.
struct Money {
    std::string text;             ///< as written, with its currency
    std::optional<double> amount; ///< nothing where the number can be understood in two ways
    std::string
        currency; ///< ISO 4217 where the sign says it (`$` is USD), else the sign: `¥`, `kr`; maybe empty
    bool operator==(const Money&) const = default;
};

/// Prices as a post states them.
struct Price {
    std::string
        text; ///< the first price as written, with its currency: "A$2450", "$1499"; empty if there is none
    std::optional<double> usd;    ///< the first price in US dollars
    std::optional<double> amount; ///< of the first price
    std::string currency;         ///< of the first price, as in Money
    bool operator==(const Price&) const = default;
};

/// US dollars for one unit of a currency, by its name in Money.
using ExchangeRates = std::map<std::string, double, std::less<>>;

/// The prices in `text`, whatever stands around them.
///
/// A price is a number with a currency: a sign before or after it (`$`, with the letters of a country before
/// it: `A$`, `HK$`; `€`, `£`, `¥`, `₩`, `₹`, `₱` ...; the words `Rp`, `Rs`, `RM`, `kr`, `zł`, `Kč`, `yen`,
/// `euro`, `dollars` ...) or a code of three letters before or after it ("USD 99", "99 EUR", "$99 AUD"). US
/// prices are `$` without country letters or foreign code, `US$` and `USD`.
///
/// Points, commas, apostrophes and blanks part thousands and decimals: one or two digits after the last mark
/// are decimals, three are thousands ("1.299" is 1299), a mark that is repeated parts thousands. A number
/// that fits neither ("$12.3456") has no amount. `$1.5k` is 1500; `$xxxx` is no price.
[[nodiscard]] Price find_price(std::string_view text);

/// The price that a field of its own holds: `text` whole, with the first price in it.
///
/// A number without a currency is one of `currency` (as in Money), whose amount counts as US dollars if that
/// is USD. A text without a number ("Discontinued", "Free") has no amount.
[[nodiscard]] Price read_price(std::string_view text, std::string_view currency = {});

/// What a heading says of the currency of its column: `price_usd`, `Price ($A)`, `Price (EUR)`; else nothing.
[[nodiscard]] std::string currency_of_heading(std::string_view heading);

/// The prices of the first sentence of `body` that has the word "retails" (or "retailing", "retailed").
///
/// What follows the word goes before what precedes it. A sentence ends at `.`, `!` or `?` before a blank and
/// a capital, and with its paragraph or list item. Empty where no such sentence is, or where it has no price.
[[nodiscard]] Price retail_price(std::string_view body);

/// `price` with US dollars by `rates`, rounded to cents, where it states none and its currency has a rate.
[[nodiscard]] Price converted(Price price, const ExchangeRates& rates);

} // namespace earbench
