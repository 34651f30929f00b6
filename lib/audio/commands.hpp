#pragma once

#include "core/units.hpp"

#include <functional>
#include <string>

namespace earbench {

/// A take that two shell commands play and record.
struct CommandLoop {
    std::string play;   ///< a command for sh; `{}` in it means `"$FR_MEASURE_SWEEP"`, the path of `sweep`
    std::string record; ///< a command for sh; `{}` in it means `"$FR_MEASURE_TAKE"`, the WAV file to write
    std::string sweep;  ///< the file to play
    SampleRate rate;
    Seconds lead;   ///< from the start of the recorder to that of the player
    Seconds tail;   ///< from the end of the player until the recorder is stopped
    Seconds length; ///< of the sweep; a player that runs 30 s longer is ended and has failed
};

/// Runs both commands and then `use` with the path of the recording, which is gone afterwards.
///
/// Recorder, `lead`, player to its end, `tail`, then SIGINT to the recorder, SIGTERM 5 s later and SIGKILL
/// 2 s after that, each only while it runs; a recorder may end earlier by itself. Each command runs in a
/// process group of its own: signals go to all of it, and it runs as long as anything in the group does. Both
/// find FR_MEASURE_SWEEP, FR_MEASURE_TAKE (the paths) and FR_MEASURE_RATE in their environment, /dev/null as
/// standard input and standard error as standard output. A path is never part of a command, so that no shell
/// runs what stands in it: `{}` stands outside quotes or in a pair of its own (`"{}"`). SIGINT, SIGTERM and
/// SIGHUP end both commands, remove the recording and then end the program.
/// @throws Error{usage}, before anything runs, for a `{}` among other text between quotes; Error{unavailable}
///         if a command cannot run, the player fails or takes too long, the recorder fails before it is
///         stopped, or there is no recording; Error{io} if no temporary folder can be made.
void record_with_commands(const CommandLoop& loop, const std::function<void(const std::string&)>& use);

} // namespace earbench
