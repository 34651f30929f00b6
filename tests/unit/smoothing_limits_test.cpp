// Few points, the widths at which a window grows, and what cancels out.

#include "core/error.hpp"
#include "smoothing/kernel.hpp"
#include "smoothing/method.hpp"
#include "smoothing/sampled.hpp"
#include "smoothing/smooth.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

using namespace earbench;

namespace {

std::vector<double> points(double from_hz, double points_per_octave, std::size_t count)
{
    std::vector<double> frequency_hz;
    for (std::size_t i = 0; i < count; ++i) {
        frequency_hz.push_back(from_hz * std::exp2(static_cast<double>(i) / points_per_octave));
    }
    return frequency_hz;
}

std::vector<double> impulse(std::size_t count, std::size_t place)
{
    std::vector<double> values(count);
    values[place] = 1.0;
    return values;
}

/// What AutoEq's smoothing leaves of an impulse in the bass.
double left_of_impulse(double points_per_octave)
{
    constexpr std::size_t count = 401;
    return smooth_as_autoeq(points(20.0, points_per_octave, count), impulse(count, 200))[200];
}

} // namespace

BOOST_AUTO_TEST_SUITE(smoothing_limits)

/// The weights of the middle point, Savitzky and Golay 1964, table I: 7/21 of seven points, 59/231 of nine.
BOOST_AUTO_TEST_CASE(autoeqs_window_grows_by_two_points_where_their_number_rounds_so)
{
    const auto close = boost::test_tools::tolerance(1e-12);
    BOOST_TEST(left_of_impulse(12.0 * 7.49) == 7.0 / 21.0, close);
    BOOST_TEST(left_of_impulse(12.0 * 7.51) == 59.0 / 231.0, close);
    BOOST_TEST(left_of_impulse(12.0 * 5.51) == 7.0 / 21.0, close);
}

BOOST_AUTO_TEST_CASE(points_wider_apart_than_the_window_keep_their_levels)
{
    const std::vector levels{1.0, -2.0, 5.0, 4.0, 3.0, 3.0, -7.0, 2.0};
    BOOST_TEST(smooth_as_autoeq(points(20.0, 3.0, 8), levels) == levels, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(autoeq_needs_as_many_points_as_its_wider_window)
{
    // 2 octaves at 3 an octave: 6 points, made odd.
    BOOST_CHECK_NO_THROW((void)smooth_as_autoeq(points(20.0, 3.0, 7), impulse(7, 0)));
    BOOST_CHECK_EXCEPTION(
        (void)smooth_as_autoeq(points(20.0, 3.0, 6), impulse(6, 0)), Error, [](const Error& error) {
            return error.line() == "expected at least 7 points to smooth as AutoEq does but found 6";
        });
    BOOST_CHECK_THROW((void)smooth_as_autoeq(points(20.0, 1.0, 2), impulse(2, 0)), Error);
    BOOST_TEST(smooth_as_autoeq(std::vector{1000.0}, std::vector{5.0}).at(0) == 5.0);
}

BOOST_AUTO_TEST_CASE(in_the_treble_the_first_point_lies_on_the_outermost_parabola)
{
    // 32/42 of an impulse at the end of seven points; at 10 kHz the wide window has all but 1e-4.
    const auto smoothed = smooth_as_autoeq(points(10'000.0, 3.0, 7), impulse(7, 0));
    BOOST_TEST(std::abs(smoothed[0] - 32.0 / 42.0) < 1e-4);
    BOOST_TEST(std::abs(smoothed[6] - 5.0 / 42.0) < 1e-4);
}

BOOST_AUTO_TEST_CASE(cringraph_needs_four_points_and_does_nothing_at_0)
{
    const std::vector levels{1.0, -2.0, 5.0, 0.0};
    BOOST_TEST(smooth_as_cringraph(points(20.0, 3.0, 4), levels, 0.0) == levels,
               boost::test_tools::per_element());
    BOOST_TEST(smooth_as_cringraph(points(20.0, 3.0, 4), levels, 5.0).size() == 4U);
    BOOST_CHECK_THROW((void)smooth_as_cringraph(points(20.0, 3.0, 3), impulse(3, 0), 5.0), Error);
}

BOOST_AUTO_TEST_CASE(the_widths_of_rew_lie_on_a_line_over_both_logarithms)
{
    const auto close = boost::test_tools::tolerance(1e-12);
    const auto width = [](const char* text, double frequency_hz) {
        return width_at(parse_smoothing(text), {frequency_hz}).value;
    };
    const double middle = std::sqrt(10.0);
    BOOST_TEST(width("psychoacoustic", 100.0 * middle) == 1.0 / std::sqrt(3.0 * 6.0), close);
    BOOST_TEST(width("variable", 100.0 * middle) == 1.0 / std::sqrt(48.0 * 6.0), close);
    BOOST_TEST(width("variable", 1000.0 * middle) == 1.0 / std::sqrt(6.0 * 3.0), close);
}

/// Up to 6 s and to 3/4 W; the outermost of the 128 places by numpy.polynomial.legendre.leggauss.
BOOST_AUTO_TEST_CASE(the_widest_rectangles_of_a_kernel_reach_to_its_ends)
{
    constexpr double outermost = 0.999824887947132; // from -1 to 1
    for (const auto& [kernel, end] :
         {std::pair(Kernel::gauss, 3.0 / std::sqrt(std::numbers::pi)), std::pair(Kernel::hann, 0.75)}) {
        const auto [narrowest, widest] =
            std::ranges::minmax_element(parts_of(kernel), {}, &KernelPart::half_width);
        BOOST_TEST(std::abs(widest->half_width - end * 0.5 * (1.0 + outermost)) < 1e-12);
        BOOST_TEST(std::abs(narrowest->half_width - end * 0.5 * (1.0 - outermost)) < 1e-12);
    }
}

BOOST_AUTO_TEST_CASE(one_point_keeps_its_level_at_every_edge)
{
    for (const auto edge : {Edge::shrink, Edge::truncate, Edge::hold}) {
        for (const auto mean : {SmoothingMean::power, SmoothingMean::db}) {
            const auto smoothed =
                smooth(FrequencyResponse({1000.0}, {5.0}), {.width = {1.0}, .mean = mean, .edge = edge});
            BOOST_TEST(smoothed.spl_db()[0] == 5.0);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_cancels_out_lies_300_db_below_the_greatest)
{
    // The mean of a line from 1 to -1 is 0.
    const FrequencyResponse opposed({100.0, 200.0}, {60.0, 60.0}, {0.0, 180.0});
    const auto smoothed = smooth(opposed, {.width = {10.0}, .edge = Edge::truncate, .complex = true});
    BOOST_TEST(std::abs(smoothed.spl_db()[0] + 240.0) < 1e-9);
    BOOST_TEST(std::abs(smoothed.spl_db()[1] + 240.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_curve_that_is_smoothed_as_wide_is_not_smoothed_again)
{
    const auto note_of = [](const std::string& before, double width) {
        const FrequencyResponse curve({100.0, 200.0}, {60.0, 60.0}, {}, {{"smoothing", before}});
        return smooth_once(curve, {.width = {width}}).notes().get("smoothing");
    };
    const std::string two = "1/24 octave + 1/12 octave";
    BOOST_TEST(note_of(two, 1.0 / 12.0) == two);
    BOOST_TEST(note_of(two, 1.0 / 13.0) == two);
    BOOST_TEST(note_of(two, 1.0 / 11.0) == two + " + 1/11 octave");
    BOOST_TEST(note_of("none", 1.0 / 12.0) == "1/12 octave");
}

BOOST_AUTO_TEST_SUITE_END()
