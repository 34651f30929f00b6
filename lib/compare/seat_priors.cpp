#include "compare/seat_priors.hpp"

#include "compare/measure_kind.hpp"
#include "core/error.hpp"
#include "curve/note_keys.hpp"
#include "seats/curve_groups.hpp"

#include <algorithm>
#include <set>

namespace earbench {

namespace {

constexpr std::size_t fewest_iems = 8;  // as many give intervals that hold
constexpr double least_variance = 1e-8; // (0.0001 dB)^2: what was aligned before leaves its rounding

using Values = std::map<std::string, std::vector<double>>;
using Variances = std::map<std::string, std::vector<Variance>>;

/// What every take of one side and session is by the linear measures, re 0 dB.
Values values_of(std::span<const FrequencyResponse> archive, const std::vector<std::size_t>& places,
                 const DeviationOptions& options)
{
    const ReferenceCurve flat{{{1e-3, 1e6}, {0.0, 0.0}}, ReferenceKind::target, {0.0}};
    Values values;
    for (const auto place : places) {
        const auto deviation = deviation_from(archive[place], flat, options);
        values["offset_db"].push_back(deviation.offset.value);
        for (const auto& each : measure(deviation, options.bands)) {
            const auto kind = measure_kind(each.name, options.bands);
            if (each.value && (kind == MeasureKind::band || kind == MeasureKind::linear)) {
                values[std::string(each.name)].push_back(*each.value);
            }
        }
    }
    return values;
}

/// The variances within each side and session of one IEM.
Variances variances_within(std::span<const FrequencyResponse> archive, const std::vector<std::size_t>& places,
                           const DeviationOptions& options)
{
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> seats;
    std::vector<FrequencyResponse> curves;
    for (const auto place : places) {
        curves.push_back(archive[place]);
    }
    for (const auto& side : group_curves(curves, Grouping::side)) {
        for (const auto curve : side.curves) {
            seats[{side.side, curves[curve].notes().get(note::session)}].push_back(places[curve]);
        }
    }
    Variances variances;
    for (const auto& [key, takes] : seats) {
        for (const auto& [name, values] : values_of(archive, takes, options)) {
            if (values.size() > 1) {
                variances[name].push_back(sample_variance(values));
            }
        }
    }
    return variances;
}

} // namespace

std::map<std::string, Variance> seat_priors(std::span<const FrequencyResponse> archive,
                                            const std::vector<std::string>& left_out,
                                            const DeviationOptions& options)
{
    Variances of_iems;
    std::size_t iems = 0;
    for (const auto& iem : group_curves(archive, Grouping::name)) {
        if (std::find(left_out.begin(), left_out.end(), iem.name) != left_out.end()) {
            continue;
        }
        const auto variances = variances_within(archive, iem.curves, options);
        iems += variances.empty() ? 0U : 1U;
        for (const auto& [name, estimates] : variances) {
            const auto pooled = pooled_variance(estimates);
            if (pooled.value > least_variance) {
                of_iems[name].push_back(pooled);
            }
        }
    }
    if (iems < fewest_iems) {
        throw Error(Fault::data, "expected two takes or more of " + std::to_string(fewest_iems) +
                                     " other IEMs or more for --prior but found them of " +
                                     std::to_string(iems));
    }
    std::map<std::string, Variance> priors;
    for (const auto& [name, estimates] : of_iems) {
        if (estimates.size() >= fewest_iems) {
            priors[name] = fit_variance_prior(estimates);
        }
    }
    return priors;
}

} // namespace earbench
