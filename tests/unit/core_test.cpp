#include "core/error.hpp"
#include "core/fixed_decimal.hpp"
#include "core/notes.hpp"
#include "core/number.hpp"
#include "core/shell.hpp"
#include "core/strings.hpp"
#include "core/units.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

using namespace earbench;

namespace {

/// What `to_chars` prints, with the sign of a zero taken away: the definition of format_fixed.
std::string by_to_chars(double value, int decimals)
{
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals)
            .ptr;
    std::string text(buffer.data(), end);
    if (text.front() == '-' && text.find_first_of("123456789") == std::string::npos) {
        text.erase(0, 1);
    }
    return text;
}

/// Numbers without pattern that are the same in every run (splitmix64).
class Scatter {
public:
    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    /// Anything that a double can hold, but for infinities and not-a-number.
    double finite()
    {
        for (;;) {
            const auto bits = next();
            double value = 0.0;
            std::memcpy(&value, &bits, sizeof value);
            if (std::isfinite(value)) {
                return value;
            }
        }
    }

    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(next() >> 11U) * 0x1p-53;
    }

private:
    std::uint64_t m_state = 1;
};

} // namespace

BOOST_AUTO_TEST_SUITE(core)

BOOST_AUTO_TEST_CASE(fixed_numbers_are_those_of_to_chars_for_any_double)
{
    Scatter scatter;
    for (int i = 0; i < 20'000; ++i) {
        const double value = scatter.finite();
        BOOST_REQUIRE_EQUAL(format_fixed(value, i % 8), by_to_chars(value, i % 8));
    }
}

