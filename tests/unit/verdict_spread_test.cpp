// How far the sweeps of a take differ, less what noise makes of it.

#include "played_sweep.hpp"
#include "sweep/sweep.hpp"
#include "verdict/repeat_mean.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace earbench;

namespace {

constexpr std::size_t arrival = 60'000;

/// A response of `level`, and a share of it that comes 4801 samples early and late: g + d cos(w 4801) without
/// any delay.
Deconvolution response_with(double level, double early_and_late)
{
    Deconvolution response{.rate = {48'000.0},
                           .impulse_response = std::vector<double>(240'000),
                           .reference = {},
                           .length = 240'000};
    response.arrivals.arrival = arrival;
    response.impulse_response[0] = level;
    response.impulse_response[response.impulse_response.size() - 4801] = 0.5 * early_and_late;
    response.impulse_response[4801] = 0.5 * early_and_late;
    return response;
}

double spread_of(const std::vector<Deconvolution>& responses)
{
    const SweepOptions options{.length = {2.0}, .from = {5000.0}, .to = Hertz{11'000.0}, .repeats = 2};
    const auto layout = plan_sweep(options);
    const SweepReference sweep(make_sweep(options), options.rate, layout);
    RepeatMean mean(sweep, plan_cuts(layout));
    for (const auto& response : responses) {
        mean.add(std::vector<double>(1000), response);
    }
    return mean.spread_db().value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_spread)

BOOST_AUTO_TEST_CASE(sweeps_that_differ_in_level_alone_differ_by_that)
{
    BOOST_TEST(std::abs(spread_of({response_with(1.0, 0.0), response_with(std::pow(10.0, 0.05), 0.0)}) -
                        1.0) < 1e-6);
    BOOST_TEST(spread_of({response_with(1.0, 0.0), response_with(1.0, 0.0)}) < 1e-6);
    BOOST_TEST(spread_of({response_with(0.0, 0.0), response_with(0.0, 0.0)}) == 0.0);
}

BOOST_AUTO_TEST_CASE(six_deviations_of_what_noise_makes_of_it_do_not_count)
{
    // By numpy, after earbench-verdict(7): thirds from 5120 to 10240 Hz in steps of 48,000/87,500 Hz, window
    // of 0.9 s, of which 0.6875 count.
    BOOST_TEST(std::abs(spread_of({response_with(1.0, 0.0), response_with(std::pow(10.0, 0.05), 0.8)}) -
                        1.7636747388976888) < 1e-5);
}

BOOST_AUTO_TEST_CASE(the_mean_is_that_of_the_stretch_with_the_sweep_and_all_else_is_of_the_first)
{
    const SweepOptions options{.length = {2.0}, .from = {5000.0}, .to = Hertz{11'000.0}, .repeats = 2};
    const auto layout = plan_sweep(options);
    const auto cuts = plan_cuts(layout);
    const SweepReference sweep(make_sweep(options), options.rate, layout);
    RepeatMean mean(sweep, cuts);
    mean.add(std::vector<double>(layout.samples, 1.0), response_with(1.0, 0.0));
    mean.add(std::vector<double>(layout.samples, 3.0), response_with(1.0, 0.0));
    const auto samples = mean.samples();
    const auto begin = static_cast<std::size_t>(cuts.begin_of(0));
    const auto end = static_cast<std::size_t>(cuts.begin_of(1));
    BOOST_TEST(samples[begin - 1] == 1.0);
    BOOST_TEST(samples[begin] == 2.0);
    BOOST_TEST(samples[end - 1] == 2.0);
    BOOST_TEST(samples[end] == 1.0);
}

/// Delays between the sweeps are taken out, parts of a sample included.
BOOST_AUTO_TEST_CASE(a_sweep_that_comes_later_is_added_where_the_first_one_is)
{
    const SweepOptions options{
        .rate = {8000.0}, .length = {1.0}, .from = {100.0}, .to = Hertz{3600.0}, .repeats = 2};
    const auto layout = plan_sweep(options);
    const SweepReference sweep(make_sweep(options), options.rate, layout);
    PlayedSweep played({.rate = {8000.0}, .length = {1.0}, .from = {100.0}, .to = Hertz{3600.0}});
    Divider divider(sweep);
    RepeatMean mean(sweep, plan_cuts(layout));
    const auto first = played.delayed(20.0);
    for (const double delay : {20.0, 22.4, 18.7}) {
        const auto take = played.delayed(delay);
        mean.add(take, divider.divide(take));
    }
    BOOST_TEST(mean.count() == 3U);
    BOOST_TEST(std::abs(mean.shift_samples() - 3.7) < 1e-3);
    const auto samples = mean.samples();
    double worst = 0.0;
    for (std::size_t i = layout.sweep.first; i < layout.sweep.first + layout.sweep.count; ++i) {
        worst = std::max(worst, std::abs(samples[i] - first[i]));
    }
    BOOST_TEST(worst < 2e-3, worst); // of 0.5: what resampling leaves next to half the rate
}

BOOST_AUTO_TEST_SUITE_END()
