#pragma once

#include "core/choice.hpp"

#include <array>
#include <span>
#include <vector>

namespace earbench {

/// What a window does that would reach beyond the curve.
enum class Edge {
    shrink,   ///< it shrinks on both sides alike, so that it stays centred
    truncate, ///< it ends where the curve ends
    hold,     ///< the curve goes on with the level of its last point
};
inline constexpr auto edges = std::to_array<Choice<Edge>>(
    {{"shrink", Edge::shrink}, {"truncate", Edge::truncate}, {"hold", Edge::hold}});

/// What the values between two points are: straight lines, or the exponential of straight lines.
enum class Between { lines, exponentials };

/// Means of a function that goes through points (x, y).
class WindowMeans {
public:
    /// `x` increases and is not empty; both live as long as this.
    WindowMeans(std::span<const double> x, std::span<const double> y, Between between);

    /// Adds to each of `means`, with this weight, the mean around its x: the exact integral over x - h to
    /// x + h by its width, h being `stretch` times the half width of the point. Of `exponentials` it is the
    /// mean of e^y.
    ///
    /// A window without width has the value of its point. Time is linear in the number of points, and nothing
    /// is ever subtracted from a sum: the result is right at any dynamic range. With `shrink` the first and
    /// the last point have windows without width.
    ///
    /// Where the windows of neighbours are nested (x - h or x + h falls), the larger one is moved: this must
    /// not be, and is not where h grows or falls by less than x does.
    void add_means(std::span<double> means, double weight, std::span<const double> half_widths,
                   double stretch, Edge edge) const;

private:
    std::span<const double> m_x;
    std::span<const double> m_y;
    Between m_between;
    std::vector<double> m_segments; ///< integrals from point to point
};

} // namespace earbench
