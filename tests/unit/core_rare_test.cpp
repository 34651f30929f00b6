#include "core/rare.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(core_rare)

BOOST_AUTO_TEST_CASE(is_what_an_optional_is)
{
    const Rare<std::string> none;
    BOOST_TEST(!none.has_value());
    BOOST_TEST(none.value_or("other") == "other");
    BOOST_CHECK_THROW((void)none.value(), std::bad_optional_access);
    Rare<std::string> one("here");
    BOOST_TEST((one && *one == "here" && one->size() == 4 && one.value() == "here"));
    BOOST_TEST(one.value_or("other") == "here");
    one->push_back('!');
    BOOST_TEST(*one == "here!");
}

BOOST_AUTO_TEST_CASE(a_copy_is_one_of_its_own)
{
    Rare<std::string> one("here");
    auto other = one;
    *other = "there";
    BOOST_TEST(*one == "here");
    one = other;
    BOOST_TEST((*one == "there" && *other == "there"));
    one = Rare<std::string>();
    BOOST_TEST((!one && other));
    auto& same = other;
    other = same;
    BOOST_TEST(*other == "there");
    const auto moved = std::move(other);
    BOOST_TEST(*moved == "there");
}

BOOST_AUTO_TEST_CASE(nothing_takes_the_room_of_a_pointer)
{
    BOOST_TEST(sizeof(Rare<std::array<char, 1000>>) == sizeof(void*));
}

BOOST_AUTO_TEST_SUITE_END()
