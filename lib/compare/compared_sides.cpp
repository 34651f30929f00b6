#include "compare/compared_sides.hpp"

#include "compare/measure_kind.hpp"
#include "curve/channel.hpp"
#include "curve/note_keys.hpp"

#include <array>
#include <string>

namespace earbench {

namespace {

/// One side, or of a curve that joins both L and R; empty where they are not known.
std::vector<const Seatings*> sides_named(std::span<const Seatings> all, std::string_view name,
                                         std::string_view channel)
{
    if (const auto* one = find_seatings(all, name, channel)) {
        return {one};
    }
    const auto* left = find_seatings(all, name, "L");
    const auto* right = find_seatings(all, name, "R");
    if (channel == "L+R" && left != nullptr && right != nullptr) {
        return {left, right};
    }
    return {};
}

const Seatings* other_channel_of(std::span<const Seatings> all, std::string_view name, std::string channel)
{
    const auto side = side_of(channel);
    if (!side) {
        return nullptr;
    }
    channel.front() = *side == 'L' ? 'R' : 'L';
    return find_seatings(all, name, channel);
}

FrequencyResponse joined(const std::vector<FrequencyResponse>& sides)
{
    // Whether they may be joined was asked when their means were.
    return sides.size() == 1 ? sides.front() : average(sides, AverageKind::amplitude, Disagreement::accept);
}

} // namespace

std::optional<ComparedSides> compared_sides(const Comparison& row, const ReferenceCurve& reference,
                                            const KnownSeatings& known)
{
    ComparedSides sides{sides_named(known.curves, row.name, row.channel),
                        other_channel_of(known.curves, row.name, row.channel),
                        {}};
    if (sides.subject.empty()) {
        return std::nullopt;
    }
    if (reference.kind == ReferenceKind::iem) {
        const auto& notes = reference.curve.notes();
        const auto name = notes.get(note::name);
        const auto channel = notes.get(note::channel);
        sides.against = sides_named(known.references, name, channel);
        if (sides.against.empty()) {
            sides.against = sides_named(known.curves, name, channel);
        }
        if (sides.against.empty()) {
            return std::nullopt;
        }
    }
    return sides;
}

Recomparison::Recomparison(const ComparedSides& sides, const ReferenceCurve& reference,
                           DeviationOptions options, bool levels)
    : m_sides(sides), m_reference(reference), m_options(std::move(options)), m_levels(levels),
      m_names(measure_names(m_options)), m_of_means(compare_with(nullptr, nullptr))
{
    m_options.range = m_of_means.range;
}

Measures Recomparison::with(const Seatings& changed, const FrequencyResponse& instead) const
{
    return compare_with(&changed, &instead).measures;
}

Comparison Recomparison::compare_with(const Seatings* changed, const FrequencyResponse* instead) const
{
    const auto curve_of = [&](const Seatings* side) { return side == changed ? *instead : side->mean; };
    const auto curves_of = [&](const std::vector<const Seatings*>& sides) {
        std::vector<FrequencyResponse> curves;
        for (const auto* side : sides) {
            curves.push_back(curve_of(side));
        }
        return curves;
    };
    const auto channels = curves_of(m_sides.subject);
    Subject subject{joined(channels), std::nullopt};
    if (channels.size() == 2 || m_sides.other_channel != nullptr) {
        subject.match = match_channels(
            channels.front(), channels.size() == 2 ? channels.back() : curve_of(m_sides.other_channel),
            m_options.range);
    }
    auto reference = m_reference;
    if (!m_sides.against.empty()) {
        reference.curve = joined(curves_of(m_sides.against));
        reference.offset = own_offset(reference.curve, m_options.align);
    }
    auto comparison = compare(subject, reference, m_options, m_names);
    if (m_levels) {
        const double level = reference.offset.value - comparison.offset.value;
        comparison.measures.insert(1, {rig_level_name, level});
    }
    return comparison;
}

} // namespace earbench
