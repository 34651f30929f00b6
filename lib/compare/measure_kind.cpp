#include "compare/measure_kind.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

constexpr std::array<std::string_view, 3> linear_names{"offset_db", "slope_db_per_octave", "score_slope_db"};
constexpr std::array<std::string_view, 8> distance_names{"rms_db",      "mean_abs_db",      "sd_db",
                                                         "max_abs_db",  "lr_rms_db",        "lr_max_db",
                                                         "score_sd_db", "score_mean_abs_db"};

template <typename Names>
bool is_among(std::string_view name, const Names& names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

MeasureKind measure_kind(std::string_view name, const std::vector<NamedBand>& bands)
{
    if (name == rig_level_name ||
        std::any_of(bands.begin(), bands.end(), [&](const NamedBand& band) { return band.name == name; })) {
        return MeasureKind::band;
    }
    if (is_among(name, linear_names)) {
        return MeasureKind::linear;
    }
    if (is_among(name, distance_names)) {
        return MeasureKind::distance;
    }
    return name.ends_with("_hz") ? MeasureKind::place : MeasureKind::other;
}

} // namespace earbench
