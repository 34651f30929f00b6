// The grids that have a name, and those of measurements.

#include "core/error.hpp"
#include "curve/grid.hpp"
#include "curve/named_grids.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

constexpr double rounding = 1e-13; // of exp2 and pow

std::vector<double> grid(std::string_view name)
{
    return named_grid(name).value();
}

/// 1000 G^x Hz, G = 10^(3/10): IEC 61260-1:2014, 5.2.
double iec_hz(double x)
{
    return 1000.0 * std::pow(10.0, 0.3 * x);
}

bool is_refused(const std::string& name)
{
    try {
        (void)named_grid(name);
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::usage));
        return true;
    }
    return false;
}

} // namespace

BOOST_AUTO_TEST_SUITE(curve_named_grids)

BOOST_AUTO_TEST_CASE(r40_has_the_numbers_of_iso_3)
{
    // ISO 3:1973, table 1, in hundredths.
    constexpr std::array numbers{100, 106, 112, 118, 125, 132, 140, 150, 160, 170, 180, 190, 200, 212,
                                 224, 236, 250, 265, 280, 300, 315, 335, 355, 375, 400, 425, 450, 475,
                                 500, 530, 560, 600, 630, 670, 710, 750, 800, 850, 900, 950};
    const auto found = grid("r40");
    BOOST_REQUIRE_EQUAL(found.size(), 121U);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto place = i + 12; // 20 Hz stands behind twelve numbers from 10 Hz on
        const double decade = std::pow(10.0, static_cast<double>(place / 40));
        BOOST_TEST(found[i] == numbers.at(place % 40) * decade / 10.0);
    }
    BOOST_TEST(found.front() == 20.0);
    BOOST_TEST(found.back() == 20'000.0);
}

BOOST_AUTO_TEST_CASE(bands_of_an_odd_number_have_one_at_1_khz)
{
    const auto octaves = grid("iec:1");
    BOOST_REQUIRE_EQUAL(octaves.size(), 18U); // x from -10, 1 Hz, to 7, 125.9 kHz
    for (std::size_t i = 0; i < octaves.size(); ++i) {
        BOOST_TEST(octaves[i] == iec_hz(static_cast<double>(i) - 10.0),
                   boost::test_tools::tolerance(rounding));
    }
    BOOST_TEST(grid("iec:3").size() == 54U); // x from -30, 1 Hz, to 23, 199.5 kHz
    BOOST_TEST(grid("iec:43").back() == iec_hz(329.0 / 43.0), boost::test_tools::tolerance(rounding));
    BOOST_TEST(grid("iec:99").front() == 1.0, boost::test_tools::tolerance(rounding));
}

BOOST_AUTO_TEST_CASE(bands_of_an_even_number_have_their_edge_at_1_khz)
{
    const auto halves = grid("iec:2");
    BOOST_REQUIRE_EQUAL(halves.size(), 35U); // (2x + 1)/4 from -39/4, 1.19 Hz, to 29/4, 149.6 kHz
    for (std::size_t i = 0; i < halves.size(); ++i) {
        BOOST_TEST(halves[i] == iec_hz((2.0 * static_cast<double>(i) - 39.0) / 4.0),
                   boost::test_tools::tolerance(rounding));
    }
}

BOOST_AUTO_TEST_CASE(bands_are_1_to_100_an_octave)
{
    BOOST_TEST(!grid("iec:100").empty());
    for (const std::string name : {"iec:0", "iec:101", "iec:-1", "iec:", "iec:1.5", "iec:x"}) {
        BOOST_TEST(is_refused(name), name);
    }
    for (const std::string name : {"", "r20", "R40", "iec", "log:48"}) {
        BOOST_TEST(!named_grid(name), name);
    }
}

BOOST_AUTO_TEST_CASE(autoeqs_grid_rises_by_a_hundredth_up_to_20_khz)
{
    const auto found = grid("autoeq");
    BOOST_REQUIRE_EQUAL(found.size(), 695U); // ln 1000 / ln 1.01 = 694.2
    BOOST_TEST(found.front() == 20.0);
    BOOST_TEST(found.back() == 20.0 * std::pow(1.01, 694.0), boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(cringraphs_grid_has_479_points)
{
    const auto found = grid("cringraph");
    BOOST_REQUIRE_EQUAL(found.size(), 479U);
    BOOST_TEST(found.front() == 19.4806 * std::exp2(1.0 / 48.0), boost::test_tools::tolerance(rounding));
    BOOST_TEST(found[47] == 2.0 * 19.4806, boost::test_tools::tolerance(rounding));
    BOOST_TEST(found.back() == 19.4806 * std::exp2(479.0 / 48.0), boost::test_tools::tolerance(rounding));
}

BOOST_AUTO_TEST_CASE(a_measurement_has_points_from_20_hz_to_20_khz_as_far_as_its_sweep_reaches)
{
    const auto wide = measurement_grid({{5.0}, {24'000.0}}, 1, false);
    BOOST_TEST(wide.front() == 20.0);
    BOOST_TEST(wide.back() == 10'240.0);
    const auto narrow = measurement_grid({{40.0}, {640.0}}, 1, false);
    BOOST_TEST(narrow == (std::vector{40.0, 80.0, 160.0, 320.0, 640.0}), boost::test_tools::per_element());
    constexpr double step_hz = 48'000.0 / 131'072.0; // as REW exports
    const auto linear = measurement_grid({{5.0}, {24'000.0}}, 1, true);
    BOOST_TEST(linear.front() == 55.0 * step_hz); // 54.6 steps are 20 Hz
    BOOST_TEST(linear[1] == 56.0 * step_hz);
    BOOST_TEST(linear.back() == 54'613.0 * step_hz); // 54613.3 steps are 20 kHz
}

BOOST_AUTO_TEST_SUITE_END()
