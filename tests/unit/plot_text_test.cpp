// Charts of text: 8 columns before the axis and the axis itself, 21 rows, a legend below.

#include "gnuplot_script.hpp"
#include "plot/text_chart.hpp"
#include "svg_places.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

/// The rows of the chart of `figure`, `columns` wide, without what stands above and below it.
std::vector<std::string> rows_of(const Figure& figure, std::size_t columns)
{
    const auto text = text_chart(figure, columns);
    std::vector<std::string> rows;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        rows.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    BOOST_REQUIRE(rows.size() > 26U);
    return {rows.begin() + 4, rows.begin() + 4 + 21 + 2};
}

/// A figure of one line through these levels at 20 Hz, 632.46 Hz and 20 kHz: the ends and the middle.
Figure through(const std::vector<double>& levels_db, double lowest, double highest)
{
    auto figure = with_legends({"A"});
    figure.lines[0].curve = FrequencyResponse({20.0, 632.455532, 20'000.0}, levels_db);
    figure.lowest = {lowest};
    figure.highest = {highest};
    return figure;
}

/// What stands at the vertical axis, from top to bottom.
std::string labels_of(const Figure& figure)
{
    std::string labels;
    for (const auto& row : rows_of(figure, 60)) {
        const auto end = row.find(" +");
        labels += end == std::string::npos || end > 7 || row.find_first_not_of(' ') > end
                      ? ""
                      : row.substr(row.find_first_not_of(' '), end - row.find_first_not_of(' ')) + " ";
    }
    return labels;
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_text)

BOOST_AUTO_TEST_CASE(an_axis_of_text_has_up_to_ten_round_steps)
{
    const auto labels = [](double lowest, double highest) {
        return labels_of(through({lowest, lowest, lowest}, lowest, highest));
    };
    BOOST_TEST(labels(35.0, 85.0) == "85 80 75 70 65 60 55 50 45 40 35 ");
    BOOST_TEST(labels(35.0, 86.0) == "80 70 60 50 40 ");
    // Ten steps of each size are drawn by it: 11 labels.
    for (const double step : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0, 90.0, 200.0, 500.0}) {
        BOOST_TEST(count_of(labels(0.0, 10.0 * step), " ") == 11U, step);
    }
    BOOST_TEST(labels(-1.0, 1.0) == "1 0.8 0.6 0.4 0.2 0 -0.2 -0.4 -0.6 -0.8 -1 ");
    BOOST_TEST(labels(-180.0, 180.0) == "180 135 90 45 0 -45 -90 -135 -180 ");
    BOOST_TEST(labels(-500.0, 500.0) == "400 200 0 -200 -400 ");
    BOOST_TEST(labels(0.0, 6000.0) == "6000 5400 4800 4200 3600 3000 2400 1800 1200 600 0 ");
    auto percent = through({-80.0, -80.0, -80.0}, -80.0, 0.0);
    percent.percent = true; // 20 dB are a factor of ten
    BOOST_TEST(labels_of(percent) == "100 10 1 0.1 0.01 ");
    percent.lowest = {-120.0};
    BOOST_TEST(labels_of(percent) == "100 10 1 0.1 0.01 0.001 0.0001 ");
}

BOOST_AUTO_TEST_CASE(a_text_chart_has_40_columns_at_least)
{
    auto figure = through({60.0, 60.0, 60.0}, 35.0, 85.0);
    for (const std::size_t columns : {0U, 39U, 40U}) {
        BOOST_TEST(rows_of(figure, columns)[10].size() == 40U);
    }
    BOOST_TEST(rows_of(figure, 41)[10].size() == 41U);
    figure.title = std::string(50, 'T');
    BOOST_TEST(text_chart(figure, 41).starts_with(std::string(40, 'T') + "\u2026\n"));
}

BOOST_AUTO_TEST_CASE(a_tolerance_is_a_row_at_0_db_behind_the_curves)
{
    auto figure = through({15.0, 0.0, 15.0}, -15.0, 15.0);
    figure.tolerance_band = Decibel{3.0};
    const auto row = rows_of(figure, 60)[10];
    BOOST_TEST(row.substr(0, 8) == "     0 +");
    BOOST_TEST(row.size() == 60U);
    BOOST_TEST(row.substr(8).find_first_not_of("-*") == std::string::npos);
    BOOST_TEST(row.find('*') < row.size());
    BOOST_TEST(row.back() == '-');
    // However little the chart spans, in the row of 0 dB: 0.01 dB a row.
    auto fine = through({0.1, 0.1, 0.1}, -0.1, 0.1);
    fine.tolerance_band = Decibel{3.0};
    BOOST_TEST(rows_of(fine, 60)[10].back() == '-');
    // What is not labelled has the axis at the same place.
    for (std::size_t i = 0; i < 21; ++i) {
        BOOST_TEST(std::string("+|").find(rows_of(figure, 60)[i].at(7)) != std::string::npos, i);
    }
}

BOOST_AUTO_TEST_CASE(a_phase_in_text_is_not_joined_across_a_turn)
{
    const auto marks = [](std::vector<double> levels, bool angle) {
        auto figure = through(levels, -180.0, 180.0);
        figure.angle = angle;
        std::ptrdiff_t count = 0;
        for (const auto& row : rows_of(figure, 60)) {
            count += std::count(row.begin(), row.end(), '*');
        }
        return count;
    };
    // From 170 to -170 degrees and back: three points alone, else two lines that are 20 rows high.
    BOOST_TEST(marks({170.0, -170.0, 170.0}, true) == 3);
    BOOST_TEST(marks({170.0, -170.0, 170.0}, false) > 38);
    BOOST_TEST(marks({90.0, -90.0, 90.0}, true) > 18); // half a turn is a line
    BOOST_TEST(marks({90.5, -90.0, 90.5}, true) == 3);
    // A row for 18 degrees: -171.9 is in the last, if just.
    auto figure = through({170.0, -171.9, 170.0}, -180.0, 180.0);
    figure.angle = true;
    BOOST_TEST(rows_of(figure, 60)[20].find('*') != std::string::npos);
}

/// Targets are dots and faint lines commas beneath the curves, of which the first is on top; noise is left
/// out.
BOOST_AUTO_TEST_CASE(marks_of_text_lie_on_each_other_in_their_order)
{
    const auto mark_of = [](const std::vector<std::string>& kinds) {
        auto figure = with_legends(kinds);
        for (auto& line : figure.lines) {
            line.target = line.legend == "target";
            line.faint = line.legend == "faint";
            line.floor = line.legend == "noise";
        }
        return rows_of(figure, 60)[10].back();
    };
    BOOST_TEST(mark_of({"curve"}) == '*');
    BOOST_TEST(mark_of({"curve", "other"}) == 'a');
    BOOST_TEST(mark_of({"noise", "curve", "target", "faint"}) == '*');
    BOOST_TEST(mark_of({"target", "faint"}) == '.');
    BOOST_TEST(mark_of({"faint", "target"}) == ',');
    BOOST_TEST(mark_of({"noise", "faint"}) == ',');
    BOOST_TEST(mark_of({"target", "curve"}) == '*');
    BOOST_TEST(mark_of({"faint", "curve"}) == '*');
    std::vector<std::string> many(54, "curve");
    auto figure = with_legends(many);
    figure.caption.clear();
    const auto text = text_chart(figure, 60);
    BOOST_TEST(text.find("z curve   A curve") != std::string::npos, text); // after the small letters
    BOOST_TEST(text.ends_with("Z curve   a curve   b curve\n"), text);     // and from the first again
}

BOOST_AUTO_TEST_CASE(a_legend_of_text_leaves_out_noise_and_what_is_faint)
{
    auto figure = with_legends({"A", "N", "F", "T"});
    figure.caption.clear();
    figure.lines[1].floor = true;
    figure.lines[2].faint = true;
    figure.lines[3].target = true;
    BOOST_TEST(text_chart(figure, 60).ends_with("\n\n* A   . T\n"));
    figure.lines.resize(1, figure.lines[0]);
    figure.lines[0].faint = true;
    const auto alone = text_chart(figure, 60);
    BOOST_TEST(!alone.ends_with("\n\n\n"));
    BOOST_TEST(alone.ends_with("\n\n"));
}

BOOST_AUTO_TEST_CASE(frequencies_of_text_stand_below_their_marks_with_blanks_between)
{
    auto figure = through({60.0, 60.0, 60.0}, 35.0, 85.0);
    const auto rows = rows_of(figure, 68); // 20 columns a decade, the ends included: 59 / 3
    BOOST_TEST(rows[21].substr(0, 9) == "       ++");
    for (const auto& [label, hz] : {std::pair{"20", 20.0}, std::pair{"100", 100.0}, std::pair{"1k", 1000.0},
                                    std::pair{"20k", 20'000.0}}) {
        const auto column = static_cast<std::size_t>(std::round(59.0 * std::log10(hz / 20.0) / 3.0));
        BOOST_TEST(rows[21][8 + column] == '+', label);
        const std::string text = label;
        const auto begin = std::min(8 + column - text.size() / 2, std::size_t{68} - text.size());
        BOOST_TEST(rows[22].substr(begin, text.size()) == text);
    }
    BOOST_TEST(rows[22].size() == 68U); // 20k ends with the chart
    const auto narrow = rows_of(figure, 40)[22];
    for (const auto* text : {"20", "100", "500", "2k"}) {
        BOOST_TEST((" " + narrow + " ").find(" " + std::string(text) + " ") != std::string::npos, narrow);
    }
}

BOOST_AUTO_TEST_CASE(what_lies_beyond_a_chart_of_text_is_cut_off)
{
    auto figure = through({60.0, 60.0, 60.0}, 35.0, 85.0);
    figure.lines[0].curve = FrequencyResponse({1.0, 20.0, 20'000.0, 1e6}, {-1e9, 85.0, 35.0, 1e9});
    const auto rows = rows_of(figure, 60);
    // A line that leaves the chart below is drawn up to its last row.
    figure.lines[0].curve = FrequencyResponse({20.0, 20'000.0}, {85.0, 0.0});
    BOOST_TEST(rows_of(figure, 60)[20].find('*') != std::string::npos);
    BOOST_TEST(rows[0].substr(8, 1) == "*");
    BOOST_TEST(rows[20].substr(59, 1) == "*");
    for (const auto& row : rows) {
        BOOST_TEST(row.size() <= 60U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
