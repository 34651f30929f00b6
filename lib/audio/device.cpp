#include "audio/device.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <optional>

namespace earbench {

namespace {

std::size_t channels_of(const AudioDevice& device, Direction direction)
{
    return direction == Direction::play ? device.outputs : device.inputs;
}

struct Wanted {
    std::string device;
    std::vector<std::size_t> channels;
};

/// "DEV:1,2" in its parts; nothing if `text` does not end so.
std::optional<Wanted> split_channels(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    Wanted wanted{std::string(text.substr(0, colon)), {}};
    for (const auto part : split(text.substr(colon + 1), ',')) {
        const auto number = parse_integer(part);
        constexpr long most = 1024;
        if (!number || *number < 0 || *number > most) {
            return std::nullopt;
        }
        wanted.channels.push_back(static_cast<std::size_t>(*number));
    }
    return wanted;
}

using Devices = std::vector<AudioDevice>;

Devices named_exactly(const Devices& devices, const std::string& name)
{
    Devices found;
    for (const auto& device : devices) {
        if (device.name == name) {
            found.push_back(device);
        }
    }
    if (found.empty()) {
        if (const auto index = parse_integer(name)) {
            std::copy_if(devices.begin(), devices.end(), std::back_inserter(found),
                         [&](const auto& device) { return device.index == *index; });
        }
    }
    return found;
}

Devices named_in_part(const Devices& devices, const std::string& part)
{
    Devices found;
    const auto lower = to_lower(part);
    if (!lower.empty() && !parse_integer(part)) {
        std::copy_if(devices.begin(), devices.end(), std::back_inserter(found), [&](const auto& device) {
            return to_lower(device.name).find(lower) != std::string::npos;
        });
    }
    return found;
}

std::string description(Direction direction)
{
    return direction == Direction::play ? "a device to play" : "a device to record";
}

AudioDevice only_one(const Devices& found, std::string_view wanted, Direction direction)
{
    if (found.size() == 1) {
        return found.front();
    }
    std::vector<std::string> names;
    for (const auto& device : found) {
        names.push_back(std::to_string(device.index) + " '" + device.name + "'");
    }
    throw Error(Fault::unavailable, "expected " + description(direction) + " called '" + std::string(wanted) +
                                        "' but found " + (names.empty() ? "none" : join(names, " and ")));
}

DeviceChannels with_channels(AudioDevice device, const std::vector<std::size_t>& numbers, Direction direction)
{
    DeviceChannels chosen{std::move(device), {}};
    for (const auto number : numbers) {
        const bool twice = std::count(numbers.begin(), numbers.end(), number) > 1;
        if (number == 0 || twice) {
            throw Error(Fault::usage, "expected each channel once, counted from 1, but found channel " +
                                          std::to_string(number) + (twice ? " twice" : ""));
        }
        const auto count = channels_of(chosen.device, direction);
        if (number > count) {
            throw Error(Fault::unavailable, "expected channel " + std::to_string(number) + " of '" +
                                                chosen.device.name + "' but it has " + std::to_string(count));
        }
        chosen.channels.push_back(number - 1);
    }
    return chosen;
}

} // namespace

std::size_t DeviceChannels::highest() const noexcept
{
    return channels.empty() ? 0 : *std::max_element(channels.begin(), channels.end()) + 1;
}

DeviceChannels choose_device(const std::vector<AudioDevice>& devices, std::string_view wanted,
                             Direction direction)
{
    Devices able;
    std::copy_if(devices.begin(), devices.end(), std::back_inserter(able),
                 [&](const auto& device) { return channels_of(device, direction) > 0; });
    const std::string whole(wanted);
    const auto parts = split_channels(wanted);
    for (auto* matching : {&named_exactly, &named_in_part}) {
        if (const auto found = (*matching)(able, whole); !found.empty()) {
            return with_channels(only_one(found, wanted, direction), {}, direction);
        }
        if (parts) {
            if (const auto found = (*matching)(able, parts->device); !found.empty()) {
                return with_channels(only_one(found, parts->device, direction), parts->channels, direction);
            }
        }
    }
    return with_channels(only_one({}, parts ? parts->device : wanted, direction), {}, direction);
}

} // namespace earbench
