#include "core/assignment.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(core_assignment)

BOOST_AUTO_TEST_CASE(a_name_and_a_value_stand_around_the_first_sign)
{
    for (const auto* const text : {"rms=3", "rms:3", " rms = 3 ", "rms: 3"}) {
        BOOST_TEST(split_assignment(text).name == "rms");
        BOOST_TEST(split_assignment(text).value == "3");
    }
    BOOST_TEST(split_assignment("a=b=c").value == "b=c");
    BOOST_TEST(split_assignment("=3").name.empty());
}

BOOST_AUTO_TEST_CASE(without_a_sign_there_is_no_value)
{
    BOOST_TEST(split_assignment("rms").name == "rms");
    BOOST_TEST(split_assignment("rms").value.empty());
    BOOST_TEST(split_assignment("rms=").value.empty());
    BOOST_TEST(split_assignment("").name.empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
