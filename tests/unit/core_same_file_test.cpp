#include "core/files.hpp"
#include "core/folders.hpp"
#include "core/same_file.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <filesystem>

namespace earbench {

BOOST_AUTO_TEST_SUITE(core_same_file)

BOOST_AUTO_TEST_CASE(one_file_has_many_names)
{
    const ScratchFolder folder;
    const auto file = folder / "a.txt";
    write_file(file, "a");
    std::filesystem::create_symlink("a.txt", folder / "link");
    std::filesystem::create_hard_link(file, folder / "hard");
    create_folders(folder / "below");
    BOOST_TEST(is_same_file(file, file));
    BOOST_TEST(is_same_file(file, folder / "./a.txt"));
    BOOST_TEST(is_same_file(file, folder / "below/../a.txt"));
    BOOST_TEST(is_same_file(folder / "link", file));
    BOOST_TEST(is_same_file(folder / "hard", folder / "link"));
    write_file(folder / "b.txt", "a");
    BOOST_TEST(!is_same_file(file, folder / "b.txt"));
    BOOST_TEST(!is_same_file(file, folder / "none.txt"));
}

BOOST_AUTO_TEST_CASE(files_that_are_not_there_are_told_by_their_paths)
{
    const ScratchFolder folder;
    create_folders(folder / "below");
    std::filesystem::create_symlink("later.txt", folder / "dangling");
    std::filesystem::create_symlink("circle", folder / "circle");
    BOOST_TEST(is_same_file(folder / "later.txt", folder / "below/../later.txt"));
    BOOST_TEST(is_same_file(folder / "dangling", folder / "later.txt"));
    BOOST_TEST(!is_same_file(folder / "later.txt", folder / "below/later.txt"));
    BOOST_TEST(!is_same_file(folder / "circle", folder / "later.txt"));
}

BOOST_AUTO_TEST_CASE(devices_and_folders_lose_nothing)
{
    const ScratchFolder folder;
    create_folders(folder / "below");
    BOOST_TEST(!is_same_file("/dev/null", "/dev/null"));
    BOOST_TEST(!is_same_file(folder / "below", folder / "below"));
    BOOST_TEST(!is_terminal("/dev/null"));
    BOOST_TEST(!is_terminal(folder / "none"));
}

BOOST_AUTO_TEST_CASE(files_in_a_folder_are_regular_sorted_and_not_hidden)
{
    const ScratchFolder folder;
    for (const std::string name : {"b.csv", "a.TXT", ".c.csv", "d.md"}) {
        folder.put(name, "x");
    }
    create_folders(folder / "e.csv");
    constexpr std::array<std::string_view, 2> endings{".csv", ".txt"};
    const std::vector expected{folder / "a.TXT", folder / "b.csv"};
    BOOST_TEST(files_in(folder.path(), endings) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
