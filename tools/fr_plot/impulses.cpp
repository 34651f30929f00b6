#include "impulses.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "curve/note_keys.hpp"
#include "io/audio_file.hpp"
#include "io/recording_names.hpp"

#include <algorithm>

namespace earbench {

namespace {

bool is_recording(const std::string& path)
{
    const auto lower = to_lower(path);
    return std::any_of(recording_file_endings.begin(), recording_file_endings.end(),
                       [&](std::string_view ending) { return lower.ends_with(ending); });
}

} // namespace

bool shows_impulses(const Options& options)
{
    const bool recordings = std::all_of(options.inputs.begin(), options.inputs.end(), is_recording);
    return options.kind == CurveKind::impulse || options.kind == CurveKind::spectrogram ||
           (options.kind == CurveKind::automatic && recordings);
}

std::vector<RecordedImpulse> read_impulses(cli::Tool& tool, const Options& options,
                                           const std::vector<std::string>& names)
{
    std::vector<RecordedImpulse> impulses;
    for (const auto& input : options.inputs) {
        tool.attempt([&] {
            auto audio = read_audio(input);
            const auto count = audio.channels.size();
            for (std::size_t i = 0; i < count; ++i) {
                auto notes = identify({}, input, i, count);
                if (count > 2) { // numbers are no sides of one IEM
                    notes = {
                        {std::string(note::name), std::string(stem(input)) + " " + channel_name(i, count)}};
                }
                impulses.push_back({audio.rate, std::move(audio.channels[i]), std::move(notes)});
            }
        });
    }
    if (names.empty() || impulses.empty()) {
        return impulses;
    }
    if (names.size() != impulses.size()) {
        throw Error(Fault::usage, "expected as many names for --legend as impulse responses (" +
                                      std::to_string(impulses.size()) + ") but found " +
                                      std::to_string(names.size()));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        impulses[i].notes = {{std::string(note::name), names[i]}};
    }
    return impulses;
}

} // namespace earbench
