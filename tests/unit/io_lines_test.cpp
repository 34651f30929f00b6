// What a line of another program's text is: a row, words, a head, a damaged row; and how it is split.

#include "core/error.hpp"
#include "io/foreign_lines.hpp"
#include "io/number_form.hpp"
#include "io/row_splitter.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <deque>
#include <string>
#include <vector>

using namespace earbench;

namespace {

std::string cells(const SplitRow& row)
{
    std::string all;
    for (const auto cell : row.cells) {
        all += "[" + std::string(cell) + "]";
    }
    return all;
}

std::string row(std::string_view line)
{
    return cells(split_row(line));
}

std::string names(std::string_view line)
{
    return cells(split_names(line));
}

/// The numbers of a plain row, or "no".
std::string plain(std::string_view line)
{
    std::array<double, 3> numbers{};
    const auto count = read_plain_row(line, numbers);
    std::string all = count ? "" : "no";
    for (std::size_t i = 0; i < count.value_or(0); ++i) {
        all += std::to_string(numbers[i]).substr(0, 4) + " ";
    }
    return all;
}

std::string header_of(const std::vector<std::string_view>& lines, std::size_t cell_count,
                      bool in_any_language)
{
    std::vector<WordsLine> words;
    for (const auto line : lines) {
        words.push_back(words_line(line, words.size() + 1));
    }
    const auto header = find_header(words, cell_count, in_any_language);
    if (!header) {
        return "none";
    }
    std::string text = std::to_string(header->line) + ":";
    for (const auto& column : header->columns) {
        text += " " + column.text;
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_lines)

BOOST_AUTO_TEST_CASE(rows_are_split_at_what_parts_their_cells)
{
    BOOST_TEST(row("1;2;;") == "[1][2]");
    BOOST_TEST(row("1,5;2,5") == "[1,5][2,5]");
    BOOST_TEST(row("1\t2, 3,\t4") == "[1][2, 3][4]");
    BOOST_TEST(row("1\t,\t4") == "[1][,][4]");
    BOOST_TEST(row("1, 2 ,3,4") == "[1][2][3,4]");
    BOOST_TEST(row("1,, 2") == "[1][][2]");
    BOOST_TEST(row("1, 2,") == "[1][2]");
    BOOST_TEST(row("1,5 2,5") == "[1,5][2,5]");
    BOOST_TEST(row("1,5 2,x") == "[1][5 2][x]"); // no decimal commas: commas part
    BOOST_TEST(row("1,5") == "[1][5]");
    BOOST_TEST(row("1 \t 2") == "[1][2]");
    BOOST_TEST(row("  1   2  ") == "[1][2]");
    BOOST_TEST(row("\"1;2\";\" 3 \"") == "[1;2][3]");
    BOOST_TEST(row("\"1 2\" 3") == "[1 2][3]");
    BOOST_TEST(row("\"") == "[\"]");
    BOOST_TEST(row("").empty());
}

BOOST_AUTO_TEST_CASE(names_have_blanks_and_their_units_in_brackets)
{
    BOOST_TEST(names("Frequency (Hz) SPL (dB)") == "[Frequency (Hz)][SPL (dB)]");
    BOOST_TEST(names("Frequency [Hz] SPL") == "[Frequency [Hz]][SPL]");
    BOOST_TEST(names("(Hz) SPL") == "[(Hz)][SPL]");
    BOOST_TEST(names("My curve  Other curve") == "[My curve][Other curve]");
    BOOST_TEST(names("Freq, SPL, Phase") == "[Freq][SPL][Phase]");
    BOOST_TEST(names("Freq,SPL a") == "[Freq][SPL a]");
}

BOOST_AUTO_TEST_CASE(a_plain_row_has_decimals_parted_by_one_tab_or_blanks_alone)
{
    BOOST_TEST(plain("1 2 3") == "1.00 2.00 3.00 ");
    BOOST_TEST(plain("1\t2\t3") == "1.00 2.00 3.00 ");
    BOOST_TEST(plain("1, 2,   3") == "1.00 2.00 3.00 ");
    BOOST_TEST(plain(" 1 ") == "1.00 ");
    for (const auto* line :
         {"", " ", "1 2 3 4", "1\t\t2", "1\t2 3", "1 2\t3", "1,2", "1 x", "1,", "1 2,", "x 1"}) {
        BOOST_TEST(plain(line) == "no", line);
    }
}

BOOST_AUTO_TEST_CASE(a_row_begins_with_a_number_that_is_no_date_time_or_prose)
{
    for (const auto* line :
         {"20 80", "20", "-1 2", "\"20\",\"80\"", ",20,80", "1e3\t5", "20 dB 3", "20 80 ok", "2 words"}) {
        BOOST_TEST(is_row(line), line);
    }
    for (const auto* line :
         {"", "words", "1/2/26, 3:04", "15:04 x", "01-Jan-2026 x", "1/24 octave", "2026-01-02 10:00",
          "48 points per octave", "1 12:30 x", "20 dB:", ";20;80", "x 20", "   "}) {
        BOOST_TEST(!is_row(line), line);
    }
    for (const auto* line : {"", " \t,;\"", "\f\v\r"}) {
        BOOST_TEST(is_empty_line(line), line);
    }
    BOOST_TEST(!is_empty_line(" , x"));
}

BOOST_AUTO_TEST_CASE(marks_of_comments_are_known_and_taken_off)
{
    for (const auto& [line, mark, text] :
         {std::tuple("* a", '*', "a"), std::tuple("## b", '#', "b"), std::tuple("; c", ';', "c"),
          std::tuple("%d", '%', "d"), std::tuple("! e", '!', "e"), std::tuple("// f", '/', "f"),
          std::tuple("/ g", '\0', "/ g"), std::tuple("h", '\0', "h"), std::tuple("*", '*', ""),
          std::tuple("\"* i\",", '*', "i"), std::tuple("\"j\"", '\0', "\"j\"")}) {
        const auto words = words_line(line, 7);
        BOOST_TEST(words.mark == mark, line);
        BOOST_TEST(words.text == text, line);
        BOOST_TEST(words.number == 7U);
        BOOST_TEST(!words.before_blank);
    }
}

BOOST_AUTO_TEST_CASE(a_header_is_known_by_its_frequency_or_stands_right_above_the_rows)
{
    BOOST_TEST(header_of({"Frequency,SPL"}, 2, false) == "1: Frequency SPL");
    BOOST_TEST(header_of({"Frequency,SPL", "words"}, 2, false) == "1: Frequency SPL");
    BOOST_TEST(header_of({"Frequency SPL", "*"}, 2, false) == "1: Frequency SPL");
    BOOST_TEST(header_of({"Frequency", "x"}, 1, false) == "none");
    BOOST_TEST(header_of({"Frequency response of Tern"}, 2, false) == "none");
    BOOST_TEST(header_of({"Frequency,SPL,x"}, 2, false) == "1: Frequency SPL x"); // two are known
    BOOST_TEST(header_of({"Frequency,foo"}, 3, false) == "none");
    BOOST_TEST(header_of({"Hz,dB"}, 2, false) == "1: Hz dB");
    BOOST_TEST(header_of({"dB,phase"}, 2, true) == "1: dB phase");
    BOOST_TEST(header_of({"dB,phase"}, 2, false) == "none");
    BOOST_TEST(header_of({"dB,phase", "words"}, 2, true) == "none");
    BOOST_TEST(header_of({"foo,bar"}, 2, true) == "1: foo bar");
    BOOST_TEST(header_of({"foo bar"}, 2, true) == "1: foo bar");
    for (const auto* line : {"foo,bar: baz", "foo,2", "* foo,bar", "foo,bar,more"}) {
        BOOST_TEST(header_of({line}, 2, true) == "none", line);
    }
    const std::string longest(60, 'x');
    BOOST_TEST(header_of({"a," + longest}, 2, true) == "1: a " + longest);
    BOOST_TEST(header_of({"a," + longest + "x"}, 2, true) == "none");
    BOOST_TEST(header_of({"Frequency,Level", "Hz,dB"}, 2, true) == "2: Frequency (Hz) Level (dB)");
    BOOST_TEST(header_of({"foo,Level", "Hz,dB"}, 2, true) == "2: Hz dB");
}

BOOST_AUTO_TEST_CASE(a_damaged_row_has_a_digit_first_and_numbers_behind)
{
    BOOST_TEST(is_damaged_row("2O 80", 2));
    BOOST_TEST(is_damaged_row("2x,80,5", 3));
    for (const auto* line : {"xO 80", "2O x", "2O 80 5", "2O", "2 O;80", "12 Jan,30"}) {
        BOOST_TEST(!is_damaged_row(line, 2), line);
    }
}

BOOST_AUTO_TEST_CASE(smoothing_is_said_in_one_way)
{
    for (const auto* text : {"No Smoothing", "no", "OFF", "", "  "}) {
        BOOST_TEST(smoothing_note(text) == "none", text);
    }
    for (const auto* text : {"1/6 Octave", "1/6 oct", "1/6 oct.", "1/6 octaves", "1/6 octave smoothing",
                             "1/6 oct smoothing", "1/6-octave"}) {
        BOOST_TEST(smoothing_note(text) == "1/6 octave", text);
    }
    BOOST_TEST(smoothing_note("Psychoacoustic") == "psychoacoustic");
    BOOST_TEST(smoothing_note("1/6") == "1/6");
    BOOST_TEST(smoothing_note("6 octave") == "6 octave");
    BOOST_TEST(value_behind("Smoothing: 1/6 ,;\"", "Smoothing:").value() == "1/6");
    BOOST_TEST(value_behind("Smoothing: ,", "Smoothing:").value().empty());
    BOOST_TEST(!value_behind("smoothing: x", "Smoothing:").has_value());
}

BOOST_AUTO_TEST_CASE(lines_are_cleaned_of_what_spreadsheets_leave)
{
    std::deque<std::string> storage;
    BOOST_TEST(clean_line(" \t a b \r\f\v", storage) == "a b");
    BOOST_TEST(storage.empty()); // as it stands
    BOOST_TEST(clean_line("  \r", storage).empty());
    BOOST_TEST(clean_line("\xEF\xBB\xBF"
                          "a\fb\vc\u00A0d\u202Fe\u2009f\u2212"
                          "1\u2019"
                          "000",
                          storage) == "a b c d e f-1'000");
    BOOST_TEST(storage.size() == 1U);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_refused)
{
    const auto error = [](const std::string& text) {
        try {
            require_text(text, "f");
        } catch (const Error& found) {
            return found.line();
        }
        return std::string("none");
    };
    BOOST_TEST(error("\xFF\xFE"
                     "a") == "f:1: expected UTF-8 text but found UTF-16");
    BOOST_TEST(error("\xFE\xFF"
                     "a") == "f:1: expected UTF-8 text but found UTF-16");
    BOOST_TEST(error(std::string("a\nb\0", 4)) == "f:2: expected text but found a NUL byte");
    BOOST_TEST(error("a\rb") == "f:1: expected lines that end in LF or CRLF but found CR alone");
    for (const auto* text : {"a", "a\r", "a\r\nb", "a\rb\n"}) {
        BOOST_TEST(error(text) == "none", text);
    }
}

BOOST_AUTO_TEST_CASE(numbers_are_read_by_the_mark_of_their_decimals)
{
    const auto read = [](std::string_view cell, DecimalMark mark) {
        const auto number = read_number(cell, mark);
        return number ? *number : -999.0;
    };
    constexpr double none = -999.0;
    for (const auto& [cell, by_point, by_comma] : {std::tuple("1234.5", 1234.5, none),
                                                   std::tuple("1234,5", none, 1234.5),
                                                   std::tuple("1,234.5", 1234.5, none),
                                                   std::tuple("1.234,5", none, 1234.5),
                                                   std::tuple("1 234.5", 1234.5, none),
                                                   std::tuple("1'234", 1234.0, 1234.0),
                                                   std::tuple("12,345,678", 12345678.0, none),
                                                   std::tuple("12.345.678", none, 12345678.0),
                                                   std::tuple("-1,234.5", -1234.5, none),
                                                   std::tuple("+1.234,5", none, 1234.5),
                                                   std::tuple("1,234", 1234.0, 1.234),
                                                   std::tuple("1.234", 1.234, 1234.0),
                                                   std::tuple("0,123", none, 0.123),
                                                   std::tuple("12,34", none, 12.34),
                                                   std::tuple("1,2345", none, 1.2345),
                                                   std::tuple("1234,567", none, 1234.567),
                                                   std::tuple("1,234,56", none, none),
                                                   std::tuple("1,234 567", none, none),
                                                   std::tuple(",234", none, 0.234),
                                                   std::tuple("1,23x", none, none),
                                                   std::tuple("", none, none),
                                                   std::tuple("1,", none, 1.0),
                                                   std::tuple("1,234.5.6", none, none)}) {
        BOOST_TEST(read(cell, DecimalMark::point) == by_point, cell << " by points");
        BOOST_TEST(read(cell, DecimalMark::comma) == by_comma, cell << " by commas");
    }
}

BOOST_AUTO_TEST_CASE(a_number_may_be_damaged)
{
    for (const auto* cell : {"86.2", "1O0", "-.5", ",5", "+1", "nan", "-INF", "infinity"}) {
        BOOST_TEST(begins_like_a_number(cell), cell);
    }
    for (const auto* cell : {"", "-", "x1", "nano", "info", "."}) {
        BOOST_TEST(!begins_like_a_number(cell), cell);
    }
}

BOOST_AUTO_TEST_CASE(what_stands_behind_the_first_digits_tells_a_row_from_words)
{
    for (const auto* line :
         {"-5 dB 3", "1/x 3", "15:x 3", "5-% 3", "5- x y", "20 a bc", "2 words", ", nan 3"}) {
        BOOST_TEST(is_row(line), line);
    }
    for (const auto* line : {"1/2 octave", "5:6 x", "5-a x", "5-6 7", "2026-01-02 80", "1 12:30",
                             "48 points octave", "48 \u00C0 la", ";20"}) {
        BOOST_TEST(!is_row(line), line);
    }
}

BOOST_AUTO_TEST_CASE(a_quoted_mark_alone_is_an_empty_comment)
{
    const auto words = words_line("\"*", 1);
    BOOST_TEST(words.mark == '*');
    BOOST_TEST(words.text.empty());
    BOOST_TEST(words_line("\"", 1).text == "\"");
}

BOOST_AUTO_TEST_CASE(a_header_has_known_names_and_units_below_each_of_them)
{
    BOOST_TEST(header_of({"Frequency,SPL,foo"}, 2, false) == "1: Frequency SPL foo");
    BOOST_TEST(header_of({"Frequency SPL foo"}, 2, false) == "none"); // prose has blanks
    BOOST_TEST(header_of({"* dB,phase"}, 2, true) == "1: dB phase");
    BOOST_TEST(header_of({"* dB,phase"}, 3, true) == "none");
    BOOST_TEST(header_of({"* dB"}, 1, true) == "none");
    BOOST_TEST(header_of({"Frequency,Level,More", "Hz,dB"}, 2, true) == "2: Hz dB");
    BOOST_TEST(header_of({"Frequency,Level", "Hz,Tern"}, 2, true) == "2: Hz Tern");
}

BOOST_AUTO_TEST_CASE(a_fraction_of_an_octave_has_digits_on_both_sides)
{
    BOOST_TEST(smoothing_note("1/3 oct") == "1/3 octave");
    BOOST_TEST(smoothing_note("1/octave") == "1/octave");
    BOOST_TEST(smoothing_note("1000 oct") == "1000 oct");
}

BOOST_AUTO_TEST_CASE(thousands_are_three_digits_each)
{
    BOOST_TEST(read_number("123,456", DecimalMark::point).value() == 123'456.0);
    BOOST_TEST(read_number("12 345,5", DecimalMark::comma).value() == 12'345.5);
    for (const auto* cell :
         {"1,x34", "1,2x4", "1,23x", "1,e12", "1,2e4", "1234,567", "0,123", "1,234 567", "1,23"}) {
        BOOST_TEST(!read_number(cell, DecimalMark::point), cell);
    }
}

BOOST_AUTO_TEST_CASE(commas_part_by_what_stands_beside_them)
{
    BOOST_TEST(row("1 ,2 ,3") == "[1][2][3]");
    BOOST_TEST(row("1 ,2,5") == "[1][2,5]");
    BOOST_TEST(row("1, 2,5") == "[1][2,5]");
    BOOST_TEST(row("1,,2, 3") == "[1][][2][3]");
    BOOST_TEST(row(",,2, 3") == "[][][2][3]");
    BOOST_TEST(row("1,5 x,5") == "[1][5 x][5]");
    BOOST_TEST(row("1\t5,\t6") == "[1][5][6]");
    BOOST_TEST(names("Tern 1,2 Wren") == "[Tern 1][2 Wren]");
}

BOOST_AUTO_TEST_CASE(what_stands_in_quotes_parts_nothing)
{
    BOOST_TEST(row("1;\"\";2") == "[1][][2]");
    BOOST_TEST(row("\"1;2\" 3") == "[1;2][3]");
    BOOST_TEST(row("\"1\t2\",3") == "[1\t2][3]");
    BOOST_TEST(row("\"1, 2\",3") == "[1, 2][3]");
}

BOOST_AUTO_TEST_CASE(a_form_feed_or_one_byte_of_latin_1_is_cleaned)
{
    std::deque<std::string> storage;
    BOOST_TEST(clean_line("a\fb", storage) == "a b");
    BOOST_TEST(clean_line("a\vb", storage) == "a b");
    BOOST_TEST(clean_line("a\x80", storage) == "a\u0080");
    BOOST_TEST(storage.size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
