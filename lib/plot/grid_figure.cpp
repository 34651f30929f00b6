#include "plot/grid_figure.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "plot/figure_frame.hpp"
#include "plot/legend.hpp"
#include "plot/panel.hpp"
#include "plot/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace earbench {

namespace {

// Distances in px at a width of 1600 px.
constexpr double grid_left_px = 120.0;
constexpr double grid_left_percent_px = 160.0; // has room for 0.0003
constexpr double grid_right_px = 44.0;
constexpr double between_columns_px = 30.0;
constexpr double between_two_columns_px = 60.0; // which have labels at their ends
constexpr double between_rows_px = 22.0;
constexpr double heading_px = 38.0; // above each panel
constexpr double heading_middle_px = 18.0;
constexpr double bottom_marks_px = 10.0;
constexpr double least_panel_px = 80.0;
constexpr int heading_size = 17;
constexpr int few_marks_size = 14;

std::size_t columns_for(std::size_t panels)
{
    return panels == 1 ? 1 : panels <= 4 ? 2 : panels <= 9 ? 3 : panels <= 20 ? 4 : 5;
}

/// `panels` over the span of them all.
std::vector<Figure> with_common_span(std::span<const Figure> panels)
{
    std::vector<Figure> equal(panels.begin(), panels.end());
    double lowest = panels.front().lowest.value;
    double highest = panels.front().highest.value;
    for (const auto& panel : panels) {
        lowest = std::min(lowest, panel.lowest.value);
        highest = std::max(highest, panel.highest.value);
    }
    for (auto& panel : equal) {
        panel.lowest = {lowest};
        panel.highest = {highest};
    }
    return equal;
}

/// Each look once, by what it means in all panels: "R" of "Crimson R" in the panel of Crimson.
std::vector<FigureLine> common_looks(std::span<const Figure> panels)
{
    std::vector<FigureLine> looks;
    for (const auto& panel : panels) {
        for (const auto& line : panel.lines) {
            auto look = line;
            const auto prefix = line.name + " ";
            if (!line.target && look.legend.starts_with(prefix)) {
                look.legend.erase(0, prefix.size());
            } else if (!line.target && look.legend == line.name) {
                continue; // the heading says it
            }
            look.name.clear();
            const bool known = std::any_of(looks.begin(), looks.end(), [&](const FigureLine& other) {
                return other.hue == look.hue && other.light == look.light && other.target == look.target &&
                       other.floor == look.floor;
            });
            if (!known) {
                looks.push_back(std::move(look));
            }
        }
    }
    return looks;
}

double panel_height_px(const Figure& panel, double width_px)
{
    return panel.aspect == Aspect::free
               ? width_px * 9.0 / 16.0
               : (panel.highest.value - panel.lowest.value) / decibels_per_decade(panel.aspect) * width_px /
                     decades_of(panel.range);
}

/// The label of the vertical axis, in the middle of all panels.
void add_level_axis(GnuplotScript& script, const Figure& whole, const Sheet& sheet, Lettering& lettering)
{
    const auto text =
        lettering.fitted(whole.level_axis, "vertical axis label", sheet.plot_height_px, text_size);
    script.line("set label " + gnuplot_quote(text) + " at " + Sheet::x(text_size * 1.6) + ", " +
                sheet.y(sheet.top_px + sheet.plot_height_px / 2.0) + " center rotate by 90" +
                text_colour(sheet.colours.ink) + font(text_size));
}

/// Where the panels of a grid stand.
struct Grid {
    std::size_t columns;
    double between_px;
    double width_px;
    double height_px;

