#pragma once

#include "common/tool.hpp"
#include "curve/calibration.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// The options that correct responses for what they were measured with.
struct CalibrationOptions {
    std::vector<std::string> microphones;
    std::vector<std::string> couplers;
    std::optional<std::string> level_reference;
};

void declare_calibration(cli::Tool& tool, CalibrationOptions& options);

/// The calibrations of one run.
class Calibrations {
public:
    /// Notes on standard error which file does not span `frequency_hz`.
    ///
    /// @throws Error{usage} for a wrong --spl-at, Error as read_calibration does.
    Calibrations(const cli::Tool& tool, const CalibrationOptions& options, Decibel sweep_peak,
                 std::span<const double> frequency_hz);

    /// `measured`, in dB re the sweep, with every calibration subtracted and named in its notes, in dB SPL
    /// where --spl-at says what that is.
    [[nodiscard]] FrequencyResponse apply(FrequencyResponse measured) const;

private:
    std::vector<FrequencyResponse> m_microphones;
    std::vector<FrequencyResponse> m_couplers;
    std::optional<Decibel> m_pressure_offset;
};

} // namespace earbench
