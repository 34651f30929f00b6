// Strengths from trials: against published data, closed forms and simulated trials.

#include "rank/paired_comparison.hpp"
#include "rank/positive_matrix.hpp"
#include "rank/trial_graph.hpp"
#include "rank/trial_likelihood.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace {

using namespace earbench;
namespace tt = boost::test_tools;

constexpr double promised = 1e-6; // logits, paired_comparison.hpp

/// American League, 1987: A. Agresti, Categorical Data Analysis (2002), table 10.10, as R's BradleyTerry2 has
/// it. Baltimore, Boston, Cleveland, Detroit, Milwaukee, New York, Toronto.
std::vector<PairTrials> baseball(int copies)
{
    std::vector<PairTrials> pairs{{0, 1, 1, 12, 0}, {0, 2, 7, 6, 0},  {0, 3, 4, 9, 0}, {0, 4, 2, 11, 0},
                                  {0, 5, 3, 10, 0}, {0, 6, 1, 12, 0}, {1, 2, 7, 6, 0}, {1, 3, 2, 11, 0},
                                  {1, 4, 6, 7, 0},  {1, 5, 7, 6, 0},  {1, 6, 6, 7, 0}, {2, 3, 4, 9, 0},
                                  {2, 4, 4, 9, 0},  {2, 5, 6, 7, 0},  {2, 6, 5, 8, 0}, {3, 4, 6, 7, 0},
                                  {3, 5, 5, 8, 0},  {3, 6, 7, 6, 0},  {4, 5, 7, 6, 0}, {4, 6, 9, 4, 0},
                                  {5, 6, 6, 7, 0}};
    for (auto& pair : pairs) {
        pair.first_wins *= copies;
        pair.second_wins *= copies;
    }
    return pairs;
}

/// Six chocolate puddings: R. R. Davidson, J. Am. Stat. Assoc. 65 (1970) 317, example 2.
std::vector<PairTrials> puddings(int copies)
{
    std::vector<PairTrials> pairs{
        {0, 1, 19, 22, 16}, {0, 2, 16, 19, 12}, {1, 2, 19, 19, 10}, {0, 3, 18, 23, 13}, {1, 3, 23, 19, 9},
        {2, 3, 19, 20, 15}, {0, 4, 13, 19, 18}, {1, 4, 16, 20, 12}, {2, 4, 16, 15, 17}, {3, 4, 17, 14, 16},
        {0, 5, 18, 21, 12}, {1, 5, 22, 20, 12}, {2, 5, 13, 18, 10}, {3, 5, 14, 19, 18}, {4, 5, 11, 21, 12}};
    for (auto& pair : pairs) {
        pair.first_wins *= copies;
        pair.second_wins *= copies;
        pair.ties *= copies;
    }
    return pairs;
}

/// As many copies leave the penalty, which counts once, no say beyond 1e-7: what is left is the likelihood.
constexpr int copies_without_penalty = 1000000;

void check_all(const std::vector<double>& found, const std::vector<double>& expected, double within)
{
    BOOST_REQUIRE_EQUAL(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        BOOST_TEST(std::abs(found[i] - expected[i]) < within,
                   "[" << i << "] " << found[i] << " is not " << expected[i]);
    }
}

std::vector<double> over_mean(std::vector<double> values)
{
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    for (auto& value : values) {
        value -= mean;
    }
    return values;
}

/// The logarithm of Jeffreys' posterior of two products: it has its maximum at log((wins + 1/2) / (losses +
/// 1/2)), and the limits are where twice it is 3.8415 less.
double two_products(double d, int wins, int losses)
{
    return -(wins + 0.5) * std::log1p(std::exp(-d)) - (losses + 0.5) * std::log1p(std::exp(d));
}

} // namespace

BOOST_AUTO_TEST_SUITE(rank_comparison)

BOOST_AUTO_TEST_CASE(a_matrix_times_its_inverse_is_one)
{
    PositiveMatrix matrix(3);
    const double cells[3][3] = {{4.0, 2.0, -1.0}, {2.0, 5.0, 0.5}, {-1.0, 0.5, 3.0}};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            matrix.at(i, j) = cells[i][j];
        }
    }
    const auto inverse = inverse_of(matrix);
    // 4 (15 - 0.25) - 2 (6 + 0.5) - (1 + 5)
    BOOST_TEST(inverse.log_determinant == std::log(40.0), tt::tolerance(1e-14));
    for (std::size_t i = 0; i < 3; ++i) {
        std::vector<double> unit(3, 0.0);
        unit[i] = 1.0;
        check_all(matrix.times(inverse.matrix.times(unit)), unit, 1e-14);
    }
}

