#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// What makes `new_text` of `old_text`, as patch(1) takes it: one hunk from the first line that differs to
/// the last one, with three lines around it; both are called `name`. Empty where they are the same.
[[nodiscard]] std::string unified_difference(std::string_view old_text, std::string_view new_text,
                                             const std::string& name);

} // namespace earbench
