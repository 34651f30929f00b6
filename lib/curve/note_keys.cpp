#include "curve/note_keys.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

constexpr std::array keys{
    NoteKey{note::name, NoteRule::combined},
    NoteKey{note::channel, NoteRule::combined},
    NoteKey{note::title, NoteRule::of_one_only},
    NoteKey{note::rig, NoteRule::must_agree},
    NoteKey{note::smoothing, NoteRule::must_agree},
    NoteKey{note::level, NoteRule::must_agree},
    NoteKey{note::delay_s, NoteRule::of_one_only, true},
    NoteKey{note::phase, NoteRule::of_one_only, true},
    NoteKey{note::harmonics},
    NoteKey{note::calibration},
    NoteKey{note::coupler_calibration},
    NoteKey{note::takes},
    NoteKey{note::session},
    NoteKey{note::source},
    NoteKey{note::step},
};

} // namespace

std::span<const NoteKey> note_keys()
{
    return keys;
}

NoteRule note_rule(std::string_view key)
{
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const NoteKey& known) { return known.key == key; });
    return found == keys.end() ? NoteRule::kept_if_all : found->rule;
}

} // namespace earbench
