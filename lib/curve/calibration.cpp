#include "curve/calibration.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/grid.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace earbench {

namespace {

constexpr double edge_share = 1e-5; // what rounded frequencies leave apart, as in grids_equal

bool is_level_column(std::string_view name)
{
    return name == "noise_db" || name == "min_db" || name == "max_db";
}

constexpr std::string_view harmonic_suffix = "_dbc";
constexpr std::string_view harmonic_floor_suffix = "_floor_dbc";
constexpr double unmeasured_dbc = -200.0;

/// The order n of the column h<n><suffix>, 0 for any other.
int order_of_column(std::string_view name, std::string_view suffix)
{
    const bool harmonic = name.size() > 2 && name[0] == 'h' && is_digit(name[1]) && name.substr(2) == suffix;
    return harmonic ? name[1] - '0' : 0;
}

int order_of_column(std::string_view name)
{
    return std::max(order_of_column(name, harmonic_suffix), order_of_column(name, harmonic_floor_suffix));
}

/// Recomputes the column `total` from the harmonics whose names end in `suffix`.
void sum_harmonics(std::vector<Column>& columns, std::string_view total, std::string_view suffix)
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& column) { return column.name == total; });
    if (found == columns.end()) {
        return;
    }
    for (std::size_t row = 0; row < found->values.size(); ++row) {
        double power = 0.0;
        for (const auto& column : columns) {
            if (order_of_column(column.name, suffix) > 0 && column.values[row] > unmeasured_dbc) {
                power += std::pow(10.0, column.values[row] / 10.0);
            }
        }
        found->values[row] = 100.0 * std::sqrt(power);
    }
}

[[noreturn]] void fail_level_reference(std::string_view text)
{
    throw Error(Fault::usage, "expected LEVEL@HZ=DBFS such as 94@1000=-23.4 for --spl-at but found '" +
                                  std::string(text) + "'");
}

} // namespace

Decibel held_level_at(const FrequencyResponse& calibration, Hertz at)
{
    return level_at(calibration,
                    {std::clamp(at.value, calibration.lowest().value, calibration.highest().value)});
}

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

FrequencyResponse subtract_calibration(const FrequencyResponse& measured,
                                       const FrequencyResponse& calibration)
{
    const auto frequency_hz = measured.frequency_hz();
    std::vector<double> correction_db;
    for (const double at : frequency_hz) {
        correction_db.push_back(held_level_at(calibration, {at}).value);
    }
    std::vector<double> spl_db(measured.spl_db().begin(), measured.spl_db().end());
    std::transform(spl_db.begin(), spl_db.end(), correction_db.begin(), spl_db.begin(), std::minus<>());
    auto columns = measured.columns();
    for (auto& [name, values] : columns) {
        const int order = order_of_column(name);
        for (std::size_t row = 0; row < values.size(); ++row) {
            if (is_level_column(name)) {
                values[row] -= correction_db[row];
            } else if (order > 0 && values[row] > unmeasured_dbc) {
                values[row] +=
                    correction_db[row] - held_level_at(calibration, {order * frequency_hz[row]}).value;
            }
        }
    }
    sum_harmonics(columns, "thd_percent", harmonic_suffix);
    sum_harmonics(columns, "thd_floor_percent", harmonic_floor_suffix);
    std::vector<double> phase_deg(measured.phase_deg().begin(), measured.phase_deg().end());
    if (measured.has_phase() && calibration.has_phase()) {
        const auto turned_deg = held_phases_at(calibration, frequency_hz);
        std::transform(phase_deg.begin(), phase_deg.end(), turned_deg.begin(), phase_deg.begin(),
                       std::minus<>());
    }
    return {{frequency_hz.begin(), frequency_hz.end()},
            std::move(spl_db),
            std::move(phase_deg),
            measured.notes(),
            std::move(columns)};
}

LevelReference parse_level_reference(std::string_view text)
{
    const auto at_sign = text.find('@');
    const auto equals = text.find('=');
    if (at_sign == text.npos || equals == text.npos || equals < at_sign) {
        fail_level_reference(text);
    }
    const auto pressure = parse_number(text.substr(0, at_sign));
    const auto at = parse_number(text.substr(at_sign + 1, equals - at_sign - 1));
    auto level = text.substr(equals + 1);
    constexpr std::string_view unit = "dBFS";
    if (level.ends_with(unit)) {
        level.remove_suffix(unit.size());
    }
    const auto reading = parse_number(level);
    if (!pressure || !at || !reading || *at <= 0.0 || *reading > 20.0 || *reading < -200.0 ||
        *pressure < -20.0 || *pressure > 200.0) {
        fail_level_reference(text);
    }
    return {{*pressure}, {*at}, {*reading}};
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
    std::vector<double> spl_db(measured.spl_db().begin(), measured.spl_db().end());
    const auto raise = [&](std::vector<double>& levels_db) {
        for (double& level_db : levels_db) {
            level_db += offset.value;
        }
    };
    raise(spl_db);
    auto columns = measured.columns();
    for (auto& [name, values] : columns) {
        if (is_level_column(name)) {
            raise(values);
        }
    }
    auto notes = measured.notes();
    notes.set("level", "dB SPL");
    return {{measured.frequency_hz().begin(), measured.frequency_hz().end()},
            std::move(spl_db),
            {measured.phase_deg().begin(), measured.phase_deg().end()},
            std::move(notes),
            std::move(columns)};
}

} // namespace earbench
