#pragma once

#include "core/choice.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"
#include "io/written_form.hpp"

#include <optional>
#include <span>
#include <string>

namespace earbench {

/// The forms in which curves are written.
enum class CurveFormat { fr_csv, rew, frd, autoeq, json, wide, tidy };
inline constexpr auto curve_formats =
    std::to_array<Choice<CurveFormat>>({{"fr-csv", CurveFormat::fr_csv},
                                        {"rew", CurveFormat::rew},
                                        {"frd", CurveFormat::frd},
                                        {"autoeq", CurveFormat::autoeq},
                                        {"json", CurveFormat::json},
                                        {"wide", CurveFormat::wide},
                                        {"tidy", CurveFormat::tidy},
                                        {"csv", CurveFormat::fr_csv, true}});

/// Those of them that a measurement is written in: they hold its phase.
inline constexpr auto measurement_formats =
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
    std::size_t sweep_samples = 0; ///< of one sweep; 0: what was played is not known
    int sweeps = 1;
    Decibel sweep_peak{};              ///< re full scale; REW tells the RMS value of such a sine
    bool has_timing_reference = false; ///< pilots
    std::string dated{"unknown"};      ///< for `Dated:`
    std::string program{"fr-measure"}; ///< that writes it
};

/// The curve as REW exports text: 14 lines that begin with `*`, then rows of frequency (6 decimals), level
/// (3) and phase (4), parted by one blank; without a phase two cells a row. Further columns are left out.
///
/// `Source:` is the rig, `Measurement:` name and channel, `Frequency Step:` that of the points where it is
/// even over ln f ("1/48 octave") or over f ("0.36621094 Hz") and "irregular" elsewhere. `Note:` says what 0
/// dB is and which delay was taken out of the phase. `Format:` is in REW's words: "469k Log Swept Sine, 1
/// sweep at -9.0 dBFS using an acoustic timing reference", k being 1024 samples, or "unknown".
[[nodiscard]] std::string to_rew_text(const FrequencyResponse& curve, const RewHead& head,
                                      Digits digits = Digits::of_format);

/// The curve as FRD: the notes as lines `* key: value`, then rows of frequency (4 decimals), level (4) and
/// phase (3), parted by one blank. Further columns are left out. parse_curves takes the notes back.
[[nodiscard]] std::string to_frd(const FrequencyResponse& curve, Digits digits = Digits::of_format);

/// What a JSON document of curves says of itself as its `format`.
inline constexpr std::string_view json_format = "earbench-curves-1";

/// All curves as one JSON document: {"format": "earbench-curves-1", "curves": [{"notes": {...}, "columns":
/// {"frequency_hz": [...], "spl_db": [...], ...}}]}. Notes are strings, `step` a list of them; columns stand
/// in fr-csv's order with fr-csv's decimals.
[[nodiscard]] std::string to_json(std::span<const FrequencyResponse> curves,
                                  Digits digits = Digits::of_format);

/// True for the formats that hold one curve: rew, frd, autoeq.
[[nodiscard]] bool holds_one_curve(CurveFormat format);

/// @throws Error{usage} for another count than one in a format that holds one.
void require_many_allowed(CurveFormat format, std::size_t count);

/// The text of `curves` (at least one) in `format`. fr-csv has its own digits, whatever `digits` says.
///
/// @throws Error{usage} for several curves in a format that holds one, Error{data} as to_wide and to_tidy do.
[[nodiscard]] std::string to_text(std::span<const FrequencyResponse> curves, CurveFormat format,
                                  const RewHead& head, Digits digits = Digits::of_format);

/// What to call the file of one curve: its label and the format's ending, "Crimson L.txt", as graph databases
/// name them, or "Crimson L2.txt" with the `number` 2. Slashes and control characters become underscores.
[[nodiscard]] std::string export_file_name(const FrequencyResponse& curve, CurveFormat format,
                                           std::optional<std::size_t> number = std::nullopt);

} // namespace earbench
