#pragma once

#include "draft/review.hpp"

#include <string>
#include <string_view>

namespace earbench {

/// A draft post: YAML front matter and Markdown, LF line ends, from a template with marks
/// (template_with_marks, built_in_template).
///
/// `[[field]]` becomes what the review says of the field (template_fields), a visible "TODO: ..." where it
/// says nothing. A line with `[[?field]]` stays only where the review knows the field, one with `[[!field]]`
/// only where it does not; both marks themselves show nothing. In the front matter a value is put in double
/// quotes unless it stands between some.
/// @throws Error{data} with file and line for a mark that names no field, and in the front matter for one
/// that is neither a whole value nor between double quotes.
[[nodiscard]] std::string fill_template(std::string_view marked, const std::string& file,
                                        const Review& review);

} // namespace earbench
