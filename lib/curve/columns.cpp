#include "curve/columns.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace earbench {

namespace {

constexpr int phase_decimals = 3;

constexpr ColumnType level(std::string_view name)
{
    return {.name = name, .kind = ColumnKind::level};
}

constexpr ColumnType difference(std::string_view name)
{
    return {.name = name, .kind = ColumnKind::level_difference};
}

constexpr ColumnType harmonic(std::string_view name, HarmonicFamily family, int order)
{
    return {.name = name, .kind = ColumnKind::harmonic_ratio, .family = family, .order = order};
}

constexpr ColumnType total(std::string_view name, HarmonicFamily family)
{
    return {.name = name, .kind = ColumnKind::harmonic_total, .family = family};
}

constexpr auto measured = HarmonicFamily::measured;
constexpr auto noise_floor = HarmonicFamily::floor;

constexpr std::array types{
    ColumnType{.name = column::frequency_hz, .kind = ColumnKind::frequency},
    level(column::spl_db),
    ColumnType{.name = column::phase_deg, .kind = ColumnKind::phase, .decimals = phase_decimals},
    difference(column::spread_db),
    level(column::min_db),
    level(column::max_db),
    level(column::noise_db),
    difference(column::snr_db),
    harmonic("h2_dbc", measured, 2),
    harmonic("h3_dbc", measured, 3),
    harmonic("h4_dbc", measured, 4),
    harmonic("h5_dbc", measured, 5),
    harmonic("h6_dbc", measured, 6),
    harmonic("h7_dbc", measured, 7),
    harmonic("h8_dbc", measured, 8),
    harmonic("h9_dbc", measured, 9),
    total(column::thd_percent, measured),
    ColumnType{.name = column::group_delay_ms, .kind = ColumnKind::time},
    harmonic("h2_floor_dbc", noise_floor, 2),
    harmonic("h3_floor_dbc", noise_floor, 3),
    harmonic("h4_floor_dbc", noise_floor, 4),
    harmonic("h5_floor_dbc", noise_floor, 5),
    harmonic("h6_floor_dbc", noise_floor, 6),
    harmonic("h7_floor_dbc", noise_floor, 7),
    harmonic("h8_floor_dbc", noise_floor, 8),
    harmonic("h9_floor_dbc", noise_floor, 9),
    total(column::thd_floor_percent, noise_floor),
};

} // namespace

std::span<const ColumnType> column_types()
{
    return types;
}

std::size_t column_rank(std::string_view name)
{
    const auto found =
        std::find_if(types.begin(), types.end(), [&](const ColumnType& type) { return type.name == name; });
    return static_cast<std::size_t>(found - types.begin());
}

ColumnType column_type(std::string_view name)
{
    const auto rank = column_rank(name);
    return rank < types.size() ? types[rank] : ColumnType{.name = name};
}

std::string_view harmonic_column(HarmonicFamily family, int order)
{
    const auto found = std::find_if(types.begin(), types.end(), [&](const ColumnType& type) {
        return type.family == family && type.order == order;
    });
    assert(family != HarmonicFamily::none && found != types.end());
    return found->name;
}

} // namespace earbench
