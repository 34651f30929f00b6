#include "facts.hpp"

#include "compare/comparison.hpp"
#include "compare/target.hpp"
#include "core/strings.hpp"
#include "curve/average.hpp"
#include "curve/channel.hpp"
#include "curve/note_keys.hpp"
#include "seats/balance.hpp"

#include <algorithm>

namespace earbench {

namespace {

std::vector<BandFact> bands_of(const FrequencyResponse& curve, const FrequencyResponse& target)
{
    constexpr Hertz coupler_limit{8000.0}; // above it a 711 coupler says little of an ear
    const DeviationOptions how{};
    const auto reference = target_reference(target, how.align);
    const auto compared = compare({curve, std::nullopt}, reference.curves.front(), how);
    const auto kind = rig_kind(curve.notes().get(note::rig)).value_or(RigKind::coupler_711);
    std::vector<BandFact> facts;
    for (const auto& [name, from_hz, to_hz] : how.bands) {
        const auto deviation_db = compared.measures.value_of(name);
        const bool is_told = kind != RigKind::coupler_711 || from_hz < coupler_limit.value;
        if (is_told && deviation_db) {
            const auto words = name.substr(0, name.rfind("_db"));
            facts.push_back({replace_all(words, "_", " "), {from_hz}, {to_hz}, {*deviation_db}});
        }
    }
    return facts;
}

bool has_both_sides(std::span<const FrequencyResponse> curves)
{
    std::string sides;
    for (const auto& curve : curves) {
        sides += side_of(curve.notes().get(note::channel)).value_or('-');
    }
    return sides.find('-') == std::string::npos && sides.find('L') != std::string::npos &&
           sides.find('R') != std::string::npos;
}

} // namespace

MeasuredFacts facts_of(const cli::Tool& tool, std::span<const FrequencyResponse> curves,
                       const FrequencyResponse* target)
{
    MeasuredFacts facts;
    try {
        const AverageOptions mean{.combination = Combination::amplitude};
        const auto mismatch = target != nullptr ? rig_mismatch(*target, curves.front()) : std::nullopt;
        if (mismatch) {
            tool.note(*mismatch);
        } else if (target != nullptr) {
            facts.bands = bands_of(average(curves, mean), *target);
            facts.target = target_label(*target);
            facts.alignment = "500 Hz";
        }
        const auto balance = has_both_sides(curves) ? channel_balance(curves, mean).figures : std::nullopt;
        if (balance) {
            facts.balance = BalanceFact{balance_from, balance_to,        balance->mean,
                                        balance->rms, balance->greatest, balance->greatest_at};
        }
    } catch (const Error& error) {
        tool.note("the post has no measured facts: " + std::string(error.what()));
        return {};
    }
    return facts;
}

} // namespace earbench
