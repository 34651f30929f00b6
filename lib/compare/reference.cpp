#include "compare/reference.hpp"

#include "core/error.hpp"
#include "curve/channel.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

ReferenceCurve ready(FrequencyResponse curve, ReferenceKind kind, const Alignment& align)
{
    const auto offset = own_offset(curve, align);
    return {std::move(curve), kind, offset};
}

Reference two_channels(const FrequencyResponse& left, const FrequencyResponse& right, ChannelUse use,
                       Disagreement disagreement, const Alignment& align)
{
    const std::array pair{left, right};
    auto mean = ready(average(pair, AverageKind::amplitude, disagreement), ReferenceKind::iem, align);
    if (use == ChannelUse::average) {
        return {{std::move(mean)}};
    }
    return {
        {ready(left, ReferenceKind::iem, align), ready(right, ReferenceKind::iem, align), std::move(mean)}};
}

std::string name_note(const FrequencyResponse& curve)
{
    return curve.notes().get(note::name);
}

} // namespace

std::string reference_label(const ReferenceCurve& reference)
{
    return reference.kind == ReferenceKind::iem ? label(reference.curve)
                                                : reference.curve.notes().get(note::name, "target");
}

const ReferenceCurve& facing(const Reference& reference, std::string_view channel)
{
    if (reference.curves.size() == 1) {
        return reference.curves.front();
    }
    const auto side = side_of(channel);
    return reference.curves[!side ? 2 : *side == 'L' ? 0 : 1];
}

Reference target_reference(FrequencyResponse target, const Alignment& align)
{
    return {{ready(std::move(target), ReferenceKind::target, align)}};
}

std::vector<Reference> iem_references(std::span<const FrequencyResponse> curves, ChannelUse use,
                                      Disagreement disagreement, const Alignment& align)
{
    std::vector<std::vector<const FrequencyResponse*>> iems;
    for (const auto& curve : curves) {
        const auto same = std::find_if(iems.begin(), iems.end(), [&](const auto& iem) {
            return name_note(*iem.front()) == name_note(curve);
        });
        if (same == iems.end()) {
            iems.push_back({&curve});
        } else {
            same->push_back(&curve);
        }
    }
    std::vector<Reference> references;
    for (const auto& iem : iems) {
        if (iem.size() == 1) {
            references.push_back({{ready(*iem.front(), ReferenceKind::iem, align)}});
            continue;
        }
        const auto side = [&](std::size_t i) { return side_of(iem[i]->notes().get(note::channel)); };
        if (iem.size() != 2 || !side(0) || !side(1) || side(0) == side(1)) {
            throw Error(Fault::data, "expected one curve or the channels L and R of a reference but found " +
                                         std::to_string(iem.size()) + " curves of " + label(*iem.front()));
        }
        const bool left_first = side(0) == 'L';
        references.push_back(
            two_channels(*iem[left_first ? 0 : 1], *iem[left_first ? 1 : 0], use, disagreement, align));
    }
    return references;
}

std::vector<FrequencyResponse> take_first(std::vector<FrequencyResponse>& curves)
{
    if (curves.size() < 2) {
        throw Error(Fault::usage, "expected --target, --reference or a second curve to compare with but "
                                  "found none");
    }
    const auto first = name_note(curves.front());
    const bool other_iem = std::any_of(curves.begin(), curves.end(), [&](const FrequencyResponse& curve) {
        return name_note(curve) != first;
    });
    const auto rest =
        other_iem
            ? std::stable_partition(curves.begin(), curves.end(),
                                    [&](const FrequencyResponse& curve) { return name_note(curve) == first; })
            : curves.begin() + 1;
    std::vector<FrequencyResponse> taken(std::make_move_iterator(curves.begin()),
                                         std::make_move_iterator(rest));
    curves.erase(curves.begin(), rest);
    return taken;
}

} // namespace earbench
