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
