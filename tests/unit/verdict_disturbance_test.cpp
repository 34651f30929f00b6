// What no chain does that stays as it is: earbench-verdict(7), disturbed_db, bass_third_db and snr_db.

#include "played_sweep.hpp"
#include "verdict/band_energy.hpp"
#include "verdict/judge.hpp"
#include "verdict/silence_spectrum.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>

using namespace earbench;
using std::numbers::pi;

namespace {

const SweepOptions three_seconds{.length = {3.0}};

TakeVerdict judge(PlayedSweep& played, const std::vector<double>& take)
{
    return measure_take(take, played.divider, ClockKind::separate, default_check_limits()).verdict;
}

TakeCheck check_of(const TakeVerdict& verdict, std::string_view name)
{
    for (const auto& check : verdict.checks()) {
        if (check.check.name == name) {
            return check;
        }
    }
    BOOST_FAIL("expected a figure " << name);
    return {};
}

/// `take` with hiss 70 dB below full scale.
std::vector<double> with_hiss(std::vector<double> take)
{
    const auto hiss = noise(take.size(), 3e-4);
    std::transform(take.begin(), take.end(), hiss.begin(), take.begin(), std::plus<>());
    return take;
}

/// Adds `amplitude` cos^2 of 50 ms width around `at_s`.
void add_thump(std::vector<double>& take, double at_s, double amplitude)
{
    for (int i = -1200; i <= 1200; ++i) {
        const double cosine = std::cos(pi * i / 2400.0);
        take[static_cast<std::size_t>(std::lround(at_s * 48'000.0) + i)] += amplitude * cosine * cosine;
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_disturbance)

BOOST_AUTO_TEST_CASE(the_energy_of_an_impulse_in_a_band_is_the_integral_of_the_squared_weight)
{
    // |S| = 1 at all frequencies; the integral of sin^8 over a period is 35/128 of it.
    std::vector<double> impulse(48'000);
    impulse[12'000] = 1.0;
    const Band band{{100.0}, {300.0}};
    const BandEnergy energy(forward_fft(impulse, impulse.size()), impulse.size(), {48'000.0}, band);
    const double width_hz = 200.0 * 35.0 / 128.0;
    BOOST_TEST(energy.width().value == width_hz, boost::test_tools::tolerance(0.01)); // a bin of 1 Hz in 200
    const double whole = width_hz / (48'000.0 * 48'000.0);
    BOOST_TEST(energy.between({-1.0}, {2.0}) == whole, boost::test_tools::tolerance(0.01));
    // The weight's transform ends at 3 over the band's width but for lobes below -60 dB.
    BOOST_TEST(energy.between({0.235}, {0.265}) == whole, boost::test_tools::tolerance(0.01));
    BOOST_TEST(energy.between({0.0}, {0.23}) < 1e-5 * whole);
    BOOST_TEST(energy.between({0.235}, {0.25}) == 0.5 * whole, boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(a_band_beyond_half_the_rate_ends_there)
{
    std::vector<double> impulse(8000);
    impulse[4000] = 1.0;
    const BandEnergy energy(forward_fft(impulse, impulse.size()), impulse.size(), {8000.0},
                            {{2000.0}, {9000.0}});
    BOOST_TEST(energy.width().value == 2000.0 * 35.0 / 128.0, boost::test_tools::tolerance(0.001));
}

BOOST_AUTO_TEST_CASE(the_noise_power_of_a_band_is_what_its_energy_is_in_a_second)
{
    // White noise of variance s^2 at the rate fs: s^2 / fs for each hertz of positive frequency, whose
    // complex signal has half of the power of the real one.
    const auto hiss = noise(480'000, std::sqrt(3.0)); // variance 1
    const Band band{{2000.0}, {6000.0}};
    const double expected = 4000.0 * 35.0 / 128.0 / 48'000.0;
    // 10 s and 4 kHz: 11,000 squares or more, whose mean spreads by 1 %.
    const SilenceSpectrum silence(hiss, {48'000.0});
    BOOST_TEST(silence.band_power(band) == expected, boost::test_tools::tolerance(0.05));
    const BandEnergy energy(forward_fft(hiss, hiss.size()), hiss.size(), {48'000.0}, band);
    BOOST_TEST(energy.between({0.0}, {10.0}) / 10.0 == expected, boost::test_tools::tolerance(0.05));
}

BOOST_AUTO_TEST_CASE(a_good_take_is_not_disturbed_at_31_db)
{
    PlayedSweep played(three_seconds);
    // At 20 Hz the sweep's own beginning rings.
    BOOST_TEST(*judge(played, played.samples).value("disturbed_db") < 0.25);
    // The sweep has an RMS value of 0.35; this noise 0.01.
    auto take = played.samples;
    const auto hiss = noise(take.size(), 0.01 * std::sqrt(3.0));
    std::transform(take.begin(), take.end(), hiss.begin(), take.begin(), std::plus<>());
    const auto verdict = judge(played, take);
    BOOST_TEST(*verdict.value("disturbed_db") < 0.4);
    BOOST_TEST((verdict.outcome() == CheckOutcome::good), verdict.reason());
}

/// In a second the sweep is through the bass so fast that only wide bands part it from what comes before.
BOOST_AUTO_TEST_CASE(a_seal_that_opens_in_the_bass_of_a_short_sweep_disturbs)
{
    PlayedSweep played(SweepOptions{.length = {1.0}});
    const auto& layout = played.layout;
    // Through a first-order high pass at 150 Hz from the sample on at which the sweep passes 90 Hz: 5.8 dB.
    const double opens_s = layout.growth.value * std::log(90.0 / layout.from.value);
    const auto opens = layout.sweep.first + static_cast<std::size_t>(opens_s * 48'000.0);
    const double pole = std::exp(-2.0 * pi * 150.0 / 48'000.0);
    auto take = played.samples;
    double before = 0.0;
    double passed = 0.0;
    for (std::size_t i = 0; i < take.size(); ++i) {
        passed = pole * (passed + played.samples[i] - before);
        before = played.samples[i];
        take[i] = i < opens ? played.samples[i] : passed;
    }
    BOOST_TEST(*judge(played, with_hiss(take)).value("disturbed_db") > 0.4);
    BOOST_TEST(*judge(played, with_hiss(played.samples)).value("disturbed_db") < 0.25);
}

BOOST_AUTO_TEST_CASE(a_second_sweep_half_a_second_later_is_late_energy)
{
    PlayedSweep played(three_seconds);
    auto twice = played.samples;
    for (std::size_t i = twice.size() - 1; i >= 24'000; --i) {
        twice[i] += 0.5 * played.samples[i - 24'000];
    }
    // A quarter of the response's energy, within a stretch of 0.6 s. Less than 0.5 dB come and go with the
    // ripple of the sweep's spectrum and the edge of the window, which ends at 0.5 s.
    const double expected = 20.0 * std::log10(1.0 + 2.0 * std::sqrt(0.25 * 0.61875 / 0.6));
    const double found = *judge(played, with_hiss(twice)).value("disturbed_db");
    BOOST_TEST(std::abs(found - expected) < 0.5, found << " for " << expected);
}

BOOST_AUTO_TEST_CASE(thumps_are_told_with_frequency_and_time_wherever_they_are)
{
    PlayedSweep played({.length = {10.0}}); // in 3 s, a thump while 31.5 Hz are passed looks like a resonance
    const auto& sweep = played.layout.sweep;
    const auto good = with_hiss(played.samples);
    for (const double hz : {20.0, 31.5, 50.0, 80.0}) {
        const double passes_s = static_cast<double>(sweep.first) / 48'000.0 +
                                played.layout.growth.value * std::log(hz / played.layout.from.value);
        auto take = good;
        add_thump(take, passes_s, 0.8);
        const auto check = check_of(judge(played, take), "disturbed_db");
        BOOST_TEST((check.outcome != CheckOutcome::good), hz << " Hz: " << check.value);
        BOOST_REQUIRE(check.place.has_value());
        BOOST_TEST(check.place->unit == "Hz");
        BOOST_REQUIRE(check.place->passes.has_value());
        const double told_s =
            static_cast<double>(sweep.first) / 48'000.0 +
            played.layout.growth.value * std::log(check.place->value / played.layout.from.value);
        BOOST_TEST(std::abs(check.place->passes->value - told_s) < 0.001);
    }
}

BOOST_AUTO_TEST_CASE(a_tone_that_begins_is_early_energy)
{
    PlayedSweep played(three_seconds);
    auto take = with_hiss(played.samples);
    // 1 kHz is passed 1.8 s after the sweep's start at 1.4 s.
    for (std::size_t i = 134'400; i < take.size(); ++i) {
        take[i] += 0.02 * std::sin(2.0 * pi * 1000.0 * static_cast<double>(i) / 48'000.0);
    }
    const auto check = check_of(judge(played, take), "disturbed_db");
    BOOST_TEST((check.outcome != CheckOutcome::good));
    BOOST_TEST(std::abs(std::log2(check.place->value / 1000.0)) < 1.0 / 3.0);
}

BOOST_AUTO_TEST_CASE(noise_is_expected_from_the_silence_behind_where_there_is_none_before)
{
    PlayedSweep played(three_seconds);
    auto take = played.samples;
    const auto hiss = noise(take.size(), 0.01 * std::sqrt(3.0));
    std::transform(take.begin(), take.end(), hiss.begin(), take.begin(), std::plus<>());
    const std::vector<double> late_start(take.begin() + 48'000, take.end()); // the first pilot is at 1 s
    const auto verdict = judge(played, late_start);
    BOOST_TEST(!verdict.value("snr_db").has_value());
    BOOST_TEST(*verdict.value("disturbed_db") < 0.4);
    // And without any, from the least of what is heard late. The second pilot ends 0.4 s after the sweep.
    const auto end = played.layout.sweep.first + played.layout.sweep.count + 24'000;
    const std::vector<double> alone(take.begin() + 48'000, take.begin() + static_cast<std::ptrdiff_t>(end));
    BOOST_TEST(*judge(played, alone).value("disturbed_db") < 3.0);
}

BOOST_AUTO_TEST_CASE(the_third_harmonic_of_the_bass_alone_is_told)
{
    PlayedSweep played(three_seconds);
    const double amplitude = std::pow(10.0, -6.0 / 20.0);
    auto bent = played.samples;
    // The third at 5 % of the amplitude, while the sweep is below 150 Hz: T3 of a sine makes it alone. As
    // sweeps of the same growth both pass a band as fast, so the ratio is 20 lg 0.05 = -26.02 dB.
    const double growth_s = played.layout.growth.value;
    const auto end =
        played.layout.sweep.first + static_cast<std::size_t>(48'000.0 * growth_s * std::log(150.0 / 10.0));
    for (std::size_t i = played.layout.sweep.first; i < end; ++i) {
        const double u = bent[i] / amplitude;
        bent[i] += 0.05 * amplitude * (4.0 * u * u * u - 3.0 * u);
    }
    const auto check = check_of(judge(played, with_hiss(bent)), "bass_third_db");
    BOOST_TEST(std::abs(check.value + 26.02) < 0.5, check.value); // ripple of |X| near f1
    BOOST_TEST((check.outcome == CheckOutcome::warning));
    BOOST_TEST(*judge(played, with_hiss(played.samples)).value("bass_third_db") < -50.0);
}

BOOST_AUTO_TEST_CASE(no_ratio_comes_of_a_silence_that_says_nothing)
{
    PlayedSweep played(three_seconds);
    // All zeros before the first pilot at 1 s.
    auto gated = with_hiss(played.samples);
    std::fill_n(gated.begin(), 48'000, 0.0);
    BOOST_TEST(!judge(played, gated).value("snr_db").has_value());
    // Rounded to 9 bits, with a single step in the silence: the steps make noise of 1/12 of their square.
    auto coarse = played.samples;
    for (double& sample : coarse) {
        sample = std::round(256.0 * sample) / 256.0;
    }
    coarse[4800] = 1.0 / 256.0;
    const double step = 1.0 / 256.0;
    const double signal = std::pow(10.0, -0.6) * played.layout.growth.value * 48'000.0 * 48'000.0 / 4.0;
    const auto window = played.reference.window();
    const double kept = 0.6875 * static_cast<double>(window.left + window.right);
    const double expected =
        10.0 * std::log10(signal / 20'000.0 / (step * step / 12.0 * kept)); // worst at 20 kHz
    const double found = *judge(played, coarse).value("snr_db");
    // The steps also make noise that is no noise but falls on the sweep's own frequencies.
    BOOST_TEST(std::abs(found - expected) < 0.5, found << " for " << expected);
}

/// Chebyshev's polynomial T_n of a sine is its n-th harmonic alone.
BOOST_AUTO_TEST_CASE(harmonics_from_the_sixth_to_the_ninth_tell_of_clipping)
{
    PlayedSweep played(three_seconds);
    const double amplitude = std::pow(10.0, -6.0 / 20.0);
    const auto with_harmonic = [&](int order) {
        auto bent = played.samples;
        const auto& sweep = played.layout.sweep;
        for (std::size_t i = sweep.first; i < sweep.first + sweep.count; ++i) {
            const double u = std::clamp(played.samples[i] / amplitude, -1.0, 1.0);
            bent[i] += 0.05 * amplitude * std::cos(order * std::acos(u));
        }
        return *judge(played, with_hiss(bent)).value("high_harmonics_db");
    };
    for (const int order : {6, 9}) {
        BOOST_TEST(with_harmonic(order) > -43.0, order); // the limit
    }
    for (const int order : {5, 10}) {
        BOOST_TEST(with_harmonic(order) < -50.0, order);
    }
}

BOOST_AUTO_TEST_SUITE_END()
