#include "text/markdown_table.hpp"
#include "text/table.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace earbench;

namespace {

/// One of every kind of cell, with what each format must not let through as it is.
Table awkward()
{
    return {{"name", "level_db", "count"},
            {{"plain", Number{-1.25, 2}, Number{7.0, 0}},
             {"a,b \"c\" |d|\\", std::monostate{}, Number{-0.0001, 2}},
             {"\xE5\xAE\xB5\xE6\x9C\x88", Number{10.0, 2}, std::monostate{}}}};
}

} // namespace

BOOST_AUTO_TEST_SUITE(text_table)

BOOST_AUTO_TEST_CASE(text_is_aligned_by_display_width)
{
    // The two ideographs take four columns; numbers stand on the right.
    BOOST_TEST(to_text(awkward()) == "name          level_db  count\n"
                                     "plain            -1.25      7\n"
                                     "a,b \"c\" |d|\\         -   0.00\n"
                                     "\xE5\xAE\xB5\xE6\x9C\x88             10.00      -\n");
}

BOOST_AUTO_TEST_CASE(control_bytes_are_shown_and_counted_as_shown)
{
    BOOST_TEST(to_text({{"a", "b"}, {{"\x1B", "x"}}}) == "a     b\n"
                                                         "\\x1B  x\n");
}

/// RFC 4180, section 2, rules 5 to 7.
BOOST_AUTO_TEST_CASE(csv_quotes_commas_and_quotes)
{
    BOOST_TEST(to_csv(awkward()) == "name,level_db,count\n"
                                    "plain,-1.25,7\n"
                                    "\"a,b \"\"c\"\" |d|\\\",,0.00\n"
                                    "\xE5\xAE\xB5\xE6\x9C\x88,10.00,\n");
}

BOOST_AUTO_TEST_CASE(markdown_escapes_what_would_end_a_cell)
{
    const auto text = to_markdown(awkward());
    BOOST_TEST(text.find("| a,b \"c\" \\|d\\|\\\\ |") != std::string::npos, text);
    BOOST_TEST(text.find("-1.25") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(json_has_an_object_for_every_row_and_null_for_nothing)
{
    const Table table{{"text", "none", "number"}, {{std::string("a\"b"), std::monostate{}, Number{70.0, 4}}}};
    BOOST_TEST(to_json(table) == "[\n  {\"text\": \"a\\\"b\", \"none\": null, \"number\": 70.0000}\n]\n");
    BOOST_TEST(to_json({{"a"}, {}}) == "[]\n");
}

BOOST_AUTO_TEST_CASE(a_table_without_rows_keeps_its_header)
{
    BOOST_TEST(to_csv({{"a", "b"}, {}}) == "a,b\n");
    BOOST_TEST(to_text({{"a", "b"}, {}}) == "a  b\n");
}

BOOST_AUTO_TEST_CASE(a_format_is_chosen_by_name)
{
    BOOST_TEST(render(awkward(), TableFormat::csv) == to_csv(awkward()));
    BOOST_TEST(render(awkward(), TableFormat::markdown) == to_markdown(awkward()));
    BOOST_TEST(render(awkward(), TableFormat::json) == to_json(awkward()));
    BOOST_TEST(render(awkward(), TableFormat::text) == to_text(awkward()));
}

BOOST_AUTO_TEST_CASE(rows_that_are_made_one_by_one_give_the_same_table)
{
    const auto table = awkward();
    for (const auto format :
         {TableFormat::text, TableFormat::csv, TableFormat::json, TableFormat::markdown}) {
        std::size_t times = 0;
        const LongTable made{table.columns, [&](const RowSink& take) {
                                 ++times;
                                 for (const auto& row : table.rows) {
                                     const auto alone = row; // gone behind take()
                                     take(alone);
                                 }
                             }};
        BOOST_TEST(whole([&](const TextSink& write) { write_table(made, format, write); }) ==
                   render(table, format));
        BOOST_TEST(times <= 2U);
    }
}

BOOST_AUTO_TEST_CASE(no_piece_of_a_table_is_longer_than_a_row)
{
    const LongTable thousand{{"a", "b"}, [](const RowSink& take) {
                                 for (int i = 0; i < 1000; ++i) {
                                     take(std::vector<Cell>{"name", Number{static_cast<double>(i), 0}});
                                 }
                             }};
    std::size_t longest = 0;
    write_table(thousand, TableFormat::text,
                [&](std::string_view piece) { longest = std::max(longest, piece.size()); });
    BOOST_TEST(longest == std::string_view("name  999\n").size());
}

BOOST_AUTO_TEST_CASE(numbers_alone_stand_on_the_right_and_no_line_ends_in_blanks)
{
    const Cell none = std::monostate{};
    BOOST_TEST(to_text({{"a", "bcd"}, {{none, std::string("x")}, {none, none}}}) == "a  bcd\n-  x\n-  -\n");
    BOOST_TEST(to_text({{"abcd", "e"}, {{none, none}}}) == "abcd  e\n-     -\n"); // no number among them
    BOOST_TEST(to_text({{"abcd"}, {{std::string("x")}, {Number{1.0, 0}}}}) == "abcd\nx\n1\n");
    BOOST_TEST(to_text({{"abcd"}, {{none}, {Number{1.0, 0}}}}) == "abcd\n   -\n   1\n");
}

BOOST_AUTO_TEST_CASE(each_format_is_listed_by_one_name)
{
    for (const auto& format : table_formats) {
        BOOST_TEST(std::count_if(table_formats.begin(), table_formats.end(),
                                 [&](const auto& other) {
                                     return other.value == format.value && !other.is_other_name;
                                 }) == 1,
                   format.name);
    }
}

BOOST_AUTO_TEST_CASE(bars_at_both_ends_count_for_nothing_and_a_backslash_at_the_end_for_itself)
{
    using Cells = std::vector<std::string>;
    for (const auto& [row, cells] :
         {std::pair("|a|b|", Cells{"a", "b"}), std::pair("a|b", Cells{"a", "b"}),
          std::pair("|a\\|", Cells{"a|"}), std::pair("|a\\", Cells{"a\\"}), std::pair("||", Cells{""}),
          std::pair("", Cells{}), std::pair("|\\\\|b", Cells{"\\", "b"})}) {
        BOOST_TEST((markdown_cells(row) == cells), row);
    }
}

BOOST_AUTO_TEST_SUITE_END()