BOOST_AUTO_TEST_CASE(a_matrix_that_is_not_positive_has_no_inverse)
{
    PositiveMatrix matrix(2);
    matrix.at(0, 0) = matrix.at(0, 1) = matrix.at(1, 0) = matrix.at(1, 1) = 1.0;
    BOOST_TEST(inverse_of(matrix).log_determinant == -std::numeric_limits<double>::infinity());
    matrix.at(1, 1) = 1.0 + 1e-9;
    BOOST_TEST(std::isfinite(inverse_of(matrix).log_determinant));
}

BOOST_AUTO_TEST_CASE(two_products_are_as_far_apart_as_jeffreys_has_it)
{
    for (const auto& [wins, losses] :
         {std::pair(1, 0), std::pair(3, 0), std::pair(20, 0), std::pair(7, 4), std::pair(1, 2)}) {
        const PairedComparison comparison(2, {{0, 1, wins, losses, 0}});
        const auto first = comparison.strength(0); // half of the difference d, as the mean of both is 0
        const Strength d{2.0 * first.value, 2.0 * first.low, 2.0 * first.high};
        BOOST_TEST(std::abs(d.value - std::log((wins + 0.5) / (losses + 0.5))) < promised);
        const double most = two_products(d.value, wins, losses);
        for (const double limit : {d.low, d.high}) {
            const double down = 2.0 * (most - two_products(limit, wins, losses));
            BOOST_TEST(down == 3.841458820694124, tt::tolerance(1e-6));
        }
        BOOST_TEST(d.low < d.value);
        BOOST_TEST(d.high > d.value);
        const auto second = comparison.strength(1);
        check_all({second.value, second.low, second.high}, {-first.value, -first.high, -first.low}, promised);
    }
}

namespace {

/// Wins and losses of each product against the next.
using Chain = std::vector<std::pair<int, int>>;

/// Jeffreys' posterior of a chain is the product of those of its pairs. A limit of s_i - mean, the sum of
/// c_e d_e over the differences d_e of neighbours, is where Lagrange's multiplier has made each
/// p_e = (wins + 1/2 - multiplier c_e) / (trials + 1) and all together have fallen by half of chi-squared.
double limit_of_chain(const Chain& chain, std::size_t product, double direction)
{
    const auto products = static_cast<double>(chain.size() + 1);
    double value = 0.0;
    double inside = 0.0;
    double outside = -direction * 1e9;
    for (int count = 0; count < 200; ++count) {
        const double multiplier = 0.5 * (inside + outside);
        double fall = 0.0;
        value = 0.0;
        for (std::size_t e = 0; e < chain.size(); ++e) {
            const auto& [wins, losses] = chain[e];
            const double c =
                (e < product ? -1.0 - static_cast<double>(e) : products - 1.0 - static_cast<double>(e)) /
                products;
            const double p = (wins + 0.5 - multiplier * c) / (wins + losses + 1.0);
            const double d = std::log(p / (1.0 - p)); // not a number where the multiplier is too great
            value += c * d;
            fall += two_products(std::log((wins + 0.5) / (losses + 0.5)), wins, losses) -
                    two_products(d, wins, losses);
        }
        (2.0 * fall < 3.841458820694124 ? inside : outside) = multiplier;
    }
    return value;
}

} // namespace

/// Few trials, where the penalty weighs as much as they do; many; and parts that almost fall apart.
BOOST_AUTO_TEST_CASE(chains_of_products_have_the_values_and_limits_of_jeffreys)
{
    for (const auto& chain :
         {Chain{{1, 0}, {1, 0}}, Chain{{0, 1}, {1, 0}, {1, 0}, {1, 0}}, Chain{{1, 1}, {2, 0}, {0, 1}},
          Chain{{20, 0}, {0, 3}, {1, 1}}, Chain{{200, 0}, {1, 0}, {0, 200}, {150, 150}},
          Chain{{0, 15}, {0, 1}, {14, 0}, {0, 100}, {6, 0}}, Chain{{30000, 10000}, {0, 20000}, {5, 5}}}) {
        std::vector<PairTrials> pairs;
        for (std::size_t e = 0; e < chain.size(); ++e) {
            pairs.push_back({e, e + 1, chain[e].first, chain[e].second, 0});
        }
        const PairedComparison comparison(chain.size() + 1, pairs);
        const auto values = comparison.values();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto strength = comparison.strength(i);
            BOOST_TEST(std::abs(strength.value - values[i]) < promised);
            BOOST_TEST(std::abs(strength.low - limit_of_chain(chain, i, -1.0)) < promised);
            BOOST_TEST(std::abs(strength.high - limit_of_chain(chain, i, 1.0)) < promised);
            if (i < chain.size()) {
                const auto& [wins, losses] = chain[i];
                const double d = std::log((wins + 0.5) / (losses + 0.5));
                BOOST_TEST(std::abs(values[i] - values[i + 1] - d) < promised);
            }
        }
    }
}

