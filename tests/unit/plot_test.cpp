#include "core/error.hpp"
#include "plot/figure.hpp"
#include "plot/figure_frame.hpp"
#include "plot/gnuplot.hpp"
#include "plot/response_figure.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unistd.h>

using namespace earbench;

namespace {

FrequencyResponse flat(double level_db, Notes notes = {})
{
    return {{20.0, 500.0, 20'000.0}, {level_db, level_db, level_db}, {}, std::move(notes)};
}

Figure simple(const std::string& title = "Title")
{
    Figure figure;
    figure.title = title;
    figure.level_axis = "SPL (dB)";
    figure.lines.push_back({flat(60.0), "Crimson L", 0, false, false});
    figure.lines.push_back({flat(62.0), "Flat target", 0, false, true});
    return figure;
}

struct Size {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// Width and height of the IHDR chunk of a PNG (PNG specification, 11.2.2).
Size png_size(const std::string& png)
{
    BOOST_REQUIRE(png.size() > 24U);
    BOOST_REQUIRE(png.substr(0, 8) == "\x89PNG\r\n\x1A\n");
    BOOST_REQUIRE(png.substr(12, 4) == "IHDR");
    const auto number = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            value = value << 8U | static_cast<std::uint8_t>(png[at + i]);
        }
        return value;
    };
    return {number(16), number(20)};
}

std::string as_xml(const std::string& text)
{
    std::string escaped;
    for (const char c : text) {
        escaped += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    }
    return escaped;
}

bool is_usage(const Error& error)
{
    return error.fault() == Fault::usage;
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_quote)

BOOST_AUTO_TEST_CASE(every_byte_is_itself_or_an_octal_escape_or_a_blank)
{
    for (int byte = 0; byte < 256; ++byte) {
        const std::string text{static_cast<char>(byte)};
        const auto quoted = gnuplot_quote(text);
        BOOST_TEST_CONTEXT("byte " << byte)
        {
            const bool letter = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
            if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && byte < 0xA0)) {
                BOOST_TEST(quoted == "\" \""); // control characters, those of Latin-1 included
            } else if (letter || byte == ' ') {
                BOOST_TEST(quoted == "\"" + text + "\"");
            } else if (byte < 0x80) {
                BOOST_REQUIRE_EQUAL(quoted.size(), 6U); // "\NNN"
                BOOST_TEST(quoted.substr(0, 2) == "\"\\");
                BOOST_TEST(quoted.back() == '"');
                BOOST_TEST(std::stoi(quoted.substr(2, 3), nullptr, 8) == byte);
            } else { // a lone byte is Latin-1
                const std::string utf8{static_cast<char>(0xC0 | byte >> 6),
                                       static_cast<char>(0x80 | (byte & 0x3F))};
                BOOST_TEST(quoted == "\"" + utf8 + "\"");
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(text_keeps_its_characters)
{
    BOOST_TEST(gnuplot_quote("") == "\"\"");
    BOOST_TEST(gnuplot_quote("O'Malley's") == "\"O\\047Malley\\047s\"");
    BOOST_TEST(gnuplot_quote("\u5BB5\u6708") == "\"\u5BB5\u6708\"");
    BOOST_TEST(gnuplot_quote("a\nb\r\nc\td") == "\"a b  c d\"");
    BOOST_TEST(gnuplot_quote("a\u0085b\u2028c\u2029d") == "\"a b c d\"");
    BOOST_TEST(gnuplot_quote(std::string("a\0b", 3)) == "\"a b\"");
    BOOST_TEST(gnuplot_quote("12'' `x` \\0") == "\"\\061\\062\\047\\047 \\140x\\140 \\134\\060\"");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(plot_figure)

BOOST_AUTO_TEST_CASE(a_hostile_name_runs_nothing_and_stands_in_the_picture)
{
    const ScratchFolder folder;
    const auto made = folder / "made";
    const std::string run = "touch " + made;
    const std::vector<std::string> hostile{
        "X `" + run + "`",
        "X'; system('" + run + "'); print '",
        "12'' of 2''''3'''",
        "X''; system('" + run + "'); print ''",
        "X\"; system(\"" + run + "\"); print \"",
        "X\nsystem('" + run + "')\n",
        "X\rsystem('" + run + "')",
        "X\ne\nsystem('" + run + "')\n",
        "X\nEOD\nsystem('" + run + "')\n",
        "< " + run,
        "| " + run,
        "$(" + run + ")",
        "X\\",
        "X\\'; system('" + run + "') #",
        "X # comment",
        "@x %s {/Symbol a} A_b^c & ~d",
        "<script>x</script> & y",
    };
    for (const auto& text : hostile) {
        auto figure = simple(text);
        figure.subtitle = text;
        figure.caption = text;
        figure.level_axis = text;
        for (auto& line : figure.lines) {
            line.legend = text;
        }
        const auto svg = render_figure(figure, "svg").bytes;
        BOOST_TEST(access(made.c_str(), F_OK) != 0, text);
        // What a picture has room for; blanks in place of line ends.
        auto shown = as_xml(text.substr(0, 20));
        std::replace(shown.begin(), shown.end(), '\n', ' ');
        std::replace(shown.begin(), shown.end(), '\r', ' ');
        BOOST_TEST(svg.find(shown) != std::string::npos, text);
    }
    BOOST_TEST(folder.names().empty());
}

BOOST_AUTO_TEST_CASE(a_decade_is_as_wide_as_the_decibels_of_the_aspect_are_high)
{
    // 1600 px less 132 on the left and 44 on the right hold three decades of 474.667 px. Above the plot are
    // 158 px and 42 for the row of the legend, below it 150.
    constexpr double decade_px = (1600.0 - 132.0 - 44.0) / 3.0;
    constexpr double around_px = 158.0 + 42.0 + 150.0;
    const auto height = [](Aspect aspect, double lowest, double highest) {
        auto figure = simple();
        figure.aspect = aspect;
        figure.lowest = {lowest};
        figure.highest = {highest};
        const auto size = png_size(render_figure(figure, "png").bytes);
        BOOST_TEST(size.width == 1600U);
        return static_cast<double>(size.height);
    };
    BOOST_TEST(height(Aspect::db_25, 35.0, 85.0) == std::round(around_px + 50.0 / 25.0 * decade_px));
    BOOST_TEST(height(Aspect::db_50, 35.0, 85.0) == std::round(around_px + 50.0 / 50.0 * decade_px));
    BOOST_TEST(height(Aspect::db_25, -15.0, 15.0) == std::round(around_px + 30.0 / 25.0 * decade_px));
    BOOST_TEST(height(Aspect::db_50, 10.0, 110.0) == std::round(around_px + 100.0 / 50.0 * decade_px));
    BOOST_TEST(height(Aspect::free, 35.0, 85.0) == std::round(around_px + 3.0 * decade_px * 9.0 / 16.0));
}

BOOST_AUTO_TEST_CASE(the_same_figure_gives_the_same_bytes)
{
    for (const auto* format : {"png", "svg", "pdf"}) {
        auto figure = simple("Crimson vs \u5BB5\u6708");
        figure.unreliable_above = Hertz{8000.0};
        figure.tolerance_band = Decibel{3.0};
        const auto first = render_figure(figure, format).bytes;
        if (first.starts_with("%PDF") && first.find("/CreationDate") == first.npos) {
            BOOST_TEST_MESSAGE("cairo " << format << " has its date in a compressed stream: not compared");
            continue;
        }
        sleep(format == std::string("pdf") ? 1 : 0); // a date would differ
        BOOST_TEST((first == render_figure(figure, format).bytes), format);
        BOOST_TEST(first.size() > 1000U);
    }
}

BOOST_AUTO_TEST_CASE(many_long_names_and_curves_at_the_limits_are_drawn)
{
    Figure figure = simple();
    figure.lines.clear();
    for (std::size_t i = 0; i < 40; ++i) {
        figure.lines.push_back(
            {flat(40.0 + static_cast<double>(i)), std::string(300, 'W'), i, i % 2 == 1, false});
    }
    figure.title = std::string(5000, 'W');
    BOOST_TEST(png_size(render_figure(figure, "png").bytes).width == 1600U);
    // One point, points outside of the axis, levels far off.
    for (const auto& curve :
         {FrequencyResponse({1000.0}, {60.0}), FrequencyResponse({1.0, 2.0}, {60.0, 60.0}),
          FrequencyResponse({50'000.0, 60'000.0}, {60.0, 60.0}),
          FrequencyResponse({1.0, 1e6}, {-1e6, 1e6})}) {
        Figure odd = simple();
        odd.lines = {{curve, "x", 0, false, false}};
        BOOST_TEST(png_size(render_figure(odd, "png").bytes).width == 1600U);
    }
}

BOOST_AUTO_TEST_CASE(the_format_is_the_ending_of_the_name)
{
    BOOST_TEST(figure_format("a.png") == "png");
    BOOST_TEST(figure_format("folder.svg/b.PDF") == "pdf");
    BOOST_TEST(figure_format("x.svg") == "svg");
    for (const auto* path : {"", "png", "a.jpg", "a.png.gz", "a.svg ", "svg/a"}) {
        BOOST_CHECK_EXCEPTION((void)figure_format(path), Error, is_usage);
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(plot_response)

BOOST_AUTO_TEST_CASE(curves_are_aligned_to_60_db_and_channels_share_a_hue)
{
    const std::vector curves{flat(90.0, {{"name", "A"}, {"channel", "L"}}), flat(91.0, {{"name", "B"}}),
                             flat(92.0, {{"name", "A"}, {"channel", "R"}})};
    const auto target = flat(0.0, {{"name", "Flat"}});
    const auto figure = response_figure(curves, &target, {});
    BOOST_REQUIRE_EQUAL(figure.lines.size(), 4U);
    for (const auto& line : figure.lines) {
        BOOST_TEST(line.curve.spl_db()[1] == 60.0);
    }
    BOOST_TEST(figure.lines[0].hue == 0U);
    BOOST_TEST(figure.lines[1].hue == 1U);
    BOOST_TEST(figure.lines[2].hue == 0U);
    BOOST_TEST(!figure.lines[0].light);
    BOOST_TEST(figure.lines[2].light);
    BOOST_TEST(figure.lines[2].legend == "A R");
    BOOST_TEST(figure.lines[3].target);
    BOOST_TEST(figure.lines[3].legend == "Flat target");
    BOOST_TEST(figure.title == "A vs B");
    BOOST_TEST(figure.lowest.value == 35.0);
    BOOST_TEST(figure.highest.value == 85.0);
}

BOOST_AUTO_TEST_CASE(a_title_names_up_to_four_and_of_more_the_first_three)
{
    const auto title = [](const std::vector<std::string>& names) {
        std::vector<FrequencyResponse> curves;
        for (const auto& name : names) {
            curves.push_back(flat(60.0, {{"name", name}}));
        }
        return framed(curves, {}).title;
    };
    BOOST_TEST(title({"A", "B", "C", "D"}) == "A vs B vs C vs D");
    BOOST_TEST(title({"A", "B", "C", "D", "E"}) == "A vs B vs C and 2 more");
}

BOOST_AUTO_TEST_CASE(the_span_is_widened_in_steps_of_5_db_up_to_its_limits)
{
    const auto span = [](double least, double greatest) {
        const std::vector curves{FrequencyResponse({20.0, 500.0, 600.0}, {least, 0.0, greatest})};
        const auto figure = response_figure(curves, nullptr, {});
        return std::pair{figure.lowest.value, figure.highest.value};
    };
    BOOST_TEST((span(-25.0, 25.0) == std::pair{35.0, 85.0}));
    BOOST_TEST((span(-25.1, 25.1) == std::pair{30.0, 90.0}));
    BOOST_TEST((span(-49.9, 49.9) == std::pair{10.0, 110.0}));
    BOOST_TEST((span(-500.0, 500.0) == std::pair{10.0, 110.0}));
    // What lies outside of the axis does not count.
    const std::vector wide{FrequencyResponse({10.0, 20.0, 20'000.0, 30'000.0}, {-90.0, 0.0, 0.0, 90.0})};
    BOOST_TEST(response_figure(wide, nullptr, {}).lowest.value == 35.0);
    BOOST_TEST(response_figure(wide, nullptr, {}).highest.value == 85.0);
}

BOOST_AUTO_TEST_CASE(the_zone_above_8_khz_is_that_of_a_711_coupler)
{
    const auto zone = [](Notes notes, const std::string& rig) {
        const std::vector curves{flat(60.0, std::move(notes))};
        ResponseFigureOptions options;
        options.rig = rig;
        return response_figure(curves, nullptr, options).unreliable_above;
    };
    BOOST_TEST(zone({}, "").value().value == 8000.0); // assumed
    BOOST_TEST(zone({{"rig", "IEC 60318-4 coupler"}}, "").value().value == 8000.0);
    BOOST_TEST(zone({{"rig", "clone 711"}}, "").value().value == 8000.0);
    BOOST_TEST(!zone({{"rig", "GRAS 43AG-7"}}, "").has_value());
    BOOST_TEST(!zone({}, "B&K 5128").has_value());
    BOOST_TEST(zone({{"rig", "711"}}, "B&K 5128").has_value()); // --rig is for curves that name none
}

BOOST_AUTO_TEST_CASE(a_caption_tells_rig_and_smoothing)
{
    const auto unsaid = flat(60.0);
    const auto twelfth = flat(60.0, {{"smoothing", "1/12 octave"}, {"rig", "711"}});
    const auto none = flat(60.0, {{"smoothing", "none"}, {"rig", "5128"}});
    BOOST_TEST(rig_of(std::vector{unsaid}, "") == "IEC 60318-4 (711) coupler, assumed");
    BOOST_TEST(rig_of(std::vector{unsaid}, "5128") == "5128");
    BOOST_TEST(rig_of(std::vector{twelfth, none, twelfth}, "") == "711 and 5128");
    BOOST_TEST(smoothing_of(std::vector{unsaid}) == "");
    BOOST_TEST(smoothing_of(std::vector{twelfth, twelfth}) == "1/12 octave smoothing");
    BOOST_TEST(smoothing_of(std::vector{none}) == "unsmoothed");
    BOOST_TEST(smoothing_of(std::vector{none, twelfth}) == "mixed smoothing");
    BOOST_TEST(
        response_figure(std::vector{twelfth}, nullptr, {{{500.0}, {500.0}}, {}, {}, "My site", {}}).caption ==
        "My site  \u00B7  711  \u00B7  1/12 octave smoothing");
}

BOOST_AUTO_TEST_CASE(a_difference_figure_spans_15_db_to_either_side)
{
    const std::vector differences{flat(2.0, {{"name", "A"}, {"channel", "L"}})};
    const auto figure = difference_figure(differences, flat(0.0, {{"name", "Flat"}}), {});
    BOOST_TEST(figure.lowest.value == -15.0);
    BOOST_TEST(figure.highest.value == 15.0);
    BOOST_TEST(figure.tolerance_band.value().value == 3.0);
    BOOST_REQUIRE_EQUAL(figure.lines.size(), 1U);
    BOOST_TEST(figure.lines[0].curve.spl_db()[0] == 2.0); // nothing is aligned any more
}

BOOST_AUTO_TEST_CASE(a_long_name_is_shortened_and_its_channel_kept)
{
    const std::vector curves{flat(60.0, {{"name", std::string(200, 'x')}, {"channel", "L"}})};
    const auto legend = response_figure(curves, nullptr, {}).lines[0].legend;
    BOOST_TEST(legend.size() < 60U);
    BOOST_TEST(legend.ends_with(" L"));
}

BOOST_AUTO_TEST_SUITE_END()
