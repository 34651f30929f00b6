// What the checks of seats say of figures that are made by hand, and what these figures are.

#include "core/error.hpp"
#include "curve/note_keys.hpp"
#include "seats/balance.hpp"
#include "seats/coupler_resonance.hpp"
#include "seats/curve_groups.hpp"
#include "seats/mean_source.hpp"
#include "seats/seat_checks.hpp"
#include "seats/seat_figures.hpp"
#include "seats/seatings.hpp"
#include "seats/variance.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

using namespace earbench;

namespace {

const auto exact = boost::test_tools::tolerance(1e-9);

double point_hz(double k)
{
    return 20.0 * std::exp2(k / 96.0);
}

/// A seat with a level and a resonance `points` 96ths of an octave above f_831, a roof in dB.
SeatFigures seat_at(int points, double level_db)
{
    ResonanceRange range;
    for (int point = -30; point <= 30; ++point) {
        range.push_back(-0.2 * std::abs(point - points));
    }
    return {0, std::nullopt, Decibel{level_db}, std::nullopt, range, {}};
}

std::vector<SeatFinding> levels_of(std::span<const SeatFigures> seats)
{
    return check_seats(seats, {})[2];
}

/// A parabola in dB over log2 f about its top.
FrequencyResponse resonant(double top_hz, double level_db = 0.0, const std::string& session = {})
{
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
    for (double k = 700.0; k <= 950.0; k += 1.0) {
        const double octaves = std::log2(point_hz(k) / top_hz);
        frequency_hz.push_back(point_hz(k));
        spl_db.push_back(level_db - 80.0 * octaves * octaves);
    }
    FrequencyResponse curve(std::move(frequency_hz), std::move(spl_db), {},
                            {{"name", "A"}, {"channel", "L"}});
    if (!session.empty()) {
        curve.notes().set(note::session, session);
    }
    return curve;
}

/// 6 dB an octave: a mean over ln f is the level in the middle of it.
FrequencyResponse ramp(double from_hz, double to_hz)
{
    return {{from_hz, to_hz}, {6.0 * std::log2(from_hz), 6.0 * std::log2(to_hz)}};
}

} // namespace

BOOST_AUTO_TEST_SUITE(seats_checks)

/// s = (2.3 w + sum d l)/(w + sum d^2), w = 0.003, within 0 and 5 dB an octave.
BOOST_AUTO_TEST_CASE(others_are_as_much_louder_as_their_depths_and_the_usual_show)
{
    struct Case {
        std::array<double, 4> levels;
        double slope; ///< of the first three; 0 where it follows from the formula
    };
    const std::array depths{-10, 0, 14, 20};
    for (const auto& [levels, limited] :
         {Case{{70.0, 70.2, 70.4, 71.0}, -1.0}, Case{{70.0, 71.0, 74.0, 71.0}, 5.0},
          Case{{74.0, 71.0, 70.0, 71.0}, 0.0}, Case{{70.0, 70.0, 70.0, 71.0}, -1.0}}) {
        std::vector<SeatFigures> seats;
        for (std::size_t i = 0; i < depths.size(); ++i) {
            seats.push_back(seat_at(depths[i], levels[i]));
        }
        // Of the first three, for the fourth.
        double mean_depth = 0.0;
        double mean_level = 0.0;
        for (std::size_t i = 0; i < 3; ++i) {
            mean_depth += depths[i] / 96.0 / 3.0;
            mean_level += levels[i] / 3.0;
        }
        double products = 2.3 * 0.003;
        double squares = 0.003;
        for (std::size_t i = 0; i < 3; ++i) {
            products += (depths[i] / 96.0 - mean_depth) * (levels[i] - mean_level);
            squares += (depths[i] / 96.0 - mean_depth) * (depths[i] / 96.0 - mean_depth);
        }
        const double slope = limited < 0.0 ? products / squares : limited;
        std::array others{levels[0], levels[1], levels[2]};
        std::sort(others.begin(), others.end());
        const double expected = others[1] + slope * (20.0 - 0.0) / 96.0;
        const auto found = levels_of(seats).back();
        BOOST_TEST(found.others == expected, exact);
        BOOST_TEST(found.figure == 71.0);
        BOOST_TEST(found.limit == 0.65);
        BOOST_TEST(found.excess == std::abs(71.0 - expected) / 0.65, boost::test_tools::tolerance(1e-7));
    }
}

