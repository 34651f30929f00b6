#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// True for a day of the Gregorian calendar written YYYY-MM-DD.
[[nodiscard]] bool is_date(std::string_view text);

/// The day that begins `text` as YYYY-MM-DD, where a time may follow behind a blank or T
/// ("2025-01-10T09:00:00"); month and day may have one digit. Empty where there is none.
[[nodiscard]] std::string day_of(std::string_view text);

} // namespace earbench
