#pragma once

#include <chrono>
#include <string>

namespace earbench {

/// The day of a draft that was not given one, YYYY-MM-DD: of `source_date_epoch` in UTC, or where that is
/// null of `now` by the local calendar.
///
/// @throws Error{usage} where `source_date_epoch` is not a whole number of seconds from 0, or lies beyond the
/// year 9999.
[[nodiscard]] std::string default_date(const char* source_date_epoch, std::chrono::sys_seconds now);

} // namespace earbench
