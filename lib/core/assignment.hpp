#pragma once

#include <string_view>

namespace earbench {

/// A value with its name in front of it, as options have them.
struct Assignment {
    std::string_view name;
    std::string_view value;
};

/// "rms" and "3" of "rms=3" or "rms: 3", without blanks around them. Where there is neither sign, the name is
/// all and the value is empty.
[[nodiscard]] Assignment split_assignment(std::string_view text);

} // namespace earbench
