#include "core/error.hpp"
#include "dsp/resample.hpp"
#include "played_sweep.hpp"
#include "verdict/judge.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

using namespace earbench;
using std::numbers::pi;

namespace {

std::vector<double> scaled(std::vector<double> samples, double gain)
{
    for (double& sample : samples) {
        sample *= gain;
    }
    return samples;
}

std::vector<double> added(std::vector<double> samples, const std::vector<double>& more)
{
    std::transform(samples.begin(), samples.end(), more.begin(), samples.begin(), std::plus<>());
    return samples;
}

TakeVerdict judge(PlayedSweep& played, const std::vector<double>& take)
{
    return measure_take(take, played.divider, ClockKind::separate, default_check_limits()).verdict;
}

/// The first reason to reject `take`, empty where it is usable.
std::string rejection(PlayedSweep& played, const std::vector<double>& take)
{
    const auto reasons = judge(played, take).with_outcome(CheckOutcome::rejected);
    return reasons.empty() ? "" : describe(reasons.front());
}

const SweepOptions three_seconds{.length = {3.0}};

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_verdict)

BOOST_AUTO_TEST_CASE(limits_sort_figures_into_good_doubtful_and_bad)
{
    auto limits = default_check_limits();
    set_check_limit(limits, "drift_ppm=50", CheckOutcome::warning);
    set_check_limit(limits, "drift_ppm=80", CheckOutcome::rejected);
    for (const auto& [ppm, outcome] :
         {std::pair(50.0, CheckOutcome::good), std::pair(-50.1, CheckOutcome::warning),
          std::pair(80.1, CheckOutcome::rejected)}) {
        TakeVerdict verdict(limits);
        verdict.add("drift_ppm", ppm);
        BOOST_TEST((verdict.outcome() == outcome), ppm);
    }
    TakeVerdict verdict(limits);
    verdict.add("silence_dbfs", -100.1);
    verdict.add("drift_ppm", -90.0);
    BOOST_TEST((verdict.outcome() == CheckOutcome::rejected));
    const auto reasons = verdict.with_outcome(CheckOutcome::rejected);
    BOOST_REQUIRE(reasons.size() == 2U);
    BOOST_TEST(describe(reasons[0]) == "silent: silence_dbfs -100.1 (limit -100)");
    BOOST_TEST(describe(reasons[1]) == "clock drift: drift_ppm -90.0 (limit 80)");
    BOOST_TEST(*verdict.value("drift_ppm") == -90.0);
    BOOST_TEST(!verdict.value("hum_db").has_value());
    for (const auto* text : {"drift=70", "Drift_ppm: 70 ppm", "drift-ppm=70PPM"}) {
        auto changed = default_check_limits();
        set_check_limit(changed, text, CheckOutcome::warning);
        const auto drift = std::find_if(changed.begin(), changed.end(),
                                        [](const Check& check) { return check.name == "drift_ppm"; });
        BOOST_TEST(drift->warn.value_or(0.0) == 70.0);
    }
    for (const auto* text : {"drif=1", "drift_ppm", "drift_ppm=", "drift_ppm=x", "drift_ppm=1dB", "=1", ""}) {
        BOOST_CHECK_THROW(set_check_limit(limits, text, CheckOutcome::warning), Error);
    }
}

