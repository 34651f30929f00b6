#include "measure/impulse_response.hpp"
#include "measure/transfer.hpp"
#include "played_sweep.hpp"
#include "worse_of.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>

using namespace earbench;

namespace {

constexpr double impulse_rate_hz = 48'000.0;

/// `left` and `right` samples around an arrival of so many samples later than `left`, from a formula of time
/// in seconds.
ImpulseResponse sampled(std::size_t left, std::size_t right, double later,
                        const std::function<double(double)>& value_at)
{
    ImpulseResponse response{{impulse_rate_hz}, {}, static_cast<double>(left) + later};
    for (std::size_t i = 0; i < left + right; ++i) {
        response.samples.push_back(value_at((static_cast<double>(i) - response.arrival) / impulse_rate_hz));
    }
    return response;
}

ImpulseResponse one_sample(double value)
{
    ImpulseResponse response{{impulse_rate_hz}, std::vector<double>(43'200), 19'200.0};
    response.samples[19'200] = value;
    return response;
}

ImpulseResponse ringing(double frequency_hz, double decay_per_s)
{
    return sampled(19'200, 24'000, 0.0, [=](double time_s) {
        return time_s < 0.0 ? 0.0
                            : std::exp(-decay_per_s * time_s) *
                                  std::cos(2.0 * std::numbers::pi * frequency_hz * time_s);
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(impulse_traces)

BOOST_AUTO_TEST_CASE(a_single_sample_is_a_sinc_that_keeps_its_sign)
{
    for (const double sign : {1.0, -1.0}) {
        // 48 samples in 3000 steps: 62.5 steps a sample, so that every second sample is met.
        const auto trace = trace_impulse(one_sample(0.3 * sign), {-0.0005}, {0.0005});
        BOOST_REQUIRE_EQUAL(trace.time_ms.size(), 3001U);
        BOOST_TEST(trace.time_ms.front() == -0.5);
        BOOST_TEST(trace.time_ms.back() == 0.5);
        BOOST_TEST(std::abs(trace.amplitude_percent[1500] - 100.0 * sign) < 1e-9);
        BOOST_TEST(std::abs(trace.amplitude_percent[1500 + 125]) < 1e-6);
        // sinc(1/2) = 2/pi at half a sample, for which the step is not whole; the next one is 31/62.5.
        const double x = std::numbers::pi * 31.0 / 62.5;
        BOOST_TEST(std::abs(trace.amplitude_percent[1500 + 31] - 100.0 * sign * std::sin(x) / x) < 0.2);
    }
}

BOOST_AUTO_TEST_CASE(between_the_samples_the_signal_is_band_limited)
{
    for (const double relative : {0.01, 0.1, 0.3, 0.4, 0.42, 0.44, 0.45, 0.455, 0.46}) {
        for (const double later : {0.0, 0.37, -0.5}) {
            const double turn = 2.0 * std::numbers::pi * relative * impulse_rate_hz;
            const auto trace = trace_impulse(
                sampled(400, 800, later, [&](double time_s) { return std::cos(turn * time_s); }), {-0.001},
                {0.005});
            double worst = 0.0;
            for (std::size_t i = 0; i < trace.time_ms.size(); ++i) {
                worst = worse_of(worst, std::abs(trace.amplitude_percent[i] / 100.0 -
                                                 std::cos(turn * trace.time_ms[i] / 1000.0)));
            }
            // Of the curve and of its greatest value, which it is told in percent of.
            BOOST_TEST(worst < 0.002, "at " << relative << " of the rate " << worst);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_energy_of_a_resonance_falls_by_its_damping)
{
    // 8.686 dB a neper: 1000/s is 8.686 dB a ms. 2.8 ms are 28 periods.
    const auto trace = trace_impulse(ringing(10'000.0, 1000.0), {-0.002}, {0.005});
    const double fall = trace.energy_db[1500] - trace.energy_db[2700]; // 1.5 and 4.3 ms
    BOOST_TEST(std::abs(fall - 2.8 * 20.0 / std::numbers::ln10) < 0.01);
    BOOST_TEST(*std::max_element(trace.energy_db.begin(), trace.energy_db.end()) == 0.0);
    // Nothing comes early: 2 ms before are more than the window and 64 samples of interpolation.
    BOOST_TEST(trace.energy_db[0] == -200.0);
}

BOOST_AUTO_TEST_CASE(silence_is_drawn_as_silence)
{
    const auto trace = trace_impulse(one_sample(0.0), {-0.001}, {0.005});
    BOOST_TEST(std::all_of(trace.amplitude_percent.begin(), trace.amplitude_percent.end(),
                           [](double value) { return value == 0.0; }));
    BOOST_TEST(std::all_of(trace.energy_db.begin(), trace.energy_db.end(),
                           [](double value) { return value == -200.0; }));
}

BOOST_AUTO_TEST_CASE(what_lies_beyond_the_window_is_nothing)
{
    const auto steady = sampled(48, 48, 0.0, [](double) { return 1.0; });
    const auto trace = trace_impulse(steady, {-0.004}, {0.004});
    BOOST_TEST(trace.amplitude_percent.front() == 0.0);
    BOOST_TEST(trace.amplitude_percent.back() == 0.0);
}

BOOST_AUTO_TEST_CASE(the_arrival_is_where_the_sweep_came_back)
{
    SweepOptions options;
    options.length = {2.0};
    const PlayedSweep played(options);
    for (const double delay : {500.0, 500.25, 500.5, 501.4}) {
        auto reference = played.reference;
        const auto taken = Divider(reference).divide(played.delayed(delay));
        const auto response = impulse_response(taken, {480, 960});
        BOOST_TEST(response.samples.size() == 1440U);
        const auto trace = trace_impulse(response, {-0.001}, {0.005});
        const auto highest = std::max_element(trace.amplitude_percent.begin(), trace.amplitude_percent.end());
        // A step is 2 microseconds; the parabola through samples is within a fiftieth of a sample.
        BOOST_TEST(
            std::abs(trace.time_ms[static_cast<std::size_t>(highest - trace.amplitude_percent.begin())]) <
            0.003);
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(impulse_spans)

BOOST_AUTO_TEST_CASE(a_short_response_is_shown_for_five_milliseconds)
{
    const std::array responses{one_sample(1.0), ringing(3000.0, 1500.0)};
    BOOST_TEST(shown_time(responses).value == 0.005);
    BOOST_TEST(shown_start(responses).value == -0.001);
}

BOOST_AUTO_TEST_CASE(a_response_that_goes_on_is_shown_for_longer)
{
    // The energy after t is e^{-2 d t} of the whole. d = 100/s: 37 % of that of the first 5 ms lie between 5
    // and 10 ms, 19 % until 20 ms, 3 % until 50 ms. d = 20/s: 65 % still between 50 and 100 ms.
    const std::array medium{ringing(3000.0, 1500.0), ringing(1000.0, 100.0)};
    BOOST_TEST(shown_time(medium).value == 0.02);
    BOOST_TEST(shown_start(medium).value == -0.004);
    const std::array slow{ringing(1000.0, 20.0)};
    BOOST_TEST(shown_time(slow).value == 0.1);
}

BOOST_AUTO_TEST_CASE(noise_does_not_go_on)
{
    auto response = one_sample(1.0);
    const auto hiss = noise(response.samples.size(), 0.2);
    std::transform(response.samples.begin(), response.samples.end(), hiss.begin(), response.samples.begin(),
                   std::plus<>());
    const std::array responses{response};
    BOOST_TEST(shown_time(responses).value == 0.005);
}

BOOST_AUTO_TEST_CASE(nothing_is_shown_beyond_a_window)
{
    const auto tone = [](double time_s) { return std::cos(6283.0 * time_s); };
    const std::array responses{ringing(1000.0, 20.0), sampled(24, 144, 0.3, tone)};
    BOOST_TEST(shown_time(responses).value == 0.003);
    BOOST_TEST(shown_start(responses).value == -0.0005);
}

BOOST_AUTO_TEST_SUITE_END()
