// What a curve is built of: rows of fr-csv, points of other programs, and the name that it has.

#include "core/error.hpp"
#include "error_line.hpp"
#include "io/curve_builder.hpp"
#include "io/curves.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

using Values = std::vector<double>;

CurveBuilder two_columns()
{
    CurveBuilder builder("f.csv");
    builder.start_row_block({.cells = 2, .level = 1}, 1);
    return builder;
}

void require_curve(CurveBuilder& builder, const Values& frequency_hz, const Values& spl_db)
{
    builder.finish_curve();
    const auto curves = builder.take_curves();
    BOOST_REQUIRE_EQUAL(curves.size(), 1U);
    BOOST_TEST(curves[0].frequency_hz() == frequency_hz, boost::test_tools::per_element());
    BOOST_TEST(curves[0].spl_db() == spl_db, boost::test_tools::per_element());
}

/// The curve of `points`, the phase of each left out.
CurveBuilder with_points(const std::vector<std::pair<double, double>>& points)
{
    CurveBuilder builder("f.txt");
    std::size_t line = 0;
    for (const auto& [frequency_hz, level_db] : points) {
        builder.add_point(frequency_hz, level_db, {}, ++line);
    }
    return builder;
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_curve_builder)

BOOST_AUTO_TEST_CASE(rows_of_plain_decimals_are_added_and_others_left)
{
    auto builder = two_columns();
    BOOST_TEST(builder.add_plain_row("20,80", 1));
    for (const auto* line :
         {"", ",", "30", "30,", "30,80,1", "30;80", "30,80 ", " 30,80", "3e1,80", "30,80x"}) {
        BOOST_TEST(!builder.add_plain_row(line, 2), line);
    }
    BOOST_TEST(builder.add_plain_row("40.5,-81.25", 3));
    require_curve(builder, {20.0, 40.5}, {80.0, -81.25});
}

BOOST_AUTO_TEST_CASE(a_row_has_as_many_numbers_as_there_are_columns_in_any_form)
{
    auto builder = two_columns();
    builder.add_row({"2e1", "8.05e1"}, "2e1,8.05e1", 1);
    builder.add_row({"30", "1"}, "30,1", 2);
    for (const Cells& cells : {Cells{"40"}, Cells{"40", "1", "2"}, Cells{"40", "loud"}}) {
        BOOST_TEST(error_of([&] { builder.add_row(cells, "the row", 3); }) ==
                   "f.csv:3: expected frequency_hz,spl_db but found 'the row'");
    }
    require_curve(builder, {20.0, 30.0}, {80.5, 1.0});
}

BOOST_AUTO_TEST_CASE(a_message_names_every_column)
{
    CurveBuilder builder("f.csv");
    builder.start_row_block({.cells = 5, .level = 1, .phase = 2, .others = {{3, "noise_db"}, {4, "mine"}}},
                            1);
    BOOST_TEST(error_of([&] { builder.add_row({}, "x", 2); }) ==
               "f.csv:2: expected frequency_hz,spl_db,phase_deg,noise_db,mine but found 'x'");
}

BOOST_AUTO_TEST_CASE(frequencies_lie_above_0_hz_and_in_order)
{
    auto lowest = with_points({{0.005, 1.0}, {0.0051, 2.0}});
    require_curve(lowest, {0.005, 0.0051}, {1.0, 2.0});
    const auto trouble = [](const std::vector<std::pair<double, double>>& points) {
        return error_of([&] { (void)with_points(points); });
    };
    BOOST_TEST(trouble({{40.0, 80.0}, {30.0, 81.0}, {30.0, 82.0}}) ==
               "f.txt:3: expected frequencies that decrease but found 30 Hz after 30 Hz");
    BOOST_TEST(trouble({{20.0, 80.0}, {20.0, 82.0}}) ==
               "f.txt:2: expected frequencies that increase but found 20 Hz after 20 Hz");
    BOOST_TEST(trouble({{10.0, 1.0}, {20.0, 2.0}, {0.0, 3.0}}) ==
               "f.txt:3: expected a frequency above 0 Hz but found 0");
    BOOST_TEST(trouble({{-1.0, 1.0}}) == "f.txt:1: expected a frequency above 0 Hz but found -1");
}

