#pragma once

#include "core/notes.hpp"
#include "core/units.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// One further column of a curve, beside level and phase: `spread_db`, `noise_db`, `h2_dbc` ...
struct Column {
    std::string name;
    std::vector<double> values; ///< one a frequency, finite
    bool operator==(const Column&) const = default;
};

/// A frequency response: level, optionally phase, over frequency, with notes on where it comes from.
///
/// Invariant: at least one point; frequency in Hz, positive, finite and strictly increasing; every
/// column as long as `frequency_hz`, finite; phase wrapped to (-180, 180] degrees.
class FrequencyResponse {
public:
    /// `phase_deg` may be empty; it is wrapped here.
    /// @throws Error{data} where the invariant does not hold, naming the first offending point.
    FrequencyResponse(std::vector<double> frequency_hz, std::vector<double> spl_db,
                      std::vector<double> phase_deg = {}, Notes notes = {}, std::vector<Column> columns = {});

    [[nodiscard]] std::size_t size() const noexcept { return m_frequency_hz.size(); }
    [[nodiscard]] std::span<const double> frequency_hz() const noexcept { return m_frequency_hz; }
    [[nodiscard]] std::span<const double> spl_db() const noexcept { return m_spl_db; }
    [[nodiscard]] std::span<const double> phase_deg() const noexcept { return m_phase_deg; }
    [[nodiscard]] bool has_phase() const noexcept { return !m_phase_deg.empty(); }
    [[nodiscard]] const std::vector<Column>& columns() const noexcept { return m_columns; }

    [[nodiscard]] const Notes& notes() const noexcept { return m_notes; }
    [[nodiscard]] Notes& notes() noexcept { return m_notes; }

    /// The same curve with other levels; frequencies, phase, columns and notes stay, those of a curve that
    /// nobody needs any more without a copy. As the next two it
    /// @throws Error{data} for values that are not finite or not as many as there are frequencies.
    [[nodiscard]] FrequencyResponse with_levels(std::vector<double> spl_db) const&;
    [[nodiscard]] FrequencyResponse with_levels(std::vector<double> spl_db) &&;
    /// The same curve with another phase, which is wrapped; without any, its notes (delay-s, phase) go too.
    [[nodiscard]] FrequencyResponse with_phases(std::vector<double> phase_deg) const;
    /// The same curve with other further columns, instead of those that it has.
    [[nodiscard]] FrequencyResponse with_columns(std::vector<Column> columns) const;
    /// The same curve with further columns after those that it has.
    [[nodiscard]] FrequencyResponse adding_columns(std::vector<Column> columns) const;

    [[nodiscard]] Hertz lowest() const noexcept { return {m_frequency_hz.front()}; }
    [[nodiscard]] Hertz highest() const noexcept { return {m_frequency_hz.back()}; }

private:
    void take_phases(std::vector<double> phase_deg);
    void take_columns(std::vector<Column> columns);

    std::vector<double> m_frequency_hz;
    std::vector<double> m_spl_db;
    std::vector<double> m_phase_deg;
    Notes m_notes;
    std::vector<Column> m_columns;
};

/// The values of the further column `name`, or null where there is none. Valid as long as `response`.
[[nodiscard]] const std::vector<double>* find_column(const FrequencyResponse& response,
                                                     std::string_view name);

/// What to call a curve in a message or legend: name and channel ("Crimson L"), or "curve" where neither is
/// known.
[[nodiscard]] std::string label(const FrequencyResponse& response);

/// What a legend calls a target: its name, with " target" unless it ends with that word already.
[[nodiscard]] std::string target_label(const FrequencyResponse& target);

/// `notes` without those that tell of a phase (delay-s, phase): what a curve keeps that loses it.
[[nodiscard]] Notes notes_without_phase(Notes notes);

/// `degrees` wrapped to (-180, 180].
[[nodiscard]] double wrap_phase_deg(double degrees);

} // namespace earbench
