// Text that stays text in YAML, Markdown, HTML, spreadsheets and addresses: every character that counts
// there.

#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(text_escape)

BOOST_AUTO_TEST_CASE(one_line_has_single_blanks_and_no_controls)
{
    BOOST_TEST(one_line("  a \t\n\r b  ") == "a b");
    BOOST_TEST(one_line("a\x1F"
                        "b\x7F"
                        "c\x01") == "abc");
    BOOST_TEST(one_line("a\u0080b\u009Fc\u00A0d") ==
               "abc\u00A0d"); // C1 controls go, the no-break space stays
    BOOST_TEST(one_line("a\xC2") == "a\xC2");
    BOOST_TEST(one_line(" \n ").empty());
}

BOOST_AUTO_TEST_CASE(yaml_has_escapes_for_what_it_would_read)
{
    BOOST_TEST(yaml_quoted("a\"b\\c") == "\"a\\\"b\\\\c\"");
    BOOST_TEST(yaml_quoted("a\nb\tc\x1B\x7F") == "\"a\\nb\\x09c\\x1B\\x7F\"");
    BOOST_TEST(yaml_quoted("\u0085\u2028\u2029\uFEFF") == "\"\\N\\L\\P\\uFEFF\"");
    BOOST_TEST(yaml_quoted("\xEF\xBF\xBE\xEF\xBF\xBF") == "\"\\uFFFE\\uFFFF\"");
    BOOST_TEST(yaml_quoted(" \x20~\u00E9") == "\"  ~\u00E9\"");
}

BOOST_AUTO_TEST_CASE(markdown_has_a_backslash_before_what_it_would_read)
{
    for (const std::string c : {"\\", "`", "*", "[", "]", "<", "{", "}", "|"}) {
        BOOST_TEST(markdown_escaped("a" + c + "b") == "a\\" + c + "b", c);
    }
    for (const auto* text :
         {"a_b", "\u00E9_\u00E9", "a$b", "a%b", "a & b", "a&b", "&;", "&#;", "a#b", "a>b", "a(b)"}) {
        BOOST_TEST(markdown_escaped(text) == text, text);
    }
    for (const auto& [text, escaped] :
         {std::pair("_a", "\\_a"), std::pair("a_", "a\\_"), std::pair("a _b", "a \\_b"),
          std::pair("a_ b", "a\\_ b"), std::pair("$$", "\\$\\$"), std::pair("a$$b", "a\\$\\$b"),
          std::pair("{%", "\\{&#37;"), std::pair("%", "%"), std::pair("&amp;", "&amp;amp;"),
          std::pair("&#38;", "&amp;#38;"), std::pair("&amp", "&amp")}) {
        BOOST_TEST(markdown_escaped(text) == escaped, text);
    }
}

BOOST_AUTO_TEST_CASE(a_spreadsheet_takes_these_for_formulas)
{
    for (const std::string first : {"=", "+", "-", "@", "\t", "\r"}) {
        BOOST_TEST(spreadsheet_text(first + "1") == "'" + first + "1", first);
        BOOST_TEST(spreadsheet_text(first) == first, first); // alone it is nothing
        BOOST_TEST(spreadsheet_text("1" + first) == "1" + first, first);
    }
    BOOST_TEST(spreadsheet_text("").empty());
}

BOOST_AUTO_TEST_CASE(pages_show_every_character_as_it_is)
{
    BOOST_TEST(html_escaped("<a href=\"x\">'&'</a>{{") ==
               "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;{{");
    BOOST_TEST(page_text("{{ a }}{%") == "&#123;&#123; a }}&#123;%");
}

BOOST_AUTO_TEST_CASE(addresses_have_percents_for_what_ends_them)
{
    for (const std::string c :
         {" ", "\"", "'", "(", ")", "<", ">", "[", "]", "{", "}", "|", "\\", "^", "`", "*", "\n", "\x7F"}) {
        const auto escaped = url_escaped("a" + c + "b");
        BOOST_TEST(escaped.size() == 5U, escaped);
        BOOST_TEST(escaped.starts_with("a%"), escaped);
    }
    BOOST_TEST(url_escaped(" \x7F\n") == "%20%7F%0A");
    BOOST_TEST(url_escaped("https://a.example/x?y=1&z=%20#\u00E9") == "https://a.example/x?y=1&z=%20#\u00E9");
    // As encodeURIComponent has it.
    BOOST_TEST(uri_component("aZ09-_.!~*'()") == "aZ09-_.!~*'()");
    BOOST_TEST(uri_component(" &,+/?#%\u00E9") == "%20%26%2C%2B%2F%3F%23%25%C3%A9");
}

BOOST_AUTO_TEST_CASE(characters_that_are_not_seen_are_known)
{
    for (const char32_t c :
         {U'\u200B', U'\u00AD', U'\uFE00', U'\uFE0F', U'\U000E0100', U'\U000E01EF', U'\uFEFF'}) {
        BOOST_TEST(is_invisible(c), static_cast<unsigned>(c));
    }
    for (const char32_t c : {U'a', U' ', U'\uFDFF', U'\uFE10', U'\U000E01F0', U'\u0301'}) {
        BOOST_TEST(!is_invisible(c), static_cast<unsigned>(c));
    }
    for (const char32_t c : {U'\n', U'\u0085', U'\u2028', U'\u2029', U'\x7F'}) {
        BOOST_TEST(is_line_control(c), static_cast<unsigned>(c));
    }
    for (const char32_t c : {U'a', U' ', U'\u200B', U'\u2027'}) {
        BOOST_TEST(!is_line_control(c), static_cast<unsigned>(c));
    }
    BOOST_TEST((code_points("a\u00E9\U0001F3A7\xFF") == U"a\u00E9\U0001F3A7\uFFFD"));
    BOOST_TEST(utf8_of(U"a\u00E9\U0001F3A7") == "a\u00E9\U0001F3A7");
}

BOOST_AUTO_TEST_CASE(entities_have_one_character_or_more)
{
    for (const auto& [text, escaped] :
         {std::pair("&a;", "&amp;a;"), std::pair("&#1;", "&amp;#1;"), std::pair("&#x1F;", "&amp;#x1F;"),
          std::pair("&a", "&a"), std::pair("&#1", "&#1"), std::pair("&a b;", "&a b;")}) {
        BOOST_TEST(markdown_escaped(text) == escaped, text);
    }
    BOOST_TEST(markdown_escaped("\u0400_a") == "\u0400_a"); // its last byte is 0x80
    BOOST_TEST(one_line("a\u0080") == "a");
}

BOOST_AUTO_TEST_SUITE_END()