/// What all seats have alike, whatever it is, is no fault of one.
BOOST_AUTO_TEST_CASE(seats_that_are_alike_are_off_by_nothing)
{
    for (const std::size_t count : {2U, 3U}) {
        std::vector<SeatFigures> seats(count, seat_at(5, 71.0));
        for (auto& seat : seats) {
            seat.bass = Decibel{3.0};
            seat.shape = std::vector{2.0, -1.0, -1.0};
            seat.phasors = {0.6, -1.0, 0.8, 0.0};
        }
        const auto checks = check_seats(seats, {});
        BOOST_REQUIRE_EQUAL(checks.size(), 5U);
        for (std::size_t check = 0; check < checks.size(); ++check) {
            BOOST_TEST(checks[check].size() == (check == 1 && count == 2 ? 0U : count));
            for (const auto& finding : checks[check]) {
                const bool is_polarity = finding.fault == SeatFault::inverted;
                BOOST_TEST(std::abs(finding.excess - (is_polarity ? -2.0 : 0.0)) < 1e-9, check);
            }
        }
    }
}

/// Limits of 2 dB and of a correlation of 0.25.
BOOST_AUTO_TEST_CASE(an_excess_is_counted_in_limits)
{
    std::vector<SeatFigures> seats(3, seat_at(0, 0.0));
    for (auto& seat : seats) {
        seat.shape = std::vector{0.0, 0.0, 0.0};
        seat.phasors = {1.0, 0.0};
    }
    seats[2].shape = std::vector{1.0, -0.5, -0.5};
    seats[2].phasors = {-0.6, 0.8};
    SeatLimits limits;
    limits.shape = {2.0};
    limits.polarity = 0.25;
    const auto checks = check_seats(seats, limits);
    const auto& shape = checks[3][2];
    BOOST_TEST(shape.figure == std::sqrt((1.0 + 0.25 + 0.25) / 3.0), exact);
    BOOST_TEST(shape.excess == shape.figure / 2.0, exact);
    BOOST_TEST(shape.others == 0.0);
    const auto& polarity = checks[4][2];
    BOOST_TEST(polarity.figure == -0.6, exact);
    BOOST_TEST(polarity.excess == 2.4, exact);
    BOOST_TEST(polarity.others == 0.0);
}

/// From 100 Hz to 2 kHz, both included, where all curves have one grid and phases.
BOOST_AUTO_TEST_CASE(phases_are_compared_from_100_hz_to_2_khz_on_one_grid)
{
    const auto phasors = [](std::vector<double> first_hz, std::vector<double> second_hz, bool has_phase) {
        const auto curve = [](std::vector<double> hertz, bool phase) {
            const auto count = hertz.size();
            return FrequencyResponse(std::move(hertz), std::vector(count, 0.0),
                                     phase ? std::vector(count, 60.0) : std::vector<double>());
        };
        const std::array curves{curve(std::move(first_hz), true), curve(std::move(second_hz), has_phase)};
        return seat_figures(curves, std::array<std::size_t, 2>{0, 1}).front().phasors;
    };
    const std::vector wide{99.9, 100.0, 2000.0, 2000.1};
    const auto found = phasors(wide, wide, true);
    BOOST_REQUIRE_EQUAL(found.size(), 4U);
    BOOST_TEST(found[1] == 0.5, exact);
    BOOST_TEST(found[2] == std::sqrt(0.75), exact);
    BOOST_TEST(phasors({100.0, 2000.0}, {100.0, 2000.0}, true).size() == 4U);
    BOOST_TEST(phasors(wide, wide, false).empty());
    BOOST_TEST(phasors(wide, {99.9, 101.0, 2000.0, 2000.1}, true).empty());
}

/// Of 6 dB an octave the mean from 20 Hz to 2/3 octave above lies at 20*2^(1/3) Hz.
BOOST_AUTO_TEST_CASE(bass_begins_at_20_hz_however_low_a_curve_reaches)
{
    const std::array curves{ramp(10.0, 2000.0), ramp(5.0, 2000.0)};
    const auto seats = seat_figures(curves, std::array<std::size_t, 2>{0, 1});
    const double middle = 6.0 * std::log2(20.0 * std::exp2(1.0 / 3.0));
    const double reference = 6.0 * 0.5 * (std::log2(400.0) + std::log2(630.0));
    BOOST_TEST(seats[0].bass.value().value == middle - reference, exact);
}

