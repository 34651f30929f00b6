#include "io/row_layout.hpp"

#include "core/ascii.hpp"

#include <boost/test/unit_test.hpp>

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

using namespace earbench;

namespace {

std::string digits(std::mt19937& random, std::size_t count)
{
    std::string text;
    for (; count > 0; --count) {
        text += static_cast<char>('0' + random() % 10);
    }
    return text;
}

/// A row of so many numbers, each of up to eight digits before the point and behind it.
std::string random_row(std::mt19937& random, std::size_t count)
{
    std::string row;
    for (std::size_t i = 0; i < count; ++i) {
        row += i == 0 ? "" : " ";
        row += random() % 3 == 0 ? "-" : "";
        const auto whole = 1 + random() % 8;
        const auto decimals = random() % 4 == 0 ? 0 : 1 + random() % (whole == 8 ? 7 : 8);
        row += digits(random, whole);
        row += decimals > 0 ? "." + digits(random, decimals) : "";
    }
    return row + (random() % 4 == 0 ? "\r\n" : "\n");
}

std::string with_other_digits(std::string row, std::mt19937& random)
{
    for (char& c : row) {
        c = is_digit(c) ? static_cast<char>('0' + random() % 10) : c;
    }
    return row;
}

/// What may be looked at behind the last row.
const std::string behind(RowLayout::bytes_looked_at, '\n');

bool same_bits(double left, double right)
{
    return std::bit_cast<std::uint64_t>(left) == std::bit_cast<std::uint64_t>(right);
}

std::size_t rows_alike(const std::string& row, const std::string& text)
{
    const auto layout = RowLayout::of(row, 1);
    BOOST_REQUIRE(layout.has_value());
    return layout->count_rows(text + behind, 100);
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_row_layout)

BOOST_AUTO_TEST_CASE(columns_of_rows_alike_are_what_strtod_reads_to_the_bit)
{
    std::mt19937 random(20260103);
    for (int i = 0; i < 20'000; ++i) {
        const std::size_t width = 1 + random() % 3;
        const auto row = random_row(random, width);
        const auto layout = RowLayout::of(row, width);
        BOOST_REQUIRE_MESSAGE(layout.has_value(), row);
        constexpr std::size_t count = 5;
        std::string text;
        for (std::size_t each = 0; each < count; ++each) {
            text += with_other_digits(row, random);
        }
        text += behind;
        BOOST_REQUIRE_EQUAL(layout->row_length(), row.size());
        BOOST_REQUIRE_EQUAL(layout->count_rows(text, 100), count);
        std::vector<std::vector<double>> columns(width, std::vector<double>(count));
        for (std::size_t column = 0; column < width; ++column) {
            layout->read_column(text.data(), count, column, columns[column].data());
        }
        const char* place = text.c_str();
        for (std::size_t each = 0; each < count; ++each) {
            for (const auto& column : columns) {
                char* end = nullptr;
                const double expected = std::strtod(place, &end);
                place = end;
                BOOST_REQUIRE_MESSAGE(same_bits(column[each], expected), text);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_row_is_alike_only_with_a_digit_for_each_digit_and_the_same_byte_for_any_other)
{
    for (const std::string row :
         {"20.5\n", "-1000.000000\t\r\n", "3 \n", "0123456.7 ,\t                           \n"}) {
        for (std::size_t place = 0; place < row.size(); ++place) {
            for (int byte = 0; byte < 256; ++byte) {
                auto other = row;
                other[place] = static_cast<char>(byte);
                const bool alike = is_digit(row[place]) ? is_digit(other[place]) : other == row;
                BOOST_REQUIRE_EQUAL(rows_alike(row, other), alike ? 1U : 0U);
                BOOST_REQUIRE_EQUAL(rows_alike(row, row + other + row), alike ? 3U : 1U);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_byte_above_all_digits_does_not_hide_what_is_wrong_behind_it)
{
    // 0xFF and 6 carry into the next byte.
    BOOST_TEST(rows_alike("20.5\n", "2\xFF.5\n") == 0U);
    BOOST_TEST(rows_alike("20.5\n", "\xFA\xFA.5\n") == 0U);
    BOOST_TEST(rows_alike("20.5\n", "2\xFA/5\n") == 0U);
}

BOOST_AUTO_TEST_CASE(no_row_is_read_that_ends_near_the_end_of_the_text)
{
    const std::string row = "20.5 80.25\n";
    const auto layout = RowLayout::of(row, 2);
    BOOST_REQUIRE(layout.has_value());
    const auto text = row + row + behind;
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const auto enough = size < RowLayout::bytes_looked_at                ? 0U
                            : size < RowLayout::bytes_looked_at + row.size() ? 1U
                                                                             : 2U;
        BOOST_TEST(layout->count_rows(std::string_view(text).substr(0, size), 9) == enough);
    }
    BOOST_TEST(layout->count_rows(text, 1) == 1U);
    BOOST_TEST(layout->count_rows(text, 0) == 0U);
}

BOOST_AUTO_TEST_CASE(long_rows_and_numbers_have_no_layout)
{
    const auto has_layout = [](const std::string& row, std::size_t count) {
        return RowLayout::of(row, count).has_value();
    };
    BOOST_TEST(has_layout("12345678.1234567\n", 1));
    BOOST_TEST(!has_layout("12345678.12345678\n", 1)); // 16 digits
    BOOST_TEST(!has_layout("123456789\n", 1));
    BOOST_TEST(has_layout("1.12345678\n", 1));
    BOOST_TEST(!has_layout("1.123456789\n", 1));
    BOOST_TEST(has_layout("20" + std::string(61, ' ') + "\n", 1));
    BOOST_TEST(!has_layout("20" + std::string(62, ' ') + "\n", 1));
    BOOST_TEST(has_layout("1 2 3 4 5 6 7 8\n", 8));
}

BOOST_AUTO_TEST_SUITE_END()
