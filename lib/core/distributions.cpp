#include "core/distributions.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <cassert>
#include <cmath>

namespace earbench {

double student_quantile(double probability, double degrees)
{
    assert(probability > 0.0 && probability < 1.0 && degrees > 0.0);
    return boost::math::quantile(boost::math::students_t(degrees), probability);
}

double digamma(double x)
{
    assert(x > 0.0);
    return boost::math::digamma(x);
}

double trigamma(double x)
{
    assert(x > 0.0);
    return boost::math::trigamma(x);
}

double trigamma_inverse(double y)
{
    assert(y > 0.0);
    // Beyond these trigamma is 1/x^2 and 1/x to the last digit but one.
    constexpr double great = 1e7;
    constexpr double small = 1e-6;
    if (y > great) {
        return 1.0 / std::sqrt(y);
    }
    if (y < small) {
        return 1.0 / y;
    }
    // 1/trigamma is convex and nearly straight: Newton's steps on it all go the same way.
    double x = 0.5 + 1.0 / y;
    for (;;) {
        const double third = boost::math::polygamma(2, x);
        const double second = trigamma(x);
        const double change = second * (1.0 - second / y) / third;
        x += change;
        if (!(std::abs(change) > 1e-10 * x)) {
            return x;
        }
    }
}

} // namespace earbench