BOOST_AUTO_TEST_CASE(what_seats_do_not_have_is_not_checked)
{
    const std::vector<SeatFigures> seats(3, SeatFigures{});
    for (const auto& check : check_seats(seats, {})) {
        BOOST_TEST(check.empty());
    }
}

/// Two that are opposite have no phase in the middle: a third one is neither in phase nor against it.
BOOST_AUTO_TEST_CASE(phases_that_cancel_out_say_nothing)
{
    std::vector<SeatFigures> seats(3, seat_at(0, 0.0));
    seats[0].phasors = {1.0, 0.0};
    seats[1].phasors = {-1.0, 0.0};
    seats[2].phasors = {0.6, 0.8};
    BOOST_TEST(check_seats(seats, {})[4][2].figure == 0.0);
}

BOOST_AUTO_TEST_CASE(a_plateau_and_slopes_without_a_top_have_their_places)
{
    const auto range_with = [](const std::vector<std::pair<std::size_t, double>>& levels) {
        ResonanceRange range(61, 0.0);
        for (const auto& [place, level] : levels) {
            range[place] = level;
        }
        return range;
    };
    // The middle of two points as high: half a step above the first.
    BOOST_TEST(highest_resonance(range_with({{30, 2.0}, {31, 2.0}})).value().value == point_hz(831.5), exact);
    // Ripple of less than 1 dB is no peak; the first and the last point within the range tell the end.
    BOOST_TEST(resonance_near(range_with({{1, 0.5}, {59, 0.3}}), {8000.0}).value == point_hz(802.0), exact);
    BOOST_TEST(resonance_near(range_with({{1, 0.3}, {59, 0.5}}), {8000.0}).value == point_hz(860.0), exact);
    BOOST_TEST(resonance_near(range_with({{1, 0.5}, {59, 0.5}}), {8000.0}).value == point_hz(802.0), exact);
}

/// With d = 2, e = ln s^2 + gamma; two at +-a with 2 a^2 = trigamma(1) + trigamma(2) have a prior of four
/// degrees of freedom: ln s0^2 = gamma + digamma(2) - ln 2 = 1 - ln 2.
BOOST_AUTO_TEST_CASE(a_prior_of_four_degrees_of_freedom_is_found)
{
    const double a = std::sqrt((std::numbers::pi * std::numbers::pi / 3.0 - 1.0) / 2.0);
    const std::array archive{Variance{std::exp(a), 2.0}, Variance{std::exp(-a), 2.0}};
    const auto prior = fit_variance_prior(archive);
    BOOST_TEST(prior.degrees == 4.0, boost::test_tools::tolerance(1e-7));
    BOOST_TEST(prior.value == 0.5 * std::numbers::e, boost::test_tools::tolerance(1e-7));
}

