#pragma once

#include <string>
#include <vector>

namespace earbench {

/// A drawn figure.
struct Picture {
    std::string bytes;                ///< of the file
    std::vector<std::string> remarks; ///< what it does not show as asked for, a line each
};

} // namespace earbench
