#include "core/statistics.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace earbench {

namespace {

/// The sum of the squared distances from the mean.
double scatter_of(std::span<const double> values)
{
    const double mean = mean_of(values);
    double sum = 0.0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return sum;
}

} // namespace

double peak_of(std::span<const double> values)
{
    // Each of four does not wait for the one before: signals as long as a take are searched often.
    std::array<double, 4> peaks{};
    std::size_t i = 0;
    for (; i + peaks.size() <= values.size(); i += peaks.size()) {
        for (std::size_t lane = 0; lane < peaks.size(); ++lane) {
            peaks[lane] = std::max(peaks[lane], std::abs(values[i + lane]));
        }
    }
    for (; i < values.size(); ++i) {
        peaks[0] = std::max(peaks[0], std::abs(values[i]));
    }
    return *std::max_element(peaks.begin(), peaks.end());
}

double mean_of(std::span<const double> values)
{
    assert(!values.empty());
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

double mean_square_of(std::span<const double> values)
{
    assert(!values.empty());
    double sum = 0.0;
    for (const double value : values) {
        sum += value * value;
    }
    return sum / static_cast<double>(values.size());
}

double variance_of(std::span<const double> values)
{
    return scatter_of(values) / static_cast<double>(values.size());
}

std::optional<double> standard_deviation_of(std::span<const double> values)
{
    if (values.size() < 2) {
        return std::nullopt;
    }
    return std::sqrt(scatter_of(values) / static_cast<double>(values.size() - 1));
}

double slope_of(std::span<const double> x, std::span<const double> y)
{
    assert(x.size() == y.size());
    const double middle = mean_of(x);
    const double level = mean_of(y);
    double covariance = 0.0;
    double variance = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        covariance += (x[i] - middle) * (y[i] - level);
        variance += (x[i] - middle) * (x[i] - middle);
    }
    return covariance / variance;
}

double median_of(std::vector<double> values)
{
    assert(!values.empty());
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
}

double upper_median_of(std::vector<double> values)
{
    assert(!values.empty());
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace earbench
