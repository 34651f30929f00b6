#pragma once

#include <cmath>

/// The greater of the two, and not a number once one of them is not: std::max would pass it over.
inline double worse_of(double worst, double value)
{
    return std::isnan(worst) || worst > value ? worst : value;
}
