// Checks of takes whose answer to the sweep is made of pulses: clipping, pilots, what lies within the window,
// octaves that come one after the other.

#include "pulse_takes.hpp"
#include "verdict/checks.hpp"
#include "verdict/window_share.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace earbench;

namespace {

double db(double power_ratio)
{
    return 10.0 * std::log10(power_ratio);
}

/// L = 1 s: from 40 Hz to 3.6 kHz in 4.5 s.
const SweepOptions slow_sweep{
    .rate = {8000.0}, .length = {4.5}, .from = {40.0}, .to = Hertz{3600.0}, .tail = {1.0}};

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_made_bands)

BOOST_AUTO_TEST_CASE(the_sixth_to_the_ninth_harmonic_count_above_what_lies_between_them)
{
    // Pulses alike but for their level keep the same share of their energy within 5 ms.
    const auto found = [](const std::vector<std::pair<double, double>>& harmonics) {
        std::vector<Pulse> pulses{{1.0, 0.0, 800.0, 3000.0}};
        for (const auto& [order, level] : harmonics) {
            pulses.push_back({level, -std::log(order), 800.0, 3000.0});
        }
        MadeView made(slow_sweep, make_sweep(slow_sweep), take_of(slow_sweep, pulses));
        return checks::high_harmonics(made.view).value().value;
    };
    for (const double order : {6.0, 7.0, 8.0, 9.0}) {
        BOOST_TEST(std::abs(found({{order, 0.02}}) - db(4e-4)) < 0.02, order);
    }
    BOOST_TEST(std::abs(found({{6.0, 0.02}, {7.0, 0.01}, {8.0, 0.03}, {9.0, 0.01}}) - db(15e-4)) < 0.02);
    for (const double order : {5.0, 10.0, 5.5, 10.5}) {
        BOOST_TEST(found({{order, 0.02}}) < -60.0, order);
    }
    // The greatest of what lies between them is taken off each.
    for (const double order : {6.5, 7.5, 8.5, 9.5}) {
        BOOST_TEST(std::abs(found({{7.0, 0.06}, {order, 0.02}}) - db(36e-4 - 4.0 * 4e-4)) < 0.02, order);
    }
    BOOST_TEST(found({{7.0, 0.02}, {6.5, 0.02}}) == -100.0);
}

BOOST_AUTO_TEST_CASE(high_harmonics_are_told_where_a_quarter_of_the_way_between_them_is_a_millisecond)
{
    // 0.25 L ln(10/9) is 1 ms at L = 37.965 ms; one period of the lowest frequency, times three.
    const auto is_told = [](double growth_s) {
        const SweepOptions sweep{.length = {0.2145}, .from = {3.0 / growth_s}, .tail = {0.0}};
        BOOST_TEST(std::abs(plan_sweep(sweep).growth.value - growth_s) < 1e-12);
        MadeView made(sweep);
        return checks::high_harmonics(made.view).has_value();
    };
    BOOST_TEST(is_told(0.0381));
    BOOST_TEST(!is_told(0.0379));
}

