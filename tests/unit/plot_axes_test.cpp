// Labels and marks of the axes of a figure, and what lies between them.

#include "gnuplot_script.hpp"
#include "plot/grid_figure.hpp"
#include "plot/panel.hpp"
#include "plot/sheet.hpp"
#include "svg_places.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

using namespace earbench;

namespace {

constexpr double left_px = 132.0;
constexpr double width_px = 1600.0 - 132.0 - 44.0;
constexpr double below_plot_px = 150.0;

bool has_mark(const std::string& svg, const std::string& mark)
{
    return svg.find("<text>" + mark + "</text>") != std::string::npos;
}

/// A free figure of one line, whose plot is 16:9.
std::string marked(double lowest_db, double highest_db, std::optional<Decibel> tolerance = {})
{
    auto figure = with_legends({"A"});
    figure.aspect = Aspect::free;
    figure.lowest = {lowest_db};
    figure.highest = {highest_db};
    figure.tolerance_band = tolerance;
    return render_figure(figure, "svg").bytes;
}

/// Where the label of a zone above `from_hz` has room beside lines at these levels; a plot from 35 to 85 dB.
int label_end(double from_hz, const std::vector<double>& levels_db)
{
    auto figure = with_legends(std::vector<std::string>(levels_db.size(), "A"));
    for (std::size_t i = 0; i < levels_db.size(); ++i) {
        figure.lines[i].curve = FrequencyResponse({20.0, 15'000.0, 30'000.0}, {60.0, levels_db[i], 60.0});
    }
    figure.unreliable_above = Hertz{from_hz};
    Sheet sheet(figure.look, 42.0, left_px, 44.0);
    sheet.set_plot_height(2.0 * width_px / 3.0);
    return zone_label_end(figure, sheet);
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_axes)

BOOST_AUTO_TEST_CASE(axes_are_named_in_their_middles)
{
    const auto svg = render_figure(with_legends({"A"}), "svg").bytes;
    const double plot_px = 2.0 * width_px / 3.0;
    const auto frequency = place_of(svg, "Frequency (Hz)");
    BOOST_TEST(std::abs(frequency.x - (left_px + width_px / 2.0)) < rounding_px);
    BOOST_TEST(std::abs(frequency.y - (158.0 + 42.0 + plot_px + 89.0)) < 0.5); // a rounded height
    // Turned by 90 degrees, its letters lie left of the middle that is_at knows.
    const auto level = place_of(svg, "SPL (dB)");
    BOOST_TEST(std::abs(level.y + 0.26 * 25.0 - (158.0 + 42.0 + plot_px / 2.0)) < 1.0);
    BOOST_TEST(level.x < left_px - 80.0);
}

/// Fewer than three intervals of the usual 10 dB take finer ones; marks under 40 px apart take coarser ones.
BOOST_AUTO_TEST_CASE(marks_of_levels_are_three_at_least_and_do_not_touch)
{
    BOOST_TEST(!has_mark(marked(0.0, 30.0), " 5"));
    BOOST_TEST(has_mark(marked(0.0, 30.0), " 10"));
    BOOST_TEST(has_mark(marked(0.0, 29.9), " 5"));
    BOOST_TEST(!has_mark(marked(0.0, 29.9), " 2"));
    BOOST_TEST(has_mark(marked(0.0, 14.9), " 2"));
    // 16:9 of 1424 px are 801: of 200 dB, 10 are 40.05 px; of 201, 39.85 px.
    BOOST_TEST(has_mark(marked(0.0, 200.0), " 10"));
    BOOST_TEST(!has_mark(marked(0.0, 201.0), " 10"));
    BOOST_TEST(has_mark(marked(0.0, 201.0), " 20"));
    // A difference has marks every 5 dB.
    BOOST_TEST(has_mark(marked(-20.0, 20.0, Decibel{3.0}), " 5"));
    BOOST_TEST(!has_mark(marked(-20.0, 20.0), " 5"));
}

/// Every round step: the coarsest that gives three intervals, and of those above 10 dB the first whose marks
/// are 40 px apart, 30 points at 96 to 72 px.
BOOST_AUTO_TEST_CASE(steps_of_levels_are_1_2_and_5_of_each_power_of_ten)
{
    const auto step = [](double span_db) {
        auto figure = with_legends({"A"});
        figure.lowest = {0.0};
        figure.highest = {span_db};
        figure.look.height_px = 158.0 + 42.0 + 800.0 + 150.0;
        return std::stod(line_of(script_of([&] { return render_figure(figure, "svg"); }), "set ytics "));
    };
    for (const auto& [span_db, expected_db] : {std::pair{0.31, 0.1},
                                               {0.61, 0.2},
                                               {1.55, 0.5},
                                               {3.05, 1.0},
                                               {6.05, 2.0},
                                               {15.1, 5.0},
                                               {200.0, 10.0},
                                               {200.1, 20.0},
                                               {400.0, 20.0},
                                               {401.0, 50.0},
                                               {1001.0, 100.0},
                                               {2001.0, 200.0},
                                               {4010.0, 500.0},
                                               {10'010.0, 1000.0}}) {
        BOOST_TEST(step(span_db) == expected_db, span_db << " dB");
    }
}

BOOST_AUTO_TEST_CASE(the_label_of_a_zone_lies_where_no_line_runs)
{
    // 34 px and three rows of 24 are 106 of 949.33 px, 5.583 of 50 dB.
    constexpr double label_db = 106.0 / (2.0 * width_px / 3.0) * 50.0;
    BOOST_TEST(label_end(8000.0, {60.0}) == 1);
    BOOST_TEST(label_end(8000.0, {85.0 - label_db - 0.01}) == 1);
    BOOST_TEST(label_end(8000.0, {85.0 - label_db + 0.01}) == -1);
    BOOST_TEST(label_end(8000.0, {84.0, 35.0 + label_db + 0.01}) == -1);
    BOOST_TEST(label_end(8000.0, {84.0, 35.0 + label_db - 0.01}) == 0);
    BOOST_TEST(label_end(8000.0, {36.0}) == 1);
    BOOST_TEST(label_end(16'000.0, {84.0}) == 0); // narrow
    // Points from the zone's edge to the end of the axis count, the first and the last of a line too.
    const auto beside = [](std::vector<double> frequency_hz) {
        auto figure = with_legends({"A"});
        const std::vector<double> levels_db(frequency_hz.size(), 84.0);
        figure.lines[0].curve = FrequencyResponse(std::move(frequency_hz), levels_db);
        figure.unreliable_above = Hertz{8000.0};
        Sheet sheet(figure.look, 42.0, left_px, 44.0);
        sheet.set_plot_height(2.0 * width_px / 3.0);
        return zone_label_end(figure, sheet);
    };
    BOOST_TEST(beside({7999.0}) == 1);
    BOOST_TEST(beside({8000.0}) == -1);
    BOOST_TEST(beside({20.0, 20'000.0}) == -1);
    BOOST_TEST(beside({20.0, 20'001.0}) == 1);
}

/// The subtitle explains a zone that has no room for its label, and that of all panels of a grid.
BOOST_AUTO_TEST_CASE(a_zone_is_named_in_itself_or_in_the_subtitle)
{
    auto figure = with_legends({"A"});
    figure.unreliable_above = Hertz{8000.0};
    const auto names = [](const std::string& script) {
        return std::pair{count_of(script, gnuplot_quote("coupler not")),
                         count_of(script, gnuplot_quote("Subtitle  \u00B7  grey = coupler not reliable above "
                                                        "8 kHz"))};
    };
    const auto of_figure = [&] { return names(script_of([&] { return render_figure(figure, "svg"); })); };
    const auto of_grid = [&] {
        return names(script_of([&] { return render_grid(figure, std::vector{figure, figure}, "svg"); }));
    };
    BOOST_TEST((of_figure() == std::pair<std::size_t, std::size_t>{1, 0}));
    BOOST_TEST((of_grid() == std::pair<std::size_t, std::size_t>{0, 1}));
    figure.look.height_px = 158.0 + 42.0 + 800.0 + 150.0;
    figure.lines[0].curve =
        FrequencyResponse({20.0, 20'000.0}, {84.0, 84.0}); // its last row 34 px above the end
    BOOST_TEST(count_of(script_of([&] { return render_figure(figure, "svg"); }),
                        ", " + at_y(1000.0 - 34.0 - 48.0, 1150.0) + " center") == 1U);
    figure.look.height_px.reset();
    figure.unreliable_above = Hertz{18'000.0}; // narrow
    BOOST_TEST((of_figure() == std::pair<std::size_t, std::size_t>{0, 0}));
    BOOST_TEST(count_of(script_of([&] { return render_figure(figure, "svg"); }),
                        gnuplot_quote("Subtitle  \u00B7  grey = coupler not reliable above 18 kHz")) == 1U);
    figure.unreliable_above.reset();
    BOOST_TEST((of_grid() == std::pair<std::size_t, std::size_t>{0, 0}));
    BOOST_TEST(count_of(script_of([&] {
                            return render_grid(figure, std::vector{figure, figure}, "svg");
                        }),
                        "set label " + gnuplot_quote("Subtitle") + " at ") == 1U);
}

BOOST_AUTO_TEST_CASE(a_zone_is_labelled_from_120_px_on)
{
    const double narrowest_hz = 20'000.0 / std::pow(10.0, 120.0 / width_px * 3.0);
    BOOST_TEST(label_end(narrowest_hz - 1.0, {60.0}) == 1);
    BOOST_TEST(label_end(narrowest_hz + 1.0, {60.0}) == 0);
    BOOST_TEST(label_end(10.0, {60.0}) == 1); // the whole plot
    Figure figure;
    Sheet sheet(figure.look, 42.0, left_px, 44.0);
    sheet.set_plot_height(500.0);
    BOOST_TEST(zone_label_end(figure, sheet) == 0);
}

BOOST_AUTO_TEST_CASE(a_zone_is_named_with_its_frequency)
{
    auto figure = with_legends({"A"});
    BOOST_TEST(zone_text(figure).empty());
    figure.unreliable_above = Hertz{8500.0};
    BOOST_TEST(zone_text(figure) == "grey = coupler not reliable above 8.5 kHz");
    figure.unreliable_above = Hertz{20'000.0};
    BOOST_TEST(zone_text(figure).empty());
    figure.unreliable_above = Hertz{8000.0};
    const auto svg = render_figure(figure, "svg").bytes;
    const double middle_px = left_px + width_px * std::log10(std::sqrt(8000.0 * 20'000.0) / 20.0) / 3.0;
    BOOST_TEST(is_at(place_of(svg, "coupler not"), middle_px, 200.0 + 34.0));
    BOOST_TEST(is_at(place_of(svg, "reliable"), middle_px, 200.0 + 34.0 + 24.0));
    BOOST_TEST(is_at(place_of(svg, "above 8 kHz"), middle_px, 200.0 + 34.0 + 48.0));
    figure.lines[0].curve = FrequencyResponse({20.0, 20'000.0}, {84.0, 84.0});
    const double bottom_px = height_of(svg) - below_plot_px;
    BOOST_TEST(std::abs(place_of(render_figure(figure, "svg").bytes, "above 8 kHz").y - (bottom_px - 34.0)) <
               0.5);
}

BOOST_AUTO_TEST_CASE(more_curves_have_thinner_lines)
{
    const auto width_of = [](std::size_t count) {
        const auto svg = render_figure(with_legends(std::vector<std::string>(count, "A")), "svg").bytes;
        const std::vector<std::string> widths{"4.00", "2.50", "1.50"};
        std::string found;
        for (const auto& width : widths) {
            found += svg.find("stroke-width=\"" + width) != std::string::npos ? width + " " : "";
        }
        return found;
    };
    // The samples of a legend are 4 wide whatever the curves are.
    BOOST_TEST(width_of(12) == "4.00 ");
    BOOST_TEST(width_of(13) == "4.00 2.50 ");
    BOOST_TEST(width_of(60) == "4.00 2.50 ");
    BOOST_TEST(width_of(61) == "4.00 1.50 ");
}

/// A line from 45 dB at 20 Hz to 75 dB at 20 kHz, of a plot from 35 to 85 dB.
BOOST_AUTO_TEST_CASE(a_curve_runs_where_its_frequencies_and_levels_are)
{
    auto figure = with_legends({"A"});
    figure.lines[0].curve = FrequencyResponse({20.0, 20'000.0}, {45.0, 75.0});
    const auto svg = render_figure(figure, "svg").bytes;
    const double plot_px = 2.0 * width_px / 3.0;
    const double bottom_px = 158.0 + 42.0 + plot_px;
    bool found = false;
    const std::regex line("M([0-9.]+),([0-9.]+) *L([0-9.]+),([0-9.]+)");
    for (auto at = std::sregex_iterator(svg.begin(), svg.end(), line); at != std::sregex_iterator(); ++at) {
        const auto number = [&](std::size_t i) { return std::stod((*at)[i]); };
        found =
            found || (std::abs(number(1) - left_px) < 0.5 && std::abs(number(3) - left_px - width_px) < 0.5 &&
                      std::abs(number(2) - (bottom_px - 0.2 * plot_px)) < 0.5 &&
                      std::abs(number(4) - (bottom_px - 0.8 * plot_px)) < 0.5);
    }
    BOOST_TEST(found);
}

BOOST_AUTO_TEST_CASE(more_than_12_looks_are_said_to_repeat)
{
    const auto remark = [](std::size_t hue, bool target, bool faint) {
        auto figure = with_legends({"A"});
        figure.lines[0].hue = hue;
        figure.lines[0].target = target;
        figure.lines[0].faint = faint;
        const auto remarks = figure_remarks(figure);
        return remarks.empty() ? std::string("none") : remarks.front();
    };
    BOOST_TEST(remark(11, false, false) == "none");
    BOOST_TEST(remark(12, false, false) == "13 IEMs share 12 looks: some look alike");
    BOOST_TEST(remark(12, true, false) == "none");
    BOOST_TEST(remark(12, false, true) == "none");
}

BOOST_AUTO_TEST_CASE(a_line_on_the_edge_of_a_figure_is_seen)
{
    const auto unseen = [](std::vector<double> frequency_hz, std::vector<double> levels_db,
                           const char* legend = "A") {
        auto figure = with_legends({legend}); // from 35 to 85 dB and from 20 Hz to 20 kHz
        figure.lines[0].curve = FrequencyResponse(std::move(frequency_hz), std::move(levels_db));
        const auto lines = unseen_lines(figure);
        return lines.empty() ? std::string("none") : lines.front();
    };
    BOOST_TEST(unseen({20.0, 20'000.0}, {85.0, 90.0}) == "none");
    BOOST_TEST(unseen({20.0, 20'000.0}, {35.0, 30.0}) == "none");
    BOOST_TEST(unseen({20.0, 20'000.0}, {90.0, 30.0}) == "none"); // crosses it
    BOOST_TEST(unseen({20.0, 20'000.0}, {85.1, 90.0}) ==
               "nothing of A lies in the figure: 85.1 to 90.0 outside 35 to 85");
    BOOST_TEST(unseen({20.0, 20'000.0}, {34.9, 30.0}) ==
               "nothing of A lies in the figure: 30.0 to 34.9 outside 35 to 85");
    BOOST_TEST(unseen({20'000.0, 30'000.0}, {60.0, 60.0}) == "none");
    BOOST_TEST(unseen({10.0, 20.0}, {60.0, 60.0}) == "none");
    // Points beyond its frequencies lie in it nowhere.
    BOOST_TEST(unseen({10.0, 20.0, 20'000.0, 30'000.0}, {60.0, 90.0, 91.0, 60.0}) ==
               "nothing of A lies in the figure: 90.0 to 91.0 outside 35 to 85");
    BOOST_TEST(unseen({20'001.0, 30'000.0}, {60.0, 60.0}, "") ==
               "nothing of the curve lies in the figure: no point from 20 to 20000 Hz");
}

BOOST_AUTO_TEST_SUITE_END()
