#include "compare/target.hpp"

#include "compare/built_in_targets.hpp"
#include "core/strings.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>

namespace earbench {

std::optional<FrequencyResponse> find_built_in_target(std::string_view key)
{
    const auto targets = built_in_targets();
    const auto found =
        std::find_if(targets.begin(), targets.end(), [&](const auto& target) { return target.key == key; });
    if (found == targets.end()) {
        return std::nullopt;
    }
    FrequencyResponse target({found->grid_hz.begin(), found->grid_hz.end()},
                             {found->spl_db.begin(), found->spl_db.end()}, {},
                             {{"name", std::string(found->name)}});
    if (found->rig != "-") {
        target.notes().add(note::rig, found->rig);
    }
    target.notes().add(note::source, found->source);
    return target;
}

std::vector<std::string> built_in_target_keys()
{
    std::vector<std::string> keys;
    for (const auto& target : built_in_targets()) {
        keys.emplace_back(target.key);
    }
    return keys;
}

std::optional<RigKind> rig_kind(std::string_view rig)
{
    const auto text = to_lower(rig);
    const auto names_one_of = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return text.find(word) != text.npos; });
    };
    if (names_one_of({"5128"})) {
        return RigKind::hats_5128;
    }
    if (names_one_of({"over-ear", "45ca", "43ag"})) {
        return RigKind::over_ear;
    }
    if (names_one_of({"60318-4", "711", "kemar", "ra0402", "43ac"})) {
        return RigKind::coupler_711;
    }
    return std::nullopt;
}

std::optional<std::string> rig_mismatch(const FrequencyResponse& target, const FrequencyResponse& curve)
{
    const auto wanted = rig_kind(target.notes().get(note::rig));
    const auto rig = curve.notes().find(note::rig);
    const auto found = rig ? rig_kind(*rig) : RigKind::coupler_711;
    if (!wanted || !found || *wanted == *found) {
        return std::nullopt;
    }
    return target.notes().get(note::name, "the target") + " is for curves of the rig '" +
           target.notes().get(note::rig) + "' but " + label(curve) +
           (rig ? " is of '" + *rig + "'" : " names none and is taken for one of a 711 coupler") +
           ": they differ by their rigs too";
}

bool is_target_name(std::string_view name)
{
    const auto text = to_lower(name.substr(0, name.find_last_not_of(" _-") + 1));
    constexpr std::string_view word = "target";
    return text.ends_with(word) &&
           (text.size() == word.size() ||
            std::string_view(" _-").find(text[text.size() - word.size() - 1]) != std::string_view::npos);
}

} // namespace earbench
