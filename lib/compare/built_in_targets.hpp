#pragma once

#include <span>
#include <string_view>

namespace earbench {

/// A target curve that ships with earbench, as figures.
struct BuiltInTarget {
    std::string_view key;            ///< what --target takes: harman-ie-2019
    std::string_view name;           ///< what a legend shows: Harman IE 2019
    std::string_view rig;            ///< whose curves it is for; "-" where it is for any
    std::string_view year;           ///< "-" where it is not known
    std::string_view remark;         ///< what to know about its name; "-" for nothing
    std::string_view source;         ///< who published the figures
    std::span<const double> grid_hz; ///< increasing
    std::span<const double> spl_db;  ///< 0 dB at 500 Hz; as long as `grid_hz`
};

/// All of them, in the order of their files in compare/targets/, from which the build makes them.
[[nodiscard]] std::span<const BuiltInTarget> built_in_targets();

} // namespace earbench
