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

BOOST_AUTO_TEST_CASE(json_in_a_page_ends_no_script_and_means_nothing_to_liquid)
{
    BOOST_TEST(quote_json_in_page("</script><!-- & \"") == R"("\u003c/script\u003e\u003c!-- \u0026 \"")");
    BOOST_TEST(quote_json_in_page("{{ a }}{% b %}") == R"("\u007b\u007b a }}\u007b% b %}")");
    BOOST_TEST(quote_json_in_page("\u2028\u2029\u2027") == "\"\\u2028\\u2029\u2027\"");
}

/// RFC 4648, section 10.
BOOST_AUTO_TEST_CASE(base64_is_encoded_as_in_the_vectors_of_its_rfc)
{
    BOOST_TEST(encode_base64("") == "");
    BOOST_TEST(encode_base64("f") == "Zg==");
    BOOST_TEST(encode_base64("fo") == "Zm8=");
    BOOST_TEST(encode_base64("foo") == "Zm9v");
    BOOST_TEST(encode_base64("foob") == "Zm9vYg==");
    BOOST_TEST(encode_base64("fooba") == "Zm9vYmE=");
    BOOST_TEST(encode_base64("foobar") == "Zm9vYmFy");
    BOOST_TEST(encode_base64("\xFF\xEF") == "/+8=");
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
