#include "curve/frequency_response.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"

#include <cmath>
#include <iterator>

namespace earbench {

namespace {

void require_finite(std::span<const double> values, std::size_t expected_size, std::string_view what)
{
    if (values.size() != expected_size) {
        throw Error(Fault::data, "expected " + std::to_string(expected_size) + " values of " +
                                     std::string(what) + " but found " + std::to_string(values.size()));
    }
    for (const double value : values) {
        if (!std::isfinite(value)) {
            throw Error(Fault::data, "expected finite values of " + std::string(what));
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
    require_finite(m_frequency_hz, m_frequency_hz.size(), column::frequency_hz);
    double previous = 0.0;
    for (const double frequency : m_frequency_hz) {
        if (frequency <= previous) {
            throw Error(Fault::data, "expected frequencies above 0 Hz that increase but found " +
                                         format_shortest(frequency) + " Hz after " +
                                         format_shortest(previous) + " Hz");
        }
        previous = frequency;
    }
    require_finite(m_spl_db, size(), column::spl_db);
    take_phases(std::move(m_phase_deg));
    take_columns(std::move(m_columns));
}

void FrequencyResponse::take_phases(std::vector<double> phase_deg)
{
    if (!phase_deg.empty()) {
        require_finite(phase_deg, size(), column::phase_deg);
    }
    m_phase_deg = std::move(phase_deg);
    for (double& phase : m_phase_deg) {
        phase = wrap_phase_deg(phase);
    }
}

void FrequencyResponse::take_columns(std::vector<Column> columns)
{
    for (const auto& column : columns) {
        require_finite(column.values, size(), column.name);
    }
    m_columns = std::move(columns);
}

FrequencyResponse FrequencyResponse::with_levels(std::vector<double> spl_db) const&
{
    return FrequencyResponse(*this).with_levels(std::move(spl_db));
}

FrequencyResponse FrequencyResponse::with_levels(std::vector<double> spl_db) &&
{
    require_finite(spl_db, size(), column::spl_db);
    m_spl_db = std::move(spl_db);
    return std::move(*this);
}

FrequencyResponse FrequencyResponse::with_phases(std::vector<double> phase_deg) const
{
    auto changed = *this;
    changed.take_phases(std::move(phase_deg));
    if (!changed.has_phase()) {
        changed.m_notes = notes_without_phase(std::move(changed.m_notes));
    }
    return changed;
}

FrequencyResponse FrequencyResponse::with_columns(std::vector<Column> columns) const
{
    auto changed = *this;
    changed.take_columns(std::move(columns));
    return changed;
}

FrequencyResponse FrequencyResponse::adding_columns(std::vector<Column> columns) const
{
    auto all = m_columns;
    std::move(columns.begin(), columns.end(), std::back_inserter(all));
    return with_columns(std::move(all));
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
    const auto name = response.notes().get(note::name);
    const auto channel = response.notes().get(note::channel);
    if (name.empty() && channel.empty()) {
        return "curve";
    }
    return name.empty() || channel.empty() ? name + channel : name + " " + channel;
}

std::string target_label(const FrequencyResponse& target)
{
    const auto name = target.notes().get(note::name, "Target");
    return to_lower(name).ends_with("target") ? name : name + " target";
}

Notes notes_without_phase(Notes notes)
{
    for (const auto& known : note_keys()) {
        if (known.of_phase) {
            notes.remove(known.key);
        }
    }
    return notes;
}

double wrap_phase_deg(double degrees)
{
    if (degrees > -180.0 && degrees <= 180.0) {
        return degrees; // what remainder() would give, which is slow
    }
    const double wrapped = std::remainder(degrees, 360.0);
    return wrapped == -180.0 ? 180.0 : wrapped;
}

} // namespace earbench
