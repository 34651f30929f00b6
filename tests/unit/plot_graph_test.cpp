// Values that an interactive graph holds beside its curves, and what its page shows without a script.

#include "gnuplot_script.hpp"
#include "plot/graph_data.hpp"
#include "plot/graph_page.hpp"
#include "plot/palette.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

FrequencyResponse flat(const std::string& name, double level_db = 70.0, Notes more = {},
                       std::vector<Column> columns = {})
{
    auto notes = std::move(more);
    notes.set("name", name);
    return {
        {20.0, 500.0, 20'000.0}, {level_db, level_db, level_db}, {}, std::move(notes), std::move(columns)};
}

std::string data_of(const std::vector<FrequencyResponse>& curves, const CurveFigureOptions& options = {},
                    const std::vector<FrequencyResponse>& targets = {})
{
    return graph_data(arrange(curves, targets, options, {}).whole, curves, targets, options);
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != text.npos;
}

std::string page_of(const ArrangedFigure& figure, const std::vector<FrequencyResponse>& curves)
{
    const GnuplotStandIn gnuplot;
    return render_graph_page(figure, curves, {}, {}).bytes;
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_graph)

BOOST_AUTO_TEST_CASE(a_graph_has_the_axes_of_its_figure)
{
    CurveFigureOptions options;
    options.levels = LevelSpan{40.0, 80.5};
    options.aspect = Aspect::db_25;
    options.common.range = {{100.0}, {1000.0}};
    const auto data = data_of({flat("A")}, options);
    BOOST_TEST(has(data, R"("lowest":40,"highest":80.5,"perDecade":25,"from":100,"to":1000)"), data);
    BOOST_TEST(has(data, R"("marks":[[100,"100"],[200,"200"],[300,"300"],[400,"400"],[500,"500"],[600,""],)"),
               data);
    BOOST_TEST(has(data, R"("zone":8000,"tolerance":null)"), data);
    options.aspect = Aspect::db_50;
    BOOST_TEST(has(data_of({flat("A")}, options), R"("perDecade":50,)"));
    options.aspect = Aspect::free;
    BOOST_TEST(has(data_of({flat("A")}, options), R"("perDecade":0,)"));
    BOOST_TEST(has(data_of({flat("A", 70.0, {{"rig", "5128"}})}), R"("zone":null)"));
}

BOOST_AUTO_TEST_CASE(a_graph_says_whether_it_shows_responses)
{
    const auto response = data_of({flat("A", 70.0, {{"level", "dB SPL"}})});
    BOOST_TEST(has(response, R"-("response":true,"match":[500,500],"axis":"Level (dB SPL)")-"), response);
    const auto difference = data_of({flat("A", 1.0, {{"level", "dB re Helios"}})});
    BOOST_TEST(has(difference, R"-("response":false,"match":null,"axis":"Deviation from Helios (dB)")-"),
               difference);
    BOOST_TEST(has(difference, R"("tolerance":3)"));
    CurveFigureOptions options;
    options.kind = CurveKind::response;
    BOOST_TEST(has(data_of({flat("A", 1.0, {{"level", "dB re Helios"}})}, options), R"("response":true)"));
}

BOOST_AUTO_TEST_CASE(looks_of_a_graph_are_those_of_its_figure)
{
    const auto data = data_of({flat("A", 70.0, {{"channel", "L"}}), flat("B", 70.0, {{"channel", "R"}})}, {},
                              {flat("T", 0.0)});
    for (
        const auto* look :
        {R"("channel":"L","look":0,"right":false,"target":false,"shown":true,"grid":0,"level":[700000,0,0] })",
         R"("channel":"R","look":1,"right":true,"target":false,"shown":true,"grid":0)",
         R"("channel":"","look":0,"right":false,"target":true,"shown":true,"grid":0)",
         R"("dashes":[[],[30,9],[30,9,1,9],[34,10,10,10],[14,9,1,9,1,9],[],[34,10,10,10],[14,9,1,9,1,9],[1,9],[],[30,9],[30,9,1,9]],)",
         R"("targetDashes":[[10,6],[4,6],[18,6],[12,5,3,5]],)"}) {
        BOOST_TEST(has(data, look), look << " in " << data);
    }
}

BOOST_AUTO_TEST_CASE(bounds_are_those_of_the_curve_or_the_tolerance)
{
    const std::vector<Column> bounds{{"min_db", {69.0, 69.0, 69.0}}, {"max_db", {71.0, 71.0, 71.0}}};
    const auto target = flat("T", 70.0, {}, bounds);
    const std::string own = R"("low":[690000,0,0],"high":[710000,0,0])";
    BOOST_TEST(has(data_of({flat("A")}, {}, {target}), own));
    CurveFigureOptions options;
    options.tolerance = Decibel{2.0};
    const auto wider = data_of({flat("A")}, options, {target});
    BOOST_TEST(has(wider, R"("low":[680000,0,0],"high":[720000,0,0])"), wider);
    options.tolerance = Decibel{0.005};
    BOOST_TEST(has(data_of({flat("A")}, options, {target}), R"("low":[699950,0,0],"high":[700050,0,0])"));
    options.tolerance = Decibel{0.0};
    const auto without = data_of({flat("A")}, options, {target});
    BOOST_TEST(!has(without, "\"low\""), without);
    BOOST_TEST(!has(data_of({flat("A", 70.0, {}, {bounds[0]})}), "\"low\""));
}

BOOST_AUTO_TEST_CASE(noise_of_a_figure_is_none_of_the_curves_of_a_page)
{
    CurveFigureOptions options;
    options.matched = false;
    const std::vector curves{flat("A", 70.0, {}, {{"noise_db", {20.0, 20.0, 20.0}}}), flat("B", 60.0)};
    const auto data = data_of(curves, options);
    BOOST_TEST(!has(data, "noise"));
    BOOST_TEST(has(data, R"("level":[700000,0,0])"));
    BOOST_TEST(has(data, R"("level":[600000,0,0])"));
    const GnuplotStandIn gnuplot;
    const auto page = render_graph_page(arrange(curves, {}, options, {}), curves, {}, options).bytes;
    BOOST_TEST(count_of(page, "<tr><th scope=\"row\">") == 2U); // of its table
}

BOOST_AUTO_TEST_CASE(a_page_shows_its_figure_inline_with_nothing_for_liquid)
{
    const std::vector curves{flat("A {{ b }}", 70.0, {{"smoothing", "none"}})};
    auto figure = arrange(curves, {}, {}, {});
    figure.whole.title = "T [[data]] & more";
    const GnuplotStandIn gnuplot;
    const auto page = render_graph_page(figure, curves, {}, {}).bytes;
    BOOST_TEST(has(page, "<svg></svg>"));
    BOOST_TEST(!has(page, "{{"));
    BOOST_TEST(has(page, "T [[data]] &amp; more")); // no mark is read again
    BOOST_TEST(has(page, "<td>\u2013</td><td>none</td></tr>"));
    // It may be read on a light or a dark page; a dark one is dark.
    BOOST_TEST(!has(line_of(gnuplot.script(), "set terminal "), "background"));
    figure.whole.look.theme = Theme::dark;
    (void)render_graph_page(figure, curves, {}, {});
    BOOST_TEST(has(line_of(gnuplot.script(), "set terminal "), "background rgb '#16191D'"));
}

BOOST_AUTO_TEST_CASE(a_page_has_all_colours_of_both_themes_in_their_order)
{
    const std::vector curves{flat("A")};
    const auto page = page_of(arrange(curves, {}, {}, {}), curves);
    for (const auto theme : {Theme::light, Theme::dark}) {
        const auto& palette = palette_of(theme);
        std::string css = "color-scheme: " + std::string(theme == Theme::light ? "light;" : "dark;");
        css += " --paper: " + std::string(palette.background) + "; --title: ";
        BOOST_TEST(has(page, css), css);
        std::string hues = " --target-0: " + std::string(palette.targets[0]) +
                           "; --target-1: " + std::string(palette.targets[1]) + ";";
        for (std::size_t i = 0; i < 6; ++i) {
            hues += " --hue-" + std::to_string(i) + ": " + std::string(palette.hues[i].main) + "; --right-" +
                    std::to_string(i) + ": " + std::string(palette.hues[i].right) + ";";
        }
        BOOST_TEST(has(page, hues + " }"), hues);
    }
}

BOOST_AUTO_TEST_SUITE_END()
