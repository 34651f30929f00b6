// What is kept of the long signals of a take, against the signals themselves.

#include "dsp/circular.hpp"
#include "played_sweep.hpp"
#include "sweep/arrival_figures.hpp"
#include "sweep/band_arrival.hpp"
#include "verdict/compressed_answer.hpp"
#include "verdict/explained_take.hpp"
#include "verdict/judge.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace earbench;

namespace {

const SweepOptions five_seconds{.length = {5.0}};

/// `take` with `added` from the sample `first` on.
std::vector<double> with(std::vector<double> take, std::span<const double> added, std::size_t first)
{
    for (std::size_t i = 0; i < added.size() && first + i < take.size(); ++i) {
        take[first + i] += added[i];
    }
    return take;
}

/// A circular signal of 600,000 zeros with pulses where a sweep of five seconds would become them.
std::vector<double> pulses(std::initializer_list<std::pair<std::size_t, double>> places)
{
    std::vector<double> compressed(600'000);
    for (const auto& [index, amplitude] : places) {
        compressed[index] = amplitude;
    }
    return compressed;
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_figures)

BOOST_AUTO_TEST_CASE(arrival_peak_and_mean_square_are_those_of_the_compressed_take)
{
    const SweepReference sweep = PlayedSweep(five_seconds).reference;
    auto compressed = pulses({{70'000, -0.5}, {70'001, -0.25}});
    const auto found = arrival_figures(compressed, 350'000, sweep);
    BOOST_TEST(std::abs(found.arrival - 70'000.0 - 1.0 / 6.0) < 1e-9); // parabola through 0, 0.5, 0.25
    BOOST_TEST(found.peak == 0.5);
    BOOST_TEST(std::abs(found.mean_square * 600'000.0 - 0.3125) < 1e-12);
    BOOST_TEST(found.is_inverted);
    BOOST_TEST(!found.other.has_value());
    BOOST_TEST(!found.hides_something);
    // Behind the take there are the lags before it.
    BOOST_TEST(arrival_figures(pulses({{599'500, 1.0}}), 350'000, sweep).arrival == -500.0);
    BOOST_TEST(!arrival_figures(pulses({{599'500, 1.0}}), 350'000, sweep).is_inverted);
}

BOOST_AUTO_TEST_CASE(another_sweep_is_looked_for_beyond_0_6_of_the_sweep)
{
    const SweepReference sweep = PlayedSweep(five_seconds).reference;
    const auto near = static_cast<std::size_t>(0.6 * static_cast<double>(sweep.samples()));
    const auto other_at = [&](std::size_t index) {
        return arrival_figures(pulses({{100'000, 1.0}, {index, -0.25}}), 600'000, sweep).other;
    };
    BOOST_TEST(!other_at(100'000 + near - 1).has_value());
    BOOST_REQUIRE(other_at(100'000 + near).has_value());
    BOOST_TEST(other_at(100'000 + near)->peak == 0.25);
    BOOST_TEST(other_at(100'000 + near)->index == 100'000 + near);
    BOOST_TEST(other_at(700'000 - near - 1).has_value()); // circularly
    BOOST_TEST(!other_at(700'000 - near).has_value());
    // A stretch of noise is no sweep.
    auto rustling = pulses({{100'000, 1.0}});
    BOOST_TEST(
        !arrival_figures(with(rustling, noise(50'000, 0.25), 320'000), 600'000, sweep).other.has_value());
}

BOOST_AUTO_TEST_CASE(lags_that_share_a_place_hide_what_is_30_db_below_the_peak)
{
    const SweepReference sweep = PlayedSweep(five_seconds).reference;
    const auto samples = sweep.samples(); // 240,000 and a little less
    // A take of 500,000 samples leaves 100,000 places for lags before it: the last of its own are shared.
    const auto first_shared = 500'000 - (samples - 100'000);
    const auto hides = [&](std::size_t index, double amplitude) {
        return arrival_figures(pulses({{100'000, 1.0}, {index, amplitude}}), 500'000, sweep).hides_something;
    };
    BOOST_TEST(!hides(first_shared, 0.0315));
    BOOST_TEST(hides(first_shared, 0.0317));
    BOOST_TEST(hides(499'999, -0.0317));
    BOOST_TEST(!hides(first_shared - 1, 0.5));
    BOOST_TEST(!hides(500'000, 0.5));
    // A sweep that begins before the take, or ends behind it.
    const auto whole_at = [&](std::size_t index) {
        return !arrival_figures(pulses({{index, 1.0}}), 340'000, sweep).hides_something;
    };
    BOOST_TEST(!arrival_figures(pulses({{599'999, 1.0}}), 340'000, sweep).hides_something); // none is shared
    BOOST_TEST(whole_at(0));
    BOOST_TEST(!arrival_figures(pulses({{0, 1.0}}), 500'000, sweep).hides_something);
    BOOST_TEST(arrival_figures(pulses({{599'999, 1.0}}), 500'000, sweep).hides_something);
    BOOST_TEST(!arrival_figures(pulses({{500'000 - samples, 1.0}}), 500'000, sweep).hides_something ==
               (500'000 - samples < first_shared));
}

BOOST_AUTO_TEST_CASE(the_energy_of_an_octave_is_that_of_its_envelope)
{
    const auto samples = noise(60'000, 1.0);
    const auto spectrum = forward_fft(samples, 60'000);
    for (const double centre : {100.0, 1000.0, 20'000.0}) {
        const auto arrival = octave_arrival(spectrum, 60'000, {48'000.0}, {centre});
        const double energy = octave_energy(spectrum, 60'000, {48'000.0}, {centre});
        BOOST_TEST(std::abs(arrival.energy / energy - 1.0) < 1e-9);
        BOOST_TEST(std::abs(arrival.greatest * 60'000.0 / energy / arrival.concentration - 1.0) < 1e-9);
    }
    BOOST_TEST(octave_energy(spectrum, 60'000, {48'000.0}, {40'000.0}) == 0.0);
}

/// The part around the arrival tells the same as all of the answer, and where it cannot, all of it does.
BOOST_AUTO_TEST_CASE(an_octave_arrives_where_the_whole_answer_says)
{
    PlayedSweep played(five_seconds);
    const auto quiet = [&](double share) {
        auto take = played.samples;
        for (double& sample : take) {
            sample *= share;
        }
        return take;
    };
    // A take, one with noise 20 dB above it in the treble, and one whose second half comes from elsewhere.
    auto moved = played.samples;
    std::rotate(moved.begin() + 200'000, moved.begin() + 200'000 + 60'000, moved.end());
    for (const auto& take :
         {played.delayed(300.4), with(quiet(0.05), noise(played.samples.size(), 0.5), 0), moved}) {
        auto division = played.divider.divide(take);
        const CompressedAnswer answer(take, division, played.divider);
        for (double centre = 200.0; centre < 13'000.0; centre *= std::exp2(1.0 / 3.0)) {
            const auto told = answer.octave({centre});
            const auto whole =
                octave_arrival(answer.whole_spectrum(), division.length, played.reference.rate(), {centre});
            const double length_s = static_cast<double>(division.length) / 48'000.0;
            const double whole_s = std::remainder(whole.time_s - division.arrival() / 48'000.0, length_s);
            // Both follow the envelope by a parabola through samples of their own, which are 0.71 / centre
            // apart: each is within a fortieth of that.
            BOOST_TEST(std::abs(told.time_s - whole_s) < 2.0 / 40.0 * 0.71 / centre);
            BOOST_TEST(std::abs(told.concentration / whole.concentration - 1.0) < 0.1);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_take_of_less_than_the_sweep_is_rejected_however_short)
{
    PlayedSweep played(five_seconds);
    const std::span whole(played.samples);
    for (const double seconds : {0.0001, 0.01, 0.1, 1.0, 1.9, 3.0, 5.5}) {
        const auto take = whole.first(static_cast<std::size_t>(seconds * 48'000.0));
        const auto from_within = whole.subspan(100'000, std::min(take.size(), whole.size() - 100'000));
        for (const auto part : {take, from_within}) {
            const auto measured =
                measure_take(part, played.divider, ClockKind::separate, default_check_limits());
            BOOST_TEST((measured.verdict.outcome() == CheckOutcome::rejected), seconds);
        }
    }
}

BOOST_AUTO_TEST_CASE(frames_that_are_not_whole_are_left_out)
{
    const std::vector<double> samples{1.0, 2.0, 3.0, 4.0, 5.0};
    BOOST_TEST(frame_energies(samples, 2) == (std::vector<double>{5.0, 25.0}),
               boost::test_tools::per_element());
    BOOST_TEST(frame_energies(samples, 6).empty());
    BOOST_TEST(frame_step_energies(samples, 2) == (std::vector<double>{2.0, 2.0}),
               boost::test_tools::per_element());
    BOOST_TEST(frame_samples({0.005}, {44'100.0}) == 220U);
}

/// The rest of a chain that the response explains is nothing; the model is what was played.
BOOST_AUTO_TEST_CASE(a_perfect_take_leaves_nothing)
{
    PlayedSweep played(five_seconds);
    auto division = played.divider.divide(played.samples);
    const auto explained = explain_take(played.samples, division, played.divider);
    const auto sweep = explained.part.of(played.samples);
    BOOST_REQUIRE_EQUAL(explained.model.size(), sweep.size());
    BOOST_TEST(explained.part.begin() == played.layout.sweep.first);
    double worst = 0.0;
    for (std::size_t i = 100'000; i < 200'000; ++i) { // far from the edges of the sweep's band
        worst = std::max(worst, std::abs(explained.model[i] - sweep[i]));
    }
    BOOST_TEST(worst < 1e-4);
    const auto played_energies = frame_energies(sweep, 240);
    BOOST_REQUIRE_EQUAL(explained.rest_energies.size(), played_energies.size());
    BOOST_REQUIRE_EQUAL(explained.model_energies.size(), played_energies.size());
    for (std::size_t i = 300; i < 800; ++i) {
        BOOST_TEST(explained.rest_energies[i] < 1e-7 * played_energies[i]);
        BOOST_TEST(std::abs(explained.model_energies[i] / played_energies[i] - 1.0) < 1e-3);
    }
    BOOST_TEST(division.spectrum.empty());
}

BOOST_AUTO_TEST_CASE(a_part_ends_50_ms_behind_the_sweep_or_with_the_take)
{
    const PlayedSweep played(five_seconds);
    const auto count = played.reference.samples();
    const std::vector<double> take(count + 10'000, 1.0);
    const SweepPart whole(take.size(), 1000.4, played.reference);
    BOOST_TEST(whole.is_whole());
    BOOST_TEST(whole.begin() == 1000U);
    BOOST_TEST(whole.of(take).size() == count + 2400U);
    BOOST_TEST(whole.left_out() == 0U);
    const SweepPart early(take.size(), -500.0, played.reference);
    BOOST_TEST(!early.is_whole());
    BOOST_TEST(early.begin() == 0U);
    BOOST_TEST(early.left_out() == 500U);
    BOOST_TEST(SweepPart(count, 0.0, played.reference).is_whole());
    BOOST_TEST(!SweepPart(count, 1.0, played.reference).is_whole());
    BOOST_TEST(SweepPart(count, 1.0, played.reference).of(take).size() == count - 1);
}

BOOST_AUTO_TEST_SUITE_END()
