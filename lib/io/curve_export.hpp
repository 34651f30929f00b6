#pragma once

#include "core/choice.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <optional>
#include <span>
#include <string>

namespace earbench {

/// The forms in which curves are written.
enum class CurveFormat { fr_csv, rew, frd, json };
inline constexpr auto curve_formats =
    std::to_array<Choice<CurveFormat>>({{"fr-csv", CurveFormat::fr_csv},
                                        {"rew", CurveFormat::rew},
                                        {"frd", CurveFormat::frd},
                                        {"json", CurveFormat::json},
                                        {"csv", CurveFormat::fr_csv, true}});

/// The endings of files that mean them.
inline constexpr auto curve_endings = std::to_array<Choice<CurveFormat>>({{".csv", CurveFormat::fr_csv},
                                                                          {".txt", CurveFormat::rew},
                                                                          {".frd", CurveFormat::frd},
                                                                          {".json", CurveFormat::json}});

/// What the head of REW text says beside the curve's own notes.
struct RewHead {
    std::size_t sweep_samples = 0; ///< of one sweep
    int sweeps = 1;
    Decibel sweep_peak;                ///< re full scale; REW tells the RMS value of such a sine
    bool has_timing_reference = false; ///< pilots
    std::string dated{"unknown"};      ///< for `Dated:`
};

/// The curve as REW exports text: 14 lines that begin with `*`, then rows of frequency (6 decimals), level
/// (3) and phase (4), parted by one blank; without a phase two cells a row. Further columns are left out.
///
/// `Source:` is the rig, `Measurement:` name and channel, `Frequency Step:` that of the points where it is
/// even over ln f ("1/48 octave") or over f ("0.36621094 Hz") and "irregular" elsewhere. `Note:` says what 0
/// dB is and which delay was taken out of the phase. `Format:` is in REW's words: "469k Log Swept Sine, 1
/// sweep at -9.0 dBFS using an acoustic timing reference", k being 1024 samples.
[[nodiscard]] std::string to_rew_text(const FrequencyResponse& curve, const RewHead& head);

/// The curve as FRD: the notes as lines `* key: value`, then rows of frequency (4 decimals), level (4) and
/// phase (3), parted by one blank. Further columns are left out.
[[nodiscard]] std::string to_frd(const FrequencyResponse& curve);

/// All curves as one JSON document: {"format": "earbench-curves-1", "curves": [{"notes": {...}, "columns":
/// {"frequency_hz": [...], "spl_db": [...], ...}}]}. Notes are strings, `step` a list of them; columns stand
/// in fr-csv's order with fr-csv's decimals.
[[nodiscard]] std::string to_json(std::span<const FrequencyResponse> curves);

/// The text of `curves` (at least one) in `format`.
///
/// @throws Error{usage} for several curves in a format that holds one (rew, frd).
[[nodiscard]] std::string to_text(std::span<const FrequencyResponse> curves, CurveFormat format,
                                  const RewHead& head);

/// What to call the file of one curve: its label and the format's ending, "Crimson L.txt", as graph databases
/// name them, or "Crimson L2.txt" with the `number` 2. Slashes and control characters become underscores.
[[nodiscard]] std::string export_file_name(const FrequencyResponse& curve, CurveFormat format,
                                           std::optional<std::size_t> number = std::nullopt);

} // namespace earbench
