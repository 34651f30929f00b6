#include "seats/mean_source.hpp"

#include "core/distributions.hpp"

#include <cassert>
#include <cmath>

namespace earbench {

namespace {

constexpr double error_rate = 0.05;

/// What a source gives to the figure's variance.
Variance given_by(const MeanSource& source, std::size_t more)
{
    double weight = source.further_weight;
    for (const auto seatings : source.seatings) {
        weight += 1.0 / static_cast<double>(seatings + more);
    }
    return {source.of_one.value * weight,
            source.of_one.degrees + static_cast<double>(more * source.pooled_sides)};
}

double factor_of(std::span<const Variance> variances, DegreesRule rule, double probability)
{
    double sum = 0.0;
    double of_squares = 0.0;
    double of_factors = 0.0;
    for (const auto& each : variances) {
        sum += each.value;
        of_squares += each.value * each.value / each.degrees;
        if (rule == DegreesRule::cochran) {
            of_factors += each.value * student_quantile(probability, each.degrees);
        }
    }
    return rule == DegreesRule::cochran ? of_factors / sum
                                        : student_quantile(probability, sum * sum / of_squares);
}

bool is_decided(double difference, std::span<const MeanSource> sources, DegreesRule rule, std::size_t family,
                Decibel margin, std::size_t more)
{
    const double magnitude = std::abs(difference);
    return magnitude > interval_half_width(sources, rule, family_probability(family), more) ||
           magnitude + interval_half_width(sources, rule, 1.0 - error_rate, more) < margin.value;
}

} // namespace

double family_probability(std::size_t family)
{
    assert(family > 0);
    return 1.0 - 0.5 * error_rate / static_cast<double>(family);
}

double interval_half_width(std::span<const MeanSource> sources, DegreesRule rule, double probability,
                           std::size_t more)
{
    assert(!sources.empty());
    std::vector<Variance> variances;
    double sum = 0.0;
    for (const auto& source : sources) {
        variances.push_back(given_by(source, more));
        sum += variances.back().value;
    }
    return sum > 0.0 ? factor_of(variances, rule, probability) * std::sqrt(sum) : 0.0;
}

DifferenceVerdict judge_difference(double difference, std::span<const MeanSource> sources, DegreesRule rule,
                                   std::size_t family, Decibel margin)
{
    const double magnitude = std::abs(difference);
    const bool is_within = magnitude + interval_half_width(sources, rule, 1.0 - error_rate) < margin.value;
    DifferenceVerdict verdict{Sameness::undecided, is_within, margin};
    if (magnitude > interval_half_width(sources, rule, family_probability(family))) {
        verdict.sameness = Sameness::differs;
    } else if (is_within) {
        verdict.sameness = Sameness::same;
    } else {
        do {
            ++verdict.more;
        } while (verdict.more < most_seatings_more &&
                 !is_decided(difference, sources, rule, family, margin, verdict.more));
    }
    return verdict;
}

} // namespace earbench
