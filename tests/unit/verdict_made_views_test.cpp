// Checks of views that are made by hand: what earbench-verdict(7) says of clicks, gaps, hum and noise, to the
// digit.

#include "made_view.hpp"
#include "verdict/checks.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

using namespace earbench;
using std::numbers::pi;

namespace {

/// A frame of 5 ms has 40 samples. The sweep has 5600: 20 ms before its end, at 5440, the frame 135 ends. It
/// passes 0.95 of 3282 Hz after 0.589 s ln 3.1179 = 5358.3 samples, within the frame 133; 0.951 of it within
/// the next.
const SweepOptions short_sweep{
    .rate = {8000.0}, .length = {0.7}, .from = {1000.0}, .to = Hertz{3282.0}, .tail = {0.0}};
constexpr std::size_t frame = 40;

/// What is left in `rest`, a frame each, of a take whose model has the energies `model`.
CheckFigure click_of(MadeView& made, const std::vector<double>& rest, const std::vector<double>& model)
{
    made.view.explanation.rest_energies = rest;
    made.view.explanation.model_energies = model;
    return checks::click(made.view).value();
}

/// Frames of 1, but for some.
std::vector<double> frames(std::size_t count, std::initializer_list<std::pair<std::size_t, double>> others)
{
    std::vector<double> energies(count, 1.0);
    for (const auto& [index, energy] : others) {
        energies[index] = energy;
    }
    return energies;
}

const std::vector<double> no_model(200);

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_made_views)

