#pragma once

#include "common/tool.hpp"
#include "core/units.hpp"
#include "io/audio_file.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace earbench {

/// What takes are played and recorded with: two devices or two commands.
struct LoopOptions {
    std::optional<std::string> play;
    std::optional<std::string> record;
    std::optional<std::string> exec_play;
    std::optional<std::string> exec_record;
    Seconds lead{0.5};
    Seconds tail{1.0};
    bool no_check = false;
};

void declare_loop(cli::Tool& tool, LoopOptions& options);

/// @param sweep the file that is to be played.
/// @throws Error{usage} for options that make no loop.
void check_loop(const LoopOptions& options, const std::optional<std::string>& sweep);

/// Plays one signal as often as wanted.
class Loop {
public:
    Loop() = default;
    virtual ~Loop() = default;
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    /// Tries the level before the first take. @returns false when it makes a take pointless, which is then
    /// said.
    [[nodiscard]] virtual bool check_level() = 0;
    /// Plays the signal and hands over what was recorded; `name` is shown meanwhile.
    virtual void take(const std::string& name, const std::function<void(const Audio&)>& use) = 0;
};

/// Of options that check_loop finds nothing wrong with.
///
/// @throws Error as read_audio, AudioSystem and choose_device do.
[[nodiscard]] std::unique_ptr<Loop> make_loop(cli::Tool& tool, const LoopOptions& options,
                                              const std::string& sweep);

} // namespace earbench
