// Checks of takes whose answer to the sweep, once compressed, is made of pulses of known level at known
// times: what comes before the response and behind it.

#include "pulse_takes.hpp"
#include "verdict/checks.hpp"
#include "verdict/window_share.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace earbench;

namespace {

/// L = 1 s: from 40 Hz to 3.6 kHz in 4.5 s.
const SweepOptions slow_sweep{
    .rate = {8000.0}, .length = {4.5}, .from = {40.0}, .to = Hertz{3600.0}, .tail = {1.0}};
constexpr double rate_hz = 8000.0;

/// L = 0.25 s, 1.125 s.
const SweepOptions fast_sweep{
    .rate = {8000.0}, .length = {1.125}, .from = {40.0}, .to = Hertz{3600.0}, .tail = {1.0}};

/// The silence that a single sample makes: all of it white, and none of it chance.
constexpr std::size_t silence_samples = 8000;
std::vector<double> white_silence(double sample)
{
    std::vector<double> silence(silence_samples);
    silence[silence_samples / 2] = sample;
    return silence;
}

/// Its power for each hertz of positive frequency: the square over the rate and over the squares of the
/// window, 3/8 of its length.
double white_density(double sample)
{
    return sample * sample / rate_hz / (0.375 * silence_samples);
}

/// Where a tone `frequency_hz` is what there is of noise.
std::vector<double> humming_silence(double frequency_hz, double amplitude)
{
    std::vector<double> silence(silence_samples);
    for (std::size_t i = 0; i < silence.size(); ++i) {
        silence[i] =
            amplitude * std::sin(2.0 * std::numbers::pi * frequency_hz / rate_hz * static_cast<double>(i));
    }
    return silence;
}

CheckFigure disturbed_of(const SweepOptions& sweep, const std::vector<Pulse>& pulses,
                         const std::vector<double>& silence)
{
    MadeView made(sweep, make_sweep(sweep), take_of(sweep, pulses));
    made.view.noise.reset();
    made.view.noise_behind.reset();
    if (!silence.empty()) {
        made.view.noise.emplace(silence, sweep.rate);
    }
    return checks::disturbed(made.view).value();
}

const auto no_noise = std::vector<double>(silence_samples);

/// The figure of a share of the response's power.
double error_db(double share)
{
    return 20.0 * std::log10(1.0 + 2.0 * std::sqrt(share));
}

/// m for so many hertz of a band around `centre_hz` in a time.
double margin(double centre_hz, double time_s)
{
    const double width_hz = 35.0 / 128.0 * (1.7 - 1.0 / 1.7) * centre_hz;
    return 1.0 + 8.0 / std::sqrt(std::max(1.0, 2.0 * width_hz * time_s));
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_made_answers)

BOOST_AUTO_TEST_CASE(late_energy_counts_as_much_as_the_window_of_the_response_lets_in)
{
    BOOST_TEST(plan_sweep(slow_sweep).growth.value == 1.0);
    BOOST_TEST(plan_sweep(fast_sweep).growth.value == 0.25);
    for (const double level : {0.01, 0.1}) {
        // 0.61875 s of it in a stretch of 0.6 s.
        const auto found = disturbed_of(slow_sweep, {{}, {level, 0.75, 200.0, 1500.0}}, no_noise);
        BOOST_TEST(std::abs(found.value - error_db(level * level * 0.61875 / 0.6)) < 1e-4);
        // Of less where there is less time, most in the lowest band that holds the pulse, that of 177.8 Hz:
        // from 0.1 s + 2.5/c to 0.5 s + 0.7 L.
        const double time_s = 0.4 + 0.7 * 0.25 - 2.5 / (28.0 * std::exp2(8.0 / 3.0));
        const auto brief = disturbed_of(fast_sweep, {{}, {level, 0.55, 130.0, 800.0}}, no_noise);
        BOOST_TEST(std::abs(brief.value - error_db(level * level * 0.61875 / time_s)) < 2e-3 * brief.value,
                   brief.value << " for " << error_db(level * level * 0.61875 / time_s));
    }
}

BOOST_AUTO_TEST_CASE(late_energy_is_looked_for_until_half_a_second_and_0_7_growths)
{
    // Half of a pulse lies on either side of where that ends.
    for (const auto& [sweep, end_s] : {std::pair(slow_sweep, 1.2), std::pair(fast_sweep, 0.675)}) {
        const auto of_end = disturbed_of(sweep, {{}, {0.1, end_s, 200.0, 600.0}}, no_noise);
        const auto before = disturbed_of(sweep, {{}, {0.1, end_s - 0.05, 200.0, 600.0}}, no_noise);
        const auto behind = disturbed_of(sweep, {{}, {0.1, end_s + 0.05, 200.0, 600.0}}, no_noise);
        const auto energy = [](const CheckFigure& figure) {
            return std::pow(std::pow(10.0, figure.value / 20.0) - 1.0, 2.0);
        };
        BOOST_TEST(std::abs(energy(of_end) / energy(before) - 0.5) < 0.01, energy(of_end) / energy(before));
        BOOST_TEST(energy(behind) < 0.01 * energy(before));
    }
}

BOOST_AUTO_TEST_CASE(early_energy_counts_as_it_is)
{
    for (const double level : {0.01, 0.1}) {
        const auto found = disturbed_of(slow_sweep, {{}, {level, -0.45, 200.0, 2500.0}}, no_noise);
        BOOST_TEST(std::abs(found.value - error_db(level * level)) < 1e-4);
    }
}

/// A silence of a level makes the energy of a third of the disturbance: the band with the most freedoms, the
/// last that holds all of the pulse, has the least of it taken off.
BOOST_AUTO_TEST_CASE(what_chance_makes_of_noise_is_taken_off)
{
    constexpr double level = 0.1;
    constexpr double centre_hz = 28.0 * 32.0; // to 1523 Hz
    const double share_without = level * level;
    const double early_s = std::numbers::ln2 - 2.0 * (0.01 + 2.5 / centre_hz);
    for (const auto& [time_s, at_s, window] :
         {std::tuple(0.6, 0.75, 0.61875 / 0.6), std::tuple(early_s, -0.35, 1.0)}) {
        const double sample = std::sqrt(0.2 * share_without / rate_hz / time_s * 0.375 * silence_samples);
        const double noise_share = margin(centre_hz, time_s) * white_density(sample) * time_s * rate_hz *
                                   rate_hz; // of the pulse of level 1
        BOOST_TEST(noise_share > 0.25 * share_without);
        const auto found =
            disturbed_of(slow_sweep, {{}, {level, at_s, 200.0, 1550.0}}, white_silence(sample));
        const double expected = error_db((share_without - noise_share) * window);
        BOOST_TEST(std::abs(found.value - expected) < 1e-3, found.value << " for " << expected);
    }
}

/// Below the band of 448 Hz there is less, behind it noise leaves nothing: from there on D falls to 120 dB
/// below its greatest in the next. Where the response has a hole between the two, what is left there is most.
BOOST_AUTO_TEST_CASE(densities_are_levels_over_octaves_between_the_bands)
{
    const double band_hz = 448.0;
    const auto figure = [&](double level_of_hole) {
        // From next to the band on for 3/24 octave.
        const double hole_hz = band_hz * std::exp2(0.002);
        const double end_hz = hole_hz * std::exp2(0.125);
        return disturbed_of(slow_sweep,
                            {{1.0, 0.0, 0.0, hole_hz},
                             {level_of_hole, 0.0, hole_hz, end_hz},
                             {1.0, 0.0, end_hz, 1e6},
                             {0.5, 0.75, 340.0, 2000.0}},
                            humming_silence(band_hz * 1.95, 10.0));
    };
    const auto found = figure(0.05);
    // The first point of the curve that sees nothing but the hole lies 1/24 octave within it.
    const double points = std::ceil(48.0 * std::log2(band_hz * std::exp2(0.002 + 1.0 / 24.0) / 20.0));
    const double place_hz = 20.0 * std::exp2(points / 48.0);
    BOOST_TEST(found.place.value().value == place_hz, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(found.place.value().unit == "Hz");
    const double passes_s = 1.4 + std::log(place_hz / 40.0);
    BOOST_TEST(std::abs(found.place.value().passes.value().value - passes_s) < 1e-3);
    const double along = 3.0 * std::log2(place_hz / band_hz);
    const double share = 0.25 * 0.61875 / 0.6 * std::pow(1e-12, along) / (0.05 * 0.05);
    // The edges of the hole leak into it by 1 %.
    BOOST_TEST(std::abs(found.value / error_db(share) - 1.0) < 0.01,
               found.value << " for " << error_db(share));
}

/// Without any silence the least that is heard late in 0.1 s, or 4/B, is the noise: nothing beside a single
/// pulse, and all of it where pulses come every 50 ms.
BOOST_AUTO_TEST_CASE(without_a_silence_the_least_that_is_heard_late_is_noise)
{
    const auto alone = disturbed_of(slow_sweep, {{}, {0.1, 0.75, 400.0, 1500.0}}, {});
    BOOST_TEST(std::abs(alone.value - error_db(0.01 * 0.61875 / 0.6)) < 1e-3, alone.value);
    std::vector<Pulse> pulses{{}};
    for (int i = 0; i < 26; ++i) {
        pulses.push_back({0.1, 0.025 + 0.05 * i, 400.0, 1500.0});
    }
    BOOST_TEST(disturbed_of(slow_sweep, pulses, {}).value < 0.3 * alone.value);
    // With a silence, or one behind, these are disturbances.
    BOOST_TEST(disturbed_of(slow_sweep, pulses, no_noise).value > 2.0 * alone.value);
}

/// Points of the curve count whose power is above 1e-4 of the median of all.
BOOST_AUTO_TEST_CASE(where_the_response_is_40_db_down_there_is_no_curve_to_disturb)
{
    MadeView made(slow_sweep, make_sweep(slow_sweep),
                  take_of(slow_sweep, {{}, {0.01, -0.45, 200.0, 2500.0}}));
    made.view.noise.emplace(no_noise, slow_sweep.rate);
    const double found = checks::disturbed(made.view).value().value;
    const auto with_hole = [&](double level) {
        return disturbed_of(slow_sweep,
                            {{1.0, 0.0, 0.0, 900.0},
                             {level, 0.0, 900.0, 1100.0},
                             {1.0, 0.0, 1100.0, 1e6},
                             {0.01, -0.45, 200.0, 2500.0}},
                            no_noise)
            .value;
    };
    // In the hole its level is as great as the response's own, and the median is 1.
    BOOST_TEST(found < 0.2);
    BOOST_TEST(with_hole(0.0102) > 8.0);
    BOOST_TEST(with_hole(0.0098) < 6.0); // what its edges come to
}

namespace {

/// The third harmonic as a tone of `frequency_hz`, by its amplitude in the compressed answer.
CheckFigure bass_third_of(const SweepOptions& sweep, double from_hz, double to_hz, double level,
                          double early_s, const std::vector<double>& silence)
{
    MadeView made(sweep, make_sweep(sweep), take_of(sweep, {{}, {level, -early_s, from_hz, to_hz}}));
    made.view.noise.emplace(silence, sweep.rate);
    return checks::bass_third(made.view).value_or(CheckFigure{1e9, {}});
}

/// L = 1.5 s, from 8 Hz.
const SweepOptions bass_sweep{
    .rate = {8000.0}, .length = {7.0}, .from = {8.0}, .to = Hertz{900.0}, .tail = {1.0}};

} // namespace

BOOST_AUTO_TEST_CASE(the_third_harmonic_of_the_bass_is_told_by_its_energy)
{
    const double growth_s = plan_sweep(bass_sweep).growth.value;
    const double third_s = growth_s * std::log(3.0);
    for (const double level : {0.01, 0.1}) {
        const auto found = bass_third_of(bass_sweep, 30.0, 400.0, level, third_s, no_noise);
        BOOST_TEST(std::abs(found.value - 20.0 * std::log10(level)) < 0.01, found.value);
        BOOST_TEST(found.place.value().unit == "Hz");
    }
    BOOST_TEST(bass_third_of(bass_sweep, 30.0, 400.0, 1e-6, third_s, no_noise).value == -100.0);
    // Six times the noise power of the band over s = 0.4 L ln(4/3), half of the harmonic's energy.
    const double side_s = 0.4 * growth_s * std::log(4.0 / 3.0);
    const double sample = std::sqrt(0.5 * 1e-4 / 6.0 / side_s / rate_hz * 0.375 * silence_samples);
    const auto noisy = bass_third_of(bass_sweep, 30.0, 400.0, 0.01, third_s, white_silence(sample));
    BOOST_TEST(std::abs(noisy.value - 10.0 * std::log10(0.5e-4)) < 0.02, noisy.value);
}

/// A harmonic around 3.25 f is greatest in the band of f, if that is looked at.
BOOST_AUTO_TEST_CASE(the_bass_is_looked_at_in_thirds_from_20_hz_to_100_hz)
{
    const auto place_of = [](const SweepOptions& sweep, double around_hz) {
        const double third_s = plan_sweep(sweep).growth.value * std::log(3.0);
        return bass_third_of(sweep, 2.9 * around_hz, 3.6 * around_hz, 0.1, third_s, no_noise)
            .place.value()
            .value;
    };
    const auto is_near = boost::test_tools::tolerance(1e-9);
    for (int k = 0; k < 8; ++k) {
        const double frequency_hz = 20.0 * std::exp2(k / 3.0);
        BOOST_TEST(place_of(bass_sweep, frequency_hz) == frequency_hz, is_near);
    }
    const double last_hz = 20.0 * std::exp2(7.0 / 3.0);
    BOOST_TEST(place_of(bass_sweep, 20.0 * std::exp2(8.0 / 3.0)) == last_hz, is_near);
    // From 1.5 times the lowest frequency of the sweep to where the band, up to 4.5 f, ends with it.
    const double next_hz = 20.0 * std::exp2(1.0 / 3.0);
    auto sweep = bass_sweep;
    sweep.from = {13.32};
    BOOST_TEST(place_of(sweep, 20.0) == 20.0, is_near);
    sweep.from = {13.35};
    BOOST_TEST(place_of(sweep, 20.0) == next_hz, is_near);
    sweep = bass_sweep;
    sweep.to = Hertz{4.505 * last_hz};
    BOOST_TEST(place_of(sweep, last_hz) == last_hz, is_near);
    sweep.to = Hertz{4.495 * last_hz};
    BOOST_TEST(place_of(sweep, last_hz) == 20.0 * std::exp2(2.0), is_near);
    // Where L ln 3 is at least s + 4/(3 f), s being 1/(2 f): of 20 Hz where L is at least 83.44 ms.
    const SweepOptions brief{
        .rate = {8000.0}, .length = {0.475}, .from = {11.98}, .to = Hertz{3600.0}, .tail = {1.0}};
    BOOST_TEST(plan_sweep(brief).growth.value == 1.0 / 11.98);
    BOOST_TEST(place_of(brief, 20.0) == 20.0, is_near);
    auto briefer = brief;
    briefer.from = {12.0};
    BOOST_TEST(plan_sweep(briefer).growth.value == 1.0 / 12.0);
    BOOST_TEST(place_of(briefer, 20.0) == next_hz, is_near);
}

BOOST_AUTO_TEST_SUITE_END()
