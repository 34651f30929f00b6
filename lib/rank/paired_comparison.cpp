#include "rank/paired_comparison.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace earbench {

namespace {

/// The root of 3.84, the value of chi-squared for 95 % and one degree of freedom.
constexpr double root_of_chi_squared = 1.959963984540054;
constexpr double smallest_step = 1e-8; ///< logits: a hundredth of the accuracy that is promised
constexpr double rounding = 1e-9;      ///< of a logarithm of the likelihood, which is a sum of up to millions
constexpr int most_steps = 200;

double dot(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

std::vector<double> moved(const std::vector<double>& from, double factor, const std::vector<double>& step)
{
    auto to = from;
    for (std::size_t i = 0; i < to.size(); ++i) {
        to[i] += factor * step[i];
    }
    return to;
}

double greatest_of(const std::vector<double>& step)
{
    return std::accumulate(step.begin(), step.end(), 0.0,
                           [](double greatest, double part) { return std::max(greatest, std::abs(part)); });
}

/// A maximum of the likelihood among the parameters whose sum times some weights has one value, and how the
/// logarithm changes with that value.
struct Maximum {
    LikelihoodAt at;
    double slope = 0.0;
};

/// True where it is known whether the maximum that lies `step` from `at` is higher than `level`. Where the
/// likelihood is a parabola a step gains half of what it has of the score: twenty times as much is far
/// enough.
bool is_decided(const LikelihoodAt& at, const std::vector<double>& step, double level)
{
    constexpr double far_enough = 10.0;
    return at.logarithm > level || at.logarithm + far_enough * dot(step, at.score) < level;
}

/// The maximum near `from`, by Fisher scoring; without `weights` among all parameters. Where only a `level`
/// is asked about the search ends when is_decided.
///
/// The information knows nothing of the penalty: where there are few trials a step goes twice as far as the
/// maximum and more, and the next one back again. Steps get shorter then.
Maximum maximum(const TrialLikelihood& likelihood, LikelihoodAt from, const std::vector<double>& weights,
                std::optional<double> level = std::nullopt)
{
    Maximum best{std::move(from), 0.0};
    std::vector<double> before(likelihood.parameters());
    double length = 1.0;
    for (int count = 0; count < most_steps; ++count) {
        auto step = best.at.inverse.times(best.at.score);
        if (!weights.empty()) {
            const auto along = best.at.inverse.times(weights);
            best.slope = dot(weights, step) / dot(weights, along);
            step = moved(step, -best.slope, along);
        }
        if (greatest_of(step) < smallest_step || (level && is_decided(best.at, step, *level))) {
            break;
        }
        length /= dot(step, before) < -0.5 * dot(before, before) ? 2.0 : 1.0;
        const double least = best.at.logarithm - rounding * std::abs(best.at.logarithm);
        auto next = likelihood.at(moved(best.at.parameters, length, step));
        for (double part = 0.5 * length; !(next.logarithm >= least) && part > smallest_step; part /= 2.0) {
            next = likelihood.at(moved(best.at.parameters, part, step));
        }
        best.at = std::move(next);
        before = std::move(step);
    }
    return best;
}

/// Finds where a profile of the likelihood has come down so far that a limit of the interval is there.
class Profile {
public:
    Profile(const TrialLikelihood& likelihood, const LikelihoodAt& best, const std::vector<double>& weights)
        : m_likelihood(likelihood), m_best(best), m_weights(weights), m_value(dot(weights, best.parameters)),
          m_deviation(std::sqrt(dot(weights, best.inverse.times(weights))))
    {
    }

    [[nodiscard]] double value() const { return m_value; }

    /// True where `value` lies beyond a limit of the interval: as plain as comparing it with limit(), without
    /// looking for either.
    [[nodiscard]] bool leaves_out(double value) const
    {
        const double level = m_best.logarithm - 0.5 * root_of_chi_squared * root_of_chi_squared;
        return maximum(m_likelihood, at(m_best, value), m_weights, level).at.logarithm < level;
    }

    /// Newton's method on the root of twice what the likelihood has fallen by. Where trials almost fall apart
    /// it hardly falls over a long way: no step goes beyond twice the distance or what is known to be
    /// outside.
    [[nodiscard]] double limit(double direction) const
    {
        auto last = m_best;
        double inside = 0.0;
        double outside = std::numeric_limits<double>::infinity();
        double distance = root_of_chi_squared * m_deviation;
        for (int count = 0; count < most_steps; ++count) {
            auto found = maximum(m_likelihood, at(last, m_value + direction * distance), m_weights);
            const double root = std::sqrt(2.0 * (m_best.logarithm - found.at.logarithm));
            const double next = distance - direction * (root_of_chi_squared - root) * root / found.slope;
            if (std::abs(next - distance) < smallest_step) {
                return m_value + direction * next;
            }
            // No number where another maximum lies there: it is inside.
            (root >= root_of_chi_squared ? outside : inside) = distance;
            const double most = std::min(outside, 2.0 * distance);
            distance = next > inside && next < most ? next : 0.5 * (inside + most);
            if (std::isfinite(found.at.logarithm)) {
                last = std::move(found.at);
            }
        }
        return m_value + direction * distance;
    }

private:
    /// The likelihood at `value`, the other parameters as `from` has them best.
    [[nodiscard]] LikelihoodAt at(const LikelihoodAt& from, double value) const
    {
        const auto along = from.inverse.times(m_weights);
        const double factor = (value - dot(m_weights, from.parameters)) / dot(m_weights, along);
        return m_likelihood.at(moved(from.parameters, factor, along));
    }

    const TrialLikelihood& m_likelihood;
    const LikelihoodAt& m_best;
    const std::vector<double>& m_weights;
    double m_value;
    double m_deviation;
};

} // namespace

PairedComparison::PairedComparison(std::size_t products, std::vector<PairTrials> pairs)
    : m_likelihood(products, std::move(pairs)),
      m_best(
          maximum(m_likelihood, m_likelihood.at(std::vector<double>(m_likelihood.parameters(), 0.0)), {}).at)
{
}

std::vector<double> PairedComparison::values() const
{
    const auto end = m_best.parameters.begin() + static_cast<std::ptrdiff_t>(m_likelihood.products());
    return {m_best.parameters.begin(), end};
}

Strength PairedComparison::strength(std::size_t product) const
{
    const double share = 1.0 / static_cast<double>(m_likelihood.products());
    std::vector<double> weights(m_likelihood.parameters(), 0.0);
    std::fill_n(weights.begin(), m_likelihood.products(), -share);
    weights[product] += 1.0;
    const Profile profile(m_likelihood, m_best, weights);
    return {.value = profile.value(), .low = profile.limit(-1.0), .high = profile.limit(1.0)};
}

bool PairedComparison::are_apart(std::size_t one, std::size_t other) const
{
    assert(one != other);
    std::vector<double> weights(m_likelihood.parameters(), 0.0);
    weights[one] = 1.0;
    weights[other] = -1.0;
    return Profile(m_likelihood, m_best, weights).leaves_out(0.0);
}

} // namespace earbench
