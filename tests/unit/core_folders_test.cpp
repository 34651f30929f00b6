#include "core/error.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(core_folders)

BOOST_AUTO_TEST_CASE(missing_folders_are_created_and_present_ones_are_kept)
{
    const ScratchFolder scratch;
    create_folders(scratch / "a/b/c");
    create_folders(scratch / "a/b/c");
    BOOST_TEST(is_folder(scratch / "a/b/c"));
}

BOOST_AUTO_TEST_CASE(a_file_in_the_way_is_an_error)
{
    const ScratchFolder scratch;
    write_file(scratch / "a", "x");
    BOOST_TEST(exists(scratch / "a"));
    BOOST_TEST(!is_folder(scratch / "a"));
    BOOST_CHECK_EXCEPTION(create_folders(scratch / "a/b"), Error, [&](const Error& error) {
        BOOST_TEST(error.line() == (scratch / "a") + ": cannot create the folder: File exists");
        return error.fault() == Fault::cannot_create;
    });
    BOOST_CHECK_THROW(create_folders(""), Error);
}

BOOST_AUTO_TEST_CASE(a_file_is_no_folder_pipe_or_device)
{
    const ScratchFolder folder;
    write_file(folder / "file", "");
    BOOST_REQUIRE_EQUAL(symlink("file", (folder / "link").c_str()), 0);
    BOOST_REQUIRE_EQUAL(mkfifo((folder / "pipe").c_str(), 0600), 0);
    BOOST_TEST(is_file(folder / "file"));
    BOOST_TEST(is_file(folder / "link"));
    for (const auto& other : {folder / "pipe", folder / "missing", folder / ".", std::string("/dev/null")}) {
        BOOST_TEST(!is_file(other), other);
    }
}

BOOST_AUTO_TEST_CASE(files_are_found_by_ending_in_byte_order)
{
    const ScratchFolder scratch;
    create_folders(scratch / "sub");
    for (const auto* const name : {"b.md", "A.MD", ".hidden.md", "c.txt", "sub/a.md"}) {
        write_file(scratch / name, "x");
    }
    std::string found;
    for (const auto& path : files_below(scratch.path(), {".md"})) {
        found += path.substr(scratch.path().size()) + " ";
    }
    BOOST_TEST(found == "/A.MD /b.md /sub/a.md ");
    BOOST_CHECK_THROW((void)files_below(scratch / "nowhere", {".md"}), Error);
}

BOOST_AUTO_TEST_CASE(a_link_to_a_folder_is_not_followed_and_any_bytes_are_a_name)
{
    const ScratchFolder scratch;
    create_folders(scratch / "sub");
    write_file(scratch / "sub/caf\xE9.md", "x");
    BOOST_REQUIRE_EQUAL(symlink("sub", (scratch / "linked").c_str()), 0);
    BOOST_REQUIRE_EQUAL(symlink(".", (scratch / "sub/round.md").c_str()), 0);
    BOOST_REQUIRE_EQUAL(symlink("nowhere", (scratch / "dangling.md").c_str()), 0);
    const std::vector<std::string> expected{scratch / "dangling.md", scratch / "sub/caf\xE9.md",
                                            scratch / "sub/round.md"};
    BOOST_TEST(files_below(scratch.path(), {".md"}) == expected);
    BOOST_TEST(is_folder(scratch / "linked"));
    BOOST_TEST(exists(scratch / "dangling.md"));
    BOOST_TEST(!exists(scratch / "sub/caf\xE9.md/below"));
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_not_found_in_a_folder)
{
    const ScratchFolder scratch;
    write_file(scratch / "file.md", "x");
    BOOST_REQUIRE_EQUAL(mkfifo((scratch / "pipe.md").c_str(), 0600), 0);
    BOOST_REQUIRE_EQUAL(mknod((scratch / "socket.md").c_str(), S_IFSOCK | 0600, 0), 0);
    BOOST_REQUIRE_EQUAL(symlink("/dev/zero", (scratch / "device.md").c_str()), 0);
    BOOST_REQUIRE_EQUAL(symlink("pipe.md", (scratch / "linked.md").c_str()), 0);
    const std::vector<std::string> expected{scratch / "file.md"};
    BOOST_TEST(files_below(scratch.path(), {".md"}) == expected);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_none_is_named)
{
    const ScratchFolder scratch;
    write_file(scratch / "a", "x");
    BOOST_CHECK_EXCEPTION((void)files_below(scratch / "a", {".md"}), Error, [&](const Error& error) {
        BOOST_TEST(error.line() == (scratch / "a") + ": cannot read the folder: Not a directory");
        return error.fault() == Fault::no_input;
    });
}

BOOST_AUTO_TEST_CASE(names_of_one_letter_are_created_from_here)
{
    const ScratchFolder scratch;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(scratch.path());
    create_folders("a/b");
    std::filesystem::current_path(before);
    BOOST_TEST(is_folder(scratch / "a/b"));
}

BOOST_AUTO_TEST_SUITE_END()
