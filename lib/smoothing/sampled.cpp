#include "smoothing/sampled.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace earbench {

namespace {

/// AutoEq's window of `octaves` in points, always odd.
std::size_t window_points(std::span<const double> frequency_hz, double octaves)
{
    double sum = 0.0;
    for (std::size_t i = 1; i < frequency_hz.size(); ++i) {
        sum += frequency_hz[i] / frequency_hz[i - 1];
    }
    const double ratio = sum / static_cast<double>(frequency_hz.size() - 1);
    // Python rounds halves to even, as nearbyint does.
    const auto points = static_cast<std::size_t>(std::nearbyint(octaves * std::log(2.0) / std::log(ratio)));
    return points + (points % 2 == 0 ? 1 : 0);
}

/// a + b t + c t^2.
struct Parabola {
    double a;
    double b;
    double c;
    [[nodiscard]] double at(double t) const { return a + t * (b + t * c); }
};

/// The parabola of least squares through `values` (an odd number, 3 or more) at t = -h .. h.
Parabola fit(std::span<const double> values)
{
    const auto count = static_cast<double>(values.size());
    const double half = 0.5 * (count - 1.0);
    const double sum_t2 = half * (half + 1.0) * count / 3.0;
    const double sum_t4 = sum_t2 * (3.0 * half * half + 3.0 * half - 1.0) / 5.0;
    double sum_y = 0.0;
    double sum_ty = 0.0;
    double sum_t2y = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double t = static_cast<double>(i) - half;
        sum_y += values[i];
        sum_ty += t * values[i];
        sum_t2y += t * t * values[i];
    }
    const double determinant = count * sum_t4 - sum_t2 * sum_t2;
    return {(sum_t4 * sum_y - sum_t2 * sum_t2y) / determinant, sum_ty / sum_t2,
            (count * sum_t2y - sum_t2 * sum_y) / determinant};
}

std::vector<double> savitzky_golay(std::span<const double> values, std::size_t window)
{
    if (values.size() < window) {
        throw Error(Fault::data, "expected at least " + std::to_string(window) +
                                     " points to smooth as AutoEq does but found " +
                                     std::to_string(values.size()));
    }
    if (window == 1) {
        return {values.begin(), values.end()};
    }
    const auto half = window / 2;
    std::vector<double> smoothed(values.size());
    for (std::size_t i = half; i + half < values.size(); ++i) {
        smoothed[i] = fit(values.subspan(i - half, window)).a;
    }
    const auto first = fit(values.first(window));
    const auto last = fit(values.last(window));
    for (std::size_t i = 0; i < half; ++i) {
        smoothed[i] = first.at(static_cast<double>(i) - static_cast<double>(half));
        smoothed[values.size() - 1 - i] = last.at(static_cast<double>(half) - static_cast<double>(i));
    }
    return smoothed;
}

/// A symmetric matrix with two diagonals beside the main one, and the solution of a system with it.
struct Pentadiagonal {
    std::vector<double> diagonal;
    std::vector<double> first;  ///< [i]: row i, column i + 1
    std::vector<double> second; ///< [i]: row i, column i + 2

    /// By Cholesky's decomposition L D L^T; the matrix is positive definite.
    [[nodiscard]] std::vector<double> solve(std::vector<double> right) const
    {
        const auto size = diagonal.size();
        auto d = diagonal;
        auto l1 = first;
        auto l2 = second;
        for (std::size_t i = 0; i < size; ++i) {
            if (i + 1 < size) {
                const double above = l1[i];
                l1[i] /= d[i];
                d[i + 1] -= l1[i] * above;
                if (i + 2 < size) {
                    const double far = l2[i];
                    l2[i] /= d[i];
                    l1[i + 1] -= l2[i] * above;
                    d[i + 2] -= l2[i] * far;
                    right[i + 2] -= l2[i] * right[i];
                }
                right[i + 1] -= l1[i] * right[i];
            }
        }
        for (std::size_t i = size; i-- > 0;) {
            right[i] /= d[i];
            right[i] -= i + 1 < size ? l1[i] * right[i + 1] : 0.0;
            right[i] -= i + 2 < size ? l2[i] * right[i + 2] : 0.0;
        }
        return right;
    }
};

