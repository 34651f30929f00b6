// What a phone_book.json says, in the forms that graph tools read.

#include "publish/book.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace earbench;

namespace {

/// "name*samples" of every file of the only phone; "!" before those that not every tool reads.
std::string files_of(const std::string& phone)
{
    const Book book("[{\"name\": \"A\", \"phones\": [" + phone + "]}]", "b.json");
    BOOST_REQUIRE(book.brands().size() == 1U);
    std::string all;
    for (const auto& each : book.brands().front().phones) {
        for (const auto& file : each.files) {
            all += (file.is_own_variant ? "" : "!") + file.name + "*" + std::to_string(file.samples) + " ";
        }
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(publish_book)

BOOST_AUTO_TEST_CASE(a_phone_is_a_name_or_an_object_with_files)
{
    BOOST_TEST(files_of(R"("x")") == "x*0 ");
    BOOST_TEST(files_of(R"({"name": "x"})") == "x*0 ");
    BOOST_TEST(files_of(R"({"name": ["x", "y"]})") == "x*0 y*0 ");
    BOOST_TEST(files_of(R"({"name": "x", "file": "f"})") == "f*0 ");
    BOOST_TEST(files_of(R"({"name": "x", "file": ["f", "", 3, "g"]})") == "f*0 g*0 ");
    BOOST_TEST(files_of("3, [], null").empty());
    BOOST_TEST(Book(R"([{"name": "A", "phones": [3, [], null]}])", "b").brands().at(0).phones.empty());
}

BOOST_AUTO_TEST_CASE(samples_are_a_number_or_an_object_with_a_count_up_to_1000)
{
    BOOST_TEST(files_of(R"({"name": "x", "samples": 5})") == "x*5 ");
    BOOST_TEST(files_of(R"({"name": "x", "file": "f", "samples": {"count": 3}})") == "f*3 ");
    BOOST_TEST(files_of(R"({"name": "x", "samples": 1000})") == "x*1000 ");
    BOOST_TEST(files_of(R"({"name": "x", "samples": 1001})") == "x*1000 ");
    BOOST_TEST(files_of(R"({"name": "x", "samples": -1})") == "x*0 ");
    BOOST_TEST(files_of(R"({"name": "x", "samples": "5"})") == "x*0 ");
    BOOST_TEST(files_of(R"({"name": "x", "samples": 1.5})") == "x*0 ");
}

BOOST_AUTO_TEST_CASE(variants_add_samples_to_files_and_further_files)
{
    BOOST_TEST(files_of(R"({"name": "x", "file": "f", "variants": [{"file": "f", "samples": 4}]})") ==
               "f*4 ");
    BOOST_TEST(files_of(R"({"name": "x", "file": "f", "variants": [{"file": "g", "samples": 4}]})") ==
               "f*0 !g*4 ");
    BOOST_TEST(files_of(R"({"name": "x", "variants": [{"samples": {"files": ["a", "b"]}}]})") ==
               "!a*0 !b*0 "); // no file of the name itself
    BOOST_TEST(files_of(R"({"name": "x", "hptfs": [{"files": ["a"]}, {"files": "b"}]})") == "!a*0 !b*0 ");
    BOOST_TEST(files_of(R"({"name": "x", "file": "f", "variants": [{"file": 3}]})") == "f*0 ");
}

BOOST_AUTO_TEST_CASE(names_suffixes_and_lists_are_read_where_they_are)
{
    const Book book(
        "[{\"name\": [\"A\", \"B\"], \"phones\": [{\"name\": [\"x\", \"y\"],\n\"file\": [\"x\",\n\"z\"], "
        "\"suffix\": [\"\", \"Foam\"]}, {\"name\": \"q\", \"suffix\": \"Foam\"}]}, {\"phones\": 3}, 4]",
        "b.json");
    BOOST_REQUIRE(book.brands().size() == 2U);
    const auto& brand = book.brands()[0];
    BOOST_TEST(brand.name == "A");
    BOOST_TEST((brand.phones_value != nullptr));
    BOOST_REQUIRE(brand.phones.size() == 2U);
    BOOST_TEST(brand.phones[0].name == "x");
    BOOST_TEST(brand.phones[0].files[1].line == 3U);
    BOOST_TEST(brand.phones[0].suffixes.value() == (std::vector<std::string>{"", "Foam"}),
               boost::test_tools::per_element());
    BOOST_TEST(!brand.phones[1].suffixes.has_value());
    BOOST_TEST(full_name(brand, brand.phones[1]) == "A q");
    BOOST_TEST((book.brands()[1].phones_value == nullptr));
    BOOST_TEST(book.brands()[1].name.empty());
    BOOST_TEST(name_key(" aCME\t") == "acme");
}

BOOST_AUTO_TEST_SUITE_END()
