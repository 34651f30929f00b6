// Takes through two commands, whose parts the programs of a shell play here.

#include "audio/commands.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <sstream>
#include <string>

using namespace earbench;

namespace {

/// What `record` wrote while `play` played the file `sweep` of `folder`, which holds "sweep". The player
/// waits until something is recorded: on a busy machine a recorder without a pause is stopped before it
/// begins.
std::string recorded(const ScratchFolder& folder, const std::string& play, const std::string& record,
                     double pause_s = 0.0)
{
    const auto sweep = folder / "a 'sweep'.wav";
    folder.put("a 'sweep'.wav", "sweep");
    std::string bytes;
    record_with_commands({.play = "until test -s \"$FR_MEASURE_TAKE\"; do sleep 0.01; done; " + play,
                          .record = record,
                          .sweep = sweep,
                          .rate = {48'000.0},
                          .lead = {pause_s},
                          .tail = {pause_s},
                          .length = {1.0}},
                         [&](const std::string& path) { bytes = read_file(path); });
    return bytes;
}

} // namespace

BOOST_AUTO_TEST_SUITE(audio_commands)

BOOST_AUTO_TEST_CASE(a_command_has_the_path_wherever_its_place_is)
{
    const ScratchFolder folder;
    const auto out = folder / "out";
    BOOST_TEST(recorded(folder, "cat {} \"{}\" '{}' >" + out, "cat \"$FR_MEASURE_SWEEP\" >{}") == "sweep");
    BOOST_TEST(read_file(out) == "sweepsweepsweep");
    // Behind a backslash a quote is a character, and opens nothing.
    (void)recorded(folder, "printf %s \\\"{}\\' >" + out, "echo >{}");
    BOOST_TEST(read_file(out) == "\"" + (folder / "a 'sweep'.wav") + "'");
    (void)recorded(folder, "{ cat '{}'; } >" + out, "echo >'{}'");
    BOOST_TEST(read_file(out) == "sweep");
}

BOOST_AUTO_TEST_CASE(a_place_between_quotes_with_other_text_is_refused)
{
    const ScratchFolder folder;
    for (const auto* play : {"sh -c \"cat {}\"", "sh -c 'cat {}'", "cat \"{} \"", "echo '\"{}\"'"}) {
        BOOST_CHECK_EXCEPTION((void)recorded(folder, play, "echo >{}"), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
}

/// The recorder writes when it starts and when it is stopped, the player when it plays: lower bounds, which a
/// busy machine leaves as they are.
BOOST_AUTO_TEST_CASE(the_recorder_runs_before_and_behind_the_player)
{
    constexpr double pause_s = 0.2;
    const ScratchFolder folder;
    const auto played = folder / "played";
    const std::chrono::duration<double> begun = std::chrono::system_clock::now().time_since_epoch();
    std::istringstream recorder(
        recorded(folder, "date +%s.%N >" + played,
                 "trap 'date +%s.%N >>\"$FR_MEASURE_TAKE\"' INT; date +%s.%N >{}; sleep 30", pause_s));
    double started_s = 0.0;
    double stopped_s = 0.0;
    recorder >> started_s >> stopped_s;
    double played_s = 0.0;
    std::istringstream(read_file(played)) >> played_s;
    BOOST_TEST(played_s - begun.count() >= pause_s);
    BOOST_TEST(stopped_s - played_s >= pause_s);
    BOOST_TEST(stopped_s - started_s < 30.0);
}

BOOST_AUTO_TEST_SUITE_END()
