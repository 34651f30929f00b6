#include "core/error.hpp"
#include "text/json_scan.hpp"
#include "text/utf8.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

namespace {

/// The error that `text` gives, as file and line and message.
std::string trouble(const std::string& text)
{
    try {
        (void)scan_json(text, "book");
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return error.line();
    }
    return "none";
}

} // namespace

BOOST_AUTO_TEST_SUITE(text_json_scan)

BOOST_AUTO_TEST_CASE(values_know_where_they_stand)
{
    const std::string text = "[\r\n\t{ \"a\" : 1.0,\n \"b\":[true , null] }\n]";
    const auto root = scan_json(text, "book");
    BOOST_TEST(root.begin == 0U);
    BOOST_TEST(root.end == text.size());
    const auto& object = root.elements.at(0);
    BOOST_TEST(object.line == 2U);
    BOOST_TEST(text.substr(object.begin, 2) == "{ ");
    BOOST_TEST(text.substr(object.end - 2, 2) == " }");
    BOOST_TEST(object.members.at(0).key == "a");
    BOOST_TEST(text.substr(object.members[0].begin, 3) == "\"a\"");
    BOOST_TEST(object.members[0].end == object.members[0].begin + 3);
    BOOST_TEST(object.members[0].value.text == "1.0"); // as it is written
    const auto* list = object.find("b");
    BOOST_REQUIRE(list != nullptr);
    BOOST_TEST(list->line == 3U);
    BOOST_TEST(list->elements.at(0).is(PlacedValue::Kind::boolean));
    BOOST_TEST(list->elements.at(1).is(PlacedValue::Kind::null));
    BOOST_TEST(text.substr(list->begin, list->end - list->begin) == "[true , null]");
    BOOST_TEST(object.find("c") == nullptr);
}

BOOST_AUTO_TEST_CASE(strings_are_read_with_their_escapes)
{
    BOOST_TEST(scan_json(R"("a\"\\\/\b\f\n\r\t")", "").text == "a\"\\/\b\f\n\r\t");
    BOOST_TEST(scan_json(R"("\u00e9\u5BB5\ud83d\uDE00")", "").text == "\xC3\xA9\xE5\xAE\xB5\xF0\x9F\x98\x80");
    BOOST_TEST(scan_json(R"("\ud83dx\udc00")", "").text == "\xEF\xBF\xBDx\xEF\xBF\xBD"); // lone surrogates
    BOOST_TEST(scan_json("\xEF\xBB\xBF\"\xE9\"", "").text == "\xE9"); // mark left out, other bytes kept
}

BOOST_AUTO_TEST_CASE(of_a_repeated_key_the_last_counts_as_in_javascript)
{
    const auto object = scan_json(R"({"a": 1, "a": 2})", "");
    BOOST_TEST(object.members.size() == 2U);
    BOOST_TEST(object.find("a")->text == "2");
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_named_with_its_line)
{
    BOOST_TEST(trouble("[\n\"a\"\n\"b\"]") ==
               "book:3: expected ',' or ']' (a comma is missing at the end of line 2?) but found '\"'");
    BOOST_TEST(trouble("[1,]") == "book:1: expected a value but found ']'");
    BOOST_TEST(trouble("{\"a\": 1,}") == "book:1: expected a key in double quotes but found '}'");
    BOOST_TEST(trouble("{'a': 1}") == "book:1: expected a key in double quotes but found '''");
    BOOST_TEST(trouble("{\"a\" 1}") == "book:1: expected ':' behind the key 'a' but found '1'");
    BOOST_TEST(trouble("[1] 2") == "book:1: expected the end of the text but found '2'");
    BOOST_TEST(trouble("") == "book:1: expected a value but found the end of the text");
    BOOST_TEST(trouble("[\"a") == "book:1: expected '\"' at the end of a text but found the end of the text");
    BOOST_TEST(
        trouble("[\"a\nb\"]").starts_with("book:1: expected '\"' at the end of a text, or an escaped"));
    BOOST_TEST(trouble("[\"\\x\"]").starts_with("book:1: expected one of \" \\ / b f n r t u"));
    BOOST_TEST(trouble("[\"\\u12g4\"]").starts_with("book:1: expected four hexadecimal digits"));
    for (const auto* word : {"01", "1.", ".5", "+1", "1e", "-", "NaN", "True", "nul", "0x10"}) {
        BOOST_TEST(trouble(word) == std::string("book:1: expected a value but found '") +
                                        (std::string(word) == "+1" ? "+" : word) + "'");
    }
}