BOOST_AUTO_TEST_CASE(figures_are_means_over_the_logarithm_of_frequency)
{
    const std::array curves{ramp(20.0, 20'000.0), ramp(20.0, 20'000.0)};
    const std::array<std::size_t, 2> places{0, 1};
    const auto seats = seat_figures(curves, places);
    BOOST_TEST(seats.size() == 2U);
    BOOST_TEST(seats[1].curve == 1U);
    BOOST_TEST(seats[0].level.value().value == 6.0 * std::log2(1000.0), exact);
    const auto& shape = seats[0].shape.value();
    BOOST_REQUIRE_EQUAL(shape.size(), 71U);
    for (std::size_t k = 0; k < shape.size(); ++k) {
        BOOST_TEST(std::abs(shape[k] - 0.5 * (static_cast<double>(k) - 35.0)) < 1e-9);
    }
    // From 100 Hz to 5.7 kHz, each a twelfth of an octave wide.
    const double from_hz = 100.0 * std::exp2(-1.0 / 24.0);
    const double to_hz = 100.0 * std::exp2(70.5 / 12.0);
    BOOST_TEST(response_shape(ramp(from_hz * 0.99999, to_hz * 1.00001)).has_value());
    BOOST_TEST(!response_shape(ramp(from_hz * 1.00001, to_hz * 1.00001)).has_value());
    BOOST_TEST(!response_shape(ramp(from_hz * 0.99999, to_hz * 0.99999)).has_value());
    // What one does not have, none has.
    const std::array unlike{ramp(20.0, 20'000.0), ramp(501.0, 1900.0)};
    for (const auto& seat : seat_figures(unlike, places)) {
        BOOST_TEST(!seat.bass.has_value());
        BOOST_TEST(!seat.level.has_value());
        BOOST_TEST(!seat.shape.has_value());
        BOOST_TEST(!seat.range.has_value());
        BOOST_TEST(seat.phasors.empty());
    }
    const std::array from_500{ramp(20.0, 20'000.0), ramp(500.0, 2000.0)};
    BOOST_TEST(seat_figures(from_500, places)[0].level.has_value());
}

BOOST_AUTO_TEST_CASE(bass_begins_where_the_last_of_the_seats_does)
{
    const std::array curves{ramp(10.0, 20'000.0), ramp(30.0, 20'000.0)};
    const std::array<std::size_t, 2> places{0, 1};
    const double expected = 6.0 * std::log2(30.0 * std::exp2(1.0 / 3.0) / std::sqrt(400.0 * 630.0));
    for (const auto& seat : seat_figures(curves, places)) {
        BOOST_TEST(seat.bass.value().value == expected, exact);
    }
}

BOOST_AUTO_TEST_CASE(a_note_of_more_than_a_million_takes_counts_nothing)
{
    const auto noted = [](const std::string& takes) {
        auto curve = resonant(8000.0);
        curve.notes().set(note::takes, takes);
        return takes_of(std::array{curve});
    };
    BOOST_TEST(noted("1000000") == 1'000'000);
    BOOST_TEST(noted("1000001") == 1);
}

/// Of sources that differ, each brings its own t: that of one degree of freedom is tan(0.475 pi), of two
/// 4.302653 at 0.975.
BOOST_AUTO_TEST_CASE(cochran_and_cox_weigh_the_quantiles_by_the_variances)
{
    const double one = std::tan(std::acos(-1.0) * 0.475);
    const double two = 4.302652729911275;
    const std::array sources{MeanSource{{2.0, 1.0}, {2}}, MeanSource{{6.0, 2.0}, {3}}};
    BOOST_TEST(interval_half_width(sources, DegreesRule::cochran, 0.975) ==
                   (1.0 * one + 2.0 * two) / 3.0 * std::sqrt(3.0),
               exact);
    // Welch: (1 + 2)^2 / (1/1 + 4/2) = 3 degrees of freedom, 3.182446 in Student's table.
    BOOST_TEST(interval_half_width(sources, DegreesRule::welch, 0.975) == 3.182446305284264 * std::sqrt(3.0),
               exact);
    const std::array nothing{MeanSource{{0.0, 1.0}, {2}}};
    BOOST_TEST(interval_half_width(nothing, DegreesRule::welch, 0.975) == 0.0);
}

BOOST_AUTO_TEST_CASE(seatings_know_the_depth_of_each_take_and_session)
{
    const std::array<double, 4> octaves{0.0, 0.06, -0.03, 0.1};
    std::vector<FrequencyResponse> takes;
    for (std::size_t i = 0; i < octaves.size(); ++i) {
        takes.push_back(
            resonant(8000.0 * std::exp2(octaves[i]), 0.1 * static_cast<double>(i), i < 3 ? "may" : "june"));
    }
    const auto seatings = make_seatings(takes, Disagreement::refuse);
    BOOST_TEST(seatings.sessions == 2U);
    BOOST_REQUIRE_EQUAL(seatings.resonances.size(), 4U);
    for (std::size_t i = 0; i < octaves.size(); ++i) {
        BOOST_TEST(std::abs(std::log2(seatings.resonances[i].value / 8000.0) - octaves[i]) < 1e-6);
    }
    BOOST_REQUIRE_EQUAL(seatings.depths.size(), 2U);
    BOOST_TEST(std::abs(seatings.depths[0] - std::log2(8000.0) - 0.01) < 1e-6);
    BOOST_TEST(std::abs(seatings.depths[1] - std::log2(8000.0) - 0.1) < 1e-6);
    // Without sessions each take by itself.
    for (auto& take : takes) {
        take.notes().set(note::session, "may");
    }
    const auto single = make_seatings(takes, Disagreement::refuse);
    BOOST_TEST(single.sessions == 1U);
    BOOST_REQUIRE_EQUAL(single.depths.size(), 4U);
    BOOST_TEST(std::abs(single.depths[3] - std::log2(8000.0) - 0.1) < 1e-6);
    BOOST_TEST(make_seatings(std::array{takes[1]}, Disagreement::refuse).resonances.size() == 1U);
    BOOST_TEST(make_seatings(std::array{takes[1]}, Disagreement::refuse).depths.empty());
}

BOOST_AUTO_TEST_CASE(means_without_a_take_lie_on_the_grid_of_the_mean)
{
    // 500 and 2000 Hz, with a point in between that one of them lacks.
    const FrequencyResponse whole({500.0, 1000.0, 2000.0}, {60.0, 61.0, 62.0}, {}, {{"name", "A"}});
    const FrequencyResponse coarse({500.0, 2000.0}, {64.0, 68.0}, {}, {{"name", "A"}});
    const auto seatings = make_seatings(std::array{whole, coarse}, Disagreement::refuse);
    BOOST_REQUIRE_EQUAL(seatings.without.size(), 2U);
    for (std::size_t i = 0; i < seatings.mean.size(); ++i) {
        const double octaves = std::log2(seatings.mean.frequency_hz()[i] / 500.0);
        BOOST_TEST(seatings.without[0].spl_db()[i] == 64.0 + 2.0 * octaves, exact);
        BOOST_TEST(seatings.without[1].spl_db()[i] == 60.0 + octaves, exact);
    }
}

BOOST_AUTO_TEST_CASE(averages_count_that_know_their_spread_and_their_takes)
{
    const auto average_of = [](const std::string& takes, bool with_spread) {
        FrequencyResponse curve({500.0, 1000.0}, {60.0, 61.0}, {}, {{"name", "A"}, {"channel", "L"}});
        curve.notes().set(note::takes, takes);
        return with_spread ? curve.with_columns({{"spread_db", {0.1, 0.2}}}) : curve;
    };
    const auto count_of = [](const FrequencyResponse& curve) {
        return make_seatings(std::array{curve}, Disagreement::refuse).count();
    };
    BOOST_TEST(count_of(average_of("2", true)) == 2U);
    BOOST_TEST(count_of(average_of("1", true)) == 1U);
    BOOST_TEST(count_of(average_of("5", false)) == 1U);
    BOOST_TEST(seatings_of_averages(std::array{average_of("2", true)}).size() == 1U);
    BOOST_TEST(seatings_of_averages(std::array{average_of("1", true)}).empty());
}

BOOST_AUTO_TEST_CASE(a_group_that_makes_no_mean_is_told_and_left_out)
{
    const auto named = [](const std::string& name, const std::string& channel, double level) {
        return FrequencyResponse({500.0, 1000.0}, {level, level + 1.0}, {},
                                 {{"name", name}, {"channel", channel}});
    };
    const std::array curves{named("A", "L1", 60.0), named("B", "R1", 60.0), named("A", "L2", 60.0),
                            named("B", "R2", 61.0), named("C", "", 60.0)};
    std::vector<std::string> told;
    const auto all = group_seatings(curves, Disagreement::refuse,
                                    [&](const Error& error) { told.push_back(error.what()); });
    BOOST_TEST(told.size() == 1U);
    BOOST_REQUIRE_EQUAL(all.size(), 2U);
    BOOST_TEST(all[0].mean.notes().get("channel") == "R");
    BOOST_TEST(all[1].mean.notes().get("name") == "C");
}

BOOST_AUTO_TEST_CASE(of_differences_that_are_as_great_the_first_is_told)
{
    const auto side = [](const char* channel, std::vector<double> levels) {
        return FrequencyResponse({100.0, 200.0, 1000.0, 5000.0, 6000.0}, std::move(levels), {},
                                 {{"channel", channel}});
    };
    const std::vector<double> zeros(5);
    const auto greatest_of = [&](const std::vector<double>& left) {
        const std::array curves{side("L", left), side("R", zeros)};
        return channel_balance(curves, {}).figures.value();
    };
    BOOST_TEST(greatest_of(zeros).greatest_at.value == 200.0);
    const auto found = greatest_of({9.0, 1.0, -2.0, 2.0, 9.0});
    BOOST_TEST(found.greatest_at.value == 1000.0);
    BOOST_TEST(found.greatest.value == -2.0);
    const FrequencyResponse beyond_l({6000.0, 7000.0}, {1.0, 1.0}, {}, {{"channel", "L"}});
    const FrequencyResponse beyond_r({6000.0, 7000.0}, {1.0, 1.0}, {}, {{"channel", "R"}});
    BOOST_TEST(!channel_balance(std::array{beyond_l, beyond_r}, {}).figures.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
