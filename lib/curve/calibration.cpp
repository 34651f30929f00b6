#include "curve/calibration.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "core/quantity.hpp"
#include "curve/channel.hpp"
#include "curve/grid.hpp"
#include "curve/level_change.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace earbench {

namespace {

constexpr double edge_share = 1e-5; // what rounded frequencies leave apart, as in grids_equal

[[noreturn]] void fail_level_reference(std::string_view text)
{
    throw Error(Fault::usage, "expected LEVEL@HZ=DBFS such as 94@1000=-23.4 for --spl-at but found '" +
                                  std::string(text) + "'");
}

} // namespace

std::vector<double> held_phases_at(const FrequencyResponse& calibration, std::span<const double> frequency_hz)
{
    assert(calibration.has_phase());
    const auto known_hz = calibration.frequency_hz();
    std::vector<double> known_deg(calibration.phase_deg().begin(), calibration.phase_deg().end());
    for (std::size_t i = 1; i < known_deg.size(); ++i) {
        known_deg[i] = known_deg[i - 1] + wrap_phase_deg(known_deg[i] - known_deg[i - 1]);
    }
    std::vector<double> phases_deg;
    for (const double at : frequency_hz) {
        const auto right = std::upper_bound(known_hz.begin(), known_hz.end(), at) - known_hz.begin();
        if (right == 0 || right == std::ssize(known_hz)) {
            phases_deg.push_back(right == 0 ? known_deg.front() : known_deg.back());
            continue;
        }
        const auto above = static_cast<std::size_t>(right);
        const double share = (at - known_hz[above - 1]) / (known_hz[above] - known_hz[above - 1]);
        phases_deg.push_back(known_deg[above - 1] + share * (known_deg[above] - known_deg[above - 1]));
    }
    return phases_deg;
}

bool covers(const FrequencyResponse& calibration, std::span<const double> frequency_hz)
{
    return calibration.lowest().value <= frequency_hz.front() * (1.0 + edge_share) &&
           calibration.highest().value >= frequency_hz.back() * (1.0 - edge_share);
}

std::optional<std::string> coverage_remark(const FrequencyResponse& calibration,
                                           std::span<const double> frequency_hz)
{
    if (frequency_hz.empty() || covers(calibration, frequency_hz)) {
        return std::nullopt;
    }
    const auto range = [](double from, double to) {
        return format_fixed(from, 1) + " to " + format_fixed(to, 1) + " Hz";
    };
    return "spans " + range(calibration.lowest().value, calibration.highest().value) +
           ", its ends are held for " + range(frequency_hz.front(), frequency_hz.back());
}

FrequencyResponse subtract_calibration(const FrequencyResponse& measured,
                                       const FrequencyResponse& calibration)
{
    auto corrected = divide_levels(measured, [&](Hertz at) { return held_level_at(calibration, at); });
    if (!measured.has_phase() || !calibration.has_phase()) {
        return corrected;
    }
    std::vector<double> phase_deg(measured.phase_deg().begin(), measured.phase_deg().end());
    const auto turned_deg = held_phases_at(calibration, measured.frequency_hz());
    std::transform(phase_deg.begin(), phase_deg.end(), turned_deg.begin(), phase_deg.begin(), std::minus<>());
    return corrected.with_phases(std::move(phase_deg));
}

std::vector<FrequencyResponse> calibrations_for(std::span<const FrequencyResponse> calibrations,
                                                std::string_view channel)
{
    const auto side = side_of(channel);
    std::vector<FrequencyResponse> chosen;
    const FrequencyResponse* of_any_side = nullptr;
    bool has_own_side = false;
    for (const auto& calibration : calibrations) {
        const auto its_side = side_of(calibration.notes().get(note::channel));
        if (!side && its_side && of_any_side != nullptr &&
            *its_side != side_of(of_any_side->notes().get(note::channel))) {
            throw Error(Fault::data, "expected a channel L or R for '" + calibration.notes().get(note::name) +
                                         "' but found calibrations of both sides and no channel");
        }
        of_any_side = its_side ? &calibration : of_any_side;
        has_own_side = has_own_side || (side && its_side == side);
        if (!its_side || !side || its_side == side) {
            chosen.push_back(calibration);
        }
    }
    if (side && of_any_side != nullptr && !has_own_side) {
        throw Error(Fault::data, "expected a calibration for channel " + std::string(channel) +
                                     " but found '" + of_any_side->notes().get(note::name) + "' for " +
                                     of_any_side->notes().get(note::channel));
    }
    return chosen;
}

LevelReference parse_level_reference(std::string_view text)
{
    // Without its signs in this order a part holds one of them and is no number.
    const auto at_sign = text.find('@');
    const auto equals = text.find('=');
    const auto pressure = parse_decibels(text.substr(0, at_sign));
    const auto at = parse_hertz(text.substr(at_sign + 1, equals - at_sign - 1));
    const auto reading = parse_decibels(text.substr(equals + 1));
    if (!pressure || text.substr(0, at_sign).ends_with("FS") || !at || !reading || at->value <= 0.0 ||
        reading->value > 20.0 || reading->value < -200.0 || pressure->value < -20.0 ||
        pressure->value > 200.0) {
        fail_level_reference(text);
    }
    return {*pressure, *at, *reading};
}

Decibel pressure_offset(const LevelReference& reference, Decibel sweep_peak,
                        std::span<const FrequencyResponse> microphones)
{
    double offset_db = sweep_peak.value + reference.pressure.value - reference.reading.value;
    for (const auto& microphone : microphones) {
        offset_db += held_level_at(microphone, reference.at).value;
    }
    return {offset_db};
}

FrequencyResponse to_pressure_level(const FrequencyResponse& measured, Decibel offset)
{
    auto raised = shift_level(measured, offset);
    raised.notes().set(note::level, "dB SPL");
    return raised;
}

} // namespace earbench