/// From 5 wins of 5 on, 0 lies outside: 2 (5.5 log(5.5/6) + 0.5 log(0.5/6) - 6 log(0.5)) = 4.88; for 4 of 4
/// it is 3.68.
BOOST_AUTO_TEST_CASE(five_wins_of_five_tell_two_products_apart_and_four_do_not)
{
    BOOST_TEST(PairedComparison(2, {{0, 1, 5, 0, 0}}).are_apart(0, 1));
    BOOST_TEST(!PairedComparison(2, {{0, 1, 4, 0, 0}}).are_apart(0, 1));
    BOOST_TEST(PairedComparison(2, {{0, 1, 0, 5, 0}}).are_apart(0, 1));
    BOOST_TEST(PairedComparison(2, {{0, 1, 0, 5, 0}}).are_apart(1, 0));
    BOOST_TEST(!PairedComparison(2, {{0, 1, 0, 0, 50}}).are_apart(0, 1));
    // By the same formula 158 to 125 lie 0.04 % beyond 3.8415, and 51 to 33 lie 0.02 % within.
    BOOST_TEST(PairedComparison(2, {{0, 1, 158, 125, 0}}).are_apart(0, 1));
    BOOST_TEST(!PairedComparison(2, {{0, 1, 51, 33, 0}}).are_apart(0, 1));
}

/// A million draws: a difference of 0.005 would be apart. Both are far above the third.
BOOST_AUTO_TEST_CASE(equals_are_not_apart_however_strong_they_are_and_however_many_their_trials)
{
    const PairedComparison comparison(3, {{0, 1, 1000000, 1000000, 0}, {0, 2, 50, 0, 0}, {1, 2, 50, 0, 0}});
    BOOST_TEST(comparison.values()[0] > 1.0);
    BOOST_TEST(!comparison.are_apart(0, 1));
    BOOST_TEST(!comparison.are_apart(1, 0));
    BOOST_TEST(comparison.are_apart(0, 2));
}

/// The greatest logarithm among parameters whose sum times `weights` is `value`: from `parameters` on, half
/// steps of Fisher scoring while the sum comes to `value` in a hundred steps, and then a hundred more.
double greatest_where(const TrialLikelihood& likelihood, std::vector<double> parameters,
                      const std::vector<double>& weights, double value)
{
    const auto times = [&](const std::vector<double>& of) {
        return std::inner_product(weights.begin(), weights.end(), of.begin(), 0.0);
    };
    auto at = likelihood.at(std::move(parameters));
    const double begin = times(at.parameters);
    for (int count = 1; count <= 200; ++count) {
        const auto step = at.inverse.times(at.score);
        const auto along = at.inverse.times(weights);
        const double wanted = begin + (value - begin) * std::min(0.01 * count, 1.0);
        const double factor = (wanted - times(at.parameters) - 0.5 * times(step)) / times(along);
        auto next = at.parameters;
        for (std::size_t i = 0; i < next.size(); ++i) {
            next[i] += 0.5 * step[i] + factor * along[i]; // half a step never goes too far here
        }
        at = likelihood.at(std::move(next));
    }
    return at.logarithm;
}

double greatest_where_equal(const TrialLikelihood& likelihood, std::size_t one, std::size_t other)
{
    std::vector<double> difference(likelihood.parameters(), 0.0);
    difference[one] = 1.0;
    difference[other] = -1.0;
    return greatest_where(likelihood, std::vector<double>(likelihood.parameters(), 0.0), difference, 0.0);
}

