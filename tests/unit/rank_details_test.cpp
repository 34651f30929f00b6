// Sketches point by point, rows of tables cell by cell, tiers, values and matrices.

#include "core/error.hpp"
#include "post/scale.hpp"
#include "rank/positive_matrix.hpp"
#include "rank/ranking.hpp"
#include "rank/ranking_headings.hpp"
#include "rank/ranking_page.hpp"
#include "rank/ranking_request.hpp"
#include "rank/sketch.hpp"
#include "rank/table_rows.hpp"
#include "rank/trial_page.hpp"
#include "rank/trial_ranking.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// The path of a curve in a drawing of 240 by 72 units.
std::string path_of(const SketchCurve& curve)
{
    const auto svg = sketch_svg("A", {curve});
    const std::string begin =
        curve.channel == "R" ? "<path class=\"right\" d=\"" : "<path class=\"left\" d=\"";
    const auto at = svg.find(begin);
    return at == svg.npos
               ? "none"
               : svg.substr(at + begin.size(), svg.find('"', at + begin.size()) - at - begin.size());
}

/// 20 Hz a decade is 80 units: the frequency of `x`.
double hz_at(double x)
{
    return 20.0 * std::pow(10.0, x / 80.0);
}

std::string cells_of(const std::vector<CsvRecord>& rows)
{
    std::string all;
    for (const auto& row : rows) {
        all += std::to_string(row.line) + ":";
        for (const auto& cell : row.cells) {
            all += cell + "|";
        }
        all += " ";
    }
    return all;
}

Post rated(const std::string& name, double sonic, std::optional<double> usd = {})
{
    Post post;
    post.name = name;
    post.sonic = Rating{sonic, ""};
    post.price.usd = usd;
    return post;
}

} // namespace

BOOST_AUTO_TEST_SUITE(rank_details)

BOOST_AUTO_TEST_CASE(points_of_a_sketch_lie_a_unit_and_a_half_apart)
{
    const auto points = [](std::vector<double> places) {
        std::vector<double> hertz;
        for (const double x : places) {
            hertz.push_back(hz_at(x));
        }
        const std::vector<double> levels(hertz.size(), 80.0);
        return path_of({"L", hertz, levels, 80.0});
    };
    BOOST_TEST(points({0.0, 1.4, 1.6, 3.0, 3.2}) == "M0.0 36.0L1.6 36.0L3.2 36.0");
    BOOST_TEST(points({10.0, 11.49, 12.0, 13.505}) == "M10.0 36.0L12.0 36.0L13.5 36.0");
    // The ends may be rounded to beyond the drawing, no more.
    BOOST_TEST(points({-0.04, 100.0, 240.04}) == "M0.0 36.0L100.0 36.0L240.0 36.0");
    BOOST_TEST(points({-0.06, 100.0, 240.06}) == "M100.0 36.0");
    BOOST_TEST(path_of({"R", {0.0, 200.0}, {99.0, 70.0}, 80.0}) == "M80.0 54.0"); // 0 Hz is no place
}

BOOST_AUTO_TEST_CASE(levels_of_a_sketch_lie_within_20_db)
{
    const auto at = [](double level_db) { return path_of({"", {200.0}, {level_db}, 70.0}); };
    BOOST_TEST(at(70.0) == "M80.0 36.0");
    BOOST_TEST(at(89.0) == "M80.0 1.8");
    BOOST_TEST(at(91.0) == "M80.0 0.0");
    BOOST_TEST(at(49.0) == "M80.0 72.0");
}

BOOST_AUTO_TEST_CASE(a_sketch_has_decades_and_its_level_at_zero)
{
    // 100 Hz is log10(5) decades of 80 units from 20 Hz: 55.9.
    const auto svg = sketch_svg("A", {});
    for (const auto* part :
         {"<path class=\"grid\" d=\"M55.9 0V72\"/>", "<path class=\"grid\" d=\"M135.9 0V72\"/>",
          "<path class=\"grid\" d=\"M215.9 0V72\"/>", "<path class=\"zero\" d=\"M0 36H240\"/>"}) {
        BOOST_TEST(has(svg, part), part);
    }
}

BOOST_AUTO_TEST_CASE(a_sketch_in_words_names_channels_and_three_frequencies)
{
    const auto words = [](const std::vector<SketchCurve>& curves) {
        const auto svg = sketch_svg("A", curves);
        const std::string begin = "aria-label=\"Frequency response of A:";
        const auto at = svg.find(begin) + begin.size();
        return svg.substr(at, svg.find('"', at) - at);
    };
    const std::vector<double> hertz{49.0, 50.0, 3000.0, 10'000.0, 10'050.0};
    BOOST_TEST(
        words({{"L", hertz, {0.0, 83.4, 76.6, 80.0, 0.0}, 80.0},
               {"R", hertz, {0.0, 80.0, 80.0, 70.0, 0.0}, 80.0}}) ==
        " left +3 dB at 50 Hz, \u22123 dB at 3 kHz, +0 dB at 10 kHz; right +0 dB at 50 Hz, +0 dB at 3 kHz, "
        "\u221210 dB at 10 kHz.");
    BOOST_TEST(words({{"", {50.0, 3000.0}, {81.0, 82.0}, 80.0}}) == " +1 dB at 50 Hz, +2 dB at 3 kHz,.");
    BOOST_TEST(words({{"", {51.0, 60.0}, {81.0, 82.0}, 80.0}}) == ".");
}

