#pragma once

#include <span>
#include <string_view>

namespace earbench {

/// What becomes of a note when several curves become one.
enum class NoteRule {
    combined,    ///< a rule of its own makes one value of all: name, channel
    must_agree,  ///< curves that differ in it do not belong together, unless somebody insists
    of_one_only, ///< says something of one curve that is not true of a combination
    kept_if_all, ///< kept where all curves have it: every key that is not listed
};

/// A note that earbench itself writes or reads.
struct NoteKey {
    std::string_view key;
    NoteRule rule = NoteRule::kept_if_all;
    bool of_phase = false; ///< belongs to the phase, and goes with it
};

/// All of them: the one place where a note is described.
[[nodiscard]] std::span<const NoteKey> note_keys();

/// The rule for `key`.
[[nodiscard]] NoteRule note_rule(std::string_view key);

namespace note {

inline constexpr std::string_view name = "name";
inline constexpr std::string_view channel = "channel";
inline constexpr std::string_view title = "title"; ///< what a foreign file calls itself
inline constexpr std::string_view rig = "rig";
inline constexpr std::string_view smoothing = "smoothing";
inline constexpr std::string_view level = "level";     ///< what 0 dB is
inline constexpr std::string_view delay_s = "delay-s"; ///< what was taken out of the phase
inline constexpr std::string_view phase = "phase";     ///< minimum or excess
inline constexpr std::string_view harmonics = "harmonics";
inline constexpr std::string_view calibration = "calibration";
inline constexpr std::string_view coupler_calibration = "coupler-calibration";
inline constexpr std::string_view takes = "takes";     ///< how many an average was made of
inline constexpr std::string_view session = "session"; ///< takes of one session share what they are off by
inline constexpr std::string_view source = "source";
inline constexpr std::string_view step = "step"; ///< provenance; may repeat

/// Decimals of delay-s: a picosecond turns 20 kHz by 7e-6 degrees.
inline constexpr int delay_decimals = 12;

} // namespace note

} // namespace earbench
