#pragma once

#include "curve/frequency_response.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Phases of a calibration at `frequency_hz`, in degrees and not wrapped: on the straight line over f between
/// its points, whose phase is unwrapped by steps of less than 180 degrees from the first on; held at the
/// ends.
///
/// `calibration` has a phase.
[[nodiscard]] std::vector<double> held_phases_at(const FrequencyResponse& calibration,
                                                 std::span<const double> frequency_hz);

/// True when `calibration` spans all of `frequency_hz` (increasing, not empty), within 1e-5 of a frequency.
[[nodiscard]] bool covers(const FrequencyResponse& calibration, std::span<const double> frequency_hz);

/// "spans 100.0 to 10000.0 Hz, its ends are held for 20.0 to 20000.0 Hz", where `calibration` does not cover
/// `frequency_hz`, which may be empty.
[[nodiscard]] std::optional<std::string> coverage_remark(const FrequencyResponse& calibration,
                                                         std::span<const double> frequency_hz);

/// `measured` without the response C of the microphone or coupler: levels are lowered by held_level_at(C),
/// the phase, where C has one, by held_phases_at(C). Further columns change as divide_levels has it.
[[nodiscard]] FrequencyResponse subtract_calibration(const FrequencyResponse& measured,
                                                     const FrequencyResponse& calibration);

/// Those of `calibrations` that hold for a curve of `channel`: all that name no side, and of the others those
/// of its side. A curve without L or R takes them all.
///
/// @throws Error{data} where all that name a side name another one, or where a curve without L or R would
///         take left and right.
[[nodiscard]] std::vector<FrequencyResponse> calibrations_for(std::span<const FrequencyResponse> calibrations,
                                                              std::string_view channel);

/// A tone of known sound pressure and what it read: `LEVEL@HZ=DBFS`.
struct LevelReference {
    Decibel pressure{94.0}; ///< dB SPL
    Hertz at{1000.0};
    Decibel reading; ///< 20 lg of the tone's peak amplitude re full scale: a sine that just fits reads 0
};

/// Reads "94@1000=-23.4" or "94@1000=-23.4dBFS".
///
/// @throws Error{usage} for anything else, a frequency not above 0, a reading above 20 dBFS or below -200, a
///         pressure outside -20 .. 200 dB SPL.
[[nodiscard]] LevelReference parse_level_reference(std::string_view text);

/// What to add to a calibrated level in dB re the sweep for the sound pressure level of a steady sine with
/// the sweep's peak level (re full scale): sweep_peak + pressure - reading + M(at), M the sum of the levels
/// of the `microphones`, because the tone was read through them without correction.
[[nodiscard]] Decibel pressure_offset(const LevelReference& reference, Decibel sweep_peak,
                                      std::span<const FrequencyResponse> microphones);

/// `measured` (in dB re the sweep) with `offset` added to the levels and to the columns in their reference,
/// and the note `level: dB SPL`.
[[nodiscard]] FrequencyResponse to_pressure_level(const FrequencyResponse& measured, Decibel offset);

} // namespace earbench
