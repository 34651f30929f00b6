#pragma once

namespace earbench {

/// The value that Student's t with so many degrees of freedom (above 0, whole or not) stays below with
/// `probability`, which lies between 0 and 1: 12.706 for 0.975 and 1. Exact to 1e-10 of it.
[[nodiscard]] double student_quantile(double probability, double degrees);

/// The first and the second derivative of ln Gamma, `x` above 0.
[[nodiscard]] double digamma(double x);
[[nodiscard]] double trigamma(double x);

/// The x above 0 whose trigamma is `y`, which is above 0 (Smyth 2004, appendix). Exact to 1e-8 of it.
[[nodiscard]] double trigamma_inverse(double y);

} // namespace earbench
