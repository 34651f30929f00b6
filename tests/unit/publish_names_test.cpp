#include "publish/names.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(publish_names)

BOOST_AUTO_TEST_CASE(names_that_links_carry)
{
    for (const auto* name :
         {"Nocturne Orchid", "Dot+ (Foam)", "B&K's", "shop/Orchid", "\xE5\xAE\xB5\xE6\x9C\x88", "=1+1"}) {
        BOOST_TEST(!why_unshareable(name).has_value(), name);
    }
    for (const auto* name : {"a_b", "1,5", "a (b", "a) (b", "a\\b", "a?", "a#1", "100%", "a\tb", "a\x7F"}) {
        BOOST_TEST(why_unshareable(name).has_value(), name);
    }
}

BOOST_AUTO_TEST_CASE(a_name_is_made_shareable)
{
    BOOST_TEST(shareable("Nocturne Orchid (Foam)") == "Nocturne Orchid (Foam)");
    BOOST_TEST(shareable("Moon_drop \"A^2\" <script>") == "Moon drop A^2 script");
    BOOST_TEST(shareable("../../x") == "x");
    BOOST_TEST(shareable("../a ../../b.c") == "a b.c");
    BOOST_TEST(shareable("Orchid 1,5, red") == "Orchid 1.5 red");
    BOOST_TEST(shareable("ER2SE/ER2XR") == "ER2SE ER2XR");
    BOOST_TEST(shareable("Brume (foam") == "Brume foam");
    BOOST_TEST(shareable("{{ site }}") == "{{ site }}");
    BOOST_TEST(shareable("\xE5\xAE\xB5\xE6\x9C\x88") == "\xE5\xAE\xB5\xE6\x9C\x88");
    BOOST_TEST(shareable("caf\xE9") == "caf\xC3\xA9"); // Latin-1
    BOOST_TEST(shareable("_?..") == "");
    for (const auto* name : {"a|b", "x\ny", "a\\b:c*", "(()"}) {
        BOOST_TEST(!why_unshareable(shareable(name)).has_value(), name);
    }
}

BOOST_AUTO_TEST_CASE(only_parents_leave_the_folder)
{
    BOOST_TEST(leaves_folder("../x"));
    BOOST_TEST(leaves_folder("a/../../x"));
    BOOST_TEST(!leaves_folder("a..b/x"));
    BOOST_TEST(!leaves_folder("/etc/x")); // readers write it behind their folder
}

BOOST_AUTO_TEST_CASE(patterns_of_javascript)
{
    // Each one was given to `new RegExp("^" + prefix + "s*", "i")` in node 20.
    for (const auto* pattern : {"Combo Variant", "a.b*?", "(a|b)+", "(?:x){2}", "[(]", "a{", "\\(", "]", "}",
                                "x{1,2}", "(?<n>a)", "a\\"}) {
        BOOST_TEST(!why_no_pattern(pattern).has_value(), pattern);
    }
    for (const auto* pattern : {"Combo (", "a)", "*a", "a**", "[a", "(*)", "(?a)", "a|+"}) {
        BOOST_TEST(why_no_pattern(pattern).has_value(), pattern);
    }
}

/// As `new RegExp("^" + prefix + "s*", "i")` takes them (ECMAScript, annex B.1.2): braces that are no
/// quantifier stand for themselves.
BOOST_AUTO_TEST_CASE(braces_repeat_where_they_hold_numbers)
{
    for (const auto* pattern : {"a{2}", "a{2,}", "a{2,3}", "a{2}?", "{", "{a}", "a{}", "a{,2}{2}", "a{x}{2}",
                                "a{1,2,3}{2}", "a{2", "a{1x}{2}"}) {
        BOOST_TEST(!why_no_pattern(pattern).has_value(), pattern);
    }
    for (const auto* pattern : {"{2}", "a{2}{3}", "a{2}*", "a{2,}+", "a*{2}", "({2})", "a|{2,3}"}) {
        BOOST_TEST(why_no_pattern(pattern).has_value(), pattern);
    }
}

BOOST_AUTO_TEST_CASE(each_character_that_a_link_cannot_carry_has_its_reason)
{
    const auto why = [](const std::string& name) { return why_unshareable(name).value_or("none"); };
    BOOST_TEST(why("a_b") == "graph tools read '_' in a link as a blank");
    BOOST_TEST(why("a,b") == "a ',' parts the names in a link");
    for (const auto* name : {"a(b", "a)b(", "((a)"}) {
        BOOST_TEST(why(name) == "a bracket that is not closed swallows the names behind it in a link", name);
    }
    for (const std::string c : {"\\", "?", "#", "%"}) {
        BOOST_TEST(why("a" + c + "b") == "'" + c + "' means something else in a link");
    }
    for (const auto* name : {"a\x1F", "a\x7F", "\n"}) {
        BOOST_TEST(why(name) == "a control character is lost in a link");
    }
    for (const auto* name : {"a (b) (c)", "a+b&c/d", "a b", ""}) {
        BOOST_TEST(why(name) == "none", name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
