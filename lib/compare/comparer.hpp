#pragma once

#include "compare/comparison.hpp"
#include "compare/narrow_levels.hpp"
#include "core/error.hpp"
#include "core/notes.hpp"
#include "core/rare.hpp"
#include "core/shared_text.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace earbench {

/// How a Comparer compares, and what it keeps.
struct ComparerOptions {
    DeviationOptions how;
    bool matches_channels = true; ///< L with R of the same name, as pair_channels does
    bool keeps_points = false;    ///< the points of the deviations, for differences
    bool keeps_curves = false;    ///< the curves, for a figure
};

/// A curve that has been compared: its rows, and of itself no more than is asked for.
struct ComparedCurve {
    std::pair<std::string, std::string> channel; ///< name and channel
    std::string rig;
    std::vector<std::optional<std::string>> rig_remarks; ///< of every reference, see rig_mismatch
    std::vector<Comparison> rows;
    std::vector<Error> troubles;            ///< why there is no row of a reference
    Rare<NarrowLevels> levels;              ///< for its other channel
    Notes notes;                            ///< where points are kept
    std::optional<FrequencyResponse> curve; ///< where curves are kept
};

/// What came of all curves.
struct ComparedCurves {
    std::vector<Comparison> rows;          ///< a curve after the other, with every reference in turn
    std::vector<Error> troubles;           ///< in the same order
    std::vector<std::string> rig_remarks;  ///< a reference after the other, once for every rig
    std::vector<Notes> notes;              ///< by Comparison::subject, where points are kept
    std::vector<FrequencyResponse> curves; ///< by Comparison::subject, where they are kept
};

/// Compares curves that come one after another with references that are known, and lets them go: what it
/// keeps of one is a row for every reference, and its levels at 48 points an octave while it waits for the
/// other channel of its IEM.
class Comparer {
public:
    /// `references` live as long as this.
    Comparer(std::span<const Reference> references, ComparerOptions options);

    /// One curve compared with everything; any thread may ask.
    [[nodiscard]] ComparedCurve compared(Subject subject) const;
    /// Adds the next curve.
    void add(ComparedCurve curve);

    /// Makes room for the rows of `count` curves, which then need not move to a larger one. More may come.
    void expect(std::size_t count) { m_all.rows.reserve(count * m_references.size()); }

    /// How many curves there were.
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    /// How many of them had this name and channel; asked for where channels are matched.
    [[nodiscard]] std::size_t times(const std::pair<std::string, std::string>& channel) const;
    /// Called once, at the end.
    [[nodiscard]] ComparedCurves take();

private:
    /// The first curve of a name and channel, which may have a partner.
    struct FirstOfChannel {
        std::size_t first_row;
        std::size_t row_count;
        Rare<NarrowLevels> levels{}; ///< until its partner is there
        std::size_t times = 0;       ///< so often there was a curve of these
    };
    /// Fills in how `curve`, the next, and its other channel match, where that was there before.
    void match(ComparedCurve& curve);

    std::span<const Reference> m_references;
    ComparerOptions m_options;
    MeasureNames m_names; ///< of all rows
    std::size_t m_size = 0;
    ComparedCurves m_all;
    SharedTexts m_texts; ///< of rows
    std::map<std::pair<std::string, std::string>, FirstOfChannel> m_first_of;
    /// Of every reference by rig, which curve was the first and what is said of it.
    std::vector<std::map<std::string, std::pair<std::size_t, std::string>>> m_rig_remarks;
};

} // namespace earbench
