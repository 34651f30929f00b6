#pragma once

#include "common/tool.hpp"
#include "io/audio_file.hpp"
#include "loop_options.hpp"

#include <functional>
#include <memory>
#include <string>

namespace earbench {

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
                                              const std::string& sweep, const Band& band);

} // namespace earbench
