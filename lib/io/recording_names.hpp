#pragma once

#include "core/notes.hpp"
#include "io/audio_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// The first channel that is not silent; 0 if all are.
[[nodiscard]] std::size_t sounding_channel(const Audio& audio);

/// What the channels of a recording are called: L and R of two, else their numbers; a single one has no name.
[[nodiscard]] std::string channel_name(std::size_t index, std::size_t count);

/// The channels to analyse: all, or the one that `wanted` picks by name or number. Of a single channel any
/// letter says what it is, so that it is chosen, unless the name of `take` says otherwise.
/// @throws Error{data}, naming `take`, if there is no such channel.
[[nodiscard]] std::vector<std::size_t> chosen_channels(const std::optional<std::string>& wanted,
                                                       std::size_t count, const std::string& take);

/// Who is measured, as far as options say; what they leave open comes from the file's name.
struct Identity {
    std::optional<std::string> name;
    std::optional<std::string> channel;
    std::optional<std::string> rig;
    std::optional<std::string> session;
};

/// The notes name, channel, rig and session of one channel of `take`.
[[nodiscard]] Notes identify(const Identity& identity, const std::string& take, std::size_t channel,
                             std::size_t count);

/// What a live take is called: "Crimson-L2" is the second of the left channel of Crimson, "take-2" that of
/// nobody knows whom. Slashes in the name become dashes.
[[nodiscard]] std::string take_name(const Identity& identity, int number);
/// The names of `count` live takes.
[[nodiscard]] std::vector<std::string> take_names(const Identity& identity, int count);

} // namespace earbench
