#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// A band whose mean deviation is a measure: from `from_hz` on, below `to_hz`.
struct NamedBand {
    std::string name; ///< of the measure: bass_db
    double from_hz;
    double to_hz;
    bool operator==(const NamedBand&) const = default;
};

/// sub_bass_db (20 to 60 Hz), bass_db (250), low_mid_db (500), mid_db (2000), upper_mid_db (4000),
/// presence_db (6000), treble_db (10000), air_db (20000).
[[nodiscard]] std::vector<NamedBand> default_bands();

/// The octave bands (1) from 31.5 Hz to 16 kHz, or the one-third octave bands (3) from 20 Hz to 20 kHz,
/// called by their nominal midband frequencies: octave_1000_db, third_31.5_db.
///
/// IEC 61260-1:2014: midbands 1000 G^(k/b) Hz, edges G^(1/(2b)) below and above, G = 10^(3/10).
[[nodiscard]] std::vector<NamedBand> iec_bands(int bands_per_octave);

/// Reads bands, one a line: NAME,FROM,TO in Hz or as "2k". Blank lines, what follows a # and a first line
/// that says `name,from_hz,to_hz` are passed over.
///
/// A name has letters, digits, `_`, `-` and `.`; the measure is called NAME_db.
/// @throws Error{data} with `file` and line for anything else, a name that stands twice or is that of
///         another measure, and where there is no band.
[[nodiscard]] std::vector<NamedBand> parse_bands(std::string_view text, const std::string& file);

} // namespace earbench
