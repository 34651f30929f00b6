#pragma once

#include "rank/trial_likelihood.hpp"

#include <cstddef>
#include <vector>

namespace earbench {

/// A strength in logits, and the limits of its 95 % interval.
struct Strength {
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// Strengths of products from trials between two of them: s_i - s_j is the logarithm of the odds of a win of
/// i to a win of j (TrialLikelihood). Their mean is 0.
///
/// Strengths maximise the penalised likelihood, which takes the bias of order 1/n away and leaves all of them
/// finite, also that of a product that always wins. The interval of a strength holds the values at which
/// twice the logarithm of that likelihood, with all other parameters at their best, is at most 3.84 below its
/// maximum (chi-squared, 95 %, one degree of freedom): G. Heinze and M. Schemper, Stat. Med. 21 (2002) 2409.
/// earbench-trials(7) says how often such intervals hold the truth. Values and limits are exact within 1e-6.
class PairedComparison {
public:
    /// Arguments as TrialLikelihood has them.
    PairedComparison(std::size_t products, std::vector<PairTrials> pairs);

    /// The strength of each product, without interval.
    [[nodiscard]] std::vector<double> values() const;

    [[nodiscard]] Strength strength(std::size_t product) const;

    /// True where the 95 % interval of the difference of the two leaves out 0.
    [[nodiscard]] bool are_apart(std::size_t one, std::size_t other) const;

private:
    TrialLikelihood m_likelihood;
    LikelihoodAt m_best;
};

} // namespace earbench
