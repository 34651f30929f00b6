#include "core/typing.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(core_typing)

BOOST_AUTO_TEST_CASE(what_a_word_processor_puts_in_is_undone)
{
    BOOST_TEST(as_typed("\u20141/12\u201D") == "--1/12");
    BOOST_TEST(as_typed("\u2014width") == "--width");
    BOOST_TEST(as_typed("\u2013w") == "-w");
    BOOST_TEST(as_typed("20\u201320000") == "20-20000");
    BOOST_TEST(as_typed("\u201CHarman IE\u201D") == "Harman IE");
    BOOST_TEST(as_typed("\u2018Crimson\u2019") == "Crimson");
    BOOST_TEST(as_typed("Reviewer\u2019s") == "Reviewer's");
    BOOST_TEST(as_typed("\u22126\u00A0dB") == "-6 dB");
    BOOST_TEST(as_typed("1\u204412") == "1/12");
}

BOOST_AUTO_TEST_CASE(what_a_keyboard_has_is_kept)
{
    for (const auto* const text : {"", "'a'", "--width", "\u00E9\u6771", "\xFF", "-"}) {
        BOOST_TEST(as_typed(text) == text);
    }
}

BOOST_AUTO_TEST_CASE(a_dash_before_one_letter_is_a_short_option)
{
    BOOST_TEST(as_typed("\u2014w") == "-w");
    BOOST_TEST(as_typed("\u2014wi") == "--wi");
    BOOST_TEST(as_typed("\u2013wi") == "--wi");
    BOOST_TEST(as_typed("\u2014") == "-");
}

BOOST_AUTO_TEST_CASE(quotes_around_nothing_leave_nothing)
{
    BOOST_TEST(as_typed("\u2018\u2019") == "");
    BOOST_TEST(as_typed("\u2019") == "'");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
