#pragma once

#include <span>
#include <vector>

namespace earbench {

/// An estimate of a variance, and the degrees of freedom that it is known with.
struct Variance {
    double value;
    double degrees;
};

/// Of two or more values, n - 1 degrees of freedom.
[[nodiscard]] Variance sample_variance(std::span<const double> values);

/// One variance from several estimates of it, one or more: their mean weighted by their degrees of freedom,
/// which add up.
///
/// With the prior of fit_variance_prior among them it is the moderated variance of Smyth (2004), equation 5.
[[nodiscard]] Variance pooled_variance(std::span<const Variance> estimates);

/// What is known of the variance of one more IEM from those of others, two or more, all above 0: as good as a
/// sample of its own with so many degrees of freedom.
///
/// Smyth, Statistical Applications in Genetics and Molecular Biology 3(1), 2004, section 6.2: with
/// e_i = ln s_i^2 - digamma(d_i/2) + ln(d_i/2) and K of them, trigamma(d0/2) = sum (e_i - mean e)^2/(K - 1) -
/// mean trigamma(d_i/2), and ln s0^2 = mean e + digamma(d0/2) - ln(d0/2); where that leaves no spread d0 is
/// infinite and ln s0^2 = mean e. The degrees given are at most 8: d0 is known badly from few IEMs, and too
/// great a one makes intervals too short.
[[nodiscard]] Variance fit_variance_prior(std::span<const Variance> archive);

/// The values that the jackknife works with: n `whole` - (n - 1) `without`_i, `whole` being a figure of n
/// observations and `without`_i that of all but the i-th. Of a mean they are the observations themselves.
[[nodiscard]] std::vector<double> pseudo_values(double whole, std::span<const double> without);

} // namespace earbench