/// Two groups that one trial joins in the middle of a circle: the likelihood hardly falls over a long way,
/// and a step by its slope goes beyond what doubles can tell.
BOOST_AUTO_TEST_CASE(limits_are_found_where_trials_almost_fall_apart)
{
    const std::vector<PairTrials> pairs{
        {0, 1, 12, 16, 0}, {0, 6, 0, 5, 0},  {1, 2, 0, 6, 0},  {2, 3, 1, 0, 0},  {3, 4, 2, 15, 0},
        {3, 5, 0, 15, 0},  {4, 5, 23, 0, 0}, {4, 7, 21, 8, 0}, {5, 6, 0, 26, 0}, {6, 7, 9, 10, 0}};
    constexpr std::size_t products = 8;
    const PairedComparison comparison(products, pairs);
    const TrialLikelihood likelihood(products, pairs);
    const double most = likelihood.at(comparison.values()).logarithm;
    for (std::size_t i = 0; i < products; ++i) {
        std::vector<double> weights(products, -1.0 / products);
        weights[i] += 1.0;
        const auto strength = comparison.strength(i);
        for (const double limit : {strength.low, strength.high}) {
            const double fall =
                2.0 * (most - greatest_where(likelihood, comparison.values(), weights, limit));
            BOOST_TEST(std::abs(fall - 3.841458820694124) < 1e-5, i << " at " << limit << ": " << fall);
        }
    }
}

/// Twice the fall of the logarithm against chi-squared, to the end of the search that are_apart breaks off.
BOOST_AUTO_TEST_CASE(products_are_apart_exactly_where_the_likelihood_of_equals_has_fallen_by_chi_squared)
{
    std::mt19937 random(7);
    int apart = 0;
    int pairs_seen = 0;
    for (int season = 0; season < 20; ++season) {
        constexpr std::size_t products = 6;
        std::vector<PairTrials> pairs;
        for (std::size_t i = 0; i < products; ++i) {
            for (std::size_t j = i + 1; j < products; ++j) {
                pairs.push_back({i, j, static_cast<int>(random() % (3 + j)), static_cast<int>(random() % 4),
                                 static_cast<int>(1 + random() % 2)});
            }
        }
        const PairedComparison comparison(products, pairs);
        const TrialLikelihood likelihood(products, pairs);
        auto best = comparison.values();
        double most = -std::numeric_limits<double>::infinity();
        for (double log_nu = -3.0; log_nu < 3.0; log_nu += 1e-3) { // it is flat at the top: 1e-6 of the fall
            best.push_back(log_nu);
            most = std::max(most, likelihood.at(best).logarithm);
            best.pop_back();
        }
        for (const auto& pair : pairs) {
            const double fall = 2.0 * (most - greatest_where_equal(likelihood, pair.first, pair.second));
            BOOST_TEST(comparison.are_apart(pair.first, pair.second) == (fall > 3.841458820694124), fall);
            apart += fall > 3.841458820694124 ? 1 : 0;
            ++pairs_seen;
        }
    }
    BOOST_TEST(apart > pairs_seen / 10);
    BOOST_TEST(apart < pairs_seen * 9 / 10);
}

/// Maximum likelihood, Baltimore at 0: H. Turner and D. Firth, J. Stat. Softw. 48 (2012) 9, section 2, and
/// Agresti's table 10.11 to two digits.
BOOST_AUTO_TEST_CASE(a_long_season_of_baseball_has_the_published_abilities)
{
    const auto values = PairedComparison(7, baseball(copies_without_penalty)).values();
    check_all(values, over_mean({0.0, 1.1076977, 0.6838528, 1.4364084, 1.5813559, 1.2476178, 1.2944851}),
              promised);
}

/// R's BradleyTerry2 1.1 with `br = TRUE` (brglm), which penalises the same likelihood.
BOOST_AUTO_TEST_CASE(one_season_of_baseball_has_the_abilities_of_bias_reduced_r)
{
    check_all(PairedComparison(7, baseball(1)).values(),
              {-1.024482362, 0.055896120, -0.358219416, 0.377093382, 0.518639992, 0.192637116, 0.238435167},
              promised);
}

/// Maximum likelihood by R's optim(); what Davidson prints lies within 4e-6, as his iterations end early.
BOOST_AUTO_TEST_CASE(puddings_with_ties_have_the_worth_of_davidson)
{
    auto worth = PairedComparison(6, puddings(copies_without_penalty)).values();
    double sum = 0.0;
    for (auto& one : worth) {
        one = std::exp(one);
        sum += one;
    }
    for (auto& one : worth) {
        one /= sum;
    }
    check_all(worth, {0.138803374, 0.173001500, 0.161747433, 0.165372957, 0.158685394, 0.202389340}, 1e-6);
    check_all(worth, {0.1388005, 0.1729985, 0.1617420, 0.1653930, 0.1586805, 0.2023855}, 2.1e-5);
}

