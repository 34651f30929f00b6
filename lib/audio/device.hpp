#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// A device that plays, records or both.
struct AudioDevice {
    int index{};          ///< by which it can be chosen; may change when devices come and go
    std::string name;     ///< UTF-8
    std::string host_api; ///< "ALSA", "JACK Audio Connection Kit" ...
    std::size_t inputs{};
    std::size_t outputs{};
    double default_rate_hz{};
    bool is_default_input{};
    bool is_default_output{};
};

enum class Direction { play, record };

/// A device and some of its channels, counted from 0.
struct DeviceChannels {
    AudioDevice device;
    std::vector<std::size_t> channels; ///< as asked for; empty when none was named

    /// The highest channel, counted from 1; 0 without any.
    [[nodiscard]] std::size_t highest() const noexcept;
};

/// The device that `wanted` names: DEV or DEV:2 or DEV:1,2, channels counted from 1.
///
/// Of the devices that can do `direction`, DEV is the name of one, or else its index, or else part of the
/// name of one alone, in any letter case. A name that itself ends like a channel ("hw:1") is tried whole
/// first.
/// @throws Error{unavailable} if there is none or more than one, or if the device lacks the channel;
///         Error{usage} for a channel 0 or a channel named twice.
[[nodiscard]] DeviceChannels choose_device(const std::vector<AudioDevice>& devices, std::string_view wanted,
                                           Direction direction);

} // namespace earbench
