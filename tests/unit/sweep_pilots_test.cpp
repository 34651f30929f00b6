// What the pilots of a perfect chain tell: the clock and the gain, by moving and scaling them.

#include "played_sweep.hpp"
#include "sweep/pilots.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace earbench;

namespace {

const SweepOptions low_sweep{
    .rate = {8000.0}, .length = {1.0}, .from = {100.0}, .to = Hertz{3600.0}, .tail = {0.5}};

SweepReference reference_of(const SweepOptions& options)
{
    return {make_sweep(options), options.rate, plan_sweep(options)};
}

/// The division of a chain that gives back the sweep, as it was played.
Deconvolution perfect(const SweepReference& sweep)
{
    Deconvolution division{.rate = sweep.rate(),
                           .impulse_response = std::vector<double>(sweep.file_samples().size()),
                           .reference = {},
                           .length = sweep.file_samples().size()};
    division.impulse_response[0] = 1.0;
    division.arrivals.arrival = static_cast<double>(sweep.start());
    return division;
}

/// The signal with its pilots later by so many samples, and as much louder.
std::vector<double> with_pilots(const SweepReference& sweep, std::ptrdiff_t first_late,
                                std::ptrdiff_t second_late, double first_gain = 1.0, double second_gain = 1.0)
{
    const auto signal = sweep.file_samples();
    std::vector<double> take(signal.begin(), signal.end());
    const auto& layout = *sweep.layout();
    const auto move = [&](const Segment& pilot, std::ptrdiff_t late, double gain) {
        std::fill_n(take.begin() + static_cast<std::ptrdiff_t>(pilot.first), pilot.count, 0.0);
        for (std::size_t i = 0; i < pilot.count; ++i) {
            take[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(pilot.first + i) + late)] =
                gain * signal[pilot.first + i];
        }
    };
    move(layout.first_pilot, first_late, first_gain);
    move(layout.second_pilot, second_late, second_gain);
    return take;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sweep_pilots)

BOOST_AUTO_TEST_CASE(the_drift_is_what_the_pilots_are_farther_apart)
{
    const auto sweep = reference_of(low_sweep);
    const auto& layout = *sweep.layout();
    const auto apart = static_cast<double>(layout.second_pilot.first - layout.first_pilot.first);
    for (const auto& [first, second] :
         {std::pair(0, 0), std::pair(0, 3), std::pair(0, -5), std::pair(4, 0), std::pair(20, 20),
          std::pair(-7, 9), std::pair(-790, 0), std::pair(0, 790), std::pair(0, -790)}) { // within 0.1 s
        const auto timing = time_pilots(with_pilots(sweep, first, second), perfect(sweep), sweep);
        BOOST_REQUIRE(timing.has_value());
        BOOST_TEST(std::abs(timing->drift - (second - first) / apart) < 1e-6 / apart);
        BOOST_TEST(std::abs(timing->coherence - 1.0) < 1e-6);
    }
}

BOOST_AUTO_TEST_CASE(the_gain_is_that_of_each_pilot)
{
    const auto sweep = reference_of(low_sweep);
    const auto timing = time_pilots(with_pilots(sweep, 0, 0, 0.5, 0.25), perfect(sweep), sweep).value();
    BOOST_TEST(std::abs(timing.gains.value().first.value + 20.0 * std::log10(2.0)) < 1e-6);
    BOOST_TEST(std::abs(timing.gains.value().second.value + 20.0 * std::log10(4.0)) < 1e-6);
    BOOST_TEST(std::abs(timing.slip.value()) < 1e-6);
    // Both early by as much: the sweep comes later than they say.
    const auto moved = time_pilots(with_pilots(sweep, -6, -6), perfect(sweep), sweep).value();
    BOOST_TEST(std::abs(moved.slip.value() - 6.0) < 1e-6);
}

BOOST_AUTO_TEST_CASE(pilots_tell_where_they_are_heard_and_the_sweep_passes_their_band)
{
    const auto sweep = reference_of(low_sweep);
    const auto& layout = *sweep.layout();
    const auto take = with_pilots(sweep, 0, 0);
    const std::span<const double> whole(take);
    // The second pilot ends within the take, the first begins there.
    const auto end = layout.second_pilot.first + layout.second_pilot.count;
    BOOST_TEST(time_pilots(whole.first(end), perfect(sweep), sweep).has_value());
    BOOST_TEST(!time_pilots(whole.first(end - 1), perfect(sweep), sweep).has_value());
    auto late = perfect(sweep);
    late.arrivals.arrival -= static_cast<double>(layout.first_pilot.first);
    BOOST_TEST(time_pilots(whole.subspan(layout.first_pilot.first), late, sweep).has_value());
    late.arrivals.arrival -= 1.0;
    BOOST_TEST(!time_pilots(whole.subspan(layout.first_pilot.first + 1), late, sweep).has_value());
    const SweepReference alone(sweep.sweep(), sweep.rate(), std::nullopt);
    BOOST_TEST(!time_pilots(take, perfect(alone), alone).has_value());
    // The pilots rise from 800 Hz to 1.6 kHz.
    for (const auto& [from, to, told] : {std::tuple(799.0, 1601.0, true),
                                         {800.0, 1600.0, true},
                                         {801.0, 1700.0, false},
                                         {700.0, 1599.0, false}}) {
        auto options = low_sweep;
        options.from = {from};
        options.to = Hertz{to};
        const auto narrow = reference_of(options);
        const auto timing = time_pilots(with_pilots(narrow, 0, 2), perfect(narrow), narrow);
        BOOST_REQUIRE(timing.has_value());
        BOOST_TEST(timing->slip.has_value() == told);
        BOOST_TEST(timing->gains.has_value() == told);
        BOOST_TEST(timing->drift > 0.0);
    }
}

BOOST_AUTO_TEST_CASE(the_drift_over_all_sweeps_counts_the_periods_between_them)
{
    auto options = low_sweep;
    options.repeats = 3;
    const auto signal = make_sweep(options);
    const auto layout = plan_sweep(options);
    const SweepReference sweep(signal, options.rate, layout);
    const auto first = static_cast<std::ptrdiff_t>(layout.sweep.first);
    const auto periods = 2 * static_cast<std::ptrdiff_t>(sweep_period(layout));
    const auto apart = static_cast<double>(layout.second_pilot.first - layout.first_pilot.first);
    BOOST_TEST(std::abs(drift_between_pilots(signal, first, first + periods, sweep).value()) < 1e-9);
    // The second pilot four samples late, wherever the last sweep is taken to be.
    auto take = signal;
    const auto pilot = take.begin() + static_cast<std::ptrdiff_t>(layout.second_pilot.first);
    std::copy_backward(pilot, pilot + static_cast<std::ptrdiff_t>(layout.second_pilot.count),
                       pilot + static_cast<std::ptrdiff_t>(layout.second_pilot.count) + 4);
    std::fill_n(pilot, 4, 0.0);
    for (const std::ptrdiff_t late : {0, 4, -3}) {
        const double drift = drift_between_pilots(take, first, first + periods + late, sweep).value();
        BOOST_TEST(std::abs(drift - 4.0 / apart) < 1e-6 / apart);
    }
    BOOST_TEST(!drift_between_pilots({}, first, first + periods, sweep).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
