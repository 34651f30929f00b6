#include "curve/level_change.hpp"

#include "curve/columns.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace earbench {

namespace {

/// Computes the total of a family anew from the harmonics beside it.
void sum_harmonics(Column& total, HarmonicFamily family, std::span<const Column> columns)
{
    for (std::size_t row = 0; row < total.values.size(); ++row) {
        double power = 0.0;
        for (const auto& column : columns) {
            const auto type = column_type(column.name);
            if (type.kind == ColumnKind::harmonic_ratio && type.family == family &&
                column.values[row] > no_harmonic_dbc) {
                power += std::pow(10.0, column.values[row] / 10.0);
            }
        }
        total.values[row] = 100.0 * std::sqrt(power);
    }
}

void divide_harmonic(Column& column, int order, std::span<const double> frequency_hz,
                     std::span<const double> divisor_db, const LevelAt& divisor)
{
    for (std::size_t row = 0; row < column.values.size(); ++row) {
        if (column.values[row] > no_harmonic_dbc) {
            column.values[row] += divisor_db[row] - divisor({order * frequency_hz[row]}).value;
        }
    }
}

} // namespace

FrequencyResponse divide_levels(const FrequencyResponse& response, const LevelAt& divisor)
{
    const auto frequency_hz = response.frequency_hz();
    std::vector<double> divisor_db;
    divisor_db.reserve(frequency_hz.size());
    for (const double frequency : frequency_hz) {
        divisor_db.push_back(divisor({frequency}).value);
    }
    const auto lower = [&](std::span<double> levels_db) {
        std::transform(levels_db.begin(), levels_db.end(), divisor_db.begin(), levels_db.begin(),
                       std::minus<>());
    };
    std::vector<double> spl_db(response.spl_db().begin(), response.spl_db().end());
    lower(spl_db);
    auto columns = response.columns();
    for (auto& column : columns) {
        const auto type = column_type(column.name);
        if (type.kind == ColumnKind::level) {
            lower(column.values);
        } else if (type.kind == ColumnKind::harmonic_ratio) {
            divide_harmonic(column, type.order, frequency_hz, divisor_db, divisor);
        }
    }
    for (auto& column : columns) {
        if (const auto type = column_type(column.name); type.kind == ColumnKind::harmonic_total) {
            sum_harmonics(column, type.family, columns);
        }
    }
    return response.with_levels(std::move(spl_db)).with_columns(std::move(columns));
}

FrequencyResponse shift_level(const FrequencyResponse& response, Decibel shift)
{
    const auto raised = [&](std::vector<double> levels_db) {
        for (double& level : levels_db) {
            level += shift.value;
        }
        return levels_db;
    };
    auto columns = response.columns();
    for (auto& column : columns) {
        if (column_type(column.name).kind == ColumnKind::level) {
            column.values = raised(std::move(column.values));
        }
    }
    return response.with_levels(raised({response.spl_db().begin(), response.spl_db().end()}))
        .with_columns(std::move(columns));
}

} // namespace earbench
