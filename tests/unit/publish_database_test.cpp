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

BOOST_AUTO_TEST_CASE(curves_are_below_a_book_only_beside_a_page_with_data)
{
    const ScratchFolder scratch;
    const auto curves_in = [&](const std::string& name) { return find_database(scratch / name).curves; };
    for (const auto* name : {"page", "data_alone", "page_alone"}) {
        create_folders(scratch / name);
        scratch.put(std::string(name) + "/phone_book.json", "[]");
    }
    create_folders(scratch / "page/data");
    create_folders(scratch / "data_alone/data");
    scratch.put("page/index.html", "");
    scratch.put("page_alone/index.html", "");
    BOOST_TEST(curves_in("page") == (scratch / "page/data"));
    BOOST_TEST(curves_in("data_alone") == (scratch / "data_alone"));
    BOOST_TEST(curves_in("page_alone") == (scratch / "page_alone"));
}

BOOST_AUTO_TEST_CASE(without_a_page_config_js_goes_before_the_others)
{
    const ScratchFolder scratch;
    create_folders(scratch / "a");
    create_folders(scratch / "b");
    write_file(scratch / "config-b.js", "const DIR = \"b/\";");
    write_file(scratch / "config.js", "const DIR = \"a\";");
    BOOST_TEST(find_database(scratch.path()).book == (scratch / "a/phone_book.json")); // that of a new one
    write_file(scratch / "b/phone_book.json", "[]");
    BOOST_TEST(find_database(scratch.path()).book == (scratch / "b/phone_book.json"));
    write_file(scratch / "a/phone_book.json", "[]");
    const auto database = find_database(scratch.path());
    BOOST_TEST(database.book == (scratch / "a/phone_book.json"));
    BOOST_TEST(database.others == std::vector<std::string>{scratch / "b/phone_book.json"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_database_on_another_server_is_not_ours)
{
    for (const auto* config : {"const DIR = \"https://a.example/data/\";", "const DIR = \"//a.example/\";",
                               "const DIR = \"data/\", PHONE_BOOK = \"https://a.example/b.json\";"}) {
        const ScratchFolder scratch;
        write_file(scratch / "config.js", config);
        BOOST_TEST(find_database(scratch.path()).config.empty(), config);
    }
}

BOOST_AUTO_TEST_CASE(what_a_modern_configuration_leaves_out_is_in_data)
{
    const ScratchFolder scratch;
    write_file(scratch / "config.js", "const CONFIG = { PATH: { PHONE_MEASUREMENT: './curves/' } };");
    const auto database = find_database(scratch.path());
    BOOST_TEST(database.is_modern);
    BOOST_TEST(database.curves == (scratch / "curves"));
    BOOST_TEST(database.targets == (scratch / "data/target"));
    BOOST_TEST(database.book == (scratch / "data/phone_book.json"));
    BOOST_TEST(database.channels == (std::vector<std::string>{"L", "R"}), boost::test_tools::per_element());
    BOOST_TEST(database.samples == 0);
}

BOOST_AUTO_TEST_CASE(a_slash_divides_behind_a_value_and_begins_a_pattern_elsewhere)
{
    const auto directory = [](const std::string& before) {
        return read_site_config(before + " DIR = 'a';").directory.value_or("none");
    };
    for (const auto* before :
         {"x = f(1) / 2 / g['\\''];", "x = b[1] / 2; y = '/';", "x = a / 2; y = '/';", "x = /'/;",
          "x = f(/[/']/);", "x = /\\/'/;", "x = 'it\\'s';", "x = `two\nlines'`;", "x = 'unclosed\n",
          "/* ' */", "/**/", "/*/ '*/", "// '\n", "/'/g;"}) {
        BOOST_TEST(directory(before) == "a", before);
    }
    BOOST_TEST(read_site_config("DIR: 'b'").directory.value() == "b");
    BOOST_TEST(read_site_config("'DIR': 'b'").directory.value() == "b");
    BOOST_TEST(!read_site_config("DIR == 'b'").directory.has_value());
    BOOST_TEST(!read_site_config("DIR 'b'").directory.has_value());
    BOOST_TEST(!read_site_config("DIR =").directory.has_value());
}

BOOST_AUTO_TEST_CASE(a_site_asks_for_up_to_1000_samples)
{
    const auto samples = [](const std::string& value) {
        return read_site_config("num_samples = " + value + ";").samples;
    };
    BOOST_TEST(samples("1000") == 1000);
    BOOST_TEST(samples("1001") == 1000);
    BOOST_TEST(samples("0") == 0);
    BOOST_TEST(samples("-5") == 0);
    BOOST_TEST(samples("many") == 0);
}

BOOST_AUTO_TEST_CASE(targets_end_with_their_list)
{
    const auto names = [](const std::string& text) {
        std::string all;
        for (const auto& target : read_site_config(text).targets) {
            all += target.name + "@" + std::to_string(target.line) + " ";
        }
        return all;
    };
    BOOST_TEST(names("targets = [{files: ['A', 'B']}, {type: ['no'], files: ['C']}]; x = {files: ['D']};") ==
               "A@1 B@1 C@1 ");
    BOOST_TEST(names("targets = [\n{'files':\n['A',\n`two\nlines`, 'B']}];") == "A@3 two\nlines@4 B@5 ");
    BOOST_TEST(names("targets = {files: ['A']};").empty());
    BOOST_TEST(names("targets = [{files: 'A'}];").empty());
    BOOST_TEST(names("targets = [{files: ['A']}]; TARGET_MANIFEST = [{files: ['B']}];") == "B@1 ");
}

BOOST_AUTO_TEST_SUITE_END()
