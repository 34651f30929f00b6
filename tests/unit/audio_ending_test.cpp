// How the two commands of a take end: by themselves, with the program, or because they have to.

#include "audio/commands.hpp"
#include "core/error.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace earbench;

namespace {

constexpr const char* until_recorded = "until test -s \"$FR_MEASURE_TAKE\"; do sleep 0.01; done; ";

struct Times {
    double lead_s = 0.0;
    double tail_s = 0.0;
    double length_s = 1.0;
};

void run(const std::string& play, const std::string& record, const Times& times,
         const std::function<void(const std::string&)>& use)
{
    record_with_commands({.play = play,
                          .record = record,
                          .sweep = "s.wav",
                          .rate = {44'100.0},
                          .lead = {times.lead_s},
                          .tail = {times.tail_s},
                          .length = {times.length_s}},
                         use);
}

std::string error_of(const std::string& play, const std::string& record, const Times& times = {})
{
    try {
        run(play, record, times, [](const std::string&) {});
    } catch (const Error& error) {
        BOOST_CHECK(error.fault() == Fault::unavailable);
        return error.what();
    }
    return "none";
}

/// The process that a file names is gone, and nobody has still to ask how it ended.
bool is_gone(const std::string& number)
{
    return kill(std::stoi(number), 0) == -1 && errno == ESRCH;
}

bool comes(const std::string& file)
{
    constexpr int most_looks = 2000;
    for (int i = 0; i < most_looks && !std::filesystem::exists(file); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return std::filesystem::exists(file);
}

} // namespace

BOOST_AUTO_TEST_SUITE(audio_ending)

BOOST_AUTO_TEST_CASE(a_player_runs_as_long_as_anything_that_it_started)
{
    const ScratchFolder folder;
    const auto late = folder / "late";
    BOOST_TEST(error_of(std::string(until_recorded) + "{ sleep 0.2; echo late >" + late + "; } &",
                        "echo x >{}; sleep 30") == "none");
    BOOST_TEST(folder.content("late") == "late\n");
}

BOOST_AUTO_TEST_CASE(a_player_is_not_started_when_the_recorder_fails_before)
{
    const ScratchFolder folder;
    BOOST_TEST(error_of("touch " + (folder / "played"), "exit 4", {.lead_s = 0.2}) ==
               "expected the recording command to succeed but found exit code 4");
    BOOST_TEST(folder.names().empty());
}

/// 30 s more than the length of the sweep; one below zero brings that near, to 0.45 s.
BOOST_AUTO_TEST_CASE(a_player_that_runs_30_s_longer_than_the_sweep_is_ended)
{
    const ScratchFolder folder;
    const auto start = std::chrono::steady_clock::now();
    BOOST_TEST(error_of("echo $$ >" + (folder / "player") + "; exec sleep 60",
                        "echo $$ >" + (folder / "recorder") + "; exec sleep 60", {.length_s = -29.55}) ==
               "expected the playing command to succeed but found it running after 0 s");
    BOOST_CHECK(std::chrono::steady_clock::now() - start > std::chrono::milliseconds{450});
    BOOST_TEST(is_gone(folder.content("player")));
    BOOST_TEST(is_gone(folder.content("recorder")));
}

BOOST_AUTO_TEST_CASE(a_command_that_is_ended_has_time_for_last_words_and_not_for_more)
{
    const ScratchFolder folder;
    const auto fails_when = [&](const std::string& file) {
        return "until test -e " + (folder / file) + "; do sleep 0.01; done; exit 3";
    };
    const std::string failed = "expected the playing command to succeed but found exit code 3";
    BOOST_TEST(error_of(fails_when("ready"), "exec 2>/dev/null; trap 'echo bye >" + (folder / "words") +
                                                 "; exit' TERM; touch " + (folder / "ready") +
                                                 "; while :; do sleep 0.01; done") == failed);
    BOOST_TEST(folder.content("words") == "bye\n");
    BOOST_TEST(error_of(fails_when("deaf"), "trap '' TERM; echo $$ >" + (folder / "pid") + "; touch " +
                                                (folder / "deaf") + "; while :; do sleep 0.05; done") ==
               failed);
    BOOST_TEST(is_gone(folder.content("pid")));
}

BOOST_AUTO_TEST_CASE(without_a_shell_there_is_no_take)
{
    const ScratchFolder folder;
    const std::string kept = std::getenv("PATH");
    setenv("PATH", folder.path().c_str(), 1);
    const auto error = error_of("true", "true");
    setenv("PATH", kept.c_str(), 1);
    BOOST_TEST(error == "cannot run sh: No such file or directory");
}

/// While it waits to play, plays, waits behind it, or waits for the recorder to stop.
BOOST_AUTO_TEST_CASE(a_signal_ends_both_commands_and_then_the_program)
{
    struct Phase {
        std::string play;
        std::string record;
        Times times;
    };
    const std::string sleeps = "exec sleep 30";
    const std::vector<Phase> phases{
        {"true", "echo x >{}; echo $$ >recorder; touch here; " + sleeps, {.lead_s = 30.0}},
        {until_recorded + ("touch here; " + sleeps), "echo $$ >recorder; echo x >{}; " + sleeps, {}},
        {std::string(until_recorded) + "touch here",
         "echo $$ >recorder; echo x >{}; " + sleeps,
         {.tail_s = 30.0}},
        {until_recorded,
         "trap 'touch here; sleep 30' INT; echo $$ >recorder; echo x >{}; while :; do sleep 0.01; done",
         {}}};
    for (const auto& phase : phases) {
        const ScratchFolder folder;
        const auto child = fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            std::filesystem::current_path(folder.path());
            setenv("TMPDIR", folder.path().c_str(), 1);
            try {
                run(phase.play, phase.record, phase.times,
                    [&](const std::string&) { folder.put("used", ""); });
            } catch (const Error&) {
                _exit(2);
            }
            _exit(3);
        }
        BOOST_TEST(comes(folder / "here"));
        std::this_thread::sleep_for(std::chrono::milliseconds{30}); // to notice that a player has ended
        kill(child, SIGTERM);
        int status = 0;
        BOOST_TEST(waitpid(child, &status, 0) == child);
        BOOST_TEST((WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM));
        BOOST_TEST(is_gone(folder.content("recorder")));
        BOOST_TEST(folder.names().size() == 2U); // "here" and "recorder": the take is not used
    }
}

BOOST_AUTO_TEST_SUITE_END()
