// Figures that are ratios do not depend on how loud a take is.

#include "played_sweep.hpp"
#include "verdict/judge.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

using namespace earbench;
using std::numbers::pi;

namespace {

/// A take with a little of everything: bends, hum, noise, an echo, a click, a thump, a gain that moves.
std::vector<double> spoilt(const PlayedSweep& played)
{
    auto take = played.samples;
    const auto hiss = noise(take.size(), 1e-3);
    const auto& sweep = played.layout.sweep;
    const double rate = played.layout.rate.value;
    for (std::size_t i = take.size(); i-- > 0;) {
        const double time_s = static_cast<double>(i) / rate;
        take[i] += 0.3 * take[i] * take[i] * take[i];
        take[i] += i < 4000 ? 0.0 : 0.02 * played.samples[i - 4000];
        take[i] *= i < sweep.first + sweep.count / 2 ? 1.0 : 0.97;
        take[i] += hiss[i] + 1e-3 * std::sin(2.0 * pi * 100.0 * time_s);
        const double thump = (time_s - 1.6) / 0.02;
        take[i] += 0.05 * std::exp(-thump * thump);
    }
    take[sweep.first + sweep.count / 2] += 0.2;
    return take;
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_level)

BOOST_AUTO_TEST_CASE(a_quiet_take_has_the_figures_of_a_loud_one)
{
    constexpr std::array of_the_level{"silence_dbfs", "peak_dbfs", "level_dbfs", "dc_percent"};
    for (const int repeats : {1, 2}) {
        PlayedSweep played({.rate = {8000.0}, .length = {1.0}, .from = {40.0}, .repeats = repeats});
        const auto loud = spoilt(played);
        auto quiet = loud;
        constexpr double share = 1.0 / (1 << 20); // of two, so that no digit is lost
        for (double& sample : quiet) {
            sample *= share;
        }
        const auto judged = [&](const std::vector<double>& take) {
            return measure_take(take, played.divider, ClockKind::separate, default_check_limits()).verdict;
        };
        const auto expected = judged(loud);
        const auto found = judged(quiet);
        const auto checks = expected.checks();
        BOOST_TEST(checks.size() > 20U);
        BOOST_TEST(found.checks().size() == checks.size());
        for (const auto& check : checks) {
            const auto name = check.check.name;
            if (std::find(of_the_level.begin(), of_the_level.end(), name) == of_the_level.end()) {
                BOOST_TEST(std::abs(found.value(name).value() - check.value) < 1e-6, name);
            }
        }
        BOOST_TEST(std::abs(*found.value("peak_dbfs") - *expected.value("peak_dbfs") -
                            20.0 * std::log10(share)) < 1e-9);
    }
}

BOOST_AUTO_TEST_SUITE_END()
