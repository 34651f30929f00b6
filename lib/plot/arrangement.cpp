#include "plot/arrangement.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "curve/note_keys.hpp"
#include "plot/grid_figure.hpp"
#include "plot/overview.hpp"
#include "plot/sheet.hpp"
#include "plot/text_chart.hpp"

#include <algorithm>
#include <iterator>

namespace earbench {

namespace {

std::string name_of(const FrequencyResponse& curve)
{
    return curve.notes().get(note::name, "curve");
}

/// `curves` whose IEMs are called `names`, in the order in which they appear.
std::vector<FrequencyResponse> renamed(std::span<const FrequencyResponse> curves,
                                       const std::vector<std::string>& names)
{
    const auto old_names = distinct_names(curves);
    std::vector<FrequencyResponse> called(curves.begin(), curves.end());
    for (auto& curve : called) {
        const auto old = std::find(old_names.begin(), old_names.end(), name_of(curve));
        curve.notes().set(note::name, names[static_cast<std::size_t>(old - old_names.begin())]);
    }
    return called;
}

/// What many curves are called together: "Crimson vs Helios among 16 IEMs", "16 IEMs".
std::string title_among(std::size_t iems, const std::vector<std::string>& highlighted)
{
    const auto all = std::to_string(iems) + " IEMs";
    return highlighted.empty() ? all : join(highlighted, " vs ") + " among " + all;
}

std::vector<Figure> panels_of(std::span<const FrequencyResponse> curves,
                              std::span<const FrequencyResponse> targets, const CurveFigureOptions& options)
{
    std::vector<Figure> panels;
    for (const auto& name : distinct_names(curves)) {
        std::vector<FrequencyResponse> own;
        std::copy_if(curves.begin(), curves.end(), std::back_inserter(own),
                     [&](const FrequencyResponse& curve) { return name_of(curve) == name; });
        auto with_heading = options;
        with_heading.common.title = name;
        panels.push_back(curve_figure(own, targets, with_heading));
    }
    return panels;
}

} // namespace

ArrangedFigure arrange(std::span<const FrequencyResponse> curves, std::span<const FrequencyResponse> targets,
                       const CurveFigureOptions& options, const ArrangementOptions& arrangement)
{
    const auto iems = distinct_names(curves).size();
    const auto names = arrangement.names.size();
    if (names == iems) {
        auto without_names = arrangement;
        without_names.names.clear();
        return arrange(renamed(curves, arrangement.names), targets, options, without_names);
    }
    auto which = arrangement.arrangement;
    if (which == Arrangement::automatic) {
        which = iems > different_looks ? Arrangement::overview : Arrangement::overlay;
    }
    ArrangedFigure arranged{curve_figure(curves, targets, options), {}, {}};
    if (names > 0) {
        if (names != curves.size()) {
            throw Error(Fault::usage, "expected as many names for --legend as IEMs (" + std::to_string(iems) +
                                          ") or curves (" + std::to_string(curves.size()) + ") but found " +
                                          std::to_string(names));
        }
        rename_lines(arranged.whole, arrangement.names);
    }
    constexpr std::size_t most_in_title = 4;
    if (which != Arrangement::overlay && iems > most_in_title && !options.common.title) {
        arranged.whole.title = title_among(iems, arrangement.highlighted);
    }
    if (which == Arrangement::grid) {
        arranged.panels = panels_of(curves, targets, options);
    } else if (which == Arrangement::overview) {
        arranged.remarks = make_overview(arranged.whole, arrangement.highlighted);
    }
    return arranged;
}

Picture render(const ArrangedFigure& figure, const std::string& format, std::size_t columns)
{
    if (format != "text") {
        return figure.panels.empty() ? render_figure(figure.whole, format)
                                     : render_grid(figure.whole, figure.panels, format);
    }
    Picture text;
    for (const auto& chart : figure.panels.empty() ? std::vector{figure.whole} : figure.panels) {
        text.bytes += (text.bytes.empty() ? "" : "\n") + text_chart(chart, columns);
        auto remarks = levels_out_of_sight(chart);
        std::move(remarks.begin(), remarks.end(), std::back_inserter(text.remarks));
    }
    return text;
}

std::vector<std::string> split_names(std::string_view text)
{
    std::vector<std::string> names;
    for (const auto name : split(text, ',')) {
        names.emplace_back(trim(name));
    }
    return names;
}

} // namespace earbench
