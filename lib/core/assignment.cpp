#include "core/assignment.hpp"

#include "core/strings.hpp"

#include <algorithm>

namespace earbench {

Assignment split_assignment(std::string_view text)
{
    const auto sign = std::min(text.find_first_of("=:"), text.size());
    return {trim(text.substr(0, sign)), trim(text.substr(std::min(sign + 1, text.size())))};
}

} // namespace earbench
