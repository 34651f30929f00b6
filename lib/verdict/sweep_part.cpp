#include "verdict/sweep_part.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

SweepPart::SweepPart(std::size_t samples, double arrival, const SweepReference& sweep)
{
    constexpr double decay_s = 0.05;
    const auto size = static_cast<std::ptrdiff_t>(samples);
    const std::ptrdiff_t first = std::llround(arrival);
    const auto last = first + static_cast<std::ptrdiff_t>(sweep.samples());
    const auto begin = std::clamp<std::ptrdiff_t>(first, 0, size);
    const auto end =
        std::clamp(last + static_cast<std::ptrdiff_t>(decay_s * sweep.rate().value), begin, size);
    m_begin = static_cast<std::size_t>(begin);
    m_count = static_cast<std::size_t>(end - begin);
    m_left_out = static_cast<std::size_t>(begin - first);
    m_whole = first >= 0 && last <= size;
}

} // namespace earbench
