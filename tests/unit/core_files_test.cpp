#include "core/error.hpp"
#include "core/files.hpp"
#include "core/temporary_file.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <numeric>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace earbench;

namespace {

auto is(Fault fault)
{
    return [fault](const Error& error) { return error.fault() == fault; };
}

const std::vector<std::string> only_out{"out"};

} // namespace

BOOST_AUTO_TEST_SUITE(core_files)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back_byte_by_byte)
{
    const ScratchFolder folder;
    for (const std::size_t size : {0UL, 1UL, 65'536UL, 65'537UL, 1'000'003UL}) {
        std::string content(size, '\0');
        for (std::size_t i = 0; i < size; ++i) {
            content[i] = static_cast<char>(i * 31 % 251);
        }
        write_file(folder / "out", content);
        BOOST_TEST((read_file(folder / "out") == content));
    }
    BOOST_TEST(folder.names() == only_out);
}

BOOST_AUTO_TEST_CASE(pieces_of_any_size_make_one_file)
{
    const ScratchFolder folder;
    constexpr std::size_t most_gathered = 65'536;
    const std::vector<std::size_t> sizes{
        0, 1, most_gathered - 1, 1, 1, most_gathered, most_gathered + 1, 7, 200'000, 3};
    const TextSource pieces = [&](const TextSink& write) {
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            write(std::string(sizes[i], static_cast<char>('a' + i)));
        }
    };
    write_file(folder / "out", pieces);
    BOOST_TEST((folder.content("out") == whole(pieces)));
    BOOST_TEST(folder.content("out").size() == std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}));
}

