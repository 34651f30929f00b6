#pragma once

#include <span>
#include <string_view>

namespace earbench {

/// What the values of a column are, and so what becomes of them when their curve changes.
enum class ColumnKind {
    frequency,        ///< Hz
    level,            ///< dB in the curve's own reference, as spl_db: changes with it
    level_difference, ///< dB between two such levels: stays
    harmonic_ratio,   ///< dB of what was heard at n f over the fundamental at f
    harmonic_total,   ///< percent: the root of the sum of the squares of the harmonic ratios
    phase,            ///< degrees
    time,             ///< ms
    unknown,          ///< of another program: stays
};

/// Harmonics of a take, or what its noise alone would show of them.
enum class HarmonicFamily { none, measured, floor };

/// A column that fr-csv(5) knows.
struct ColumnType {
    std::string_view name;
    ColumnKind kind = ColumnKind::unknown;
    int decimals = 4;
    HarmonicFamily family = HarmonicFamily::none;
    int order = 0; ///< n of a harmonic, 0 of everything else
};

/// All that are known, in the order in which they are written: the one place where a column is described.
[[nodiscard]] std::span<const ColumnType> column_types();

/// The type of the column `name`; of one that is not known, `unknown` with four decimals.
[[nodiscard]] ColumnType column_type(std::string_view name);

/// Where `name` comes in column_types(); one that is not known comes after all of them.
[[nodiscard]] std::size_t column_rank(std::string_view name);

/// The name of the harmonic `order`, 2 to 9, or with 0 that of the total of the family.
[[nodiscard]] std::string_view harmonic_column(HarmonicFamily family, int order);

namespace column {

inline constexpr std::string_view frequency_hz = "frequency_hz";
inline constexpr std::string_view spl_db = "spl_db";
inline constexpr std::string_view phase_deg = "phase_deg";
inline constexpr std::string_view spread_db = "spread_db";
inline constexpr std::string_view min_db = "min_db";
inline constexpr std::string_view max_db = "max_db";
inline constexpr std::string_view noise_db = "noise_db";
inline constexpr std::string_view snr_db = "snr_db";
inline constexpr std::string_view thd_percent = "thd_percent";
inline constexpr std::string_view group_delay_ms = "group_delay_ms";
inline constexpr std::string_view thd_floor_percent = "thd_floor_percent";

} // namespace column

} // namespace earbench
