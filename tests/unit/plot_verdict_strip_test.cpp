// Where the marks of verdicts lie in a picture, in px of its 1600, as gnuplot's SVG has them with two
// decimals.

#include "plot/figure.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <regex>
#include <string>
#include <vector>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(plot_verdict_strip)

namespace {

constexpr double rounding_px = 0.03;
constexpr double plot_left_px = 132.0;
constexpr double plot_width_px = 1424.0;

Figure figure()
{
    Figure figure;
    figure.title = "A vs B";
    figure.lines.push_back({FrequencyResponse({20.0, 20'000.0}, {60.0, 60.0}), "A"});
    return figure;
}

Figure with_strips(const std::vector<JudgedBand>& bands)
{
    auto judged = figure();
    judged.shade_words = "shaded: the mean";
    judged.verdicts = {"bands against B:", "same within 1 dB", {{"L", bands}}};
    return judged;
}

struct Box {
    double left;
    double right;
    double top;
    double bottom;
};

/// The filled rectangles in the colour of marks, #222222.
std::vector<Box> bars_of(const std::string& svg)
{
    const std::regex form("<polygon fill = 'rgb\\( *34, *34, *34\\)' points = "
                          "'([0-9.]+),([0-9.]+) ([0-9.]+),[0-9.]+ [0-9.]+,([0-9.]+) ");
    std::vector<Box> bars;
    for (std::sregex_iterator found(svg.begin(), svg.end(), form), end; found != end; ++found) {
        bars.push_back(
            {std::stod((*found)[1]), std::stod((*found)[3]), std::stod((*found)[4]), std::stod((*found)[2])});
    }
    return bars;
}

double height_of(const std::string& svg)
{
    std::smatch found;
    BOOST_REQUIRE(std::regex_search(svg, found, std::regex("<svg[^>]* height=\"([0-9]+)\"")));
    return std::stod(found[1]);
}

bool says(const std::string& svg, const std::string& text)
{
    return svg.find("<text>" + text + "</text>") != std::string::npos;
}

std::string svg_of(const Figure& figure)
{
    return render_figure(figure, "svg").bytes;
}

} // namespace

/// 200 to 2000 Hz is the middle third of the axis. The first bar is that of the key.
BOOST_AUTO_TEST_CASE(a_band_that_differs_is_a_bar_along_its_frequencies_above_the_plot)
{
    const auto svg = svg_of(with_strips({{{{200.0}, {2000.0}}, BandVerdict::differs}}));
    const auto bars = bars_of(svg);
    BOOST_REQUIRE(bars.size() == 2U);
    const auto& bar = bars.back();
    constexpr double half_gap_px = 2.0;
    BOOST_TEST(std::abs(bar.left - (plot_left_px + plot_width_px / 3.0 + half_gap_px)) < rounding_px);
    BOOST_TEST(std::abs(bar.right - (plot_left_px + plot_width_px * 2.0 / 3.0 - half_gap_px)) < rounding_px);
    // 50 dB at 25 dB a decade, and 150 px below the plot.
    const double plot_top_px = height_of(svg) - 150.0 - 2.0 / 3.0 * plot_width_px;
    BOOST_TEST(bar.bottom < plot_top_px);
    BOOST_TEST(bar.bottom > plot_top_px - 40.0);
    BOOST_TEST(bar.top < bar.bottom);
    for (const auto* text :
         {"L", "shaded: the mean", "bands against B:", "differs", "undecided", "same within 1 dB"}) {
        BOOST_TEST(says(svg, text), text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_undecided_or_the_same_is_no_full_bar)
{
    const auto svg = svg_of(
        with_strips({{{{20.0}, {200.0}}, BandVerdict::undecided}, {{{200.0}, {2000.0}}, BandVerdict::same}}));
    BOOST_TEST(bars_of(svg).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_bar_ends_where_the_axis_does_and_one_outside_is_none)
{
    auto narrow = with_strips(
        {{{{20.0}, {200.0}}, BandVerdict::differs}, {{{500.0}, {20'000.0}}, BandVerdict::differs}});
    narrow.range = {{300.0}, {3000.0}};
    const auto bars = bars_of(svg_of(narrow));
    BOOST_REQUIRE(bars.size() == 2U);
    BOOST_TEST(std::abs(bars.back().right - (plot_left_px + plot_width_px - 2.0)) < rounding_px);
}

BOOST_AUTO_TEST_CASE(a_figure_without_verdicts_has_no_key_and_is_as_high_as_before)
{
    const auto svg = svg_of(figure());
    BOOST_TEST(bars_of(svg).empty());
    BOOST_TEST(!says(svg, "undecided"));
    auto shaded = figure();
    shaded.shade_words = "shaded: the mean";
    BOOST_TEST(height_of(svg_of(shaded)) > height_of(svg));
    BOOST_TEST(!says(svg_of(shaded), "undecided"));
}

BOOST_AUTO_TEST_SUITE_END()
