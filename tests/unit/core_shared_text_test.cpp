#include "core/shared_text.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

namespace {

const char* place_of(const SharedText& text)
{
    return text.view().data();
}

} // namespace

BOOST_AUTO_TEST_SUITE(core_shared_text)

BOOST_AUTO_TEST_CASE(copies_share_the_text)
{
    const SharedText one("longer than what fits into a std::string itself");
    const auto other = one;
    BOOST_TEST(other.text() == "longer than what fits into a std::string itself");
    BOOST_TEST(place_of(other) == place_of(one));
}

BOOST_AUTO_TEST_CASE(the_empty_text_is_one_however_it_is_made)
{
    BOOST_TEST(SharedText().empty());
    BOOST_TEST(SharedText("").empty());
    BOOST_TEST(SharedText("").text().empty());
    BOOST_TEST((SharedText() == SharedText("")));
    BOOST_TEST(!SharedText("a").empty());
}

BOOST_AUTO_TEST_CASE(texts_compare_by_what_they_say)
{
    BOOST_TEST((SharedText("a") == SharedText("a")));
    BOOST_TEST((SharedText("a") != SharedText("b")));
    BOOST_TEST((SharedText("a") < SharedText("b")));
    BOOST_TEST((SharedText() < SharedText("a")));
    BOOST_TEST(!(SharedText("a") < SharedText("a")));
}

BOOST_AUTO_TEST_CASE(of_texts_that_are_alike_one_is_kept)
{
    SharedTexts texts;
    const auto first = texts.first_of("a");
    BOOST_TEST(place_of(texts.first_of("a")) == place_of(first));
    BOOST_TEST(texts.first_of("b").text() == "b");
    BOOST_TEST(place_of(texts.first_of(std::string("a"))) == place_of(first));
    BOOST_TEST(texts.first_of("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
