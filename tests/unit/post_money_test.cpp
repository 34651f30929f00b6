// Amounts and currencies at a place of a text.

#include "post/money.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace earbench;

namespace {

using Named = std::pair<const char*, const char*>;

/// "currency/bytes" at the beginning of `text`.
std::string currency(std::string_view text)
{
    const auto found = currency_at(text, 0);
    return found ? found->currency + "/" + std::to_string(found->bytes) : "none";
}

constexpr double unclear = -1.0;

/// The amount at the beginning of `text`, and how many bytes it takes.
std::pair<double, std::size_t> amount(std::string_view text)
{
    const auto found = amount_at(text, 0).value();
    return {found.value.value_or(unclear), found.end};
}

} // namespace

BOOST_AUTO_TEST_SUITE(post_money)

BOOST_AUTO_TEST_CASE(signs_are_those_of_iso_4217_or_stand_for_themselves)
{
    for (const auto& [sign, code] :
         {Named("\u20AC", "EUR"), Named("\u00A3", "GBP"), Named("\u00A5", "\u00A5"),
          Named("\uFFE5", "\u00A5"), Named("\u20A9", "KRW"), Named("\u20B9", "INR"), Named("\u20AB", "VND"),
          Named("\u0E3F", "THB"), Named("\u20B1", "PHP"), Named("\u20BD", "RUB"), Named("\u20BA", "TRY"),
          Named("\u20B4", "UAH"), Named("\u20AA", "ILS"), Named("\u5186", "JPY"), Named("\u5143", "\u00A5"),
          Named("\uC6D0", "KRW")}) {
        const std::string text = sign;
        BOOST_TEST(currency(text + "9") == std::string(code) + "/" + std::to_string(text.size()), text);
    }
    BOOST_TEST(currency("$9") == "none");
    BOOST_TEST(currency("") == "none");
    BOOST_TEST(!currency_at("\u20AC", 9).has_value());
    BOOST_TEST(currency_at("9 \u20AC", 2).value().currency == "EUR");
}

BOOST_AUTO_TEST_CASE(words_and_codes_end_where_no_letter_follows)
{
    for (const auto& [word, code] :
         {Named("Rp", "IDR"),      Named("RP", "IDR"),          Named("Rs", "INR"),
          Named("RM", "MYR"),      Named("kr", "kr"),           Named("z\u0142", "PLN"),
          Named("K\u010D", "CZK"), Named("yen", "JPY"),         Named("Yen", "JPY"),
          Named("yuan", "CNY"),    Named("won", "KRW"),         Named("baht", "THB"),
          Named("rupees", "INR"),  Named("ringgit", "MYR"),     Named("pesos", "pesos"),
          Named("euro", "EUR"),    Named("euros", "EUR"),       Named("Euro", "EUR"),
          Named("pounds", "GBP"),  Named("dollars", "dollars"), Named("Fr", "CHF"),
          Named("dong", "VND"),    Named("rubles", "RUB"),      Named("quid", "GBP"),
          Named("RMB", "CNY")}) {
        const std::string text = word;
        const auto found = std::string(code) + "/" + std::to_string(text.size());
        BOOST_TEST(currency(text) == found, text);
        BOOST_TEST(currency(text + " 9") == found, text);
        BOOST_TEST(currency(text + "9") == found, text);
        BOOST_TEST(currency(text + "x") == "none", text);
    }
    for (const std::string code :
         {"USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "EUR", "GBP", "JPY",
          "CNY", "KRW", "INR", "VND", "THB", "MYR", "IDR", "PHP", "CHF", "SEK", "NOK",
          "DKK", "PLN", "CZK", "HUF", "BRL", "RUB", "TRY", "UAH", "ILS", "ZAR", "AED"}) {
        BOOST_TEST(currency(code) == code + "/3", code);
        BOOST_TEST(currency(code + "S") == "none", code);
    }
    // "Rs." and "Rp." have a point of their own, longer words have none.
    BOOST_TEST(currency("Rs. 99") == "INR/3");
    BOOST_TEST(currency("euro. Next") == "EUR/4");
    BOOST_TEST(currency("XYZ") == "none");
}

