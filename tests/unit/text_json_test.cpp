#include "core/error.hpp"
#include "text/base64.hpp"
#include "text/json.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(text_json)

/// RFC 8259, section 7.
BOOST_AUTO_TEST_CASE(json_escapes_quotes_backslashes_and_controls)
{
    BOOST_TEST(quote_json("") == R"("")");
    BOOST_TEST(quote_json("a\"b\\c\n\t\x01\x1B/") == R"("a\"b\\c\n\t\u0001\u001b/")");
    BOOST_TEST(quote_json(std::string_view("\0", 1)) == R"("\u0000")");
}

BOOST_AUTO_TEST_CASE(json_is_utf8_whatever_it_is_made_of)
{
    BOOST_TEST(quote_json("caf\xC3\xA9 \xE6\xB0\xB4") == "\"caf\xC3\xA9 \xE6\xB0\xB4\"");
    BOOST_TEST(quote_json("caf\xE9") == "\"caf\xC3\xA9\"");
}

BOOST_AUTO_TEST_CASE(json_is_read_into_a_tree)
{
    const auto document =
        parse_json(R"({"a": [1, -2.5e1, true, null, {"b": "x\u00e9"}], "a": 2, "c": {}})", "f");
    const auto* const items = document.find("a")->array();
    BOOST_REQUIRE((items != nullptr));
    BOOST_REQUIRE_EQUAL(items->size(), 5U);
    BOOST_TEST(*(*items)[0].number() == 1.0);
    BOOST_TEST(*(*items)[1].number() == -25.0);
    BOOST_TEST(((*items)[2].kind == JsonValue::Kind::boolean && (*items)[2].number() == nullptr));
    BOOST_TEST(((*items)[3].kind == JsonValue::Kind::null));
    BOOST_TEST(*(*items)[4].find("b")->text() == "x\xC3\xA9");
    BOOST_TEST(document.find("c")->object()->empty());
    BOOST_TEST((document.find("d") == nullptr));
    BOOST_TEST((document.find("a")->find("a") == nullptr));
}

BOOST_AUTO_TEST_CASE(damaged_json_is_an_error_with_its_line)
{
    const auto line_of = [](std::string_view text) {
        try {
            (void)parse_json(text, "f");
        } catch (const Error& error) {
            return error.line();
        }
        return std::string("no error");
    };
    BOOST_TEST(line_of("[1,\n 2,\n}") == "f:3: expected JSON but found '}'");
    BOOST_TEST(line_of("").starts_with("f:1: expected JSON"));
    BOOST_TEST(line_of("[1] 2").starts_with("f:1: expected JSON"));
    BOOST_TEST(line_of("[1e999]").starts_with("f"));
    BOOST_TEST(line_of("[\"\xFF\"]").starts_with("f:1: expected JSON"));
    BOOST_TEST(line_of(std::string(100, '[') + std::string(100, ']')) == "no error");
    BOOST_TEST(line_of(std::string(101, '[') + std::string(101, ']')) ==
               "f: expected JSON of at most 100 levels but found more");
}

/// RFC 4648, section 10.
BOOST_AUTO_TEST_CASE(base64_is_decoded_as_in_the_vectors_of_its_rfc)
{
    BOOST_TEST(decode_base64("").value() == "");
    BOOST_TEST(decode_base64("Zg==").value() == "f");
    BOOST_TEST(decode_base64("Zm8=").value() == "fo");
    BOOST_TEST(decode_base64("Zm9v").value() == "foo");
    BOOST_TEST(decode_base64("Zm9vYg==").value() == "foob");
    BOOST_TEST(decode_base64("Zm9vYmE").value() == "fooba"); // without its end
    BOOST_TEST(decode_base64("Zm9vYmFy").value() == "foobar");
    BOOST_TEST(decode_base64("/+8=").value() == "\xFF\xEF");
    for (const auto* damaged : {"Z", "Zm9v Yg==", "Zm=v", "Zg=", "Zm9-", "====="}) {
        BOOST_TEST(!decode_base64(damaged), damaged);
    }
}

BOOST_AUTO_TEST_SUITE_END()
