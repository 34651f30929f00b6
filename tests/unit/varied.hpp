#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace earbench {

/// True where sanitizers watch: they look for paths, and cases that differ in figures or size alone take none
/// beside.
[[nodiscard]] inline bool paths_only()
{
    const char* const value = std::getenv("EARBENCH_PATHS_ONLY");
    return value != nullptr && value == std::string("1");
}

/// `cases`, all of them; the first `kept` where sanitizers watch.
template <typename Case>
[[nodiscard]] std::vector<Case> varied(std::vector<Case> cases, std::size_t kept = 1)
{
    if (paths_only() && cases.size() > kept) {
        cases.erase(cases.begin() + static_cast<std::ptrdiff_t>(kept), cases.end());
    }
    return cases;
}

} // namespace earbench