BOOST_AUTO_TEST_CASE(separators_between_quotes_part_nothing)
{
    BOOST_TEST(separator_of("a,b;c\td") == '\t');
    BOOST_TEST(separator_of("a,b;c") == ';');
    BOOST_TEST(separator_of("\"a;b\",c") == ',');
    BOOST_TEST(separator_of("\"a\tb\";c,d") == ';');
    BOOST_TEST(separator_of("a") == ',');
    BOOST_TEST(separator_of(" | a;b |") == '|');
    BOOST_TEST(stated_separator("sep=;").value() == ';');
    BOOST_TEST(stated_separator("SEP=,x").value() == ',');
    BOOST_TEST(!stated_separator("sep=").has_value());
    BOOST_TEST(!stated_separator("se").has_value());
}

BOOST_AUTO_TEST_CASE(rows_are_those_with_content_and_a_markdown_table_ends_with_its_last)
{
    BOOST_TEST(cells_of(table_rows("a,b\n1,2,,\n,\na,b\n3,4\n", "f", ',', 5)) == "5:a|b| 6:1|2| 9:3|4| ");
    BOOST_TEST(cells_of(table_rows("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\ntext\n| 5 | 6 |\n", "f",
                                   '|', 3)) == "3:a|b| 5:1|2| 6:3|4| ");
    BOOST_CHECK_EXCEPTION(require_cells(CsvRecord{{"1"}, 7}, 2, "f"), Error, [](const Error& error) {
        return error.line() == "f:7: expected 2 cells but found 1";
    });
    BOOST_TEST(first_content_line(" \n\n x\ny") == " x");
}

BOOST_AUTO_TEST_CASE(tiers_go_down_and_have_names)
{
    const auto tiers = [](const std::string& text) {
        RankingRequest request;
        request.tiers = text;
        std::string all;
        for (const auto& tier : plan_ranking(request).order.tiers) {
            all += tier.name + "=" + rating_text(tier.from.value) + " ";
        }
        return all;
    };
    BOOST_TEST(tiers("Top=4.5,Good=3,Rest=1") == "Top=4.5 Good=3 Rest=1 ");
    BOOST_TEST(tiers("A=B=4") == "A=B=4 ");
    for (const auto* text : {"Top=4,Good=4", "Good=3,Top=4", "=4", "Top", "Top=", "Top=x", "Top=9"}) {
        BOOST_CHECK_THROW((void)tiers(text), Error);
    }
}

BOOST_AUTO_TEST_CASE(a_value_is_the_share_of_the_same_rating_that_costs_more)
{
    const auto rows =
        rank_posts({rated("a", 4.0, 10.0), rated("b", 4.0, 20.0), rated("c", 4.0, 30.0), rated("d", 3.0, 5.0),
                    rated("e", 4.0), rated("f", 3.5, 7.0), rated("g", 3.5, 7.0)});
    std::string values;
    for (const auto& row : rows) {
        values += row.post.name + (row.value ? std::to_string(std::lround(*row.value)) : "-") + " ";
    }
    BOOST_TEST(values == "a100 b50 c0 e- f0 g0 d- ");
    std::string by_value;
    RankingOrder order;
    order.sort = parse_sort("value");
    for (const auto& row :
         rank_posts({rated("a", 4.0, 30.0), rated("b", 4.0, 20.0), rated("c", 4.0, 10.0)}, order)) {
        by_value += row.post.name;
    }
    BOOST_TEST(by_value == "cba");
}

BOOST_AUTO_TEST_CASE(a_score_may_have_weights_of_any_size)
{
    RankingOrder order;
    order.weights = {{RankingNumber::sonic, 1e-9}};
    const auto rows = rank_posts({rated("a", 4.0)}, order);
    BOOST_TEST(rows[0].score.value() == 4.0, boost::test_tools::tolerance(1e-12));
}

