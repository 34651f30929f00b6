// What an interactive graph holds.

#include "core/error.hpp"
#include "plot/graph_data.hpp"
#include "plot/graph_page.hpp"
#include "plot/graph_page_parts.hpp"
#include "plot/palette.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

FrequencyResponse crimson(const std::string& channel, std::vector<Column> columns = {})
{
    return {{20.0, 500.0, 20'000.0},
            {70.0, -0.25, 70.00005},
            {},
            {{"name", "Crimson"}, {"channel", channel}},
            std::move(columns)};
}

std::string data_of(const std::vector<FrequencyResponse>& curves,
                    const std::vector<FrequencyResponse>& targets = {}, CurveFigureOptions options = {},
                    const ArrangementOptions& arrangement = {})
{
    return graph_data(arrange(curves, targets, options, arrangement).whole, curves, targets, options);
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != text.npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_page)

/// 20.0000 Hz is 200000 units of 0.0001 Hz, -0.2500 dB is 702500 units below 70.0000 dB. The double next to
/// 70.00005 lies above it.
BOOST_AUTO_TEST_CASE(columns_are_steps_of_the_last_decimal_of_a_file)
{
    const auto data = data_of({crimson("L")});
    BOOST_TEST(has(data, R"("grids":[[200000,4800000,195000000]])"), data);
    BOOST_TEST(has(data, R"("level":[700000,-702500,702501])"), data);
}

BOOST_AUTO_TEST_CASE(curves_on_one_grid_share_it)
{
    const auto data = data_of({crimson("L"), crimson("R"), {{20.0, 1000.0}, {1.0, 1.0}}});
    BOOST_TEST(has(data, R"("grids":[[200000,4800000,195000000],[200000,9800000]])"), data);
    BOOST_TEST(has(data, R"("label":"Crimson R","name":"Crimson","channel":"R","look":0,"right":true)"),
               data);
    BOOST_TEST(has(data, R"("grid":1)"), data);
}

BOOST_AUTO_TEST_CASE(a_mean_has_its_bounds_and_its_spread)
{
    const auto data = data_of({crimson(
        "L",
        {{"spread_db", {0.1, 0.2, 0.3}}, {"min_db", {69.0, -1.0, 69.0}}, {"max_db", {71.0, 1.0, 71.0}}})});
    BOOST_TEST(has(data, R"("low":[690000,-700000,700000],"high":[710000,-700000,700000])"), data);
    BOOST_TEST(has(data, R"("spread":[1000,1000,1000])"), data);
    BOOST_TEST(!has(data_of({crimson("L")}), R"("low")"));
}

BOOST_AUTO_TEST_CASE(a_tolerance_is_the_bounds_of_the_first_target)
{
    const FrequencyResponse target({20.0, 20'000.0}, {0.0, 0.0}, {}, {{"name", "Flat"}});
    CurveFigureOptions options;
    options.tolerance = Decibel{3.0};
    const auto data = data_of({crimson("L")}, {target, target}, options);
    BOOST_TEST(has(data, R"("level":[0,0],"low":[-30000,0],"high":[30000,0])"), data);
    BOOST_TEST(data.find("\"low\"") == data.rfind("\"low\""));
}

BOOST_AUTO_TEST_CASE(levels_are_matched_where_all_curves_reach)
{
    BOOST_TEST(has(data_of({crimson("L")}), R"("match":[500,500])"));
    BOOST_TEST(has(data_of({crimson("L"), {{600.0, 1000.0}, {1.0, 1.0}}}), R"("match":null)"));
    BOOST_TEST(
        has(data_of({{{20.0, 500.0}, {1.0, 1.0}}, {{500.0, 1000.0}, {1.0, 1.0}}}), R"("match":[500,500])"));
    CurveFigureOptions options;
    options.matched = false;
    BOOST_TEST(has(data_of({crimson("L")}, {}, options), R"("match":null)"));
}

BOOST_AUTO_TEST_CASE(a_page_calls_a_curve_by_its_whole_name_or_by_the_one_it_was_given)
{
    const std::string name(60, 'x');
    const std::vector<FrequencyResponse> curves{{{20.0, 20'000.0}, {1.0, 1.0}, {}, {{"name", name}}}};
    BOOST_TEST(has(data_of(curves), "\"label\":\"" + name + "\""));
    BOOST_TEST(has(data_of(curves, {}, {}, {Arrangement::automatic, {}, {"Mine"}}), R"("label":"Mine")"));
}

BOOST_AUTO_TEST_CASE(what_is_grey_in_the_figure_does_not_stand_out_in_the_page)
{
    std::vector<FrequencyResponse> curves;
    for (int i = 0; i < 13; ++i) {
        curves.push_back(
            {{20.0, 20'000.0}, {1.0, 1.0}, {}, {{"name", "IEM " + std::to_string(i)}, {"channel", "L"}}});
    }
    const auto data = data_of(curves);
    BOOST_TEST(data.find(R"("shown":false)") > data.find("IEM 12"));
    BOOST_TEST(data.find(R"("shown":false)") == data.rfind(R"("shown":false)"));
}

BOOST_AUTO_TEST_CASE(a_page_has_one_plot_of_levels)
{
    const std::vector curves{crimson("L"), crimson("R")};
    const auto fails = [&](CurveKind kind, Arrangement arrangement, const std::string& message) {
        CurveFigureOptions options;
        options.kind = kind;
        auto figure = arrange(curves, {}, {}, {arrangement, {}, {}});
        BOOST_CHECK_EXCEPTION((void)render_graph_page(figure, curves, {}, options), Error,
                              [&](const Error& error) {
                                  BOOST_TEST(error.what() == message);
                                  return error.fault() == Fault::usage;
                              });
    };
    fails(CurveKind::response, Arrangement::grid,
          "expected one plot for an interactive page but found a grid of panels");
    fails(CurveKind::phase, Arrangement::overlay,
          "expected a response, a difference or a balance for an interactive page but found --kind phase");
}

BOOST_AUTO_TEST_CASE(no_resource_has_anything_for_liquid_or_ends_its_element)
{
    for (const auto text : {graph_page_template(), graph_page_style(), graph_page_script()}) {
        BOOST_TEST(!text.empty());
        BOOST_TEST(text.find("{{") == text.npos);
        BOOST_TEST(text.find("{%") == text.npos);
    }
    BOOST_TEST(graph_page_script().find("</") == std::string_view::npos);
    BOOST_TEST(graph_page_script_sha256().size() == 32U);
}

BOOST_AUTO_TEST_CASE(a_page_has_the_colours_of_both_themes)
{
    const std::vector curves{crimson("L")};
    const auto page = render_graph_page(arrange(curves, {}, {}, {}), curves, {}, {}).bytes;
    for (const auto theme : {Theme::light, Theme::dark}) {
        const auto& palette = palette_of(theme);
        std::vector<std::pair<std::string, std::string_view>> properties{{"paper", palette.background},
                                                                         {"title", palette.title},
                                                                         {"ink", palette.ink},
                                                                         {"quiet", palette.subtitle},
                                                                         {"border", palette.border},
                                                                         {"rule", palette.grid},
                                                                         {"band", palette.fine_grid},
                                                                         {"zone", palette.zone},
                                                                         {"zone-text", palette.zone_text},
                                                                         {"tolerance", palette.tolerance},
                                                                         {"faint", palette.faint},
                                                                         {"focus", palette.hues[0].main},
                                                                         {"target-0", palette.targets[0]},
                                                                         {"target-1", palette.targets[1]},
                                                                         {"hue-0", palette.hues[0].main},
                                                                         {"right-0", palette.hues[0].right},
                                                                         {"hue-5", palette.hues[5].main},
                                                                         {"right-5", palette.hues[5].right}};
        for (const auto& [name, colour] : properties) {
            BOOST_TEST(has(page, " --" + name + ": " + std::string(colour) + ";"), name);
        }
    }
    BOOST_TEST(has(page, "data-theme=\"auto\""));
    auto dark = arrange(curves, {}, {}, {});
    dark.whole.look.theme = Theme::dark;
    BOOST_TEST(has(render_graph_page(dark, curves, {}, {}).bytes, "data-theme=\"dark\""));
}

/// 1 dB at 100 Hz, -3 dB at 200 Hz; -2.75 dB is at 2^0.9375 times 100 Hz.
BOOST_AUTO_TEST_CASE(a_page_tables_levels_where_its_curves_reach)
{
    const std::vector<FrequencyResponse> curves{{{100.0, 200.0, 1000.0},
                                                 {1.0, -3.0, 2.0},
                                                 {},
                                                 {{"name", "<A>"}, {"channel", "L"}, {"rig", "My rig"}}}};
    CurveFigureOptions options;
    options.matched = false;
    const auto page = render_graph_page(arrange(curves, {}, options, {}), curves, {}, options).bytes;
    const std::string number = "<td class=\"number\">";
    const std::string none = number + "\xE2\x80\x93</td>";
    BOOST_TEST(has(page, "<th scope=\"row\">&lt;A&gt; L</th>" + none + number + "1.0</td>" + number +
                             "\xE2\x88\x92" + "3.0</td>"));
    BOOST_TEST(has(page, number + "2.0</td>" + none + none + none + none + none + "<td>My rig</td>"));
    std::string heads;
    for (const auto* spot :
         {"50 Hz", "100 Hz", "200 Hz", "500 Hz", "1 kHz", "2 kHz", "3 kHz", "5 kHz", "8 kHz", "10 kHz"}) {
        heads += "<th scope=\"col\" class=\"number\">" + std::string(spot) + "</th>";
    }
    BOOST_TEST(has(page, heads));
}

BOOST_AUTO_TEST_SUITE_END()
