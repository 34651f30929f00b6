#include "core/plain_decimal.hpp"

#include <boost/test/unit_test.hpp>

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

using namespace earbench;

namespace {

std::optional<PlainDecimal> read(const std::string& text)
{
    return read_plain_decimal(text.data(), text.data() + text.size());
}

bool same_bits(double left, double right)
{
    return std::bit_cast<std::uint64_t>(left) == std::bit_cast<std::uint64_t>(right);
}

} // namespace

BOOST_AUTO_TEST_SUITE(core_plain_decimal)

BOOST_AUTO_TEST_CASE(reads_what_strtod_reads_to_the_bit)
{
    std::mt19937_64 random(20260101);
    const auto below = [&](std::uint64_t limit) { return random() % limit; };
    for (int i = 0; i < 300'000; ++i) {
        std::string text = below(2) == 0 ? "-" : "";
        const auto digits = 1 + below(19);
        const auto point = below(digits + 1);
        for (std::uint64_t digit = 0; digit < digits; ++digit) {
            if (digit == point && digit > 0) {
                text += '.';
            }
            text += static_cast<char>('0' + below(10));
        }
        const auto number = read(text);
        BOOST_REQUIRE_MESSAGE(number.has_value(), text);
        BOOST_REQUIRE_MESSAGE(number->end == nullptr || *number->end == '\0', text);
        BOOST_REQUIRE_MESSAGE(same_bits(number->value, std::strtod(text.c_str(), nullptr)), text);
    }
}

BOOST_AUTO_TEST_CASE(reads_numbers_around_the_last_one_of_15_digits)
{
    for (const char* const text :
         {"999999999999999", "1000000000000000", "9007199254740993", "0.99999999999999", "0.999999999999999",
          "0.9999999999999999", "123456789.123456", "123456789.1234567", "00000000000000000020.5", "-0",
          "-0.000", "0.1", "20000.000000"}) {
        const auto number = read(text);
        BOOST_REQUIRE(number.has_value());
        BOOST_TEST(same_bits(number->value, std::strtod(text, nullptr)), text);
    }
}

BOOST_AUTO_TEST_CASE(stops_behind_the_number)
{
    const std::string text = "20.5,91";
    BOOST_TEST(read(text)->end == text.data() + 4);
    const std::string exponent = "1e3";
    BOOST_TEST(read(exponent)->end == exponent.data() + 1);
}

BOOST_AUTO_TEST_CASE(leaves_everything_else_to_a_closer_look)
{
    for (const char* const text : {"", "-", "+1", ".5", "5.", "-.5", "nan", "inf", " 1", "--1", "x"}) {
        BOOST_TEST(!read(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(the_characters_beside_the_digits_end_a_number)
{
    for (const std::string text : {"1:5", "1/5"}) {
        BOOST_TEST(read(text)->value == 1.0);
        BOOST_TEST(read(text)->end == text.data() + 1);
    }
    BOOST_TEST(!read(":"));
    BOOST_TEST(!read("1.:"));
}

BOOST_AUTO_TEST_SUITE_END()
