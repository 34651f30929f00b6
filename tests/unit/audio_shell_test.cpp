// What is said of commands that fail, and what commands find around them.

#include "audio/commands.hpp"
#include "audio/loop.hpp"
#include "audio/quiet_standard_error.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>

using namespace earbench;

namespace {

constexpr const char* until_recorded = "until test -s \"$FR_MEASURE_TAKE\"; do sleep 0.01; done; ";

void run(const std::string& play, const std::string& record,
         const std::function<void(const std::string&)>& use, const std::string& sweep = "s.wav")
{
    record_with_commands({.play = play,
                          .record = record,
                          .sweep = sweep,
                          .rate = {44'100.0},
                          .lead = {0.0},
                          .tail = {0.0},
                          .length = {1.0}},
                         use);
}

std::string error_of(const std::string& play, const std::string& record, double pause_s = 0.0)
{
    try {
        record_with_commands({.play = play,
                              .record = record,
                              .sweep = "s.wav",
                              .rate = {44'100.0},
                              .lead = {pause_s},
                              .tail = {pause_s},
                              .length = {1.0}},
                             [](const std::string&) {});
    } catch (const Error& error) {
        BOOST_CHECK(error.fault() == Fault::unavailable);
        return error.what();
    }
    return "none";
}

} // namespace

BOOST_AUTO_TEST_SUITE(audio_shell)

BOOST_AUTO_TEST_CASE(a_command_that_fails_is_named_with_its_end)
{
    const std::string recorder = "echo x >{}; sleep 30";
    BOOST_TEST(error_of(std::string(until_recorded) + "exit 0", recorder) == "none");
    BOOST_TEST(error_of("exit 3", recorder) ==
               "expected the playing command to succeed but found exit code 3");
    BOOST_TEST(error_of("kill -9 $$", recorder) ==
               "expected the playing command to succeed but found signal 9");
    // A recorder that ends by itself: before the player, while it plays, and well.
    constexpr double long_enough_s = 0.2;
    BOOST_TEST(error_of("true", "exit 4", long_enough_s) ==
               "expected the recording command to succeed but found exit code 4");
    BOOST_TEST(error_of("sleep 0.2", "echo x >{}; exit 5") ==
               "expected the recording command to succeed but found exit code 5");
    BOOST_TEST(error_of("sleep 0.2", "echo x >{}") == "none");
    BOOST_TEST(error_of("sleep 0.2", "true") ==
               "expected the recording command to succeed but found no file; it has to write what {} or "
               "FR_MEASURE_TAKE names");
    // What it makes of being stopped says nothing.
    BOOST_TEST(error_of(until_recorded, "trap 'exit 7' INT; echo x >{}; sleep 30") == "none");
}

BOOST_AUTO_TEST_CASE(commands_find_the_paths_and_the_rate_once)
{
    const ScratchFolder folder;
    setenv("FR_MEASURE_RATE", "1", 1);
    setenv("FR_MEASURE_RATE_OF_OTHERS", "kept", 1);
    setenv("FR_MEASURE_RAT", "kept too", 1);
    std::string take;
    run(
        until_recorded, // what was handed over: a shell hands on each variable once
        "test \"$0\" = sh && tr '\\0' '\\n' </proc/$$/environ >{}; sleep 30",
        [&](const std::string& path) {
            take = path;
            folder.put("env", read_file(path));
        },
        "-s.wav");
    for (const auto* name : {"FR_MEASURE_RATE", "FR_MEASURE_RATE_OF_OTHERS", "FR_MEASURE_RAT"}) {
        unsetenv(name);
    }
    const auto found = "\n" + folder.content("env");
    const auto lines_with = [&](const std::string& begin) {
        std::size_t count = 0;
        for (auto at = found.find("\n" + begin); at != found.npos; at = found.find("\n" + begin, at + 1)) {
            ++count;
        }
        return count;
    };
    BOOST_TEST(lines_with("FR_MEASURE_RATE=") == 1U);
    BOOST_TEST(lines_with("FR_MEASURE_RATE=44100\n") == 1U);
    BOOST_TEST(lines_with("FR_MEASURE_RATE_OF_OTHERS=kept\n") == 1U);
    BOOST_TEST(lines_with("FR_MEASURE_RAT=kept too\n") == 1U);
    BOOST_TEST(lines_with("FR_MEASURE_TAKE=" + take + "\n") == 1U);
    BOOST_TEST(lines_with("FR_MEASURE_SWEEP=./-s.wav\n") == 1U); // no option of any program
    BOOST_TEST(lines_with("PATH=") == 1U);
}

BOOST_AUTO_TEST_CASE(a_recording_lies_in_the_temporary_folder_and_is_gone_afterwards)
{
    const ScratchFolder folder;
    const char* before = std::getenv("TMPDIR");
    const std::string kept = before != nullptr ? before : "";
    setenv("TMPDIR", folder.path().c_str(), 1);
    std::string take;
    run(until_recorded, "cat /dev/stdin >{}; echo x >>{}; sleep 30", // nothing stands on standard input
        [&](const std::string& path) {
            take = path;
            BOOST_TEST(read_file(path) == "x\n");
        });
    BOOST_TEST(take.starts_with(folder / "fr-measure."));
    BOOST_TEST(folder.names().empty());
    setenv("TMPDIR", (folder / "none").c_str(), 1);
    BOOST_CHECK_EXCEPTION(run("true", "true", [](const std::string&) {}), Error, [](const Error& error) {
        BOOST_TEST(std::string(error.what()) == "cannot create a folder: No such file or directory");
        return error.fault() == Fault::io;
    });
    setenv("TMPDIR", "", 1);
    run(until_recorded, "echo x >{}; sleep 30", [&](const std::string& path) { take = path; });
    BOOST_TEST(take.starts_with("/tmp/fr-measure."));
    before != nullptr ? setenv("TMPDIR", kept.c_str(), 1) : unsetenv("TMPDIR");
}

BOOST_AUTO_TEST_CASE(a_loop_of_commands_names_the_take_in_place_of_the_file)
{
    std::string read_from;
    const auto loop = [&](bool is_readable) {
        return make_command_loop({.play = until_recorded,
                                  .record = "echo x >{}; sleep 30",
                                  .sweep = "s.wav",
                                  .rate = {44'100.0},
                                  .lead = {0.0},
                                  .tail = {0.0},
                                  .length = {1.0}},
                                 [&read_from, is_readable](const std::string& path) -> Recording {
                                     read_from = path;
                                     if (!is_readable) {
                                         throw Error(Fault::data, Place{path}, "expected samples");
                                     }
                                     return {path, {48'000.0}, {{0.25}}};
                                 });
    };
    BOOST_TEST(loop(true)->check_level({}).empty());
    std::string used;
    loop(true)->take("take-2", {}, [&](const Recording& recording) { used = recording.name; });
    BOOST_TEST(used == "take-2");
    BOOST_TEST(read_from.ends_with("/take.wav"));
    BOOST_CHECK_EXCEPTION(loop(false)->take("take-3", {}, [](const Recording&) {}), Error,
                          [](const Error& error) {
                              return error.fault() == Fault::data && error.place().has_value() &&
                                     error.place()->file == "take-3";
                          });
}

BOOST_AUTO_TEST_CASE(standard_error_is_quiet_for_a_while_and_nothing_stays_open)
{
    const auto open_files = [] {
        std::size_t count = 0;
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
            ++count;
        }
        return count;
    };
    const ScratchFolder folder;
    folder.put("said", "");
    const int kept = dup(STDERR_FILENO);
    const int file = open((folder / "said").c_str(), O_WRONLY);
    dup2(file, STDERR_FILENO);
    const auto before = open_files();
    const auto say = [](std::string_view text) { return write(STDERR_FILENO, text.data(), text.size()); };
    {
        const QuietStandardError quiet;
        BOOST_TEST(say("nothing") == 7); // taken, and gone
    }
    BOOST_TEST(open_files() == before);
    BOOST_TEST(say("again") == 5);
    dup2(kept, STDERR_FILENO);
    close(kept);
    close(file);
    BOOST_TEST(folder.content("said") == "again");
}

BOOST_AUTO_TEST_SUITE_END()