BOOST_AUTO_TEST_CASE(a_text_that_ends_in_an_error_leaves_the_old_file_and_no_other)
{
    const ScratchFolder folder;
    folder.put("out", "old");
    const TextSource broken = [](const TextSink& write) {
        write(std::string(100'000, 'x'));
        throw Error(Fault::data, "no more");
    };
    BOOST_CHECK_EXCEPTION(write_file(folder / "out", broken), Error, is(Fault::data));
    BOOST_TEST(folder.content("out") == "old");
    BOOST_TEST(folder.names() == only_out);
}

BOOST_AUTO_TEST_CASE(a_full_device_is_told_whatever_its_pieces_are)
{
    for (const std::size_t count : {1UL, 100UL, 100'000UL}) {
        const TextSource pieces = [count](const TextSink& write) {
            for (std::size_t i = 0; i < count; ++i) {
                write("seven..");
            }
            errno = 0; // what happens between pieces is not the reason
        };
        BOOST_CHECK_EXCEPTION(write_file("/dev/full", pieces), Error, [](const Error& error) {
            BOOST_TEST(error.what() == std::string("cannot write: No space left on device"));
            return error.fault() == Fault::io;
        });
    }
}

BOOST_AUTO_TEST_CASE(files_without_a_size_are_read)
{
    BOOST_TEST(!read_file("/proc/self/status").empty());
    BOOST_TEST(read_file("/dev/null").empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_opened_is_no_input)
{
    BOOST_CHECK_EXCEPTION((void)read_file("/no/such/file"), Error, is(Fault::no_input));
    BOOST_CHECK_EXCEPTION((void)read_file("/"), Error, is(Fault::no_input));
    BOOST_CHECK_EXCEPTION((void)read_file(""), Error, is(Fault::no_input));
}

BOOST_AUTO_TEST_CASE(a_new_file_follows_the_umask_and_an_old_one_keeps_its_mode)
{
    const ScratchFolder folder;
    const mode_t before = umask(027);
    write_file(folder / "new", "1");
    umask(before);
    BOOST_TEST(folder.mode("new") == 0640U);
    folder.put("old", "1");
    BOOST_REQUIRE(chmod((folder / "old").c_str(), 0604) == 0);
    write_file(folder / "old", "2");
    BOOST_TEST(folder.mode("old") == 0604U);
    BOOST_TEST(folder.content("old") == "2");
}

BOOST_AUTO_TEST_CASE(a_symbolic_link_stays_one_and_its_file_is_replaced)
{
    const ScratchFolder folder;
    folder.put("file", "old");
    BOOST_REQUIRE(symlink("file", (folder / "link").c_str()) == 0);
    write_file(folder / "link", "new");
    struct stat status {};
    BOOST_REQUIRE(lstat((folder / "link").c_str(), &status) == 0);
    BOOST_TEST(S_ISLNK(status.st_mode));
    BOOST_TEST(folder.content("file") == "new");
}

BOOST_AUTO_TEST_CASE(a_symbolic_link_to_a_file_that_is_not_there_yet_makes_that_file)
{
    const ScratchFolder folder;
    BOOST_REQUIRE(symlink("file", (folder / "link").c_str()) == 0);
    write_file(folder / "link", "new");
    struct stat status {};
    BOOST_REQUIRE(lstat((folder / "link").c_str(), &status) == 0);
    BOOST_TEST(S_ISLNK(status.st_mode));
    BOOST_TEST(folder.content("file") == "new");
}

BOOST_AUTO_TEST_CASE(a_chain_of_links_through_folders_is_followed)
{
    const ScratchFolder folder;
    BOOST_REQUIRE_EQUAL(mkdir((folder / "sub").c_str(), 0700), 0);
    BOOST_REQUIRE_EQUAL(symlink("sub/second", (folder / "first").c_str()), 0);
    BOOST_REQUIRE_EQUAL(symlink("../third", (folder / "sub/second").c_str()), 0);
    BOOST_REQUIRE_EQUAL(symlink((folder / "file").c_str(), (folder / "third").c_str()), 0);
    write_file(folder / "first", "new");
    BOOST_TEST(folder.content("file") == "new");
}

BOOST_AUTO_TEST_CASE(a_descriptor_by_name_is_written_to_where_it_stands)
{
    const ScratchFolder folder;
    folder.put("out", "before ");
    const int descriptor = open((folder / "out").c_str(), O_WRONLY | O_APPEND);
    BOOST_REQUIRE(descriptor >= 0);
    const auto name = "/dev/fd/" + std::to_string(descriptor);
    BOOST_REQUIRE_EQUAL(symlink(name.c_str(), (folder / "link").c_str()), 0);
    require_creatable(name);
    write_file(name, "one ");
    write_file(folder / "link", "two ");
    write_file("/proc/self/fd/" + std::to_string(descriptor), "three");
    close(descriptor);
    BOOST_TEST(folder.content("out") == "before one two three");
    for (const auto* const no_number : {"", "x", "1x", "99999999999999999999"}) {
        BOOST_CHECK_EXCEPTION(write_file(std::string("/dev/fd/") + no_number, "x"), Error,
                              is(Fault::cannot_create));
    }
    BOOST_CHECK_EXCEPTION(write_file(name, "x"), Error, is(Fault::io));
}

BOOST_AUTO_TEST_CASE(links_that_lead_back_to_themselves_stay_links)
{
    const ScratchFolder folder;
    BOOST_REQUIRE_EQUAL(symlink("second", (folder / "first").c_str()), 0);
    BOOST_REQUIRE_EQUAL(symlink("first", (folder / "second").c_str()), 0);
    for (const auto* const name : {"first", "first/out"}) {
        for (const auto& step :
             {+[](const std::string& path) { write_file(path, "new"); }, &require_creatable}) {
            BOOST_CHECK_EXCEPTION(step(folder / name), Error, [&](const Error& error) {
                BOOST_TEST(error.line() ==
                           (folder / name) + ": cannot create: Too many levels of symbolic links");
                return error.fault() == Fault::cannot_create;
            });
        }
    }
    BOOST_TEST(folder.names().size() == 2U);
}

/// SIGKILL in the middle of writing: the limit on the size of files ends the child by SIGXFSZ there.
BOOST_AUTO_TEST_CASE(a_program_that_is_killed_while_it_writes_leaves_nothing_behind)
{
    const ScratchFolder folder;
    folder.put("out", "old");
    if (TemporaryFile(folder / "out", TemporaryFile::Name::none).descriptor() < 0) {
        BOOST_TEST_MESSAGE("the file system has no files without a name");
        return;
    }
    const pid_t child = fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_DFL);
        const rlimit small{1000, 1000};
        setrlimit(RLIMIT_FSIZE, &small);
        write_file(folder / "out", std::string(5000, 'x'));
        _exit(0);
    }
    int status = 0;
    BOOST_REQUIRE_EQUAL(waitpid(child, &status, 0), child);
    BOOST_TEST(WIFSIGNALED(status));
    BOOST_TEST(folder.content("out") == "old");
    BOOST_TEST(folder.names() == only_out);
}

BOOST_AUTO_TEST_CASE(a_temporary_file_of_either_kind_appears_whole)
{
    for (const auto name : {TemporaryFile::Name::none, TemporaryFile::Name::hidden}) {
        const ScratchFolder folder;
        {
            const TemporaryFile given_up(folder / "out", name);
            BOOST_REQUIRE(given_up.descriptor() >= 0);
            BOOST_TEST(folder.names().size() == (name == TemporaryFile::Name::none ? 0U : 1U));
        }
        BOOST_TEST(folder.names().empty());
        const auto with = [&](const char* content, bool (TemporaryFile::*step)()) {
            TemporaryFile file(folder / "out", name);
            BOOST_REQUIRE(write(file.descriptor(), content, 1) == 1);
            return (file.*step)();
        };
        BOOST_TEST(with("1", &TemporaryFile::replace));
        BOOST_TEST(folder.content("out") == "1");
        BOOST_TEST(with("2", &TemporaryFile::replace));
        BOOST_TEST(!with("3", &TemporaryFile::appear));
        BOOST_TEST(folder.content("out") == "2");
        BOOST_REQUIRE_EQUAL(unlink((folder / "out").c_str()), 0);
        BOOST_TEST(with("4", &TemporaryFile::appear));
        BOOST_TEST(folder.content("out") == "4");
        BOOST_TEST(folder.names() == only_out);
    }
}

BOOST_AUTO_TEST_CASE(what_a_killed_program_of_the_same_number_left_is_not_in_the_way)
{
    const ScratchFolder folder;
    folder.put("out", "old");
    const auto left = ".earbench." + std::to_string(getpid()) + ".0";
    folder.put(left, "left");
    write_file(folder / "out", "new");
    BOOST_TEST(folder.content("out") == "new");
    BOOST_TEST(folder.content(left) == "left");
    BOOST_TEST(folder.names().size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_existing_file_is_not_created_again)
{
    const ScratchFolder folder;
    create_file(folder / "out", "first");
    BOOST_CHECK_EXCEPTION(create_file(folder / "out", "second"), Error, is(Fault::cannot_create));
    BOOST_TEST(folder.content("out") == "first");
    BOOST_TEST(folder.names() == only_out);
}

BOOST_AUTO_TEST_CASE(a_dangling_link_is_in_the_way_of_a_new_file)
{
    const ScratchFolder folder;
    BOOST_REQUIRE(symlink("nowhere", (folder / "out").c_str()) == 0);
    BOOST_CHECK_EXCEPTION(create_file(folder / "out", "x"), Error, is(Fault::cannot_create));
    BOOST_TEST(folder.names() == only_out);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_or_in_the_way_cannot_be_created)
{
    const ScratchFolder folder;
    BOOST_CHECK_EXCEPTION(write_file(folder / "none/out", "x"), Error, is(Fault::cannot_create));
    BOOST_CHECK_EXCEPTION(create_file(folder / "none/out", "x"), Error, is(Fault::cannot_create));
    BOOST_CHECK_EXCEPTION(write_file(folder.path(), "x"), Error, is(Fault::cannot_create));
    BOOST_TEST(folder.names().empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_created_is_found_out_early)
{
    const ScratchFolder folder;
    BOOST_CHECK_EXCEPTION(require_creatable(folder / "missing/out"), Error, is(Fault::cannot_create));
    require_creatable(folder / "out");
    require_creatable("out");
    require_creatable("/dev/full"); // written directly
    BOOST_TEST(folder.names().empty());
}

BOOST_AUTO_TEST_CASE(a_full_device_is_an_error_of_writing)
{
    BOOST_CHECK_EXCEPTION(write_file("/dev/full", "x"), Error, is(Fault::io));
    write_file("/dev/null", "x");
    struct stat status {};
    BOOST_REQUIRE(stat("/dev/null", &status) == 0);
    BOOST_TEST(S_ISCHR(status.st_mode));
}

/// A limit on the size of files stands for a disk that fills up half-way.
BOOST_AUTO_TEST_CASE(a_disk_that_fills_up_leaves_the_old_file_and_no_other)
{
    const ScratchFolder folder;
    folder.put("out", "old");
    rlimit before{};
    BOOST_REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1000, before.rlim_max};
    BOOST_REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    BOOST_CHECK_EXCEPTION(write_file(folder / "out", std::string(5000, 'x')), Error, is(Fault::io));
    BOOST_REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    BOOST_TEST(folder.content("out") == "old");
    BOOST_TEST(folder.names() == only_out);
}

BOOST_AUTO_TEST_CASE(signals_are_as_before_once_the_file_is_written)
{
    const ScratchFolder folder;
    write_file(folder / "out", "x");
    sigset_t blocked;
    BOOST_REQUIRE(sigprocmask(SIG_BLOCK, nullptr, &blocked) == 0);
    BOOST_TEST(sigismember(&blocked, SIGTERM) == 0);
}

BOOST_AUTO_TEST_CASE(a_chain_of_links_is_as_long_as_the_kernel_follows)
{
    const ScratchFolder folder;
    folder.put("0", "old");
    for (int i = 1; i <= 41; ++i) {
        const auto before = std::to_string(i - 1);
        BOOST_REQUIRE_EQUAL(symlink(before.c_str(), (folder / std::to_string(i)).c_str()), 0);
    }
    BOOST_TEST(read_file(folder / "40") == "old"); // path_resolution(7): at most 40
    BOOST_CHECK_THROW((void)read_file(folder / "41"), Error);
    write_file(folder / "40", "new");
    BOOST_TEST(folder.content("0") == "new");
    BOOST_CHECK_EXCEPTION(write_file(folder / "41", "newer"), Error, is(Fault::cannot_create));
    BOOST_TEST(folder.content("0") == "new");
}

BOOST_AUTO_TEST_CASE(a_file_whose_folder_is_gone_becomes_nothing)
{
    for (const auto name : {TemporaryFile::Name::none, TemporaryFile::Name::hidden}) {
        const ScratchFolder folder;
        BOOST_REQUIRE_EQUAL(mkdir((folder / "sub").c_str(), 0700), 0);
        TemporaryFile file(folder / "sub/out", name);
        if (file.descriptor() < 0) {
            continue; // this file system has no files without a name
        }
        BOOST_REQUIRE_EQUAL(rename((folder / "sub").c_str(), (folder / "gone").c_str()), 0);
        BOOST_TEST(!file.replace());
        BOOST_TEST(!file.appear());
        BOOST_REQUIRE_EQUAL(rename((folder / "gone").c_str(), (folder / "sub").c_str()), 0);
    }
}

BOOST_AUTO_TEST_CASE(a_new_file_may_be_written_by_all_and_run_by_nobody)
{
    const ScratchFolder folder;
    const mode_t before = umask(0);
    write_file(folder / "new", "1");
    create_file(folder / "created", "1");
    umask(before);
    BOOST_TEST(folder.mode("new") == 0666U);
    BOOST_TEST(folder.mode("created") == 0666U);
}

BOOST_AUTO_TEST_CASE(nobody_else_reads_what_is_not_written_yet)
{
    for (const auto name : {TemporaryFile::Name::none, TemporaryFile::Name::hidden}) {
        const ScratchFolder folder;
        const TemporaryFile file(folder / "out", name);
        struct stat status {};
        if (file.descriptor() >= 0 && fstat(file.descriptor(), &status) == 0) {
            BOOST_TEST((status.st_mode & 07777U) == 0600U);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_pipe_is_read_whole_however_much_comes)
{
    std::string content(300'000, ' ');
    for (std::size_t i = 0; i < content.size(); ++i) {
        content[i] = static_cast<char>(i * 31 % 251);
    }
    int ends[2];
    BOOST_REQUIRE_EQUAL(pipe(ends), 0);
    std::thread writer([&] {
        write_file("/dev/fd/" + std::to_string(ends[1]), content);
        close(ends[1]);
    });
    const auto got = read_file("/dev/fd/" + std::to_string(ends[0]));
    writer.join();
    close(ends[0]);
    BOOST_TEST((got == content));
}

BOOST_AUTO_TEST_CASE(a_message_says_what_is_in_the_way)
{
    const auto message = [](const auto& step) {
        try {
            step();
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("none");
    };
    const ScratchFolder folder;
    folder.put("tern.csv", "1");
    BOOST_TEST(message([&] { create_file(folder / "tern.csv", "2"); }) == "exists and is not overwritten");
    BOOST_TEST(message([&] { write_file(folder.path(), "2"); }) == "cannot create: it is a folder");
    BOOST_TEST(message([&] { write_file(folder / "none/a", "2"); }) ==
               "cannot create: No such file or directory");
    BOOST_TEST(message([&] { create_file(folder / "none/a", "2"); }) ==
               "cannot create: No such file or directory");
    BOOST_TEST(message([&] { (void)read_file(folder.path()); }) == "cannot read: it is a folder");
    BOOST_TEST(message([&] { (void)read_file(folder / "tern.cvs"); }) ==
               "cannot open: No such file or directory; did you mean " + (folder / "tern.csv") + "?");
    BOOST_TEST(message([&] { (void)read_file(folder / "nothing like it"); }) ==
               "cannot open: No such file or directory");
    BOOST_TEST(message([&] { (void)read_file(folder / "tern.csv/a"); }) == "cannot open: Not a directory");
}

BOOST_AUTO_TEST_SUITE_END()
