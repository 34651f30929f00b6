// Where gnuplot is told to write names, at the ends of lines, in legends and beside verdicts: places in px of
// a sheet 1600 px wide.

#include "core/error.hpp"
#include "gnuplot_script.hpp"
#include "plot/figure.hpp"
#include "plot/lettering.hpp"
#include "plot/palette.hpp"
#include "plot/sheet.hpp"
#include "plot/verdict_strip.hpp"
#include "svg_places.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

constexpr double left_px = 132.0;
constexpr double width_px = 1600.0 - 132.0 - 44.0;

const Palette& colours = palette_of(Theme::light);

std::string script_of_figure(const Figure& figure, const std::string& format = "svg")
{
    return script_of([&] { return render_figure(figure, format); });
}

std::string ink(int size)
{
    return text_colour(colours.ink) + font(size);
}

bool has(const std::string& script, const std::string& part)
{
    return script.find(part) != std::string::npos;
}

/// A text of more than `least_px` and up to `most_px` at `size`.
std::string text_between(double least_px, double most_px, int size)
{
    const Lettering lettering("svg");
    const double wide_px = lettering.width_px("W", size);
    for (std::size_t i = 0; i < 400; ++i) {
        const auto tail = std::string(i / 20, 'i') + std::string(i % 20, 'e');
        const double rest_px = most_px - lettering.width_px(tail, size);
        const auto wide = static_cast<std::size_t>(std::max(rest_px / wide_px, 0.0));
        if (rest_px - static_cast<double>(wide) * wide_px < most_px - least_px) {
            return std::string(wide, 'W') + tail;
        }
    }
    BOOST_ERROR("no text of " << most_px << " px");
    return {};
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_names)

