#include "seats/variance.hpp"

#include "core/distributions.hpp"
#include "core/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace earbench {

Variance sample_variance(std::span<const double> values)
{
    assert(values.size() >= 2);
    const auto count = static_cast<double>(values.size());
    return {variance_of(values) * count / (count - 1.0), count - 1.0};
}

Variance pooled_variance(std::span<const Variance> estimates)
{
    assert(!estimates.empty());
    double sum = 0.0;
    double degrees = 0.0;
    for (const auto& estimate : estimates) {
        sum += estimate.degrees * estimate.value;
        degrees += estimate.degrees;
    }
    return {sum / degrees, degrees};
}

Variance fit_variance_prior(std::span<const Variance> archive)
{
    assert(archive.size() >= 2);
    constexpr double most_degrees = 8.0;
    std::vector<double> logarithms;
    double of_sampling = 0.0;
    for (const auto& estimate : archive) {
        const double half = 0.5 * estimate.degrees;
        logarithms.push_back(std::log(estimate.value) - digamma(half) + std::log(half));
        of_sampling += trigamma(half) / static_cast<double>(archive.size());
    }
    const double mean = mean_of(logarithms);
    const double excess = sample_variance(logarithms).value - of_sampling;
    if (excess <= 0.0) {
        return {std::exp(mean), most_degrees};
    }
    const double half = trigamma_inverse(excess);
    return {std::exp(mean + digamma(half) - std::log(half)), std::min(2.0 * half, most_degrees)};
}

std::vector<double> pseudo_values(double whole, std::span<const double> without)
{
    const auto count = static_cast<double>(without.size());
    std::vector<double> values;
    for (const double each : without) {
        values.push_back(count * whole - (count - 1.0) * each);
    }
    return values;
}

} // namespace earbench
