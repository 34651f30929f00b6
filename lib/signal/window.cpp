#include "signal/window.hpp"

#include <cmath>
#include <numbers>

namespace earbench {

double tukey_weight(double distance, double reach)
{
    const double along_taper = 2.0 * distance / reach - 1.0;
    if (along_taper <= 0.0) {
        return 1.0;
    }
    return along_taper >= 1.0 ? 0.0 : 0.5 + 0.5 * std::cos(std::numbers::pi * along_taper);
}

std::vector<double> windowed(std::span<const double> circular, std::ptrdiff_t centre, const WindowSpan& span)
{
    const auto length = std::ssize(circular);
    std::vector<double> kept;
    kept.reserve(span.left + span.right);
    for (auto offset = -static_cast<std::ptrdiff_t>(span.left);
         offset < static_cast<std::ptrdiff_t>(span.right); ++offset) {
        const auto at = ((centre + offset) % length + length) % length;
        const auto reach = static_cast<double>(offset < 0 ? span.left : span.right);
        kept.push_back(circular[static_cast<std::size_t>(at)] *
                       tukey_weight(std::abs(static_cast<double>(offset)), reach));
    }
    return kept;
}

} // namespace earbench
