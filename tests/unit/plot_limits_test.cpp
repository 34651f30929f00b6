// Limits and texts of figures: sizes, spans, steps, names, remarks.

#include "core/error.hpp"
#include "gnuplot_script.hpp"
#include "plot/analysis_figure.hpp"
#include "plot/average_figure.hpp"
#include "plot/axis_limits.hpp"
#include "plot/curve_figure.hpp"
#include "plot/figure_frame.hpp"
#include "plot/frequency_axis.hpp"
#include "plot/lettering.hpp"
#include "plot/look.hpp"
#include "plot/measurement_figure.hpp"
#include "plot/overview.hpp"
#include "plot/panel.hpp"
#include "plot/response_figure.hpp"
#include "plot/svg.hpp"
#include "plot/text_chart.hpp"
#include "svg_places.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

constexpr std::span<const FrequencyResponse> none;

FrequencyResponse flat(double level_db, Notes notes = {}, std::vector<Column> columns = {})
{
    return {
        {20.0, 500.0, 20'000.0}, {level_db, level_db, level_db}, {}, std::move(notes), std::move(columns)};
}

/// A curve with these levels at 20 Hz, 500 Hz and 20 kHz.
FrequencyResponse with_levels(std::vector<double> levels_db, std::vector<Column> columns = {})
{
    return {{20.0, 500.0, 20'000.0}, std::move(levels_db), {}, {{"name", "A"}}, std::move(columns)};
}

std::pair<double, double> span_of(const Figure& figure)
{
    return {figure.lowest.value, figure.highest.value};
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_limits)

BOOST_AUTO_TEST_CASE(a_size_is_a_width_or_a_width_and_a_height)
{
    const auto size = [](std::string_view text) {
        FigureLook look;
        look.height_px = 999.0; // of an earlier option
        set_size(look, text);
        return std::pair{look.width_px, look.height_px.value_or(-1.0)};
    };
    BOOST_TEST((size("1200") == std::pair{1200.0, -1.0}));
    BOOST_TEST((size("1200x675") == std::pair{1200.0, 675.0}));
    BOOST_TEST((size("400x100") == std::pair{400.0, 100.0}));
    BOOST_TEST((size("8000x8000") == std::pair{8000.0, 8000.0}));
    for (const auto* text : {"", "x", "399", "8001", "1200x", "x675", "1200x99", "1200x8001", "399x675",
                             "12.5", "1200x675x1", "wide", "-1200"}) {
        BOOST_CHECK_EXCEPTION((void)size(text), Error, [&](const Error& error) {
            BOOST_TEST(
                std::string(error.what()).ends_with("for --size but found '" + std::string(text) + "'"));
            return error.fault() == Fault::usage;
        });
    }
}

BOOST_AUTO_TEST_CASE(kinds_of_figures_have_their_names_and_their_earlier_ones)
{
    std::string names;
    for (const auto& kind : figure_kinds) {
        names += std::string(kind.name) + (kind.is_other_name ? "* " : " ");
    }
    BOOST_TEST(names == "response distortion group-delay impulse spectrogram fr* thd* ir* csd* waterfall* ");
}

BOOST_AUTO_TEST_CASE(a_figure_of_an_analysis_is_that_of_its_kind)
{
    const FrequencyResponse measured(
        {20.0, 1000.0, 20'000.0}, {-3.0, -3.0, -3.0}, {}, {{"name", "A"}},
        {{"h2_dbc", {-50.0, -50.0, -50.0}}, {"group_delay_ms", {0.0, 0.0, 0.0}}});
    const std::vector<double> samples(4800, 0.0);
    const std::vector responses{ImpulseResponse{{48'000.0}, samples, 96.0}};
    auto pulse = responses;
    pulse[0].samples[96] = 1.0;
    const auto subtitle = [&](FigureKind kind) {
        const auto script = script_of([&] {
            return render_analysis_figure(kind, std::vector{measured}, pulse, {{20.0}, {20'000.0}}, "svg");
        });
        std::string found;
        for (const auto* text : {"Frequency response", "Harmonic distortion", "Group delay",
                                 "Impulse response", "Cumulative spectral"}) {
            found += script.find("set label \"" + std::string(text)) == std::string::npos ? "" : text;
        }
        return found;
    };
    BOOST_TEST(subtitle(FigureKind::response) == "Frequency response");
    BOOST_TEST(subtitle(FigureKind::distortion) == "Harmonic distortion");
    BOOST_TEST(subtitle(FigureKind::group_delay) == "Group delay");
    BOOST_TEST(subtitle(FigureKind::impulse) == "Impulse response");
    BOOST_TEST(subtitle(FigureKind::spectrogram) == "Cumulative spectral");
}

BOOST_AUTO_TEST_CASE(what_is_highlighted_keeps_its_band)
{
    const auto bands = [](const std::vector<std::string>& highlighted) {
        Figure figure;
        for (const auto* name : {"One", "Two"}) {
            FigureLine line{flat(70.0, {{"name", name}}), std::string(name) + " L"};
            line.name = name;
            line.band = true;
            figure.lines.push_back(std::move(line));
        }
        (void)make_overview(figure, highlighted);
        std::string found;
        for (const auto& line : figure.lines) {
            found += std::string(line.faint ? "faint" : "clear") + (line.band ? "+band " : " ");
        }
        return found;
    };
    BOOST_TEST(bands({}) == "clear+band clear+band ");
    BOOST_TEST(bands({"two"}) == "faint clear+band ");
    BOOST_TEST(bands({"one l"}) == "clear+band faint ");
}

BOOST_AUTO_TEST_CASE(targets_and_noise_are_no_iems_of_an_overview)
{
    Figure figure;
    for (std::size_t i = 0; i < 14; ++i) {
        figure.lines.push_back({flat(70.0), "IEM " + std::to_string(i), i});
    }
    figure.lines[12].target = true;
    figure.lines[13].floor = true;
    figure.lines[13].hue = 3;
    BOOST_TEST(make_overview(figure, {}).empty());
    BOOST_REQUIRE(figure.lines.size() == 14U);
    BOOST_TEST(!figure.lines[12].faint);
    BOOST_TEST(!figure.lines[13].faint);
    for (const auto* name : {"IEM 12", "IEM 13"}) {
        BOOST_CHECK_THROW((void)make_overview(figure, {name}), Error);
    }
}

BOOST_AUTO_TEST_CASE(a_figure_has_kinds_aspects_and_levels_of_its_options)
{
    CurveFigureOptions options;
    options.matched = false;
    options.aspect = Aspect::db_50;
    BOOST_CHECK(curve_figure(std::vector{flat(70.0)}, none, options).aspect == Aspect::db_50);
    options.levels = LevelSpan{0.0, 10.0}; // would be drawn 16:9
    BOOST_CHECK(curve_figure(std::vector{flat(70.0)}, none, options).aspect == Aspect::db_50);
    // Beside its target a curve with bounds is shaded, one without is not.
    const std::vector curves{
        flat(70.0, {{"name", "A"}}, {{"min_db", {69.0, 70.0, 70.0}}, {"max_db", {71.0, 70.0, 70.0}}}),
        flat(70.0, {{"name", "B"}}),
        flat(70.0, {{"name", "C"}}, {{"min_db", {70.0, 70.0, 70.0}}, {"max_db", {70.0, 70.0, 70.0}}})};
    const auto figure = curve_figure(curves, std::vector{flat(0.0, {{"name", "T"}})}, {});
    BOOST_TEST(figure.lines[0].band);
    BOOST_TEST(!figure.lines[1].band);
    BOOST_TEST(!figure.lines[2].band);
    BOOST_TEST(!figure.lines[3].band);
}

/// Beside a target the span is what the curves need with their bands, from 10 to 110 dB at most.
BOOST_AUTO_TEST_CASE(bands_beside_a_target_are_in_the_figure)
{
    const auto span = [](double lowest, double highest) {
        const std::vector curves{
            flat(60.0, {}, {{"min_db", {60.0, 60.0, lowest}}, {"max_db", {60.0, 60.0, highest}}})};
        return span_of(curve_figure(curves, std::vector{flat(0.0, {{"name", "T"}})}, {}));
    };
    BOOST_TEST((span(35.0, 85.0) == std::pair{35.0, 85.0}));
    BOOST_TEST((span(34.0, 86.0) == std::pair{30.0, 90.0}));
    BOOST_TEST((span(-50.0, 170.0) == std::pair{10.0, 110.0}));
}

BOOST_AUTO_TEST_CASE(a_phase_is_named_and_marked_by_quarters_of_a_turn)
{
    const FrequencyResponse curve({20.0, 20'000.0}, {0.0, 0.0}, {90.0, -90.0}, {{"name", "A"}});
    const auto figure = phase_figure(std::vector{curve}, {});
    BOOST_TEST(figure.subtitle == "Phase");
    BOOST_TEST(figure.level_axis == "Phase (degrees)");
    BOOST_CHECK(figure.aspect == Aspect::free);
    BOOST_TEST(figure.highest.value == 180.0);
    BOOST_TEST(figure.mark_every.value() == 90.0);
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

BOOST_AUTO_TEST_CASE(levels_span_whole_tens_of_decibels)
{
    const auto span = [](std::vector<double> levels_db, std::vector<Column> columns = {}) {
        return span_of(level_figure(std::vector{with_levels(std::move(levels_db), std::move(columns))}, {}));
    };
    BOOST_TEST((span({60.0, 85.0, 70.0}) == std::pair{40.0, 90.0}));
    BOOST_TEST((span({60.0, 90.0, 70.0}) == std::pair{40.0, 90.0}));
    BOOST_TEST((span({60.0, 90.1, 70.0}) == std::pair{50.0, 100.0}));
    BOOST_TEST((span({39.9, 90.0, 70.0}) == std::pair{30.0, 90.0}));
    // Noise is shown down to 120 dB below the top.
    BOOST_TEST((span({90.0, 90.0, 90.0}, {{"noise_db", {-29.0, 0.0, 0.0}}}) == std::pair{-30.0, 90.0}));
    BOOST_TEST((span({90.0, 90.0, 90.0}, {{"noise_db", {-31.0, 0.0, 0.0}}}) == std::pair{-30.0, 90.0}));
    const auto aspect = [&](double lowest) {
        return level_figure(std::vector{with_levels({lowest, 90.0, 90.0})}, {}).aspect;
    };
    BOOST_CHECK(aspect(30.0) == Aspect::db_25); // 60 dB
    BOOST_CHECK(aspect(29.0) == Aspect::db_50); // 70 dB
}

/// -200 dB stands for what was not measured: noise ends before it.
BOOST_AUTO_TEST_CASE(noise_ends_where_it_is_no_longer_known)
{
    const auto points = [](std::vector<double> noise_db) {
        const auto figure = level_figure(
            std::vector{with_levels({60.0, 60.0, 60.0}, {{"noise_db", std::move(noise_db)}})}, {});
        return figure.lines.size() < 2 ? 0U : figure.lines[1].curve.size();
    };
    BOOST_TEST(points({0.0, 0.0, 0.0}) == 3U);
    BOOST_TEST(points({0.0, 0.0, -199.9}) == 3U);
    BOOST_TEST(points({0.0, 0.0, -200.0}) == 2U);
    BOOST_TEST(points({0.0, -200.0, 0.0}) == 3U); // a gap is none
    BOOST_TEST(points({-200.0, -200.0, -200.0}) == 0U);
    const auto figure =
        level_figure(std::vector{with_levels({60.0, 60.0, 60.0}, {{"noise_db", {0.0, 0.0, 0.0}}})}, {});
    BOOST_TEST(figure.subtitle == "Frequency response  \u00B7  dotted = noise");
    BOOST_TEST(figure.lines[1].legend == "A noise");
    BOOST_TEST(level_figure(std::vector{flat(60.0)}, {}).subtitle == "Frequency response");
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

BOOST_AUTO_TEST_CASE(harmonics_have_hues_in_their_order_and_the_total_is_black)
{
    std::vector<Column> columns{{"thd_percent", {1.0, 1.0, 1.0}}};
    for (int order = 2; order <= 9; ++order) {
        columns.push_back({"h" + std::to_string(order) + "_dbc", {-50.0, -50.0, -50.0}});
    }
    const auto figure =
        distortion_figure(std::vector{flat(60.0, {{"name", "A"}, {"channel", "R"}}, columns)}, {});
    std::string found;
    for (const auto& line : figure.lines) {
        found += line.legend + "=" + std::to_string(line.hue) + " ";
        BOOST_TEST(line.name.empty());
    }
    BOOST_TEST(found == "THD=5 H2=0 H3=1 H4=2 H5=3 H6=4 H7=6 H8=7 H9=8 ");
    BOOST_TEST((span_of(figure) == std::pair{-80.0, -20.0}));
    BOOST_CHECK(figure.aspect == Aspect::db_25);
    // Three that all have the total are IEMs with hues of their own.
    std::vector<FrequencyResponse> three;
    for (const auto* name : {"A", "B", "C"}) {
        three.push_back(flat(60.0, {{"name", name}}, columns));
    }
    const auto totals = distortion_figure(three, {});
    BOOST_REQUIRE(totals.lines.size() == 3U);
    BOOST_TEST(totals.lines[2].hue == 2U);
    BOOST_TEST(totals.lines[2].name == "C");
    BOOST_TEST(totals.lines[2].legend == "C THD");
    three[1] = flat(60.0, {{"name", "B"}}, {{"h2_dbc", {-50.0, -50.0, -50.0}}});
    BOOST_TEST(distortion_figure(three, {}).lines.size() == 9U + 1U + 9U);
    // Channels of one IEM are called by themselves, curves of several by their names.
    const auto legend = [&](const char* other) {
        return distortion_figure(std::vector{flat(60.0, {{"name", "A"}, {"channel", "L"}}, columns),
                                             flat(60.0, {{"name", other}, {"channel", "R"}}, columns)},
                                 {})
            .lines[0]
            .legend;
    };
    BOOST_TEST(legend("A") == "L THD");
    BOOST_TEST(legend("B") == "A L THD");
}

BOOST_AUTO_TEST_CASE(noise_of_a_total_stands_for_that_of_its_harmonics)
{
    const std::vector<double> levels{-50.0, -50.0, -50.0};
    const std::vector<double> low{-90.0, -90.0, -90.0};
    const auto legends = [&](std::vector<Column> columns) {
        std::string all;
        const auto figure = distortion_figure(std::vector{flat(60.0, {}, std::move(columns))}, {});
        for (const auto& line : figure.lines) {
            all += line.legend + (line.floor ? "*; " : "; ");
        }
        return all;
    };
    BOOST_TEST(legends({{"thd_percent", {1.0, 1.0, 1.0}},
                        {"thd_floor_percent", {0.01, 0.01, 0.01}},
                        {"h2_dbc", levels},
                        {"h2_floor_dbc", low}}) == "THD; THD noise*; H2; ");
    BOOST_TEST(legends({{"h2_dbc", levels}, {"h2_floor_dbc", low}}) == "H2; H2 noise*; ");
}

/// 20 dB are a factor of ten; what is below 1e-8 % is none.
BOOST_AUTO_TEST_CASE(percents_are_levels_below_a_hundred)
{
    const auto levels = [](std::vector<double> percent) {
        const auto figure =
            distortion_figure(std::vector{flat(60.0, {}, {{"thd_percent", std::move(percent)}})}, {});
        const auto column = figure.lines[0].curve.spl_db();
        return std::vector<double>(column.begin(), column.end());
    };
    const auto found = levels({1e-9, 2e-8, 50.0});
    BOOST_TEST(found[0] == -200.0);
    BOOST_TEST(std::abs(found[1] - (-200.0 + 20.0 * std::log10(2.0))) < 1e-9); // rounding of a logarithm
    BOOST_TEST(std::abs(found[2] + 20.0 * std::log10(2.0)) < 1e-9);
    // From 0.01 to 10 %, at most from 0.0001 to 100 %, in steps of 10 dB.
    const auto span = [](double least, double greatest) {
        return span_of(
            distortion_figure(std::vector{flat(60.0, {}, {{"thd_percent", {least, 1.0, greatest}}})}, {}));
    };
    BOOST_TEST((span(0.01, 10.0) == std::pair{-80.0, -20.0}));
    BOOST_TEST((span(0.009, 11.0) == std::pair{-90.0, -10.0}));
    BOOST_TEST((span(1e-5, 300.0) == std::pair{-120.0, 0.0}));
}

BOOST_AUTO_TEST_CASE(group_delay_has_few_marks_or_coarse_ones)
{
    const auto figure_of = [](double least_ms, double greatest_ms) {
        return group_delay_figure(
            std::vector{with_levels({0.0, 0.0, 0.0}, {{"group_delay_ms", {least_ms, 0.0, greatest_ms}}})},
            {});
    };
    const auto figure = figure_of(-1.0, 3.0);
    BOOST_TEST(figure.subtitle == "Group delay");
    BOOST_TEST(figure.level_axis == "Group delay re arrival (ms)");
    BOOST_CHECK(figure.aspect == Aspect::free);
    BOOST_TEST((span_of(figure) == std::pair{-1.0, 3.0}));
    BOOST_TEST((span_of(figure_of(-1.1, 3.1)) == std::pair{-2.0, 4.0}));
    BOOST_TEST((span_of(figure_of(-5.1, 20.1)) == std::pair{-5.0, 20.0}));
    BOOST_TEST(figure_of(0.0, 7.0).mark_every.value() == 1.0); // 8 ms
    BOOST_TEST(figure_of(0.0, 7.1).mark_every.value() == 5.0); // 9 ms
}

BOOST_AUTO_TEST_CASE(averages_are_shaded_and_matched_as_far_as_they_reach)
{
    const std::vector<double> ones{1.0, 1.0, 1.0};
    const auto span = [&](double low, double high, double from_hz) {
        const FrequencyResponse mean(
            {from_hz, 1000.0, 2000.0}, {60.0, 60.0, 60.0}, {}, {},
            {{"spread_db", ones}, {"min_db", {low, 60.0, 60.0}}, {"max_db", {high, 60.0, 60.0}}});
        return span_of(average_figure(std::vector{mean}, {}));
    };
    BOOST_TEST((span(20.0, 100.0, 500.0) == std::pair{20.0, 100.0})); // matched at 500 Hz
    BOOST_TEST((span(0.0, 200.0, 500.0) == std::pair{10.0, 110.0}));
    BOOST_TEST((span(0.0, 200.0, 501.0) == std::pair{0.0, 200.0})); // as measured
    BOOST_TEST((span(-250.0, 250.0, 501.0) == std::pair{-200.0, 200.0}));
    const FrequencyResponse short_of({100.0, 499.0}, {60.0, 60.0}, {}, {});
    BOOST_TEST(average_figure(std::vector{short_of}, {}).subtitle == "Frequency response");
    const FrequencyResponse unnamed({100.0, 500.0}, {60.0, 60.0}, {}, {}, {{"spread_db", {1.0, 1.0}}});
    BOOST_TEST(average_figure(std::vector{unnamed}, {})
                   .subtitle.ends_with("averages, shaded from lowest to highest"));
}

BOOST_AUTO_TEST_CASE(a_balance_is_left_minus_right_within_40_db)
{
    const auto figure = balance_figure(std::vector{with_levels({0.0, -11.0, 90.0})}, {});
    BOOST_TEST((span_of(figure) == std::pair{-15.0, 40.0}));
    BOOST_TEST(figure.level_axis == "L \u2212 R (dB)");
    BOOST_TEST(figure.subtitle.ends_with("band = \u00B11 dB"));
    BOOST_TEST((span_of(balance_figure(std::vector{with_levels({0.0, -90.0, 10.0})}, {})) ==
                std::pair{-40.0, 10.0}));
}

BOOST_AUTO_TEST_CASE(differences_span_40_db_to_either_side_at_most)
{
    const auto span = [](double least, double greatest) {
        return span_of(difference_figure(std::vector{with_levels({least, 0.0, greatest})},
                                         DifferenceFrom{"B", std::nullopt}, {}));
    };
    BOOST_TEST((span(-15.0, 15.0) == std::pair{-15.0, 15.0}));
    BOOST_TEST((span(-15.1, 15.1) == std::pair{-20.0, 20.0}));
    BOOST_TEST((span(-41.0, 41.0) == std::pair{-40.0, 40.0}));
    ResponseFigureOptions options;
    options.align = {{300.0}, {1000.0}};
    const auto figure = difference_figure(std::vector{flat(0.0)}, flat(0.0, {{"name", "Flat"}}), options);
    BOOST_TEST(figure.subtitle ==
               "Deviation from Flat target, matched from 300 to 1000 Hz  \u00B7  band = \u00B13 dB");
    BOOST_TEST(figure.level_axis == "Deviation from target (dB)");
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

BOOST_AUTO_TEST_CASE(a_span_is_widened_by_what_is_in_the_range)
{
    const auto span = [](double hz, bool band, bool target) {
        Figure figure;
        figure.range = {{100.0}, {1000.0}};
        FigureLine line{FrequencyResponse({hz}, {90.0}, {}, {}, {{"min_db", {30.0}}, {"max_db", {95.0}}}),
                        "A"};
        line.band = band;
        line.target = target;
        figure.lines.push_back(std::move(line));
        widen_span(figure, {-200.0}, {200.0});
        return span_of(figure);
    };
    BOOST_TEST((span(100.0, false, false) == std::pair{35.0, 90.0}));
    BOOST_TEST((span(1000.0, false, false) == std::pair{35.0, 90.0}));
    BOOST_TEST((span(99.0, false, false) == std::pair{35.0, 85.0}));
    BOOST_TEST((span(1001.0, false, false) == std::pair{35.0, 85.0}));
    BOOST_TEST((span(500.0, true, false) == std::pair{30.0, 95.0}));
    BOOST_TEST((span(500.0, true, true) == std::pair{35.0, 85.0}));
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
    BOOST_TEST(png.remarks().empty());
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

BOOST_AUTO_TEST_SUITE_END()
