#include "core/descriptor.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "core/same_file.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <poll.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace earbench {

namespace {

/// What `question` says while standard output is `descriptor`.
template <typename Question>
bool with_standard_output(int descriptor, const Question& question)
{
    std::fflush(stdout);
    const Descriptor before(dup(STDOUT_FILENO));
    dup2(descriptor, STDOUT_FILENO);
    const bool answer = question();
    dup2(before.get(), STDOUT_FILENO);
    return answer;
}

} // namespace

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

BOOST_AUTO_TEST_CASE(standard_output_may_be_a_file)
{
    const ScratchFolder folder;
    write_file(folder / "a.txt", "a");
    write_file(folder / "b.txt", "b");
    const Descriptor file(open((folder / "a.txt").c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
    const auto is_output = [&](const std::string& path) {
        return with_standard_output(file.get(), [&] { return is_standard_output(path); });
    };
    BOOST_TEST(is_output(folder / "a.txt"));
    BOOST_TEST(!is_output(folder / "b.txt"));
    BOOST_TEST(!is_output(folder / "none.txt"));
    BOOST_TEST(!is_output("/dev/null"));
    BOOST_TEST(!with_standard_output(file.get(), [] { return is_terminal("-"); }));
}

BOOST_AUTO_TEST_CASE(a_terminal_is_known_by_its_path_and_as_standard_output)
{
    const Descriptor master(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (master.get() < 0 || grantpt(master.get()) != 0 || unlockpt(master.get()) != 0) {
        BOOST_TEST_MESSAGE("there are no terminals here");
        return;
    }
    const std::string path = ptsname(master.get());
    const Descriptor terminal(open(path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    BOOST_TEST(is_terminal(path));
    BOOST_TEST(with_standard_output(terminal.get(), [] { return is_terminal("-"); }));
    const auto open_before = std::filesystem::path("/proc/self/fd");
    const auto count = [&] { return std::distance(std::filesystem::directory_iterator(open_before), {}); };
    const auto before = count();
    BOOST_TEST(is_terminal(path));
    BOOST_TEST(count() == before); // nothing stays open
}

BOOST_AUTO_TEST_CASE(one_of_two_files_that_is_there_is_not_the_other)
{
    const ScratchFolder folder;
    write_file(folder / "a.txt", "a");
    BOOST_TEST(!is_same_file(folder / "none.txt", folder / "a.txt"));
    BOOST_TEST(!is_same_file(folder / "a.txt", folder / "none.txt"));
}

BOOST_AUTO_TEST_CASE(who_reads_a_pipe_does_not_notice_the_question)
{
    const ScratchFolder folder;
    BOOST_REQUIRE_EQUAL(mkfifo((folder / "pipe").c_str(), 0600), 0);
    const Descriptor reader(open((folder / "pipe").c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    BOOST_REQUIRE(reader.get() >= 0);
    BOOST_TEST(!is_terminal(folder / "pipe"));
    pollfd end{reader.get(), POLLIN, 0}; // of a writer that came and went
    BOOST_TEST(poll(&end, 1, 0) == 0);
}

BOOST_AUTO_TEST_CASE(a_chain_of_links_is_followed_as_far_as_the_kernel_does)
{
    const ScratchFolder folder;
    std::filesystem::create_symlink("later.txt", folder / "1");
    for (int i = 2; i <= 41; ++i) {
        std::filesystem::create_symlink(std::to_string(i - 1), folder / std::to_string(i));
    }
    BOOST_TEST(is_same_file(folder / "40", folder / "later.txt"));
    BOOST_TEST(!is_same_file(folder / "41", folder / "later.txt")); // path_resolution(7): too many
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
