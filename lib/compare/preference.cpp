#include "compare/preference.hpp"

#include "core/statistics.hpp"
#include "curve/grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace earbench {

namespace {

/// R 40 of ISO 3 from 20 Hz to 10 kHz, as AutoEq lists it: the over-ear model has some rounded otherwise
/// below 50 Hz, where it takes no point.
constexpr std::array preferred_hz{
    20.0,   21.2,   22.4,   23.6,   25.0,    26.5,   28.0,   30.0,   31.5,   33.5,   35.5,   37.5,   40.0,
    42.5,   45.0,   47.5,   50.0,   53.0,    56.0,   60.0,   63.0,   67.0,   71.0,   75.0,   80.0,   85.0,
    90.0,   95.0,   100.0,  106.0,  112.0,   118.0,  125.0,  132.0,  140.0,  150.0,  160.0,  170.0,  180.0,
    190.0,  200.0,  212.0,  224.0,  236.0,   250.0,  265.0,  280.0,  300.0,  315.0,  335.0,  355.0,  375.0,
    400.0,  425.0,  450.0,  475.0,  500.0,   530.0,  560.0,  600.0,  630.0,  670.0,  710.0,  750.0,  800.0,
    850.0,  900.0,  950.0,  1000.0, 1060.0,  1120.0, 1180.0, 1250.0, 1320.0, 1400.0, 1500.0, 1600.0, 1700.0,
    1800.0, 1900.0, 2000.0, 2120.0, 2240.0,  2360.0, 2500.0, 2650.0, 2800.0, 3000.0, 3150.0, 3350.0, 3550.0,
    3750.0, 4000.0, 4250.0, 4500.0, 4750.0,  5000.0, 5300.0, 5600.0, 6000.0, 6300.0, 6700.0, 7100.0, 7500.0,
    8000.0, 8500.0, 9000.0, 9500.0, 10'000.0};

/// 20*1.01^n Hz up to the first point above 10 kHz.
std::vector<double> autoeq_grid()
{
    constexpr double step = 1.01;
    std::vector<double> grid{20.0};
    for (int n = 1; grid.back() <= preferred_hz.back(); ++n) {
        grid.push_back(20.0 * std::pow(step, n));
    }
    return grid;
}

/// Of curve minus target at the preferred frequencies from `lowest_hz` on.
struct Errors {
    std::vector<double> ln_hz;
    std::vector<double> db;
};

Errors errors_from(const FrequencyResponse& error, double lowest_hz)
{
    std::vector<double> hz;
    Errors errors;
    for (const double frequency : preferred_hz) {
        if (frequency >= lowest_hz) {
            hz.push_back(frequency);
            errors.ln_hz.push_back(std::log(frequency));
        }
    }
    errors.db = levels_at(error, hz);
    return errors;
}

double mean_off_500_hz(const FrequencyResponse& error)
{
    constexpr double lowest_hz = 40.0;
    const double centre = level_at(error, {500.0}).value;
    auto errors = errors_from(error, lowest_hz);
    for (double& value : errors.db) {
        value = std::abs(value - centre);
    }
    return mean_of(errors.db);
}

} // namespace

std::optional<PreferenceEstimate> estimate_preference(const FrequencyResponse& curve,
                                                      const FrequencyResponse& target, PreferenceModel model)
{
    auto grid = autoeq_grid();
    for (const auto* each : {&curve, &target}) {
        if (each->lowest().value > grid.front() || each->highest().value < grid.back()) {
            return std::nullopt;
        }
    }
    auto error_db = levels_at(curve, grid);
    const auto target_db = levels_at(target, grid);
    std::transform(error_db.begin(), error_db.end(), target_db.begin(), error_db.begin(), std::minus<>());
    const FrequencyResponse error(std::move(grid), std::move(error_db));
    const bool in_ear = model == PreferenceModel::in_ear;
    const auto errors = errors_from(error, in_ear ? 20.0 : 50.0);
    const double sd_db = standard_deviation_of(errors.db).value();
    const double slope_db = slope_of(errors.ln_hz, errors.db);
    if (!in_ear) {
        const double score = 114.490443008238 - 12.62 * sd_db - 15.5163857197367 * std::abs(slope_db);
        return PreferenceEstimate{score, sd_db, slope_db, std::nullopt};
    }
    const double mean_abs_db = mean_off_500_hz(error);
    const double score = 100.0795 - 8.5 * sd_db - 6.796 * std::abs(slope_db) - 3.475 * mean_abs_db;
    return PreferenceEstimate{score, sd_db, slope_db, mean_abs_db};
}

} // namespace earbench
