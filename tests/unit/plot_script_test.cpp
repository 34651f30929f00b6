// What gnuplot is told to draw, and where: places in px of a sheet 1600 px wide.

#include "gnuplot_script.hpp"
#include "plot/figure.hpp"
#include "plot/frequency_axis.hpp"
#include "plot/lettering.hpp"
#include "plot/palette.hpp"
#include "plot/sheet.hpp"
#include "svg_places.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

constexpr double left_px = 132.0;
constexpr double width_px = 1600.0 - 132.0 - 44.0;
constexpr double top_px = 158.0 + 42.0; // of the plot below a legend of one row

const Palette& colours = palette_of(Theme::light);

std::string script_of_figure(const Figure& figure, const std::string& format = "svg")
{
    return script_of([&] { return render_figure(figure, format); });
}

/// A figure of one line that runs through these points, from 35 to 85 dB and from 20 Hz to 20 kHz.
Figure through(std::vector<double> frequency_hz, std::vector<double> levels_db)
{
    auto figure = with_legends({"A"});
    figure.lines[0].curve = FrequencyResponse(std::move(frequency_hz), std::move(levels_db));
    return figure;
}

std::string ink(int size)
{
    return text_colour(colours.ink) + font(size);
}

bool has(const std::string& script, const std::string& part)
{
    return script.find(part) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_script)

/// A figure of distortion has its second axis where the names would stand.
BOOST_AUTO_TEST_CASE(a_figure_in_percent_has_wide_margins_and_its_names_above_the_plot)
{
    auto figure = with_legends({"A"});
    figure.percent = true;
    figure.lowest = {-80.0};
    figure.highest = {0.0};
    figure.look.label_at_end = true;
    const auto script = script_of_figure(figure);
    BOOST_TEST(line_of(script, "set lmargin at ") == at_x(176.0));
    BOOST_TEST(line_of(script, "set rmargin at ") == at_x(1600.0 - 132.0));
    const double height_px = std::round(top_px + 80.0 / 25.0 * (1600.0 - 176.0 - 132.0) / 3.0 + 150.0);
    BOOST_TEST(has(script, "set label \"A\" at " + at_x(176.0 + 64.0 + 14.0) + ", " + at_y(158.0, height_px) +
                               " left" + ink(20)));
    std::string tics;
    for (const auto* percent :
         {"0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10", "30"}) {
        tics += gnuplot_quote(percent) + " " +
                format_fixed(20.0 * std::log10(std::stod(percent) / 100.0), 5) + ",";
    }
    BOOST_TEST(line_of(script, "set ytics ") == "(" + tics + "'100' 0)");
    BOOST_TEST(line_of(script, "set border 11").empty());
    BOOST_TEST(line_of(script, "set y2range ") == "[-80.00000:0.00000]");
    BOOST_TEST(line_of(script, "set y2tics ") ==
               "10 format '%g dB'" + text_colour(colours.caption) + font(15));
    BOOST_TEST(!has(script_of_figure(with_legends({"A"})), "y2"));
}

BOOST_AUTO_TEST_CASE(the_names_of_the_axes_stand_beside_their_middles)
{
    auto figure = with_legends({"A"});
    figure.look.height_px = top_px + 500.0 + 150.0;
    const auto script = script_of_figure(figure);
    BOOST_TEST(has(script, "set label " + gnuplot_quote("SPL (dB)") + " at " + at_x(left_px - 98.0) + ", " +
                               at_y(top_px + 250.0, 850.0) + " center rotate by 90" + ink(20)));
    BOOST_TEST(has(script, "set label 'Frequency (Hz)' at " + at_x(left_px + width_px / 2.0) + ", " +
                               at_y(top_px + 500.0 + 89.0, 850.0) + " center" + ink(20)));
    // That of the vertical axis may be 240 px longer than the axis.
    figure.level_axis = std::string(60, 'W');
    const auto long_label = line_of(script_of_figure(figure), "set label \"WW");
    const auto kept = 2 + long_label.find_first_not_of('W');
    const auto width = [](std::size_t letters) {
        return Lettering("svg").width_px(std::string(letters, 'W') + "\u2026", 20);
    };
    BOOST_TEST(width(kept) <= 740.0);
    BOOST_TEST(width(kept + 1) > 740.0);
}

