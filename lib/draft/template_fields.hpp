#pragma once

#include "draft/review.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What a review says of one field of a template. What it does not know is a visible "TODO: ...".
struct TemplateField {
    std::string_view name;
    bool known = false;
    std::string yaml;     ///< as a scalar of the front matter, in double quotes but for a rating's number
    std::string markdown; ///< as a part of the body, with every given text escaped
};

/// All fields that a template may name, with what `review` says of them.
///
/// Of sample, tour, loan and purchase the one that applies is known; its text is the provider.
[[nodiscard]] std::vector<TemplateField> template_fields(const Review& review);

/// The field called `name`, or null.
[[nodiscard]] const TemplateField* find_field(const std::vector<TemplateField>& fields,
                                              std::string_view name);

/// A mark in a line: `[[field]]`, `[[?field]]` or `[[!field]]`.
struct TemplateMark {
    enum class Kind { value, if_known, if_unknown };

    Kind kind;
    std::string_view name; ///< lower-case letters and hyphens; maybe of no field
    std::size_t begin;
    std::size_t end; ///< behind the mark
};

/// The first mark of `line` that begins at `from` or later; brackets after a backslash begin none.
[[nodiscard]] std::optional<TemplateMark> next_mark(std::string_view line, std::size_t from);

} // namespace earbench
