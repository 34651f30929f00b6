#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// A figure that explains a term, drawn for the built-in templates.
struct Drawing {
    std::string_view path; ///< from the root of the site
    std::string_view svg;
};

/// The envelope of a note, and a stage seen from above.
[[nodiscard]] const std::vector<Drawing>& drawings();

/// The two as a post shows them: "![...](...)".
[[nodiscard]] std::string attack_image();
[[nodiscard]] std::string stage_image();

} // namespace earbench
