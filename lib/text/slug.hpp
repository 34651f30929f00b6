#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// `name` in ASCII letters, digits and single hyphens; its letter case is kept, it may be empty.
///
/// Latin letters lose their marks, `&` becomes "and" and `+` "Plus", everything else becomes a hyphen.
[[nodiscard]] std::string slug_of(std::string_view name);

} // namespace earbench
