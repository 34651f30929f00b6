// Both sides of every limit that the headers of seats/ promise.

#include "core/error.hpp"
#include "seats/balance.hpp"
#include "seats/coupler_resonance.hpp"
#include "seats/reseats.hpp"
#include "seats/seat_figures.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <numeric>

using namespace earbench;

namespace {

double point_hz(double k)
{
    return 20.0 * std::exp2(k / 96.0);
}

/// A range without peaks but those given as place and level; place 0 is one point below 6.5 kHz.
ResonanceRange range_with(const std::vector<std::pair<std::size_t, double>>& peaks)
{
    ResonanceRange range(61, 0.0);
    for (const auto& [place, level_db] : peaks) {
        range[place] = level_db;
    }
    return range;
}

std::vector<Outlier> outliers_of(std::span<const FrequencyResponse> curves, const SeatLimits& limits = {})
{
    std::vector<std::size_t> places(curves.size());
    std::iota(places.begin(), places.end(), 0U);
    return find_outliers(curves, places, limits);
}

/// `bass_db` up to 81 Hz, 0 dB from 82 Hz to 1 kHz.
FrequencyResponse low_seat(double from_hz, double bass_db)
{
    return {{from_hz, 81.0, 82.0, 500.0, 1000.0}, {bass_db, bass_db, 0.0, 0.0, 0.0}};
}

std::size_t outliers_with_bass(double from_hz, double bass_db, const SeatLimits& limits = {})
{
    const std::array curves{low_seat(from_hz, 0.0), low_seat(from_hz, 0.0), low_seat(from_hz, bass_db)};
    return outliers_of(curves, limits).size();
}

FrequencyResponse turned_seat(const std::vector<double>& phase_deg)
{
    return {{99.0, 100.0, 2000.0, 2001.0}, std::vector(4, 0.0), phase_deg};
}

std::vector<Outlier> outliers_with_phase(const std::vector<double>& phase_deg)
{
    const std::vector plain(4, 0.0);
    return outliers_of(std::array{turned_seat(plain), turned_seat(plain), turned_seat(phase_deg)});
}

/// A parabola in dB over log2 f about its top.
FrequencyResponse resonant(double top_hz)
{
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
    for (double k = 700.0; k <= 950.0; k += 1.0) {
        const double octaves = std::log2(point_hz(k) / top_hz);
        frequency_hz.push_back(point_hz(k));
        spl_db.push_back(-80.0 * octaves * octaves);
    }
    return {std::move(frequency_hz), std::move(spl_db)};
}

std::size_t outliers_with_resonance(double octaves)
{
    const std::array curves{resonant(8000.0), resonant(8000.0), resonant(8000.0 * std::exp2(octaves))};
    return outliers_of(curves).size();
}

bool is_valid(const SeatLimits& limits)
{
    try {
        require_valid(limits);
        return true;
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::usage));
        return false;
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(seats_limits)

BOOST_AUTO_TEST_CASE(the_resonance_is_looked_for_from_6500_to_10000_hz)
{
    // f_802 = 6544 Hz is the first point above 6.5 kHz, f_860 = 9949 Hz the last below 10, and one more on
    // either side, each with a twenty-fourth of an octave around it.
    BOOST_TEST((point_hz(801.0) < 6500.0 && point_hz(802.0) > 6500.0));
    BOOST_TEST((point_hz(860.0) < 10'000.0 && point_hz(861.0) > 10'000.0));
    const auto range_from = [](double lowest_k, double highest_k) {
        return resonance_range({{point_hz(lowest_k), point_hz(highest_k)}, {0.0, 0.0}});
    };
    BOOST_REQUIRE(range_from(796.99, 865.01).has_value());
    BOOST_TEST(range_from(796.99, 865.01)->size() == 61U);
    BOOST_TEST(!range_from(797.01, 865.01).has_value());
    BOOST_TEST(!range_from(796.99, 864.99).has_value());
}

BOOST_AUTO_TEST_CASE(a_range_is_smoothed_over_a_twelfth_of_an_octave_about_its_mean)
{
    // A corner of 96 dB an octave at f_830: 1 dB a point, averaged over 4 points to either side.
    const FrequencyResponse corner({point_hz(700.0), point_hz(830.0), point_hz(950.0)}, {0.0, 0.0, 120.0});
    const auto range = resonance_range(corner).value();
    // At the corner a triangle: half of the mean of 0 .. 4. Well above it the line itself.
    BOOST_TEST(std::abs(range[55] - range[29] - (26.0 - 1.0)) < 1e-9);
    BOOST_TEST(std::abs(range[29] - range[0] - 1.0) < 1e-9);
    double sum = 0.0;
    for (const double level : range) {
        sum += level;
    }
    BOOST_TEST(std::abs(sum) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_peak_rises_by_1_db_at_least)
{
    BOOST_TEST(highest_resonance(range_with({{30, 1.0}})).has_value());
    BOOST_TEST(!highest_resonance(range_with({{30, 0.995}})).has_value());
    // The highest point stands beside others that may not be peaks: the ends have no neighbour.
    BOOST_TEST(!highest_resonance(range_with({{0, 9.0}})).has_value());
    BOOST_TEST(!highest_resonance(range_with({{60, 9.0}})).has_value());
}

BOOST_AUTO_TEST_CASE(a_peak_lies_where_the_parabola_through_its_neighbours_has_its_top)
{
    const auto top_hz = [](double left, double top, double right) {
        return highest_resonance(range_with({{29, left}, {30, top}, {31, right}}))->value;
    };
    BOOST_TEST(std::abs(top_hz(0.0, 2.0, 0.0) / point_hz(831.0) - 1.0) < 1e-12);
    // Through (-1, 0), (0, 2), (1, 1): -3/2 x^2 + x/2 + 2, whose top is at 1/6.
    BOOST_TEST(std::abs(top_hz(0.0, 2.0, 1.0) / point_hz(831.0 + 1.0 / 6.0) - 1.0) < 1e-12);
    BOOST_TEST(std::abs(top_hz(1.0, 2.0, 0.0) / point_hz(831.0 - 1.0 / 6.0) - 1.0) < 1e-12);
}

BOOST_AUTO_TEST_CASE(peaks_within_3_db_of_the_highest_are_alike)
{
    const auto near_low_hz = [](double lower_db) {
        return resonance_near(range_with({{10, lower_db}, {50, 6.0}}), {point_hz(811.0)}).value;
    };
    BOOST_TEST(std::abs(near_low_hz(3.0) / point_hz(811.0) - 1.0) < 1e-12);
    BOOST_TEST(std::abs(near_low_hz(2.995) / point_hz(851.0) - 1.0) < 1e-12);
}

BOOST_AUTO_TEST_CASE(of_peaks_that_are_alike_the_one_near_to_the_others_counts)
{
    const auto range = range_with({{1, 5.0}, {20, 6.0}, {59, 5.5}}); // f_802, f_821 and f_860
    for (const double k : {802.0, 821.0, 860.0}) {
        for (const double off : {-5.0, 0.0, 5.0}) {
            BOOST_TEST(std::abs(resonance_near(range, {point_hz(k + off)}).value / point_hz(k) - 1.0) <
                       1e-12);
        }
    }
}

/// The ends have but one neighbour, and are no peaks; the points beside them count among the highest.
BOOST_AUTO_TEST_CASE(peaks_are_as_high_as_any_point_but_the_ends)
{
    const auto near_8_khz = [](const std::vector<std::pair<std::size_t, double>>& levels) {
        return resonance_near(range_with(levels), {8000.0}).value;
    };
    for (const double end_db : {7.0, 20.0}) {
        BOOST_TEST(std::abs(near_8_khz({{0, end_db}, {30, 4.0}}) / point_hz(831.0) - 1.0) < 1e-12);
        BOOST_TEST(std::abs(near_8_khz({{60, end_db}, {30, 4.0}}) / point_hz(831.0) - 1.0) < 1e-12);
    }
    BOOST_TEST(std::abs(near_8_khz({{0, 9.0}, {1, 7.5}, {30, 4.0}}) / point_hz(802.0) - 1.0) < 1e-12);
    BOOST_TEST(std::abs(near_8_khz({{60, 9.0}, {59, 7.5}, {30, 4.0}}) / point_hz(860.0) - 1.0) < 1e-12);
}

BOOST_AUTO_TEST_CASE(the_median_of_ranges_is_that_at_every_point)
{
    const std::array<ResonanceRange, 3> ranges{{{1.0, 5.0, 2.0}, {3.0, 4.0, 9.0}, {2.0, 6.0, 1.0}}};
    const std::vector<double> expected{2.0, 5.0, 2.0};
    BOOST_TEST(median_range(ranges) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_a_peak_the_higher_end_stands_for_it)
{
    BOOST_TEST(std::abs(resonance_near(range_with({{0, 2.0}, {1, 1.0}}), {8000.0}).value / point_hz(802.0) -
                        1.0) < 1e-12);
    BOOST_TEST(std::abs(resonance_near(range_with({{59, 1.0}, {60, 2.0}}), {8000.0}).value / point_hz(860.0) -
                        1.0) < 1e-12);
}

BOOST_AUTO_TEST_CASE(the_bass_of_a_ramp_is_its_level_a_third_of_an_octave_up_below_that_at_500)
{
    // 6 dB an octave: a mean over ln f is the level in the middle of it.
    const FrequencyResponse ramp({20.0, 20.0 * std::exp2(5.0)}, {0.0, 30.0});
    BOOST_TEST(std::abs(bass_level(ramp, {20.0})->value -
                        6.0 * std::log2(20.0 * std::exp2(1.0 / 3.0) / std::sqrt(400.0 * 630.0))) < 1e-9);
    BOOST_TEST(!bass_level(ramp, {19.9}).has_value());
    BOOST_TEST(bass_level({{20.0, 630.0}, {0.0, 0.0}}, {20.0}).has_value());
    BOOST_TEST(!bass_level({{20.0, 629.0}, {0.0, 0.0}}, {20.0}).has_value());
}

BOOST_AUTO_TEST_CASE(a_seal_leaks_from_1_and_a_half_db_less_bass_than_the_others)
{
    BOOST_TEST(outliers_with_bass(20.0, -1.495) == 0U);
    BOOST_TEST(outliers_with_bass(20.0, -1.505) == 1U);
    // Of two either may leak, of three more bass is no leak.
    BOOST_TEST(outliers_of(std::array{low_seat(20.0, 0.0), low_seat(20.0, 1.505)}).size() == 1U);
    BOOST_TEST(outliers_of(std::array{low_seat(20.0, 0.0), low_seat(20.0, 1.495)}).empty());
    BOOST_TEST(outliers_with_bass(20.0, 1.505) == 0U);
}

BOOST_AUTO_TEST_CASE(a_knob_was_turned_from_0_65_db)
{
    const auto loud = [](double level_db, double to_hz = 2000.0) {
        return FrequencyResponse({500.0, to_hz}, {level_db, level_db});
    };
    for (const double sign : {-1.0, 1.0}) {
        BOOST_TEST(outliers_of(std::array{loud(0.0), loud(0.0), loud(sign * 0.649)}).empty());
        BOOST_TEST(outliers_of(std::array{loud(0.0), loud(0.0), loud(sign * 0.651)}).size() == 1U);
    }
    BOOST_TEST(outliers_of(std::array{loud(0.0), loud(0.0), loud(1.0, 1999.0)}).empty());
}

BOOST_AUTO_TEST_CASE(of_two_a_seat_may_be_louder_by_2_3_db_an_octave_of_depth)
{
    const auto seat = [](double octaves, double level_db) {
        auto curve = resonant(8000.0 * std::exp2(octaves));
        std::vector<double> frequency_hz{500.0, 2000.0};
        std::vector<double> spl_db{level_db, level_db};
        frequency_hz.insert(frequency_hz.end(), curve.frequency_hz().begin(), curve.frequency_hz().end());
        spl_db.insert(spl_db.end(), curve.spl_db().begin(), curve.spl_db().end());
        return FrequencyResponse(std::move(frequency_hz), std::move(spl_db));
    };
    BOOST_TEST(outliers_of(std::array{seat(0.0, 0.0), seat(0.1, 0.23 + 0.649)}).empty());
    BOOST_TEST(outliers_of(std::array{seat(0.0, 0.0), seat(0.1, 0.23 + 0.651)}).size() == 1U);
    BOOST_TEST(outliers_of(std::array{seat(0.0, 0.0), seat(0.1, 0.23 - 0.649)}).empty());
    BOOST_TEST(outliers_of(std::array{seat(0.0, 0.0), seat(0.1, 0.23 - 0.651)}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_shape_is_another_from_1_db_rms)
{
    // A slope of a dB an octave at 71 points, twelve an octave: a sqrt((71^2 - 1)/12)/12 = 1.70783 a.
    const auto slope = [](double rms_db, double to_hz = 6000.0) {
        const double rise = rms_db / 1.70783 * std::log2(to_hz / 97.0);
        return FrequencyResponse({97.0, to_hz}, {-0.5 * rise, 0.5 * rise});
    };
    const SeatLimits limits{.level = {100.0}};
    BOOST_TEST(outliers_of(std::array{slope(0.0), slope(0.0), slope(0.999)}, limits).empty());
    const auto outliers = outliers_of(std::array{slope(0.0), slope(0.0), slope(1.001)}, limits);
    BOOST_REQUIRE_EQUAL(outliers.size(), 1U);
    BOOST_TEST(describe(outliers[0]) == "shape: 1.00 dB rms off the others from 100 Hz to 6 kHz, limit 1 dB");
    BOOST_TEST(outliers_of(std::array{slope(0.0), slope(0.0), slope(9.0, 5860.0)}, limits).empty());
}

BOOST_AUTO_TEST_CASE(the_limit_of_depth_grows_with_the_spread_of_the_others)
{
    // Others at -0.02, 0, 0 and 0.02 octaves: a deviation of sqrt(0.0008/3) = 0.01633, times 4.5 + 45/9.
    const auto outliers = [](double octaves) {
        std::vector<FrequencyResponse> curves;
        for (const double each : {-0.02, 0.0, 0.0, 0.02, octaves}) {
            curves.push_back(resonant(8000.0 * std::exp2(each)));
        }
        return outliers_of(curves);
    };
    BOOST_TEST(outliers(0.1547).empty());
    BOOST_REQUIRE_EQUAL(outliers(0.1555).size(), 1U);
    BOOST_TEST(std::abs(outliers(0.1555)[0].findings[0].limit - 0.15513) < 2e-5);
    // Two others at -0.002 and 0.002: 100 * 0.002 * sqrt(2).
    const auto of_three = [](double octaves) {
        return outliers_of(std::array{resonant(8000.0 * std::exp2(-0.002)),
                                      resonant(8000.0 * std::exp2(0.002)),
                                      resonant(8000.0 * std::exp2(octaves))});
    };
    BOOST_TEST(of_three(0.281).empty());
    BOOST_TEST(of_three(0.285).size() == 1U);
    // Two seats tell nothing of how much the hand spreads.
    BOOST_TEST(outliers_of(std::array{resonant(7000.0), resonant(9000.0)}).empty());
}

BOOST_AUTO_TEST_CASE(bass_is_compared_from_20_hz_and_only_where_all_seats_begin_by_50)
{
    BOOST_TEST(outliers_with_bass(50.0, -6.0) == 1U);
    BOOST_TEST(outliers_with_bass(50.1, -6.0) == 0U);
    // Below 20 Hz a seat may differ as it likes.
    const auto deep = [](double lowest_db) {
        return FrequencyResponse({10.0, 19.9, 20.0, 100.0, 630.0}, {lowest_db, 0.0, 0.0, 0.0, 0.0});
    };
    BOOST_TEST(outliers_of(std::array{deep(0.0), deep(0.0), deep(-99.0)}).empty());
}

BOOST_AUTO_TEST_CASE(an_insertion_is_off_from_an_eighth_of_an_octave)
{
    // A parabola keeps its top under a symmetric window.
    for (const double sign : {-1.0, 1.0}) {
        BOOST_TEST(outliers_with_resonance(sign * 0.1245) == 0U);
        BOOST_TEST(outliers_with_resonance(sign * 0.1255) == 1U);
    }
}

BOOST_AUTO_TEST_CASE(polarity_is_judged_by_the_points_from_100_hz_to_2_khz)
{
    BOOST_TEST(outliers_with_phase({180.0, 0.0, 0.0, 180.0}).empty());
    const auto inverted = outliers_with_phase({0.0, 180.0, 180.0, 0.0});
    BOOST_REQUIRE_EQUAL(inverted.size(), 1U);
    BOOST_TEST(std::abs(inverted[0].findings[0].figure + 1.0) < 1e-12);
    BOOST_TEST(inverted[0].findings[0].limit == 0.5);
    // cos 119.9 = -0.4985, cos 120.1 = -0.5015
    BOOST_TEST(outliers_with_phase(std::vector(4, 119.9)).empty());
    BOOST_TEST(outliers_with_phase(std::vector(4, 120.1)).size() == 1U);
    BOOST_TEST(describe(outliers_with_phase(std::vector(4, 180.0))[0]) ==
               "inverted: correlation of phase with the others -1.00, limit -0.5");
}

BOOST_AUTO_TEST_CASE(limits_have_limits)
{
    BOOST_TEST(is_valid({.seal = {100.0}, .depth = {1.0}, .polarity = 1.0}));
    BOOST_TEST(is_valid({.seal = {1e-9}, .depth = {1e-9}, .polarity = 1e-9}));
    BOOST_TEST(!is_valid({.seal = {100.1}}));
    BOOST_TEST(!is_valid({.depth = {1.001}}));
    BOOST_TEST(!is_valid({.level = {100.1}}));
    BOOST_TEST(!is_valid({.shape = {100.1}}));
    BOOST_TEST(!is_valid({.depth = {0.0}}));
    BOOST_TEST(!is_valid({.polarity = 1.001}));
    BOOST_TEST(!is_valid({.polarity = 0.0}));
}

BOOST_AUTO_TEST_CASE(the_balance_is_judged_from_200_hz_to_5_khz)
{
    const auto side = [](const char* channel, std::vector<double> levels) {
        return FrequencyResponse({199.0, 200.0, 5000.0, 5001.0}, std::move(levels), {},
                                 {{"channel", channel}});
    };
    const std::array curves{side("L", {9.0, 1.0, -2.0, 9.0}), side("R", {0.0, 0.0, 0.0, 0.0})};
    const auto figures = channel_balance(curves, {}).figures.value();
    BOOST_TEST(std::abs(figures.mean.value + 0.5) < 1e-12);
    BOOST_TEST(std::abs(figures.rms.value - std::sqrt(2.5)) < 1e-12);
    BOOST_TEST(describe(figures) ==
               "L minus R from 200 Hz to 5 kHz: mean -0.50 dB, rms 1.58 dB, greatest -2.00 dB at 5000 Hz");
}

BOOST_AUTO_TEST_CASE(a_balance_counts_every_point_that_its_curves_have_in_common)
{
    const FrequencyResponse left({200.0, 400.0, 800.0}, {3.0, 1.0, 1.0}, {}, {{"channel", "L"}});
    const FrequencyResponse right({200.0, 800.0}, {0.0, 2.0}, {}, {{"channel", "R"}}); // 1 dB at 400 Hz
    const auto balance = channel_balance(std::array{left, right}, {.add_statistics = true});
    const std::array expected{3.0, 0.0, -1.0};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        BOOST_TEST(std::abs(balance.difference.spl_db()[i] - expected[i]) < 1e-12);
    }
    BOOST_TEST(balance.difference.columns().empty());
    BOOST_TEST(std::abs(balance.figures->mean.value - 2.0 / 3.0) < 1e-12);
    BOOST_TEST(balance.figures->greatest.value == 3.0);
    BOOST_TEST(balance.figures->greatest_at.value == 200.0);
}

BOOST_AUTO_TEST_CASE(outliers_are_described_with_their_figures_and_those_of_the_others)
{
    const auto one = [](const SeatFinding& finding) { return describe(Outlier{{0}, {finding}}); };
    const auto two = [](const SeatFinding& finding) { return describe(Outlier{{0, 1}, {finding}}); };
    const SeatFinding seal{SeatFault::leaking_seal, -6.2, 0.1, 1.5, 4.0};
    BOOST_TEST(one(seal) == "leaking seal: bass -6.20 dB re 500 Hz, others 0.10 dB, limit 1.5 dB below");
    BOOST_TEST(two(seal) == "leaking seal: bass -6.20 and 0.10 dB re 500 Hz, limit 1.5 dB apart");
    const SeatFinding level{SeatFault::level, 70.0, 71.0, 0.65, 1.5};
    BOOST_TEST(one(level) ==
               "level: 70.00 dB from 500 Hz to 2 kHz, others at this depth 71.00 dB, limit 0.65 dB apart");
    BOOST_TEST(two(level) ==
               "level: 70.00 and 71.00 dB from 500 Hz to 2 kHz, at one depth, limit 0.65 dB apart");
    const SeatFinding shape{SeatFault::shape, 2.5, 0.0, 1.0, 2.5};
    BOOST_TEST(one(shape) == "shape: 2.50 dB rms off the others from 100 Hz to 6 kHz, limit 1 dB");
    BOOST_TEST(two(shape) == "shape: 2.50 dB rms apart from 100 Hz to 6 kHz, limit 1 dB");
    const SeatFinding polarity{SeatFault::inverted, -0.9, 0.0, 0.5, 1.8};
    BOOST_TEST(one(polarity) == "inverted: correlation of phase with the others -0.90, limit -0.5");
    BOOST_TEST(two(polarity) == "inverted: correlation of phase -0.90, limit -0.5");
    const SeatFinding depth{SeatFault::insertion_depth, 8000.0, 4000.0, 0.125, 8.0};
    BOOST_TEST(
        one(depth) ==
        "insertion depth: coupler resonance at 8000 Hz, others 4000 Hz, 1.000 octaves apart, limit 0.125");
    BOOST_TEST(describe(Outlier{{0}, {shape, polarity}}) == one(shape) + "; " + one(polarity));
}

BOOST_AUTO_TEST_CASE(resonances_of_a_side_have_their_spread)
{
    const std::array curves{resonant(8000.0), resonant(8000.0 * std::exp2(0.1)),
                            resonant(8000.0 * std::exp2(-0.05))};
    const auto spread = resonance_spread(curves, std::array<std::size_t, 3>{0, 1, 2});
    BOOST_REQUIRE(spread.has_value());
    BOOST_TEST(spread->seats == 3U);
    BOOST_TEST(std::abs(std::log2(spread->lowest.value / 8000.0) + 0.05) < 1e-6);
    BOOST_TEST(std::abs(std::log2(spread->highest.value / 8000.0) - 0.1) < 1e-6);
    BOOST_TEST(describe(ResonanceSpread{5, {7912.0}, {8050.0}}) ==
               "5 seats, coupler resonance 7912 to 8050 Hz, 0.025 octaves apart");
    BOOST_TEST(!resonance_spread(curves, std::array<std::size_t, 1>{0}).has_value());
    const FrequencyResponse flat({1000.0, 20'000.0}, {0.0, 0.0});
    BOOST_TEST(!resonance_spread(std::array{flat, flat}, std::array<std::size_t, 2>{0, 1}).has_value());
}

BOOST_AUTO_TEST_CASE(the_worst_outlier_comes_first_wherever_it_is)
{
    for (const bool worst_first : {true, false}) {
        std::vector curves(7, low_seat(20.0, 0.0));
        curves[2] = low_seat(20.0, worst_first ? -6.0 : -3.0);
        curves[5] = low_seat(20.0, worst_first ? -3.0 : -6.0);
        const auto outliers = outliers_of(curves);
        BOOST_REQUIRE_EQUAL(outliers.size(), 2U);
        BOOST_TEST(outliers[0].curves.front() == (worst_first ? 2U : 5U));
    }
}

BOOST_AUTO_TEST_CASE(of_many_outliers_the_worst_eighth_goes_at_a_time)
{
    // 17 of 40 seats leak, by 2, 3, ... 18 dB; the median of the others stays 0.
    std::vector<FrequencyResponse> curves;
    for (int i = 0; i < 40; ++i) {
        curves.push_back(low_seat(20.0, i < 23 ? 0.0 : -2.0 - (i - 23)));
    }
    const auto outliers = outliers_of(curves);
    BOOST_REQUIRE_EQUAL(outliers.size(), 17U);
    for (std::size_t i = 0; i < outliers.size(); ++i) {
        BOOST_TEST(outliers[i].curves.front() == 39U - i);
    }
}

BOOST_AUTO_TEST_SUITE_END()
