#include "core/strings.hpp"
#include "io/block_rows.hpp"
#include "io/row_splitter.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <random>
#include <string>
#include <vector>

using namespace earbench;

namespace {

/// The rows of `text` as far as all lines are plain rows of one width; line by line, or as many at a time as
/// there are.
BlockRows rows_of(std::string_view text, bool line_by_line)
{
    BlockRows rows;
    std::array<double, 8> numbers{};
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto line = take_line(text);
        const auto count = read_plain_row(line, numbers);
        if (!count) {
            break;
        }
        rows.add_plain({trim(line), number}, std::span(numbers).first(*count));
        number += line_by_line ? 0 : rows.add_plain_lines(text);
    }
    return rows;
}

std::string random_number(std::mt19937& random)
{
    std::string text = random() % 3 == 0 ? "-" : "";
    for (auto digits = 1 + random() % 6; digits > 0; --digits) {
        text += static_cast<char>('0' + random() % 10);
    }
    if (random() % 4 != 0) {
        text += '.' + std::to_string(random() % 1'000'000);
    }
    return text;
}

std::string one_of(std::mt19937& random, std::initializer_list<const char*> texts)
{
    return *(texts.begin() + random() % texts.size());
}

/// The row with other digits, as its neighbours are in nearly all tables.
std::string with_other_digits(std::string row, std::mt19937& random)
{
    for (char& c : row) {
        c = c >= '0' && c <= '9' ? static_cast<char>('0' + random() % 10) : c;
    }
    return row;
}