BOOST_AUTO_TEST_CASE(strengths_have_the_mean_0_and_turn_round_with_the_trials)
{
    const auto values = PairedComparison(6, puddings(1)).values();
    BOOST_TEST(std::abs(std::accumulate(values.begin(), values.end(), 0.0)) < promised);
    auto turned = puddings(1);
    for (auto& pair : turned) {
        std::swap(pair.first_wins, pair.second_wins);
    }
    const PairedComparison other(6, turned);
    for (std::size_t i = 0; i < values.size(); ++i) {
        BOOST_TEST(std::abs(other.values()[i] + values[i]) < promised);
    }
    const auto one = PairedComparison(6, puddings(1)).strength(5);
    const auto back = other.strength(5);
    check_all({back.low, back.high}, {-one.high, -one.low}, 2.0 * promised);
}

/// Ten that each beat all below them, twenty times: the likelihood has no maximum, the penalised one has.
BOOST_AUTO_TEST_CASE(whoever_always_wins_has_finite_limits)
{
    std::vector<PairTrials> pairs;
    for (std::size_t i = 0; i < 10; ++i) {
        for (std::size_t j = i + 1; j < 10; ++j) {
            pairs.push_back({i, j, 20, 0, 0});
        }
    }
    const PairedComparison comparison(10, pairs);
    const auto values = comparison.values();
    for (std::size_t i = 0; i < 10; ++i) {
        const auto strength = comparison.strength(i);
        BOOST_TEST(std::isfinite(strength.low));
        BOOST_TEST(std::isfinite(strength.high));
        BOOST_TEST(strength.low < strength.value);
        BOOST_TEST(strength.value < strength.high);
        BOOST_TEST(strength.high < 100.0);
        BOOST_TEST((i == 0 || values[i] < values[i - 1]));
    }
}

BOOST_AUTO_TEST_CASE(nothing_but_ties_leaves_all_equal)
{
    const PairedComparison comparison(3, {{0, 1, 0, 0, 5}, {1, 2, 0, 0, 5}});
    check_all(comparison.values(), {0.0, 0.0, 0.0}, promised);
    const auto strength = comparison.strength(0);
    BOOST_TEST(std::abs(strength.low + strength.high) < 2.0 * promised);
    BOOST_TEST(std::isfinite(strength.high));
}

BOOST_AUTO_TEST_CASE(groups_that_no_trial_joins_are_found)
{
    const std::vector<ProductGroup> apart{{0, 3}, {1, 2, 4}};
    BOOST_TEST((joined_groups(5, {{0, 3, 1, 0, 0}, {1, 2, 0, 0, 1}, {2, 4, 0, 1, 0}}) == apart));
    const std::vector<ProductGroup> all{{0, 1, 2}};
    BOOST_TEST((joined_groups(3, {{0, 2, 1, 0, 0}, {1, 2, 1, 0, 0}}) == all));
}

BOOST_AUTO_TEST_CASE(groups_that_only_win_or_lose_are_found)
{
    // 0 and 1 beat each other, and 2 always; 3 always loses to 2
    const auto found =
        one_sided_groups(4, {{0, 1, 1, 1, 0}, {0, 2, 3, 0, 0}, {1, 2, 3, 0, 0}, {2, 3, 2, 0, 0}});
    BOOST_TEST((found.winners == std::vector<ProductGroup>{{0, 1}}));
    BOOST_TEST((found.losers == std::vector<ProductGroup>{{3}}));
    // one tie, or a win the other way round, is enough for none to be
    BOOST_TEST(one_sided_groups(2, {{0, 1, 3, 0, 1}}).winners.empty());
    BOOST_TEST(one_sided_groups(2, {{0, 1, 3, 1, 0}}).losers.empty());
    BOOST_TEST((one_sided_groups(2, {{0, 1, 0, 3, 0}}).winners == std::vector<ProductGroup>{{1}}));
    BOOST_TEST((one_sided_groups(2, {{0, 1, 0, 3, 0}}).losers == std::vector<ProductGroup>{{0}}));
    // a circle has no end
    const auto circle = one_sided_groups(3, {{0, 1, 2, 0, 0}, {1, 2, 2, 0, 0}, {0, 2, 0, 2, 0}});
    BOOST_TEST(circle.winners.empty());
    BOOST_TEST(circle.losers.empty());
}

BOOST_AUTO_TEST_SUITE_END()