BOOST_AUTO_TEST_CASE(fixed_numbers_are_those_of_to_chars_at_and_around_every_tie)
{
    for (int decimals = 0; decimals <= 6; ++decimals) {
        const double unit = std::pow(10.0, -decimals);
        for (int k = -2000; k <= 2000; ++k) {
            const double tie = (k + 0.5) * unit;
            for (const double value : {tie, std::nextafter(tie, 1e9), std::nextafter(tie, -1e9), k * unit}) {
                BOOST_REQUIRE_EQUAL(format_fixed(value, decimals), by_to_chars(value, decimals));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(fixed_numbers_are_those_of_to_chars_up_to_the_largest_that_are_scaled)
{
    Scatter scatter;
    for (int decimals = 0; decimals <= 7; ++decimals) {
        const double scale = std::pow(10.0, decimals);
        for (const double largest : {1e9, 1e12, 1e15, 2e15, 1e16}) {
            for (int i = 0; i < 3000; ++i) {
                // Halves of the last digit, and what lies directly beside them.
                const double tie = (std::floor(scatter.between(0.9, 1.1) * largest) + 0.5) / scale;
                for (const double value : {tie, std::nextafter(tie, 1e17), std::nextafter(tie, 0.0), -tie}) {
                    BOOST_REQUIRE_EQUAL(format_fixed(value, decimals), by_to_chars(value, decimals));
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(fixed_numbers_are_those_of_to_chars_at_the_levels_and_frequencies_of_curves)
{
    Scatter scatter;
    for (int i = 0; i < 100'000; ++i) {
        const double value = scatter.between(-300.0, 300.0) * (i % 2 == 0 ? 1.0 : 1000.0);
        BOOST_REQUIRE_EQUAL(format_fixed(value, 3 + i % 2), by_to_chars(value, 3 + i % 2));
    }
}

BOOST_AUTO_TEST_CASE(zero_is_printed_without_sign)
{
    BOOST_TEST(format_fixed(-0.0, 4) == "0.0000");
    BOOST_TEST(format_fixed(-0.00004, 4) == "0.0000");
    BOOST_TEST(format_fixed(-0.00006, 4) == "-0.0001");
    BOOST_TEST(format_fixed(-0.4, 0) == "0");
}

BOOST_AUTO_TEST_CASE(the_widest_number_fits_where_it_is_put)
{
    std::array<char, FixedDecimals::widest> room{};
    const double lowest = std::numeric_limits<double>::lowest();
    constexpr int decimals = 80;
    char* const end = FixedDecimals(decimals).put(room.data(), lowest);
    BOOST_TEST(std::string(room.data(), end) == by_to_chars(lowest, decimals));
    BOOST_TEST(end - room.data() == 1 + 309 + 1 + decimals);
    BOOST_TEST(format_shortest(-0.0) == "0");
}

BOOST_AUTO_TEST_CASE(the_shortest_text_reads_back_as_the_same_number)
{
    Scatter scatter;
    for (int i = 0; i < 20'000; ++i) {
        const double value = scatter.finite();
        BOOST_REQUIRE(parse_number(format_shortest(value)) == value);
    }
    BOOST_TEST(format_shortest(0.1 + 0.2) == "0.30000000000000004");
}

BOOST_AUTO_TEST_CASE(whole_numbers_keep_the_digits_that_they_have)
{
    const auto whole = [](double value) {
        std::string text;
        append_whole(text, value, 4, 12);
        return text;
    };
    BOOST_TEST(whole(75.5) == "75.5000");
    BOOST_TEST(whole(20.141602) == "20.141602");
    BOOST_TEST(whole(0.1 + 0.2) == "0.3000"); // 0.30000000000000004
    BOOST_TEST(whole(1.0 / 3.0) == "0.333333333333");
    BOOST_TEST(whole(20000.0 / 3.0) == "6666.666666666667"); // 12 decimals and no further digit
    BOOST_TEST(whole(-0.0) == "0.0000");
    BOOST_TEST(whole(-1e-15) == "0.0000");
    BOOST_TEST(whole(1e21) == "1000000000000000000000.0000");
}

BOOST_AUTO_TEST_CASE(numbers_are_read_as_a_whole_or_not_at_all)
{
    BOOST_TEST(parse_number("20").value() == 20.0);
    BOOST_TEST(parse_number("+1.5").value() == 1.5);
    BOOST_TEST(parse_number("-.5").value() == -0.5);
    BOOST_TEST(parse_number("6.02e1").value() == 60.2);
    BOOST_TEST(parse_number("5.").value() == 5.0);
    for (const auto* text : {"",
                             " 1",
                             "1 ",
                             "1,5",
                             "5dB",
                             "0x10",
                             "nan",
                             "inf",
                             "-inf",
                             "NAN(1)",
                             "1e999",
                             "+-1",
                             "-+1",
                             "++1",
                             "--1",
                             "+",
                             "-",
                             ".",
                             "e5",
                             "1e",
                             "\xEF\xBB\xBF"
                             "1"}) {
        BOOST_TEST(!parse_number(text).has_value(), "'" << text << "' is no number");
    }
}

BOOST_AUTO_TEST_CASE(what_stands_behind_a_number_is_not_looked_at)
{
    const std::string_view digits = "1234";
    BOOST_TEST(parse_number(digits.substr(0, 2)).value() == 12.0);
    BOOST_TEST(parse_integer(digits.substr(0, 2)).value() == 12);
    BOOST_TEST(!parse_integer(digits.substr(0, 0)).has_value());
}

BOOST_AUTO_TEST_CASE(a_number_too_small_for_a_double_is_no_number)
{
    BOOST_TEST(!parse_number("1e-999").has_value());
}

BOOST_AUTO_TEST_CASE(whole_numbers_are_decimal)
{
    BOOST_TEST(parse_integer("010").value() == 10);
    BOOST_TEST(parse_integer("-7").value() == -7);
    BOOST_TEST(parse_integer("+7").value() == 7);
    for (const auto* text : {"", "1.0", "0x10", " 1", "1e3", "+-1", "99999999999999999999"}) {
        BOOST_TEST(!parse_integer(text).has_value(), "'" << text << "' is no whole number");
    }
}

BOOST_AUTO_TEST_CASE(text_is_trimmed_split_and_joined)
{
    BOOST_TEST(trim(" \ta b\r ") == "a b");
    BOOST_TEST(trim(" \t ").empty());
    BOOST_TEST(split("a,,b,", ',').size() == 4U);
    BOOST_TEST(split("", ',').size() == 1U);
    BOOST_TEST(join({"a", "b", ""}, ", ") == "a, b, ");
    BOOST_TEST(join({}, ",").empty());
    BOOST_TEST(join({"a", "a"}, ",") == "a,a");
    BOOST_TEST(to_lower("Freq(Hz) \xC3\x84") == "freq(hz) \xC3\x84");
    BOOST_TEST(replace_all("aaa", "aa", "b") == "ba");
    BOOST_TEST(replace_all("", "a", "b").empty());
}

BOOST_AUTO_TEST_CASE(lines_end_in_lf_or_crlf_and_the_last_may_go_without)
{
    const auto lines = split_lines("a\r\n\nb\nc");
    BOOST_REQUIRE_EQUAL(lines.size(), 4U);
    BOOST_TEST(lines[0] == "a");
    BOOST_TEST(lines[1].empty());
    BOOST_TEST(lines[3] == "c");
    BOOST_TEST(split_lines("a\n").size() == 1U);
    BOOST_TEST(split_lines("").empty());
    BOOST_TEST(split_lines("\n").size() == 1U);
}

BOOST_AUTO_TEST_CASE(names_of_files_lose_folder_and_extension)
{
    BOOST_TEST(base_name("a/b.txt") == "b.txt");
    BOOST_TEST(base_name("b.txt") == "b.txt");
    BOOST_TEST(base_name("a/").empty());
    BOOST_TEST(stem("a.d/b.c.txt") == "b.c");
    BOOST_TEST(stem("a/.b") == ".b");
    BOOST_TEST(stem("b") == "b");
}

BOOST_AUTO_TEST_CASE(a_new_note_stands_before_the_steps_and_an_old_one_stays_in_place)
{
    Notes notes{{"name", "A"}, {"rig", "711"}, {"step", "one"}, {"step", "two"}};
    notes.set("smoothing", "1/12 octave");
    notes.set("name", "B");
    notes.add("step", "three");
    const Notes expected{{"name", "B"},   {"rig", "711"},  {"smoothing", "1/12 octave"},
                         {"step", "one"}, {"step", "two"}, {"step", "three"}};
    BOOST_TEST((notes == expected));
    notes.remove("step");
    BOOST_TEST(notes.entries().size() == 3U);
    BOOST_TEST(!notes.find("step").has_value());
    BOOST_TEST(notes.get("channel", "none") == "none");
}

BOOST_AUTO_TEST_CASE(an_error_is_one_line_with_its_place)
{
    BOOST_TEST(Error(Fault::data, Place{"in.csv", 4}, "expected x").line() == "in.csv:4: expected x");
    BOOST_TEST(Error(Fault::data, Place{"in.csv"}, "expected x").line() == "in.csv: expected x");
    BOOST_TEST(Error(Fault::data, "expected x").line() == "expected x");
}

BOOST_AUTO_TEST_CASE(a_word_for_the_shell_is_quoted_where_it_must_be)
{
    BOOST_TEST(shell_word("a/b-1.csv") == "a/b-1.csv");
    BOOST_TEST(shell_word("\xC3\xA4=1") == "\xC3\xA4=1");
    BOOST_TEST(shell_word("\u00C0") == "\u00C0"); // C3 80
    BOOST_TEST(shell_word("") == "''");
    BOOST_TEST(shell_word("a b") == "'a b'");
    BOOST_TEST(shell_word("it's $x") == "'it'\\''s $x'");
}

BOOST_AUTO_TEST_CASE(whole_numbers_stay_as_short_as_the_fewest_digits_allow)
{
    const auto whole = [](double value, int fewest, int most) {
        std::string text;
        append_whole(text, value, fewest, most);
        return text;
    };
    BOOST_TEST(whole(75.0, 1, 12) == "75.0");
    BOOST_TEST(whole(1e15, 4, 12) == "1000000000000000.0000");
    BOOST_TEST(whole(0.125, 1, 3) == "0.125");
    BOOST_TEST(whole(0.1000000000000004, 4, 12) == "0.1000");
    BOOST_TEST(whole(100.5, 1, 1) == "100.5");
}

BOOST_AUTO_TEST_CASE(a_quantity_that_nobody_gave_is_nothing)
{
    BOOST_TEST(Hertz{}.value == 0.0);
    BOOST_TEST(Decibel{}.value == 0.0);
    BOOST_TEST(Seconds{}.value == 0.0);
    BOOST_TEST(Octaves{}.value == 0.0);
    BOOST_TEST(SampleRate{}.value == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