/// Rows as programs write them; now and then one that is no plain row, or wider.
std::string random_table(std::mt19937& random)
{
    const auto width = 1 + random() % 4;
    const auto separator = one_of(random, {" ", ", ", "\t", "  ", ",\t"});
    const auto line_end = one_of(random, {"\n", "\r\n", " \n", "\t\r\n"});
    std::string text;
    for (auto rows = 1 + random() % 40; rows > 0; --rows) {
        text += random() % 9 == 0 ? one_of(random, {" ", "\t", "\r"}) : "";
        for (std::size_t i = 0; i < width; ++i) {
            const auto part = random() % 60 == 0
                                  ? one_of(random, {",", ";", " \t", "\t\t", " ,", "\n", "\r", "", ",,"})
                                  : separator;
            text += (i == 0 ? "" : part) + random_number(random);
        }
        text += random() % 90 == 0 ? one_of(random, {" 1", "x", ",", "e3", ".", " -", "\f"}) : "";
        text += rows == 1 && random() % 3 == 0 ? "" : line_end;
        const auto row = text.substr(text.find_last_of('\n', text.size() - 2) + 1);
        for (auto alike = random() % 12 == 0 ? random() % 90 : 0; alike > 0; --alike) {
            text += with_other_digits(row, random);
        }
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_block_rows)

BOOST_AUTO_TEST_CASE(many_lines_at_once_are_what_they_are_one_by_one)
{
    std::mt19937 random(20260102);
    for (int i = 0; i < 5000; ++i) {
        const auto text = random_table(random);
        auto fast = rows_of(text, false);
        auto slow = rows_of(text, true);
        BOOST_REQUIRE_MESSAGE(fast.size() == slow.size(), text);
        for (std::size_t row = 0; row < slow.size(); ++row) {
            BOOST_REQUIRE_MESSAGE(fast.text(row) == slow.text(row), text);
            BOOST_REQUIRE_MESSAGE(fast.number(row) == slow.number(row), text);
        }
        for (std::size_t width = 1; width <= 5; ++width) {
            auto one = fast;
            auto other = slow;
            BOOST_REQUIRE_MESSAGE(one.take_columns(width) == other.take_columns(width), text);
        }
        fast.keep_lines();
        slow.keep_lines();
        for (std::size_t row = 0; row < slow.size(); ++row) {
            BOOST_REQUIRE_MESSAGE(fast.lines()[row].text == slow.lines()[row].text, text);
            BOOST_REQUIRE_MESSAGE(fast.lines()[row].number == slow.lines()[row].number, text);
        }
    }
}

BOOST_AUTO_TEST_CASE(one_row_that_is_not_plain_leaves_no_columns)
{
    BlockRows rows;
    constexpr std::array numbers{20.0, 80.0};
    std::string_view rest = "20 80\n40 81\n60 82\nwords\n";
    rows.add_plain({take_line(rest), 3}, numbers);
    BOOST_TEST(rows.add_plain_lines(rest) == 2U);
    BOOST_TEST(rest == "words\n");
    rows.add_other({"80,5 83", 7});
    BOOST_TEST(rows.size() == 4U);
    BOOST_TEST(!rows.take_columns(2));
    BOOST_TEST(rows.number(2) == 5U);
    BOOST_TEST(rows.text(2) == "60 82");
    BOOST_TEST(rows.back() == "80,5 83");
    BOOST_TEST(rows.number(3) == 7U);
    rest = "90 84\n";
    BOOST_TEST(rows.add_plain_lines(rest) == 0U);
}

BOOST_AUTO_TEST_CASE(a_last_line_without_its_end_is_left)
{
    BlockRows rows;
    constexpr std::array numbers{20.0, 80.0};
    std::string_view rest = "20 80\n40 81\n60 82";
    rows.add_plain({take_line(rest), 1}, numbers);
    BOOST_TEST(rows.add_plain_lines(rest) == 1U);
    BOOST_TEST(rest == "60 82");
}

/// How many of the lines behind `first`, a row of `width` numbers, are taken at once.
std::size_t taken_behind(std::string_view first, std::size_t width, std::string_view lines)
{
    BlockRows rows;
    rows.add_plain({first, 1}, std::vector<double>(width));
    return rows.add_plain_lines(lines);
}

BOOST_AUTO_TEST_CASE(rows_may_have_blanks_around_them_and_a_comma_between)
{
    BOOST_TEST(taken_behind("20 80", 2, "\t40 81\n\r 60 82\n80 83\t\r\n") == 3U);
    BOOST_TEST(taken_behind("20, 80", 2, "40, 81\n60,\t82\n80,83\n") == 2U);
    BOOST_TEST(taken_behind("20 80", 2, "40 81 1\n") == 0U);
}

BOOST_AUTO_TEST_CASE(rows_of_up_to_eight_numbers_are_taken_at_once)
{
    BOOST_TEST(taken_behind("1 2 3 4 5 6 7 8", 8, "2 3 4 5 6 7 8 9\n") == 1U);
    BOOST_TEST(taken_behind("1 2 3 4 5 6 7 8 9", 9, "2 3 4 5 6 7 8 9 0\n") == 0U);
}

BOOST_AUTO_TEST_CASE(nothing_stands_behind_a_row_that_there_is_not)
{
    BlockRows rows;
    std::string_view lines = "20 80\n";
    BOOST_TEST(rows.add_plain_lines(lines) == 0U);
    BOOST_TEST(lines == "20 80\n");
    BOOST_TEST(rows.empty());
    BOOST_TEST(!rows.take_columns(2));
}

BOOST_AUTO_TEST_CASE(lines_are_kept_from_where_they_are_wanted)
{
    BlockRows rows;
    constexpr std::array numbers{20.0, 80.0};
    rows.add_plain({"20 80", 3}, numbers);
    rows.keep_lines();
    rows.add_plain({"40 81", 5}, numbers);
    BOOST_REQUIRE_EQUAL(rows.lines().size(), 2U);
    BOOST_TEST(rows.lines()[1].text == "40 81");
    BOOST_TEST(rows.number(1) == 5U);
    BOOST_TEST(rows.text(0) == "20 80");
    std::string_view more = "60 82\n";
    BOOST_TEST(rows.add_plain_lines(more) == 0U);
    BOOST_TEST(rows.take_columns(2).value()[0].size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
