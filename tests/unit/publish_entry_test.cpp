// What a product's entry says, sample sets, and what is told of levels and names.

#include "core/error.hpp"
#include "publish/addition.hpp"
#include "publish/entry.hpp"
#include "publish/sample_set.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

Product named(const std::string& model)
{
    Product product;
    product.brand = "A";
    product.model = model;
    return product;
}

std::string book_of(const std::string& phones)
{
    return "[{\"name\": \"A\", \"phones\": [" + phones + "]}]";
}

/// The phones of A once `product` has curves there; `labels` are those of a sample set.
std::string phones_with(const std::string& phones, const Product& product,
                        const std::vector<std::string>& labels = {}, bool has_curves = true)
{
    const Book book(book_of(phones), "b.json");
    auto plan = plan_entry(book, product, has_curves);
    plan.labels = labels;
    const auto text = write_entry(book, product, plan);
    const auto begin = book_of("").find('[', 1) + 1;
    return text.substr(begin, text.size() - begin - 3);
}

std::string remark_of(const std::string& phones, const Product& product)
{
    const auto plan = plan_entry(Book(book_of(phones), "b.json"), product, true);
    return plan.remarks.empty() ? "none" : plan.remarks.front();
}

std::string error_of(const std::string& phones, const Product& product, bool has_curves = true)
{
    try {
        (void)plan_entry(Book(book_of(phones), "b.json"), product, has_curves);
    } catch (const Error& error) {
        return error.line();
    }
    return "none";
}

