#pragma once

#include <string_view>
#include <vector>

namespace earbench {

/// Something that can be said about a review: the option `--name`, and the key `name` of a review file.
struct ReviewField {
    std::string_view name;
    std::string_view value_name;
    std::string_view help;
    bool repeated = false;
    bool is_option = true; ///< else it is a key of the file and an operand of the tool
};
[[nodiscard]] const std::vector<ReviewField>& review_fields();

} // namespace earbench
