#pragma once

#include "plot/figure.hpp"
#include "plot/gnuplot.hpp"
#include "plot/lettering.hpp"
#include "plot/sheet.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// What stands above a plot: a sample of each line and its name, in columns as wide as the widest.
///
/// Up to 12 lines in up to 6 rows have an entry each, L and R of an IEM beside each other. More are written
/// smaller, in up to 8 rows, all lines of a `name` and hue in one entry, all noise in another. Faint lines
/// always share one entry. What is left
/// out then is counted in the last entry and a remark of `lettering`; targets stay.
class Legend {
public:
    /// For a plot of `width_px`; `lines` outlive it.
    Legend(std::span<const FigureLine> lines, double width_px, Lettering& lettering);

    /// What it takes above the plot.
    [[nodiscard]] double height_px() const;

    /// Draws it with its left edge at `left_px` and the middle of its first row at `first_row_px`.
    void add_to(GnuplotScript& script, double left_px, double first_row_px, const Sheet& sheet) const;

private:
    struct Style {
        int size;
        double row_px;
        double sample_px;
        double gap_px;
        std::size_t longest; ///< columns of a text
    };
    struct Entry {
        std::string text;
        std::vector<const FigureLine*> samples; ///< one of each look; none: text alone
    };

    static const Style roomy;
    static const Style crowded;

    static std::vector<Entry> one_each(std::span<const FigureLine> lines);
    static std::vector<Entry> joined(std::span<const FigureLine> lines);
    void arrange(std::vector<Entry> entries, const Style& style, double width_px, Lettering& lettering);
    void leave_out(std::size_t most, Lettering& lettering);

    Style m_style;
    std::vector<Entry> m_entries;
    double m_cell_width_px{};
    std::size_t m_columns{};
};

} // namespace earbench
