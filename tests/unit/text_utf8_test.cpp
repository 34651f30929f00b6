#include "text/utf8.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(text_utf8)

/// The boundaries of RFC 3629, section 4.
BOOST_AUTO_TEST_CASE(utf8_is_told_from_anything_else)
{
    for (const auto* text :
         {"", "abc", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
          "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xE5\xAE\xB5\xE6\x9C\x88"}) {
        BOOST_TEST(is_utf8(text), printable(text, 40));
    }
    for (const auto* text : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2 ", "\xE0\x9F\xBF",
                             "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                             "\xF5\x80\x80\x80", "\xFE", "\xFF", "\xE5\xAE", "\xF0\x90\x80", "a\xE9"}) {
        BOOST_TEST(!is_utf8(text), printable(text, 40));
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_utf8_is_taken_for_latin_1)
{
    BOOST_TEST(to_utf8("caf\xE9 \xFF") == "caf\xC3\xA9 \xC3\xBF");
    BOOST_TEST(to_utf8("caf\xC3\xA9") == "caf\xC3\xA9");
}

BOOST_AUTO_TEST_CASE(control_bytes_are_shown_and_length_is_bounded_at_a_character)
{
    BOOST_TEST(printable("a\x1B[0m\x7F\n", 100) == "a\\x1B[0m\\x7F\\x0A");
    BOOST_TEST(printable("\xC2\x9B", 100) == "\\xC2\\x9B"); // the C1 control that begins a terminal sequence
    BOOST_TEST(printable("\xFF", 100) == "\\xFF");
    BOOST_TEST(printable("\xE5\xAE\xB5\xE6\x9C\x88", 5) == "\xE5\xAE\xB5...");
    BOOST_TEST(printable("abc", 3) == "abc");
    BOOST_TEST(printable(std::string_view("\0", 1), 100) == "\\x00");
}

/// UAX 11: East Asian wide characters take two columns, combining marks none.
BOOST_AUTO_TEST_CASE(width_on_a_terminal_counts_columns_not_bytes)
{
    BOOST_TEST(display_width("abc") == 3U);
    BOOST_TEST(display_width("\xE5\xAE\xB5\xE6\x9C\x88") == 4U); // U+5BB5 U+6708
    BOOST_TEST(display_width("e\xCC\x81") == 1U);                // e and U+0301
    BOOST_TEST(display_width("\xED\x95\x9C") == 2U);             // U+D55C, Hangul
    BOOST_TEST(display_width("\xC3\xA9") == 1U);                 // U+00E9
    BOOST_TEST(display_width("\xF0\x9F\x8E\xA7") == 2U);         // U+1F3A7, an emoji
    BOOST_TEST(display_width("\xE2\xAD\x90") == 2U);             // U+2B50, a star of ratings
    BOOST_TEST(display_width("\xE2\x98\x85") == 1U);             // U+2605, the narrow one
    BOOST_TEST(display_width("a\xE2\x80\x8B"
                             "b") == 2U);    // U+200B, zero width
    BOOST_TEST(display_width("\xFF") == 1U); // shown as U+FFFD
}

BOOST_AUTO_TEST_CASE(text_is_shortened_by_columns_with_an_ellipsis)
{
    BOOST_TEST(shorten("abcdef", 6) == "abcdef");
    BOOST_TEST(shorten("abcdef", 4) == "abc\xE2\x80\xA6");
    BOOST_TEST(shorten("ab cdef", 4) == "ab\xE2\x80\xA6");
    BOOST_TEST(shorten("\xE5\xAE\xB5\xE6\x9C\x88\xE5\xAE\xB5", 4) == "\xE5\xAE\xB5\xE2\x80\xA6");
    BOOST_TEST(display_width(shorten("\xE5\xAE\xB5\xE6\x9C\x88\xE5\xAE\xB5", 4)) == 3U);
}

/// UAX 15: canonical decompositions, no compatible ones; Hangul by its arithmetic.
BOOST_AUTO_TEST_CASE(letters_are_parted_from_their_marks)
{
    BOOST_TEST((decomposed("a\u00E9\u6C34\U0001F3A7") == U"ae\u0301\u6C34\U0001F3A7"));
    BOOST_TEST((decomposed("\u1F82") == U"\u03B1\u0313\u0300\u0345"));
    BOOST_TEST((decomposed("\uD55C") == U"\u1112\u1161\u11AB"));
    BOOST_TEST((decomposed("\u00F8\uFB01\u2122\u00B2") == U"\u00F8\uFB01\u2122\u00B2"));
    BOOST_TEST((decomposed("\xFF"
                           "a") == U"\uFFFDa"));
}

BOOST_AUTO_TEST_CASE(messages_quote_80_bytes_of_a_line_and_40_of_a_name)
{
    const auto filled = [](std::size_t bytes) { return std::string(bytes, 'x'); };
    BOOST_TEST(quoted_line(filled(80)) == "'" + filled(80) + "'");
    BOOST_TEST(quoted_line(filled(81)) == "'" + filled(80) + "...'");
    BOOST_TEST(quoted_name(filled(40)) == "'" + filled(40) + "'");
    BOOST_TEST(quoted_name(filled(41)) == "'" + filled(40) + "...'");
    BOOST_TEST(quoted_name("\x1B") == "'\\x1B'");
    BOOST_TEST(quoted_line("").size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
