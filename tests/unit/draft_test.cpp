#include "core/error.hpp"
#include "draft/default_date.hpp"
#include "draft/file_names.hpp"
#include "draft/review.hpp"
#include "draft/review_file.hpp"
#include "sample_reviews.hpp"
#include "text/slug.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <ctime>

namespace earbench {

using namespace sample_reviews;

BOOST_AUTO_TEST_SUITE(draft)

BOOST_AUTO_TEST_CASE(the_default_date_is_the_day_of_the_epoch_in_utc)
{
    const auto day_of = [](const std::string& epoch) { return default_date(epoch.c_str(), {}); };
    BOOST_TEST(day_of("0") == "1970-01-01");
    BOOST_TEST(day_of("86400") == "1970-01-02");
    BOOST_TEST(day_of("951782399") == "2000-02-28"); // a second before leap day 2000
    BOOST_TEST(day_of("951782400") == "2000-02-29");
    BOOST_TEST(day_of("253402300799") == "9999-12-31"); // date -u -d 9999-12-31T23:59:59Z +%s
    for (const auto* const epoch : {"soon", "", "-1", "1.5", "253402300800"}) {
        BOOST_CHECK_THROW((void)day_of(epoch), Error);
    }
}

BOOST_AUTO_TEST_CASE(the_default_date_is_else_the_day_of_the_local_calendar)
{
    const auto* const zone = std::getenv("TZ");
    const std::string before = zone == nullptr ? "" : zone;
    const auto day_in = [](const char* rule) {
        setenv("TZ", rule, 1);
        tzset();
        return default_date(nullptr, std::chrono::sys_seconds(std::chrono::seconds(951825600))); // 12:00 UTC
    };
    BOOST_TEST(day_in("UTC0") == "2000-02-29");
    BOOST_TEST(day_in("WEST12") == "2000-02-29");
    BOOST_TEST(day_in("WEST13") == "2000-02-28"); // 23:00 of the day before
    BOOST_TEST(day_in("EAST-12") == "2000-03-01");
    zone == nullptr ? unsetenv("TZ") : setenv("TZ", before.c_str(), 1);
    tzset();
}

BOOST_AUTO_TEST_CASE(file_names_keep_letters_and_digits)
{
    BOOST_TEST(slug_of("Project ACE") == "Project-ACE");
    BOOST_TEST(slug_of("  R&D -- \"Labs\" ") == "R-and-D-Labs");
    BOOST_TEST(slug_of("Aria 2+") == "Aria-2-Plus");
    BOOST_TEST(slug_of("\xC3\x9C"
                       "n\xC3\xAF"
                       "c\xC3\xB6"
                       "d\xC3\xA9 \xC3\x86\xC3\x9F \xC5\x81") == "Unicode-AEss-L");
    BOOST_TEST(slug_of("Ca"
                       "fe\xCC\x81 \xC4\x90\xC3\xA0 N\xE1\xBA\xB5ng") ==
               "Cafe-Da-Nang"); // combining and composed marks
    // Letters that are no letter with a mark, one that is both, and the signs of kelvin and angstrom.
    BOOST_TEST(slug_of("\u0141\u00F3d\u017A \u00D8re \u01FD \u01FE \u212A \u212B") == "Lodz-Ore-ae-O-K-A");
    BOOST_TEST(slug_of("One\u2122 \u2162 \uFF21\uFF11 \u00BD") == "One-III-A1");
    BOOST_TEST(slug_of("../../etc/passwd") == "etc-passwd");
    BOOST_TEST(slug_of("\xE6\xB0\xB4\xE6\x9C\x88").empty());
    BOOST_TEST(post_file_name(some_review()) == "2024-05-06-review-Acme-One.md");
    BOOST_TEST(figure_path(some_review()) == "/assets/images/Acme-One/Acme-One_graph.png");
}

BOOST_AUTO_TEST_CASE(a_name_without_latin_letters_asks_for_a_slug)
{
    const std::vector<ReviewSetting> names{option("brand", "\xE6\xB0\xB4"), option("model", "One")};
    BOOST_CHECK_THROW((void)post_file_name(make_review({}, names, "2024-05-06")), Error);
    auto with_slug = names;
    with_slug.push_back(option("slug", "Moon-One"));
    BOOST_TEST(post_file_name(make_review({}, with_slug, "2024-05-06")) == "2024-05-06-review-Moon-One.md");
}

BOOST_AUTO_TEST_CASE(options_go_before_the_file)
{
    const auto file = read_review_file("brand: Acme\nmodel: One\nsample: Shop\nprice: $5\nsub: {bass: 3, "
                                       "staging: 2}\nlink: [A=https://a.b]\n",
                                       "r.yaml");
    const auto review = make_review(
        file, {option("model", "Two"), option("tour", "Club"), option("sub", "bass=4")}, "2024-01-01");
    BOOST_TEST(review.model == "Two");
    BOOST_TEST((review.source == Source::tour));
    BOOST_TEST(review.provider == "Club");
    BOOST_TEST(review.parts.bass.value() == 4.0);
    BOOST_TEST(review.parts.staging.value() == 2.0);
    BOOST_TEST(review.links.at(0).label == "A");
}

BOOST_AUTO_TEST_CASE(a_bad_field_is_named_where_it_stands)
{
    const auto message = [](const std::string& yaml) -> std::string {
        try {
            (void)make_review(read_review_file(yaml, "r.yaml"), {}, "2024-01-01");
        } catch (const Error& error) {
            return error.line();
        }
        return "no error";
    };
    BOOST_TEST(message("brand: A\nmodle: B\n") == "r.yaml:2: expected the name of a field but found 'modle'");
    BOOST_TEST(message("brand: A\ndate: 2024-02-30\n") ==
               "r.yaml:2: expected a day as YYYY-MM-DD for date but found '2024-02-30'");
    BOOST_TEST(message("sonic: 4.2\n") ==
               "r.yaml:1: expected a rating from 1 to 5 in half points for sonic but found '4.2'");
    BOOST_TEST(message("price: 149\n") ==
               "r.yaml:1: expected a price with its currency, as in $149, for price but found '149'");
    BOOST_TEST(message("sample: A\nloan: B\n").starts_with("r.yaml:2: expected one source of the unit"));
    BOOST_TEST(message("link: javascript:x\n").starts_with("r.yaml:1: expected Label=URL"));
    BOOST_TEST(message("- a\n") == "r.yaml:1: expected a map of fields (brand: ...)");
    BOOST_TEST(message("brand: A\nbrand: B\n") == "r.yaml:2: expected 'brand' once but found it again");
    BOOST_TEST(message("brand: A\n") == "expected --model but found none");
}

BOOST_AUTO_TEST_CASE(the_sonic_rating_follows_from_four_parts_or_a_difference_is_remarked)
{
    const std::vector<ReviewSetting> parts{option("sub", "tonality=5"), option("sub", "bass=3"),
                                           option("sub", "resolution=3"), option("sub", "staging=4")};
    BOOST_TEST(some_review(parts).sonic.value() == 4.0);
    BOOST_TEST(review_remarks(some_review(parts)).empty());
    auto with_sonic = parts;
    with_sonic.push_back(option("sonic", "3"));
    BOOST_TEST(review_remarks(some_review(with_sonic)).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
