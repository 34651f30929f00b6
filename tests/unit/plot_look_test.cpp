// Themes, sizes, ranges and names at the ends of lines.

#include "core/error.hpp"
#include "plot/end_labels.hpp"
#include "plot/figure.hpp"
#include "plot/frequency_axis.hpp"
#include "plot/grid_figure.hpp"
#include "plot/palette.hpp"
#include "plot/response_figure.hpp"
#include "plot/sheet.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

FrequencyResponse flat(double level_db, const std::string& name)
{
    return {{20.0, 500.0, 20'000.0}, {level_db, level_db, level_db}, {}, {{"name", name}}};
}

Figure two_lines()
{
    return response_figure(std::vector{flat(0.0, "One"), flat(0.0, "Two")},
                           std::span<const FrequencyResponse>(), {});
}

/// Relative luminance of "#RRGGBB" (WCAG 2.1).
double luminance(std::string_view colour)
{
    double sum = 0.0;
    const double weights[]{0.2126, 0.7152, 0.0722};
    for (std::size_t i = 0; i < 3; ++i) {
        const double value = std::stoi(std::string(colour.substr(1 + 2 * i, 2)), nullptr, 16) / 255.0;
        sum += weights[i] * (value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(std::string_view a, std::string_view b)
{
    const double of_a = luminance(a);
    const double of_b = luminance(b);
    return (std::max(of_a, of_b) + 0.05) / (std::min(of_a, of_b) + 0.05);
}

std::string size_of_svg(const Figure& figure)
{
    const auto svg = render_figure(figure, "svg").bytes;
    const auto at = svg.find("width=\"");
    return svg.substr(at, svg.find('>', at) - at).substr(0, 29);
}

/// Where gnuplot has put `text`, right and down.
std::pair<double, double> place_of_text(const std::string& svg, const std::string& text)
{
    const auto end = svg.find(text + "<");
    BOOST_REQUIRE(end != std::string::npos);
    const std::string key = "translate(";
    const auto at = svg.rfind(key, end) + key.size();
    return {std::stod(svg.substr(at)), std::stod(svg.substr(svg.find(',', at) + 1))};
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_look)

BOOST_AUTO_TEST_CASE(texts_and_curves_stand_out_from_the_page)
{
    // WCAG 2.1: 4.5 for text of this size (1.4.3), 3 for what is needed to understand a graph (1.4.11), where
    // the dashes of a curve, and of its right channel the left one beside it, help as well.
    for (const auto theme : {Theme::light, Theme::dark, Theme::print}) {
        const auto& colours = palette_of(theme);
        for (const auto text :
             {colours.title, colours.ink, colours.subtitle, colours.caption, colours.zone_text}) {
            BOOST_TEST(contrast(text, colours.background) >= 4.5, text);
        }
        for (const auto& hue : colours.hues) {
            BOOST_TEST(contrast(hue.main, colours.background) >= 4.5, hue.main);
            BOOST_TEST(contrast(hue.right, colours.background) >= 2.0, hue.right);
        }
        BOOST_TEST(contrast(colours.targets[0], colours.background) >= 3.0);
    }
    // On a page that may be white or black.
    const auto& colours = palette_of(Theme::transparent);
    for (const std::string_view page : {"#FFFFFF", "#16191D"}) {
        BOOST_TEST(contrast(colours.ink, page) >= 3.0);
        for (const auto& hue : colours.hues) {
            BOOST_TEST(contrast(hue.main, page) >= 3.0, hue.main << " on " << page);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_size_scales_the_picture_and_a_height_is_kept)
{
    auto figure = two_lines();
    figure.aspect = Aspect::free;
    // 158 above, 42 for a row of the legend, 16:9 of 1424 px, 150 below.
    const double height = std::round(158.0 + 42.0 + 1424.0 * 9.0 / 16.0 + 150.0);
    BOOST_TEST(size_of_svg(figure).starts_with("width=\"1600\" height=\"" +
                                               std::to_string(static_cast<int>(height)) + "\""));
    figure.look.width_px = 800.0;
    const auto half = static_cast<int>(std::round(height / 2.0));
    BOOST_TEST(size_of_svg(figure).starts_with("width=\"800\" height=\"" + std::to_string(half) + "\""));
    figure.look.height_px = 450.0;
    BOOST_TEST(size_of_svg(figure).starts_with("width=\"800\" height=\"450\""));
    // 158 + 42 + 200 + 150 = 550 of 1600.
    figure.look.height_px = 275.0;
    BOOST_TEST(size_of_svg(figure).starts_with("width=\"800\" height=\"275\""));
    figure.look.height_px = 274.0;
    BOOST_CHECK_EXCEPTION((void)render_figure(figure, "svg"), Error, [](const Error& error) {
        BOOST_TEST(std::string(error.what()) ==
                   "expected a figure at least 275 px high, as its parts need, but found 274");
        return error.fault() == Fault::usage;
    });
}

BOOST_AUTO_TEST_CASE(a_plot_has_columns_of_pixels_for_the_size_of_its_picture)
{
    FigureLook look;
    look.width_px = 1000.0;
    const Sheet sheet(look, 0.0, 132.0, 44.0);
    BOOST_TEST(sheet.pixels(1424.0) == 890U);
    BOOST_TEST(sheet.pixels(1.0) == 1U); // the pixel of which it is a part
}

/// 158 px above a plot and 150 below it.
BOOST_AUTO_TEST_CASE(a_picture_is_at_most_30000_px_high)
{
    Sheet sheet({}, 0.0, 132.0, 44.0);
    sheet.set_plot_height(30'000.0 - 158.0 - 150.0);
    BOOST_TEST(sheet.height_px == 30'000.0);
    BOOST_CHECK_THROW(sheet.set_plot_height(30'001.0 - 158.0 - 150.0), Error);
}

BOOST_AUTO_TEST_CASE(what_has_no_room_is_an_error)
{
    // 350 px and span/25 of a decade of 474.667 px: 1561 dB are 29,988 px, 1562 dB are 30,007.
    auto tall = two_lines();
    tall.lowest = {0.0};
    tall.highest = {1561.0};
    BOOST_TEST(size_of_svg(tall).starts_with("width=\"1600\" height=\"29988\""));
    tall.highest = {1562.0};
    const auto refusal = [](const Figure& figure) {
        try {
            (void)render_figure(figure, "svg");
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("drawn");
    };
    BOOST_TEST(refusal(tall) == "expected a figure at most 30000 px high but its parts need 30007");
    tall.look.width_px = 1000.0; // 5/8 of that
    BOOST_TEST(refusal(tall) == "drawn");
    tall.look.width_px = 3200.0;
    BOOST_TEST(refusal(tall) == "expected a figure at most 30000 px high but its parts need 60014");
    auto low = two_lines();
    low.look.width_px = 1000.0;
    low.look.height_px = 100.0; // 550 px at a width of 1600 are 343.75
    BOOST_TEST(refusal(low) == "expected a figure at least 344 px high, as its parts need, but found 100");
    // Two rows of panels of 80 px, under headings of 38, 22 between them and 10 below, without a legend: 158
    // + 268 + 150.
    const std::vector panels(3, two_lines());
    auto whole = two_lines();
    whole.look.height_px = 576.0;
    BOOST_TEST(!render_grid(whole, panels, "svg").bytes.empty());
    whole.look.height_px = 575.0;
    BOOST_CHECK_THROW((void)render_grid(whole, panels, "svg"), Error);
}

BOOST_AUTO_TEST_CASE(marks_of_a_frequency_axis_suit_its_range)
{
    const auto labels = [](double from, double to) {
        const auto tics = frequency_tics({{from}, {to}});
        std::string found;
        for (auto at = tics.find('"'); at != tics.npos; at = tics.find('"', at)) {
            const auto end = tics.find('"', at + 1);
            std::string label;
            for (std::size_t i = at + 1; i < end; ++i) {
                const bool escaped = tics[i] == '\\';
                label += escaped ? static_cast<char>(std::stoi(tics.substr(i + 1, 3), nullptr, 8)) : tics[i];
                i += escaped ? 3 : 0;
            }
            found += label + " ";
            at = end + 1;
        }
        return found;
    };
    BOOST_TEST(labels(20.0, 20'000.0) == "20 50 100 200 500 1k 2k 5k 10k 20k ");
    BOOST_TEST(labels(1000.0, 10'000.0) == "1k 2k 3k 4k 5k 7k 10k ");
    BOOST_TEST(labels(30.0, 15'000.0) == "30 50 100 200 500 1k 2k 5k 10k 15k ");
    BOOST_TEST(labels(1.0, 40'000.0) == "1 2 5 10 20 50 100 200 500 1k 2k 5k 10k 20k 40k ");
    BOOST_TEST(labels(6300.0, 6400.0) == "6.3k ");
}

BOOST_AUTO_TEST_CASE(labels_keep_apart_and_near_their_lines)
{
    BOOST_TEST(spread_apart({}, 10.0, 100.0).empty());
    BOOST_TEST(spread_apart({5.0, 50.0}, 10.0, 100.0) == (std::vector{5.0, 50.0}));
    BOOST_TEST(spread_apart({50.0, 50.0, 50.0}, 10.0, 100.0) == (std::vector{40.0, 50.0, 60.0}));
    // 20 - 10 and 24 - 20 have the mean 7, below 40 - 30.
    BOOST_TEST(spread_apart({0.0, 20.0, 24.0, 40.0, 90.0}, 10.0, 100.0) ==
               (std::vector{0.0, 17.0, 27.0, 40.0, 90.0}));
    BOOST_TEST(spread_apart({1.0, 2.0}, 10.0, 100.0) == (std::vector{0.0, 10.0}));
    BOOST_TEST(spread_apart({95.0, 98.0, 100.0}, 10.0, 100.0) == (std::vector{80.0, 90.0, 100.0}));
}

BOOST_AUTO_TEST_CASE(names_stand_at_the_ends_of_lines_in_place_of_a_legend)
{
    auto figure = two_lines();
    figure.look.label_at_end = true;
    const auto picture = render_figure(figure, "svg");
    BOOST_TEST(picture.remarks.empty());
    const auto at = picture.bytes.find("<text>One</text>");
    BOOST_REQUIRE(at != std::string::npos);
    BOOST_TEST(picture.bytes.find("<text>One</text>", at + 1) == std::string::npos);
    const auto place = picture.bytes.rfind("translate(", at);
    BOOST_TEST(std::stod(picture.bytes.substr(place + 10)) > 1400.0);
    // 40 names of 30 px have no room beside 50 dB.
    std::vector<FrequencyResponse> many;
    for (int i = 0; i < 40; ++i) {
        many.push_back(flat(0.0, "IEM " + std::to_string(i)));
    }
    ResponseFigureOptions options;
    options.look.label_at_end = true;
    const auto crowded =
        render_figure(response_figure(many, std::span<const FrequencyResponse>(), options), "svg");
    BOOST_REQUIRE(!crowded.remarks.empty());
    BOOST_TEST(crowded.remarks.front() ==
               "the ends of the curves have no room for all names: they stand above the plot");
}

BOOST_AUTO_TEST_CASE(a_range_is_what_is_drawn_and_looked_at)
{
    ResponseFigureOptions options;
    options.range = {{100.0}, {1000.0}};
    const std::vector curves{
        FrequencyResponse({20.0, 90.0, 100.0, 500.0, 1000.0, 2000.0}, {-300.0, 0.0, 0.0, 0.0, 0.0, 300.0})};
    const auto figure = response_figure(curves, std::span<const FrequencyResponse>(), options);
    BOOST_TEST(figure.lowest.value == 35.0);
    BOOST_TEST(figure.highest.value == 85.0);
    const auto picture = render_figure(figure, "svg");
    BOOST_TEST(picture.remarks.empty());
    BOOST_TEST(picture.bytes.find("coupler not") == std::string::npos); // 8 kHz is not in the picture
    BOOST_TEST(picture.bytes.find("<text>300</text>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_curve_beyond_the_axis_has_one_remark)
{
    auto figure = two_lines();
    figure.lines[0].curve = flat(20.0, "One");
    figure.lines[1].curve = {{20.0, 500.0, 20'000.0}, {20.0, 60.0, 100.0}};
    const auto remarks = figure_remarks(figure);
    BOOST_REQUIRE_EQUAL(remarks.size(), 2U);
    BOOST_TEST(remarks[0] == "the axis ends at 35: Two goes to 20; the axis ends at 85: Two goes to 100");
    BOOST_TEST(remarks[1] == "nothing of One lies in the figure: 20.0 to 20.0 outside 35 to 85");
}

BOOST_AUTO_TEST_CASE(several_targets_differ_and_have_their_bounds)
{
    const FrequencyResponse bounded({20.0, 500.0, 20'000.0}, {0.0, 0.0, 0.0}, {}, {{"name", "Wide"}},
                                    {{"min_db", {-2.0, -1.0, -3.0}}, {"max_db", {2.0, 1.0, 3.0}}});
    const std::vector targets{flat(0.0, "Flat"), bounded};
    const auto figure = response_figure(std::vector{flat(90.0, "One")}, targets, {});
    BOOST_REQUIRE_EQUAL(figure.lines.size(), 3U);
    BOOST_TEST(figure.lines[1].legend == "Flat target");
    BOOST_TEST(!figure.lines[1].band);
    BOOST_TEST(figure.lines[2].band);
    BOOST_TEST(figure.lines[2].hue == 1U);
    BOOST_TEST((*find_column(figure.lines[2].curve, "min_db"))[2] == 57.0); // shifted with the level, to 60
    const auto svg = render_figure(figure, "svg").bytes;
    BOOST_TEST(svg.find("rgb(122, 122, 122)") != std::string::npos);
    BOOST_TEST(svg.find("rgb( 74,  74,  74)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(differences_from_another_iem_are_called_so)
{
    const std::vector differences{flat(2.0, "One")};
    const auto figure = difference_figure(differences, DifferenceFrom{"Helios", std::nullopt}, {});
    BOOST_TEST(figure.subtitle == "Deviation from Helios  \u00B7  band = \u00B13 dB");
    BOOST_TEST(figure.level_axis == "Deviation from Helios (dB)");
    const auto matched = difference_figure(differences, DifferenceFrom{"Helios", Band{{500.0}, {500.0}}}, {});
    BOOST_TEST(matched.subtitle == "Deviation from Helios, matched at 500 Hz  \u00B7  band = \u00B13 dB");
}

BOOST_AUTO_TEST_CASE(panels_fill_rows_of_up_to_five)
{
    constexpr std::pair<std::size_t, std::size_t> panels_and_columns[]{{1, 1}, {2, 2},  {4, 2},  {5, 3},
                                                                       {9, 3}, {10, 4}, {20, 4}, {21, 5}};
    for (const auto& [count, columns] : panels_and_columns) {
        std::vector<Figure> panels;
        for (std::size_t i = 0; i < count; ++i) {
            panels.push_back(two_lines());
            panels.back().title = "Panel" + std::to_string(i) + ".";
        }
        const auto svg = render_grid(two_lines(), panels, "svg").bytes;
        std::vector<std::pair<double, double>> places;
        for (const auto& panel : panels) {
            places.push_back(place_of_text(svg, panel.title));
        }
        for (std::size_t i = 1; i < count; ++i) {
            BOOST_TEST((places[i].first == places[i % columns].first), count << " panels, " << i);
            BOOST_TEST((places[i].second == places[i - i % columns].second), count << " panels, " << i);
            BOOST_TEST((i % columns == 0 ? places[i].second > places[i - 1].second
                                         : places[i].first > places[i - 1].first),
                       count << " panels, " << i);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
