#include "core/quantity.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(core_quantity)

BOOST_AUTO_TEST_CASE(frequencies_are_read_with_and_without_their_unit)
{
    for (const auto* text : {"1000", "1k", "1K", "1 k", "1kHz", "1 kHz", "1000Hz", "1000 hz", "1e3", "+1k"}) {
        BOOST_TEST(parse_hertz(text).value_or(Hertz{}).value == 1000.0, text);
    }
    BOOST_TEST(parse_hertz("44.1k")->value == 44100.0); // exactly
    BOOST_TEST(parse_hertz("1e1k")->value == 10'000.0);
    for (const auto* text :
         {"", "k", "Hz", "1kk", "1 s", "1k5", "1MHz", "one", "nank", "1 000", "-", "ek", "1e k"}) {
        BOOST_TEST(!parse_hertz(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(durations_and_levels_have_units_too)
{
    for (const auto* text : {"0.5", "0.5s", "500ms", "500 ms", "0.5 S"}) {
        BOOST_TEST(parse_seconds(text).value_or(Seconds{}).value == 0.5, text);
    }
    BOOST_TEST(!parse_seconds("5m").has_value()); // minutes or milliseconds
    for (const auto* text : {"-6", "-6dB", "-6 dBFS", "-6 db"}) {
        BOOST_TEST(parse_decibels(text).value_or(Decibel{}).value == -6.0, text);
    }
    BOOST_TEST(!parse_decibels("-6 V").has_value());
    BOOST_TEST(!parse_decibels("94 dB SPL").has_value()); // not re full scale
}

BOOST_AUTO_TEST_CASE(a_sample_rate_is_whole)
{
    BOOST_TEST(parse_sample_rate("48k")->value == 48'000.0);
    BOOST_TEST(parse_sample_rate("44.1kHz")->value == 44'100.0);
    BOOST_TEST(!parse_sample_rate("44100.5").has_value());
}

BOOST_AUTO_TEST_CASE(what_is_nearly_a_number_leads_to_it)
{
    BOOST_TEST(number_advice("1,5") == "; did you mean 1.5?");
    BOOST_TEST(number_advice("48,000") == "; did you mean 48000 or 48.000?");
    BOOST_TEST(number_advice("1/8") == "; did you mean 0.125?");
    BOOST_TEST(number_advice("20m").empty()); // may be a thousand times less
    BOOST_TEST(plain_number_advice("15 cycles") == "; did you mean 15?");
    BOOST_TEST(plain_number_advice("1,5") == "; did you mean 1.5?");
    for (const auto* const text : {"1.5.2", "a,b", "1/0", "1/x", "5ms7", "", "left"}) {
        BOOST_TEST(number_advice(text).empty());
        BOOST_TEST(plain_number_advice(text).empty());
    }
}

BOOST_AUTO_TEST_CASE(seconds_may_be_written_out_and_fractions_have_any_divisor)
{
    for (const auto* text : {"2sec", "2 SEC", "2s", "2000ms"}) {
        BOOST_TEST(parse_seconds(text).value_or(Seconds{}).value == 2.0, text);
    }
    BOOST_TEST(number_advice("1/0.005") == "; did you mean 200?");
    BOOST_TEST(number_advice("1/-2").empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
