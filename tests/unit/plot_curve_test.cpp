// What fr-plot shows of curves, and how many of them share a figure.

#include "core/error.hpp"
#include "plot/analysis_figure.hpp"
#include "plot/arrangement.hpp"
#include "plot/curve_figure.hpp"
#include "plot/look.hpp"
#include "plot/overview.hpp"
#include "plot/text_chart.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace earbench;

namespace {

FrequencyResponse curve(Notes notes, std::vector<Column> columns = {})
{
    return {{20.0, 500.0, 20'000.0}, {70.0, 70.0, 70.0}, {}, std::move(notes), std::move(columns)};
}

std::vector<FrequencyResponse> iems(int count)
{
    std::vector<FrequencyResponse> curves;
    for (int i = 0; i < count; ++i) {
        curves.push_back(curve({{"name", "IEM " + std::to_string(i)}, {"channel", "L"}}));
        curves.push_back(curve({{"name", "IEM " + std::to_string(i)}, {"channel", "R"}}));
    }
    return curves;
}

CurveKind kind_of_level(const std::string& level)
{
    return kind_of(std::vector{curve({{"level", level}})});
}

constexpr std::span<const FrequencyResponse> no_targets;

} // namespace

BOOST_AUTO_TEST_SUITE(plot_curves)

BOOST_AUTO_TEST_CASE(the_note_level_says_what_a_curve_is)
{
    BOOST_CHECK(kind_of(std::vector{curve({})}) == CurveKind::response);
    for (const auto* level :
         {"dB SPL", "dB re sweep", "dB re loopback", "dBFS", "dB re 20 uPa", "dB re FS"}) {
        BOOST_CHECK(kind_of_level(level) == CurveKind::response);
    }
    for (const auto* level : {"dB re Harman IE 2019", "dB re Helios L", "dB re target"}) {
        BOOST_CHECK(kind_of_level(level) == CurveKind::difference);
    }
    BOOST_CHECK(kind_of_level("dB (L minus R)") == CurveKind::balance);
    BOOST_CHECK_THROW((void)kind_of(std::vector{curve({}), curve({{"level", "dB re Helios"}})}), Error);
}

BOOST_AUTO_TEST_CASE(differences_name_what_they_are_from)
{
    const std::vector differences{curve({{"name", "A"}, {"level", "dB re Helios"}}),
                                  curve({{"name", "B"}, {"level", "dB re Crimson"}})};
    const auto figure = curve_figure(differences, no_targets, {});
    BOOST_TEST(figure.subtitle.starts_with("Deviation from Helios and Crimson  \u00B7  band"));
    BOOST_TEST(figure.level_axis == "Deviation (dB)");
    BOOST_TEST(figure.tolerance_band.value().value == 3.0);
    const std::vector channels{curve({{"name", "A"}, {"channel", "L"}, {"level", "dB re Helios L"}}),
                               curve({{"name", "A"}, {"channel", "R"}, {"level", "dB re Helios R"}})};
    BOOST_TEST(curve_figure(channels, no_targets, {}).level_axis == "Deviation from Helios (dB)");
}

BOOST_AUTO_TEST_CASE(a_tolerance_lies_about_the_first_target_or_0_db)
{
    CurveFigureOptions options;
    options.tolerance = Decibel{2.5};
    const std::vector targets{curve({{"name", "T"}}), curve({{"name", "U"}})};
    const auto figure = curve_figure(iems(1), targets, options);
    BOOST_REQUIRE_EQUAL(figure.lines.size(), 4U);
    BOOST_TEST(figure.lines[2].band);
    BOOST_TEST(!figure.lines[3].band);
    BOOST_TEST((*find_column(figure.lines[2].curve, "min_db"))[0] == 57.5); // aligned to 60 dB
    BOOST_TEST((*find_column(figure.lines[2].curve, "max_db"))[2] == 62.5);
    BOOST_TEST(figure.subtitle.ends_with("band = \u00B12.5 dB"));
    const std::vector difference{curve({{"level", "dB re Helios"}})};
    BOOST_TEST(curve_figure(difference, no_targets, options).tolerance_band.value().value == 2.5);
    options.tolerance = Decibel{0.0};
    BOOST_TEST(curve_figure(difference, no_targets, options).subtitle == "Deviation from Helios");
    BOOST_CHECK_THROW((void)curve_figure(iems(1), no_targets, options), Error);
}

BOOST_AUTO_TEST_CASE(levels_are_the_ends_of_the_axis_and_choose_the_aspect)
{
    const auto aspect = [](double lowest, double highest) {
        CurveFigureOptions options;
        options.levels = LevelSpan{lowest, highest};
        const auto figure = curve_figure(iems(1), no_targets, options);
        BOOST_TEST(figure.lowest.value == lowest);
        BOOST_TEST(figure.highest.value == highest);
        return figure.aspect;
    };
    // Height over width is the span over three decades of 25 or 50 dB: from 0.25 to 0.8.
    BOOST_CHECK(aspect(50.0, 50.0 + 18.0) == Aspect::free);
    BOOST_CHECK(aspect(50.0, 50.0 + 19.0) == Aspect::db_25);
    BOOST_CHECK(aspect(30.0, 30.0 + 60.0) == Aspect::db_25);
    BOOST_CHECK(aspect(30.0, 30.0 + 61.0) == Aspect::db_50);
    BOOST_CHECK(aspect(0.0, 120.0) == Aspect::db_50);
    BOOST_CHECK(aspect(0.0, 121.0) == Aspect::free);
}

BOOST_AUTO_TEST_CASE(ends_of_an_axis_are_read_with_their_signs)
{
    const auto read = [](const char* text) {
        const auto span = parse_levels(text);
        return std::pair{span.lowest, span.highest};
    };
    BOOST_TEST((read("35-85") == std::pair{35.0, 85.0}));
    BOOST_TEST((read("-15-15") == std::pair{-15.0, 15.0}));
    BOOST_TEST((read("-60--10") == std::pair{-60.0, -10.0}));
    BOOST_TEST((read("-1.5dB - 3 dB") == std::pair{-1.5, 3.0}));
    for (const auto* text : {"", "5", "-5", "5-", "10-5", "5-5", "a-b", "1-2-3"}) {
        BOOST_CHECK_THROW((void)parse_levels(text), Error);
    }
}

BOOST_AUTO_TEST_CASE(phase_has_its_own_axis)
{
    const std::vector curves{
        FrequencyResponse({20.0, 1000.0, 20'000.0}, {0.0, 0.0, 0.0}, {90.0, -170.0, 170.0})};
    const auto figure = phase_figure(curves, {});
    BOOST_TEST(figure.angle);
    BOOST_TEST(figure.lowest.value == -180.0);
    BOOST_TEST(figure.lines[0].curve.spl_db()[1] == -170.0);
    BOOST_CHECK_THROW((void)phase_figure(iems(1), {}), Error);
}

BOOST_AUTO_TEST_CASE(an_overview_keeps_12_looks_or_those_that_are_named)
{
    auto figure = curve_figure(iems(14), no_targets, {});
    auto named = figure;
    const auto remarks = make_overview(figure, {});
    BOOST_REQUIRE_EQUAL(remarks.size(), 1U);
    BOOST_TEST(remarks.front() == "2 of 14 IEMs are grey: a figure tells 12 apart");
    BOOST_TEST(std::count_if(figure.lines.begin(), figure.lines.end(),
                             [](const FigureLine& line) { return line.faint; }) == 4);
    BOOST_TEST(!figure.lines[23].faint);
    BOOST_TEST(figure.lines[24].faint);
    BOOST_TEST(make_overview(named, {"iem 13", "IEM 2 R"}).empty());
    BOOST_TEST(named.lines[26].hue == 0U);
    BOOST_TEST(!named.lines[27].faint);
    BOOST_TEST(named.lines[4].faint); // IEM 2 L
    BOOST_TEST(named.lines[5].hue == 1U);
    BOOST_CHECK_THROW((void)make_overview(named, {"IEM"}), Error);
}

BOOST_AUTO_TEST_CASE(names_of_a_legend_are_those_of_iems_or_curves)
{
    const auto legends = [](std::vector<std::string> names) {
        std::string found;
        const auto arranged =
            arrange(iems(2), no_targets, {}, {Arrangement::automatic, {}, std::move(names)});
        for (const auto& line : arranged.whole.lines) {
            found += line.legend + ";";
        }
        return found + arranged.whole.title;
    };
    BOOST_TEST(legends({"A", "B"}) == "A L;A R;B L;B R;A vs B");
    BOOST_TEST(legends({"a", "b", "c", "d"}) == "a;b;c;d;IEM 0 vs IEM 1");
    BOOST_CHECK_THROW((void)legends({"A", "B", "C"}), Error);
}

BOOST_AUTO_TEST_CASE(more_than_12_iems_become_an_overview)
{
    const auto faint = [](int count, Arrangement arrangement) {
        const auto arranged = arrange(iems(count), no_targets, {}, {arrangement, {}, {}});
        return std::any_of(arranged.whole.lines.begin(), arranged.whole.lines.end(),
                           [](const FigureLine& line) { return line.faint; });
    };
    BOOST_TEST(!faint(12, Arrangement::automatic));
    BOOST_TEST(faint(13, Arrangement::automatic));
    BOOST_TEST(!faint(13, Arrangement::overlay));
    const auto grid = arrange(iems(5), no_targets, {}, {Arrangement::grid, {}, {}});
    BOOST_TEST(grid.panels.size() == 5U);
    BOOST_TEST(grid.whole.title == "5 IEMs");
    BOOST_TEST(grid.panels[2].title == "IEM 2");
    BOOST_TEST(grid.panels[2].lines.size() == 2U);
    BOOST_TEST(grid.panels[2].lines[1].hue == 0U);
}

BOOST_AUTO_TEST_CASE(a_text_chart_has_a_row_for_its_level_and_a_column_for_its_frequency)
{
    CurveFigureOptions options;
    options.matched = false;
    options.levels = LevelSpan{60.0, 80.0};
    const auto chart = text_chart(curve_figure(std::vector{curve({{"name", "A"}})}, no_targets, options), 80);
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < chart.size();) {
        const auto end = chart.find('\n', from);
        lines.push_back(chart.substr(from, end - from));
        from = end + 1;
    }
    // Title, subtitle, unit, a blank line, 21 rows: 70 dB of 60 to 80 is the eleventh.
    BOOST_REQUIRE(lines.size() > 14U);
    BOOST_TEST(lines[14] == "    70 +" + std::string(72, '*'));
    BOOST_TEST(lines[4] == "    80 +");
    BOOST_TEST(lines[24] == "    60 +");
    BOOST_TEST(std::count(chart.begin(), chart.end(), '*') == 73); // and the one of the legend
    // 200 Hz is a third of three decades of 72 columns, counted from 0: column 24 (23.7).
    BOOST_TEST(lines[25].substr(8 + 24, 1) == "+");
}

BOOST_AUTO_TEST_CASE(phase_needs_the_column_of_that_name)
{
    CurveFigureOptions options;
    options.kind = CurveKind::phase;
    BOOST_CHECK_EXCEPTION(
        (void)curve_figure(std::vector{FrequencyResponse({20.0}, {0.0}, {}, {{"name", "A"}})}, {}, options),
        Error, [](const Error& error) {
            BOOST_TEST(std::string(error.what()) == "expected the column phase_deg but A has none");
            return error.fault() == Fault::data;
        });
}

BOOST_AUTO_TEST_CASE(two_kinds_of_figures_show_impulse_responses)
{
    for (const auto& kind : figure_kinds) {
        BOOST_TEST((shows_impulse_responses(kind.value) ==
                    (kind.value == FigureKind::impulse || kind.value == FigureKind::spectrogram)));
    }
}

BOOST_AUTO_TEST_CASE(noise_of_what_is_grey_is_not_drawn)
{
    const auto noises_of = [](const std::vector<std::string>& highlighted) {
        Figure figure;
        for (std::size_t hue : {0U, 11U, 12U}) {
            for (const bool floor : {false, true}) {
                FigureLine line{curve({}), "IEM " + std::to_string(hue), hue};
                line.floor = floor;
                figure.lines.push_back(std::move(line));
            }
        }
        (void)make_overview(figure, highlighted);
        std::string hues;
        for (const auto& line : figure.lines) {
            hues += line.floor ? std::to_string(line.hue) + " " : "";
        }
        return hues;
    };
    BOOST_TEST(noises_of({}) == "0 11 ");
    BOOST_TEST(noises_of({"iem 0"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
