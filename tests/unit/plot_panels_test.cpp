// Where panels, maps and their headings stand in a figure of several: places in px of a sheet 1600 px wide.

#include "core/error.hpp"
#include "gnuplot_script.hpp"
#include "plot/decay_figure.hpp"
#include "plot/grid_figure.hpp"
#include "plot/impulse_figure.hpp"
#include "plot/lettering.hpp"
#include "plot/sheet.hpp"
#include "svg_places.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

const Palette& colours = palette_of(Theme::light);

bool has(const std::string& script, const std::string& part)
{
    return script.find(part) != std::string::npos;
}

std::string ink(int size)
{
    return text_colour(colours.ink) + font(size);
}

FrequencyResponse named(const std::string& name, const std::string& rig = "711")
{
    return {{20.0, 20'000.0}, {0.0, 0.0}, {}, {{"name", name}, {"channel", "L"}, {"rig", rig}}};
}

/// Margins of the plot at `index`, as lmargin, rmargin, tmargin and bmargin say them.
std::string plot_of(const std::string& script, std::size_t index)
{
    std::string all;
    for (const auto* side : {"l", "r", "t", "b"}) {
        all += line_of(script, "set " + std::string(side) + "margin at ", index) + " ";
    }
    return all;
}

std::string plot_at(double left_px, double right_px, double top_px, double bottom_px, double height_px)
{
    return at_x(left_px) + " " + at_x(right_px) + " " + at_y(top_px, height_px) + " " +
           at_y(bottom_px, height_px) + " ";
}

/// A panel of flat lines that are called so.
Figure panel(const std::string& title, const std::vector<std::string>& legends)
{
    auto figure = with_legends(legends);
    figure.title = title;
    return figure;
}

std::string script_of_grid(const Figure& whole, const std::vector<Figure>& panels)
{
    return script_of([&] { return render_grid(whole, panels, "svg"); });
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_panels)

/// 120 px left, 44 right; a heading of 38 above each panel, 22 between rows, 10 below the last, 158 and 150
/// around; a row of a legend takes 42.
BOOST_AUTO_TEST_CASE(panels_stand_in_a_grid_with_room_for_their_headings)
{
    auto whole = with_legends({"A"});
    whole.look.height_px = 158.0 + 42.0 + 2.0 * 38.0 + 22.0 + 10.0 + 2.0 * 300.0 + 150.0;
    const double height_px = *whole.look.height_px;
    const auto script = script_of_grid(whole, {panel("P0", {"A"}), panel("P1", {"A"}), panel("P2", {"A"})});
    // Two columns 60 px apart.
    const double width_px = (1600.0 - 120.0 - 44.0 - 60.0) / 2.0;
    const double right_px = 120.0 + width_px + 60.0;
    const double first_px = 158.0 + 42.0 + 38.0;
    const double second_px = first_px + 300.0 + 22.0 + 38.0;
    BOOST_TEST(plot_of(script, 0) == plot_at(120.0, 120.0 + width_px, first_px, first_px + 300.0, height_px));
    BOOST_TEST(plot_of(script, 1) ==
               plot_at(right_px, right_px + width_px, first_px, first_px + 300.0, height_px));
    BOOST_TEST(plot_of(script, 2) ==
               plot_at(120.0, 120.0 + width_px, second_px, second_px + 300.0, height_px));
    const auto heading = [&](const std::string& text, double x_px, double y_px) {
        return "set label " + gnuplot_quote(text) + " at " + at_x(x_px) + ", " +
               at_y(y_px - 18.0, height_px) + " left" + text_colour(colours.title) + font(17) + "\n";
    };
    BOOST_TEST(has(script, heading("P0", 120.0, first_px)), script);
    BOOST_TEST(has(script, heading("P1", right_px, first_px)));
    BOOST_TEST(has(script, heading("P2", 120.0, second_px)));
    // Axes of all: beside the middle of the panels, and below them.
    const double plots_px = 2.0 * 38.0 + 22.0 + 10.0 + 2.0 * 300.0;
    BOOST_TEST(has(script, "set label " + gnuplot_quote("SPL (dB)") + " at " + at_x(20.0 * 1.6) + ", " +
                               at_y(200.0 + plots_px / 2.0, height_px) + " center rotate by 90" + ink(20)));
    BOOST_TEST(has(script, "set label 'Frequency (Hz)' at " + at_x(120.0 + (1600.0 - 120.0 - 44.0) / 2.0) +
                               ", " + at_y(200.0 + plots_px + 89.0, height_px) + " center" + ink(20)));
    BOOST_TEST(count_of(script, "Frequency (Hz)") == 1U);
    // Levels are marked at the left of each row, frequencies named below the last panel of each column.
    BOOST_TEST(line_of(script, "set format y ", 0) == "'% h'");
    BOOST_TEST(line_of(script, "set format y ", 1) == "''");
    BOOST_TEST(line_of(script, "set format y ", 2) == "'% h'");
    BOOST_TEST(!has(line_of(script, "set xtics ", 0), gnuplot_quote("1k")));
    BOOST_TEST(has(line_of(script, "set xtics ", 1), gnuplot_quote("1k")));
    BOOST_TEST(has(line_of(script, "set xtics ", 2), gnuplot_quote("1k")));
    BOOST_TEST(has(line_of(script, "set xtics ", 2), gnuplot_quote("2k"))); // wide enough for all of them
    BOOST_TEST(has(line_of(script, "set xtics ", 2), font(14)));
    BOOST_TEST(has(line_of(script, "plot ", 1), "$panel1curve0 using 1:2 with lines lw 4"));
    BOOST_TEST(has(line_of(script, "set xtics ", 2), gnuplot_quote("1k") + " 1000.0000000")); // in hertz
    const auto one = script_of_grid(whole, {panel("P0", {"A"})});
    BOOST_TEST(line_of(one, "set rmargin at ") == at_x(1600.0 - 44.0));
}

BOOST_AUTO_TEST_CASE(three_columns_are_narrow)
{
    auto whole = with_legends({"A"});
    std::vector<Figure> panels;
    for (int i = 0; i < 5; ++i) {
        panels.push_back(panel("P" + std::to_string(i), {"A"}));
    }
    const auto script = script_of_grid(whole, panels);
    const double width_px = (1600.0 - 120.0 - 44.0 - 2.0 * 30.0) / 3.0;
    BOOST_TEST(line_of(script, "set rmargin at ", 0) == at_x(120.0 + width_px));
    BOOST_TEST(line_of(script, "set lmargin at ", 2) == at_x(120.0 + 2.0 * (width_px + 30.0)));
    BOOST_TEST(!has(line_of(script, "set xtics ", 4), gnuplot_quote("2k")));
    BOOST_TEST(has(line_of(script, "set xtics ", 4), gnuplot_quote("1k")));
    BOOST_TEST(has(line_of(script, "plot ", 4), " lw 3 "));
    // 50 dB at 25 dB a decade of a third of the width, or 16:9.
    const auto panel_height = [&](Aspect aspect) {
        for (auto& each : panels) {
            each.aspect = aspect;
        }
        const GnuplotStandIn gnuplot;
        (void)render_grid(whole, panels, "png");
        const auto size = line_of(gnuplot.script(), "set terminal ");
        const double height_px = std::stod(size.substr(size.find(',') + 1));
        return (height_px - 158.0 - 42.0 - 2.0 * 38.0 - 22.0 - 10.0 - 150.0) / 2.0;
    };
    BOOST_TEST(std::abs(panel_height(Aspect::db_25) - 2.0 * width_px / 3.0) < 0.5); // of whole px
    BOOST_TEST(std::abs(panel_height(Aspect::db_50) - width_px / 3.0) < 0.5);
    BOOST_TEST(std::abs(panel_height(Aspect::free) - width_px * 9.0 / 16.0) < 0.5);
}

BOOST_AUTO_TEST_CASE(panels_span_what_all_of_them_span)
{
    std::vector panels{panel("P0", {"A"}), panel("P1", {"A"}), panel("P2", {"A"})};
    panels[0].lowest = {20.0};
    panels[1].highest = {90.0};
    const auto script = script_of_grid(with_legends({"A"}), panels);
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST(line_of(script, "set yrange ", i) == "[20.00000:90.00000]");
    }
    auto percent = with_legends({"A"});
    percent.percent = true;
    BOOST_TEST(line_of(script_of_grid(percent, panels), "set lmargin at ") == at_x(160.0));
}

BOOST_AUTO_TEST_CASE(a_look_that_panels_share_is_explained_once)
{
    std::vector panels{panel("Crimson", {"Crimson L", "Crimson R", "Flat target"}),
                       panel("Helios", {"Helios L", "Helios R", "Flat target"})};
    for (auto& each : panels) {
        each.lines[0].name = each.title;
        each.lines[1].name = each.title;
        each.lines[1].hue = 0;
        each.lines[1].light = true;
        each.lines[2].hue = 0;
        each.lines[2].target = true;
    }
    const auto entries = [&] {
        const auto script = script_of_grid(with_legends({"A"}), panels);
        std::string all;
        for (const auto* text :
             {"L", "R", "Flat target", "Crimson L", "Helios L", "Crimson", "noise", "Third"}) {
            const auto count = count_of(script, "set label " + gnuplot_quote(text) + " at screen");
            all += count == 0 ? "" : std::string(text) + (count == 1 ? "; " : " twice; ");
        }
        return all;
    };
    BOOST_TEST(entries() == "L; R; Flat target; Crimson; "); // Crimson is a heading
    panels[1].lines[0].floor = true;                         // not the look of a curve
    panels[1].lines[0].legend = "noise";
    BOOST_TEST(entries() == "L; R; Flat target; Crimson; noise; ");
    panels[1].lines[0].floor = false;
    panels[1].lines[0].hue = 1;
    panels[1].lines[0].legend = "Third";
    BOOST_TEST(entries() == "L; R; Flat target; Crimson; Third; ");
    // A curve without a channel is named by its heading.
    panels[0].lines.erase(panels[0].lines.begin() + 1, panels[0].lines.end());
    panels[0].lines[0].legend = "Crimson";
    BOOST_TEST(entries() == "R; Flat target; Crimson; Third; ");
}

BOOST_AUTO_TEST_CASE(what_a_panel_does_not_show_is_said_with_its_heading)
{
    std::vector panels{panel("One", {"One L"}), panel("Two", {"A curve"})};
    panels[0].lines[0].curve = FrequencyResponse({20.0, 20'000.0}, {10.0, 10.0});
    panels[1].lines[0].curve = FrequencyResponse({20.0, 20'000.0}, {10.0, 10.0});
    const GnuplotStandIn gnuplot;
    const auto remarks = render_grid(with_legends({"A"}), panels, "svg").remarks;
    BOOST_REQUIRE_EQUAL(remarks.size(), 2U);
    BOOST_TEST(remarks[0] == "nothing of One L lies in the figure: 10.0 to 10.0 outside 35 to 85");
    BOOST_TEST(remarks[1] == "Two: nothing of A curve lies in the figure: 10.0 to 10.0 outside 35 to 85");
}

/// 470 px of amplitude, 36 between, 320 of energy; a height asked for stretches the two.
BOOST_AUTO_TEST_CASE(amplitude_and_energy_share_the_height_of_a_picture)
{
    ResponseFigureOptions options;
    options.look.height_px = 158.0 + 42.0 + 36.0 + 395.0 + 150.0; // half of 470 and 320
    const std::vector traces{ImpulseTrace{{-1.0, 5.0}, {0.0, 50.0}, {-80.0, -6.0}},
                             ImpulseTrace{{-1.0, 5.0}, {0.0, 100.0}, {-60.0, 0.0}}};
    const std::vector curves{named("A"), named("B")};
    const auto script =
        script_of([&] { return render_impulse_figure(curves, traces, options, "svg", "peak"); });
    BOOST_TEST(plot_of(script, 0) == plot_at(150.0, 1556.0, 200.0, 200.0 + 235.0, 781.0));
    BOOST_TEST(plot_of(script, 1) == plot_at(150.0, 1556.0, 200.0 + 271.0, 200.0 + 271.0 + 160.0, 781.0));
    BOOST_TEST(line_of(script, "set xrange ") == "[-1.00000:5.00000]");
    BOOST_TEST(line_of(script, "set yrange ", 0) == "[-105:105]");
    BOOST_TEST(line_of(script, "set yrange ", 1) == "[-80:3]");
    BOOST_TEST(block_of(script, "amplitude0") == "-1 0; 5 50");
    BOOST_TEST(block_of(script, "energy1") == "-1 -60; 5 0");
    // The first curve is on top, each in the look of its IEM.
    FigureLine second{named("B"), "B L", 1};
    FigureLine first{named("A"), "A L", 0};
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string column = i == 0 ? "$amplitude" : "$energy";
        BOOST_TEST(line_of(script, "plot ", i) ==
                   column + "1 using 1:2 with lines " + line_style(second, colours, 3.0) + " notitle, " +
                       column + "0 using 1:2 with lines " + line_style(first, colours, 3.0) + " notitle");
    }
    BOOST_TEST(count_of(script, "\nset arrow from first 0, graph 0 to first 0, graph 1 nohead") == 2U);
    BOOST_TEST(count_of(script, "\nset arrow from graph 0, first 0 to graph 1, first 0 nohead") == 1U);
    BOOST_TEST(has(script, "set xlabel \"Time \\050ms\\051\" offset 0,0" + ink(20)));
}

/// 110 px left, 190 right with the bar of colours; 46 above each map for its name, 66 between two.
BOOST_AUTO_TEST_CASE(maps_stand_below_each_other_with_a_bar_of_colours_beside_each)
{
    ResponseFigureOptions options;
    options.look.height_px = 158.0 + 2.0 * (46.0 + 300.0) + 66.0 + 150.0;
    const double height_px = *options.look.height_px;
    const SpectralDecay map{{20.0, 200.0, 2000.0}, {1.0, 2.0, 3.0, 4.0}, std::vector(12, -3.0), 0.5, 100.0};
    const std::vector curves{named("One"), named("Two")};
    const auto script = script_of([&] {
        return render_decay_figure(curves, std::vector{map, map}, options, "svg");
    });
    double top_px = 158.0;
    for (std::size_t i = 0; i < 2; ++i) {
        top_px += 46.0;
        BOOST_TEST(plot_of(script, i) == plot_at(110.0, 1600.0 - 190.0, top_px, top_px + 300.0, height_px));
        const auto bar = at_y(top_px - 5.0, height_px);
        BOOST_TEST(has(script, "set arrow from first 3.90309, " + bar + " to graph 1, " + bar +
                                   " nohead lw 4 lc rgb '#8A8F98'")); // log10 of 8000
        const auto heading = at_y(top_px - 28.0, height_px);
        BOOST_TEST(has(script, "set label " + gnuplot_quote(i == 0 ? "One L" : "Two L") + " at graph 0, " +
                                   heading + " left" + ink(20)));
        BOOST_TEST(has(script, "set label " + gnuplot_quote("coupler not reliable above 8 kHz") +
                                   " at graph 1, " + heading + " right" + text_colour(colours.zone_text) +
                                   font(15)));
        BOOST_TEST(line_of(script, "set colorbox user ", i) ==
                   "origin " + at_x(1600.0 - 190.0 + 28.0) + ", " + at_y(top_px + 300.0, height_px) +
                       " size " + at_x(30.0) + ", screen " + format_fixed(300.0 / height_px, 5) + " border");
        BOOST_TEST(line_of(script, "set yrange ", i) == "[0:4.00000]");
        // A decade a column, 1 ms a row.
        BOOST_TEST(line_of(script, "plot ", i) == "$decay" + std::to_string(i) + " matrix using (" +
                                                      format_shortest(std::log10(20.0)) +
                                                      "+$1*1):(1+$2*1):3 with image notitle");
        top_px += 300.0 + 66.0;
    }
    BOOST_TEST(block_of(script, "decay0") ==
               "-3.00 -3.00 -3.00; -3.00 -3.00 -3.00; -3.00 -3.00 -3.00; -3.00 -3.00 -3.00");
    BOOST_TEST(line_of(script, "set cbrange ") == "[-60.00000:0]");
    BOOST_TEST(line_of(script, "set palette ").starts_with("maxcolors 24 defined (0 '#440154'"));
    BOOST_TEST(line_of(script, "set xrange ") == "[1.30103:4.30103]"); // log10 of 20 and of 20,000
    BOOST_TEST(count_of(script, "set xlabel 'Frequency (Hz)'") == 1U);
    BOOST_TEST(has(script.substr(script.find("Two L")), "set xlabel 'Frequency (Hz)'"));
    BOOST_TEST(count_of(script, "set label " + gnuplot_quote("One vs Two")) == 1U); // the title
}

/// A map takes 120 px at least.
BOOST_AUTO_TEST_CASE(maps_have_a_least_height)
{
    const SpectralDecay map{{20.0, 2000.0}, {0.0, 1.0}, std::vector(4, 0.0), 0.5, 100.0};
    const std::vector curves{named("One"), named("Two"), named("Three")};
    const auto draws = [&](double height_px) {
        ResponseFigureOptions options;
        options.look.height_px = height_px;
        const GnuplotStandIn gnuplot;
        try {
            (void)render_decay_figure(curves, std::vector(3, map), options, "svg");
            return true;
        } catch (const Error&) {
            return false;
        }
    };
    BOOST_TEST(draws(158.0 + 3.0 * (46.0 + 120.0) + 2.0 * 66.0 + 150.0));
    BOOST_TEST(!draws(158.0 + 3.0 * (46.0 + 120.0) + 2.0 * 66.0 + 150.0 - 1.0));
}

/// Nothing is resolved below 1 / (end - time): of 6 ms, 1 kHz at 5 ms, 250 Hz at 2 ms, 166.67 Hz at 0 ms.
BOOST_AUTO_TEST_CASE(what_is_not_resolved_ends_at_the_inverse_of_the_time_that_is_left)
{
    const auto outline = [](double end_ms, std::vector<double> time_ms) {
        const std::vector<double> levels(time_ms.size() * 2, 0.0);
        const SpectralDecay map{{100.0, 10'000.0}, std::move(time_ms), levels, 0.246, end_ms};
        const std::vector curves{named("One", "5128")};
        const auto script =
            script_of([&] { return render_decay_figure(curves, std::vector{map}, {}, "svg"); });
        if (!has(script, "$unresolved0")) {
            return std::string("none");
        }
        BOOST_TEST(
            has(line_of(script, "plot "),
                ", $unresolved0 using 1:2 with filledcurves closed fc rgb '#C9CDD2' fs solid noborder"));
        return block_of(script, "unresolved0");
    };
    const auto at = [](double hz) { return format_shortest(-std::log10(1.0 / hz)) + " "; };
    BOOST_TEST(outline(6.0, {2.0, 5.0}) ==
               "2 2; " + format_shortest(-std::log10(4.0 / 1000.0)) + " 2; " + at(1000.0) + "5; 2 5");
    // Beyond the map it is cut at its edges; at the end of the window nothing is resolved.
    BOOST_TEST(outline(5.01, {5.0, 5.01}) == "2 5; 4 5; 4 5.01; 2 5.01");
    BOOST_TEST(outline(4.0, {3.0, 5.0}) == "2 3; 3 3; 4 5; 2 5");
    BOOST_TEST(outline(15.0, {0.0, 5.0}) == "none"); // 100 Hz at 5 ms
    BOOST_TEST(outline(14.9, {0.0, 5.0}).starts_with("2 0; 2 0; 2.00"));
}

BOOST_AUTO_TEST_CASE(the_window_of_a_decay_is_said_in_hundredths_of_a_millisecond)
{
    const SpectralDecay map{{20.0, 2000.0}, {0.0, 1.0}, std::vector(4, 0.0), 0.246, 61.004};
    const std::vector curves{named("One", "5128")};
    const auto script = script_of([&] { return render_decay_figure(curves, std::vector{map}, {}, "svg"); });
    BOOST_TEST(
        has(script, gnuplot_quote("Cumulative spectral decay  \u00B7  window: rise 0.25 ms, end 61 ms")),
        script);
    BOOST_TEST(!has(script, "coupler"));
}

BOOST_AUTO_TEST_SUITE_END()
