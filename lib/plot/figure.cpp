#include "plot/figure.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "plot/axis_limits.hpp"
#include "plot/end_labels.hpp"
#include "plot/figure_frame.hpp"
#include "plot/legend.hpp"
#include "plot/panel.hpp"
#include "plot/sheet.hpp"
#include "plot/verdict_strip.hpp"

#include <algorithm>
#include <iterator>

namespace earbench {

namespace {

// Margins in px at a width of 1600 px.
constexpr double narrow_left_px = 132.0;
constexpr double wide_left_px = 176.0; // has room for 0.0003
constexpr double narrow_right_px = 44.0;
constexpr double wide_right_px = 132.0; // has room for a second axis

/// How high the plot is that `width_px` are wide for.
double plot_height_px(const Figure& figure, double width_px)
{
    const double span_db = figure.highest.value - figure.lowest.value;
    return figure.aspect == Aspect::free
               ? width_px * 9.0 / 16.0
               : span_db / decibels_per_decade(figure.aspect) * width_px / decades_of(figure.range);
}

} // namespace

double decibels_per_decade(Aspect aspect)
{
    switch (aspect) {
    case Aspect::db_50:
        return 50.0;
    case Aspect::db_25:
    case Aspect::free: // has none
        break;
    }
    return 25.0;
}

std::vector<std::string> figure_remarks(const Figure& figure)
{
    std::vector<std::string> remarks;
    std::size_t needed = 0;
    for (const auto& line : figure.lines) {
        if (!line.target && !line.faint) {
            needed = std::max(needed, line.hue + 1);
        }
    }
    if (needed > different_looks) {
        remarks.push_back(std::to_string(needed) + " IEMs share " + std::to_string(different_looks) +
                          " looks: some look alike");
    }
    auto levels = levels_out_of_sight(figure);
    std::move(levels.begin(), levels.end(), std::back_inserter(remarks));
    return remarks;
}

std::vector<std::string> levels_out_of_sight(const Figure& figure)
{
    std::vector<std::string> remarks;
    if (auto cut = beyond_axis(figure); !cut.empty()) {
        remarks.push_back(std::move(cut));
    }
    auto unseen = unseen_lines(figure);
    std::move(unseen.begin(), unseen.end(), std::back_inserter(remarks));
    return remarks;
}

Picture render_figure(const Figure& figure, const std::string& format)
{
    Lettering lettering(format);
    const EndLabels ends(figure, lettering);
    const double left_px = figure.percent ? wide_left_px : narrow_left_px;
    const double usual_right_px = figure.percent ? wide_right_px : narrow_right_px;
    // A second axis stands where the labels would.
    const bool label_at_end = figure.look.label_at_end && !figure.percent;
    const double right_px = label_at_end ? std::max(ends.width_px(), usual_right_px) : usual_right_px;
    const Legend legend(label_at_end ? std::span<const FigureLine>() : figure.lines,
                        sheet_width_px - left_px - right_px, lettering);
    Sheet sheet(figure.look, legend.height_px() + certainty_height_px(figure), left_px, right_px);
    sheet.set_plot_height(plot_height_px(figure, sheet.plot_width_px));
    if (label_at_end && ends.height_px() > sheet.plot_height_px) {
        auto with_legend = figure;
        with_legend.look.label_at_end = false;
        auto picture = render_figure(with_legend, format);
        picture.remarks.insert(
            picture.remarks.begin(),
            "the ends of the curves have no room for all names: they stand above the plot");
        return picture;
    }
    auto heads = figure;
    if (const auto zone = zone_text(figure); !zone.empty() && zone_label_end(figure, sheet) == 0) {
        heads.subtitle += std::string(figure_separator) + zone;
    }
    GnuplotScript script;
    add_texts(script, heads, sheet, lettering);
    legend.add_to(script, sheet.left_px, legend_px, sheet);
    if (label_at_end) {
        ends.add_to(script, sheet);
    }
    add_certainty_marks(script, figure, sheet, lettering);
    add_panel(script, figure, sheet, lettering);
    for (auto& remark : figure_remarks(figure)) {
        lettering.remark(std::move(remark));
    }
    return draw(script, sheet, figure.title, lettering);
}

std::vector<std::string> unseen_lines(const Figure& figure)
{
    std::vector<std::string> unseen;
    for (const auto& line : figure.lines) {
        const auto frequency_hz = line.curve.frequency_hz();
        const auto first =
            std::lower_bound(frequency_hz.begin(), frequency_hz.end(), figure.range.from.value);
        const auto last = std::upper_bound(frequency_hz.begin(), frequency_hz.end(), figure.range.to.value);
        const auto begin = line.curve.spl_db().begin();
        const auto [low, high] = std::minmax_element(begin + (first - frequency_hz.begin()),
                                                     begin + (last - frequency_hz.begin()));
        // A line that has points above and below the picture crosses it.
        const bool is_seen = first != last && *high >= figure.lowest.value && *low <= figure.highest.value;
        if (!is_seen && !line.floor) {
            const auto span = first == last ? "no point from " + format_shortest(figure.range.from.value) +
                                                  " to " + format_shortest(figure.range.to.value) + " Hz"
                                            : format_fixed(*low, 1) + " to " + format_fixed(*high, 1) +
                                                  " outside " + format_shortest(figure.lowest.value) +
                                                  " to " + format_shortest(figure.highest.value);
            unseen.push_back("nothing of " + (line.legend.empty() ? "the curve" : line.legend) +
                             " lies in the figure: " + span);
        }
    }
    return unseen;
}

std::string figure_format(const std::string& path)
{
    const auto lower = to_lower(path);
    for (const auto* format : {"png", "svg", "pdf"}) {
        if (lower.ends_with(std::string(".") + format)) {
            return format;
        }
    }
    throw Error(Fault::usage, "expected a figure that ends in .png, .svg or .pdf but found '" + path + "'");
}

} // namespace earbench
