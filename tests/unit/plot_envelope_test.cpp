#include "plot/pixel_envelope.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace earbench;

namespace {

/// 2^0 to 2^octaves, `steps` an octave: a column of an octave each has the points of one octave.
std::vector<double> octave_grid(int octaves, int steps)
{
    std::vector<double> x;
    for (int i = 0; i <= octaves * steps; ++i) {
        x.push_back(std::exp2(static_cast<double>(i) / steps));
    }
    return x;
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_envelope)

BOOST_AUTO_TEST_CASE(a_line_of_two_points_a_column_is_kept)
{
    const std::vector x{1.0, 1.5, 2.0, 3.0, 4.0}; // columns of an octave; the end begins a third
    const std::vector y{1.0, 5.0, 4.0, 2.0, 3.0};
    const auto kept = pixel_envelope(x, y, 2);
    BOOST_TEST(kept.x == x);
    BOOST_TEST(kept.y == y);
    BOOST_TEST(pixel_envelope({}, {}, 3).x.empty());
    BOOST_TEST(pixel_envelope(std::vector{5.0}, std::vector{1.0}, 3).x == std::vector{5.0});
    BOOST_TEST(pixel_envelope(x, y, 0).x == x);
}

BOOST_AUTO_TEST_CASE(of_one_column_lowest_and_highest_are_left_in_their_order_and_the_ends_of_the_line)
{
    // The last point begins a column of its own, the second.
    const std::vector x{1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 2.0};
    const std::vector y{3.0, 4.0, 9.0, 5.0, -1.0, 4.0, 3.0, 2.0, 7.0};
    const auto points = pixel_envelope(x, y, 1);
    BOOST_TEST(points.x == (std::vector{1.0, 1.2, 1.4, 2.0}));
    BOOST_TEST(points.y == (std::vector{3.0, 9.0, -1.0, 7.0}));
    const std::vector rising{0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0}; // lowest is first, highest is last
    BOOST_TEST(pixel_envelope(x, rising, 1).x == (std::vector{1.0, 1.7, 2.0}));
    const std::vector level(x.size(), 1.0);
    BOOST_TEST(pixel_envelope(x, level, 1).x == (std::vector{1.0, 2.0}));
}

BOOST_AUTO_TEST_CASE(columns_part_the_logarithm_evenly_and_keep_their_extremes)
{
    constexpr int octaves = 5;
    constexpr int steps = 1000;
    const auto x = octave_grid(octaves, steps);
    std::vector<double> y(x.size());
    for (std::size_t i = 0; i < y.size(); ++i) {
        y[i] = std::sin(0.37 * static_cast<double>(i * i % 1009)); // from column to column as if by chance
    }
    const auto points = pixel_envelope(x, y, octaves);
    BOOST_TEST(points.x.size() <= 2U * octaves + 2U);
    for (int octave = 0; octave < octaves; ++octave) {
        // Half a step away from the edges, where the rounding of a logarithm decides.
        const double from = std::exp2(octave + 0.5 / steps);
        const double to = std::exp2(octave + 1.0 - 0.5 / steps);
        const auto extremes = [&](const std::vector<double>& frequencies, const std::vector<double>& levels) {
            double low = 9.0;
            double high = -9.0;
            for (std::size_t i = 0; i < frequencies.size(); ++i) {
                if (frequencies[i] > from && frequencies[i] < to) {
                    low = std::min(low, levels[i]);
                    high = std::max(high, levels[i]);
                }
            }
            return std::pair{low, high};
        };
        BOOST_TEST((extremes(points.x, points.y) == extremes(x, y)), octave);
    }
    BOOST_TEST(std::is_sorted(points.x.begin(), points.x.end()));
    BOOST_TEST(points.x.front() == x.front());
    BOOST_TEST(points.x.back() == x.back());
}

/// From 3 to 12 in two columns: 3 to 6 and 6 to 12; the end begins a third.
BOOST_AUTO_TEST_CASE(columns_begin_at_the_first_point_wherever_that_is)
{
    const std::vector x{3.0, 4.0, 5.0, 5.9, 6.1, 8.0, 10.0, 11.9, 12.0};
    const std::vector y{5.0, 9.0, 1.0, 5.0, 5.0, 1.0, 9.0, 5.0, 5.0};
    const auto points = pixel_envelope(x, y, 2);
    BOOST_TEST(points.x == (std::vector{3.0, 4.0, 5.0, 8.0, 10.0, 12.0}));
}

/// The end of a line is one of its points even where rounding puts it into the last column.
BOOST_AUTO_TEST_CASE(the_last_point_is_kept_however_logarithms_are_rounded)
{
    for (int i = 0; i < 200; ++i) {
        const double end = 100.0 + i;
        const std::vector x{1.0, 0.9995 * end, 0.9996 * end, 0.9997 * end, 0.9998 * end, end};
        const auto points = pixel_envelope(x, std::vector{5.0, 5.0, 1.0, 9.0, 5.0, 5.0}, 7);
        BOOST_TEST(points.x.back() == end);
    }
}

BOOST_AUTO_TEST_SUITE_END()