BOOST_AUTO_TEST_CASE(silence_is_told_without_any_division)
{
    PlayedSweep played(three_seconds);
    BOOST_TEST(rejection(played, std::vector<double>(100)) == "silent: silence_dbfs -200.0 (limit -100)");
    BOOST_TEST(rejection(played, {}) == "silent: silence_dbfs -200.0 (limit -100)");
    // 20 lg 0.5e-5 = -106.02
    BOOST_TEST(rejection(played, noise(100'000, 0.5e-5)) == "silent: silence_dbfs -106.0 (limit -100)");
}

BOOST_AUTO_TEST_CASE(clipping_is_told_by_its_flat_tops)
{
    PlayedSweep played(three_seconds);
    auto clipped = played.samples;
    for (double& sample : clipped) {
        sample = std::clamp(sample, -0.4, 0.4); // of a peak of 0.5
    }
    BOOST_TEST(rejection(played, clipped).starts_with("clipped: flat_tops "));
    // 20 Hz is passed 0.2773 s after the start at 1.4 s; the first crest of a sweep from 10 Hz comes after a
    // quarter of a period, and the fade of 50 ms is over by then.
    const auto first = judge(played, clipped).with_outcome(CheckOutcome::rejected).front().place;
    BOOST_REQUIRE(first.has_value());
    BOOST_TEST(first->unit == "s");
    BOOST_TEST(first->value > 1.4);
    BOOST_TEST(first->value < 1.5);
}

BOOST_AUTO_TEST_CASE(clipping_is_told_under_noise_and_behind_a_filter)
{
    PlayedSweep played(three_seconds);
    auto clipped = played.samples;
    for (double& sample : clipped) {
        sample = std::clamp(sample, -0.4, 0.4);
    }
    const auto noisy = judge(played, added(clipped, noise(clipped.size(), 3e-3)));
    BOOST_TEST(*noisy.value("flat_tops") == 0.0);
    BOOST_TEST(*noisy.value("ceiling_ratio") > 4.0);
    BOOST_TEST((noisy.outcome() == CheckOutcome::rejected));
    // A low-pass of one pole at 2 kHz rounds every top; what it leaves of the harmonics tells.
    double state = 0.0;
    const double pole = std::exp(-2.0 * pi * 2000.0 / 48'000.0);
    for (double& sample : clipped) {
        sample = state = pole * state + (1.0 - pole) * sample;
    }
    const auto filtered = judge(played, added(clipped, noise(clipped.size(), 1e-3)));
    BOOST_TEST(*filtered.value("high_harmonics_db") > -40.0, *filtered.value("high_harmonics_db"));
    BOOST_TEST((filtered.outcome() == CheckOutcome::rejected));
}

BOOST_AUTO_TEST_CASE(second_and_third_harmonics_are_no_clipping)
{
    PlayedSweep played(three_seconds);
    auto bent = played.samples;
    for (double& sample : bent) { // H2 0.1 A/2 = 2.5 %, H3 0.4 A^2/4 = 2.5 % of A = 0.5
        sample += 0.1 * sample * sample + 0.4 * sample * sample * sample;
    }
    const auto verdict = judge(played, added(bent, noise(bent.size(), 1e-3)));
    BOOST_TEST((verdict.outcome() != CheckOutcome::rejected));
    BOOST_TEST(*verdict.value("high_harmonics_db") < -60.0, *verdict.value("high_harmonics_db"));
    // The fifth and the seventh at 3 % of the amplitude: T5 and T7 of a cosine make them, 20 lg 0.03 = -30.46
    // dB. Between 400 Hz and the sweep's end a sweep has as much energy in its seventh harmonic, passed
    // earlier, as in itself. The fifth is no clipping.
    auto fifth = played.samples;
    auto seventh = played.samples;
    for (std::size_t i = 0; i < fifth.size(); ++i) {
        const double u = fifth[i] / 0.501187;
        fifth[i] += 0.03 * 0.501187 * (16.0 * std::pow(u, 5.0) - 20.0 * std::pow(u, 3.0) + 5.0 * u);
        seventh[i] +=
            0.03 * 0.501187 *
            (64.0 * std::pow(u, 7.0) - 112.0 * std::pow(u, 5.0) + 56.0 * std::pow(u, 3.0) - 7.0 * u);
    }
    BOOST_TEST(*judge(played, fifth).value("high_harmonics_db") < -60.0);
    const double found = *judge(played, seventh).value("high_harmonics_db");
    BOOST_TEST(std::abs(found + 30.46) < 0.5, found); // what lies outside the 5 ms
}

BOOST_AUTO_TEST_CASE(a_good_take_is_usable_at_any_level_that_is_heard)
{
    PlayedSweep played(three_seconds);
    BOOST_TEST(rejection(played, played.samples) == "");
    BOOST_TEST(rejection(played, scaled(played.samples, 1e-3)) == "");
    BOOST_TEST(rejection(played, scaled(played.samples, -1.5e-4)) == ""); // -82 dB
    BOOST_TEST(rejection(played, added(played.samples, noise(played.samples.size(), 0.05))) == "");
    BOOST_TEST(rejection(played, added(played.samples, std::vector<double>(played.samples.size(), 0.1))) ==
               "");
}

BOOST_AUTO_TEST_CASE(noise_is_no_sweep)
{
    PlayedSweep played(three_seconds);
    BOOST_TEST(
        rejection(played, noise(played.samples.size(), 0.3)).starts_with("nothing is heard: heard_db "));
}

BOOST_AUTO_TEST_CASE(another_sweep_is_told_by_its_smeared_impulse)
{
    PlayedSweep played(three_seconds);
    BOOST_TEST(rejection(played, make_sweep({.length = {6.0}})).starts_with("other sweep"));
    // The same band at a growth of 5 % more: 20 instead of 19 periods.
    PlayedSweep longer({.length = {15.0}});
    const auto other = make_sweep({.length = {15.0 * 20.0 / 19.0}});
    BOOST_TEST(rejection(longer, other).starts_with("other sweep"));
}

BOOST_AUTO_TEST_CASE(octaves_that_arrive_one_after_the_other_betray_a_wrong_clock)
{
    // Played 0.3 % too slow: L is 0.3 % longer, and an octave comes 0.003 L ln 2 = 1.87 ms after the one
    // below, L = 0.9 s. 0.001 L ln 2 - 0.5 ms = 0.12 ms are tolerated. No pilots tell of it.
    const SweepOptions options{.length = {7.0}};
    PlayedSweep played(options);
    BOOST_TEST(played.layout.growth.value == 0.9);
    std::vector<double> slow(played.samples.size());
    for (std::size_t i = 0; i < played.layout.sweep.count; ++i) {
        const double t = static_cast<double>(i) / 48'000.0 / 1.003;
        slow[played.layout.sweep.first + i] = 0.5 * std::sin(2.0 * pi * 9.0 * std::exp(t / 0.9));
    }
    const auto found = rejection(played, slow);
    BOOST_TEST(found.starts_with("other sweep or clock: octave_step_ms 1.7"), found);
    BOOST_TEST(found.ends_with(" (limit 0.5)"), found);
}

BOOST_AUTO_TEST_CASE(a_take_that_begins_or_ends_within_the_sweep_is_too_short)
{
    PlayedSweep played(three_seconds);
    // L = round(10 x 3 / ln 2200) / 10 = 0.4 s: 20 Hz is passed after 0.4 s ln 2 = 0.2773 s.
    BOOST_TEST(played.layout.growth.value == 0.4);
    const auto from = [&](double seconds) {
        const auto first = played.samples.begin() + static_cast<std::ptrdiff_t>(played.layout.sweep.first) +
                           static_cast<std::ptrdiff_t>(seconds * 48'000.0);
        return std::vector<double>(first, played.samples.end());
    };
    BOOST_TEST(rejection(played, from(0.25)) == "");
    BOOST_TEST(rejection(played, from(0.3773)).starts_with("too short: missing_ms 100.0"),
               rejection(played, from(0.3773)));
    // 20 kHz is passed after 0.4 s ln 2000 = 3.0404 s.
    const auto until = [&](double seconds) {
        const auto last = played.samples.begin() + static_cast<std::ptrdiff_t>(played.layout.sweep.first) +
                          static_cast<std::ptrdiff_t>(seconds * 48'000.0);
        return std::vector<double>(played.samples.begin(), last);
    };
    BOOST_TEST(rejection(played, until(3.06)) == "");
    // 3.04036 s - 2.9404 s, the end of a sample: 99.97 ms.
    BOOST_TEST(rejection(played, until(2.9404)).starts_with("too short: missing_ms 99.97"),
               rejection(played, until(2.9404)));
}

BOOST_AUTO_TEST_CASE(takes_at_low_sample_rates_are_judged)
{
    for (const double rate : {8000.0, 11'025.0, 16'000.0}) {
        PlayedSweep played({.rate = {rate}, .length = {3.0}});
        BOOST_TEST(rejection(played, played.samples) == "");
    }
}

BOOST_AUTO_TEST_CASE(pilots_tell_the_drift_and_resampling_undoes_it)
{
    const SweepOptions options{.length = {7.0}};
    PlayedSweep played(options);
    for (const double ppm : {20.0, -100.0, 300.0}) {
        // A recorder that runs fast by so much: what undoes 1/(1 + d) - 1 makes it.
        const auto drifted = resample_clock(played.samples, 1.0 / (1.0 + ppm * 1e-6) - 1.0);
        const auto take = added(
            drifted, noise(drifted.size(), 0.0866)); // RMS of a uniform peak p: p / sqrt 3, 0.05 = -17 dB
        const auto verdict = judge(played, take);
        BOOST_TEST(std::abs(*verdict.value("drift_ppm") - ppm) < 0.1,
                   *verdict.value("drift_ppm")); // 0.05 ppm at 20 dB and 10 s
        BOOST_TEST(std::abs(*verdict.value("slip_samples")) < 0.5);
        BOOST_TEST((verdict.outcome() != CheckOutcome::rejected));
    }
    const auto wild = resample_clock(played.samples, 1.0 / 1.0015 - 1.0);
    BOOST_TEST(rejection(played, wild) == "clock drift: drift_ppm 1500.0 (limit 1000)");
}

BOOST_AUTO_TEST_CASE(lost_and_inserted_samples_are_found_anywhere_between_the_pilots)
{
    // 5.3 ms, as of 256 samples at 48 kHz; the many takes are shorter by half.
    constexpr std::ptrdiff_t count = 128;
    PlayedSweep played({.rate = {24'000.0}, .length = {1.5}});
    const auto take = added(scaled(played.samples, 0.3), noise(played.samples.size(), 1e-3));
    const auto& layout = played.layout;
    const auto first = layout.first_pilot.first + layout.first_pilot.count;
    for (std::size_t at = first + 50; at < layout.second_pilot.first; at += 2493) {
        auto lost = take;
        lost.erase(lost.begin() + static_cast<std::ptrdiff_t>(at),
                   lost.begin() + static_cast<std::ptrdiff_t>(at) + count);
        BOOST_TEST(rejection(played, lost) != "", "lost at " << at);
        auto repeated = take;
        repeated.insert(repeated.begin() + static_cast<std::ptrdiff_t>(at),
                        take.begin() + static_cast<std::ptrdiff_t>(at) - count,
                        take.begin() + static_cast<std::ptrdiff_t>(at));
        BOOST_TEST(rejection(played, repeated) != "", "repeated at " << at);
    }
}

BOOST_AUTO_TEST_CASE(a_gap_of_zeros_is_found_anywhere_in_the_sweep)
{
    PlayedSweep played({.rate = {24'000.0}, .length = {1.5}});
    const auto take = added(scaled(played.samples, 0.3), noise(played.samples.size(), 1e-3));
    const auto& sweep = played.layout.sweep;
    for (std::size_t at = sweep.first + 600; at + 240 < sweep.first + sweep.count; at += 2493) {
        auto gap = take;
        std::fill_n(gap.begin() + static_cast<std::ptrdiff_t>(at), 240, 0.0);
        BOOST_TEST(rejection(played, gap) != "", "at " << at);
    }
}

BOOST_AUTO_TEST_CASE(noise_and_hum_are_measured_before_the_signal)
{
    PlayedSweep played({.length = {10.0}});
    const auto take = added(played.samples, noise(played.samples.size(), 0.01 * std::sqrt(3.0)));
    // White noise of RMS s against a sweep of amplitude A: |X|^2 = A^2 L fs^2 / (4 f) over s^2 0.6875 0.9 s
    // fs; worst at 20 kHz.
    const double growth = played.layout.growth.value;
    const double amplitude_square = std::pow(10.0, -0.6);
    const double signal = amplitude_square * growth * 48'000.0 * 48'000.0 / 4.0 / 20'000.0;
    const double expected = 10.0 * std::log10(signal / (1e-4 * 0.6875 * 0.9 * 48'000.0));
    const double snr_db = *judge(played, take).value("snr_db");
    // One second of noise within 1/24 octave: some 500 squares, and the least of a few such thirds.
    BOOST_TEST(std::abs(snr_db - expected) < 1.0, snr_db << " for " << expected);

    std::vector<double> hum(played.samples.size());
    for (std::size_t i = 0; i < hum.size(); ++i) {
        hum[i] = 0.002 * std::sin(2.0 * pi * 50.0 * static_cast<double>(i) / 48'000.0);
    }
    // |X| at 50 Hz against a tone of a/2 x 0.75 x 0.9 s x fs.
    const double at_50_hz = std::sqrt(amplitude_square * growth * 48'000.0 * 48'000.0 / 200.0);
    const double expected_hum = 20.0 * std::log10(at_50_hz / (0.001 * 0.75 * 0.9 * 48'000.0));
    const auto found = *judge(played, added(played.samples, hum)).value("hum_db");
    BOOST_TEST(std::abs(found - expected_hum) < 0.5,
               found << " for " << expected_hum); // ripple of |X| near f1
}

BOOST_AUTO_TEST_SUITE_END()