BOOST_AUTO_TEST_CASE(a_third_harmonic_explains_what_it_makes_of_the_gain_of_a_pilot)
{
    const SweepOptions sweep{
        .rate = {24'000.0}, .length = {2.8}, .from = {40.0}, .to = Hertz{11'000.0}, .tail = {1.0}};
    BOOST_TEST(plan_sweep(sweep).growth.value == 0.5);
    const auto gain_with = [&](double third, double between, const PilotGains& gains) {
        MadeView made(sweep, make_sweep(sweep),
                      take_of(sweep, {{}, {third, -0.5 * std::log(3.0)}, {between, -0.5 * std::log(3.5)}}));
        made.view.clock.corrected = PilotTiming{.drift = 0.0, .slip = 0.0, .gains = gains, .coherence = 1.0};
        return checks::pilot_gain(made.view).value().value;
    };
    const auto explained = [](double share) { return 20.0 * std::log10(1.0 + 2.25 * share); };
    for (const double level : {0.05, 0.2}) {
        BOOST_TEST(std::abs(gain_with(level, 0.0, {{4.0}, {4.0}}) - (4.0 - explained(level))) < 2e-3);
        BOOST_TEST(std::abs(gain_with(level, 0.0, {{-4.0}, {-3.9}}) - (4.0 - explained(level))) < 2e-3);
    }
    BOOST_TEST(std::abs(gain_with(0.2, 0.12, {{4.0}, {4.0}}) - (4.0 - explained(0.16))) < 2e-3);
    BOOST_TEST(std::abs(gain_with(0.05, 0.12, {{4.0}, {4.0}}) - 4.0) < 2e-3);
    // What moved between the pilots nothing explains.
    BOOST_TEST(gain_with(0.2, 0.0, {{1.0}, {-0.5}}) == 1.5);
    BOOST_TEST(gain_with(0.2, 0.0, {{-0.5}, {1.0}}) == 1.5);
    BOOST_TEST(gain_with(0.2, 0.0, {{0.5}, {0.5}}) == 0.0);
    MadeView made(sweep);
    BOOST_TEST(!checks::pilot_gain(made.view).has_value());
    BOOST_TEST(!checks::first_pilot_gain(made.view).has_value());
    made.view.clock.corrected =
        PilotTiming{.drift = 0.0, .slip = 0.0, .gains = PilotGains{{1.0}, {-0.5}}, .coherence = 1.0};
    BOOST_TEST(checks::first_pilot_gain(made.view)->value == 1.0);
    BOOST_TEST(checks::second_pilot_gain(made.view)->value == -0.5);
}

