// What fits into a legend: how many columns and rows it has, what shares an entry, what is left out.

#include "gnuplot_script.hpp"
#include "plot/gnuplot.hpp"
#include "plot/grid_figure.hpp"
#include "plot/impulse_figure.hpp"
#include "plot/lettering.hpp"
#include "svg_places.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace earbench;

namespace {

/// Where the entry `text` of a legend begins and its row is, as gnuplot is told.
std::string place_of_entry(const std::string& script, const std::string& text)
{
    const auto line = line_of(script, "set label " + gnuplot_quote(text) + " at ");
    return line.substr(0, line.find(" left"));
}

/// The longest text that lets two columns of a legend stand in `width_px`, and one that is a letter longer. A
/// sample has 64 px, a gap to its text 14, one to the next entry 28; behind the last there is none.
std::pair<std::string, std::string> fitting_and_longer(double width_px)
{
    const Lettering lettering("svg");
    std::string text(20, 'W');
    const auto needed_px = [&](const std::string& name) {
        return 2.0 * (64.0 + 14.0 + lettering.width_px(name, 20)) + 28.0;
    };
    while (needed_px(text + "i") <= width_px) {
        text += 'i';
    }
    return {text, text + "i"};
}

/// True if `render`, which draws a legend of two entries, the second called `name`, has one in a row.
template <typename Render>
bool is_below(const std::string& name, const Render& render)
{
    const auto script = script_of(render);
    return place_of_entry(script, name).substr(0, 14) == place_of_entry(script, "A").substr(0, 14);
}

/// `count` lines, and behind them `targets`, with names that fill the 32 columns of a crowded legend.
Figure crowd(std::size_t count, std::size_t targets)
{
    std::vector<std::string> legends;
    for (std::size_t i = 0; i < count + targets; ++i) {
        legends.push_back(std::to_string(100 + i) + std::string(29, 'W'));
    }
    auto figure = with_legends(legends);
    for (std::size_t i = count; i < figure.lines.size(); ++i) {
        figure.lines[i].target = true;
    }
    return figure;
}

std::string remark_on_legend(const Figure& figure)
{
    const GnuplotStandIn gnuplot;
    for (const auto& remark : render_figure(figure, "svg").remarks) {
        if (remark.starts_with("the legend ")) {
            return remark;
        }
    }
    return "none";
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_legend)

/// A figure has 132 px on the left of its plot and 44 on the right, a grid 120 and 44, an impulse 150 and 44.
BOOST_AUTO_TEST_CASE(a_second_column_needs_no_gap_behind_it)
{
    const auto [figure_fits, figure_longer] = fitting_and_longer(1600.0 - 132.0 - 44.0);
    const auto in_figure = [](const std::string& name) {
        return is_below(name, [&] { return render_figure(with_legends({"A", name}), "svg"); });
    };
    BOOST_TEST(!in_figure(figure_fits));
    BOOST_TEST(in_figure(figure_longer));
    const auto [grid_fits, grid_longer] = fitting_and_longer(1600.0 - 120.0 - 44.0);
    const auto in_grid = [](const std::string& name) {
        const std::vector panels{with_legends({"A", name}), with_legends({"A"})};
        return is_below(name, [&] { return render_grid(with_legends({"A"}), panels, "svg"); });
    };
    BOOST_TEST(!in_grid(grid_fits));
    BOOST_TEST(in_grid(grid_longer));
    const auto [impulse_fits, impulse_longer] = fitting_and_longer(1600.0 - 150.0 - 44.0);
    const auto in_impulse = [](const std::string& name) {
        const ImpulseTrace trace{{-1.0, 5.0}, {0.0, 100.0}, {-80.0, 0.0}};
        const std::vector<FrequencyResponse> curves{{{20.0}, {0.0}, {}, {{"name", "A"}}},
                                                    {{20.0}, {0.0}, {}, {{"name", name}}}};
        return is_below(name,
                        [&] { return render_impulse_figure(curves, std::vector(2, trace), {}, "svg"); });
    };
    BOOST_TEST(!in_impulse(impulse_fits));
    BOOST_TEST(in_impulse(impulse_longer));
}

/// More than 12 names share a small legend of two columns of 8 rows: what is left out has the last place.
BOOST_AUTO_TEST_CASE(a_full_legend_keeps_its_targets_and_counts_the_rest)
{
    BOOST_TEST(remark_on_legend(crowd(16, 0)) == "none");
    BOOST_TEST(remark_on_legend(crowd(17, 0)) == "the legend has room for 15 of 17 names");
    BOOST_TEST(remark_on_legend(crowd(5, 11)) == "none");
    BOOST_TEST(remark_on_legend(crowd(5, 14)) == "the legend has room for 1 of 5 names");
    BOOST_TEST(remark_on_legend(crowd(5, 15)) == "the legend has room for 0 of 5 names");
    BOOST_TEST(remark_on_legend(crowd(5, 16)) == "the legend has room for 0 of 5 names");
}

BOOST_AUTO_TEST_CASE(a_crowded_legend_has_32_characters)
{
    auto figure = crowd(13, 0);
    figure.lines[1].legend = std::string(32, 'x');
    figure.lines[2].legend = std::string(33, 'y');
    const auto script = script_of([&] { return render_figure(figure, "svg"); });
    BOOST_TEST(!place_of_entry(script, std::string(32, 'x')).empty());
    BOOST_TEST(!place_of_entry(script, std::string(31, 'y') + "\u2026").empty());
}

/// All noise is one entry with one sample, whatever its hues; so is all that is faint.
BOOST_AUTO_TEST_CASE(noise_in_a_crowded_legend_is_one_entry)
{
    auto figure = crowd(16, 0);
    for (std::size_t i = 13; i < 16; ++i) {
        figure.lines[i].floor = true;
        figure.lines[i].name = "IEM";
        figure.lines[i].light = i == 14;
    }
    const auto script = script_of([&] { return render_figure(figure, "svg"); });
    BOOST_TEST(count_of(script, "set label " + gnuplot_quote("noise") + " at ") == 1U);
    BOOST_TEST(count_of(script, "set label " + gnuplot_quote("IEM") + " at ") == 0U);
    BOOST_TEST(count_of(script, "nohead lw 2.4 dt (1,6)") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