BOOST_AUTO_TEST_CASE(names_at_the_ends_stand_52_px_beside_the_plot_at_the_levels_of_their_lines)
{
    auto figure = with_legends({"Low", "High R", "Noise", "Grey"});
    figure.lines[0].curve = FrequencyResponse({20.0, 20'000.0}, {60.0, 40.0});
    figure.lines[1].curve = FrequencyResponse({20.0, 20'000.0, 30'000.0}, {60.0, 75.0, 40.0});
    figure.lines[2].floor = true;
    figure.lines[3].faint = true;
    figure.look.label_at_end = true;
    const auto script = script_of_figure(figure);
    // 44 of a sample, 8 to the name, 24 to the edge of the picture.
    const double right_px = 1600.0 - 44.0 - 8.0 - Lettering("svg").width_px("High R", 16) - 24.0;
    const double plot_px = 2.0 * (right_px - left_px) / 3.0;
    const double height_px = std::round(158.0 + plot_px + 150.0);
    BOOST_TEST(line_of(script, "set rmargin at ") == at_x(right_px));
    const auto sample_and_name = [&](double down, const FigureLine& line) {
        const auto y = at_y(158.0 + down * plot_px, height_px);
        return "set arrow from " + at_x(right_px + 2.0) + ", " + y + " to " + at_x(right_px + 44.0) + ", " +
               y + " nohead " + line_style(line, colours, 2.5) + "\nset label " + gnuplot_quote(line.legend) +
               " at " + at_x(right_px + 52.0) + ", " + y + " left" + ink(16) + "\n";
    };
    const auto names = sample_and_name(0.2, figure.lines[1]) + sample_and_name(0.9, figure.lines[0]);
    BOOST_TEST(has(script, names), script);
    BOOST_TEST(!has(script, "Noise"));
    BOOST_TEST(!has(script, "Grey"));
}

BOOST_AUTO_TEST_CASE(names_of_lines_beyond_the_plot_stand_at_its_corners)
{
    auto figure = with_legends({"Above", "Below", "Late"});
    figure.lines[0].curve = FrequencyResponse({20.0, 20'000.0}, {60.0, 200.0});
    figure.lines[1].curve = FrequencyResponse({20.0, 20'000.0}, {60.0, -200.0});
    figure.lines[2].curve = FrequencyResponse({30'000.0, 40'000.0}, {60.0, 200.0}); // its first point
    figure.look.label_at_end = true;
    figure.look.height_px = 158.0 + 500.0 + 150.0;
    const auto script = script_of_figure(figure);
    const auto name_at = [&](double down_px) { return ", " + at_y(158.0 + down_px, 808.0) + " left"; };
    BOOST_TEST(has(line_of(script, "set label \"Above\""), name_at(0.0)));
    BOOST_TEST(has(line_of(script, "set label \"Late\""), name_at(250.0)));
    BOOST_TEST(has(line_of(script, "set label \"Below\""), name_at(500.0)));
    // Their samples begin there too.
    for (const auto& [index, down_px] : {std::pair{0U, 0.0}, {1U, 250.0}, {2U, 500.0}}) {
        const auto sample = line_of(script, "set arrow from ", index);
        BOOST_TEST(has(sample.substr(0, sample.find(" to ")), ", " + at_y(158.0 + down_px, 808.0)), sample);
    }
}

BOOST_AUTO_TEST_CASE(names_of_lines_that_end_at_one_level_keep_their_order)
{
    auto figure = with_legends({"A", "B", "C", "D"});
    figure.look.label_at_end = true;
    const auto script = script_of_figure(figure);
    std::size_t last = 0;
    for (const auto& line : figure.lines) {
        const auto at = script.find("set label " + gnuplot_quote(line.legend) + " at ");
        BOOST_TEST(at > last, line.legend);
        last = at;
    }
}

BOOST_AUTO_TEST_CASE(a_name_at_an_end_is_cut_to_300_px_its_channel_is_not)
{
    auto figure = with_legends({std::string(40, 'W') + " L"});
    figure.lines[0].name = std::string(40, 'W');
    figure.look.label_at_end = true;
    const auto script = script_of_figure(figure);
    const auto text = line_of(script, "set label \"W");
    const auto kept = 1 + text.find_first_not_of('W');
    BOOST_TEST(text.substr(kept - 1).starts_with("\u2026 L\""));
    const auto width = [](std::size_t letters) {
        return Lettering("svg").width_px(std::string(letters, 'W') + "\u2026 L", 16);
    };
    BOOST_TEST(width(kept) <= 300.0);
    BOOST_TEST(width(kept + 1) > 300.0);
    // One that does not begin with the name of its IEM is cut as a whole.
    for (const auto* name : {"", "Other"}) {
        figure.lines[0].name = name;
        BOOST_TEST(has(script_of_figure(figure), "W\u2026\" at "), name);
    }
}

/// Texts above the plot reach beyond it, to 44 px from the edge of the picture.
BOOST_AUTO_TEST_CASE(a_title_stands_above_the_names_at_the_ends_too)
{
    auto figure = with_legends({std::string(20, 'W')});
    figure.title = std::string(100, 'T');
    figure.look.label_at_end = true;
    const auto script = script_of_figure(figure);
    const auto kept = 1 + line_of(script, "set label \"T").find_first_not_of('T');
    const auto width = [](std::size_t letters) {
        return Lettering("svg").width_px(std::string(letters, 'T') + "\u2026", 30, true);
    };
    BOOST_TEST(width(kept) <= width_px);
    BOOST_TEST(width(kept + 1) > width_px);
}

BOOST_AUTO_TEST_CASE(texts_are_cut_where_they_are_a_pixel_too_long)
{
    auto figure = with_legends({"A"});
    figure.verdicts.strips = {{"L", {}}};
    const auto fits = [&](std::string& text, double limit_px, int size) {
        std::string found;
        for (const double over_px : {0.0, 1.0}) {
            text = text_between(limit_px + over_px - 1.0, limit_px + over_px, size);
            found += has(script_of_figure(figure), gnuplot_quote(text)) ? "whole " : "cut ";
        }
        text = "A";
        return found;
    };
    BOOST_TEST(fits(figure.verdicts.heading, 600.0, 15) == "whole cut ");
    // An axis of 500 px and 240 beside it.
    figure.look.height_px = certainty_height_px(figure) + 158.0 + 42.0 + 500.0 + 150.0;
    BOOST_TEST(fits(figure.level_axis, 740.0, 20) == "whole cut ");
    figure.look.label_at_end = true;
    BOOST_TEST(fits(figure.lines[0].legend, 300.0, 16) == "whole cut ");
}

BOOST_AUTO_TEST_CASE(names_at_the_ends_take_30_px_each_or_stand_above_the_plot)
{
    auto figure = with_legends(std::vector<std::string>(7, "A"));
    figure.look.label_at_end = true;
    const auto remarks = [&](double plot_px) {
        figure.look.height_px = 158.0 + plot_px + 150.0;
        const GnuplotStandIn gnuplot;
        return render_figure(figure, "svg").remarks.size();
    };
    BOOST_TEST(remarks(210.0) == 0U);
    figure.lines.resize(6, figure.lines[0]);
    BOOST_TEST(remarks(200.0) == 0U);
    figure.lines.resize(7, figure.lines[0]);
    BOOST_CHECK_THROW((void)remarks(209.0), Error); // above it, they leave less than 200 px
    figure.lines.resize(20, figure.lines[0]);
    BOOST_TEST(remarks(600.0) == 0U);
    BOOST_TEST(remarks(599.0) == 1U);
}

BOOST_AUTO_TEST_CASE(a_legend_has_a_sample_of_64_px_before_each_name)
{
    auto figure = with_legends({"A", "B"});
    figure.look.height_px = 800.0;
    const auto script = script_of_figure(figure);
    const double cell_px = 64.0 + 14.0 + Lettering("svg").width_px("A", 20) + 28.0;
    // A and B are as wide as the wider of them.
    const double wider_px = std::max(cell_px, 64.0 + 14.0 + Lettering("svg").width_px("B", 20) + 28.0);
    for (std::size_t i = 0; i < 2; ++i) {
        const double x_px = left_px + static_cast<double>(i) * wider_px;
        const auto y = at_y(158.0, 800.0);
        BOOST_TEST(has(script, "set arrow from " + at_x(x_px) + ", " + y + " to " + at_x(x_px + 64.0) + ", " +
                                   y + " nohead " + line_style(figure.lines[i], colours, 4.0) +
                                   "\nset label " + gnuplot_quote(figure.lines[i].legend) + " at " +
                                   at_x(x_px + 78.0) + ", " + y + " left" + ink(20)),
                   script);
    }
}

/// L and R of an IEM share an entry of a crowded legend: one sample 5 px above its middle, one 5 px below.
BOOST_AUTO_TEST_CASE(two_samples_of_an_entry_lie_10_px_apart)
{
    std::vector<std::string> legends;
    for (std::size_t i = 0; i < 14; ++i) {
        legends.push_back("IEM " + std::string(1, static_cast<char>('a' + i / 2)) +
                          (i % 2 == 0 ? " L" : " R"));
    }
    auto figure = with_legends(legends);
    for (std::size_t i = 0; i < figure.lines.size(); ++i) {
        figure.lines[i].hue = i / 2;
        figure.lines[i].light = i % 2 == 1;
        figure.lines[i].name = legends[i].substr(0, 5);
    }
    figure.look.height_px = 800.0;
    const auto script = script_of_figure(figure);
    const auto sample = [&](double y_px) {
        return "set arrow from " + at_x(left_px) + ", " + at_y(y_px, 800.0) + " to " + at_x(left_px + 48.0) +
               ", " + at_y(y_px, 800.0) + " nohead ";
    };
    BOOST_TEST(has(script, sample(158.0 - 5.0) + line_style(figure.lines[0], colours, 4.0)), script);
    BOOST_TEST(has(script, sample(158.0 + 5.0) + line_style(figure.lines[1], colours, 4.0)), script);
    BOOST_TEST(has(script, "set label \"IEM a\" at " + at_x(left_px + 58.0) + ", " + at_y(158.0, 800.0) +
                               " left" + ink(15)),
               script);
    // An entry for all that is faint has one sample, in the middle.
    for (auto& line : figure.lines) {
        line.faint = true;
    }
    const auto faint = script_of_figure(figure);
    BOOST_TEST(count_of(faint, " nohead lw 1.5") == 1U);
    BOOST_TEST(has(faint, "set arrow from " + at_x(left_px) + ", " + at_y(158.0, 800.0)));
}

/// Rows of 30 px for words, of 26 for a strip, 16 above the plot; samples of 34, 10 to their words, 30 to the
/// next; a band ends 2 px before its edge.
BOOST_AUTO_TEST_CASE(verdicts_have_a_key_and_a_strip_of_marks_along_the_axis)
{
    auto figure = with_legends({"A"});
    figure.shade_words = "shaded: the mean";
    figure.verdicts = {"Bands:",
                       "same",
                       {{"L",
                         {{{{20.0}, {200.0}}, BandVerdict::differs},
                          {{{200.0}, {2000.0}}, BandVerdict::undecided},
                          {{{2000.0}, {40'000.0}}, BandVerdict::same},
                          {{{20'000.0}, {40'000.0}}, BandVerdict::differs}}},
                        {"R", {}}}};
    figure.look.height_px = 900.0;
    const auto script = script_of_figure(figure);
    const auto words = [&](const std::string& text, double x_px, double y_px, const std::string& side) {
        return "set label " + gnuplot_quote(text) + " at " + at_x(x_px) + ", " + at_y(y_px, 900.0) + " " +
               side + text_colour(colours.subtitle) + font(15) + "\n";
    };
    const auto box = [&](int object, double from_px, double to_px, double y_px, const std::string& how) {
        return "set object " + std::to_string(object) + " rectangle from " + at_x(from_px) + ", " +
               at_y(y_px + 6.0, 900.0) + " to " + at_x(to_px) + ", " + at_y(y_px - 6.0, 900.0) +
               " noclip front " + how + "\n";
    };
    const auto thin = [&](double from_px, double to_px, double y_px) {
        return "set arrow from " + at_x(from_px) + ", " + at_y(y_px, 900.0) + " to " + at_x(to_px) + ", " +
               at_y(y_px, 900.0) + " nohead lw 2 lc rgb '#222222'\n";
    };
    const std::string full = "fc rgb '#222222' fs solid 1.0 noborder";
    const std::string open = "fs empty border lc rgb '#222222' lw 1.6";
    const Lettering lettering("svg");
    const double differs_px = left_px + lettering.width_px("Bands:", 15) + 30.0;
    const double undecided_px = differs_px + 34.0 + 10.0 + lettering.width_px("differs", 15) + 30.0;
    const double same_px = undecided_px + 34.0 + 10.0 + lettering.width_px("undecided", 15) + 30.0;
    constexpr double first_px = 158.0 + 42.0 + 15.0;
    constexpr double key_px = first_px + 30.0;
    constexpr double strip_px = key_px + 28.0;
    for (const auto& part :
         {words("shaded: the mean", left_px, first_px, "left"), words("Bands:", left_px, key_px, "left"),
          box(100, differs_px, differs_px + 34.0, key_px, full),
          words("differs", differs_px + 44.0, key_px, "left"),
          box(101, undecided_px, undecided_px + 34.0, key_px, open),
          words("undecided", undecided_px + 44.0, key_px, "left"), thin(same_px, same_px + 34.0, key_px),
          words("same", same_px + 44.0, key_px, "left"), words("L", left_px - 14.0, strip_px, "right"),
          box(102, left_px + 2.0, left_px + width_px / 3.0 - 2.0, strip_px, full),
          box(103, left_px + width_px / 3.0 + 2.0, left_px + 2.0 * width_px / 3.0 - 2.0, strip_px, open),
          thin(left_px + 2.0 * width_px / 3.0 + 2.0, left_px + width_px - 2.0, strip_px),
          words("R", left_px - 14.0, strip_px + 26.0, "right")}) {
        BOOST_TEST(has(script, part), part);
    }
    BOOST_TEST(!has(script, "set object 104 ")); // what lies beyond the axis has no width
    BOOST_TEST(line_of(script, "set tmargin at ") == at_y(200.0 + 2.0 * 30.0 + 2.0 * 26.0 + 16.0, 900.0));
    BOOST_TEST(certainty_height_px(figure) == 2.0 * 30.0 + 2.0 * 26.0 + 16.0);
    auto unshaded = figure;
    unshaded.shade_words.clear();
    BOOST_TEST(certainty_height_px(unshaded) == 30.0 + 2.0 * 26.0 + 16.0);
    figure.verdicts.strips.clear();
    BOOST_TEST(certainty_height_px(figure) == 30.0 + 16.0);
    BOOST_TEST(line_of(script_of_figure(figure), "set tmargin at ") == at_y(200.0 + 30.0 + 16.0, 900.0));
    figure.shade_words.clear();
    BOOST_TEST(line_of(script_of_figure(figure), "set tmargin at ") == at_y(200.0, 900.0));
    BOOST_TEST(certainty_height_px(figure) == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