BOOST_AUTO_TEST_CASE(a_click_rises_over_the_median_of_the_third_to_the_22nd_frame_to_either_side)
{
    MadeView made(short_sweep);
    // Half of the 20 frames of one side have 100, those at its ends among them, and all others 1: the upper
    // of the middle two is 100. With a frame less or more it would be 1.
    for (const bool before : {true, false}) {
        auto rest = frames(136, {{60, 1e6}});
        for (const int distance : {3, 5, 6, 8, 9, 11, 14, 15, 18, 22}) {
            rest[static_cast<std::size_t>(before ? 60 - distance : 60 + distance)] = 100.0;
        }
        const auto found = click_of(made, rest, no_model);
        BOOST_TEST(std::abs(found.value - 40.0) < 1e-9, found.value);
        BOOST_REQUIRE(found.place.has_value());
        BOOST_TEST(found.place->unit == "s");
        // The sweep is at 1.4 s; a frame lasts 5 ms.
        BOOST_TEST(std::abs(found.place->value - (1.4 + 60 * 0.005)) < 1e-9);
    }
    // Beside a step of 20 dB the greater side counts.
    auto step = frames(136, {{60, 1e6}});
    std::fill(step.begin() + 61, step.end(), 100.0);
    BOOST_TEST(std::abs(click_of(made, step, no_model).value - 40.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_side_of_fewer_than_five_frames_says_nothing_of_a_click)
{
    MadeView made(short_sweep);
    // Behind the first frame there are the fourth and so on.
    BOOST_TEST(click_of(made, frames(7, {{0, 1e4}}), no_model).value == -200.0);
    BOOST_TEST(std::abs(click_of(made, frames(8, {{0, 1e4}}), no_model).value - 40.0) < 1e-9);
    BOOST_TEST(std::abs(click_of(made, frames(8, {{7, 1e4}}), no_model).value - 40.0) < 1e-9);
    BOOST_TEST(std::abs(click_of(made, frames(9, {{1, 1e4}}), no_model).value - 40.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_click_is_heard_over_50_db_below_the_ten_frames_to_either_side)
{
    MadeView made(short_sweep);
    const auto rest = frames(136, {{60, 1e4}});
    for (const std::size_t near : {50U, 60U, 70U}) {
        auto model = no_model;
        model[near] = 1e7;
        BOOST_TEST(std::abs(click_of(made, rest, model).value - 20.0) < 1e-9, near);
    }
    for (const std::size_t far : {49U, 71U}) {
        auto model = no_model;
        model[far] = 1e7;
        BOOST_TEST(std::abs(click_of(made, rest, model).value - 40.0) < 1e-9, far);
    }
}

BOOST_AUTO_TEST_CASE(clicks_are_looked_for_until_20_ms_before_the_end_of_the_sweep)
{
    MadeView made(short_sweep);
    BOOST_TEST(made.layout.growth.value == 0.589);
    BOOST_TEST(made.reference.samples() == 5600U);
    const auto rise_at = [&](std::size_t index) {
        return click_of(made, frames(145, {{index, 1e4}}), no_model).value;
    };
    // Without pilots until 0.95 of the highest frequency is passed.
    BOOST_TEST(rise_at(132) > 30.0);
    BOOST_TEST(rise_at(133) < 1.0);
    made.view.clock.corrected = PilotTiming{.drift = 0.0, .slip = 0.0, .gains = {}, .coherence = 1.0};
    BOOST_TEST(rise_at(135) > 30.0);
    BOOST_TEST(rise_at(136) < 1.0);
    // Nothing is said of a take that begins within the sweep.
    made.view.explanation.part = SweepPart(made.take.size(), -1.0, made.reference);
    BOOST_TEST(!checks::click(made.view).has_value());
}

namespace {

/// A take of two values in turn, `step` apart, at 0.5 or below, that stands still for `count` samples from
/// the sweep's sample 2000 on, while the model rises by `rise`.
struct StandingStill {
    double step = 0.01;
    std::size_t count = 20;
    double rise = 1.0;
    double rest_rms = 0.0; ///< below 0: of a take without a whole frame
    double rest_step_rms = 0.0;
    std::size_t second_count = 0; ///< 1000 samples later
};

CheckFigure stuck_of(MadeView& made, const StandingStill& still)
{
    auto& explanation = made.view.explanation;
    std::vector<double> take(made.take.size());
    for (std::size_t i = 0; i < take.size(); ++i) {
        take[i] = i % 2 == 0 ? 0.5 : 0.5 - still.step;
    }
    const auto first = explanation.part.begin() + 2000;
    // One sample of the wave before and behind differs from what stands still.
    std::fill_n(take.begin() + static_cast<std::ptrdiff_t>(first), still.count, 0.5 - 2.0 * still.step);
    std::fill_n(take.begin() + static_cast<std::ptrdiff_t>(first + 1000), still.second_count,
                0.5 - 2.0 * still.step);
    explanation.model.assign(explanation.part.of(made.take).size(), 0.0F);
    for (const std::size_t begin : {2000U, 3000U}) {
        std::fill(explanation.model.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                  explanation.model.begin() + static_cast<std::ptrdiff_t>(begin) + 500,
                  static_cast<float>(still.rise));
    }
    const auto energy = [](double rms) { return rms * rms * static_cast<double>(frame); };
    explanation.rest_energies = {0.0, energy(still.rest_rms), 1e6};
    explanation.rest_step_energies = {0.0, energy(still.rest_step_rms), 1e6};
    if (still.rest_rms < 0.0) {
        explanation.rest_energies.clear();
        explanation.rest_step_energies.clear();
    }
    made.view.take = take;
    return checks::stuck(made.view).value();
}

} // namespace

BOOST_AUTO_TEST_CASE(samples_stand_still_where_the_model_moves_by_more_than_steps_noise_and_peak_explain)
{
    MadeView made(short_sweep);
    // Four steps of 0.01, four times the noise of 0.02, 0.1 % of the peak of 0.5.
    const double tolerance = 4.0 * 0.01 + 4.0 * 0.003 + 1e-3 * 0.5;
    const auto count_of = [&](double rise) {
        return stuck_of(made, {.rise = rise, .rest_rms = 0.003}).value;
    };
    BOOST_TEST(count_of(1.0001 * tolerance) == 20.0);
    BOOST_TEST(count_of(0.9999 * tolerance) == 0.0);
    // Each by itself.
    for (const auto& [step, rest_rms] : {std::pair(1e-5, 0.0), std::pair(0.1, 0.0), std::pair(1e-5, 0.1)}) {
        const double explained = 4.0 * step + 4.0 * rest_rms + 1e-3 * 0.5;
        const StandingStill still{.step = step, .rest_rms = rest_rms};
        auto more = still;
        more.rise = 1.0005 * explained;
        auto less = still;
        less.rise = 0.9995 * explained;
        BOOST_TEST(stuck_of(made, more).value == 20.0);
        BOOST_TEST(stuck_of(made, less).value == 0.0);
    }
    BOOST_TEST(stuck_of(made, {.rise = 1.0005 * (0.04 + 0.0005), .rest_rms = -1.0}).value == 20.0);
    BOOST_TEST(stuck_of(made, {.rise = 0.9995 * (0.04 + 0.0005), .rest_rms = -1.0}).value == 0.0);
}

BOOST_AUTO_TEST_CASE(the_longest_run_of_three_samples_or_more_counts_and_is_told_with_its_place)
{
    MadeView made(short_sweep);
    for (const std::size_t count : {3U, 4U, 16U}) {
        const auto found = stuck_of(made, {.count = count});
        BOOST_TEST(found.value == static_cast<double>(count));
        BOOST_REQUIRE(found.place.has_value());
        BOOST_TEST(found.place->unit == "s");
        BOOST_TEST(std::abs(found.place->value - (1.4 + 2000.0 / 8000.0)) < 1e-9);
    }
    BOOST_TEST(stuck_of(made, {.count = 2}).value == 0.0);
    BOOST_TEST(!stuck_of(made, {.count = 2}).place.has_value());
    // Of two as long the first; a longer one later.
    BOOST_TEST(std::abs(stuck_of(made, {.second_count = 20}).place->value - 1.65) < 1e-9);
    BOOST_TEST(std::abs(stuck_of(made, {.second_count = 21}).place->value - 1.775) < 1e-9);
    BOOST_TEST(stuck_of(made, {.second_count = 21}).value == 21.0);
}

BOOST_AUTO_TEST_CASE(every_run_counts_where_noise_never_rests)
{
    MadeView made(short_sweep);
    // The differences of the unexplained part are twice the step of the take, or less.
    const auto count_of = [&](double rest_step_rms) {
        return stuck_of(made, {.step = 0.0625, .rise = 0.0, .rest_step_rms = rest_step_rms}).value;
    };
    BOOST_TEST(count_of(2.0002 * 0.0625) == 20.0);
    BOOST_TEST(count_of(1.9998 * 0.0625) == 0.0);
}

BOOST_AUTO_TEST_CASE(a_gap_is_looked_for_where_the_sweep_sounds_10_ms_before_and_behind)
{
    // A pause in the sweep, at 8 kHz and at 48 kHz.
    auto fine_sweep = short_sweep;
    fine_sweep.rate = {48'000.0};
    const auto longest_in_pause = [](const SweepOptions& options, std::size_t zeros, double value) {
        auto signal = make_sweep(options);
        const auto& sweep = plan_sweep(options).sweep;
        for (std::size_t i = sweep.first; i < sweep.first + sweep.count; ++i) {
            signal[i] = signal[i] < 0.0 ? -1.0 : 1.0; // loud without a pause
        }
        std::fill_n(signal.begin() + static_cast<std::ptrdiff_t>(sweep.first) + 2000, zeros, value);
        MadeView made(options, signal);
        return stuck_of(made, {.count = 100}).value;
    };
    BOOST_TEST(longest_in_pause(short_sweep, 159, 0.0) == 100.0);
    BOOST_TEST(longest_in_pause(short_sweep, 161, 0.0) == 0.0);
    BOOST_TEST(longest_in_pause(fine_sweep, 959, 0.0) == 100.0);
    BOOST_TEST(longest_in_pause(fine_sweep, 961, 0.0) == 0.0);
    // It sounds above 1 % of its peak.
    BOOST_TEST(longest_in_pause(short_sweep, 400, 0.01002) == 100.0);
    BOOST_TEST(longest_in_pause(short_sweep, 400, 0.00999) == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
