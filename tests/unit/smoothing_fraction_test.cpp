// Fractions of an octave as they are written, and as they are meant.

#include "core/error.hpp"
#include "smoothing/fraction_text.hpp"
#include "smoothing/method.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
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

BOOST_AUTO_TEST_CASE(the_narrowest_width_is_where_the_window_is_shortest)
{
    const auto narrowest = [](std::string_view text) { return narrowest_width(parse_smoothing(text)).value; };
    BOOST_TEST(narrowest("1/12") == 1.0 / 12.0);
    BOOST_TEST(narrowest("variable") == 1.0 / 48.0);
    BOOST_TEST(narrowest("psychoacoustic") == 1.0 / 6.0);
    // B/f falls to 0.10777: log2 of (1 + B/2f)/(1 - B/2f), and at 1 MHz 24.673 Hz are nothing.
    BOOST_TEST(std::abs(narrowest("erb") - std::log2((1.0 + 0.053885) / (1.0 - 0.053885))) < 1e-4);
    BOOST_TEST(narrowest("autoeq") == 1.0 / 23.0);
    BOOST_TEST(narrowest("cringraph:7") == 0.0);
}

BOOST_AUTO_TEST_CASE(a_smoothing_is_read_with_its_level_or_refused)
{
    const auto error = [](std::string_view text) {
        try {
            (void)parse_smoothing(text);
        } catch (const Error& found) {
            return std::string(found.what());
        }
        return std::string("none");
    };
    BOOST_TEST(parse_smoothing("cringraph").level == 5.0);
    BOOST_TEST(parse_smoothing("cringraph:0").level == 0.0);
    BOOST_TEST(parse_smoothing("cringraph:1000").level == 1000.0);
    for (const std::string level : {"-1", "1000.1", "x", ""}) {
        BOOST_TEST(error("cringraph:" + level) ==
                   "expected a level of smoothing from 0 to 1000 behind cringraph: but found '" + level +
                       "'");
    }
    BOOST_TEST(error("autoeq:5").find("found 'autoeq:5'") != std::string::npos);
    BOOST_TEST(error("psychoacustic") == "expected 1/N, variable, psychoacoustic, erb, autoeq, cringraph for "
                                         "--width but found 'psychoacustic'; did "
                                         "you mean psychoacoustic?");
    BOOST_TEST(error("12") ==
               "expected a fraction of an octave such as 1/12, or variable, psychoacoustic, erb, autoeq or "
               "cringraph, but found '12'; did you mean 1/12?");
}

BOOST_AUTO_TEST_CASE(what_does_not_go_together_is_named)
{
    const auto error = [](SmoothingMethod method) {
        try {
            require_consistent(method);
        } catch (const Error& found) {
            BOOST_TEST((found.fault() == Fault::usage));
            return std::string(found.what());
        }
        return std::string("none");
    };
    for (const auto& [kind, name] :
         {std::pair(SmoothingKind::autoeq, "autoeq"), std::pair(SmoothingKind::cringraph, "cringraph")}) {
        const auto expected = [&, called = std::string(name)](const std::string& option) {
            return "expected " + option + " with a width or variable, psychoacoustic or erb but found " +
                   called;
        };
        BOOST_TEST(error({.kind = kind}) == "none");
        BOOST_TEST(error({.kind = kind, .kernel = Kernel::gauss}) == expected("--kernel"));
        BOOST_TEST(error({.kind = kind, .mean = SmoothingMean::db}) == expected("--average"));
        BOOST_TEST(error({.kind = kind, .edge = Edge::hold}) == expected("--edge"));
        BOOST_TEST(error({.kind = kind, .complex = true}) == expected("--complex"));
    }
    BOOST_TEST(error({.width = {1.0}, .mean = SmoothingMean::db, .complex = true}) ==
               "expected --average with levels but found --complex");
    BOOST_TEST(error({.width = {1.0}, .kernel = Kernel::gauss, .edge = Edge::hold, .complex = true}) ==
               "none");
}

BOOST_AUTO_TEST_CASE(what_was_meant_is_less_than_an_octave_or_a_divisor)
{
    const auto meant = [](std::string_view text) {
        const auto found = fractions_meant(text);
        return found.empty() ? std::string("nothing") : found.front();
    };
    BOOST_TEST(meant("1.0") == "1/1.0");
    BOOST_TEST(meant("1.005") == "1/1.005");
    BOOST_TEST(meant("0") == "nothing");
    BOOST_TEST(meant("1-3") == "1/3");
    BOOST_TEST(meant("1:3") == "1/3");
    BOOST_TEST(meant("13") == "1/13");
    // 1/3 times 0.97005 and 0.96995, 1/2 times 1.02995 and 1.03005.
    BOOST_TEST(meant("0.32335") == "1/3");
    BOOST_TEST(meant("0.323317") == "nothing");
    BOOST_TEST(meant("0.514975") == "1/2");
    BOOST_TEST(meant("0.515025") == "nothing");
}

BOOST_AUTO_TEST_CASE(the_widest_pass_of_a_note_has_the_least_divisor)
{
    BOOST_TEST(widest_pass("1/12 octave + 1/3 octave + 1/6 octave").value().value == 1.0 / 3.0);
    BOOST_TEST(widest_pass("1/0.005 octave").value().value == 200.0);
    BOOST_TEST(widest_pass("1/3.0 octave + 1/3.01 octave").value().value == 1.0 / 3.0);
    BOOST_TEST(!widest_pass("1/0 octave").has_value());
    BOOST_TEST(!widest_pass("psychoacoustic").has_value());
    BOOST_TEST(!widest_pass("none").has_value());
}

/// A divisor is whole within 1e-9 of itself, whatever its reciprocal lost.
BOOST_AUTO_TEST_CASE(a_divisor_that_is_all_but_whole_is_written_so)
{
    const auto written = [](double divisor) { return describe(SmoothingMethod{.width = {1.0 / divisor}}); };
    BOOST_TEST(written(12.0 * (1.0 + 0.9e-9)) == "1/12 octave");
    BOOST_TEST(written(12.0 * (1.0 - 0.9e-9)) == "1/12 octave");
    BOOST_TEST(written(12.0 * (1.0 + 1.1e-9)) != "1/12 octave");
    for (int divisor = 1; divisor <= 1000; ++divisor) {
        BOOST_TEST(written(divisor) == "1/" + std::to_string(divisor) + " octave");
    }
}

BOOST_AUTO_TEST_CASE(kernels_and_means_have_one_listed_name_each)
{
    const auto listed_once = [](const auto& choices) {
        return std::all_of(choices.begin(), choices.end(), [&](const auto& choice) {
            return std::count_if(choices.begin(), choices.end(), [&](const auto& other) {
                       return other.value == choice.value && !other.is_other_name;
                   }) == 1;
        });
    };
    BOOST_TEST(listed_once(kernels));
    BOOST_TEST(listed_once(smoothing_means));
}

BOOST_AUTO_TEST_SUITE_END()
