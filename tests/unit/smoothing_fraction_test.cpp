// Fractions of an octave as they are written, and as they are meant.

#include "smoothing/fraction_text.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(smoothing_fraction)

BOOST_AUTO_TEST_CASE(a_fraction_has_a_divisor_from_a_tenth_to_1000)
{
    for (const auto* text : {"1/12", "1/12 octave", "1/12 Octaves", "1/12-oct", "1/12oct"}) {
        BOOST_TEST(parse_fraction(text).value().value == 1.0 / 12.0, text);
    }
    BOOST_TEST(parse_fraction("1/0.1").value().value == 10.0);
    BOOST_TEST(parse_fraction("1/1000").value().value == 0.001);
    for (const auto* text :
         {"1/0.09", "1/1000.1", "1/0", "1/-3", "2/3", "1/", "12", "1/12 o", "1/12--", ""}) {
        BOOST_TEST(!parse_fraction(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(a_fraction_is_offered_for_what_was_probably_meant)
{
    const auto meant = [](std::string_view text) {
        const auto found = fractions_meant(text);
        return found.empty() ? std::string("nothing") : found.front();
    };
    for (const auto* text :
         {"12", "12th", "1-12", "1:12", "1\\12", "0.083", "0,083", "12 octave", "1|12th", "0.0834"}) {
        BOOST_TEST(meant(text) == "1/12", text);
    }
    // Within 3 % of a fraction: 1/3 times 0.971 and 0.969, 1/2 times 1.029 and 1.031.
    BOOST_TEST(meant("0.32367") == "1/3");
    BOOST_TEST(meant("0.32300") == "nothing");
    BOOST_TEST(meant("0.5145") == "1/2");
    BOOST_TEST(meant("0.5155") == "nothing");
    BOOST_TEST(meant("0.001") == "1/1000");
    BOOST_TEST(meant("0.00098") == "nothing"); // 1/1020
    BOOST_TEST(meant("1000") == "1/1000");
    BOOST_TEST(meant("1") == "1/1");
    for (const auto* text : {"1001", "0", "-3", "-0.5", "12x", "12 thirds", "wide", "", "1/"}) {
        BOOST_TEST(meant(text) == "nothing", text);
    }
    BOOST_TEST(meant("1.5") == "1/1.5");
}

BOOST_AUTO_TEST_SUITE_END()
