// Circular signals, and values that are constant inside a band, by hand.

#include "core/error.hpp"
#include "dsp/band_values.hpp"
#include "dsp/circular.hpp"
#include "dsp/turns.hpp"
#include "dsp/window.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(dsp_pieces)

BOOST_AUTO_TEST_CASE(a_vertex_is_that_of_the_parabola_within_half_a_step)
{
    // 5 - 2 (x - v)^2
    for (const double v : {0.0, 0.3, -0.45}) {
        const auto at = [v](double x) { return 5.0 - 2.0 * (x - v) * (x - v); };
        BOOST_TEST(std::abs(parabola_vertex(at(-1.0), at(0.0), at(1.0)) - v) < 1e-12);
    }
    BOOST_TEST(parabola_vertex(0.0, 1.0, 1.9) == 0.5); // beyond it
    BOOST_TEST(parabola_vertex(1.9, 1.0, 0.0) == -0.5);
    BOOST_TEST(parabola_vertex(1.0, 2.0, 3.0) == 0.0);
    BOOST_TEST(parabola_vertex(2.0, 2.0, 2.0) == 0.0);
    BOOST_TEST(parabola_vertex(1.0, 1.005, 1.02) != 0.0); // a curve of 0.01, open above
}

BOOST_AUTO_TEST_CASE(the_second_half_of_a_circular_signal_lies_before_0)
{
    for (const auto& [index, length, place] : {std::tuple<std::size_t, std::size_t, double>{0, 8, 0.0},
                                               {3, 8, 3.0},
                                               {4, 8, -4.0},
                                               {7, 8, -1.0},
                                               {3, 7, 3.0},
                                               {4, 7, -3.0},
                                               {6, 7, -1.0}}) {
        BOOST_TEST(signed_index(index, length) == place, index << " of " << length);
    }
    for (const auto& [place, index] :
         {std::pair<std::ptrdiff_t, std::size_t>{0, 0}, {4, 4}, {5, 0}, {-1, 4}, {-5, 0}, {-6, 4}, {12, 2}}) {
        BOOST_TEST(circular_index(place, 5) == index, place);
    }
}

BOOST_AUTO_TEST_CASE(parts_of_a_circular_signal_go_on_behind_its_end)
{
    const std::vector<double> signal{1.0, -2.0, 3.0, -4.0, 0.5};
    BOOST_TEST(energy_around(signal, 0, 0) == 1.0);
    BOOST_TEST(energy_around(signal, 0, 1) == 1.0 + 4.0 + 0.25);
    BOOST_TEST(energy_around(signal, -2, 1) == 9.0 + 16.0 + 0.25);
    BOOST_TEST(greatest_of(signal, 0, 5) == 3U);
    BOOST_TEST(greatest_of(signal, 4, 3) == 1U);
    BOOST_TEST(greatest_of(signal, -1, 2) == 0U);
    BOOST_TEST(greatest_of(signal, 2, 0) == 2U);
    BOOST_TEST(greatest_of(std::vector{1.0, -1.0, 1.0}, 1, 3) == 1U); // the first of several
    std::vector<double> seen;
    for_each_from(signal, 3, 4, [&](std::ptrdiff_t i, double sample) {
        BOOST_TEST(i == std::ssize(seen));
        seen.push_back(sample);
    });
    BOOST_TEST(seen == (std::vector<double>{-4.0, 0.5, 1.0, -2.0}), boost::test_tools::per_element());
    const std::vector<double> even{0.0, 1.0, 2.0, 3.0, 4.0, 5.0};
    BOOST_TEST(centred_part(even, 1, 4) == (std::vector<double>{1.0, 2.0, 5.0, 0.0}),
               boost::test_tools::per_element());
    BOOST_TEST(centred_part(even, 0, 8) == (std::vector<double>{0.0, 1.0, 2.0, 0.0, 0.0, 3.0, 4.0, 5.0}),
               boost::test_tools::per_element());
    const auto peak = greatest_magnitude(std::vector{0.0, 1.0, -2.0, 1.5});
    BOOST_TEST(peak.index == 2U);
    BOOST_TEST(std::abs(peak.offset - 0.5 * (1.0 - 1.5) / (1.0 - 4.0 + 1.5)) < 1e-12);
}

BOOST_AUTO_TEST_CASE(values_are_kept_on_the_edges_of_a_band_alone)
{
    // Bins of 1 Hz: constant below 25 Hz, inside 50 and 100 Hz, and from 200 Hz on.
    const auto value_at = [](Hertz frequency) {
        const double octaves = frequency.value < 50.0 ? std::log2(50.0 / std::max(frequency.value, 1e-9))
                                                      : std::log2(frequency.value / 100.0);
        return 7.0 - std::clamp(octaves, 0.0, 1.0);
    };
    const BandValues values(300, 1.0, {{50.0}, {100.0}}, 1.0, value_at);
    for (std::size_t bin = 0; bin < 300; ++bin) {
        BOOST_TEST(std::abs(values[bin] - value_at({static_cast<double>(bin)})) < 1e-12, bin);
    }
    // A band that ends with the bins, or beyond them.
    for (const double to_hz : {250.0, 1000.0}) {
        const BandValues cut(300, 1.0, {{50.0}, {to_hz}}, 1.0,
                             [&](Hertz frequency) { return frequency.value > to_hz ? 2.0 : 1.0; });
        BOOST_TEST(cut[0] == 1.0);
        BOOST_TEST(cut[299] == (to_hz < 299.0 ? 2.0 : 1.0));
    }
}

BOOST_AUTO_TEST_CASE(turns_are_the_powers_of_a_turn)
{
    Turns turns(0.7);
    for (int k = 0; k < 300; ++k) {
        BOOST_TEST(std::abs(turns.next() - std::polar(1.0, 0.7 * k)) < 1e-12);
    }
}

BOOST_AUTO_TEST_CASE(sides_that_are_written_otherwise_are_offered)
{
    const auto said_of = [](const std::string& text) {
        try {
            (void)parse_window_sides(text);
            return std::string("none");
        } catch (const Error& error) {
            return std::string(error.what());
        }
    };
    for (const auto* text : {"2.5:400", "2.5-400", "2.5 400", "2.5;400", "2.5/400", "2.5ms,400ms"}) {
        BOOST_TEST(said_of(text).find("2.5,400") != std::string::npos, said_of(text));
    }
    for (const auto* text : {"2.5:x", "x:400", "2.5", "2.5:", "1001,5"}) {
        const auto plain = said_of(text);
        BOOST_TEST(plain.ends_with("'" + std::string(text) + "'"), plain);
    }
}

BOOST_AUTO_TEST_SUITE_END()
