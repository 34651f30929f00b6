// Limits and texts of figures: sizes, spans, steps, names, remarks.

#include "core/error.hpp"
#include "flat_curve.hpp"
#include "gnuplot_script.hpp"
#include "plot/analysis_figure.hpp"
#include "plot/average_figure.hpp"
#include "plot/curve_figure.hpp"
#include "plot/figure_frame.hpp"
#include "plot/look.hpp"
#include "plot/measurement_figure.hpp"
#include "plot/overview.hpp"
#include "plot/response_figure.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

constexpr std::span<const FrequencyResponse> none;

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
    // One bound makes no band.
    for (const auto* bound : {"min_db", "max_db"}) {
        Figure figure;
        figure.lines.push_back({flat(60.0, {}, {{bound, {0.0, 0.0, 0.0}}}), "A"});
        figure.lines[0].band = true;
        widen_span(figure, {-200.0}, {200.0});
        BOOST_TEST((span_of(figure) == std::pair{35.0, 85.0}));
    }
}

/// The span over three decades of 25 or 50 dB is the height over the width: from 0.25 to 0.8.
BOOST_AUTO_TEST_CASE(an_aspect_suits_a_plot_that_is_neither_flat_nor_tall)
{
    const auto aspect = [](double span_db) {
        CurveFigureOptions options;
        options.levels = LevelSpan{0.0, span_db};
        return curve_figure(std::vector{flat(60.0)}, none, options).aspect;
    };
    BOOST_CHECK(aspect(18.74) == Aspect::free);
    BOOST_CHECK(aspect(18.75) == Aspect::db_25);
    BOOST_CHECK(aspect(18.76) == Aspect::db_25);
    BOOST_CHECK(aspect(60.0) == Aspect::db_25);
    BOOST_CHECK(aspect(60.05) == Aspect::db_50);
    BOOST_CHECK(aspect(120.0) == Aspect::db_50);
    BOOST_CHECK(aspect(120.05) == Aspect::free);
    // Over one decade the limits are numbers that a double has.
    CurveFigureOptions options;
    options.common.range = {{100.0}, {1000.0}};
    options.levels = LevelSpan{0.0, 20.0}; // 0.8 of a decade
    BOOST_CHECK(curve_figure(std::vector{flat(60.0)}, none, options).aspect == Aspect::db_25);
    BOOST_TEST(parse_levels("1-5").highest == 5.0);
}

BOOST_AUTO_TEST_CASE(a_tolerance_is_said_however_small_and_an_average_matched_at_its_end)
{
    CurveFigureOptions options;
    options.tolerance = Decibel{0.005};
    const auto figure =
        curve_figure(std::vector{flat(60.0)}, std::vector{flat(0.0, {{"name", "T"}})}, options);
    BOOST_TEST(figure.subtitle.ends_with("band = \u00B10.005 dB"));
    const FrequencyResponse to_500({100.0, 500.0}, {60.0, 60.0});
    BOOST_TEST(average_figure(std::vector{to_500}, {}).subtitle.starts_with("Frequency response, matched"));
    BOOST_TEST(
        (span_of(balance_figure(std::vector{with_levels({0.0, 1.0, -1.0})}, {})) == std::pair{-10.0, 10.0}));
}

BOOST_AUTO_TEST_SUITE_END()