    /// `sheet` with the place of panel `index` for its plot.
    [[nodiscard]] Sheet place_of(std::size_t index, const Sheet& sheet) const
    {
        const auto column = static_cast<double>(index % columns);
        const std::size_t row_index = index / columns;
        const auto row = static_cast<double>(row_index);
        auto place = sheet;
        place.left_px = sheet.left_px + column * (width_px + between_px);
        place.plot_width_px = width_px;
        place.right_px = sheet_width_px - place.left_px - width_px;
        place.top_px = sheet.top_px + heading_px + row * (heading_px + height_px + between_rows_px);
        place.plot_height_px = height_px;
        return place;
    }
};

/// Lays out `panels`, all of one span, and gives `sheet` the height that they need.
Grid lay_out(std::span<const Figure> panels, Sheet& sheet)
{
    const auto columns = columns_for(panels.size());
    const std::size_t rows = (panels.size() + columns - 1) / columns;
    const auto column_count = static_cast<double>(columns);
    const auto row_count = static_cast<double>(rows);
    const double between_px = columns == 2 ? between_two_columns_px : between_columns_px;
    const double width_px = (sheet.plot_width_px - (column_count - 1.0) * between_px) / column_count;
    const double beside_px = row_count * heading_px + (row_count - 1.0) * between_rows_px + bottom_marks_px;
    sheet.set_plot_height(row_count * panel_height_px(panels.front(), width_px) + beside_px,
                          row_count * least_panel_px + beside_px);
    return {columns, between_px, width_px, (sheet.plot_height_px - beside_px) / row_count};
}

void add_heading(GnuplotScript& script, const Figure& panel, const Sheet& place, Lettering& lettering)
{
    const auto heading = lettering.fitted(panel.title, "heading", place.plot_width_px, heading_size);
    script.line("set label " + gnuplot_quote(heading) + " at " + Sheet::x(place.left_px) + ", " +
                place.y(place.top_px - heading_middle_px) + " left" + text_colour(place.colours.title) +
                font(heading_size));
}

/// What the panel does not show, with its heading where the remark does not name it.
void remark_on(const Figure& panel, Lettering& lettering)
{
    for (const auto& remark : figure_remarks(panel)) {
        const bool is_named = remark.find(panel.title) != remark.npos;
        lettering.remark(is_named ? remark : panel.title + ": " + remark);
    }
}

void add_heads(GnuplotScript& script, const Figure& whole, const Sheet& sheet, Lettering& lettering)
{
    auto heads = whole;
    if (const auto zone = zone_text(whole); !zone.empty()) {
        heads.subtitle += std::string(figure_separator) + zone;
    }
    add_texts(script, heads, sheet, lettering);
    add_level_axis(script, whole, sheet, lettering);
    add_frequency_label(script, sheet);
}

} // namespace

Picture render_grid(const Figure& whole, std::span<const Figure> panels, const std::string& format)
{
    constexpr std::size_t few_columns = 2; // which are wide enough for all marks
    const auto equal = with_common_span(panels);
    const auto looks = common_looks(equal);
    const double left_px = whole.percent ? grid_left_percent_px : grid_left_px;
    Lettering lettering(format);
    const Legend legend(looks, sheet_width_px - left_px - grid_right_px, lettering);
    Sheet sheet(whole.look, legend.height_px(), left_px, grid_right_px);
    const auto grid = lay_out(equal, sheet);
    GnuplotScript script;
    script.line("set multiplot");
    add_heads(script, whole, sheet, lettering);
    legend.add_to(script, sheet.left_px, legend_px, sheet);
    for (std::size_t i = 0; i < equal.size(); ++i) {
        const auto place = grid.place_of(i, sheet);
        const bool is_narrow = grid.columns > few_columns;
        const FrequencyMarks marks{false, is_narrow, i + grid.columns >= equal.size()};
        const PanelStyle style{few_marks_size, i % grid.columns == 0, marks, false,
                               is_narrow ? 3.0 : line_px};
        add_heading(script, equal[i], place, lettering);
        add_panel(script, equal[i], place, lettering, "panel" + std::to_string(i), style);
        forget_texts(script);
        script.line("unset object");
        remark_on(equal[i], lettering);
    }
    script.line("unset multiplot");
    return draw(script, sheet, whole.title, lettering);
}

} // namespace earbench
