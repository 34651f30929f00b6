#include "smoothing/kernel.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace earbench {

namespace {

constexpr int order = 128;

/// A node of Gauss and Legendre's rule for the interval from 0 to 1.
struct Node {
    double place;
    double weight;
};

/// The Legendre polynomial of that order, and its derivative.
struct Legendre {
    double value;
    double derivative;
};

Legendre legendre_at(double x)
{
    double before = 1.0;
    double value = x;
    for (int n = 2; n <= order; ++n) {
        const double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
        before = value;
        value = next;
    }
    return {value, order * (x * value - before) / (x * x - 1.0)};
}

/// Abramowitz and Stegun, 25.4.29: the zeros of the Legendre polynomial, found by Newton's method, and
/// 2 / ((1 - x^2) P'(x)^2).
std::vector<Node> nodes()
{
    std::vector<Node> found;
    for (int i = 0; i < order; ++i) {
        double x = std::cos(std::numbers::pi * (i + 0.75) / (order + 0.5));
        for (int step = 0; step < 10; ++step) { // from this start three are enough
            const auto [value, derivative] = legendre_at(x);
            x -= value / derivative;
        }
        const double derivative = legendre_at(x).derivative;
        found.push_back({0.5 * (1.0 - x), 1.0 / ((1.0 - x * x) * derivative * derivative)});
    }
    return found;
}

/// The parts of a kernel that ends at `end` (of its width), `density` being -2 h K'(h) but for a factor.
template <typename Density>
std::vector<KernelPart> parts_up_to(double end, const Density& density)
{
    std::vector<KernelPart> parts;
    double sum = 0.0;
    for (const auto& node : nodes()) {
        const double half_width = end * node.place;
        parts.push_back({half_width, node.weight * density(half_width)});
        sum += parts.back().weight;
    }
    for (auto& part : parts) {
        part.weight /= sum;
    }
    return parts;
}

std::vector<KernelPart> gauss_parts()
{
    const double s = 0.5 / std::sqrt(std::numbers::pi);
    constexpr double reach = 6.0; // rectangles beyond weigh 7e-8 of the whole
    return parts_up_to(reach * s, [s](double h) { return h * h * std::exp(-0.5 * h * h / (s * s)); });
}

std::vector<KernelPart> hann_parts()
{
    constexpr double full_width = 1.5;
    return parts_up_to(0.5 * full_width,
                       [](double h) { return h * std::sin(2.0 * std::numbers::pi * h / full_width); });
}

} // namespace

std::span<const KernelPart> parts_of(Kernel kernel)
{
    // Each is made when it is asked for first: the zeros of the polynomial take their time.
    switch (kernel) {
    case Kernel::gauss: {
        static const std::vector<KernelPart> gauss = gauss_parts();
        return gauss;
    }
    case Kernel::hann: {
        static const std::vector<KernelPart> hann = hann_parts();
        return hann;
    }
    case Kernel::rect:
        break;
    }
    static const std::vector<KernelPart> rect{{}};
    return rect;
}

} // namespace earbench
