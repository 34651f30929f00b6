#pragma once

#include "rank/positive_matrix.hpp"

#include <cstddef>
#include <vector>

namespace earbench {

/// What the trials between two products gave; products are numbered from 0.
struct PairTrials {
    std::size_t first;
    std::size_t second; ///< another product
    int first_wins;
    int second_wins;
    int ties;
};

/// The penalised likelihood of all trials at some parameters.
struct LikelihoodAt {
    std::vector<double> parameters; ///< a strength of each product, then log nu where there are ties
    double logarithm;               ///< natural, up to a constant
    std::vector<double> score;      ///< derivatives of the logarithm by the parameters
    PositiveMatrix inverse;         ///< of the information, for parameters that keep the sum of the strengths
};

/// How likely trials are.
///
/// Of a trial between i and j with d = s_i - s_j, the probabilities of a win of i, a win of j and a tie are
/// as exp(d/2) to exp(-d/2) to nu: R. R. Davidson, J. Am. Stat. Assoc. 65 (1970) 317. Where no trial is a tie
/// there is no nu: R. A. Bradley and M. E. Terry, Biometrika 39 (1952) 324.
///
/// The penalty is the root of the determinant of the information: D. Firth, Biometrika 80 (1993) 27.
class TrialLikelihood {
public:
    /// `pairs` hold a trial each and join all `products`, at least two of them.
    TrialLikelihood(std::size_t products, std::vector<PairTrials> pairs);

    [[nodiscard]] std::size_t products() const { return m_products; }
    [[nodiscard]] std::size_t parameters() const { return m_products + (m_has_ties ? 1 : 0); }

    /// Where the information cannot be inverted in doubles the logarithm is minus infinity.
    [[nodiscard]] LikelihoodAt at(std::vector<double> parameters) const;

private:
    std::size_t m_products;
    std::vector<PairTrials> m_pairs;
    bool m_has_ties;
};

} // namespace earbench
