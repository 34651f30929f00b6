// Standard streams that are closed, and what another user may read and write.

#include "core/descriptor.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/temporary_file.hpp"
#include "in_a_child.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace earbench;

namespace {

template <typename Step>
std::optional<Fault> fault_of(const Step& step)
{
    try {
        step();
    } catch (const Error& error) {
        return error.fault();
    }
    return std::nullopt;
}

/// Gives up what only the superuser may do. @returns whether that is so now.
bool become_nobody()
{
    constexpr uid_t nobody = 65'534;
    return geteuid() != 0 || setuid(nobody) == 0;
}

} // namespace

BOOST_AUTO_TEST_SUITE(core_streams)

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_no_input_only_where_it_is_closed)
{
    BOOST_TEST((fault_of([] { (void)read_file("/proc/self/mem"); }) == Fault::io)); // nothing is mapped at 0
    BOOST_TEST(in_a_child([] {
        close(STDIN_FILENO);
        return fault_of([] { (void)read_file("-"); }) == Fault::no_input;
    }));
    BOOST_TEST(in_a_child([] {
        close(STDIN_FILENO);
        occupy_closed_standard_descriptors();
        return fault_of([] { (void)read_file("-"); }) == Fault::no_input;
    }));
}

BOOST_AUTO_TEST_CASE(closed_standard_descriptors_are_occupied_and_open_ones_kept)
{
    const ScratchFolder folder;
    folder.put("in", "12");
    BOOST_TEST(in_a_child([&] {
        for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
            close(descriptor);
        }
        occupy_closed_standard_descriptors();
        char byte = ' ';
        const bool is_occupied = open((folder / "in").c_str(), O_RDONLY) > STDERR_FILENO;
        return is_occupied && read(STDIN_FILENO, &byte, 1) < 0 && write(STDOUT_FILENO, &byte, 1) < 0 &&
               write(STDERR_FILENO, &byte, 1) < 0;
    }));
    BOOST_TEST(in_a_child([&] {
        const Descriptor in(open((folder / "in").c_str(), O_RDONLY));
        dup2(in.get(), STDIN_FILENO);
        occupy_closed_standard_descriptors();
        return read_file("-") == "12";
    }));
}

BOOST_AUTO_TEST_CASE(who_may_not_write_in_a_folder_writes_to_its_devices)
{
    const ScratchFolder folder;
    BOOST_REQUIRE_EQUAL(chmod(folder.path().c_str(), 0755), 0);
    BOOST_REQUIRE_EQUAL(mkfifo((folder / "pipe").c_str(), 0400), 0);
    if (geteuid() != 0) {
        BOOST_REQUIRE_EQUAL(chmod(folder.path().c_str(), 0555), 0);
    }
    const auto as_nobody = [](const auto& step) {
        return in_a_child([&] { return become_nobody() && step(); });
    };
    BOOST_TEST(as_nobody(
        [&] { return fault_of([&] { require_creatable(folder / "out"); }) == Fault::cannot_create; }));
    for (const auto& path : {folder / "pipe", std::string("/dev/null"), std::string("/dev/fd/1")}) {
        BOOST_TEST(as_nobody([&] { return !fault_of([&] { require_creatable(path); }); }), path);
    }
    BOOST_TEST(as_nobody(
        [&] { return fault_of([&] { write_file(folder / "pipe", "x"); }) == Fault::cannot_create; }));
    chmod(folder.path().c_str(), 0755);
}

BOOST_AUTO_TEST_CASE(a_thousand_names_may_be_left_by_killed_programs)
{
    const ScratchFolder folder;
    folder.put("out", "old");
    const auto left = ".earbench." + std::to_string(getpid()) + ".";
    for (int i = 1; i < 1000; ++i) {
        folder.put(left + std::to_string(i), "");
    }
    const auto replaces = [&] {
        TemporaryFile file(folder / "out", TemporaryFile::Name::none);
        return file.descriptor() < 0 ? std::nullopt : std::optional(file.replace());
    };
    BOOST_TEST(replaces().value_or(true)); // the one that is free
    folder.put(left + "0", "");
    BOOST_TEST(!replaces().value_or(false));
}

BOOST_AUTO_TEST_SUITE_END()
