// What no response explains: samples that stand still, and clicks.

#include "played_sweep.hpp"
#include "verdict/judge.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

TakeVerdict judge(PlayedSweep& played, const std::vector<double>& take)
{
    return measure_take(take, played.divider, ClockKind::separate, default_check_limits()).verdict;
}

std::optional<TakeCheck> check_of(const TakeVerdict& verdict, std::string_view name)
{
    for (const auto& check : verdict.checks()) {
        if (check.check.name == name) {
            return check;
        }
    }
    return std::nullopt;
}

std::vector<double> with_hiss(std::vector<double> take)
{
    const auto hiss = noise(take.size(), 1e-4);
    std::transform(take.begin(), take.end(), hiss.begin(), take.begin(), std::plus<>());
    return take;
}

/// The sample at which the sweep passes `hz`.
std::size_t passes(const PlayedSweep& played, double hz)
{
    const auto& layout = played.layout;
    return layout.sweep.first +
           static_cast<std::size_t>(48'000.0 * layout.growth.value * std::log(hz / layout.from.value));
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_residual)

/// A driver that repeats its last sample, where the sweep moves by much in the meantime.
BOOST_AUTO_TEST_CASE(samples_that_stand_still_are_counted_and_told_with_their_place)
{
    PlayedSweep played({.length = {2.0}});
    for (const std::size_t count : {15U, 16U, 40U}) {
        auto take = with_hiss(played.samples);
        const auto first = passes(played, 1000.0);
        std::fill_n(take.begin() + static_cast<std::ptrdiff_t>(first), count, take[first]);
        const auto check = check_of(judge(played, take), "stuck_samples");
        BOOST_REQUIRE(check.has_value());
        BOOST_TEST(check->value == static_cast<double>(count));
        BOOST_TEST((check->outcome == (count > 15 ? CheckOutcome::rejected : CheckOutcome::good)));
        BOOST_REQUIRE(check->place.has_value());
        BOOST_TEST(std::abs(check->place->value - static_cast<double>(first) / 48'000.0) < 1e-4);
    }
    BOOST_TEST(*judge(played, with_hiss(played.samples)).value("stuck_samples") < 5.0);
}

/// Before the sweep and behind it nothing has to move.
BOOST_AUTO_TEST_CASE(silence_may_stand_still)
{
    PlayedSweep played({.length = {2.0}});
    auto take = with_hiss(played.samples);
    const auto& sweep = played.layout.sweep;
    std::fill_n(take.begin() + 4800, 500, 0.0);
    std::fill_n(take.begin() + static_cast<std::ptrdiff_t>(sweep.first + sweep.count + 3000), 500, 0.0);
    BOOST_TEST(*judge(played, take).value("stuck_samples") < 5.0);
}

BOOST_AUTO_TEST_CASE(a_click_is_told_with_its_place)
{
    PlayedSweep played({.length = {2.0}});
    const auto first = passes(played, 500.0);
    const auto click = [&](double amplitude) {
        auto take = with_hiss(played.samples);
        take[first] += amplitude;
        return check_of(judge(played, take), "click_db").value();
    };
    const auto loud = click(0.3);
    BOOST_TEST((loud.outcome == CheckOutcome::rejected), loud.value);
    BOOST_REQUIRE(loud.place.has_value());
    BOOST_TEST(std::abs(loud.place->value - static_cast<double>(first) / 48'000.0) < 0.01);
    BOOST_TEST((click(0.0).outcome == CheckOutcome::good));
    // No more than it is above 50 dB below the signal: one that twice the amplitude makes 6 dB stronger.
    BOOST_TEST(std::abs(click(0.02).value - click(0.01).value - 20.0 * std::log10(2.0)) < 0.5);
}

BOOST_AUTO_TEST_SUITE_END()