/// The second differences of a spline: column k holds what the second derivative at the inner point k + 1
/// takes from the points k, k + 1 and k + 2.
struct SecondDifference {
    double before;
    double at;
    double behind;
};

} // namespace

std::vector<double> smooth_as_autoeq(std::span<const double> frequency_hz, std::span<const double> spl_db)
{
    constexpr double width_octaves = 1.0 / 12.0;
    constexpr double treble_width_octaves = 2.0;
    constexpr double treble_from_hz = 6000.0;
    constexpr double treble_to_hz = 8000.0;
    if (frequency_hz.size() < 2) {
        return {spl_db.begin(), spl_db.end()};
    }
    auto smoothed = savitzky_golay(spl_db, window_points(frequency_hz, width_octaves));
    const auto treble = savitzky_golay(spl_db, window_points(frequency_hz, treble_width_octaves));
    const double centre = std::sqrt(treble_from_hz * treble_to_hz);
    for (std::size_t i = 0; i < smoothed.size(); ++i) {
        const double z = 4.0 * std::log(frequency_hz[i] / centre) / std::log(treble_to_hz / centre);
        const double share = 1.0 / (1.0 + std::exp(-z));
        smoothed[i] = smoothed[i] * (1.0 - share) + treble[i] * share;
    }
    return smoothed;
}

std::vector<double> smooth_as_cringraph(std::span<const double> frequency_hz, std::span<const double> spl_db,
                                        double level)
{
    constexpr std::size_t fewest_points = 4;
    const auto count = frequency_hz.size();
    if (count < fewest_points) {
        throw Error(Fault::data, "expected at least 4 points to smooth as CrinGraph does but found " +
                                     std::to_string(count));
    }
    std::vector<double> u(spl_db.begin(), spl_db.end());
    std::vector<double> spacing;
    for (std::size_t i = 1; i < count; ++i) {
        spacing.push_back(std::log(frequency_hz[i]) - std::log(frequency_hz[i - 1]));
    }
    std::vector<double> squared;
    for (std::size_t i = 0; i < count; ++i) {
        const double place = static_cast<double>(i) / static_cast<double>(count);
        squared.push_back(std::pow(0.01 * level * std::pow(1.0 / 80.0, place * place), 2.0));
    }
    const auto inner = count - 2;
    std::vector<SecondDifference> g;
    std::vector<double> right;
    for (std::size_t k = 0; k < inner; ++k) {
        const double before = 1.0 / spacing[k];
        const double behind = 1.0 / spacing[k + 1];
        g.push_back({before, -(before + behind), behind});
        right.push_back(before * spl_db[k] + g[k].at * spl_db[k + 1] + behind * spl_db[k + 2]);
    }
    Pentadiagonal matrix;
    for (std::size_t k = 0; k < inner; ++k) {
        matrix.diagonal.push_back(
            (spacing[k] + spacing[k + 1]) / 3.0 + squared[k] * g[k].before * g[k].before +
            squared[k + 1] * g[k].at * g[k].at + squared[k + 2] * g[k].behind * g[k].behind);
        if (k + 1 < inner) {
            matrix.first.push_back(spacing[k + 1] / 6.0 + squared[k + 1] * g[k].at * g[k + 1].before +
                                   squared[k + 2] * g[k].behind * g[k + 1].at);
        }
        if (k + 2 < inner) {
            matrix.second.push_back(squared[k + 2] * g[k].behind * g[k + 2].before);
        }
    }
    const auto bend = matrix.solve(std::move(right));
    for (std::size_t k = 0; k < inner; ++k) {
        u[k] -= squared[k] * g[k].before * bend[k];
        u[k + 1] -= squared[k + 1] * g[k].at * bend[k];
        u[k + 2] -= squared[k + 2] * g[k].behind * bend[k];
    }
    return u;
}

} // namespace earbench
