#include "io/recording_names.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/channel.hpp"
#include "curve/note_keys.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

std::size_t sounding_channel(const Audio& audio)
{
    const auto sounds = [](const std::vector<double>& channel) {
        return std::any_of(channel.begin(), channel.end(), [](double sample) { return sample != 0.0; });
    };
    const auto& channels = audio.channels;
    const auto found = std::find_if(channels.begin(), channels.end(), sounds);
    return found == channels.end() ? 0 : static_cast<std::size_t>(found - channels.begin());
}

std::string channel_name(std::size_t index, std::size_t count)
{
    if (count == 1) {
        return {};
    }
    return count == 2 ? (index == 0 ? "L" : "R") : std::to_string(index + 1);
}

namespace {

/// True where a single channel that the file's name calls `named`, or nothing, may be called `wanted`: the
/// side is never another, nor the seat where both have one.
bool may_be_called(const std::string& named, const std::string& wanted)
{
    const bool other_seat = seat_of(named) && seat_of(wanted) && seat_of(named) != seat_of(wanted);
    return named.empty() || (side_of(named) == side_of(wanted) && !other_seat);
}

} // namespace

std::vector<std::size_t> chosen_channels(const std::optional<std::string>& wanted, std::size_t count,
                                         const std::string& take)
{
    const auto named = count == 1 ? split_channel(to_utf8(stem(take))).channel : std::string();
    const bool names_the_only_one = count == 1 && wanted && !parse_integer(*wanted);
    if (names_the_only_one && !may_be_called(named, *wanted)) {
        throw Error(Fault::data, Place{take}, "expected channel " + *wanted + " but found " + named);
    }
    std::vector<std::size_t> chosen;
    for (std::size_t index = 0; index < count; ++index) {
        if (!wanted || names_the_only_one || *wanted == std::to_string(index + 1) ||
            *wanted == channel_name(index, count)) {
            chosen.push_back(index);
        }
    }
    if (chosen.empty()) {
        throw Error(Fault::data, Place{take},
                    "expected channel " + *wanted + " but found " + std::to_string(count) +
                        (count == 1 ? " channel" : " channels"));
    }
    return chosen;
}

Notes identify(const Identity& identity, const std::string& take, std::size_t channel, std::size_t count)
{
    const auto file_stem = to_utf8(stem(take));
    const auto from_file = split_channel(file_stem);
    Notes notes{{std::string(note::name), identity.name.value_or(count == 1 ? from_file.name : file_stem)}};
    auto called = count == 1 ? from_file.channel : channel_name(channel, count);
    if (count == 1 && identity.channel && !parse_integer(*identity.channel)) {
        called = *identity.channel;
    }
    if (!called.empty()) {
        notes.add(note::channel, called);
    }
    if (identity.rig) {
        notes.add(note::rig, *identity.rig);
    }
    if (identity.session) {
        notes.add(note::session, *identity.session);
    }
    return notes;
}

std::string take_name(const Identity& identity, int number)
{
    const bool side = identity.channel && !parse_integer(*identity.channel);
    const auto name =
        identity.name.value_or("take") + "-" + (side ? *identity.channel : "") + std::to_string(number);
    return replace_all(name, "/", "-");
}

std::vector<std::string> take_names(const Identity& identity, int count)
{
    std::vector<std::string> names;
    for (int number = 1; number <= count; ++number) {
        names.push_back(take_name(identity, number));
    }
    return names;
}

} // namespace earbench
