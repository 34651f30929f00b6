#include "shown_verdicts.hpp"

#include "core/number.hpp"

#include <algorithm>

namespace earbench {

namespace {

bool are_of_one_pair(std::span<const Comparison> comparisons)
{
    constexpr std::size_t sides = 2;
    return !comparisons.empty() && comparisons.size() <= sides &&
           comparisons.front().name == comparisons.back().name &&
           comparisons.front().reference == comparisons.back().reference;
}

/// Sorts `bands` by frequency. @returns whether one reaches into the next.
bool overlap(std::vector<NamedBand>& bands)
{
    std::sort(bands.begin(), bands.end(),
              [](const NamedBand& one, const NamedBand& other) { return one.from_hz < other.from_hz; });
    constexpr double rounding = 1.0 - 1e-9;
    return std::adjacent_find(bands.begin(), bands.end(), [&](const NamedBand& one, const NamedBand& next) {
               return next.from_hz < one.to_hz * rounding;
           }) != bands.end();
}

BandVerdict shown(Sameness sameness)
{
    switch (sameness) {
    case Sameness::differs:
        return BandVerdict::differs;
    case Sameness::same:
        return BandVerdict::same;
    case Sameness::undecided:
        break;
    }
    return BandVerdict::undecided;
}

std::vector<JudgedBand> judged_bands(const Comparison& comparison, std::span<const NamedBand> bands)
{
    std::vector<JudgedBand> judged;
    for (const auto& band : bands) {
        if (const auto verdict = verdict_on(comparison, band.name)) {
            judged.push_back({{{band.from_hz}, {band.to_hz}}, shown(verdict->sameness)});
        }
    }
    return judged;
}

/// "same within 1 dB, 2 dB above 8 kHz": the thin line.
std::string same_words(const Certainty& certainty)
{
    const auto decibels = [](Decibel margin) { return format_shortest(margin.value) + " dB"; };
    auto words = "same within " + decibels(certainty.same_within);
    if (certainty.same_within_above != certainty.same_within) {
        words += ", " + decibels(certainty.same_within_above) + " above 8 kHz";
    }
    return words;
}

} // namespace

VerdictStrips shown_verdicts(std::span<const Comparison> comparisons, std::vector<NamedBand> bands)
{
    VerdictStrips shown;
    if (!are_of_one_pair(comparisons) || overlap(bands)) {
        return shown;
    }
    for (const auto& comparison : comparisons) {
        if (!comparison.certainty) {
            continue;
        }
        if (auto judged = judged_bands(comparison, bands); !judged.empty()) {
            shown.strips.push_back({comparison.channel, std::move(judged)});
            shown.same_words = same_words(*comparison.certainty);
        }
    }
    const auto& first = comparisons.front();
    shown.heading =
        "bands against " + (first.reference_iem.empty() ? first.against : first.reference_iem).text() + ":";
    return shown;
}

} // namespace earbench
