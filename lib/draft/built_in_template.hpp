#pragma once

#include "core/choice.hpp"

#include <string_view>

namespace earbench {

/// The templates of a draft whose author has none of their own.
enum class BuiltInTemplate {
    review,      ///< with standing explanations, each beside what it explains
    impressions, ///< a short listen
};
inline constexpr auto built_in_templates = std::to_array<Choice<BuiltInTemplate>>(
    {{"review", BuiltInTemplate::review}, {"impressions", BuiltInTemplate::impressions}});

/// Its marks are those of fill_template.
[[nodiscard]] std::string_view built_in_template(BuiltInTemplate which = BuiltInTemplate::review);

} // namespace earbench
