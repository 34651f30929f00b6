// The penalised likelihood of trials, its score and its information, against formulas of their own.

#include "rank/trial_likelihood.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace earbench;
namespace tt = boost::test_tools;

namespace {

/// What Davidson's model and Firth's penalty have for two products: the logarithm of the probabilities of all
/// trials, and half that of the determinant of the information of d and log nu.
double two_products(const PairTrials& trials, double d, double log_nu)
{
    const double win = std::exp(0.5 * d);
    const double loss = std::exp(-0.5 * d);
    const double tie = std::exp(log_nu);
    const double sum = win + loss + tie;
    const double p_win = win / sum;
    const double p_loss = loss / sum;
    const double p_tie = tie / sum;
    const double of_d = 0.25 * (p_win + p_loss) - 0.25 * (p_win - p_loss) * (p_win - p_loss);
    const double of_nu = p_tie * (1.0 - p_tie);
    const double of_both = -0.5 * (p_win - p_loss) * p_tie;
    return trials.first_wins * std::log(p_win) + trials.second_wins * std::log(p_loss) +
           trials.ties * std::log(p_tie) + 0.5 * std::log(of_d * of_nu - of_both * of_both);
}

} // namespace

BOOST_AUTO_TEST_SUITE(rank_likelihood)

BOOST_AUTO_TEST_CASE(two_products_with_ties_are_as_likely_as_davidson_and_firth_have_it)
{
    const PairTrials trials{0, 1, 7, 2, 3};
    const TrialLikelihood likelihood(2, {trials});
    BOOST_REQUIRE_EQUAL(likelihood.parameters(), 3U);
    const double origin = likelihood.at({0.0, 0.0, 0.0}).logarithm - two_products(trials, 0.0, 0.0);
    for (const auto& at :
         {std::vector{1.0, -1.0, 0.5}, std::vector{0.2, 0.1, -2.0}, std::vector{-3.0, 0.5, 1.0}}) {
        const double difference = likelihood.at(at).logarithm - two_products(trials, at[0] - at[1], at[2]);
        BOOST_TEST(difference == origin, tt::tolerance(1e-12)); // it is known up to a constant
    }
}

/// Central differences over 2e-4 are within 1e-7 of the derivative here.
BOOST_AUTO_TEST_CASE(the_score_is_the_derivative_of_the_logarithm)
{
    constexpr double step = 1e-4;
    const std::vector<std::vector<PairTrials>> seasons{
        {{0, 1, 3, 1, 0}, {1, 2, 2, 2, 0}, {0, 2, 0, 1, 0}},
        {{0, 1, 3, 1, 2}, {1, 2, 1, 4, 0}, {0, 2, 0, 0, 1}, {0, 3, 5, 0, 0}}};
    for (const auto& pairs : seasons) {
        const TrialLikelihood likelihood(pairs.size() == 3 ? 3 : 4, pairs);
        std::vector<double> at(likelihood.parameters());
        for (std::size_t i = 0; i < at.size(); ++i) {
            at[i] = 0.7 * static_cast<double>(i) - 0.9;
        }
        const auto score = likelihood.at(at).score;
        for (std::size_t i = 0; i < at.size(); ++i) {
            auto above = at;
            auto below = at;
            above[i] += step;
            below[i] -= step;
            const double slope =
                (likelihood.at(above).logarithm - likelihood.at(below).logarithm) / (2.0 * step);
            BOOST_TEST(std::abs(score[i] - slope) < 1e-6, i << ": " << score[i] << " is not " << slope);
        }
    }
}

/// One tie among all trials is enough for the parameter of ties to be there.
BOOST_AUTO_TEST_CASE(ties_have_a_parameter_where_there_is_one)
{
    BOOST_TEST(TrialLikelihood(2, {{0, 1, 2, 1, 0}}).parameters() == 2U);
    BOOST_TEST(TrialLikelihood(2, {{0, 1, 2, 1, 1}}).parameters() == 3U);
    BOOST_TEST(TrialLikelihood(3, {{0, 1, 2, 1, 0}, {1, 2, 0, 0, 1}}).parameters() == 4U);
}

BOOST_AUTO_TEST_CASE(what_doubles_cannot_invert_is_as_unlikely_as_can_be)
{
    BOOST_TEST(TrialLikelihood(2, {{0, 1, 2, 1, 0}}).at({0.0, 1000.0}).logarithm ==
               -std::numeric_limits<double>::infinity());
}

BOOST_AUTO_TEST_SUITE_END()
