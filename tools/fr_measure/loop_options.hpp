#pragma once

#include "audio/loop.hpp"
#include "common/tool.hpp"

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

/// The loop of options that check_loop finds nothing wrong with; `band` is that of the sweep.
///
/// @throws Error as read_audio and make_device_loop do.
[[nodiscard]] std::unique_ptr<Loop> make_loop(const LoopOptions& options, const std::string& sweep,
                                              const Band& band);

} // namespace earbench
