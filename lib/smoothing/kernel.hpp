#pragma once

#include "core/choice.hpp"

#include <array>
#include <span>

namespace earbench {

/// The weights of a window. Each is as wide as the rectangle that lets through the same power of white noise:
/// W = (integral of w)^2 / (integral of w^2).
enum class Kernel {
    rect,
    gauss, ///< exp(-u^2 / (2 s^2)) with s = W / (2 sqrt(pi)), up to 6 s
    hann,  ///< 1 + cos(2 pi u / T) for |u| < T/2, T = 3 W / 2
};
inline constexpr auto kernels = std::to_array<Choice<Kernel>>({{"rect", Kernel::rect},
                                                               {"gauss", Kernel::gauss},
                                                               {"hann", Kernel::hann},
                                                               {"gaussian", Kernel::gauss, true}});

/// A rectangle of the sum of rectangles that a kernel is.
struct KernelPart {
    double half_width = 0.5; ///< of the kernel's width W
    double weight = 1.0;     ///< of its mean
};

/// Rectangles whose means, weighted, are the mean under `kernel`: one for itself, 128 for the others.
///
/// A kernel K that falls to both sides is the sum of rectangles of the half widths h with the weights
/// -2 h K'(h); the integral over h is by Gauss and Legendre.
[[nodiscard]] std::span<const KernelPart> parts_of(Kernel kernel);

} // namespace earbench
