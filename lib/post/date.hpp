#pragma once

#include <string_view>

namespace earbench {

/// True for a day of the Gregorian calendar written YYYY-MM-DD.
[[nodiscard]] bool is_date(std::string_view text);

} // namespace earbench
