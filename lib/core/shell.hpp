#pragma once

#include <string>

namespace earbench {

/// `text` as one word of a command line for sh(1): as it is where that is one, else in single quotes.
[[nodiscard]] std::string shell_word(const std::string& text);

} // namespace earbench