BOOST_AUTO_TEST_CASE(a_point_for_0_hz_at_the_low_end_is_left_out)
{
    auto first = with_points({{0.0, -200.0}, {20.0, 1.0}, {30.0, 2.0}});
    require_curve(first, {20.0, 30.0}, {1.0, 2.0});
    auto behind_one = with_points({{20.0, 1.0}, {0.0, -200.0}});
    require_curve(behind_one, {20.0}, {1.0});
    auto last = with_points({{30.0, 2.0}, {20.0, 1.0}, {0.0, -200.0}});
    require_curve(last, {20.0, 30.0}, {1.0, 2.0});
}

BOOST_AUTO_TEST_CASE(whole_columns_are_taken_where_each_point_would_be)
{
    const auto takes = [](Values frequency_hz, Values spl_db) {
        CurveBuilder builder("f.txt");
        Values no_phase;
        return builder.take_points(frequency_hz, spl_db, no_phase);
    };
    BOOST_TEST(takes({0.005, 20.0, 21.0}, {1000.0, -1000.0, 0.0}));
    BOOST_TEST(!takes({0.0, 20.0}, {0.0, 0.0}));
    BOOST_TEST(!takes({20.0, 20.0}, {0.0, 0.0}));
    BOOST_TEST(!takes({20.0, 10.0, 30.0}, {0.0, 0.0, 0.0}));
    BOOST_TEST(!takes({20.0, 30.0}, {1000.5, 0.0}));
    BOOST_TEST(!takes({20.0, 30.0}, {0.0, -1000.5}));
}

BOOST_AUTO_TEST_CASE(columns_behind_other_rows_are_left)
{
    auto builder = with_points({{20.0, 1.0}});
    Values frequency_hz{30.0};
    Values spl_db{2.0};
    Values no_phase;
    BOOST_TEST(!builder.take_points(frequency_hz, spl_db, no_phase));
    BOOST_TEST(frequency_hz.size() == 1U);
    require_curve(builder, {20.0}, {1.0});
}

BOOST_AUTO_TEST_CASE(a_curve_without_rows_is_refused_where_they_should_begin)
{
    CurveBuilder builder("f.csv");
    BOOST_TEST(error_of([&] { builder.finish_curve(); }) ==
               "f.csv: expected rows of frequency and level but found none");
    builder.start_row_block({.cells = 2, .level = 1}, 7);
    BOOST_TEST(error_of([&] { builder.finish_curve(); }) ==
               "f.csv:7: expected rows of frequency and level but found none");
}

BOOST_AUTO_TEST_CASE(a_curve_is_called_by_its_file_or_else_its_title)
{
    const auto named = [](Notes notes, const NameParts& identity) {
        name_curve(notes, identity);
        return notes;
    };
    BOOST_TEST((named({{"title", "Tern L"}, {"rig", "711"}}, {}) ==
                Notes{{"name", "Tern"}, {"channel", "L"}, {"title", "Tern L"}, {"rig", "711"}}));
    BOOST_TEST((named({{"title", "Tern L"}}, {"Wren", ""}) == Notes{{"name", "Wren"}, {"title", "Tern L"}}));
    BOOST_TEST((named({}, {}) == Notes{{"name", "standard input"}}));
    const std::vector<std::string> none;
    const auto identity = identity_of("a/Tern L.txt", none);
    BOOST_TEST(identity.name == "Tern");
    BOOST_TEST(identity.channel == "L");
    BOOST_TEST(identity_of("-", none).name.empty());
    const auto piped = parse_curves("# fr-csv: 1\n# title: Tern R\nfrequency_hz,spl_db\n20,1\n", "-").curves;
    BOOST_TEST(label(piped.at(0)) == "Tern R");
}

BOOST_AUTO_TEST_SUITE_END()
