// What arrives in a take, and how often: nothing, another signal, one sweep or several; early and late.

#include "played_sweep.hpp"
#include "verdict/judge.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

using namespace earbench;

namespace {

const SweepOptions two_seconds{.length = {2.0}};

TakeVerdict judge(PlayedSweep& played, const std::vector<double>& take)
{
    return measure_take(take, played.divider, ClockKind::separate, default_check_limits()).verdict;
}

std::vector<double> added(std::vector<double> samples, const std::vector<double>& more)
{
    std::transform(samples.begin(), samples.end(), more.begin(), samples.begin(), std::plus<>());
    return samples;
}

std::vector<double> joined(std::vector<double> first, const std::vector<double>& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

std::string only_rejection(const TakeVerdict& verdict)
{
    const auto reasons = verdict.with_outcome(CheckOutcome::rejected);
    return reasons.size() == 1 ? describe(reasons.front()) : std::to_string(reasons.size()) + " reasons";
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_arrival)

BOOST_AUTO_TEST_CASE(where_only_noise_or_hum_is_recorded_nothing_is_heard)
{
    PlayedSweep played(two_seconds);
    const auto hiss = noise(played.samples.size(), 1e-3);
    BOOST_TEST(only_rejection(judge(played, hiss)).starts_with("nothing is heard: heard_db 1"));
    auto hum = hiss;
    for (std::size_t i = 0; i < hum.size(); ++i) {
        hum[i] += 1e-2 * std::sin(2.0 * std::numbers::pi * 50.0 / 48'000.0 * static_cast<double>(i));
    }
    BOOST_TEST(only_rejection(judge(played, hum)).starts_with("nothing is heard"));
    // A device that begins with zeros makes no sound of it.
    BOOST_TEST(only_rejection(judge(played, joined(std::vector<double>(48'000), hiss)))
                   .starts_with("nothing is heard"));
    // At a signal-to-noise ratio of 10 dB there is a sweep to be heard.
    BOOST_TEST(*judge(played, added(played.samples, noise(played.samples.size(), 0.19))).value("heard_db") >
               25.0);
}

BOOST_AUTO_TEST_CASE(two_sweeps_in_a_take_are_told_with_the_place_of_the_second)
{
    PlayedSweep played(two_seconds);
    const auto& layout = played.layout;
    for (const double db : {-3.0, -20.0, -29.0}) {
        auto second = played.samples;
        for (auto& sample : second) {
            sample *= std::pow(10.0, db / 20.0);
        }
        const auto verdict = judge(played, joined(played.samples, second));
        const auto checks = verdict.checks();
        const auto found = std::find_if(checks.begin(), checks.end(), [](const TakeCheck& check) {
            return check.check.name == "second_sweep_db";
        });
        BOOST_REQUIRE(found != checks.end());
        BOOST_TEST(std::abs(found->value - db) < 0.1, found->value);
        BOOST_REQUIRE(found->place.has_value());
        const double second_s = static_cast<double>(layout.samples + layout.sweep.first) / 48'000.0;
        BOOST_TEST(std::abs(found->place->value - second_s) < 1e-3);
        BOOST_TEST((found->outcome == (db > -12.0 ? CheckOutcome::rejected : CheckOutcome::warning)));
    }
    BOOST_TEST(only_rejection(judge(played, joined(played.samples, played.samples)))
                   .starts_with("several sweeps: second_sweep_db "));
    BOOST_TEST(*judge(played, played.samples).value("second_sweep_db") == -100.0);
}

BOOST_AUTO_TEST_CASE(a_short_chirp_is_another_signal)
{
    PlayedSweep played(two_seconds);
    auto take = noise(played.samples.size(), 1e-5);
    // As a timing reference: 5 to 20 kHz, logarithmic, 0.7 s.
    const double growth = 0.7 / std::log(4.0);
    const std::size_t count = 33'600;
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / 48'000.0;
        const double fade = std::sin(std::numbers::pi * static_cast<double>(i) / static_cast<double>(count));
        take[24'000 + i] +=
            0.3 * fade * std::sin(2.0 * std::numbers::pi * 5000.0 * growth * std::exp(t / growth));
    }
    BOOST_TEST(only_rejection(judge(played, take)).starts_with("other signal: answered_percent "));
    BOOST_TEST(*judge(played, played.samples).value("answered_percent") == 100.0);
}

/// Through first-order filters: what is below `corner_hz`, then `echo` of all after 1.3 ms, then what is
/// above 1 kHz after 4.1 ms.
std::vector<double> with_echoes(const std::vector<double>& samples, double corner_hz, double echo)
{
    const double low_pole = std::exp(-2.0 * std::numbers::pi * corner_hz / 48'000.0);
    const double high_pole = std::exp(-2.0 * std::numbers::pi * 1000.0 / 48'000.0);
    std::vector<double> heard(samples.size() + 200);
    double low = 0.0;
    double below = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        low += (1.0 - low_pole) * (samples[i] - low);
        below += (1.0 - high_pole) * (samples[i] - below);
        heard[i] += low;
        heard[i + 62] += echo * samples[i];
        heard[i + 197] += 0.9 * (samples[i] - below);
    }
    return heard;
}

/// Without pilots: which echo is the strongest changes with frequency, and nothing has jumped.
BOOST_AUTO_TEST_CASE(echoes_are_no_lost_samples_and_do_not_hide_them)
{
    PlayedSweep played(two_seconds);
    const auto jump_ms = [&](const std::vector<double>& take) {
        const auto heard = added(take, noise(take.size(), 1e-4));
        return *measure_take(heard, played.divider, ClockKind::single, default_check_limits())
                    .verdict.value("arrival_jump_ms");
    };
    BOOST_TEST(std::abs(jump_ms(with_echoes(played.samples, 3000.0, 0.8))) < 0.7);
    const auto& layout = played.layout;
    const double lost_s = layout.growth.value * std::log(5000.0 / layout.from.value);
    const auto lost =
        static_cast<std::ptrdiff_t>(layout.sweep.first) + static_cast<std::ptrdiff_t>(lost_s * 48'000.0);
    auto echoing = played.samples;
    for (std::size_t i = echoing.size() - 1; i >= 144; --i) {
        echoing[i] += 0.5 * played.samples[i - 144];
    }
    for (auto take : {played.samples, echoing}) {
        take.erase(take.begin() + lost, take.begin() + lost + 96);
        BOOST_TEST(jump_ms(take) > 1.0); // the limit; 2 ms are lost
    }
}

BOOST_AUTO_TEST_CASE(a_click_alone_is_another_signal)
{
    PlayedSweep played(two_seconds);
    auto take = noise(played.samples.size(), 1e-5);
    take[96'000] += 0.5;
    BOOST_TEST(only_rejection(judge(played, take)).starts_with("other signal: answered_percent "));
}

/// The answer to the sweep is 55 dB weaker than the crack with which the recorder stops.
BOOST_AUTO_TEST_CASE(a_crack_behind_the_sweep_leaves_it_as_it_is)
{
    PlayedSweep played(two_seconds);
    auto take = added(played.samples, noise(played.samples.size(), 1e-4));
    for (auto& sample : take) {
        sample *= 1e-3;
    }
    take.back() = 0.9;
    const auto verdict = judge(played, take);
    BOOST_TEST((verdict.outcome() != CheckOutcome::rejected), verdict.reason());
    BOOST_TEST(std::abs(*verdict.value("window_share_db")) < 0.1);
    BOOST_TEST(std::abs(*verdict.value("octave_step_ms")) < 0.1);
}

/// Of the energy it leaves a hundredth within the window, and all octaves but one as they are.
BOOST_AUTO_TEST_CASE(a_tone_louder_than_the_sweep_is_no_other_sweep)
{
    PlayedSweep played(two_seconds);
    auto take = played.samples;
    for (std::size_t i = 0; i < take.size(); ++i) {
        take[i] += std::sin(2.0 * std::numbers::pi * 20'500.0 * static_cast<double>(i) / 48'000.0);
    }
    BOOST_TEST(*judge(played, take).value("window_share_db") > -1.0);
}

BOOST_AUTO_TEST_CASE(a_recorder_may_start_long_before_and_stop_long_after)
{
    constexpr double rate_hz = 16'000.0;
    PlayedSweep played({.rate = {rate_hz}, .length = {2.0}});
    for (const double seconds : {3.0, 25.0}) {
        const auto silence = noise(static_cast<std::size_t>(seconds * rate_hz), 1e-4);
        for (const auto& take : {joined(silence, played.samples), joined(played.samples, silence)}) {
            const auto verdict = judge(played, take);
            BOOST_TEST(*verdict.value("missing_ms") == 0.0);
            BOOST_TEST((verdict.outcome() == CheckOutcome::good), verdict.reason());
        }
        const auto division = played.divider.divide(joined(silence, played.samples));
        const auto place = static_cast<double>(silence.size() + played.layout.sweep.first);
        BOOST_TEST(std::abs(division.arrival() - place) < 0.1);
    }
}

BOOST_AUTO_TEST_CASE(polarity_is_a_figure_without_limits)
{
    PlayedSweep played(two_seconds);
    BOOST_TEST(*judge(played, played.samples).value("polarity_sign") == 1.0);
    auto turned = played.samples;
    for (auto& sample : turned) {
        sample = -sample;
    }
    const auto verdict = judge(played, turned);
    BOOST_TEST(*verdict.value("polarity_sign") == -1.0);
    BOOST_TEST((verdict.outcome() == CheckOutcome::good));
}

/// Over no whole octave around 63 Hz times a power of two: what is within the window is told from the energy
/// of all.
BOOST_AUTO_TEST_CASE(a_sweep_between_octaves_arrives_within_its_window)
{
    PlayedSweep played({.length = {2.0}, .from = {1000.0}, .to = Hertz{2000.0}});
    BOOST_TEST(std::abs(*judge(played, played.samples).value("window_share_db")) < 0.1);
}

/// A linear sweep passes no octave in the time of another, and has no harmonics at places of their own.
BOOST_AUTO_TEST_CASE(what_needs_a_law_is_not_told_of_another_signal)
{
    std::vector<double> linear(16'000);
    for (std::size_t i = 0; i < linear.size(); ++i) {
        const double time_s = static_cast<double>(i) / 8000.0;
        linear[i] = 0.5 * std::sin(2.0 * std::numbers::pi * (20.0 + 900.0 * time_s) * time_s);
    }
    const SweepReference sweep(linear, {8000.0}, std::nullopt);
    BOOST_REQUIRE(!sweep.growth().has_value());
    Divider divider(sweep);
    auto take = noise(40'000, 1e-4);
    std::transform(linear.begin(), linear.end(), take.begin() + 8000, take.begin() + 8000, std::plus<>());
    const auto verdict = measure_take(take, divider, ClockKind::separate, default_check_limits()).verdict;
    for (const auto* name : {"disturbed_db", "bass_third_db", "high_harmonics_db", "slip_samples",
                             "drift_ppm", "pilot_gain_db", "first_pilot_gain_db", "second_pilot_gain_db"}) {
        BOOST_TEST(!verdict.value(name).has_value(), name);
    }
    BOOST_TEST(*verdict.value("answered_percent") == 100.0);
    BOOST_TEST(*verdict.value("missing_ms") == 0.0);
}

BOOST_AUTO_TEST_CASE(what_needs_bands_is_not_told_of_a_sweep_without_them)
{
    PlayedSweep played({.length = {2.0}, .from = {20.0}, .to = Hertz{40.0}});
    const auto verdict = judge(played, played.samples);
    for (const auto* name : {"answered_percent", "octave_step_ms", "arrival_jump_ms", "disturbed_db"}) {
        BOOST_TEST(!verdict.value(name).has_value(), name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
