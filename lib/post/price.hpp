#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// Prices as a post states them.
struct Price {
    std::string
        text; ///< the first price as written, with its currency: "A$2450", "$1499"; empty if there is none
    std::optional<double> usd; ///< the first price in US dollars
    bool operator==(const Price&) const = default;
};

/// The prices in `text`, whatever stands around them.
///
/// A price is a number with a currency: a sign before it (`$`, with the letters of a country before it: `A$`,
/// `HK$`; `€`, `£`, `¥`, `₩`, `₹` also after it) or a code of three letters before or after it ("USD 99", "99
/// EUR", "$99 AUD"). US prices are `$` without country letters or foreign code, `US$` and `USD`. `1,499` is
/// one number; `$1.5k` is 1500; `$xxxx` is no price.
[[nodiscard]] Price find_price(std::string_view text);

/// The prices of the first sentence of `body` that has the word "retails" (or "retailing", "retailed").
///
/// What follows the word goes before what precedes it. A sentence ends at `.`, `!` or `?` before a blank and
/// a capital, and with its paragraph or list item. Empty where no such sentence is, or where it has no price.
[[nodiscard]] Price retail_price(std::string_view body);

} // namespace earbench