BOOST_AUTO_TEST_CASE(differences_have_their_tolerance_and_a_line_at_0_db)
{
    auto figure = with_legends({"A"});
    figure.lowest = {-15.0};
    figure.highest = {15.0};
    BOOST_TEST(!has(script_of_figure(figure), "set object"));
    figure.tolerance_band = Decibel{2.5};
    const auto script = script_of_figure(figure);
    BOOST_TEST(line_of(script, "set object 2 ") ==
               "rectangle from first 20.00000, first -2.50000 to first 20000.00000, first 2.50000 behind fc "
               "rgb '#009E73' fs transparent solid 0.08 noborder");
    BOOST_TEST(has(script, "set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 2"));
    // A difference has a fine mark a decibel between marks 5 dB apart; else one, halfway.
    const auto tics = [](Figure marked) { return line_of(script_of_figure(marked), "set mytics "); };
    BOOST_TEST(line_of(script, "set ytics ") == "5.00000");
    BOOST_TEST(tics(figure) == "5");
    figure.mark_every = 5.0;
    BOOST_TEST(tics(figure) == "2");
    figure.mark_every.reset();
    figure.aspect = Aspect::free;
    figure.highest = {150.0}; // 165 dB of 801 px: marks 10 dB apart
    BOOST_TEST(tics(figure) == "2");
    BOOST_TEST(tics(with_legends({"A"})) == "2");
}

