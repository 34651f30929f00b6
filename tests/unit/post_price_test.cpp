#include "post/price.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>

namespace earbench {

BOOST_AUTO_TEST_SUITE(post_price)

/// The price of a post whose retail sentence is `sentence`.
void check_price(const std::string& sentence, const std::string& text, std::optional<double> usd)
{
    const auto price = retail_price("Intro for $1.\n\n- The unit " + sentence + "\n");
    BOOST_TEST(price.text == text, sentence);
    BOOST_TEST((price.usd == usd), sentence);
}

BOOST_AUTO_TEST_CASE(the_first_price_of_the_retails_sentence_counts)
{
    check_price("retails for $99.", "$99", 99);
    check_price("retails for **$1499 (stock cable) and $1699 (better cable)** now.", "$1499", 1499);
    check_price("retails for $69.99 to $79.99.", "$69.99", 69.99);
    check_price("retails at $249, $299, and $499.", "$249", 249);
    check_price("retails for $134.9. Others cost $3.", "$134.9", 134.9);
    check_price("retails for $1,499.50 today", "$1,499.50", 1499.5);
    check_price("retails for approx. $99", "$99", 99);
    check_price("costs little. It retails for\n  $55.", "$55", 55);
    check_price("for $88 retails. Next $9", "$88", 88);
    check_price("is not the $200 one, it retails for $99.", "$99", 99);
    check_price("retails for $xxxx at the time. Another has $5.", "", {});
    check_price("retails somewhere. Then $5.", "", {});
    check_price("costs $5.", "", {});
}

BOOST_AUTO_TEST_CASE(only_us_dollars_are_us_dollars)
{
    check_price("retails for A$2450 here", "A$2450", {});
    check_price("retails for AU$2450 (US$1600)", "AU$2450", 1600);
    check_price("retails for HK$ 500", "HK$ 500", {});
    check_price("retails for US$99", "US$99", 99);
    check_price("retails for USD 99", "USD 99", 99);
    check_price("retails for US $99", "US $99", 99);
    check_price("retails for 99 USD", "99 USD", 99);
    check_price("retails for $150 AUD", "$150 AUD", {});
    check_price("retails for \xE2\x82\xAC"
                "99 or $120",
                "\xE2\x82\xAC"
                "99",
                120);
    check_price("retails for 99 EUR", "99 EUR", {});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
