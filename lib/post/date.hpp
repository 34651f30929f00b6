#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// True for a day of the Gregorian calendar written YYYY-MM-DD.
[[nodiscard]] bool is_date(std::string_view text);

/// The day in UTC, YYYY-MM-DD, that lies `seconds` after 1970-01-01T00:00:00Z.
[[nodiscard]] std::string date_of_epoch(long seconds);

/// The day of a draft that was not given one: of `source_date_epoch` in UTC when that is set, else of `now`
/// by the local calendar.
///
/// @throws Error{usage} where `source_date_epoch` is not a whole number of seconds.
[[nodiscard]] std::string default_date(const std::optional<std::string>& source_date_epoch, long now_seconds);

} // namespace earbench