BOOST_AUTO_TEST_CASE(deep_nesting_ends_in_a_message)
{
    BOOST_TEST(trouble(std::string(100, '[') + std::string(100, ']')) == "none");
    BOOST_TEST(trouble(std::string(100000, '[')).starts_with("book:1: expected values at most 100 deep"));
}

BOOST_AUTO_TEST_CASE(numbers_are_those_of_json)
{
    for (const auto* number : {"0", "-0", "10", "1.50", "1e3", "1E-3", "-1.5e+10"}) {
        BOOST_TEST(is_json_number(number), number);
    }
    for (const auto* other : {"", "-", "00", "1.", "1.e3", "e3", "1e", "1e+", "1 ", "inf"}) {
        BOOST_TEST(!is_json_number(other), other);
    }
}

BOOST_AUTO_TEST_CASE(values_lie_at_most_100_below_the_first)
{
    const auto nested = [](const std::string& open, const std::string& close, int levels) {
        std::string text = "1";
        for (int i = 0; i < levels; ++i) {
            text = open + text + close;
        }
        return text;
    };
    for (const auto& [open, close] : {std::pair("[", "]"), std::pair("{\"a\":", "}")}) {
        BOOST_TEST(trouble(nested(open, close, 100)) == "none");
        BOOST_TEST(trouble(nested(open, close, 101)) ==
                   "book:1: expected values at most 100 deep but found '1'");
    }
}

BOOST_AUTO_TEST_CASE(code_points_have_their_limits)
{
    for (const auto& [json, text] :
         {std::pair(R"("\u00aF\u00fA")", "\u00AF\u00FA"), std::pair(R"("\uD7FF\uE000")", "\uD7FF\uE000"),
          std::pair(R"("\uD800\uDC00")", "\U00010000"), std::pair(R"("\uDBFF\uDFFF")", "\U0010FFFF"),
          std::pair(R"("\uDFFFa")", "\uFFFDa"), std::pair(R"("\uD800a")", "\uFFFDa"),
          std::pair(R"("\uDC00\uDC00")", "\uFFFD\uFFFD"), std::pair(R"("\ud83d\u0041")", "\uFFFDA"),
          std::pair(R"("\ud83d\uE000")", "\uFFFD\uE000")}) {
        BOOST_TEST(scan_json(json, "").text == text, json);
    }
    for (const auto* json : {R"("\u00`0")", R"("\u00g0")", R"("\u00/0")", R"("\u00:0")", R"("\u00@0")"}) {
        BOOST_TEST(trouble(json).starts_with("book:1: expected four hexadecimal digits"), json);
    }
}

BOOST_AUTO_TEST_CASE(what_is_found_is_one_word_of_40_bytes)
{
    const std::string many(60, 'x');
    BOOST_TEST(trouble(many) == "book:1: expected a value but found '" + printable(many, 40) + "'");
    BOOST_TEST(trouble("{\"" + many + "\" 1}") ==
               "book:1: expected ':' behind the key '" + printable(many, 40) + "' but found '1'");
    BOOST_TEST(trouble("{a_b-c.d\u00E9 1}") ==
               "book:1: expected a key in double quotes but found 'a_b-c.d\u00E9'");
    BOOST_TEST(trouble("{\u00E9a,1}") == "book:1: expected a key in double quotes but found '\u00E9a'");
}

BOOST_AUTO_TEST_CASE(a_comma_is_missed_at_the_end_of_another_line_alone)
{
    BOOST_TEST(trouble("[1 2]") == "book:1: expected ',' or ']' but found '2'");
    BOOST_TEST(trouble("[1\n") == "book:2: expected ',' or ']' but found the end of the text");
    BOOST_TEST(trouble("[1\n\n2]") ==
               "book:3: expected ',' or ']' (a comma is missing at the end of line 1?) but found '2'");
}

BOOST_AUTO_TEST_CASE(control_characters_are_escaped_in_texts)
{
    for (const char c : {'\0', '\1', '\x1F', '\t'}) {
        BOOST_TEST(trouble("\"a" + std::string(1, c) + "\"")
                       .starts_with("book:1: expected '\"' at the end of a text"));
    }
    BOOST_TEST(trouble("\" \x7F\xFF\"") == "none");
}

BOOST_AUTO_TEST_SUITE_END()
