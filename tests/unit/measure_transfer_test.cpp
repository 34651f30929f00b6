#include "curve/grid.hpp"
#include "measure/transfer.hpp"
#include "played_sweep.hpp"
#include "worse_of.hpp"

#include "core/number.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <complex>
#include <functional>
#include <numbers>

using namespace earbench;
using std::numbers::pi;

namespace {

// What response/transfer.hpp and earbench-measurement(7) promise.
constexpr double magnitude_db = 0.005;
constexpr double phase_deg = 0.05;

struct Worst {
    double level_db = 0.0;
    double phase_deg = 0.0;
};

/// How far the response of `take` is from `truth`, a function of the frequency in Hz, its delay put back in.
Worst compare(PlayedSweep& played, const std::vector<double>& take,
              const std::function<std::complex<double>(double)>& truth, double from_hz = 20.0,
              double to_hz = 20'000.0)
{
    auto& sweep = played.reference;
    const auto curve = transfer_function(Divider(sweep).divide(take), sweep.window(), sweep.start(),
                                         log_grid(48, {from_hz}, {to_hz}));
    const double delay_s = parse_number(curve.notes().get("delay-s")).value();
    Worst worst;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double f = curve.frequency_hz()[i];
        const auto found = std::polar(std::pow(10.0, curve.spl_db()[i] / 20.0),
                                      curve.phase_deg()[i] * pi / 180.0 - 2.0 * pi * f * delay_s);
        const auto error = found / truth(f);
        worst.level_db = worse_of(worst.level_db, std::abs(20.0 * std::log10(std::abs(error))));
        worst.phase_deg = worse_of(worst.phase_deg, std::abs(std::arg(error)) * 180.0 / pi);
    }
    return worst;
}

std::complex<double> unit_delay(double frequency, double rate)
{
    return std::polar(1.0, -2.0 * pi * frequency / rate);
}

} // namespace

BOOST_AUTO_TEST_SUITE(measure_transfer)

BOOST_AUTO_TEST_CASE(the_sweep_itself_is_0_db_at_phase_0_without_delay)
{
    PlayedSweep played({.length = {5.0}});
    auto& sweep = played.reference;
    const auto curve = transfer_function(Divider(sweep).divide(played.samples), sweep.window(), sweep.start(),
                                         log_grid(12, {20.0}, {20'000.0}));
    for (std::size_t i = 0; i < curve.size(); ++i) {
        BOOST_TEST(std::abs(curve.spl_db()[i]) < magnitude_db);
        BOOST_TEST(std::abs(curve.phase_deg()[i]) < phase_deg);
    }
    BOOST_TEST(std::abs(parse_number(curve.notes().get("delay-s")).value()) < 1e-7);
    BOOST_TEST(curve.notes().get("level") == "dB re sweep");
    BOOST_TEST(curve.notes().get("smoothing") == "none");
}

BOOST_AUTO_TEST_CASE(gain_and_delay_come_back_fractions_of_a_sample_included)
{
    for (const double rate : {44'100.0, 48'000.0}) {
        PlayedSweep played({.rate = {rate}, .length = {5.0}});
        for (const double delay : {0.0, 17.0, 480.5, 12'345.678}) {
            auto take = played.delayed(delay);
            for (double& sample : take) {
                sample *= -0.125;
            }
            const auto worst = compare(
                played, take, [&](double f) { return std::polar(0.125, pi - 2.0 * pi * f * delay / rate); });
            BOOST_TEST(worst.level_db < magnitude_db);
            BOOST_TEST(worst.phase_deg < phase_deg);
        }
    }
}

BOOST_AUTO_TEST_CASE(filters_come_back_as_their_difference_equations_say)
{
    PlayedSweep played({.length = {5.0}});
    constexpr double rate = 48'000.0;
    // y(n) = 0.1 x(n) + 0.9 y(n-1)
    auto low_pass = played.samples;
    for (std::size_t n = 1; n < low_pass.size(); ++n) {
        low_pass[n] = 0.1 * played.samples[n] + 0.9 * low_pass[n - 1];
    }
    auto worst = compare(played, low_pass, [&](double f) { return 0.1 / (1.0 - 0.9 * unit_delay(f, rate)); });
    BOOST_TEST(worst.level_db < magnitude_db);
    BOOST_TEST(worst.phase_deg < phase_deg);
    // y(n) = x(n) - x(n-1) + 0.99 y(n-1): a high-pass at 77 Hz
    auto high_pass = played.samples;
    for (std::size_t n = 1; n < high_pass.size(); ++n) {
        high_pass[n] = played.samples[n] - played.samples[n - 1] + 0.99 * high_pass[n - 1];
    }
    worst = compare(played, high_pass, [&](double f) {
        return (1.0 - unit_delay(f, rate)) / (1.0 - 0.99 * unit_delay(f, rate));
    });
    BOOST_TEST(worst.level_db < magnitude_db);
    BOOST_TEST(worst.phase_deg < phase_deg);
    // An echo of half the level 5 ms later.
    auto echo = played.samples;
    for (std::size_t n = 240; n < echo.size(); ++n) {
        echo[n] = played.samples[n] + 0.5 * played.samples[n - 240];
    }
    worst =
        compare(played, echo, [&](double f) { return 1.0 + 0.5 * std::polar(1.0, -2.0 * pi * f * 0.005); });
    BOOST_TEST(worst.level_db < magnitude_db);
    BOOST_TEST(worst.phase_deg < phase_deg);
}

BOOST_AUTO_TEST_CASE(distortion_leaves_the_fundamental_alone)
{
    // y = x + 0.1 x^2 with x = A sin: the square is A^2/2 (1 - cos 2 phi), no part of it at the fundamental;
    // its second harmonic lies L ln 2 earlier, its other part is the jump of a constant at both ends of the
    // sweep. Up to 7.9 kHz, so that three times the frequency is below half of the sample rate and none is
    // folded back.
    PlayedSweep played({.length = {10.0}, .to = Hertz{7900.0}});
    auto take = played.samples;
    for (double& sample : take) {
        sample += 0.1 * sample * sample;
    }
    const auto worst = compare(
        played, take, [](double) { return 1.0; }, 20.0, 7500.0);
    BOOST_TEST(worst.level_db < magnitude_db);
    BOOST_TEST(worst.phase_deg < phase_deg);
    // A cube has a part at the fundamental: x + 0.1 x^3 = (1 + 0.075 A^2) A sin + harmonics, A = 10^(-6/20).
    take = played.samples;
    for (double& sample : take) {
        sample += 0.1 * sample * sample * sample;
    }
    const double gain = 1.0 + 0.075 * std::pow(10.0, -0.6);
    const auto cubed = compare(
        played, take, [&](double) { return gain; }, 20.0, 7500.0);
    BOOST_TEST(cubed.level_db < magnitude_db);
    BOOST_TEST(cubed.phase_deg < phase_deg);
}

BOOST_AUTO_TEST_CASE(a_chain_that_gives_nothing_back_has_a_finite_level)
{
    PlayedSweep played({.length = {1.0}});
    const Deconvolution nothing{{48'000.0},
                                std::vector<double>(100'000),
                                Divider(played.reference).divide(played.samples).reference,
                                100'000};
    const std::vector grid{20.0, 1000.0, 20'000.0};
    const auto curve = transfer_function(nothing, played.reference.window(), 0, grid);
    for (const double level : curve.spl_db()) {
        BOOST_TEST(level == -300.0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