BOOST_AUTO_TEST_CASE(a_zone_is_shaded_where_it_lies_in_the_range)
{
    auto figure = with_legends({"A"});
    figure.unreliable_above = Hertz{8000.0};
    const auto zone = [&](double from, double to) {
        figure.range = {{from}, {to}};
        const auto script = script_of_figure(figure);
        return has(script, "set object 1 ") ? line_of(script, "set object 1 ") : std::string("none");
    };
    const std::string shade = ", graph 1 behind fc rgb '#8A8F98' fs transparent solid 0.14 noborder";
    BOOST_TEST(zone(20.0, 20'000.0) ==
               "rectangle from first 8000.00000, graph 0 to first 20000.00000" + shade);
    BOOST_TEST(zone(10'000.0, 20'000.0) ==
               "rectangle from first 10000.00000, graph 0 to first 20000.00000" + shade);
    BOOST_TEST(zone(20.0, 8000.0) == "none");
}

BOOST_AUTO_TEST_CASE(a_line_is_drawn_from_the_point_before_the_range_to_the_one_behind_it)
{
    const auto points = [](std::vector<double> frequency_hz) {
        const std::vector<double> levels_db(frequency_hz.size(), 60.0);
        std::string found = block_of(script_of_figure(through(std::move(frequency_hz), levels_db)), "curve0");
        for (auto at = found.find(" 60"); at != std::string::npos; at = found.find(" 60")) {
            found.erase(at, 3);
        }
        return found;
    };
    BOOST_TEST(points({5.0, 10.0, 20.0, 1000.0, 20'000.0, 30'000.0, 40'000.0}) ==
               "10; 20; 1000; 20000; 30000");
    BOOST_TEST(points({5.0, 10.0, 30.0, 19'000.0, 30'000.0, 40'000.0}) == "10; 30; 19000; 30000");
    BOOST_TEST(points({20.0, 20'000.0}) == "20; 20000");
    BOOST_TEST(points({30'000.0, 40'000.0}) == "30000");
    BOOST_TEST(points({5.0, 10.0}) == "10");
}

BOOST_AUTO_TEST_CASE(a_phase_is_not_joined_from_one_end_of_a_turn_to_the_other)
{
    auto figure = through({20.0, 200.0, 2000.0, 20'000.0}, {170.0, -170.0, 10.0, -120.0});
    figure.lowest = {-180.0};
    figure.highest = {180.0};
    BOOST_TEST(block_of(script_of_figure(figure), "curve0") == "20 170; 200 -170; 2000 10; 20000 -120");
    figure.angle = true; // -170 to 10 is half a turn, no more
    BOOST_TEST(block_of(script_of_figure(figure), "curve0") ==
               "20 170; 200 nan; 200 -170; 2000 10; 20000 -120");
    figure.lines[0].curve = FrequencyResponse({20.0, 20'000.0}, {90.5, -90.0});
    BOOST_TEST(block_of(script_of_figure(figure), "curve0") == "20 90.5; 20000 nan; 20000 -90");
}

BOOST_AUTO_TEST_CASE(a_band_is_an_outline_along_its_lowest_levels_and_back_along_its_highest)
{
    auto figure = with_legends({"A", "B", "C"});
    const auto with = [](const char* lowest, const char* highest) {
        return FrequencyResponse({10.0, 20.0, 1000.0, 20'000.0, 30'000.0, 40'000.0}, std::vector(6, 60.0), {},
                                 {},
                                 {{lowest, {51.0, 52.0, 53.0, 54.0, 55.0, 56.0}},
                                  {highest, {61.0, 62.0, 63.0, 64.0, 65.0, 66.0}}});
    };
    figure.lines[0].curve = with("min_db", "max_db");
    figure.lines[0].band = true;
    figure.lines[1].curve = with("min_db", "max_db");
    figure.lines[1].target = true;
    figure.lines[1].band = true;
    figure.lines[2].curve = with("min_db", "max_db"); // has no band
    const auto script = script_of_figure(figure);
    BOOST_TEST(block_of(script, "band0") == "10 51; 20 52; 1000 53; 20000 54; 30000 55; "
                                            "30000 65; 20000 64; 1000 63; 20 62; 10 61");
    const auto shade = [&](std::size_t i, const char* how) {
        return "$band" + std::to_string(i) + " using 1:2 with filledcurves closed fc rgb '" +
               std::string(band_colour(figure.lines[i], colours)) + "' fs transparent solid " + how +
               " noborder notitle, ";
    };
    BOOST_TEST(line_of(script, "plot ").starts_with(shade(0, "0.35") + shade(1, "0.16") + "$curve1 "));
    BOOST_TEST(!has(script, "$band2"));
    figure.lines[0].curve = with("min_db", "spread_db");
    figure.lines[1].curve = with("spread_db", "max_db");
    BOOST_TEST(!has(script_of_figure(figure), "$band"));
}

BOOST_AUTO_TEST_CASE(curves_lie_on_targets_and_noise_and_these_on_what_is_faint)
{
    auto figure = with_legends({"A", "T", "U", "N", "F", "B", "G"});
    figure.lines[1].target = true;
    figure.lines[2].target = true;
    figure.lines[3].floor = true;
    figure.lines[4].faint = true;
    figure.lines[6].faint = true;
    const auto plot = line_of(script_of_figure(figure), "plot ");
    std::string order;
    for (auto at = plot.find("$curve"); at != std::string::npos; at = plot.find("$curve", at + 1)) {
        order += plot[at + 6];
    }
    BOOST_TEST(order == "4632105"); // of targets and noise the first is on top
    const auto style = [&](std::size_t i) {
        return "$curve" + std::to_string(i) + " using 1:2 with lines " +
               line_style(figure.lines[i], colours, 4.0) + " notitle";
    };
    BOOST_TEST(plot.starts_with(style(4) + ", " + style(6) + ", " + style(3) + ", " + style(2) + ", " +
                                style(1) + ", " + style(0) + ", " + style(5)));
}

BOOST_AUTO_TEST_CASE(lines_that_are_no_curves_do_not_make_curves_thinner)
{
    const auto width = [](bool target, bool floor, bool faint) {
        auto figure = with_legends(std::vector<std::string>(13, "A"));
        figure.lines[12].target = target;
        figure.lines[12].floor = floor;
        figure.lines[12].faint = faint;
        return line_of(script_of_figure(figure), "plot ").find(" lw 2.5") == std::string::npos ? 4.0 : 2.5;
    };
    BOOST_TEST(width(false, false, false) == 2.5);
    BOOST_TEST(width(true, false, false) == 4.0);
    BOOST_TEST(width(false, true, false) == 4.0);
    BOOST_TEST(width(false, false, true) == 4.0);
}

BOOST_AUTO_TEST_CASE(each_look_has_its_colour_and_its_dashes)
{
    FigureLine line{FrequencyResponse({20.0}, {60.0}), "A"};
    const auto look = [&](std::size_t hue, const std::string& dashes, std::string_view colour) {
        line.hue = hue;
        BOOST_TEST(line_style(line, colours, 2.5) == "lw 2.5" +
                                                         (dashes.empty() ? "" : " dt (" + dashes + ")") +
                                                         " lc rgb '" + std::string(colour) + "'");
    };
    const std::vector<std::string> dashes{
        "",    "30,9", "30,9,1,9", "34,10,10,10", "14,9,1,9,1,9", "", "34,10,10,10", "14,9,1,9,1,9",
        "1,9", "",     "30,9",     "30,9,1,9"};
    for (std::size_t hue = 0; hue < 24; ++hue) {
        look(hue, dashes[hue % 12], colours.hues[hue % 6].main);
    }
    line.light = true;
    look(1, "30,9", colours.hues[1].right);
    line.hue = 7;
    BOOST_TEST(band_colour(line, colours) == colours.hues[1].right);
    line.floor = true;
    BOOST_TEST(line_style(line, colours, 2.5) == "lw 2.4 dt (1,6) lc rgb '#F2A057'");
    line.faint = true;
    BOOST_TEST(line_style(line, colours, 2.5) == "lw 1.5 lc rgb '#B9BEC6'");
    line.target = true;
    const std::vector<std::string> of_targets{"10,6", "4,6", "18,6", "12,5,3,5"};
    for (std::size_t hue = 0; hue < 8; ++hue) {
        line.hue = hue;
        BOOST_TEST(line_style(line, colours, 2.5) == "lw 3.4 dt (" + of_targets[hue % 4] + ") lc rgb '" +
                                                         std::string(hue % 2 == 0 ? "#7A7A7A" : "#4A4A4A") +
                                                         "'");
        BOOST_TEST(band_colour(line, colours) == line_colour(line, colours));
    }
}

BOOST_AUTO_TEST_CASE(texts_and_lines_of_a_picture_grow_with_its_width)
{
    const auto terminal = [](const std::string& format, double picture_px, Theme theme = Theme::light) {
        auto figure = with_legends({"A"});
        figure.look.width_px = picture_px;
        figure.look.height_px = picture_px / 2.0;
        figure.look.theme = theme;
        return line_of(script_of_figure(figure, format), "set terminal ");
    };
    const std::string font_20 = " font 'Inter,20'";
    const std::string white = " background rgb '#FFFFFF' noenhanced";
    BOOST_TEST(terminal("png", 1600.0) ==
               "pngcairo size 1600.00000,800.00000" + font_20 + " rounded dashlength 0.9" + white);
    BOOST_TEST(terminal("png", 800.0) == "pngcairo size 800.00000,400.00000" + font_20 +
                                             " fontscale 0.5 linewidth 0.5 rounded dashlength 0.9" + white);
    BOOST_TEST(terminal("png", 1600.0, Theme::transparent) ==
               "pngcairo size 1600.00000,800.00000" + font_20 +
                   " rounded dashlength 0.9 transparent noenhanced");
    // A reader of SVG scales it.
    const auto svg = "svg size 1600.00000,800.00000" + font_20 + " fontscale 1.25 rounded dashlength 0.5";
    BOOST_TEST(terminal("svg", 1600.0) == svg + white);
    BOOST_TEST(terminal("svg", 800.0) == svg + white);
    BOOST_TEST(terminal("svg", 1600.0, Theme::transparent) == svg + " noenhanced");
    // 96 px are an inch, and a thousandth of a px more.
    BOOST_TEST(terminal("pdf", 800.0) == "pdfcairo size 8.333344in,4.166677in" + font_20 +
                                             " fontscale 0.375 linewidth 0.75 rounded dashlength 0.9" +
                                             white);
    BOOST_TEST(terminal("pdf", 1600.0, Theme::transparent) ==
               "pdfcairo size 16.666677in,8.333344in" + font_20 +
                   " fontscale 0.75 linewidth 1.5 rounded dashlength 0.9 transparent noenhanced");
}

BOOST_AUTO_TEST_CASE(a_frequency_axis_has_its_range_and_marks_at_their_frequencies)
{
    auto figure = with_legends({"A"});
    figure.range = {{100.0}, {1000.0}};
    const auto script = script_of_figure(figure);
    BOOST_TEST(line_of(script, "set xrange ") == "[100.00000:1000.00000]");
    BOOST_TEST(line_of(script, "set yrange ") == "[35.00000:85.00000]");
    BOOST_TEST(line_of(script, "set format y ") == "'% h'");
    // Those at the ends lie inside by 1e-7 of the frequency; 600, 800 and 900 Hz have no label.
    std::string tics;
    for (const int hz : {100, 200, 300, 400, 500, 600, 700, 800, 900, 1000}) {
        const bool is_fine = hz == 600 || hz == 800 || hz == 900;
        const auto place = hz == 100    ? std::string("100.0000100")
                           : hz == 1000 ? std::string("999.9999000")
                                        : std::to_string(hz) + ".0000000";
        tics += tics.empty() ? "" : ",";
        tics += is_fine ? "'' " + place + " 1"
                        : gnuplot_quote(hz == 1000 ? "1k" : std::to_string(hz)) + " " + place;
    }
    BOOST_TEST(line_of(script, "set xtics ") == "(" + tics + ")" + ink(20));
}

BOOST_AUTO_TEST_CASE(an_axis_of_logarithms_or_without_room_has_other_marks)
{
    const Band range{{20.0}, {2000.0}};
    const auto narrow = frequency_tics(range, {.narrow = true});
    // Labels at powers of ten, lines at 20, 50, 200, 500, 2000 Hz, and nothing between.
    BOOST_TEST(narrow == "set xtics ('' 20.0000020 1,'' 50.0000000 1," + gnuplot_quote("100") +
                             " 100.0000000,'' 200.0000000 1,'' 500.0000000 1," + gnuplot_quote("1k") +
                             " 1000.0000000,'' 1999.9998000 1)");
    BOOST_TEST(frequency_tics(range, {.narrow = true, .labelled = false}) ==
               "set xtics ('' 20.0000020 1,'' 50.0000000 1,'' 100.0000000,'' 200.0000000 1,'' 500.0000000 "
               "1,'' 1000.0000000,'' 1999.9998000 1)");
    const auto logarithms = frequency_tics(range, {.logarithms = true});
    BOOST_TEST(has(logarithms, gnuplot_quote("100") + " 2.0000000"));
    BOOST_TEST(has(logarithms, gnuplot_quote("20") + " 1.3010300")); // log10 of 20
    BOOST_TEST(has(logarithms, "'' 2.9542425 1"));                   // log10 of 900
}

BOOST_AUTO_TEST_SUITE_END()
