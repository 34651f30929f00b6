#include "publish/database.hpp"

#include "core/files.hpp"
#include "core/folders.hpp"
#include "publish/site_config.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(publish_database)

BOOST_AUTO_TEST_CASE(a_configuration_is_read_past_comments_and_patterns)
{
    const auto config = read_site_config("// DIR = \"old/\",\n"
                                         "/* PHONE_BOOK = 'old.json' */\n"
                                         "const clean = /[\"/]\\//g, half = 1 / 2,\n"
                                         "      DIR = \"data/\",   // DIR = \"x\"\n"
                                         "      default_channels = [\"R\"],\n"
                                         "      num_samples = 5,\n"
                                         "      PHONE_BOOK = 'it\\'s.json';\n"
                                         "const targets = [\n"
                                         "    { type:\"Reference\", files:[\"House\",\"IEF Neutral\"] },\n"
                                         "    { files: [`Harman`] } ];\n"
                                         "const files = [\"none\"];\n");
    BOOST_TEST(config.directory.value() == "data/");
    BOOST_TEST(config.book.value() == "it's.json");
    BOOST_TEST(config.channels == std::vector<std::string>{"R"}, boost::test_tools::per_element());
    BOOST_TEST(config.samples == 5);
    BOOST_TEST(!config.is_modern());
    BOOST_REQUIRE(config.targets.size() == 3U);
    BOOST_TEST(config.targets[1].name == "IEF Neutral");
    BOOST_TEST(config.targets[1].line == 9U);
    BOOST_TEST(config.targets[2].name == "Harman");
}

BOOST_AUTO_TEST_CASE(what_is_computed_is_not_known)
{
    const auto config = read_site_config("const DIR = base + 'data/', default_channels = mine.channels;");
    BOOST_TEST(!config.directory.has_value());
    BOOST_TEST(config.channels.empty());
    BOOST_TEST(!config.names_database());
    BOOST_TEST(!read_site_config("/* unclosed DIR = \"a\"").names_database());
    BOOST_TEST(!read_site_config("").names_database());
}

BOOST_AUTO_TEST_CASE(the_configuration_of_modern_graph_tool_names_its_folders)
{
    const auto config =
        read_site_config("const CONFIG = { PATH: { PHONE_MEASUREMENT: './data/phones',\n"
                         "TARGET_MEASUREMENT: './data/target', PHONE_BOOK: './data/b.json' },\n"
                         "TARGET_MANIFEST: [{ type: 'Harman', files: ['Harman IE'] }] };");
    BOOST_TEST(config.is_modern());
    BOOST_TEST(config.phones_folder.value() == "./data/phones");
    BOOST_TEST(config.targets_folder.value() == "./data/target");
    BOOST_TEST(config.book.value() == "./data/b.json");
    BOOST_TEST(config.targets.at(0).name == "Harman IE");
}

BOOST_AUTO_TEST_CASE(a_bare_folder_has_book_and_curves_side_by_side)
{
    const ScratchFolder scratch;
    const auto database = find_database(scratch / "new");
    BOOST_TEST(database.book == (scratch / "new/phone_book.json"));
    BOOST_TEST(database.curves == (scratch / "new"));
    BOOST_TEST(database.targets == (scratch / "new"));
    BOOST_TEST(database.config.empty());
}

BOOST_AUTO_TEST_CASE(a_site_is_found_from_its_folder_and_from_that_of_its_data)
{
    const ScratchFolder scratch;
    create_folders(scratch / "data");
    write_file(scratch / "config.js", "const DIR = \"data/\", default_channels = [\"L\"];");
    write_file(scratch / "data/phone_book.json", "[]");
    for (const auto& folder : {scratch.path(), scratch / "data", scratch / "data/"}) {
        const auto database = find_database(folder);
        BOOST_TEST(database.book == (scratch / "data/phone_book.json"));
        BOOST_TEST(database.curves == (scratch / "data"));
        BOOST_TEST(database.config == (scratch / "config.js"));
        BOOST_TEST(database.channels == std::vector<std::string>{"L"}, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(the_page_decides_between_two_configurations)
{
    const ScratchFolder scratch;
    create_folders(scratch / "data");
    create_folders(scratch / "mine");
    write_file(scratch / "config.js", "const DIR = \"data/\";");
    write_file(scratch / "config_mine.js", "const DIR = \"mine/\";");
    write_file(scratch / "data/phone_book.json", "[]");
    write_file(scratch / "mine/phone_book.json", "[]");
    BOOST_TEST(find_database(scratch.path()).book == (scratch / "data/phone_book.json"));
    write_file(scratch / "index.html", "<script src=\"config_mine.js\"></script>");
    const auto database = find_database(scratch.path());
    BOOST_TEST(database.book == (scratch / "mine/phone_book.json"));
    BOOST_TEST(database.others == std::vector<std::string>{scratch / "data/phone_book.json"},
               boost::test_tools::per_element());
    BOOST_TEST(find_database(scratch / "data").book == (scratch / "data/phone_book.json"));
}

BOOST_AUTO_TEST_CASE(a_book_beside_the_page_has_its_curves_and_targets_below)
{
    const ScratchFolder scratch;
    create_folders(scratch / "assets/js");
    create_folders(scratch / "data/targets");
    write_file(scratch / "assets/js/config.js", "const DIR = \"data/\", PHONE_BOOK = \"phone_book.json\";");
    write_file(scratch / "phone_book.json", "[]");
    const auto database = find_database(scratch.path());
    BOOST_TEST(database.book == (scratch / "phone_book.json"));
    BOOST_TEST(database.curves == (scratch / "data"));
    BOOST_TEST(database.targets == (scratch / "data/targets"));
    BOOST_TEST(find_database(scratch / "data").book == (scratch / "phone_book.json"));
}

BOOST_AUTO_TEST_CASE(modern_graph_tool_is_known_by_its_folders_too)
{
    const ScratchFolder scratch;
    create_folders(scratch / "data/phones");
    write_file(scratch / "data/phone_book.json", "[]");
    const auto database = find_database(scratch.path());
    BOOST_TEST(database.is_modern);
    BOOST_TEST(database.curves == (scratch / "data/phones"));
    BOOST_TEST(database.targets == (scratch / "data/target"));
}

BOOST_AUTO_TEST_SUITE_END()
