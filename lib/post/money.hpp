#pragma once

#include "post/price.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// A number as people write amounts, and where it ends.
struct Amount {
    std::optional<double> value; ///< nothing where it can be understood in two ways
    std::size_t end;
};

/// The amount that begins at `begin` of `text`; nothing where no digit is there.
[[nodiscard]] std::optional<Amount> amount_at(std::string_view text, std::size_t begin);

/// A currency at a place of a text.
struct CurrencyMark {
    std::string currency; ///< as in Money
    std::size_t bytes;
};

/// The sign, word or code of a currency that begins at `begin`; `$` is not among them, because what stands
/// before it counts.
[[nodiscard]] std::optional<CurrencyMark> currency_at(std::string_view text, std::size_t begin);

/// The currency of `$` behind the letters `country` ("A", "HK", "US", ""): ISO 4217, or the letters and `$`.
[[nodiscard]] std::string dollar_currency(std::string_view country);

} // namespace earbench
