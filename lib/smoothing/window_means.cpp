#include "smoothing/window_means.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace earbench {

namespace {

/// Sum over a window whose two ends only move forward, without ever subtracting.
///
/// A running sum that subtracts what leaves the window loses all digits on a curve that falls by 240 dB. This
/// is the queue made of two stacks: sums from the middle leftwards, and one sum from the middle rightwards,
/// so every value is added at most twice.
class SlidingSum {
public:
    explicit SlidingSum(const std::vector<double>& values) : m_values(values) {}

    /// The sum of values[first] .. values[last - 1]; neither argument may be less than in the call before.
    double over(std::size_t first, std::size_t last)
    {
        if (first >= last) {
            return 0.0;
        }
        for (; m_end < last; ++m_end) {
            m_right_sum += m_values[m_end];
        }
        if (first >= m_middle) {
            turn_over(first);
        }
        return m_left_sums[m_middle - 1 - first] + m_right_sum;
    }

private:
    /// Everything from `first` to the end moves to the left stack.
    void turn_over(std::size_t first)
    {
        m_left_sums.clear();
        double sum = 0.0;
        for (std::size_t i = m_end; i > first; --i) {
            sum += m_values[i - 1];
            m_left_sums.push_back(sum);
        }
        m_middle = m_end;
        m_right_sum = 0.0;
    }

    const std::vector<double>& m_values;
    std::vector<double> m_left_sums; ///< sums from the middle to the left, the nearest first
    double m_right_sum = 0.0;
    std::size_t m_middle = 0;
    std::size_t m_end = 0;
};

/// The function that is averaged.
class Curve {
public:
    Curve(std::span<const double> x_values, std::span<const double> y_values, Between between)
        : x(x_values), y(y_values), m_exponential(between == Between::exponentials)
    {
    }

    [[nodiscard]] double value(double line) const { return m_exponential ? std::exp(line) : line; }

    /// Over a piece of a line that rises from y0 to y1.
    [[nodiscard]] double integral(double width, double y0, double y1) const
    {
        if (!m_exponential) {
            return width * 0.5 * (y0 + y1);
        }
        // From the higher end down: the exponential of a rise of thousands of decibels would overflow.
        const double fall = -std::abs(y1 - y0);
        return width * std::exp(std::max(y0, y1)) * (fall == 0.0 ? 1.0 : std::expm1(fall) / fall);
    }

    [[nodiscard]] double integral_of_segment(std::size_t segment) const
    {
        return integral(x[segment + 1] - x[segment], y[segment], y[segment + 1]);
    }

    /// The line of `segment` at `at`.
    [[nodiscard]] double line(std::size_t segment, double at) const
    {
        const double share = (at - x[segment]) / (x[segment + 1] - x[segment]);
        return y[segment] + share * (y[segment + 1] - y[segment]);
    }

    std::span<const double> x;
    std::span<const double> y;

private:
    bool m_exponential;
};

/// Integrals over windows both ends of which move forward only.
class MovingIntegral {
public:
    MovingIntegral(const Curve& curve, const std::vector<double>& segments)
        : m_curve(curve), m_segments(segments), m_sum(segments)
    {
    }

    /// From `from` to `to`, both within the curve and neither less than in the call before.
    double over(double from, double to)
    {
        const auto& x = m_curve.x;
        while (m_left + 1 < m_segments.size() && x[m_left + 1] <= from) {
            ++m_left;
        }
        while (m_right + 1 < m_segments.size() && x[m_right + 1] < to) {
            ++m_right;
        }
        const double y_from = m_curve.line(m_left, from);
        const double y_to = m_curve.line(m_right, to);
        if (m_left == m_right) {
            return m_curve.integral(to - from, y_from, y_to);
        }
        return m_curve.integral(x[m_left + 1] - from, y_from, m_curve.y[m_left + 1]) +
               m_sum.over(m_left + 1, m_right) + m_curve.integral(to - x[m_right], m_curve.y[m_right], y_to);
    }

private:
    const Curve& m_curve;
    const std::vector<double>& m_segments; ///< integrals from point to point
    SlidingSum m_sum;
    std::size_t m_left = 0;  // the segment that the window begins in
    std::size_t m_right = 0; // the segment that it ends in
};

} // namespace

WindowMeans::WindowMeans(std::span<const double> x, std::span<const double> y, Between between)
    : m_x(x), m_y(y), m_between(between)
{
    assert(x.size() == y.size() && !x.empty());
    const Curve curve(x, y, between);
    m_segments.reserve(x.size());
    for (std::size_t segment = 0; segment + 1 < x.size(); ++segment) {
        m_segments.push_back(curve.integral_of_segment(segment));
    }
}

void WindowMeans::add_means(std::span<double> means, double weight, std::span<const double> half_widths,
                            double stretch, Edge edge) const
{
    const auto x = m_x;
    const auto y = m_y;
    const Curve curve(x, y, m_between);
    MovingIntegral integral(curve, m_segments);
    double from = x.front();
    double to = x.front();
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double half_width = stretch * half_widths[i];
        const double reach = edge == Edge::shrink
                                 ? std::min(half_width, std::min(x[i] - x.front(), x.back() - x[i]))
                                 : half_width;
        from = std::clamp(x[i] - reach, from, x[i]);
        to = std::clamp(x[i] + reach, to, x.back());
        if (reach <= 0.0 || to <= from) {
            means[i] += weight * curve.value(y[i]);
            continue;
        }
        double sum = integral.over(from, to);
        double width = to - from;
        if (edge == Edge::hold) {
            const double before = std::max(0.0, x.front() - (x[i] - reach));
            const double behind = std::max(0.0, x[i] + reach - x.back());
            sum += before * curve.value(y.front()) + behind * curve.value(y.back());
            width += before + behind;
        }
        means[i] += weight * (sum / width);
    }
}

} // namespace earbench
