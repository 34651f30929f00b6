#include "rank/trial_likelihood.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace earbench {

namespace {

/// Of a pair's two own parameters, d and log nu.
using Two = std::array<double, 2>;

/// What d and log nu are multiplied with in the exponent of a win of the first, of the second, and of a tie.
constexpr std::array<Two, 3> outcomes{{{0.5, 0.0}, {-0.5, 0.0}, {0.0, 1.0}}};

/// The moments of those, over the outcomes of one trial.
struct Moments {
    std::array<double, 3> log_probability{};
    Two mean{};
    std::array<Two, 2> covariance{};
    std::array<std::array<Two, 2>, 2> third{}; ///< derivatives of the covariance by d and log nu
};

/// `count` is 2 where there is no tie.
Moments moments_of(double d, double log_nu, std::size_t count)
{
    std::array<double, 3> exponents{};
    for (std::size_t k = 0; k < count; ++k) {
        exponents[k] = outcomes[k][0] * d + outcomes[k][1] * log_nu;
    }
    const double greatest = *std::max_element(exponents.begin(), exponents.begin() + count);
    double sum = 0.0;
    for (std::size_t k = 0; k < count; ++k) {
        sum += std::exp(exponents[k] - greatest); // at least 1: no overflow
    }
    Moments moments;
    std::array<double, 3> probability{};
    for (std::size_t k = 0; k < count; ++k) {
        moments.log_probability[k] = exponents[k] - greatest - std::log(sum);
        probability[k] = std::exp(moments.log_probability[k]);
        moments.mean[0] += probability[k] * outcomes[k][0];
        moments.mean[1] += probability[k] * outcomes[k][1];
    }
    for (std::size_t k = 0; k < count; ++k) {
        const Two x{outcomes[k][0] - moments.mean[0], outcomes[k][1] - moments.mean[1]};
        for (std::size_t a = 0; a < 2; ++a) {
            for (std::size_t b = 0; b < 2; ++b) {
                moments.covariance[a][b] += probability[k] * x[a] * x[b];
                moments.third[a][b][0] += probability[k] * x[a] * x[b] * x[0];
                moments.third[a][b][1] += probability[k] * x[a] * x[b] * x[1];
            }
        }
    }
    return moments;
}

/// Where the parameters of a pair come from: d is that of the first less that of the second.
struct Part {
    std::size_t parameter;
    std::size_t own; ///< 0: of d; 1: log nu
    double sign;
};

std::vector<Part> parts_of(const PairTrials& pair, std::size_t products, bool has_ties)
{
    std::vector<Part> parts{{pair.first, 0, 1.0}, {pair.second, 0, -1.0}};
    if (has_ties) {
        parts.push_back({products, 1, 1.0});
    }
    return parts;
}

double trials_of(const PairTrials& pair)
{
    return pair.first_wins + pair.second_wins + pair.ties;
}

/// Adds the likelihood of the trials of `pair`, and their information.
void add_trials(const PairTrials& pair, const Moments& moments, const std::vector<Part>& parts,
                LikelihoodAt& sum, PositiveMatrix& information)
{
    const std::array<double, 3> seen{double(pair.first_wins), double(pair.second_wins), double(pair.ties)};
    Two score{};
    for (std::size_t k = 0; k < seen.size(); ++k) {
        sum.logarithm += seen[k] * moments.log_probability[k];
        score[0] += seen[k] * (outcomes[k][0] - moments.mean[0]);
        score[1] += seen[k] * (outcomes[k][1] - moments.mean[1]);
    }
    for (const auto& a : parts) {
        sum.score[a.parameter] += a.sign * score[a.own];
        for (const auto& b : parts) {
            information.at(a.parameter, b.parameter) +=
                a.sign * b.sign * trials_of(pair) * moments.covariance[a.own][b.own];
        }
    }
}

/// Adds to the score what the penalty has of `pair`: half the trace of the inverse times the information's
/// derivative.
void add_penalty(const PairTrials& pair, const Moments& moments, const std::vector<Part>& parts,
                 LikelihoodAt& sum)
{
    std::array<Two, 2> covariance{}; // of the pair's own parameters
    for (const auto& a : parts) {
        for (const auto& b : parts) {
            covariance[a.own][b.own] += a.sign * b.sign * sum.inverse.at(a.parameter, b.parameter);
        }
    }
    Two score{};
    for (std::size_t a = 0; a < 2; ++a) {
        for (std::size_t b = 0; b < 2; ++b) {
            score[0] += 0.5 * trials_of(pair) * covariance[a][b] * moments.third[a][b][0];
            score[1] += 0.5 * trials_of(pair) * covariance[a][b] * moments.third[a][b][1];
        }
    }
    for (const auto& part : parts) {
        sum.score[part.parameter] += part.sign * score[part.own];
    }
}

} // namespace

TrialLikelihood::TrialLikelihood(std::size_t products, std::vector<PairTrials> pairs)
    : m_products(products), m_pairs(std::move(pairs)),
      m_has_ties(
          std::any_of(m_pairs.begin(), m_pairs.end(), [](const PairTrials& pair) { return pair.ties > 0; }))
{
    assert(products > 1);
}

LikelihoodAt TrialLikelihood::at(std::vector<double> parameters) const
{
    const auto size = this->parameters();
    assert(parameters.size() == size);
    LikelihoodAt sum{std::move(parameters), 0.0, std::vector<double>(size, 0.0), PositiveMatrix(size)};
    PositiveMatrix information(size);
    for (std::size_t i = 0; i < m_products; ++i) {
        for (std::size_t j = 0; j < m_products; ++j) {
            information.at(i, j) = 1.0; // the strengths' sum, of which trials say nothing
        }
    }
    std::vector<Moments> moments;
    for (const auto& pair : m_pairs) {
        const double d = sum.parameters[pair.first] - sum.parameters[pair.second];
        moments.push_back(moments_of(d, m_has_ties ? sum.parameters.back() : 0.0, m_has_ties ? 3 : 2));
        add_trials(pair, moments.back(), parts_of(pair, m_products, m_has_ties), sum, information);
    }
    auto inverse = inverse_of(information);
    sum.logarithm += 0.5 * inverse.log_determinant;
    sum.inverse = std::move(inverse.matrix);
    for (std::size_t i = 0; i < m_pairs.size(); ++i) {
        add_penalty(m_pairs[i], moments[i], parts_of(m_pairs[i], m_products, m_has_ties), sum);
    }
    return sum;
}

} // namespace earbench
