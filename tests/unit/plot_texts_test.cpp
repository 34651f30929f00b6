// Texts of figures: labels of axes, names, remarks, and what fonts lack.

#include "core/error.hpp"
#include "flat_curve.hpp"
#include "plot/analysis_figure.hpp"
#include "plot/arrangement.hpp"
#include "plot/axis_limits.hpp"
#include "plot/curve_figure.hpp"
#include "plot/figure_frame.hpp"
#include "plot/frequency_axis.hpp"
#include "plot/lettering.hpp"
#include "plot/measurement_figure.hpp"
#include "plot/response_figure.hpp"
#include "plot/svg.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

constexpr std::span<const FrequencyResponse> none;

} // namespace

BOOST_AUTO_TEST_SUITE(plot_texts)

BOOST_AUTO_TEST_CASE(labels_are_more_where_a_range_has_less_than_one_and_a_half_decades)
{
    const auto labels = [](double from, double to) {
        std::string all;
        for (const auto& mark : frequency_marks({{from}, {to}})) {
            all += mark.label.empty() ? "" : mark.label + " ";
        }
        return all;
    };
    BOOST_TEST(labels(100.0, 3162.0) == "100 200 300 400 500 700 1k 2k 3k ");
    BOOST_TEST(labels(100.0, 3163.0) == "100 200 500 1k 2k 3.163k ");
    BOOST_TEST(labels(100.0, 100.0 * std::pow(10.0, 1.5)).starts_with("100 200 500 1k 2k 3.16"));
    // An end has no label where one lies within 0.12 decades of it, a factor of 1.318.
    BOOST_TEST(labels(20.0, 6590.0) == "20 50 100 200 500 1k 2k 5k ");
    BOOST_TEST(labels(20.0, 6592.0) == "20 50 100 200 500 1k 2k 5k 6.592k ");
    BOOST_TEST(labels(37.94, 20'000.0) == "50 100 200 500 1k 2k 5k 10k 20k ");
    BOOST_TEST(labels(37.9, 20'000.0) == "37.9 50 100 200 500 1k 2k 5k 10k 20k ");
    // An end that has a mark of its own has it once.
    BOOST_TEST(labels(30.0, 900.0) == "30 40 50 70 100 200 300 400 500 700 ");
    BOOST_TEST(labels(60.0, 8000.0) == "60 100 200 500 1k 2k 5k 8k ");
    BOOST_TEST(frequency_marks({{60.0}, {8000.0}}).size() == 4U + 9U + 9U - 1U);
    BOOST_TEST(decades_of({{20.0}, {20'000.0}}) == 3.0);
}

/// 90 Hz has no label beside 100 Hz, nor 600 Hz beside 500 Hz.
BOOST_AUTO_TEST_CASE(an_end_without_a_label_has_its_mark)
{
    const auto marks = frequency_marks({{90.0}, {600.0}});
    BOOST_TEST(marks.front().hz == 90.0);
    BOOST_TEST(marks.front().label.empty());
    BOOST_TEST(marks.back().hz == 600.0);
    BOOST_TEST(marks.back().label.empty());
}

BOOST_AUTO_TEST_CASE(characters_without_a_font_are_named_up_to_four_of_them)
{
    const auto remark = [](const std::u32string& text) {
        Lettering png("png");
        std::string utf8;
        for (const char32_t character : text) {
            // Four bytes: these lie in the last planes, which are private.
            for (const int shift : {18, 12, 6, 0}) {
                const auto bits = static_cast<unsigned>(character) >> shift;
                utf8 += static_cast<char>(shift == 18 ? 0xF0U | bits : 0x80U | (bits & 0x3FU));
            }
        }
        (void)png.drawable(utf8);
        auto said = png.remarks().at(0);
        std::string codes;
        for (auto at = said.find("U+"); at != std::string::npos; at = said.find("U+", at + 1)) {
            codes += said.substr(at, said.find(')', at) - at) + " ";
        }
        return codes + said.substr(said.rfind(')') + 1);
    };
    BOOST_TEST(remark(U"\U0010FFF0") == "U+10FFF0 : a box stands for it in the figure");
    BOOST_TEST(remark(U"\U0010FFF0\U0010FFF1\U0010FFF0") ==
               "U+10FFF0 U+10FFF1 : boxes stand for them in the figure");
    BOOST_TEST(remark(U"\U0010FFF0\U0010FFF1\U0010FFF2\U0010ABCD") ==
               "U+10FFF0 U+10FFF1 U+10FFF2 U+10ABCD : boxes stand for them in the figure");
    BOOST_TEST(remark(U"\U0010FFF0\U0010FFF1\U0010FFF2\U0010FFF3\U0010FFF4\U0010FFF5") ==
               "U+10FFF0 U+10FFF1 U+10FFF2 U+10FFF3  and 2 more: boxes stand for them in the figure");
}

BOOST_AUTO_TEST_CASE(what_is_not_seen_takes_no_room_and_no_box)
{
    Lettering png("png");
    const std::string joiner = "\u200D"; // zero width
    BOOST_TEST(png.width_px("ab", 20) == png.width_px("a" + joiner + "b", 20));
    BOOST_TEST(png.width_px("ab", 20) == png.width_px("a", 20) + png.width_px("b", 20));
    BOOST_TEST(png.width_px("", 20) == 0.0);
    BOOST_TEST(png.width_px("m", 20) >= 20.0 * 96.0 / 72.0 * 0.5);      // a wide letter
    BOOST_TEST(png.drawable("tab\tand\x7Fmore") == "tab\tand\x7Fmore"); // blanks when they are quoted
    BOOST_TEST(png.drawable("next\u0085line") == "next\u0085line");
    BOOST_TEST(png.drawable("a\U000E0041b") == "ab"); // a tag, which no font shows
    BOOST_TEST(png.remarks().empty());
}

/// An em of size 30 is 40 px; an SVG keeps what no font here has.
BOOST_AUTO_TEST_CASE(a_character_that_no_font_has_is_an_em_wide)
{
    BOOST_TEST(Lettering("svg").width_px("\U0010FFFD", 30) == 40.0);
}

BOOST_AUTO_TEST_CASE(codes_of_characters_have_four_digits_or_more)
{
    Lettering png("png");
    (void)png.drawable("\u0378\U0010FFFD"); // neither stands for a character
    BOOST_TEST(png.remarks() == std::vector<std::string>{"no installed font has \u0378 (U+0378), "
                                                         "\U0010FFFD (U+10FFFD): boxes stand for them in "
                                                         "the figure"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_text_that_does_not_fit_ends_in_an_ellipsis)
{
    Lettering svg("svg");
    const double two_px = svg.width_px("WW\u2026", 20);
    BOOST_TEST(svg.fitted("WWWW", "title", two_px + 0.001, 20) == "WW\u2026");
    BOOST_TEST(svg.fitted("WWWW", "title", two_px - 0.001, 20) == "W\u2026");
    BOOST_TEST(svg.fitted("W  W", "", svg.width_px("W  \u2026", 20) + 0.001, 20) ==
               "W\u2026"); // no blanks before it
    const double four_px = svg.width_px("WWWW", 20);
    BOOST_TEST(svg.fitted("WWWW", "title", four_px, 20) == "WWWW");
    BOOST_TEST(svg.fitted("WWWW", "title", four_px - 0.001, 20) != "WWWW");
    BOOST_TEST(svg.remarks().size() == 3U);
    BOOST_TEST(svg.remarks()[0] == "the figure has no room for the whole title: \"WW\u2026\"");
}

BOOST_AUTO_TEST_CASE(an_svg_has_the_size_of_its_figure_and_no_names_of_lines)
{
    const std::string svg = "<?xml width=\"1\"?><svg width=\"1600\" height=\"900\" viewBox=\"0 0 1600 900\">"
                            "<g width=\"3\" height=\"4\"/></svg>";
    BOOST_TEST(resized_svg(svg, 800.0, 450.5) ==
               "<?xml width=\"1\"?><svg width=\"800\" height=\"450.5\" viewBox=\"0 0 1600 900\">"
               "<g width=\"3\" height=\"4\"/></svg>");
    BOOST_TEST(
        finished_svg("<svg><title>Gnuplot</title><g><title>gnuplot_plot_1</title></g><g>"
                     "<title>gnuplot_plot_2a</title>x</g><text font-family=\"Inter:Bold\">a</text>",
                     "A>B\t") ==
        "<svg><title>A&gt;B </title><g></g><g>x</g><text font-family=\"Inter, 'Helvetica Neue', Arial, "
        "'Noto Sans', 'DejaVu Sans', sans-serif\" font-weight=\"bold\">a</text>");
    BOOST_TEST(finished_svg("<svg><open", "") == "<svg><open");
}

BOOST_AUTO_TEST_CASE(bands_count_among_what_an_axis_cuts_off)
{
    Figure figure;
    FigureLine line{FrequencyResponse({20.0, 500.0, 20'000.0}, {60.0, 60.0, 60.0}, {}, {},
                                      {{"min_db", {30.0, 60.0, 60.0}}, {"max_db", {60.0, 60.0, 90.5}}}),
                    "A"};
    figure.lines.push_back(std::move(line));
    BOOST_TEST(beyond_axis(figure).empty());
    figure.lines[0].band = true;
    BOOST_TEST(beyond_axis(figure) ==
               "the axis ends at 35: A goes to 30; the axis ends at 85: A goes to 90.5");
    for (const bool target : {true, false}) {
        auto other = figure;
        other.lines[0].target = target;
        other.lines[0].floor = !target;
        BOOST_TEST(beyond_axis(other).empty());
    }
    figure.range = {{100.0}, {10'000.0}};
    BOOST_TEST(beyond_axis(figure).empty());
}

/// 20 dB are a factor of ten: -100 dB are 0.001 %. -199.9 dB and less are no distortion.
BOOST_AUTO_TEST_CASE(an_axis_of_distortion_cuts_off_percents)
{
    Figure figure;
    figure.percent = true;
    figure.lowest = {-80.0};
    figure.highest = {-20.0};
    const auto cut = [&](double lowest, double highest) {
        figure.lines = {{FrequencyResponse({20.0, 500.0, 20'000.0}, {lowest, -50.0, highest}), "H2"}};
        return beyond_axis(figure);
    };
    BOOST_TEST(cut(-80.0, -20.0).empty());
    BOOST_TEST(cut(-100.0, 0.0) ==
               "the axis ends at 0.01 %: H2 goes to 0.001 %; the axis ends at 10 %: H2 goes to 100 %");
    BOOST_TEST(cut(-199.8, -20.0) == "the axis ends at 0.01 %: H2 goes to 0 %");
    BOOST_TEST(cut(-199.9, -20.0).empty());
    figure.percent = false;
    BOOST_TEST(cut(-199.9, -20.0) == "the axis ends at -80: H2 goes to -199.9");
}

BOOST_AUTO_TEST_CASE(channels_that_begin_with_r_are_light_and_names_have_40_characters)
{
    const auto lines =
        lines_of(std::vector{flat(0.0, {{"name", std::string(40, 'n')}, {"channel", "R2"}}),
                             flat(0.0, {{"name", std::string(41, 'n')}, {"channel", "L"}}), flat(0.0)});
    BOOST_TEST(lines[0].light);
    BOOST_TEST(!lines[1].light);
    BOOST_TEST(lines[0].legend == std::string(40, 'n') + " R2");
    BOOST_TEST(lines[0].name == std::string(40, 'n'));
    BOOST_TEST(lines[1].legend == std::string(39, 'n') + "\u2026 L");
    BOOST_TEST(lines[1].name == std::string(39, 'n') + "\u2026");
    BOOST_TEST(lines[2].legend == "curve");
    for (const auto& line : lines) {
        BOOST_TEST((!line.target && !line.floor && !line.band && !line.faint));
    }
}

BOOST_AUTO_TEST_CASE(names_of_a_legend_go_to_curves_and_end_with_them)
{
    const auto legends = [](const std::vector<std::string>& names) {
        Figure figure;
        for (const auto* legend : {"A", "noise", "B", "target", "C"}) {
            figure.lines.push_back({flat(70.0), legend});
            figure.lines.back().name = legend;
        }
        figure.lines[1].floor = true;
        figure.lines[3].target = true;
        rename_lines(figure, names);
        std::string all;
        for (const auto& line : figure.lines) {
            all += line.legend + (line.name.empty() ? "" : "+") + " ";
        }
        return all;
    };
    BOOST_TEST(legends({"1", "2", "3"}) == "1 noise+ 2 target+ 3 ");
    BOOST_TEST(legends({"1"}) == "1 noise+ B+ target+ C+ ");
}

BOOST_AUTO_TEST_CASE(kinds_of_figures_have_their_names_and_their_earlier_ones)
{
    std::string names;
    for (const auto& kind : figure_kinds) {
        names += std::string(kind.name) + (kind.is_other_name ? "* " : " ");
    }
    BOOST_TEST(names == "response distortion group-delay impulse spectrogram fr* thd* ir* csd* waterfall* ");
    for (const auto& [kind, shows] : {std::pair{FigureKind::response, false},
                                      {FigureKind::distortion, false},
                                      {FigureKind::group_delay, false},
                                      {FigureKind::impulse, true},
                                      {FigureKind::spectrogram, true}}) {
        BOOST_TEST(shows_impulse_responses(kind) == shows);
    }
}

BOOST_AUTO_TEST_CASE(an_axis_of_levels_names_the_reference_that_all_curves_have)
{
    const auto axis = [](const std::string& first, const std::string& second) {
        return level_reference(std::vector{flat(0.0, {{"level", first}}), flat(0.0, {{"level", second}})});
    };
    BOOST_TEST(axis("dB SPL", "dB SPL") == "Level (dB SPL)");
    BOOST_TEST(axis("dB SPL", "dBFS") == "Level (dB)");
    BOOST_TEST(level_reference(std::vector{flat(0.0)}) == "Level (dB)");
}

BOOST_AUTO_TEST_CASE(a_response_says_where_it_is_matched)
{
    ResponseFigureOptions options;
    BOOST_TEST(response_figure(std::vector{flat(0.0)}, none, options).level_axis ==
               "SPL (dB, 60 dB at 500 Hz)");
    options.align = {{200.0}, {2000.0}};
    const auto figure = response_figure(std::vector{flat(0.0)}, none, options);
    BOOST_TEST(figure.level_axis == "SPL (dB, 60 dB from 200 to 2000 Hz)");
    BOOST_TEST(figure.subtitle == "Frequency response, matched from 200 to 2000 Hz");
}

BOOST_AUTO_TEST_CASE(what_an_axis_cuts_off_is_said_from_its_edges_on)
{
    const auto cut = [](std::vector<std::vector<double>> levels) {
        Figure figure; // from 35 to 85 dB
        for (auto& each : levels) {
            const std::string name(1, static_cast<char>('A' + figure.lines.size()));
            figure.lines.push_back({FrequencyResponse({20.0, 20'000.0}, std::move(each)), name});
        }
        return beyond_axis(figure);
    };
    BOOST_TEST(cut({{85.0, 90.0}}) == "the axis ends at 85: A goes to 90"); // its lowest point is seen
    BOOST_TEST(cut({{30.0, 35.0}}) == "the axis ends at 35: A goes to 30");
    BOOST_TEST(cut({{60.0, 85.006}}) == "the axis ends at 85: A goes to 85.01");
    BOOST_TEST(cut({{60.0, 85.0}}).empty());
    BOOST_TEST(cut({{60.0, 90.0}, {60.0, 90.006}}) == "the axis ends at 85: 2 curves go beyond, B to 90.01");
    BOOST_TEST(cut({{60.0, 90.0}, {60.0, 90.0}}) == "the axis ends at 85: 2 curves go beyond, A to 90");
    Figure percent;
    percent.percent = true;
    percent.lowest = {-80.0};
    percent.highest = {-20.0};
    percent.lines.push_back(
        {FrequencyResponse({20.0, 20'000.0}, {-50.0, 20.0 * std::log10(0.001234567 / 100.0)}), "H2"});
    BOOST_TEST(beyond_axis(percent) == "the axis ends at 0.01 %: H2 goes to 0.00123 %");
}

BOOST_AUTO_TEST_CASE(one_name_is_that_of_the_only_iem)
{
    const auto legend = [](std::vector<std::string> names, const std::string& channel) {
        const std::vector curves{flat(70.0, {{"name", "A"}, {"channel", channel}})};
        return arrange(curves, none, {}, {Arrangement::automatic, {}, std::move(names)})
            .whole.lines.at(0)
            .legend;
    };
    BOOST_TEST(legend({"Mine"}, "L") == "Mine L");
    BOOST_TEST(legend({}, "L") == "A L");
    // One name for two of them is too few.
    const std::vector two{flat(70.0, {{"name", "A"}}), flat(70.0, {{"name", "B"}})};
    BOOST_CHECK_THROW((void)arrange(two, none, {}, {Arrangement::automatic, {}, {"Mine"}}), Error);
}

BOOST_AUTO_TEST_CASE(twelve_iems_are_named_in_a_title_thirteen_are_counted)
{
    const auto title = [](int count) {
        std::vector<FrequencyResponse> curves;
        for (int i = 0; i < count; ++i) {
            curves.push_back(flat(70.0, {{"name", "I" + std::to_string(i)}}));
        }
        return arrange(curves, none, {}, {}).whole.title;
    };
    BOOST_TEST(title(12) == "I0 vs I1 vs I2 and 9 more");
    BOOST_TEST(title(13) == "13 IEMs");
}

BOOST_AUTO_TEST_SUITE_END()
