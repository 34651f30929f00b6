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

BOOST_AUTO_TEST_SUITE_END()
