#include "core/error.hpp"
#include "core/statistics.hpp"
#include "curve/align.hpp"
#include "curve/average.hpp"
#include "curve/grid.hpp"
#include "curve/level_change.hpp"
#include "seats/balance.hpp"
#include "seats/coupler_resonance.hpp"
#include "seats/reseats.hpp"
#include "seats/seat_figures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace earbench;

namespace {

constexpr double rounding = 1e-9; // sums over a few hundred points

/// What makes a simulated seat: a shelf of bass below 90 Hz, a resonance, the phase of everything.
struct SeatShape {
    double bass_db = 0.0;
    double level_db = 0.0;
    double resonance_hz = 8000.0;
    double height_db = 8.0;
    double phase_deg = 30.0;
    std::string channel = "L";
};

/// `level_db` but for `bass_db` up to 90 Hz and a parabola in dB over log2 f, 0 a quarter octave from its
/// top.
FrequencyResponse seat(const SeatShape& shape)
{
    const auto frequency_hz = log_grid(96, Hertz{20.0}, Hertz{20'000.0});
    std::vector<double> levels;
    for (const double frequency : frequency_hz) {
        const double octaves = std::log2(frequency / shape.resonance_hz) / 0.25;
        levels.push_back((frequency <= 90.0 ? shape.bass_db : 0.0) + shape.level_db +
                         std::max(0.0, shape.height_db * (1.0 - octaves * octaves)));
    }
    return {frequency_hz,
            std::move(levels),
            std::vector<double>(frequency_hz.size(), shape.phase_deg),
            {{"name", "Example"}, {"channel", shape.channel}}};
}

FrequencyResponse flat(double level_db, double phase_deg, Notes notes = {})
{
    return {{100.0, 1000.0, 10'000.0}, std::vector(3, level_db), std::vector(3, phase_deg), std::move(notes)};
}

const AverageOptions vector_options{.combination = Combination::vector};

std::vector<Outlier> outliers_of(std::span<const FrequencyResponse> curves, const SeatLimits& limits = {})
{
    std::vector<std::size_t> places(curves.size());
    std::iota(places.begin(), places.end(), 0U);
    return find_outliers(curves, places, limits);
}

bool is_data_error(const Error& error)
{
    return error.fault() == Fault::data;
}

} // namespace

BOOST_AUTO_TEST_SUITE(reseats)

BOOST_AUTO_TEST_CASE(the_median_is_the_middle_one_or_the_mean_of_both)
{
    BOOST_TEST(median_of({3.0}) == 3.0);
    BOOST_TEST(median_of({9.0, 1.0, 2.0}) == 2.0);
    BOOST_TEST(median_of({4.0, 1.0, 9.0, 2.0}) == 3.0);
    const std::array curves{flat(1.0, 0.0), flat(7.0, 0.0), flat(2.0, 0.0)};
    const auto joined = average(curves, {.combination = Combination::median, .add_statistics = true});
    BOOST_TEST(joined.spl_db()[1] == 2.0);
    BOOST_TEST(!joined.has_phase());
    BOOST_REQUIRE(find_column(joined, "min_db") != nullptr);
    BOOST_TEST((*find_column(joined, "min_db"))[2] == 1.0);
    BOOST_TEST((*find_column(joined, "max_db"))[2] == 7.0);
    BOOST_TEST(find_column(joined, "spread_db") != nullptr);
    const auto single = average(std::array{curves[0]}, {.add_statistics = true});
    BOOST_TEST(find_column(single, "spread_db") == nullptr); // one take tells nothing of it
    BOOST_TEST((*find_column(single, "max_db"))[2] == 1.0);
}

BOOST_AUTO_TEST_CASE(a_vector_mean_adds_magnitudes_by_their_phases)
{
    // 1 and j: (1 + j) / 2 has the magnitude 1/sqrt(2) and 45 degrees.
    const std::array quarter{flat(0.0, 0.0), flat(0.0, 90.0)};
    const auto mean = average(quarter, vector_options);
    BOOST_TEST(std::abs(mean.spl_db()[0] + 10.0 * std::log10(2.0)) < rounding);
    BOOST_TEST(std::abs(mean.phase_deg()[0] - 45.0) < rounding);
    // 2 and -1: 0.5.
    const std::array against{flat(20.0 * std::log10(2.0), 180.0), flat(0.0, 0.0)};
    const auto rest = average(against, vector_options);
    BOOST_TEST(std::abs(rest.spl_db()[1] - 20.0 * std::log10(0.5)) < rounding);
    BOOST_TEST(std::abs(std::abs(rest.phase_deg()[1]) - 180.0) < rounding);
}

BOOST_AUTO_TEST_CASE(delays_count_on_a_common_time_axis_only)
{
    // 0.5 ms: half a period at 1 kHz, which cancels out, and five at 10 kHz, which does not.
    const std::array curves{flat(0.0, 10.0, {{"delay-s", "0.001"}}),
                            flat(0.0, 10.0, {{"delay-s", "0.0015"}})};
    const auto own = average(curves, vector_options);
    BOOST_TEST(std::abs(own.spl_db()[1]) < rounding);
    BOOST_TEST(std::abs(own.phase_deg()[1] - 10.0) < rounding);
    BOOST_TEST(own.notes().get("delay-s") == "0.001");
    const auto common = average(curves, {.combination = Combination::vector, .time_axis = TimeAxis::common});
    BOOST_TEST(common.spl_db()[1] < -200.0);
    BOOST_TEST(std::abs(common.spl_db()[2]) < rounding);
    BOOST_TEST(std::abs(common.phase_deg()[2] - 10.0) < 1e-6);
    // At 100 Hz half a millisecond is 18 degrees, of which the mean has the half and the cosine.
    BOOST_TEST(std::abs(common.phase_deg()[0] - 1.0) < rounding);
    BOOST_TEST(std::abs(common.spl_db()[0] - 20.0 * std::log10(std::cos(9.0 * std::acos(-1.0) / 180.0))) <
               rounding);
    const auto loss = vector_loss(common, curves);
    BOOST_TEST(loss.at.value == 1000.0);
    BOOST_TEST(loss.greatest.value > 200.0);
    BOOST_TEST(std::abs(vector_loss(own, curves).greatest.value) < rounding);
}

BOOST_AUTO_TEST_CASE(a_vector_mean_needs_phases_delays_and_one_grid)
{
    const FrequencyResponse without({100.0, 1000.0, 10'000.0}, {0.0, 0.0, 0.0});
    const FrequencyResponse elsewhere({100.0, 1000.0, 9000.0}, {0.0, 0.0, 0.0}, {0.0, 0.0, 0.0});
    for (const auto& other : {without, elsewhere, flat(0.0, 0.0, {{"delay-s", "0.1"}})}) {
        const std::array curves{flat(0.0, 0.0), other};
        BOOST_CHECK_EXCEPTION((void)average(curves, vector_options), Error, is_data_error);
    }
    const std::array odd{flat(0.0, 0.0, {{"delay-s", "soon"}})};
    BOOST_CHECK_EXCEPTION((void)average(odd, vector_options), Error, is_data_error);
}

BOOST_AUTO_TEST_CASE(a_shift_of_the_level_takes_the_levels_of_other_columns_with_it)
{
    const FrequencyResponse curve({100.0}, {1.0}, {}, {},
                                  {{"spread_db", {0.5}}, {"min_db", {0.0}}, {"snr_db", {40.0}}});
    const auto shifted = shift_level(curve, {2.0});
    BOOST_TEST((*find_column(shifted, "spread_db"))[0] == 0.5);
    BOOST_TEST((*find_column(shifted, "min_db"))[0] == 2.0);
    BOOST_TEST((*find_column(shifted, "snr_db"))[0] == 40.0);
    BOOST_TEST(find_column(shifted, "max_db") == nullptr);
}

BOOST_AUTO_TEST_CASE(the_bass_is_a_mean_re_500_hz)
{
    BOOST_TEST(std::abs(bass_level(seat({.bass_db = -4.0}), {20.0})->value + 4.0) < rounding);
    BOOST_TEST(!bass_level(flat(0.0, 0.0), {20.0}).has_value());
}

BOOST_AUTO_TEST_CASE(the_resonance_is_the_top_of_the_smoothed_peak)
{
    // A parabola keeps its top under a symmetric window.
    for (const double top : {6800.0, 8000.0, 8123.0, 9500.0}) {
        const auto range = resonance_range(seat({.resonance_hz = top}));
        BOOST_REQUIRE(range.has_value());
        BOOST_TEST(std::abs(std::log2(highest_resonance(*range)->value / top)) < 1e-3);
        BOOST_TEST(std::abs(std::log2(resonance_near(*range, {7500.0}).value / top)) < 1e-3);
    }
    BOOST_TEST(!resonance_range(FrequencyResponse({20.0, 10'000.0}, {0.0, 0.0})).has_value());
    BOOST_TEST(!highest_resonance(*resonance_range(seat({.height_db = 0.0}))).has_value());
    BOOST_TEST(!highest_resonance(*resonance_range(seat({.height_db = 0.9}))).has_value());
    // Outside the range the end that is higher stands for it.
    BOOST_TEST(resonance_near(*resonance_range(seat({.resonance_hz = 6000.0})), {8000.0}).value < 6560.0);
}

BOOST_AUTO_TEST_CASE(a_leaking_seat_is_named_with_its_bass_and_that_of_the_others)
{
    const std::array curves{seat({}), seat({.bass_db = -3.5}), seat({.bass_db = -0.4}),
                            seat({.bass_db = 2.0})};
    const auto outliers = outliers_of(curves);
    BOOST_REQUIRE_EQUAL(outliers.size(), 1U);
    BOOST_TEST(outliers[0].curves == (std::vector<std::size_t>{1}), boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(outliers[0].findings.size(), 1U);
    BOOST_TEST((outliers[0].findings[0].fault == SeatFault::leaking_seal));
    BOOST_TEST(std::abs(outliers[0].findings[0].figure + 3.5) < rounding);
    BOOST_TEST(std::abs(outliers[0].findings[0].others) < rounding); // the median of 0, -0.4 and 2
    BOOST_TEST(describe(outliers[0]) ==
               "leaking seal: bass -3.50 dB re 500 Hz, others 0.00 dB, limit 1.5 dB below");
    BOOST_TEST(outliers_of(curves, {.seal = {3.6}}).empty());
    // More bass than the others is no leak.
    const std::array one_high{seat({}), seat({}), seat({}), seat({.bass_db = 9.0})};
    BOOST_TEST(outliers_of(one_high).empty());
}

BOOST_AUTO_TEST_CASE(two_leaks_of_five_are_both_found)
{
    const std::array curves{seat({.bass_db = -8.0}), seat({}), seat({.bass_db = -10.0}), seat({}), seat({})};
    const auto outliers = outliers_of(curves);
    BOOST_REQUIRE_EQUAL(outliers.size(), 2U);
    BOOST_TEST(outliers[0].curves == (std::vector<std::size_t>{2}),
               boost::test_tools::per_element()); // the worst first
    BOOST_TEST(outliers[1].curves == (std::vector<std::size_t>{0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(two_seats_that_differ_are_named_together)
{
    const std::array curves{seat({}), seat({.bass_db = -6.0})};
    const auto outliers = outliers_of(curves);
    BOOST_REQUIRE_EQUAL(outliers.size(), 1U);
    BOOST_TEST(outliers[0].curves == (std::vector<std::size_t>{0, 1}), boost::test_tools::per_element());
    BOOST_TEST(describe(outliers[0]) == "leaking seal: bass 0.00 and -6.00 dB re 500 Hz, limit 1.5 dB apart");
    const std::array reversed{curves[1], curves[0]};
    BOOST_TEST(describe(outliers_of(reversed).at(0)) ==
               "leaking seal: bass -6.00 and 0.00 dB re 500 Hz, limit 1.5 dB apart");
    BOOST_TEST(outliers_of(std::array{seat({.bass_db = -20.0})}).empty());
}

BOOST_AUTO_TEST_CASE(a_seat_of_another_depth_is_named_with_both_resonances)
{
    // 8 kHz to 7 kHz: log2(8/7) = 0.193 octaves. 8.05 and 8 kHz are 0.009 octaves apart: a steady hand.
    const std::array curves{seat({}), seat({.resonance_hz = 8050.0}), seat({.resonance_hz = 7000.0}),
                            seat({}), seat({})};
    const auto outliers = outliers_of(curves);
    BOOST_REQUIRE_EQUAL(outliers.size(), 1U);
    BOOST_TEST(outliers[0].curves == (std::vector<std::size_t>{2}), boost::test_tools::per_element());
    BOOST_TEST((outliers[0].findings[0].fault == SeatFault::insertion_depth));
    BOOST_TEST(std::abs(outliers[0].findings[0].figure - 7000.0) < 10.0);
    BOOST_TEST(std::abs(outliers[0].findings[0].others - 8000.0) < 10.0);
    BOOST_TEST(outliers_of(curves, {.depth = {0.25}}).empty());
    const std::vector<std::size_t> places{0, 1, 2, 3, 4};
    const auto spread = resonance_spread(curves, places);
    BOOST_REQUIRE(spread.has_value());
    BOOST_TEST(spread->seats == 5U);
    BOOST_TEST(std::abs(spread->lowest.value - 7000.0) < 10.0);
    BOOST_TEST(std::abs(spread->highest.value - 8050.0) < 10.0);
}

BOOST_AUTO_TEST_CASE(a_hand_that_spreads_is_not_at_fault)
{
    // The others spread by 0.05 octaves and more: 6.5 times that is further than 7 kHz lies off.
    const std::array curves{seat({.resonance_hz = 8100.0}), seat({.resonance_hz = 8500.0}),
                            seat({.resonance_hz = 7000.0}), seat({.resonance_hz = 7800.0}),
                            seat({.resonance_hz = 8900.0}), seat({.resonance_hz = 8000.0})};
    BOOST_TEST(outliers_of(curves).empty());
}

BOOST_AUTO_TEST_CASE(a_turned_knob_is_named_with_both_levels)
{
    const std::array curves{seat({}), seat({.level_db = -1.0}), seat({.level_db = 0.1})};
    const auto outliers = outliers_of(curves);
    BOOST_REQUIRE_EQUAL(outliers.size(), 1U);
    BOOST_TEST(outliers[0].curves == (std::vector<std::size_t>{1}), boost::test_tools::per_element());
    BOOST_TEST(describe(outliers[0]) ==
               "level: -1.00 dB from 500 Hz to 2 kHz, others at this depth 0.05 dB, limit 0.65 dB apart");
}

BOOST_AUTO_TEST_CASE(a_deeper_seat_is_louder)
{
    // 0.4 dB a tenth of an octave, as a coupler with little air left in it: no knob was turned.
    const auto deep = [](double tenths) {
        return seat({.level_db = 0.4 * tenths, .resonance_hz = 8000.0 * std::exp2(0.1 * tenths)});
    };
    const std::array curves{deep(-2.0), deep(-1.0), deep(0.0), deep(1.0), deep(2.0)};
    BOOST_TEST(outliers_of(curves).empty());
    // Half a tenth deeper, but 0.9 dB softer than that.
    const std::array turned{deep(-2.0), deep(-1.0),
                            deep(0.0),  deep(1.0),
                            deep(2.0),  seat({.level_db = -0.7, .resonance_hz = 8000.0 * std::exp2(0.05)})};
    const auto outliers = outliers_of(turned);
    BOOST_REQUIRE_EQUAL(outliers.size(), 1U);
    BOOST_TEST(outliers[0].curves == (std::vector<std::size_t>{5}), boost::test_tools::per_element());
    BOOST_TEST((outliers[0].findings[0].fault == SeatFault::level));
}

BOOST_AUTO_TEST_CASE(of_many_outliers_all_are_found)
{
    std::vector<FrequencyResponse> curves;
    for (int i = 0; i < 100; ++i) {
        curves.push_back(seat({.bass_db = i % 3 == 0 ? -4.0 - 0.01 * i : 0.001 * i}));
    }
    const auto outliers = outliers_of(curves);
    BOOST_TEST(outliers.size() == 34U);
    for (const auto& outlier : outliers) {
        BOOST_TEST(outlier.curves[0] % 3 == 0U);
    }
    BOOST_TEST(outliers[0].curves[0] == 99U);
}

BOOST_AUTO_TEST_CASE(polarity_is_that_of_the_majority)
{
    const std::array curves{seat({.phase_deg = 170.0}), seat({.phase_deg = -20.0}), seat({.phase_deg = -5.0}),
                            seat({.phase_deg = 10.0})};
    const auto outliers = outliers_of(curves);
    BOOST_REQUIRE_EQUAL(outliers.size(), 1U);
    BOOST_TEST(outliers[0].curves == (std::vector<std::size_t>{0}), boost::test_tools::per_element());
    BOOST_TEST((outliers[0].findings[0].fault == SeatFault::inverted));
    // The medians of the others' cosines and sines are cos 10 and sin -5 degrees.
    const double degree = std::acos(-1.0) / 180.0;
    const double others = std::atan2(std::sin(-5.0 * degree), std::cos(10.0 * degree));
    BOOST_TEST(std::abs(outliers[0].findings[0].figure - std::cos(170.0 * degree - others)) < rounding);
}

BOOST_AUTO_TEST_CASE(limits_are_above_zero)
{
    BOOST_CHECK_NO_THROW(require_valid({}));
    for (const SeatLimits& limits :
         {SeatLimits{.seal = {0.0}}, SeatLimits{.depth = {-1.0}}, SeatLimits{.level = {0.0}},
          SeatLimits{.shape = {0.0}}, SeatLimits{.polarity = 1.1}}) {
        BOOST_CHECK_EXCEPTION(require_valid(limits), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
}

BOOST_AUTO_TEST_CASE(balance_is_left_minus_right)
{
    const std::array curves{seat({.bass_db = 3.0}), seat({.bass_db = 1.0, .channel = "R"}),
                            seat({.bass_db = 1.0, .channel = "R2"})};
    const auto balance = channel_balance(curves, {});
    BOOST_TEST(std::abs(balance.difference.spl_db()[0] - 2.0) < rounding);
    BOOST_TEST(std::abs(balance.difference.spl_db()[900]) < rounding);
    BOOST_TEST(balance.difference.notes().get("channel") == "L-R");
    BOOST_TEST(balance.difference.notes().get("level") == "dB (L minus R)");
    BOOST_REQUIRE(balance.figures.has_value());
    BOOST_TEST(std::abs(balance.figures->rms.value) < rounding); // the bass lies below 200 Hz
    const std::array left{seat({})};
    BOOST_CHECK_EXCEPTION((void)channel_balance(left, {}), Error, is_data_error);
    const std::array nobody{seat({}), seat({.channel = "R"}), seat({.channel = ""})};
    BOOST_CHECK_EXCEPTION((void)channel_balance(nobody, {}), Error, is_data_error);
}

BOOST_AUTO_TEST_CASE(figures_of_the_balance_are_those_from_200_hz_to_5_khz)
{
    const auto side = [](std::string channel, std::vector<double> levels) {
        return FrequencyResponse({100.0, 200.0, 1000.0, 5000.0, 6000.0}, std::move(levels), {},
                                 {{"channel", std::move(channel)}});
    };
    const std::array curves{side("L", {9.0, 1.0, -4.0, 0.0, 9.0}), side("R", {0.0, 0.0, 0.0, 0.0, 0.0})};
    const auto figures = channel_balance(curves, {}).figures;
    BOOST_REQUIRE(figures.has_value());
    BOOST_TEST(std::abs(figures->mean.value + 1.0) < rounding);
    BOOST_TEST(std::abs(figures->rms.value - std::sqrt(17.0 / 3.0)) < rounding);
    BOOST_TEST(figures->greatest.value == -4.0);
    BOOST_TEST(figures->greatest_at.value == 1000.0);
}

BOOST_AUTO_TEST_SUITE_END()