BOOST_AUTO_TEST_CASE(the_share_within_the_window_is_that_of_all_or_of_the_median_octave)
{
    const auto share_with = [](const SweepOptions& sweep, const std::vector<Pulse>& pulses) {
        MadeView made(sweep, make_sweep(sweep), take_of(sweep, pulses));
        const double share = share_within_window(made.view);
        BOOST_TEST(std::abs(checks::window_share(made.view)->value - db(share)) < 1e-9);
        return share;
    };
    // No octave around 63 Hz times a power of two lies between 1 and 2 kHz.
    const SweepOptions narrow{
        .rate = {8000.0}, .length = {2.0}, .from = {1000.0}, .to = Hertz{2000.0}, .tail = {1.0}};
    for (const double level : {0.1, 0.5, 0.9}) {
        const double found = share_with(narrow, {{1.0, 0.0, 1100.0, 1500.0}, {level, 0.9, 1100.0, 1500.0}});
        const double expected = 1.0 / (1.0 + level * level);
        BOOST_TEST(std::abs(found - expected) < 1e-3, found << " for " << expected);
    }
    MadeView silent(narrow, make_sweep(narrow), std::vector<double>(20'000));
    BOOST_TEST(share_within_window(silent.view) == 1e-12); // of nothing
    std::vector<Pulse> many{{1.0, 0.0, 1100.0, 1500.0}};
    for (int i = 0; i < 200; ++i) { // at the zeros of each other
        many.push_back({0.75, 0.55 + 0.0025 * i, 1100.0, 1500.0});
    }
    BOOST_TEST(std::abs(share_with(narrow, many) - 1.0 / 113.5) < 5e-4);
    // From 44.5 Hz to 2.85 kHz there are six octaves. What lies above, nine times the energy, is outside of
    // all of them.
    const auto with_late = [&](double from_hz, double to_hz, double level_of_bass = 0.0) {
        std::vector<Pulse> pulses{
            {1.0, 0.0, 0.0, 2900.0}, {0.5, 0.9, from_hz, to_hz}, {level_of_bass, 0.9, 0.0, 89.1}};
        for (int i = 0; i < 9; ++i) {
            pulses.push_back({2.0, -0.9 + 0.05 * i, 2900.0, 3600.0});
        }
        return share_with(slow_sweep, pulses);
    };
    const double edge = std::sqrt(2.0);
    BOOST_TEST(std::abs(with_late(126.0 / edge, 1008.0 * edge) - 1.0 / 1.25) < 2e-3);     // of four
    BOOST_TEST(std::abs(with_late(126.0 / edge, 504.0 * edge) - 1.0) < 2e-3);             // of three
    BOOST_TEST(std::abs(with_late(252.0 / edge, 1008.0 * edge) - 1.0) < 2e-3);            // of three
    BOOST_TEST(std::abs(with_late(126.0 / edge, 504.0 * edge, 1.0) - 1.0 / 1.25) < 2e-3); // and less of 63 Hz
}

namespace {

/// Bands of `width` octaves, each at a time of its own, centred at `first_hz` and so on.
std::vector<Pulse> bands(double first_hz, double width, const std::vector<double>& times_s)
{
    std::vector<Pulse> pulses;
    for (std::size_t k = 0; k < times_s.size(); ++k) {
        const double centre_hz = first_hz * std::exp2(width * static_cast<double>(k));
        pulses.push_back(
            {1.0, times_s[k], centre_hz * std::exp2(-0.5 * width), centre_hz * std::exp2(0.5 * width)});
    }
    return pulses;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_step_of_a_sweep_is_one_between_0_8_earlier_and_twice_as_late)
{
    const double step_s = std::log(2.0) / 3.0; // L = 1 s
    const auto answered = [&](double share) {
        // 17 octaves from 63 Hz to 2540 Hz, of which 504 Hz and each other one from there on come later by
        // that: four of the 16 steps lead there and four back.
        std::vector<double> times(17);
        for (std::size_t k = 9; k < times.size(); k += 2) {
            times[k] = share * step_s;
        }
        MadeView made(slow_sweep, make_sweep(slow_sweep), take_of(slow_sweep, bands(63.0, 1.0 / 3.0, times)));
        return checks::answered(made.view).value().value;
    };
    BOOST_TEST(answered(0.0) == 100.0);
    BOOST_TEST(answered(0.7995) == 100.0);
    BOOST_TEST(answered(0.8005) == 75.0);
    BOOST_TEST(answered(-0.7995) == 100.0);
    BOOST_TEST(answered(-0.8005) == 75.0);
    BOOST_TEST(answered(1.998) == 75.0);
    BOOST_TEST(answered(2.002) == 50.0);
}

BOOST_AUTO_TEST_CASE(an_octave_stands_out_of_noise_by_20)
{
    // Two centres, 1008 and 1270 Hz, so one step.
    const SweepOptions sweep{
        .rate = {8000.0}, .length = {1.0}, .from = {709.0}, .to = Hertz{1805.0}, .tail = {1.0}};
    const auto signal = make_sweep(sweep);
    const auto hiss = noise(signal.size(), 1.0);
    const auto look = [&](double level) {
        auto take = signal;
        for (std::size_t i = 0; i < take.size(); ++i) {
            take[i] += level * hiss[i];
        }
        MadeView made(sweep, signal, take);
        const double samples = static_cast<double>(made.reference.samples()) + 0.35 * 8000.0;
        const double share = std::min(1.0, samples / static_cast<double>(made.division.length));
        const double least = std::min(made.view.answer.octave({1008.0}).concentration,
                                      made.view.answer.octave({63.0 * std::exp2(13.0 / 3.0)}).concentration);
        return std::pair(checks::answered(made.view).value().value, least * share);
    };
    double heard = 0.0;
    double covered = 10.0;
    BOOST_TEST(look(heard).first == 100.0);
    BOOST_TEST(look(covered).first == 0.0);
    for (int step = 0; step < 16; ++step) {
        const double middle = 0.5 * (heard + covered);
        (look(middle).first > 50.0 ? heard : covered) = middle;
    }
    BOOST_TEST(std::abs(look(heard).second - 20.0) < 0.02, look(heard).second);
}

BOOST_AUTO_TEST_CASE(octaves_come_one_after_the_other_by_the_median_step)
{
    const auto step_of = [](const SweepOptions& sweep, const std::vector<double>& times) {
        MadeView made(sweep, make_sweep(sweep), take_of(sweep, bands(250.0, 1.0, times)));
        return checks::octave_step(made.view);
    };
    // 0.001 L ln 2 less 0.5 ms are tolerated.
    const double tolerated_ms = std::log(2.0) - 0.5;
    for (const double sign : {1.0, -1.0}) {
        const auto found = step_of(slow_sweep, {0.0, sign * 0.002, sign * 0.010, sign * 0.015});
        BOOST_REQUIRE(found.has_value());
        BOOST_TEST(std::abs(found->value - sign * (5.0 - tolerated_ms)) < 5e-3, found->value);
    }
    BOOST_TEST(step_of(slow_sweep, {0.0, 0.0001, 0.0002, 0.0003})->value == 0.0);
    // Four octaves are needed.
    auto shorter = slow_sweep;
    shorter.from = {200.0};
    BOOST_TEST(!step_of(shorter, {0.0, 0.002, 0.004, 0.006}).has_value());
    // Of a short sweep nothing is tolerated.
    const SweepOptions brief{
        .rate = {8000.0}, .length = {1.125}, .from = {40.0}, .to = Hertz{3600.0}, .tail = {1.0}};
    BOOST_TEST(std::abs(step_of(brief, {0.0, 0.002, 0.010, 0.015})->value - 5.0) < 5e-3);
}

BOOST_AUTO_TEST_CASE(bands_jump_by_the_time_between_their_medians_less_three_spreads)
{
    const auto jump_of = [](const SweepOptions& sweep, const std::vector<double>& times_s,
                            const std::vector<Pulse>& echoes) {
        auto pulses = bands(200.0, 1.0 / 3.0, times_s);
        pulses.insert(pulses.end(), echoes.begin(), echoes.end());
        MadeView made(sweep, make_sweep(sweep), take_of(sweep, pulses));
        const auto jump = checks::arrival_jump(made.view);
        made.view.clock.corrected = PilotTiming{.drift = 0.0, .slip = 0.0, .gains = {}, .coherence = 1.0};
        BOOST_TEST(!checks::arrival_jump(made.view).has_value()); // the pilots tell it better
        return jump ? jump->value : -1.0;
    };
    // Twelve octaves, from 200 Hz to 2540 Hz.
    const double s = 0.3;
    const double x = 0.06;
    const auto is_near = [](double found, double expected) {
        BOOST_TEST(std::abs(found - expected) < 0.5, found << " for " << expected); // a period of 2 kHz
    };
    is_near(jump_of(slow_sweep, {0, 0, 0, 0, 0, 0, 0, s, s, s, s, s}, {}), 300.0);
    is_near(jump_of(slow_sweep, {s, s, s, 0, 0, 0, 0, 0, 0, 0, 0, 0}, {}), 300.0);
    is_near(jump_of(slow_sweep, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, s, s}, {}), 300.0);
    BOOST_TEST(jump_of(slow_sweep, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, s}, {}) < 1.0);
    is_near(jump_of(slow_sweep, {s, s, s, s, s, s, s, -x, x, -x, x, 0}, {}), 300.0 - 180.0);
    // With echoes 12 ms away the lesser of the times between the first ones and between the last ones counts,
    // and none where one is earlier and the other later.
    const std::vector<double> late{0, 0, 0, 0, 0, 0, 0.005, 0.005, 0.005, 0.005, 0.005, 0.005};
    const double from_hz = 200.0 * std::exp2(2.0 - 1.0 / 6.0);
    is_near(jump_of(slow_sweep, late, {}), 5.0);
    is_near(jump_of(slow_sweep, late, {{0.5, 0.017, from_hz, 1e6}}), 5.0);
    BOOST_TEST(jump_of(slow_sweep, late, {{0.5, -0.007, from_hz, 1e6}}) == 0.0);
    // Six are needed: from 200 Hz to 635 Hz.
    auto shorter = slow_sweep;
    shorter.to = Hertz{640.0 * std::sqrt(2.0)};
    BOOST_TEST(jump_of(shorter, {0, 0, 0, s, s, s}, {}) > 100.0);
    shorter.to = Hertz{630.0 * std::sqrt(2.0)};
    BOOST_TEST(jump_of(shorter, {0, 0, 0, s, s, s}, {}) == -1.0);
}

BOOST_AUTO_TEST_SUITE_END()