/// Flat but for a peak of 12 dB at `resonance_hz`, an octave wide.
FrequencyResponse resonant(double resonance_hz, double from_hz = 20.0, double to_hz = 20'000.0)
{
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
    for (double hz = from_hz; hz <= to_hz; hz *= std::exp2(1.0 / 48.0)) {
        const double octaves = std::abs(std::log2(hz / resonance_hz));
        frequency_hz.push_back(hz);
        spl_db.push_back(70.0 + std::max(0.0, 12.0 * (1.0 - 4.0 * octaves)));
    }
    return {std::move(frequency_hz), std::move(spl_db)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(publish_entry)

BOOST_AUTO_TEST_CASE(a_new_phone_says_what_it_was_given)
{
    auto product = named("x");
    BOOST_TEST(phones_with("", product) == " { \"name\": \"x\", \"file\": \"A x\" } ");
    product.file = "x";
    BOOST_TEST(phones_with("", product) == " \"x\" ");
    product.review_score = "4";
    product.review_link = "r";
    product.shop_link = "s";
    product.price = "$9";
    BOOST_TEST(phones_with("", product) ==
               " { \"name\": \"x\", \"reviewScore\": \"4\", \"reviewLink\": \"r\", "
               "\"shopLink\": \"s\", \"price\": \"$9\" } ");
    auto foam = named("x");
    foam.suffix = "Foam";
    BOOST_TEST(phones_with("", foam) ==
               " { \"name\": \"x\", \"file\": [\"A x Foam\"], \"suffix\": [\"Foam\"] } ");
}

BOOST_AUTO_TEST_CASE(a_sample_set_stands_in_variants)
{
    const std::string set =
        "{\"suffix\": \"\", \"file\": \"x\", \"samples\": {\"count\": 2, \"labels\": [\"a\", \"b\"]}}";
    const std::vector<std::string> labels{"a", "b"};
    BOOST_TEST(phones_with("\"x\"", named("x"), labels) ==
               "{ \"name\": \"x\", \"variants\": [" + set + "] }");
    auto product = named("x");
    product.file = "x";
    BOOST_TEST(phones_with("", product, labels) == " { \"name\": \"x\", \"variants\": [" + set + "] } ");
    const auto with = [](const std::string& variants) {
        return "{\"name\": \"x\", \"file\": \"x\", \"variants\": [" + variants + "]}";
    };
    BOOST_TEST(phones_with(with(""), named("x"), labels) == with(set));
    BOOST_TEST(phones_with(with(R"({"file": "y"})"), named("x"), labels) == with(R"({"file": "y"}, )" + set));
    BOOST_TEST(phones_with(with(R"({"file": "x"}, {"file": "y"})"), named("x"), labels) ==
               with(set + R"(, {"file": "y"})"));
}

BOOST_AUTO_TEST_CASE(fields_alone_change_an_entry_that_is_there)
{
    auto product = named("X ");
    product.price = "$9";
    BOOST_TEST(phones_with(R"({"name": "x"})", product, {}, false) == R"({"name": "x", "price": "$9"})");
    BOOST_TEST(error_of("", product, false) ==
               "expected curves for 'A X ', which the book does not have, but found none");
}

BOOST_AUTO_TEST_CASE(files_belong_to_one_product)
{
    auto product = named("x");
    product.file = "other";
    BOOST_TEST(error_of("\"x\"", product) ==
               "b.json:1: 'A x' has the file 'x': give another measurement a --suffix");
    BOOST_TEST(error_of(R"("y", {"name": "z", "file": "other"})", product) ==
               "b.json:1: the file 'other' is that of 'A z': give another one with --file");
    BOOST_TEST(error_of(R"({"name": "x", "file": ["a", "b"], "suffix": ["", "F", "G"]})", named("x")) ==
               "b.json:1: expected a suffix for each file of 'A x' but found 3 for 2");
    BOOST_TEST(error_of("\"x\", \"X\"", named("x")) ==
               "b.json:1: expected 'A X' once but found it at line 1 too");
    product.file = "x";
    BOOST_TEST(error_of("\"x\"", product) == "none");
}

BOOST_AUTO_TEST_CASE(files_are_called_as_most_others_are)
{
    const auto file = [](const std::string& phones) {
        return plan_entry(Book(book_of(phones), "b.json"), named("new"), true).file;
    };
    BOOST_TEST(file("") == "A new");
    BOOST_TEST(file(R"("x")") == "new");
    BOOST_TEST(file(R"("x", {"name": "y", "file": "A y"})") == "A new");
    BOOST_TEST(file(R"("x", "z", {"name": "y", "file": "A y"})") == "new");
    BOOST_TEST(file(R"({"name": "y", "file": "data/y L"})") == "new");
    BOOST_TEST(file(R"({"name": "y", "file": "data/A y"})") == "A new");
    BOOST_TEST(file(R"({"name": "y", "file": "q"})") == "A new");
    // The second measurement of a product has its own file, one of sample sets alone gets its first.
    auto foam = named("x");
    foam.suffix = "Foam";
    BOOST_TEST(plan_entry(Book(book_of(R"({"name": "x", "file": ["p", "q"], "suffix": ["", "Foam"]})"), "b"),
                          foam, true)
                   .file == "q");
    const auto sets = R"({"name": "x", "variants": [{"samples": {"files": ["s"]}}]})";
    BOOST_TEST(plan_entry(Book(book_of(sets), "b"), named("x"), true).file == "A x");
}

BOOST_AUTO_TEST_CASE(names_that_readers_meet_otherwise_are_said)
{
    BOOST_TEST(remark_of("", named("x")) == "none");
    BOOST_TEST(remark_of("", named("x \"y\"")) ==
               "squiglink/lab stops at a '\"' in a name when the phone is opened: write another sign");
    BOOST_TEST(remark_of("", named("x/y")) ==
               "the curve files are called 'A x y': links and file systems cannot carry the whole name");
    auto given = named("x/y");
    given.file = "q";
    BOOST_TEST(remark_of("", given) == "none");
    auto foam = named("x");
    foam.suffix = "Foam";
    BOOST_TEST(remark_of(R"({"name": "x", "file": ["x", "x Wide"]})", foam) ==
               "'A x' gets a list of suffixes: \"\", \"Wide\", \"Foam\"");
    for (const auto* one : {R"("x")", R"({"name": "x"})", R"({"name": "x", "file": []})",
                            R"({"name": "x", "file": ["x", "x Wide"], "suffix": ["", "Wide"]})"}) {
        BOOST_TEST(remark_of(one, foam) == "none", one);
    }
}

BOOST_AUTO_TEST_CASE(seats_are_called_by_the_resonance_of_their_coupler)
{
    const auto labels = [](const std::vector<std::pair<std::string, double>>& seats) {
        std::vector<ChannelCurve> curves;
        for (const auto& [channel, resonance_hz] : seats) {
            curves.push_back({channel, resonant(resonance_hz), "f"});
        }
        std::string text;
        for (const auto& label : to_sample_set(curves).labels) {
            text += label + "; ";
        }
        return text;
    };
    BOOST_TEST(labels({{"L1", 8000.0}, {"L2", 9000.0}}) == "8.0 kHz; 9.0 kHz; ");
    BOOST_TEST(labels({{"L1", 8000.0}, {"L2", 9000.0}, {"R1", 8000.0}, {"R2", 8500.0}}) ==
               "8.0 kHz; L 9.0, R 8.5 kHz; ");
    BOOST_TEST(labels({{"L1", 8000.0}, {"L2", 100.0}}) == "8.0 kHz; seat 2; ");
}

BOOST_AUTO_TEST_CASE(a_mean_of_seats_reaches_as_far_as_all_of_them)
{
    const auto set = to_sample_set(
        {{"L1", resonant(8000.0, 20.0, 20'000.0), "f"}, {"L2", resonant(8000.0, 100.0, 15'000.0), "f"}});
    const auto& mean = set.curves.at(0);
    BOOST_TEST(mean.frequency_hz.front() >= 98.0);
    BOOST_TEST(mean.frequency_hz.front() < 103.0);
    BOOST_TEST(mean.frequency_hz.back() > 14'500.0);
    BOOST_TEST(mean.frequency_hz.back() < 15'300.0);
    BOOST_TEST(mean.spl_db.front() == 70.0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(shifts_and_short_curves_are_said)
{
    const ScratchFolder scratch;
    const auto remarks = [&](double level_db, double from_hz, double to_hz) {
        const FrequencyResponse flat({from_hz, to_hz}, {level_db, level_db});
        std::string all;
        for (const auto& remark :
             plan_addition(find_database(scratch.path()), named("x"), {{"L", flat, "f"}}, false).remarks) {
            all += remark + "\n";
        }
        return all;
    };
    BOOST_TEST(remarks(-40.0, 20.0, 20'000.0).empty());
    BOOST_TEST(remarks(-41.0, 20.0, 20'000.0) ==
               "all levels are shifted by +116 dB: modernGraphTool drops those outside -40 to 120 dB\n");
    BOOST_TEST(remarks(121.0, 20.0, 20'000.0) ==
               "all levels are shifted by -46 dB: modernGraphTool drops those outside -40 to 120 dB\n");
    BOOST_TEST(remarks(70.0, 20.4, 19'100.0).empty());
    BOOST_TEST(remarks(70.0, 21.0, 20'000.0).starts_with("A x L.txt: goes from 2"));
    BOOST_TEST(remarks(70.0, 20.0, 18'000.0).ends_with(" Hz, and graph tools hold its ends\n"));
}

BOOST_AUTO_TEST_SUITE_END()
