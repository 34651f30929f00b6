#pragma once

#include "compare/deviation.hpp"
#include "seats/variance.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// What is known of the variance of one seating before an IEM is measured, by linear measure (bands, slope,
/// offset), from the takes of other IEMs; see fit_variance_prior.
///
/// Takes of one name, side and session are seatings of one place; the variances of an IEM's sides and
/// sessions are pooled. IEMs in `left_out` are left out: their own takes speak for themselves. A measure of
/// which fewer than 8 IEMs say something has no prior.
/// @throws Error{data} if there is none at all; as deviation_from does.
[[nodiscard]] std::map<std::string, Variance> seat_priors(std::span<const FrequencyResponse> archive,
                                                          const std::vector<std::string>& left_out,
                                                          const DeviationOptions& options);

} // namespace earbench