BOOST_AUTO_TEST_CASE(a_dollar_is_that_of_the_country_before_it)
{
    for (const auto& [country, code] :
         {Named("", "USD"), Named("US", "USD"), Named("USD", "USD"), Named("A", "AUD"), Named("AU", "AUD"),
          Named("AUD", "AUD"), Named("C", "CAD"), Named("CA", "CAD"), Named("CAD", "CAD"), Named("HK", "HKD"),
          Named("S", "SGD"), Named("SG", "SGD"), Named("NZ", "NZD"), Named("NT", "TWD"), Named("TW", "TWD"),
          Named("MX", "MXN"), Named("R", "BRL"), Named("SGD", "SGD"), Named("XY", "XY$")}) {
        BOOST_TEST(dollar_currency(country) == code, country);
    }
}

BOOST_AUTO_TEST_CASE(marks_part_thousands_or_cents)
{
    struct Case {
        const char* text;
        double value;
        std::size_t end;
    };
    for (const auto& [text, value, end] : {Case{"99", 99.0, 2},
                                           Case{"99.5", 99.5, 4},
                                           Case{"99.50", 99.5, 5},
                                           Case{"99,50", 99.5, 5},
                                           Case{"1,299", 1299.0, 5},
                                           Case{"1.299", 1299.0, 5},
                                           Case{"1,299.50", 1299.5, 8},
                                           Case{"1.299,50", 1299.5, 8},
                                           Case{"1,234,567", 1234567.0, 9},
                                           Case{"1 299", 1299.0, 5},
                                           Case{"1'299", 1299.0, 5},
                                           Case{"1\u00A0299", 1299.0, 6},
                                           Case{"1\u202F299", 1299.0, 7},
                                           Case{"1\u2009299", 1299.0, 7},
                                           Case{"1\u2019299", 1299.0, 7},
                                           Case{"1,23,456", 123456.0, 8},
                                           Case{"1.23.456", unclear, 8},
                                           Case{"1,299.5.5", unclear, 9},
                                           Case{"1234,567", unclear, 8},
                                           Case{"0,999", unclear, 5},
                                           Case{"1,2345", unclear, 6},
                                           Case{"99.", 99.0, 2},
                                           Case{"99, then", 99.0, 2},
                                           Case{"99 12", 99.0, 2},
                                           Case{"1299 000", 1299.0, 4},
                                           Case{"1,299.500", unclear, 9},
                                           Case{"99,-", 99.0, 4},
                                           Case{"99.-", 99.0, 4},
                                           Case{"99-", 99.0, 2},
                                           Case{"1.5k", 1500.0, 4},
                                           Case{"1,5K", 1500.0, 4},
                                           Case{"1.299k", 1299.0, 6},
                                           Case{"2k!", 2000.0, 2},
                                           Case{"2km", 2.0, 1},
                                           Case{"1,299.5k", unclear, 8},
                                           Case{"1 299k", unclear, 6},
                                           Case{"12,34.56", unclear, 8},
                                           Case{"1.234'567,89", unclear, 12},
                                           Case{"1,234,56", unclear, 8},
                                           Case{"129 000", 129000.0, 7},
                                           Case{"129,000", 129000.0, 7},
                                           Case{"1299\u00A0000", 1299.0, 4}}) {
        const auto [found, found_end] = amount(text);
        BOOST_TEST(std::abs(found - value) < 1e-9, text << " is " << found);
        BOOST_TEST(found_end == end, text);
    }
    BOOST_TEST(!amount_at("x9", 0).has_value());
    BOOST_TEST(amount_at("x9", 1).value().value.value() == 9.0);
    BOOST_TEST(!amount_at("", 0).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
