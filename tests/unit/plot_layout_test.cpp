// Where texts and marks lie in a picture, in px of its 1600, as gnuplot's SVG has them with two decimals.

#include "measure/impulse_response.hpp"
#include "measure/spectral_decay.hpp"
#include "plot/axis_limits.hpp"
#include "plot/decay_figure.hpp"
#include "plot/figure.hpp"
#include "plot/impulse_figure.hpp"
#include "plot/lettering.hpp"
#include "plot/response_figure.hpp"
#include "svg_places.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fontconfig/fontconfig.h>
#include <map>
#include <memory>
#include <optional>
#include <string>

using namespace earbench;

namespace {

/// How far letters of Inter move the next one, from the tables head and hmtx of its fonts.
struct Inter {
    double units_per_em;
    std::map<char32_t, double> regular;
    std::map<char32_t, double> bold;

    /// Of one letter on the sheet. An em is 4/3 of the size; in a PNG letters stand on whole pixels.
    [[nodiscard]] double width_px(char32_t letter, int size, bool is_bold = false) const
    {
        const double advance_px =
            (is_bold ? bold : regular).at(letter) / units_per_em * static_cast<double>(size) * 4.0 / 3.0;
        return std::max(advance_px, std::round(advance_px));
    }
};

constexpr char32_t ellipsis = U'\u2026';

/// The Inter of this machine, if it is the one of Debian 12 (3.19) or of Debian 13 (4.1).
std::optional<Inter> installed_inter()
{
    const std::unique_ptr<FcPattern, void (*)(FcPattern*)> wanted(
        FcNameParse(reinterpret_cast<const FcChar8*>("Inter")), FcPatternDestroy);
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultMatch;
    const std::unique_ptr<FcPattern, void (*)(FcPattern*)> font(FcFontMatch(nullptr, wanted.get(), &result),
                                                                FcPatternDestroy);
    int version = 0; // in 1/65536
    if (font == nullptr || FcPatternGetInteger(font.get(), FC_FONTVERSION, 0, &version) != FcResultMatch) {
        return std::nullopt;
    }
    switch (static_cast<int>(std::lround(version / 655.36))) { // in hundredths; 3.19 calls itself 3.019
    case 302:
        return Inter{2816.0,
                     {{U'L', 1584},
                      {U'e', 1640},
                      {U'f', 1016},
                      {U't', 1024},
                      {U'W', 2672},
                      {U'S', 1796},
                      {U'C', 2048},
                      {ellipsis, 2312}},
                     {{U'T', 1882}, {ellipsis, 2250}}};
    case 400:
        return Inter{2048.0,
                     {{U'L', 1158},
                      {U'e', 1194},
                      {U'f', 758},
                      {U't', 670},
                      {U'W', 2018},
                      {U'S', 1314},
                      {U'C', 1496},
                      {ellipsis, 1770}},
                     {{U'T', 1367}, {ellipsis, 2052}}};
    default:
        return std::nullopt;
    }
}

/// installed_inter(), or a line that says what is not tested for want of it.
std::optional<Inter> inter_for(const std::string& test)
{
    const auto inter = installed_inter();
    if (!inter) {
        BOOST_TEST_MESSAGE("skipped: " << test << ": the widths of this Inter are not known");
        BOOST_TEST(!inter);
    }
    return inter;
}

FrequencyResponse left_of(const std::string& name)
{
    return {{20.0, 20'000.0}, {0.0, 0.0}, {}, {{"name", name}, {"channel", "L"}}};
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_layout)

BOOST_AUTO_TEST_CASE(title_subtitle_and_caption_have_their_lines)
{
    const auto svg = render_figure(with_legends({"A"}), "svg").bytes;
    BOOST_TEST(is_at(place_of(svg, "Title"), 132.0, 52.0));
    BOOST_TEST(is_at(place_of(svg, "Subtitle"), 132.0, 104.0));
    BOOST_TEST(is_at(place_of(svg, "Caption"), 1600.0 - 44.0, height_of(svg) - 30.0));
    // 158 to the first row, 42 for each, two decades of 25 dB, 150 below.
    BOOST_TEST(height_of(svg) == std::round(158.0 + 42.0 + 2.0 * (1600.0 - 132.0 - 44.0) / 3.0 + 150.0));
}

BOOST_AUTO_TEST_CASE(legends_stand_in_columns_of_the_widest_an_even_number_of_them)
{
    const auto inter = inter_for("columns of a legend");
    if (!inter) {
        return;
    }
    // A line of 64, a gap of 14, the widest legend at size 20, and 28 to the next: 157 px with Inter 3.19.
    double cell_px = 64.0 + 14.0 + 28.0;
    for (const char32_t letter : {U'L', U'e', U'f', U't'}) {
        cell_px += inter->width_px(letter, 20);
    }
    const auto svg = render_figure(with_legends({"Left", "B", "C"}), "svg").bytes;
    BOOST_TEST(is_at(place_of(svg, "Left"), 132.0 + 78.0, 158.0));
    BOOST_TEST(is_at(place_of(svg, "B"), 132.0 + 78.0 + cell_px, 158.0));
    BOOST_TEST(is_at(place_of(svg, "C"), 132.0 + 78.0, 158.0 + 42.0)); // not three beside each other
}

BOOST_AUTO_TEST_CASE(a_legend_has_44_characters)
{
    // 44 W of 25.3 px fill more than half of 1424 px: one column.
    const auto svg = render_figure(with_legends({std::string(44, 'W'), std::string(45, 'V')}), "svg").bytes;
    BOOST_TEST(is_at(place_of(svg, std::string(44, 'W')), 132.0 + 78.0, 158.0));
    BOOST_TEST(is_at(place_of(svg, std::string(43, 'V') + "\xE2\x80\xA6"), 132.0 + 78.0, 158.0 + 42.0));
    // 20 of them: two columns.
    if (const auto inter = inter_for("a second column")) {
        const double cell_px = 64.0 + 14.0 + 20.0 * inter->width_px(U'W', 20) + 28.0;
        const auto two = render_figure(with_legends({std::string(20, 'W'), "V"}), "svg").bytes;
        BOOST_TEST(is_at(place_of(two, "V"), 132.0 + 78.0 + cell_px, 158.0));
    }
}

/// More than 12 names, or more than 6 rows of them: either is a crowd. The target is one of them.
BOOST_AUTO_TEST_CASE(a_legend_is_crowded_by_many_names_or_by_many_rows)
{
    const auto names_channels = [](const std::string& name, std::size_t count) {
        std::vector<FrequencyResponse> curves;
        for (std::size_t i = 0; i < count; ++i) {
            curves.push_back(
                {{20.0, 500.0, 20'000.0},
                 {60.0, 60.0, 60.0},
                 {},
                 {{"name", name + std::to_string(100 + i / 2)}, {"channel", i % 2 == 0 ? "L" : "R"}}});
        }
        ResponseFigureOptions options;
        options.title = "Title";
        const auto svg = render_figure(response_figure(curves, &curves.front(), options), "svg").bytes;
        return svg.find("100 L</text>") != svg.npos;
    };
    BOOST_TEST(names_channels("", 11));
    BOOST_TEST(!names_channels("", 12));
    const std::string one_a_row(36, 'W');
    BOOST_TEST(names_channels(one_a_row, 5));
    BOOST_TEST(!names_channels(one_a_row, 6));
}

BOOST_AUTO_TEST_CASE(a_crowded_legend_names_l_and_r_at_once_and_counts_what_it_leaves_out)
{
    std::vector<FrequencyResponse> curves;
    for (int i = 0; i < 106; ++i) {
        for (const auto* channel : {"L", "R"}) {
            curves.push_back(
                {{20.0, 500.0, 20'000.0},
                 {60.0, 60.0, 60.0},
                 {},
                 {{"name", "IEM " + std::string(12, 'W') + std::to_string(100 + i)}, {"channel", channel}}});
        }
    }
    const auto picture = [&](std::size_t count) {
        ResponseFigureOptions options;
        options.title = "Title";
        return render_figure(response_figure(std::span(curves).first(count), &curves.front(), options),
                             "svg");
    };
    const auto twelve = picture(11).bytes; // with the target
    BOOST_TEST(twelve.find("100 L</text>") != twelve.npos);
    const auto thirteen = picture(12).bytes;
    BOOST_TEST(thirteen.find("100 L</text>") == thirteen.npos);
    BOOST_TEST(thirteen.find("100</text>") != thirteen.npos);
    // Text of size 15 in three columns of 8 rows, the target and the count in two of them.
    const auto many = picture(212);
    BOOST_TEST(many.bytes.find("121</text>") != many.bytes.npos);
    BOOST_TEST(many.bytes.find("122</text>") == many.bytes.npos);
    BOOST_TEST(many.bytes.find("<text>and 84 more</text>") != many.bytes.npos);
    BOOST_TEST(height_of(many.bytes) == std::round(158.0 + 8.0 * 30.0 + 2.0 * 1424.0 / 3.0 + 150.0));
    BOOST_REQUIRE_EQUAL(many.remarks.size(), 2U);
    BOOST_TEST(many.remarks[0] == "the legend has room for 22 of 106 names");
    BOOST_TEST(many.remarks[1] == "106 IEMs share 12 looks: some look alike");
}

BOOST_AUTO_TEST_CASE(long_texts_are_cut_to_the_width_of_the_plot_and_that_is_said)
{
    const auto inter = inter_for("where long texts are cut");
    if (!inter) {
        return;
    }
    const auto fitting = [&](char32_t letter, int size, bool bold = false) {
        return static_cast<std::size_t>((1424.0 - inter->width_px(ellipsis, size, bold)) /
                                        inter->width_px(letter, size, bold));
    };
    const auto titles = fitting(U'T', 30, true); // 51 with Inter 3.19
    const auto subtitles = fitting(U'S', 20);    // 82
    const auto captions = fitting(U'C', 15);     // 93
    auto figure = with_legends({"A"});
    figure.title = std::string(68, 'T');
    figure.subtitle = std::string(102, 'S');
    figure.caption = std::string(136, 'C');
    const auto picture = render_figure(figure, "svg");
    const auto& svg = picture.bytes;
    for (const auto& [letter, count] :
         {std::pair{'T', titles}, std::pair{'S', subtitles}, std::pair{'C', captions}}) {
        BOOST_TEST(is_at(place_of(svg, std::string(count, letter) + "\xE2\x80\xA6"),
                         letter == 'C' ? 1556.0 : 132.0,
                         letter == 'C'   ? height_of(svg) - 30.0
                         : letter == 'T' ? 52.0
                                         : 104.0));
    }
    BOOST_REQUIRE_EQUAL(picture.remarks.size(), 3U);
    BOOST_TEST(picture.remarks[0].starts_with("the figure has no room for the whole title: \"TTT"));
    BOOST_TEST(render_figure(with_legends({"A"}), "svg").remarks.empty());
}

BOOST_AUTO_TEST_CASE(a_character_without_a_font_is_a_box_but_in_an_svg_and_that_is_said)
{
    const std::string nowhere = "\xF4\x8F\xBF\xBD"; // U+10FFFD, private use
    Lettering png("png");
    BOOST_TEST(png.drawable("a" + nowhere + "b" + nowhere) == "a\xE2\x96\xA1"
                                                              "b\xE2\x96\xA1");
    BOOST_TEST(png.drawable("Gr\xC3\xBC\xC3\x9F"
                            "e") == "Gr\xC3\xBC\xC3\x9F"
                                    "e");
    const auto remarks = png.remarks();
    BOOST_REQUIRE_EQUAL(remarks.size(), 1U);
    BOOST_TEST(remarks.front() ==
               "no installed font has " + nowhere + " (U+10FFFD): a box stands for it in the figure");
    Lettering svg("svg");
    BOOST_TEST(svg.drawable("a" + nowhere) == "a" + nowhere);
    BOOST_TEST(svg.remarks().empty());
}

BOOST_AUTO_TEST_CASE(an_svg_has_families_to_fall_back_on_a_bold_title_and_its_own_title)
{
    auto figure = with_legends({"A font-family=\"Inter\""});
    figure.title = "A<b>&\x01 \xEF\xBF\xBF";
    const auto svg = render_figure(figure, "svg").bytes;
    BOOST_TEST(svg.find("<title>A&lt;b&gt;&amp;  \xEF\xBF\xBF</title>") == svg.npos); // no XML
    BOOST_TEST(svg.find("<title>A&lt;b&gt;&amp;  \xE2\x96\xA1</title>") != svg.npos);
    BOOST_TEST(svg.find("Gnuplot</title>") == svg.npos);
    BOOST_TEST(svg.find("Inter:Bold") == svg.npos);
    BOOST_TEST(svg.find("A font-family=\"Inter\"</text>") != svg.npos); // a text is left alone
    std::size_t texts = 0;
    for (auto at = svg.find("font-family="); at != svg.npos; at = svg.find("font-family=", at + 1)) {
        texts += svg.substr(at).starts_with("font-family=\"Inter, ") ? 1U : 0U;
    }
    BOOST_TEST(texts > 10U);
    const auto bold = svg.find("font-weight=\"bold\"");
    BOOST_REQUIRE(bold != svg.npos);
    BOOST_TEST(svg.substr(bold, 200).find(">A&lt;b") != svg.npos);
    BOOST_TEST(svg.find("font-weight=\"bold\"", bold + 1) == svg.npos); // nothing but the title
}

BOOST_AUTO_TEST_CASE(what_the_axis_cuts_off_is_said)
{
    auto figure = with_legends({"A", "B", "C"});
    figure.lowest = {-40.0};
    figure.highest = {40.0};
    const auto line = [&](std::size_t i, std::vector<double> levels) {
        figure.lines[i].curve = {{10.0, 20.0, 20'000.0}, std::move(levels)};
    };
    line(0, {-90.0, -40.0, 40.0}); // 10 Hz is not in the picture, the ends are
    line(1, {0.0, 0.0, 0.0});
    line(2, {0.0, 0.0, 0.0});
    BOOST_TEST(beyond_axis(figure).empty());
    line(1, {0.0, -40.256, 0.0});
    BOOST_TEST(beyond_axis(figure) == "the axis ends at -40: B goes to -40.26");
    line(2, {0.0, -61.0, 52.5});
    BOOST_TEST(beyond_axis(figure) ==
               "the axis ends at -40: 2 curves go beyond, C to -61; the axis ends at 40: C goes to 52.5");
    BOOST_TEST(render_figure(figure, "svg").remarks.size() == 1U);
    figure.lines[1].target = true; // fills the picture without being its subject
    figure.lines[2].floor = true;
    BOOST_TEST(beyond_axis(figure).empty());
    figure.lines[2].floor = false;
    figure.percent = true;
    figure.lowest = {-120.0};
    figure.highest = {0.0};
    line(0, {-60.0, -60.0, -200.0}); // none at 20 kHz
    line(2, {0.0, -140.0, 20.0});
    BOOST_TEST(beyond_axis(figure) ==
               "the axis ends at 0.0001 %: C goes to 0.00001 %; the axis ends at 100 %: "
               "C goes to 1000 %");
}

BOOST_AUTO_TEST_CASE(marks_lie_where_their_logarithm_and_their_level_do)
{
    const auto svg = render_figure(with_legends({"A"}), "svg").bytes;
    const std::array<std::pair<const char*, double>, 10> marks{{{"20", 20.0},
                                                                {"50", 50.0},
                                                                {"100", 100.0},
                                                                {"200", 200.0},
                                                                {"500", 500.0},
                                                                {"1k", 1e3},
                                                                {"2k", 2e3},
                                                                {"5k", 5e3},
                                                                {"10k", 1e4},
                                                                {"20k", 2e4}}};
    for (const auto& [text, hz] : marks) {
        BOOST_TEST(std::abs(place_of(svg, text).x - (132.0 + 1424.0 * std::log10(hz / 20.0) / 3.0)) <
                       rounding_px,
                   text);
    }
    // From 35 to 85 dB, the lowest 150 px above the edge.
    for (const int level : {40, 60, 80}) {
        const double y =
            height_of(svg) - 150.0 - (level - 35.0) / 50.0 * (height_of(svg) - 158.0 - 42.0 - 150.0);
        BOOST_TEST(std::abs(place_of(svg, " " + std::to_string(level)).y - y) < 0.5); // a rounded height
    }
}

BOOST_AUTO_TEST_CASE(percents_are_marked_at_their_decibels_and_have_room)
{
    auto figure = with_legends({"A"});
    figure.percent = true;
    figure.lowest = {-130.0};
    figure.highest = {0.0};
    const auto svg = render_figure(figure, "svg").bytes;
    BOOST_TEST(std::abs(place_of(svg, "20").x - 176.0) < rounding_px);
    BOOST_TEST(std::abs(place_of(svg, "20k").x - (1600.0 - 132.0)) < rounding_px);
    const double bottom = place_of(svg, "-130 dB").y;
    const double top = place_of(svg, "0 dB").y;
    for (const auto* text :
         {"0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10", "30", "100"}) {
        const double level_db = 20.0 * std::log10(std::stod(text) / 100.0);
        BOOST_TEST(std::abs(place_of(svg, text).y - (top + (bottom - top) * level_db / -130.0)) < 0.3, text);
    }
}

BOOST_AUTO_TEST_CASE(an_impulse_is_drawn_above_its_energy)
{
    const std::vector lines{ImpulseTrace{{-1.0, 0.0, 5.0}, {0.0, 100.0, 0.0}, {-80.0, 0.0, -80.0}}};
    const auto svg = render_impulse_figure(std::vector{left_of("A")}, lines, {}, "svg").bytes;
    BOOST_TEST(height_of(svg) == 158.0 + 42.0 + 470.0 + 36.0 + 320.0 + 150.0);
    BOOST_TEST(is_at(place_of(svg, "A L"), 150.0 + 78.0, 158.0));
    // 100 % is 5 of 210 below the top of 470 px, 0 dB 3 of 83 below that of 320.
    BOOST_TEST(std::abs(place_of(svg, " 100").y - (200.0 + 470.0 * 5.0 / 210.0)) < rounding_px);
    BOOST_TEST(std::abs(place_of(svg, "-100").y - (200.0 + 470.0 * 205.0 / 210.0)) < rounding_px);
    BOOST_TEST(std::abs(place_of(svg, "-80").y - (200.0 + 470.0 + 36.0 + 320.0)) < rounding_px);
    BOOST_TEST(std::abs(place_of(svg, "-20").y - (200.0 + 470.0 + 36.0 + 320.0 * 23.0 / 83.0)) < rounding_px);
    BOOST_TEST(std::abs(place_of(svg, "0").x - (150.0 + (1600.0 - 150.0 - 44.0) / 6.0)) < rounding_px);
}

BOOST_AUTO_TEST_CASE(a_decay_has_its_name_and_the_limit_of_the_coupler_above_it)
{
    const SpectralDecay map{{20.0, 20'000.0}, {0.0, 10.0}, {0.0, -30.0, -60.0, -60.0}, 0.5, 100.0};
    const auto svg =
        render_decay_figure(std::vector{left_of("One"), left_of("Two")}, std::vector{map, map}, {}, "svg")
            .bytes;
    BOOST_TEST(is_at(place_of(svg, "One L"), 110.0, 158.0 + 46.0 - 28.0));
    BOOST_TEST(is_at(place_of(svg, "Two L"), 110.0, 158.0 + 46.0 + 440.0 + 66.0 + 46.0 - 28.0));
    BOOST_TEST(is_at(place_of(svg, "coupler not reliable above 8 kHz"), 1600.0 - 190.0, 158.0 + 46.0 - 28.0));
    BOOST_TEST(std::abs(place_of(svg, "1k").x - (110.0 + 1300.0 * std::log10(50.0) / 3.0)) < rounding_px);
    BOOST_TEST(std::abs(place_of(svg, " 10").y - (158.0 + 46.0)) < rounding_px);
}

BOOST_AUTO_TEST_SUITE_END()
