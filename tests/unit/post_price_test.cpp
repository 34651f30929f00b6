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

void check_amount(const std::string& text, std::optional<double> amount, const std::string& currency)
{
    const auto price = find_price(text);
    BOOST_TEST((price.amount == amount), text);
    BOOST_TEST(price.currency == currency, text);
}

BOOST_AUTO_TEST_CASE(thousands_and_decimals_are_told_apart_by_the_digits_behind_them)
{
    const std::string euro = "\xE2\x82\xAC";
    check_amount("1.299,00 " + euro, 1299, "EUR");
    check_amount("1 299 " + euro, 1299, "EUR");
    check_amount("1\xC2\xA0"
                 "299,50 " +
                     euro,
                 1299.5, "EUR");
    check_amount("1\xE2\x80\xAF"
                 "299 " +
                     euro,
                 1299, "EUR");
    check_amount("1'299 CHF", 1299, "CHF");
    check_amount("$1.299,00", 1299, "USD");
    check_amount("$1.299", 1299, "USD");
    check_amount("$1,299", 1299, "USD");
    check_amount("$1,299,000.50", 1299000.5, "USD");
    check_amount("$134.9", 134.9, "USD");
    check_amount("$0.99", 0.99, "USD");
    check_amount("2 499 kr", 2499, "kr");
    check_amount("249,- " + euro, 249, "EUR");
    check_amount("\xE2\x82\xB1"
                 "2,490",
                 2490, "PHP");
    check_amount("Rp 1.500.000", 1500000, "IDR");
    check_amount("Rs. 1,23,456", 123456, "INR");
    check_amount("20,000 yen", 20000, "JPY");
    check_amount("\xC2\xA5"
                 "100",
                 100, "\xC2\xA5");
    check_amount("R$ 1.299,90", 1299.9, "BRL");
    check_amount("NT$3,990", 3990, "TWD");
    check_amount("$1.5k", 1500, "USD");
    check_amount("$20-$25", 20, "USD");
    check_amount("~$20", 20, "USD");
}

BOOST_AUTO_TEST_CASE(what_can_be_understood_in_two_ways_is_no_amount)
{
    for (const auto* const text :
         {"$12.3456", "$0.999", "$1.2.99", "$1,299.000.50", "$1234,567", "$1.23.456"}) {
        check_amount(text, {}, "USD");
        BOOST_TEST(!find_price(text).usd.has_value(), text);
        BOOST_TEST(find_price(text).text == text);
    }
}

BOOST_AUTO_TEST_CASE(a_field_keeps_its_text_and_its_heading_names_the_currency)
{
    BOOST_TEST(currency_of_heading("price_usd") == "USD");
    BOOST_TEST(currency_of_heading("Price ($A)") == "AUD");
    BOOST_TEST(currency_of_heading("Price ($)") == "USD");
    BOOST_TEST(currency_of_heading("price_brl") == "BRL");
    BOOST_TEST(currency_of_heading("Price (MSRP)").empty());
    BOOST_TEST(currency_of_heading("price").empty());
    BOOST_TEST(read_price("1410", "USD").usd.value() == 1410.0);
    BOOST_TEST(!read_price("1410").usd.has_value());
    BOOST_TEST(!read_price("$1410", "AUD").usd.has_value());
    BOOST_TEST(read_price("$600, Variable").text == "$600, Variable");
    BOOST_TEST(read_price("$600, Variable").usd.value() == 600.0);
    for (const auto* const text : {"Discont.", "Free", "???", "$", "Variable"}) {
        BOOST_TEST(read_price(text).text == text);
        BOOST_TEST(!read_price(text).amount.has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(rates_turn_other_currencies_into_dollars)
{
    const ExchangeRates rates{{"AUD", 0.65}, {"kr", 0.1}};
    BOOST_TEST(converted(read_price("A$2450"), rates).usd.value() == 1592.5);
    BOOST_TEST(converted(read_price("2 499 kr"), rates).usd.value() == 249.9);
    BOOST_TEST(!converted(read_price("99 EUR"), rates).usd.has_value());
    BOOST_TEST(
        !converted(read_price("A$" + std::string(308, '9')), {{"AUD", 1e9}}).usd.has_value()); // no double
    BOOST_TEST(converted(read_price("A$150 (US$99)"), rates).usd.value() == 99.0);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
