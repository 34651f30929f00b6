#include "curve/note_keys.hpp"
#include "seats/mean_source.hpp"
#include "seats/seatings.hpp"
#include "seats/variance.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numbers>

using namespace earbench;
using boost::test_tools::tolerance;

BOOST_AUTO_TEST_SUITE(seats_certainty)

namespace {

constexpr double exact = 1e-9;
constexpr double of_t_975_2 = 4.302652729911275; // sqrt(2) 0.95/sqrt(0.975 0.025)/2, closed form
constexpr double very_many = 1e12;               // degrees of freedom that make t the normal distribution

FrequencyResponse take(double level, const std::string& channel, const std::string& session = {})
{
    FrequencyResponse curve({500.0, 1000.0}, {level, level + 1.0}, {}, {{"name", "A"}, {"channel", channel}});
    if (!session.empty()) {
        curve.notes().set(note::session, session);
    }
    return curve;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_sample_has_n_minus_1_degrees_of_freedom)
{
    const std::array values{1.0, 2.0, 3.0, 6.0};
    const auto variance = sample_variance(values);
    BOOST_TEST(variance.value == 14.0 / 3.0, tolerance(exact));
    BOOST_TEST(variance.degrees == 3.0);
}

BOOST_AUTO_TEST_CASE(pooling_weighs_by_degrees_of_freedom)
{
    const std::array estimates{Variance{1.0, 1.0}, Variance{4.0, 3.0}};
    const auto pooled = pooled_variance(estimates);
    BOOST_TEST(pooled.value == 3.25, tolerance(exact));
    BOOST_TEST(pooled.degrees == 4.0);
}

/// With d = 2, e = ln s^2 + gamma; two of them at +-a have the variance 2 a^2, and trigamma(1) = pi^2/6.
BOOST_AUTO_TEST_CASE(a_prior_is_fitted_as_smyth_has_it)
{
    const double a = std::numbers::pi / std::sqrt(6.0);
    const std::array archive{Variance{std::exp(a), 2.0}, Variance{std::exp(-a), 2.0}};
    const auto prior = fit_variance_prior(archive);
    BOOST_TEST(prior.degrees == 2.0, tolerance(1e-7)); // trigamma(d0/2) = pi^2/3 - pi^2/6
    BOOST_TEST(prior.value == 1.0, tolerance(1e-7));   // gamma + digamma(1) - ln 1 = 0
}

BOOST_AUTO_TEST_CASE(a_prior_never_has_more_than_8_degrees_of_freedom)
{
    const std::array alike{Variance{2.0, 2.0}, Variance{2.0, 2.0}, Variance{2.0, 2.0}};
    const auto prior = fit_variance_prior(alike);
    BOOST_TEST(prior.degrees == 8.0);
    BOOST_TEST(prior.value == 2.0 * std::exp(std::numbers::egamma), tolerance(exact)); // d0 is infinite
    const double a = 0.96; // 2 a^2 is a little more than pi^2/6: d0 is great, but finite
    const std::array nearly{Variance{std::exp(a), 2.0}, Variance{std::exp(-a), 2.0}};
    BOOST_TEST(fit_variance_prior(nearly).degrees == 8.0);
    // 2 a^2 = pi^2/6 + 0.005: trigamma(d0/2) = 0.005, and exp(digamma(d0/2) - ln(d0/2)) by scipy.special.
    const double b = std::sqrt(0.5 * (std::numbers::pi * std::numbers::pi / 6.0 + 0.005));
    const std::array finite{Variance{std::exp(b), 2.0}, Variance{std::exp(-b), 2.0}};
    BOOST_TEST(fit_variance_prior(finite).value == std::exp(std::numbers::egamma) * 0.9975072683009033,
               tolerance(1e-7));
}

BOOST_AUTO_TEST_CASE(pseudo_values_of_a_mean_are_the_observations)
{
    const std::array without{2.5, 2.0, 1.5}; // of 1, 2, 3
    const auto values = pseudo_values(2.0, without);
    BOOST_TEST(values == (std::vector{1.0, 2.0, 3.0}), tolerance(exact) << boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_source_has_students_interval)
{
    const std::array sources{MeanSource{{4.0, 2.0}, {3}}};
    for (const auto rule : {DegreesRule::welch, DegreesRule::cochran}) {
        BOOST_TEST(interval_half_width(sources, rule, 0.975) == of_t_975_2 * 2.0 / std::sqrt(3.0),
                   tolerance(exact));
    }
}

/// Two alike with one degree of freedom each have two by Welch, and the quantile of one by Cochran and Cox.
BOOST_AUTO_TEST_CASE(two_sources_join_their_degrees_of_freedom)
{
    const std::array sources{MeanSource{{1.0, 1.0}, {2}}, MeanSource{{1.0, 1.0}, {2}}};
    BOOST_TEST(interval_half_width(sources, DegreesRule::welch, 0.975) == of_t_975_2, tolerance(exact));
    BOOST_TEST(interval_half_width(sources, DegreesRule::cochran, 0.975) ==
                   std::tan(std::numbers::pi * 0.475),
               tolerance(exact));
}

BOOST_AUTO_TEST_CASE(sides_with_one_variance_add_their_weights)
{
    const std::array both{MeanSource{{1.0, 2.0}, {2, 4}, 2}};
    BOOST_TEST(interval_half_width(both, DegreesRule::welch, 0.975) == of_t_975_2 * std::sqrt(0.75),
               tolerance(exact));
    const std::array one_more{MeanSource{{1.0, 2.0}, {4}, 1, 1.0}};
    BOOST_TEST(interval_half_width(one_more, DegreesRule::welch, 0.975) == of_t_975_2 * std::sqrt(1.25),
               tolerance(exact));
}

BOOST_AUTO_TEST_CASE(a_family_of_8_is_judged_at_0_996875)
{
    BOOST_TEST(family_probability(1) == 0.975, tolerance(exact));
    BOOST_TEST(family_probability(8) == 0.996875, tolerance(exact));
}

/// With t of the normal distribution: 1.959964 for 0.975, 1.644854 for 0.95; s = 1, n = 4.
BOOST_AUTO_TEST_CASE(a_difference_differs_is_the_same_or_undecided)
{
    const std::array sources{MeanSource{{1.0, very_many}, {4}}};
    const auto verdict = [&](double difference, double margin) {
        return judge_difference(difference, sources, DegreesRule::welch, 1, {margin});
    };
    BOOST_TEST((verdict(0.981, 1.0).sameness == Sameness::differs)); // beside 0.979982
    BOOST_TEST((verdict(-0.979, 1.0).sameness == Sameness::undecided));
    BOOST_TEST((verdict(0.177, 1.0).sameness == Sameness::same)); // beside 1 - 0.822427
    BOOST_TEST((verdict(-0.178, 1.0).sameness == Sameness::undecided));
    BOOST_TEST((verdict(1.0, 2.0).sameness == Sameness::differs));
    BOOST_TEST(verdict(1.0, 2.0).is_within);
    BOOST_TEST(!verdict(1.0, 1.5).is_within);
}

/// 1.644854/sqrt(4 + N) < 0.5 from N = 7 on; |d| = 0.6 > 1.959964/sqrt(4 + N) from N = 7 on too, and 0.65
/// from N = 6 on.
BOOST_AUTO_TEST_CASE(the_seatings_that_are_missing_are_counted)
{
    const std::array sources{MeanSource{{1.0, very_many}, {4}}};
    const auto more = [&](double difference, double margin) {
        return judge_difference(difference, sources, DegreesRule::welch, 1, {margin}).more;
    };
    BOOST_TEST(more(0.0, 0.5) == 7U);
    BOOST_TEST(more(0.6, 0.5) == 7U);
    BOOST_TEST(more(0.65, 0.5) == 6U);
    BOOST_TEST(more(0.05, 0.1) == most_seatings_more);
    BOOST_TEST(most_seatings_more == 100U);
    BOOST_TEST(more(0.95, 0.5) == 1U); // 0.98 with 4, 0.877 with 5
    BOOST_TEST(more(1.0, 0.5) == 0U);
    BOOST_TEST(more(0.0, 1.0) == 0U);
}

/// t itself falls as seatings are added: s = 1, two sides with one take more than one each.
BOOST_AUTO_TEST_CASE(more_seatings_bring_more_degrees_of_freedom)
{
    const std::array sources{MeanSource{{1.0, 2.0}, {2}, 2}};
    // n = 3 has 4 degrees of freedom: 2.7764/sqrt(3); table of Student.
    BOOST_TEST(interval_half_width(sources, DegreesRule::welch, 0.975, 1) == 2.7764451 / std::sqrt(3.0),
               tolerance(1e-7));
    // One side alone has 3.
    const std::array one{MeanSource{{1.0, 2.0}, {2}}};
    BOOST_TEST(interval_half_width(one, DegreesRule::welch, 0.975, 1) == 3.1824463 / std::sqrt(3.0),
               tolerance(1e-7));
}

BOOST_AUTO_TEST_CASE(takes_are_counted_and_left_out_in_turn)
{
    const std::array takes{take(60.0, "L1"), take(62.0, "L2"), take(67.0, "L3")};
    const auto seatings = make_seatings(takes, Disagreement::refuse);
    BOOST_TEST(seatings.count() == 3U);
    BOOST_TEST(seatings.sessions == 1U);
    BOOST_TEST(seatings.mean.spl_db().front() == 63.0, tolerance(exact));
    BOOST_TEST(seatings.mean.notes().get("takes") == "3");
    BOOST_TEST(seatings.without[0].spl_db().front() == 64.5, tolerance(exact));
    BOOST_TEST(seatings.without[2].spl_db().back() == 62.0, tolerance(exact));
}

BOOST_AUTO_TEST_CASE(of_several_sessions_the_means_are_counted)
{
    const std::array takes{take(60.0, "L1", "may"), take(62.0, "L2", "may"), take(67.0, "L3", "june"),
                           take(68.0, "L4")};
    const auto seatings = make_seatings(takes, Disagreement::refuse);
    BOOST_TEST(seatings.count() == 3U); // 61, 67, and what names no session
    BOOST_TEST(seatings.takes == 4U);
    BOOST_TEST(seatings.sessions == 3U);
    BOOST_TEST(seatings.mean.spl_db().front() == 196.0 / 3.0, tolerance(exact));
    BOOST_TEST(seatings.without[1].spl_db().front() == 64.5, tolerance(exact));
}

BOOST_AUTO_TEST_CASE(a_copy_is_no_take)
{
    const std::array takes{take(60.0, "L1"), take(61.0, "L2"), take(60.0, "L3")};
    BOOST_CHECK_EXCEPTION((void)make_seatings(takes, Disagreement::refuse), Error, [](const Error& error) {
        BOOST_TEST(error.what() ==
                   "expected takes that differ but found the same levels in A L1 (take 1) and A L3 (take 3)");
        return error.fault() == Fault::data;
    });
}

BOOST_AUTO_TEST_CASE(one_take_says_nothing_but_an_average_knows_its_spread)
{
    const auto single = make_seatings(std::array{take(60.0, "L1")}, Disagreement::refuse);
    BOOST_TEST(single.count() == 1U);
    BOOST_TEST(single.sessions == 1U);
    auto average = take(60.0, "L").with_columns({{"spread_db", {0.1, 0.2}}});
    average.notes().set(note::takes, "5");
    const auto known = make_seatings(std::array{average}, Disagreement::refuse);
    BOOST_TEST(known.has_spread_alone());
    BOOST_TEST(known.count() == 5U);
    BOOST_TEST(seatings_of_averages(std::array{average}).size() == 1U);
    BOOST_TEST(seatings_of_averages(std::array{average, take(61.0, "L")}).empty()); // which one is meant?
    BOOST_TEST(seatings_of_averages(std::array{take(60.0, "L")}).empty());
}

BOOST_AUTO_TEST_CASE(takes_are_grouped_by_name_and_side)
{
    const std::array curves{take(60.0, "L1"), take(61.0, "R1"), take(62.0, "L2"), take(63.0, "R2")};
    const auto all =
        group_seatings(curves, Disagreement::refuse, [](const Error& error) { BOOST_ERROR(error.what()); });
    BOOST_TEST(all.size() == 2U);
    BOOST_TEST(find_seatings(all, "A", "L")->count() == 2U);
    BOOST_TEST(find_seatings(all, "A", "R")->mean.spl_db().front() == 62.0, tolerance(exact));
    BOOST_TEST(find_seatings(all, "A", "L1") == nullptr);
    BOOST_TEST(find_seatings(all, "B", "L") == nullptr);
}

BOOST_AUTO_TEST_CASE(seatings_have_the_side_as_channel_where_there_is_one)
{
    const auto channel_of = [](const FrequencyResponse& curve) {
        const auto all = group_seatings(std::array{curve}, Disagreement::refuse,
                                        [](const Error& error) { BOOST_ERROR(error.what()); });
        return all.front().mean.notes().find("channel");
    };
    BOOST_TEST(channel_of(take(60.0, "L3")).value() == "L");
    BOOST_TEST(!channel_of({{20.0, 40.0}, {0.0, 0.0}, {}, {{"name", "A"}}}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
