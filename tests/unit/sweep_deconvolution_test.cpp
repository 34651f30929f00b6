#include "core/error.hpp"
#include "played_sweep.hpp"
#include "sweep/band_arrival.hpp"
#include "sweep/divider.hpp"
#include "worse_of.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace earbench;
using std::numbers::pi;

namespace {

bool is_data(const Error& error)
{
    return error.fault() == Fault::data;
}

/// Farina's form, from f1 to f2 over `length_s` behind `silence_s`, faded by half cosines of 50 and 2 ms.
std::vector<double> foreign_sweep(double rate, double from, double to, double length_s, double silence_s)
{
    const double growth = length_s / std::log(to / from);
    std::vector<double> samples(static_cast<std::size_t>((length_s + 2.0 * silence_s) * rate));
    const auto first = static_cast<std::size_t>(silence_s * rate);
    for (std::size_t i = 0; i < static_cast<std::size_t>(length_s * rate); ++i) {
        const double t = static_cast<double>(i) / rate;
        samples[first + i] = 0.5 * std::sin(2.0 * pi * from * growth * (std::exp(t / growth) - 1.0));
        const double in = std::min(t / 0.05, 1.0);
        const double out = std::min((length_s - t) / 0.002, 1.0);
        samples[first + i] *= (0.5 - 0.5 * std::cos(pi * in)) * (0.5 - 0.5 * std::cos(pi * out));
    }
    return samples;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sweep_deconvolution)

BOOST_AUTO_TEST_CASE(an_octave_of_an_impulse_arrives_where_the_impulse_is)
{
    constexpr std::size_t length = 48'000;
    for (const std::ptrdiff_t at : {12'000, 100, -700}) {
        std::vector<double> impulse(length);
        impulse[static_cast<std::size_t>((at + std::ptrdiff_t{length}) % std::ptrdiff_t{length})] = 1.0;
        const auto spectrum = forward_fft(impulse, length);
        for (const double centre : {250.0, 1000.0, 8000.0}) {
            const auto arrival = octave_arrival(spectrum, length, {48'000.0}, {centre});
            // The envelope has at least two samples for every period of the octave's width, centre / sqrt 2.
            const double step_s = std::numbers::sqrt2 / centre / 2.0;
            BOOST_TEST(std::abs(arrival.time_s - static_cast<double>(at) / 48'000.0) <= step_s);
            BOOST_TEST(arrival.concentration > 30.0);
            if (at == 12'000) {
                BOOST_TEST(std::abs(arrival.centroid_s - 0.25) <= step_s);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(an_octave_above_half_of_the_sample_rate_holds_nothing)
{
    const std::vector<double> impulse{1.0};
    for (const double centre : {6000.0, 8000.0, 1e6}) {
        const auto arrival = octave_arrival(forward_fft(impulse, 8000), 8000, {8000.0}, {centre});
        BOOST_TEST(arrival.concentration == 0.0);
    }
}

BOOST_AUTO_TEST_CASE(the_sweep_divided_by_itself_is_the_reference)
{
    PlayedSweep played({.length = {2.0}});
    const std::span sweep =
        std::span(played.samples).subspan(played.layout.sweep.first, played.layout.sweep.count);
    const auto found = Divider(played.reference).divide(sweep);
    BOOST_REQUIRE_EQUAL(found.impulse_response.size(), found.reference->size());
    double worst = 0.0;
    for (std::size_t i = 0; i < found.reference->size(); ++i) {
        worst = worse_of(worst, std::abs(found.impulse_response[i] - (*found.reference)[i]));
    }
    BOOST_TEST(worst < 1e-12);
    BOOST_TEST(std::abs(found.arrival()) < 1e-9);
    BOOST_TEST(played.reference.start() == 67'200U);
    BOOST_TEST(played.reference.samples() == played.layout.sweep.count);
}

BOOST_AUTO_TEST_CASE(a_whole_file_arrives_where_its_sweep_starts_and_later_by_its_delay)
{
    PlayedSweep played({.length = {2.0}});
    const auto start = static_cast<double>(played.layout.sweep.first);
    BOOST_TEST(std::abs(Divider(played.reference).divide(played.samples).arrival() - start) < 1e-3);
    auto late = played.samples;
    late.insert(late.begin(), 1234, 0.0);
    BOOST_TEST(std::abs(Divider(played.reference).divide(late).arrival() - start - 1234.0) < 1e-3);
    // Turned over: the greatest magnitude is meant.
    for (double& sample : late) {
        sample *= -0.25;
    }
    BOOST_TEST(std::abs(Divider(played.reference).divide(late).arrival() - start - 1234.0) < 1e-3);
    // A parabola through three samples of a pulse of this bandwidth lies within a tenth of a sample.
    BOOST_TEST(std::abs(Divider(played.reference).divide(played.delayed(300.37)).arrival() - start - 300.37) <
               0.1);
    // Recording began after playback.
    const std::span cut = std::span(played.samples).subspan(played.layout.sweep.first + 500);
    BOOST_TEST(std::abs(Divider(played.reference).divide(cut).arrival() + 500.0) < 1.0);
}

BOOST_AUTO_TEST_CASE(lags_that_share_a_place_change_nothing_where_a_whole_sweep_lies_within_the_take)
{
    PlayedSweep played({.length = {5.0}});
    Divider divider(played.reference);
    const auto found = divider.divide(played.samples);
    const auto all = divider.compress_all(played.samples);
    const auto length = found.length;
    BOOST_TEST(length < all.size());
    const auto folded = inverse_fft(divider.compress(played.samples, length), length);
    const auto peak = static_cast<std::size_t>(std::llround(found.arrival()));
    double worst = 0.0;
    for (std::size_t i = peak - 48'000; i < peak + 48'000; ++i) {
        worst = std::max(worst, std::abs(folded[i] - all[i]));
    }
    // What the edges of the sweep's band leave far from the arrival falls on it.
    BOOST_TEST(worst < 1e-4 * std::abs(all[peak]));
}

BOOST_AUTO_TEST_CASE(lags_do_not_share_a_place_where_that_could_hide_something)
{
    PlayedSweep played({.length = {5.0}});
    Divider divider(played.reference);
    const auto sweep = played.layout.sweep;
    const auto has_all_lags = [&](std::span<const double> take) {
        return divider.divide(take).length == divider.compress_all(take).size();
    };
    BOOST_TEST(!has_all_lags(played.samples));
    const std::span whole(played.samples);
    BOOST_TEST(has_all_lags(whole.subspan(sweep.first + 500)));             // begins within the sweep
    BOOST_TEST(has_all_lags(whole.first(sweep.first + sweep.count - 500))); // ends within it
    // The last third of an earlier sweep, and then the sweep.
    auto twice = played.samples;
    twice.insert(twice.begin(),
                 whole.begin() + static_cast<std::ptrdiff_t>(sweep.first + 2 * sweep.count / 3),
                 whole.begin() + static_cast<std::ptrdiff_t>(sweep.first + sweep.count));
    BOOST_TEST(has_all_lags(twice));
    // Less than a sweep, down to next to nothing.
    for (const std::size_t count : {1U, 100U, 20'000U, 96'000U, 200'000U}) {
        BOOST_TEST(has_all_lags(whole.subspan(sweep.first + 1000, std::min(count, sweep.count - 2000))));
    }
    // What a longer window shows has places of its own.
    Divider patient(played.reference, {2.9});
    BOOST_TEST(patient.divide(played.samples).length >= fft_length(played.samples.size() + 139'200U));
    Divider most_patient(played.reference, {4.0}); // more than 0.6 of the sweep
    BOOST_TEST(most_patient.divide(played.samples).length == divider.compress_all(played.samples).size());
    // Nothing is gained with a short sweep.
    PlayedSweep brief({.length = {1.0}});
    Divider brief_divider(brief.reference);
    BOOST_TEST(brief_divider.divide(brief.samples).length ==
               brief_divider.compress_all(brief.samples).size());
}

BOOST_AUTO_TEST_CASE(the_window_is_shortened_to_where_the_second_harmonic_would_reach_it)
{
    // 0.45 x 1.3 s x ln 2 = 0.4055 s: 0.4 s stays. 5 s: 6.497 -> 6 periods, L = 0.6 s, 0.18715 s = 8983
    // samples.
    BOOST_TEST(PlayedSweep({}).reference.window().left == 19'200U);
    const auto window = PlayedSweep({.length = {5.0}}).reference.window();
    BOOST_TEST(window.left == 8983U);
    BOOST_TEST(window.right == 24'000U);
}

BOOST_AUTO_TEST_CASE(the_time_at_which_a_frequency_is_passed_follows_the_law_of_the_sweep)
{
    const PlayedSweep played({});
    BOOST_TEST(std::abs(played.reference.samples_until({10.0}).value()) < 1e-6);
    BOOST_TEST(std::abs(played.reference.samples_until({1000.0}).value() - 1.3 * std::log(100.0) * 48'000.0) <
               1e-6);
    BOOST_TEST(played.reference.band().from.value == 10.0);
    BOOST_TEST(played.reference.band().to.value == 22'000.0);
    BOOST_TEST(played.reference.growth().value().value == 1.3);
}

BOOST_AUTO_TEST_CASE(sweeps_of_other_programs_are_understood_without_metadata)
{
    struct Case {
        double rate;
        double from;
        double to;
        double length_s;
    };
    for (const auto& each : {Case{44'100.0, 20.0, 20'000.0, 5.0}, Case{48'000.0, 50.0, 16'000.0, 2.0},
                             Case{96'000.0, 20.0, 40'000.0, 4.0}}) {
        const auto samples = foreign_sweep(each.rate, each.from, each.to, each.length_s, 0.5);
        const SweepReference reference(samples, {each.rate}, std::nullopt);
        // The sweep is what is above -80 dB of the peak; the fade reaches that in 1.5 ms.
        BOOST_TEST(reference.start() >= static_cast<std::size_t>(0.5 * each.rate));
        BOOST_TEST(reference.start() <= static_cast<std::size_t>(0.5015 * each.rate));
        // The band is told in steps of 1/24 octave, and 30 dB below the median lies outside of f1 .. f2 by
        // some.
        BOOST_TEST(reference.band().from.value < each.from * std::exp2(1.0 / 24.0));
        BOOST_TEST(reference.band().from.value > each.from / 3.0);
        BOOST_TEST(reference.band().to.value > each.to / std::exp2(1.0 / 24.0));
        BOOST_TEST(reference.band().to.value < each.to * 1.2);
        BOOST_REQUIRE(reference.growth().has_value());
        const double growth = each.length_s / std::log(each.to / each.from);
        BOOST_TEST(std::abs(reference.growth()->value / growth - 1.0) < 0.01);
        const double at_1_khz = growth * std::log(1000.0 / each.from) * each.rate;
        BOOST_TEST(std::abs(reference.samples_until({1000.0}).value() - at_1_khz) < 0.005 * each.rate);
    }
}

BOOST_AUTO_TEST_CASE(a_linear_sweep_or_noise_has_no_growth)
{
    std::vector<double> linear(96'000);
    for (std::size_t i = 0; i < linear.size(); ++i) {
        const double t = static_cast<double>(i) / 48'000.0;
        linear[i] = 0.5 * std::sin(2.0 * pi * (20.0 * t + 0.5 * 10'000.0 * t * t));
    }
    BOOST_TEST(!SweepReference(linear, {48'000.0}, std::nullopt).growth().has_value());
    const auto rustle = noise(96'000, 0.5);
    const SweepReference reference(rustle, {48'000.0}, std::nullopt);
    BOOST_TEST(!reference.growth().has_value());
    BOOST_TEST(!reference.samples_until({1000.0}).has_value());
    BOOST_TEST(reference.window().left == 19'200U); // not shortened
}

BOOST_AUTO_TEST_CASE(what_is_no_sweep_is_refused)
{
    const std::vector<double> silence(48'000);
    BOOST_CHECK_EXCEPTION(SweepReference(silence, {48'000.0}, std::nullopt), Error, is_data);
    const auto layout = plan_sweep({.length = {1.0}});
    const std::vector<double> long_silence(layout.samples);
    BOOST_CHECK_EXCEPTION(SweepReference(long_silence, {48'000.0}, layout), Error, is_data);
    std::vector<double> tone(48'000);
    for (std::size_t i = 0; i < tone.size(); ++i) {
        tone[i] = std::sin(2.0 * pi * 1000.0 * static_cast<double>(i) / 48'000.0);
    }
    BOOST_CHECK_EXCEPTION(SweepReference(tone, {48'000.0}, std::nullopt), Error, is_data);
}

BOOST_AUTO_TEST_CASE(a_file_that_contradicts_its_metadata_is_refused)
{
    const SweepOptions options{.length = {1.0}};
    const auto samples = make_sweep(options);
    const auto layout = plan_sweep(options);
    // Cut off in an editor, or resampled with the comment kept: the positions are not those of this file.
    BOOST_CHECK_EXCEPTION(SweepReference(std::span(samples).first(layout.samples - 1), {48'000.0}, layout),
                          Error, is_data);
    BOOST_CHECK_EXCEPTION(SweepReference(samples, {44'100.0}, layout), Error, is_data);
    BOOST_CHECK_NO_THROW(SweepReference(samples, {48'000.0}, layout));
}

BOOST_AUTO_TEST_CASE(metadata_that_do_not_agree_with_themselves_or_the_samples_are_refused)
{
    const SweepOptions options{.length = {1.0}, .repeats = 2};
    const auto samples = make_sweep(options);
    const auto good = plan_sweep(options);
    const auto refused = [&](const auto& change) {
        auto layout = good;
        change(layout);
        try {
            (void)SweepReference(samples, {48'000.0}, layout);
        } catch (const Error& error) {
            return is_data(error);
        }
        return false;
    };
    BOOST_TEST(!refused([](SweepLayout&) {}));
    const double sample = 1.0 / (48'000.0 * std::log(2200.0)); // of growth
    BOOST_TEST(!refused([&](SweepLayout& layout) { layout.growth.value += 0.4 * sample; }));
    BOOST_TEST(refused([&](SweepLayout& layout) { layout.growth.value += 1.6 * sample; }));
    BOOST_TEST(refused([&](SweepLayout& layout) { layout.growth.value -= 1.6 * sample; }));
    BOOST_TEST(refused([](SweepLayout& layout) { layout.growth.value = 1e308; }));
    BOOST_TEST(refused([](SweepLayout& layout) { layout.from.value = 20.0; }));
    BOOST_TEST(refused([](SweepLayout& layout) { layout.first_pilot.first = layout.samples; }));
    BOOST_TEST(refused([](SweepLayout& layout) { layout.first_pilot.count = layout.samples; }));
    BOOST_TEST(refused([](SweepLayout& layout) { layout.second_pilot.first = layout.samples - 1; }));
    BOOST_TEST(refused([](SweepLayout& layout) { layout.second_pilot = layout.first_pilot; }));
    BOOST_TEST(refused([](SweepLayout& layout) { layout.first_pilot.first = layout.sweep.first; }));
    BOOST_TEST(refused([](SweepLayout& layout) { layout.first_pilot.first = 0; })); // silence is there
    BOOST_TEST(refused([](SweepLayout& layout) { layout.second_pilot.first += 480; }));
    BOOST_TEST(refused([](SweepLayout& layout) { layout.second_pilot.count -= 1; }));
}

/// Impulses at 50 ms and beside it: an octave at 1 kHz tells 8 ms apart.
BOOST_AUTO_TEST_CASE(an_arrival_can_be_that_of_an_echo_within_20_ms)
{
    const auto arrival_with = [](std::ptrdiff_t later, double amplitude) {
        std::vector<double> impulses(16'384);
        impulses[2400] = 1.0;
        impulses[static_cast<std::size_t>(2400 + later)] += amplitude;
        return octave_arrival(forward_fft(impulses, 16'384), 16'384, {48'000.0}, {1000.0});
    };
    const double near_s = 0.0005;
    for (const std::ptrdiff_t later : {-384, 384}) { // 8 ms
        const auto echoing = arrival_with(later, 0.5);
        BOOST_TEST(std::abs(echoing.time_s - 0.05) < near_s);
        BOOST_TEST(std::abs(echoing.earliest_s - (later < 0 ? 0.042 : 0.05)) < near_s);
        BOOST_TEST(std::abs(echoing.latest_s - (later < 0 ? 0.05 : 0.058)) < near_s);
    }
    // A twentieth of the power, and 25 ms: no echo that counts.
    for (const auto& alone : {arrival_with(384, 0.22), arrival_with(1200, 0.5), arrival_with(0, 0.0)}) {
        BOOST_TEST(std::abs(alone.earliest_s - 0.05) < near_s);
        BOOST_TEST(std::abs(alone.latest_s - 0.05) < near_s);
    }
    const auto two = arrival_with(384, 1.0);
    BOOST_TEST(std::abs(two.centroid_s - 0.054) < near_s);
}

BOOST_AUTO_TEST_SUITE_END()
