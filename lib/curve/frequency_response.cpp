#include "curve/frequency_response.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <cmath>

namespace earbench {

namespace {

void require_finite(std::span<const double> values, std::size_t expected_size, const std::string& what)
{
    if (values.size() != expected_size) {
        throw Error(Fault::data, "expected " + std::to_string(expected_size) + " values of " + what +
                                     " but found " + std::to_string(values.size()));
    }
    for (const double value : values) {
        if (!std::isfinite(value)) {
            throw Error(Fault::data, "expected finite values of " + what);
        }
    }
}

} // namespace

FrequencyResponse::FrequencyResponse(std::vector<double> frequency_hz, std::vector<double> spl_db,
                                     std::vector<double> phase_deg, Notes notes, std::vector<Column> columns)
    : m_frequency_hz(std::move(frequency_hz)), m_spl_db(std::move(spl_db)), m_phase_deg(std::move(phase_deg)),
      m_notes(std::move(notes)), m_columns(std::move(columns))
{
    if (m_frequency_hz.empty()) {
        throw Error(Fault::data, "expected at least one point but found none");
    }
    require_finite(m_frequency_hz, m_frequency_hz.size(), "frequency_hz");
    double previous = 0.0;
    for (const double frequency : m_frequency_hz) {
        if (frequency <= previous) {
            throw Error(Fault::data, "expected frequencies above 0 Hz that increase but found " +
                                         format_shortest(frequency) + " Hz after " +
                                         format_shortest(previous) + " Hz");
        }
        previous = frequency;
    }
    require_finite(m_spl_db, size(), "spl_db");
    if (has_phase()) {
        require_finite(m_phase_deg, size(), "phase_deg");
    }
    for (double& phase : m_phase_deg) {
        phase = wrap_phase_deg(phase);
    }
    for (const auto& column : m_columns) {
        require_finite(column.values, size(), column.name);
    }
}

const std::vector<double>* find_column(const FrequencyResponse& response, std::string_view name)
{
    for (const auto& column : response.columns()) {
        if (column.name == name) {
            return &column.values;
        }
    }
    return nullptr;
}

std::string label(const FrequencyResponse& response)
{
    const auto name = response.notes().get("name");
    const auto channel = response.notes().get("channel");
    if (name.empty() && channel.empty()) {
        return "curve";
    }
    return name.empty() || channel.empty() ? name + channel : name + " " + channel;
}

std::string target_label(const FrequencyResponse& target)
{
    const auto name = target.notes().get("name", "Target");
    return to_lower(name).ends_with("target") ? name : name + " target";
}

double wrap_phase_deg(double degrees)
{
    const double wrapped = std::remainder(degrees, 360.0);
    return wrapped == -180.0 ? 180.0 : wrapped;
}

} // namespace earbench
