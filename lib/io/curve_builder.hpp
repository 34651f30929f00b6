#pragma once

#include "core/error.hpp"
#include "curve/channel.hpp"
#include "curve/frequency_response.hpp"
#include "io/row_splitter.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace earbench {

/// The columns of one block of rows, behind that of the frequencies: where level and phase stand, and what
/// the others are called.
struct Layout {
    std::size_t cells; ///< cells that a row must have
    std::size_t level;
    std::optional<std::size_t> phase = {};
    std::vector<std::pair<std::size_t, std::string>> others = {};
};

/// Collects the rows of one curve after another, whatever the format that they stand in.
class CurveBuilder {
public:
    /// `file` names the place in errors.
    explicit CurveBuilder(std::string file) : m_file(std::move(file)) {}

    /// The rows from `line` on stand as `layout` says.
    void start_row_block(Layout layout, std::size_t line)
    {
        m_layout = std::move(layout);
        m_first_line = line;
    }
    /// Adds the row that stands in `line` as `line_text`.
    ///
    /// @throws Error{data} for anything but as many finite numbers as there are columns, in order.
    void add_row(const Cells& cells, std::string_view line_text, std::size_t line);
    /// Adds the row that stands in `line` as `line_text` if it has plain decimals between commas, as nearly
    /// all rows have, and as many as there are columns; else does nothing.
    /// @returns whether it did.
    /// @throws Error{data} as add_row does.
    [[nodiscard]] bool add_plain_row(std::string_view line_text, std::size_t line);
    /// Adds a point of a foreign curve: points may fall in frequency, one for 0 Hz at the low end is left out
    /// and one that repeats the one before it is dropped.
    ///
    /// @throws Error{data} for points out of order and levels beyond +-1000 dB.
    void add_point(double frequency_hz, double level_db, std::optional<double> phase_deg, std::size_t line);
    /// Takes the points of a whole foreign curve at once, where all of them are such as add_point takes as
    /// they are, from low to high; `phase_deg` may be empty. Else, and behind other rows, does nothing.
    /// @returns whether it did; the columns are moved then.
    [[nodiscard]] bool take_points(std::vector<double>& frequency_hz, std::vector<double>& spl_db,
                                   std::vector<double>& phase_deg);
    /// Makes a curve of the rows and notes so far; the next row begins another.
    ///
    /// @throws Error{data} if there was no row.
    void finish_curve();

    [[nodiscard]] bool has_rows() const noexcept { return !m_frequency_hz.empty(); }
    [[nodiscard]] bool has_layout() const noexcept { return m_layout.has_value(); }
    /// The notes of the curve that is being collected.
    [[nodiscard]] Notes& notes() noexcept { return m_notes; }
    /// The finished curves; called once, at the end.
    [[nodiscard]] std::vector<FrequencyResponse> take_curves() { return std::move(m_curves); }

    [[noreturn]] void fail(std::size_t line, const std::string& message) const
    {
        throw Error(Fault::data, Place{m_file, line}, message);
    }

private:
    [[nodiscard]] double number(const Cells& cells, std::size_t index, std::string_view line_text,
                                std::size_t line) const;
    void add_numbers(std::size_t line);
    void require_place(double frequency, double level, std::size_t line) const;

    std::string m_file;
    Notes m_notes;
    std::optional<Layout> m_layout;
    std::size_t m_first_line = 0;
    std::vector<double> m_numbers; ///< of a row, by the place of their column
    std::vector<double> m_frequency_hz;
    std::vector<double> m_spl_db;
    std::vector<double> m_phase_deg;
    std::vector<std::vector<double>> m_others;
    bool m_descending = false;
    std::vector<FrequencyResponse> m_curves;
};

/// The name and channel that the name of `file` tells, among `inputs` that are read with it (see
/// split_channel); nothing for standard input ("-").
[[nodiscard]] NameParts identity_of(const std::string& file, std::span<const std::string> inputs);

/// Gives `notes` the `name`, and the `channel` where there is one, of `identity`; where that is empty those
/// of the title.
void name_curve(Notes& notes, NameParts identity);

} // namespace earbench
