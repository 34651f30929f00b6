#include "calibrate.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "io/calibration_file.hpp"

namespace earbench {

namespace {

std::vector<FrequencyResponse> read_all(const cli::Tool& tool, const std::vector<std::string>& paths,
                                        std::span<const double> frequency_hz)
{
    const auto range = [](double from, double to) {
        return format_fixed(from, 1) + " to " + format_fixed(to, 1) + " Hz";
    };
    std::vector<FrequencyResponse> all;
    for (const auto& path : paths) {
        all.push_back(read_calibration(path));
        const auto& read = all.back();
        if (!frequency_hz.empty() && !covers(read, frequency_hz)) {
            tool.note(path + ": spans " + range(read.lowest().value, read.highest().value) +
                      ", its ends are held for " + range(frequency_hz.front(), frequency_hz.back()));
        }
    }
    return all;
}

FrequencyResponse subtract_all(FrequencyResponse measured, const std::vector<FrequencyResponse>& calibrations,
                               std::string_view note)
{
    std::vector<std::string> names;
    for (const auto& calibration : calibrations) {
        measured = subtract_calibration(measured, calibration);
        names.push_back(calibration.notes().get("name"));
    }
    if (!names.empty()) {
        measured.notes().set(note, join(names, " + "));
    }
    return measured;
}

} // namespace

void declare_calibration(cli::Tool& tool, CalibrationOptions& options)
{
    tool.option("--cal", options.microphones, "FILE", "Calibration of the microphone; may be repeated")
        .option("--coupler-cal", options.couplers, "FILE", "Calibration of the coupler; may be repeated")
        .option("--spl-at", options.level_reference, "LEVEL@HZ=DBFS",
                "Levels in dB SPL: a tone of LEVEL dB SPL at HZ was recorded with a peak of DBFS");
}

Calibrations::Calibrations(const cli::Tool& tool, const CalibrationOptions& options, Decibel sweep_peak,
                           std::span<const double> frequency_hz)
{
    const auto reference = options.level_reference
                               ? std::optional(parse_level_reference(*options.level_reference))
                               : std::nullopt;
    m_microphones = read_all(tool, options.microphones, frequency_hz);
    m_couplers = read_all(tool, options.couplers, frequency_hz);
    if (reference) {
        m_pressure_offset = pressure_offset(*reference, sweep_peak, m_microphones);
    }
}

FrequencyResponse Calibrations::apply(FrequencyResponse measured) const
{
    measured = subtract_all(std::move(measured), m_microphones, "calibration");
    measured = subtract_all(std::move(measured), m_couplers, "coupler-calibration");
    return m_pressure_offset ? to_pressure_level(measured, *m_pressure_offset) : measured;
}

} // namespace earbench
