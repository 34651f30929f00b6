#include "core/error.hpp"
#include "dsp/resample.hpp"
#include "played_sweep.hpp"
#include "sweep/noise.hpp"
#include "varied.hpp"
#include "verdict/judge.hpp"
#include "verdict/repeat_mean.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

using namespace earbench;

namespace {

const SweepOptions three_sweeps{.length = {1.5}, .repeats = 3};

TakeVerdict judged(PlayedSweep& played, const std::vector<double>& take,
                   ClockKind clock = ClockKind::separate)
{
    return measure_take(take, played.divider, clock, default_check_limits()).verdict;
}

std::string first_reason(const TakeVerdict& verdict, CheckOutcome outcome)
{
    const auto reasons = verdict.with_outcome(outcome);
    return reasons.empty() ? "" : describe(reasons.front());
}

/// The sample `seconds` after the start of the sweep `index`, from 0.
std::ptrdiff_t place_in(const PlayedSweep& played, int index, double seconds, double rate_hz = 48'000.0)
{
    return static_cast<std::ptrdiff_t>(played.layout.sweep.first) +
           index * static_cast<std::ptrdiff_t>(sweep_period(played.layout)) + std::lround(seconds * rate_hz);
}

std::vector<double> without(std::vector<double> samples, std::ptrdiff_t first, std::ptrdiff_t count)
{
    samples.erase(samples.begin() + first, samples.begin() + first + count);
    return samples;
}

/// What `change` makes of each sample of one sweep.
template <typename Change>
std::vector<double> with_changed_sweep(const PlayedSweep& played, int index, Change change)
{
    auto take = played.samples;
    const auto begin = take.begin() + place_in(played, index, -0.1);
    std::transform(begin, begin + static_cast<std::ptrdiff_t>(sweep_period(played.layout)), begin, change);
    return take;
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_repeats)

BOOST_AUTO_TEST_CASE(every_sweep_is_the_same_and_a_period_after_the_one_before)
{
    const SweepOptions one{.length = {1.5}};
    const auto layout = plan_sweep(three_sweeps);
    const auto of_one = plan_sweep(one);
    const auto samples = make_sweep(three_sweeps);
    BOOST_TEST((layout.sweep == of_one.sweep));
    BOOST_TEST(sweep_period(layout) == layout.sweep.count + 14'400U); // 0.3 s
    BOOST_TEST(layout.second_pilot.first == of_one.second_pilot.first + 2 * sweep_period(layout));
    BOOST_TEST(layout.samples == of_one.samples + 2 * sweep_period(layout));
    BOOST_TEST(samples.size() == layout.samples);
    // Leaving out two sweeps leaves the signal of one, whichever remains.
    for (const int index : {0, 1, 2}) {
        BOOST_TEST((keep_repeat(samples, plan_cuts(layout), index) == make_sweep(one)), index);
    }
    BOOST_TEST(to_metadata(layout_of_one(layout)) == to_metadata(of_one));
}

BOOST_AUTO_TEST_CASE(only_one_to_sixteen_sweeps_make_a_signal)
{
    for (const int repeats : {0, -1, 17}) {
        BOOST_CHECK_THROW((void)plan_sweep({.repeats = repeats}), Error);
    }
    BOOST_TEST(plan_sweep({.repeats = 16}).repeats == 16);
}

BOOST_AUTO_TEST_CASE(metadata_of_several_sweeps_are_of_another_version)
{
    const auto layout = plan_sweep(three_sweeps);
    const auto good = to_metadata(layout);
    BOOST_TEST(good.starts_with("earbench-sweep 2; "));
    BOOST_TEST(to_metadata(plan_sweep({})).starts_with("earbench-sweep 1; "));
    const auto back = parse_metadata(good);
    BOOST_REQUIRE(back.has_value());
    BOOST_TEST(back->repeats == 3);
    BOOST_TEST(sweep_period(*back) == sweep_period(layout));
    BOOST_TEST(to_metadata(*back) == good);
    const auto text = good.substr(0, good.rfind('='));
    for (const auto* repeats : {"", "=0", "=-3", "=17", "=2.5", "=x", "=99999999999999999999"}) {
        BOOST_TEST(!parse_metadata(text + repeats).has_value(), repeats);
    }
    // More sweeps than there is room for between the pilots.
    BOOST_TEST(!parse_metadata(text + "=4").has_value());
    for (const auto* pilots : {"48000+4800,1+4800", "48000+4800,99999999+4800"}) {
        auto moved = good;
        const auto at = moved.find("pilots=") + 7;
        moved.replace(at, moved.find(';', at) - at, pilots);
        BOOST_TEST(!parse_metadata(moved).has_value(), moved);
    }
}

BOOST_AUTO_TEST_CASE(a_sweep_is_kept_with_what_was_before_all_and_comes_after_all)
{
    std::vector<double> signal(20);
    std::iota(signal.begin(), signal.end(), 0.0);
    const RepeatCuts cuts{.first = 3, .period = 5, .count = 3};
    using Samples = std::vector<double>;
    BOOST_TEST((keep_repeat(signal, cuts, 0) == Samples{0, 1, 2, 3, 4, 5, 6, 7, 18, 19}));
    BOOST_TEST((keep_repeat(signal, cuts, 1) == Samples{0, 1, 2, 8, 9, 10, 11, 12, 18, 19}));
    BOOST_TEST((keep_repeat(signal, cuts, 2) == Samples{0, 1, 2, 13, 14, 15, 16, 17, 18, 19}));
    // Cut off at its end, a signal lacks what it lacks.
    const auto cut_off = std::span(signal).first(15);
    BOOST_TEST((keep_repeat(cut_off, cuts, 1) == Samples{0, 1, 2, 8, 9, 10, 11, 12}));
    BOOST_TEST((keep_repeat(cut_off, cuts, 2) == Samples{0, 1, 2, 13, 14}));
    BOOST_TEST((keep_repeat({}, cuts, 1) == Samples{}));
    for (const auto& [place, index, expected] : {std::tuple(1.0, 2, 1.0), std::tuple(4.0, 0, 4.0),
                                                 std::tuple(4.5, 2, 14.5), std::tuple(8.0, 0, 18.0)}) {
        BOOST_TEST(place_in_signal(place, cuts, index) == expected);
    }
    // Two samples late: sample 0 is the third of the first stretch.
    const RepeatCuts late{.first = -2, .period = 5, .count = 3};
    BOOST_TEST((keep_repeat(cut_off, late, 0) == Samples{0, 1, 2, 13, 14}));
    BOOST_TEST((keep_repeat(cut_off, late, 1) == Samples{5, 6, 7, 13, 14}));
}

BOOST_AUTO_TEST_CASE(a_reference_of_several_sweeps_is_that_of_one)
{
    const SweepOptions one{.length = {1.5}};
    const SweepReference several(make_sweep(three_sweeps), one.rate, plan_sweep(three_sweeps));
    const SweepReference single(make_sweep(one), one.rate, plan_sweep(one));
    BOOST_TEST(several.repeats().count == 3);
    BOOST_TEST(single.repeats().count == 1);
    BOOST_TEST(std::equal(several.file_samples().begin(), several.file_samples().end(),
                          single.file_samples().begin(), single.file_samples().end()));
    BOOST_TEST(to_metadata(*several.layout()) == to_metadata(*single.layout()));
    BOOST_TEST(several.start() == single.start());
}

BOOST_AUTO_TEST_CASE(samples_are_read_from_between_them_and_from_before_the_first)
{
    std::vector<double> wave(2000);
    const auto value = [](double position) { return std::sin(0.3 * position); };
    for (std::size_t i = 0; i < wave.size(); ++i) {
        wave[i] = value(static_cast<double>(i));
    }
    for (const double first : {0.25, 700.5, -3.75, -300.5}) {
        const auto read = resample_clock(wave, 0.0, first);
        const auto at = static_cast<std::size_t>(1000.0 - std::floor(first));
        const double position = static_cast<double>(at) + first;
        BOOST_TEST(std::abs(read[at] - value(position)) < 1e-5, first); // 1e-4 dB
    }
    BOOST_TEST(std::abs(resample_clock(wave, 0.0, -300.5)[100]) < 1e-12);
    BOOST_TEST(resample_clock(wave, 0.0, 5000.0).empty());
}

BOOST_AUTO_TEST_CASE(sweeps_are_found_wherever_the_take_starts)
{
    PlayedSweep played(three_sweeps);
    const auto start = static_cast<std::ptrdiff_t>(played.layout.sweep.first);
    const auto period = static_cast<std::ptrdiff_t>(sweep_period(played.layout));
    for (const std::ptrdiff_t late : {std::ptrdiff_t{0}, start - 100, start + 100}) {
        const auto found =
            find_sweeps(std::span(played.samples).subspan(static_cast<std::size_t>(late)), played.reference);
        BOOST_TEST(found.count == 3);
        BOOST_TEST(found.first == start - late);
        BOOST_TEST(found.last == start - late + 2 * period);
    }
    const auto cut_off = std::span(played.samples).first(static_cast<std::size_t>(place_in(played, 2, -0.2)));
    BOOST_TEST(find_sweeps(cut_off, played.reference).count == 2);
    BOOST_TEST(find_sweeps({}, played.reference).count == 1);
}

BOOST_AUTO_TEST_CASE(a_good_take_of_several_sweeps_is_the_take_of_one)
{
    PlayedSweep played(three_sweeps);
    const auto measured =
        measure_take(played.delayed(480.5), played.divider, ClockKind::separate, default_check_limits());
    BOOST_TEST((measured.verdict.outcome() == CheckOutcome::good));
    BOOST_TEST(*measured.verdict.value("repeat_spread_db") < 1e-3);
    BOOST_TEST(*measured.verdict.value("repeat_shift_samples") < 1e-3);
    BOOST_TEST(std::abs(measured.deconvolution->arrival() -
                        (480.5 + static_cast<double>(played.layout.sweep.first))) < 0.05);
}

BOOST_AUTO_TEST_CASE(drift_is_told_and_taken_out_over_all_sweeps)
{
    PlayedSweep played(three_sweeps);
    for (const double ppm : {20.0, -300.0}) {
        const auto drifted = resample_clock(played.samples, 1.0 / (1.0 + ppm * 1e-6) - 1.0);
        const auto verdict = judged(played, drifted);
        BOOST_TEST(std::abs(*verdict.value("drift_ppm") - ppm) < 0.05);
        BOOST_TEST(std::abs(*verdict.value("slip_samples")) < 0.05);
        BOOST_TEST(*verdict.value("repeat_shift_samples") < 0.01);
        BOOST_TEST(first_reason(verdict, CheckOutcome::rejected) == "");
    }
    // With a single clock nothing corrects it: 20 ppm of two periods.
    const auto drifted = resample_clock(played.samples, 1.0 / (1.0 + 20e-6) - 1.0);
    const double shift = 20e-6 * 2.0 * static_cast<double>(sweep_period(played.layout));
    BOOST_TEST(std::abs(*judged(played, drifted, ClockKind::single).value("repeat_shift_samples") - shift) <
               0.01);
}

BOOST_AUTO_TEST_CASE(pilots_that_are_gone_leave_the_drift_to_the_sweeps)
{
    PlayedSweep played(three_sweeps);
    for (const auto& pilot : {played.layout.first_pilot, played.layout.second_pilot}) {
        std::fill_n(played.samples.begin() + static_cast<std::ptrdiff_t>(pilot.first), pilot.count, 0.0);
    }
    const auto verdict = judged(played, resample_clock(played.samples, 1.0 / (1.0 + 100e-6) - 1.0));
    // Each arrival is read to half a sample, over two periods.
    BOOST_TEST(std::abs(*verdict.value("drift_ppm") - 100.0) <
               1e6 / (2.0 * static_cast<double>(sweep_period(played.layout))));
    BOOST_TEST(first_reason(verdict, CheckOutcome::rejected) == "");
}

BOOST_AUTO_TEST_CASE(samples_lost_in_one_sweep_or_between_two_are_told)
{
    // 5.3 ms, as of 256 samples at 48 kHz; the many takes are shorter by half.
    constexpr double rate_hz = 24'000.0;
    constexpr std::ptrdiff_t count = 128;
    PlayedSweep played({.rate = {rate_hz}, .length = {1.5}, .repeats = 3});
    for (const int index : varied<int>({0, 1, 2})) {
        for (const double second : varied<double>({-0.2, 0.0, 0.7, 1.4, 1.6}, 2)) {
            const auto take = without(played.samples, place_in(played, index, second, rate_hz), count);
            const auto found = first_reason(judged(played, take), CheckOutcome::rejected);
            BOOST_TEST(found.starts_with("samples lost or inserted: slip_samples "), found);
            BOOST_TEST(found.find(" in repeat ") != found.npos);
        }
    }
    const auto between = without(played.samples, place_in(played, 1, -0.2, rate_hz), count);
    BOOST_TEST(first_reason(judged(played, between, ClockKind::single), CheckOutcome::rejected) ==
               "samples lost or inserted: repeat_shift_samples 128.00 (limit 8)");
}

BOOST_AUTO_TEST_CASE(clipping_in_one_sweep_is_told_with_its_number)
{
    PlayedSweep played(three_sweeps);
    const auto clipped =
        with_changed_sweep(played, 1, [](double sample) { return std::clamp(sample, -0.4, 0.4); });
    const auto found = first_reason(judged(played, clipped), CheckOutcome::rejected);
    BOOST_TEST(found.starts_with("clipped: flat_tops "), found);
    BOOST_TEST(found.ends_with(" s in repeat 2 (limit 2)"), found);
    // 0.4 of 0.5 is passed within the first periods of 10 Hz, and the fade takes 50 ms.
    const auto verdict = judged(played, clipped);
    const auto at_s = verdict.with_outcome(CheckOutcome::rejected).front().place.value().value;
    const double start_s = static_cast<double>(place_in(played, 1, 0.0)) / 48'000.0;
    BOOST_TEST((at_s > start_s && at_s < start_s + 0.1), at_s - start_s);
}

BOOST_AUTO_TEST_CASE(a_sweep_that_is_missing_is_told)
{
    PlayedSweep played(three_sweeps);
    const double period_ms = static_cast<double>(sweep_period(played.layout)) / 48.0;
    auto take = played.samples;
    take.resize(static_cast<std::size_t>(place_in(played, 2, -0.2)));
    const auto verdict = judged(played, take);
    BOOST_TEST(first_reason(verdict, CheckOutcome::rejected).starts_with("too short: missing_ms "));
    BOOST_TEST(*verdict.value("missing_ms") == period_ms, boost::test_tools::tolerance(1e-9));
    const auto silent = judged(played, with_changed_sweep(played, 0, [](double) { return 0.0; }));
    BOOST_TEST(*silent.value("missing_ms") == period_ms, boost::test_tools::tolerance(1e-9));
    // The last one ends too early: 20 kHz is passed L ln 2000 after its start, L = 0.2 s.
    BOOST_TEST(played.layout.growth.value == 0.2);
    take = played.samples;
    take.resize(static_cast<std::size_t>(place_in(played, 2, 0.2 * std::log(2000.0) - 0.01)));
    const auto early = judged(played, take);
    BOOST_TEST(std::abs(*early.value("missing_ms") - 10.0) < 1.0 / 48.0); // a sample
    BOOST_TEST(first_reason(early, CheckOutcome::rejected).ends_with(" in repeat 3 (limit 0)"));
}

BOOST_AUTO_TEST_CASE(sweeps_of_different_level_are_told_and_noise_is_not)
{
    PlayedSweep played(three_sweeps);
    const double gain = std::pow(10.0, -0.5 / 20.0);
    const auto louder = with_changed_sweep(played, 1, [&](double sample) { return gain * sample; });
    const auto verdict = judged(played, louder);
    BOOST_TEST(std::abs(*verdict.value("repeat_spread_db") - 0.5) < 0.002);
    const auto warnings = verdict.with_outcome(CheckOutcome::warning);
    BOOST_REQUIRE(!warnings.empty());
    BOOST_TEST(describe(warnings.front()) == "gain moves: first_pilot_gain_db 0.50 in repeat 2 (limit 0.3)");
    BOOST_TEST(describe(warnings.back()) == "repeats differ: repeat_spread_db 0.5 (limit 0.3)");
    // Uniform noise of peak p has the RMS value p / sqrt 3; the sweep's is 0.35: 17 dB.
    auto noisy = played.samples;
    const auto added = noise(noisy.size(), 0.0866);
    std::transform(noisy.begin(), noisy.end(), added.begin(), noisy.begin(), std::plus<>());
    const auto of_noise = judged(played, noisy);
    BOOST_TEST(*of_noise.value("repeat_spread_db") == 0.0);
    BOOST_TEST(*of_noise.value("repeat_shift_samples") < 0.05);
    BOOST_TEST(first_reason(of_noise, CheckOutcome::rejected) == "");
}

BOOST_AUTO_TEST_CASE(short_fragments_and_silence_are_rejected)
{
    PlayedSweep played(three_sweeps);
    BOOST_TEST(first_reason(judged(played, {}), CheckOutcome::rejected).starts_with("silent"));
    BOOST_TEST(first_reason(judged(played, std::vector<double>(100)), CheckOutcome::rejected) ==
               "silent: silence_dbfs -200.0 (limit -100)");
    const std::vector<double> fragment(played.samples.begin() + place_in(played, 0, 0.1),
                                       played.samples.begin() + place_in(played, 0, 0.1) + 200);
    BOOST_TEST((judged(played, fragment).outcome() == CheckOutcome::rejected));
    BOOST_TEST((judged(played, {0.5}).outcome() == CheckOutcome::rejected));
}

BOOST_AUTO_TEST_CASE(noise_falls_with_the_root_of_the_number_of_sweeps_and_tones_do_not)
{
    const SweepOptions one{.length = {1.5}};
    const SweepReference several(make_sweep(three_sweeps), one.rate, plan_sweep(three_sweeps));
    const SweepReference single(make_sweep(one), one.rate, plan_sweep(one));
    auto record = noise(96'000, 1e-3);
    for (std::size_t i = 0; i < record.size(); ++i) {
        record[i] += 0.1 * std::sin(2.0 * 3.14159265358979 * 100.0 * static_cast<double>(i) / 48'000.0);
    }
    const std::vector<double> frequency{100.0, 1000.0, 8000.0};
    const NoiseWindow window{single.window()};
    const SweepPower of_several(several);
    const SweepPower of_single(single);
    const auto of_mean = NoiseFloor(record, of_several).magnitude(window, frequency);
    const auto of_one = NoiseFloor(record, of_single).magnitude(window, frequency);
    BOOST_TEST(of_mean[0] == of_one[0], boost::test_tools::tolerance(1e-9));
    BOOST_TEST(of_mean[1] * std::sqrt(3.0) == of_one[1], boost::test_tools::tolerance(1e-9));
    BOOST_TEST(of_mean[2] * std::sqrt(3.0) == of_one[2], boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(the_worse_of_two_figures_is_kept_with_its_number)
{
    const auto limits = default_check_limits();
    TakeVerdict all(limits);
    all.add("drift_ppm", 20.0); // of the whole take
    TakeVerdict first(limits);
    first.add("drift_ppm", 20.0);
    first.add("snr_db", 30.0);
    first.add("slip_samples", -4.0);
    first.add("peak_dbfs", -6.0);
    TakeVerdict second(limits);
    second.add("snr_db", 10.0, CheckPlace{50.0, "Hz"});
    second.add("stuck_samples", 12.0, CheckPlace{0.5, "s"});
    second.add("slip_samples", 2.0);
    second.add("disturbed_db", 0.2, CheckPlace{63.0, "Hz", Seconds{0.25}});
    second.add("peak_dbfs", -0.5);
    const RepeatCuts cuts{.first = 1000, .period = 96'000, .count = 2};
    all.take_worse(first, 0, cuts, {48'000.0});
    all.take_worse(second, 1, cuts, {48'000.0});
    BOOST_TEST(all.checks().size() == 6U);
    BOOST_TEST(*all.value("snr_db") == 10.0);
    BOOST_TEST(*all.value("slip_samples") == -4.0);
    BOOST_TEST(*all.value("peak_dbfs") == -0.5);
    for (const auto& check : all.checks()) {
        BOOST_TEST((check.repeat == 0) == (check.check.name == "drift_ppm"), check.check.name);
    }
    // 0.5 s into the second take is a period of 2 s later in all.
    const auto good = all.with_outcome(CheckOutcome::good);
    BOOST_TEST(describe(good[0]) == "gap: stuck_samples 12.00 at 2.500 s in repeat 2");
    BOOST_TEST(describe(good[1]) == "disturbed: disturbed_db 0.2 at 63 Hz, 2.250 s in repeat 2");
    all.add("slip_samples", 1.0);
    BOOST_TEST(*all.value("slip_samples") == 1.0);
    const auto warnings = all.with_outcome(CheckOutcome::warning);
    BOOST_REQUIRE(warnings.size() == 2U);
    BOOST_TEST(describe(warnings[0]) == "noise: snr_db 10.0 at 50 Hz in repeat 2 (limit 20)");
    BOOST_TEST(describe(warnings[1]) == "too loud: peak_dbfs -0.5 in repeat 2 (limit -1)");
}

BOOST_AUTO_TEST_SUITE_END()