/// Ten lines with content, a line that says the separator aside.
BOOST_AUTO_TEST_CASE(headings_stand_in_the_first_ten_lines)
{
    const Scale scale;
    const auto line_behind = [&](const std::string& before, const std::string& headings = "name,sonic\n") {
        const auto found = find_heading_line(before + headings, scale);
        return found ? std::to_string(found->line) + found->separator : std::string("none");
    };
    std::string nine;
    for (int i = 0; i < 9; ++i) {
        nine += "title\n";
    }
    BOOST_TEST(line_behind("") == "1,");
    BOOST_TEST(line_behind(nine) == "10,");
    BOOST_TEST(line_behind(nine + "\n\n") == "12,");
    BOOST_TEST(line_behind(nine + "title\n") == "none");
    BOOST_TEST(line_behind("sep=;\n", "name;sonic\n") == "2;");
    BOOST_TEST(line_behind("sep=;\n" + nine, "name;sonic\n") == "11;");
    BOOST_TEST(line_behind("title\nsep=;\n") == "3,"); // too late to be said
}

BOOST_AUTO_TEST_CASE(a_matrix_and_its_inverse_make_one)
{
    PositiveMatrix matrix(2);
    matrix.at(0, 0) = 4.0;
    matrix.at(0, 1) = matrix.at(1, 0) = 2.0;
    matrix.at(1, 1) = 3.0;
    const auto inverse = inverse_of(matrix);
    BOOST_TEST(inverse.log_determinant == std::log(8.0), boost::test_tools::tolerance(1e-12));
    BOOST_TEST(inverse.matrix.at(0, 0) == 3.0 / 8.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(inverse.matrix.at(0, 1) == -2.0 / 8.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(inverse.matrix.at(1, 0) == -2.0 / 8.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(inverse.matrix.at(1, 1) == 4.0 / 8.0, boost::test_tools::tolerance(1e-12));
    PositiveMatrix row_by_row(2);
    row_by_row.at(0, 1) = 5.0;
    BOOST_TEST(row_by_row.times({1.0, 10.0}) == (std::vector{50.0, 0.0}), boost::test_tools::per_element());
    for (const double last : {1.0, 0.0}) { // singular, and not positive
        matrix.at(1, 1) = last;
        const auto none = inverse_of(matrix);
        BOOST_TEST(std::isinf(none.log_determinant));
        BOOST_TEST(none.log_determinant < 0.0);
        BOOST_TEST(none.matrix.at(0, 0) == 0.0);
    }
}

BOOST_AUTO_TEST_CASE(of_posts_of_one_day_both_stay_and_the_first_is_named)
{
    auto first = rated("A", 4.0);
    first.date = "2024-01-01";
    first.source = {"one.csv", 1};
    auto second = first;
    second.source = {"two.md", 0};
    auto older = first;
    older.date = "2023-01-01";
    older.source = {"old.md", 0};
    const auto kept = keep_newest_posts({first, second, older});
    BOOST_TEST(kept.posts.size() == 2U);
    BOOST_REQUIRE(kept.findings.size() == 2U);
    BOOST_TEST(kept.findings[0].text == "the same product as in one.csv:1, and both stay: 'A'");
    BOOST_TEST(kept.findings[1].text == "left out, because one.csv:1 is newer: 'A'");
}

/// The lowest and the highest limit, and 0, are in each drawing of a table: from 5 to 235 of 240 units.
BOOST_AUTO_TEST_CASE(strengths_of_a_page_share_an_axis)
{
    const auto product = [](const std::string& name, double low, double value, double high) {
        TrialRank made;
        made.rank = 1;
        made.name = name;
        made.strength = {value, low, high};
        return made;
    };
    const auto page = [&](const std::vector<TrialRank>& products) {
        return write_trial_page({TrialRanking{"", products, {}}}, "T & t");
    };
    const auto both = page({product("A", 0.0, 1.0, 3.0), product("B", -2.0, -1.0, 1.0)});
    BOOST_TEST(has(both, "d=\"M97.0 0V24\"")); // 0 is two fifths of 230 from the left
    BOOST_TEST(has(both, "d=\"M97.0 12H235.0\"/><circle class=\"dot\" cx=\"143.0\" cy=\"12\""));
    BOOST_TEST(has(both, "d=\"M5.0 12H143.0\"/><circle class=\"dot\" cx=\"51.0\" cy=\"12\""));
    BOOST_TEST(has(page({product("A", 1.0, 2.0, 4.0)}), "d=\"M62.5 12H235.0\"")); // 0 is at the left end
    BOOST_TEST(has(both, "<title>T &amp; t</title>"));
    std::string heads;
    for (const std::string head : {"Rank", "Name", "Strength", "95 % interval", "Would win", "Better than",
                                   "Worse than", "Trials", "Wins", "Ties"}) {
        heads += std::string("<th role=\"columnheader\" scope=\"col\"") +
                 (head == "Name" || head == "95 % interval" ? "" : " class=\"number\"") + ">" + head +
                 "</th>";
    }
    BOOST_TEST(has(both, heads + "</tr>"));
}

BOOST_AUTO_TEST_SUITE_END()
