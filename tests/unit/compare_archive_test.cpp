#include "compare/archive.hpp"
#include "core/error.hpp"
#include "core/units.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace earbench;

namespace {

Comparison row(const std::string& name, const std::string& channel, double rms_db, std::size_t reference = 0)
{
    Comparison comparison;
    comparison.name = name;
    comparison.channel = channel;
    comparison.measures = {{"rms_db", rms_db}, {"bass_db", -rms_db}, {"lr_rms_db", std::nullopt}};
    comparison.reference_iem = "Ref";
    comparison.reference = reference;
    return comparison;
}

std::string order(const std::vector<Comparison>& rows)
{
    std::string names;
    for (const auto& each : rows) {
        names += each.name + each.channel + " ";
    }
    return names;
}

/// 0 dB at 500 Hz and `level_db` from 1000 Hz on.
Subject step(const std::string& name, double level_db, double to_hz = 20'000.0)
{
    return {{{20.0, 500.0, 1000.0, to_hz}, {0.0, 0.0, level_db, level_db}, {}, {{"name", name}}},
            std::nullopt};
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_archive)

BOOST_AUTO_TEST_CASE(rows_are_sorted_by_magnitude_and_what_has_none_comes_last)
{
    std::vector rows{row("C", "", 3.0), row("A", "", 1.0), row("B", "", 2.0), row("D", "", 1.0)};
    rows[2].measures.set(0, std::nullopt);
    sort_comparisons(rows, "rms_db");
    BOOST_TEST(order(rows) == "A D C B ");
    sort_comparisons(rows, "bass_db"); // -3, -1, -2, -1 dB
    BOOST_TEST(order(rows) == "A D B C ");
    for (auto& each : rows) {
        each.measures = {{"score", each.measures[0].value}};
    }
    sort_comparisons(rows, "score"); // the best first: 3, 1, 1
    BOOST_TEST(order(rows) == "C A D B ");
    // What has none keeps its order.
    rows[0].measures.set(0, std::nullopt);
    sort_comparisons(rows, "score");
    BOOST_TEST(order(rows) == "A D C B ");
}

BOOST_AUTO_TEST_CASE(an_iem_is_as_near_as_its_channels_are_together)
{
    // B: sqrt((1 + 49) / 2) = 5; C: 4; A: sqrt((9 + 16 + 25) / 3).
    const std::vector rows{row("A", "L1", 3.0), row("B", "L", 1.0),   row("A", "L2", 4.0), row("B", "R", 7.0),
                           row("C", "L", 4.0),  row("Ref", "R", 0.1), row("A", "R1", 5.0)};
    const auto nearest = nearest_iems(rows, 2);
    BOOST_TEST(order(nearest) == "CL AL1 AL2 AR1 ");
    BOOST_TEST(nearest[0].nearness->rank == 1U);
    BOOST_TEST(nearest[0].nearness->distance_db == 4.0);
    BOOST_TEST(nearest[3].nearness->rank == 2U);
    BOOST_TEST(std::abs(nearest[3].nearness->distance_db - std::sqrt(50.0 / 3.0)) < 1e-12);
    const auto all = nearest_iems(rows, 10);
    BOOST_TEST(order(all) == "CL AL1 AL2 AR1 BL BR ");
    BOOST_TEST(all.back().nearness->distance_db == 5.0);
}

BOOST_AUTO_TEST_CASE(every_reference_has_those_near_to_it)
{
    const std::vector rows{row("A", "", 1.0, 0), row("A", "", 5.0, 1), row("B", "", 2.0, 0),
                           row("B", "", 4.0, 1)};
    const auto nearest = nearest_iems(rows, 1);
    BOOST_TEST(order(nearest) == "A B ");
    BOOST_TEST(nearest[1].reference == 1U);
    BOOST_TEST(nearest_iems({}, 3).empty());
    // Of two as near the first stands first.
    BOOST_TEST(order(nearest_iems({row("B", "", 1.0), row("A", "", 1.0)}, 2)) == "B A ");
    std::vector nameless{row("", "", 1.0)};
    nameless.front().reference_iem = {}; // of a target
    BOOST_TEST(nearest_iems(nameless, 3).size() == 1U);
}

BOOST_AUTO_TEST_CASE(distances_are_the_rms_of_every_pair)
{
    DeviationOptions options;
    options.range = {{1000.0}, {16'000.0}};
    std::vector<std::string> told;
    const std::vector subjects{step("A", 1.0), step("B", 4.0), step("C", 0.0, 1000.5),
                               Subject{{{600.0, 2000.0}, {0.0, 0.0}, {}, {{"name", "D"}}}, std::nullopt}};
    const auto found =
        distances_between(subjects, options, [&](const Error& error) { told.emplace_back(error.what()); });
    const std::vector<std::string> names{"A", "B", "C"};
    BOOST_TEST(found.names == names, boost::test_tools::per_element());
    BOOST_TEST(found.rms_db[0][0].value() == 0.0);
    BOOST_TEST(std::abs(found.rms_db[0][1].value() - 3.0) < 1e-9);
    BOOST_TEST(std::abs(found.rms_db[1][0].value() - 3.0) < 1e-9);
    // C ends between 20*2^(270/48) = 987 Hz and the next point, 1001 Hz; D misses 500 Hz.
    BOOST_TEST(!found.rms_db[2][0].has_value());
    BOOST_TEST(told.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_distance_is_that_of_the_whole_curves_to_the_bit)
{
    std::vector<Subject> subjects;
    for (int curve = 0; curve < 4; ++curve) {
        std::vector<double> frequency_hz;
        std::vector<double> spl_db;
        for (double hertz = 19.7 + 3.1 * curve; hertz < 19'000.0 + 700.0 * curve; hertz += 5.3 + curve) {
            frequency_hz.push_back(hertz);
            spl_db.push_back(70.0 + 9.0 * std::sin(hertz / (200.0 + 31.0 * curve)));
        }
        subjects.push_back({{std::move(frequency_hz), std::move(spl_db)}, std::nullopt});
    }
    for (const auto kind : {AlignmentKind::level, AlignmentKind::mean, AlignmentKind::median}) {
        DeviationOptions options;
        options.align = {kind, {{480.0}, {2000.0}}};
        const auto found = distances_between(subjects, options, [](const Error& error) { throw error; });
        for (std::size_t i = 0; i < subjects.size(); ++i) {
            for (std::size_t j = i + 1; j < subjects.size(); ++j) {
                const auto& other = subjects[j].curve;
                const ReferenceCurve reference{other, ReferenceKind::iem, own_offset(other, options.align)};
                const auto whole = rms_of(deviation_from(subjects[i].curve, reference, options));
                BOOST_TEST(found.rms_db[i][j].value() == whole.value);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_row_is_within_a_limit_that_it_reaches)
{
    BOOST_TEST(is_within(row("A", "", 2.0), {"rms_db", 2.0}));
    BOOST_TEST(!is_within(row("A", "", 2.0), {"rms_db", 1.999}));
    BOOST_TEST(!is_within(row("A", "", 2.0), {"bass_db", 1.999}));   // -2 dB
    BOOST_TEST(!is_within(row("A", "", 2.0), {"lr_rms_db", 100.0})); // not known
}

BOOST_AUTO_TEST_CASE(what_to_sort_by_and_to_be_within_are_measures)
{
    BOOST_TEST(parse_sort("rms", {}) == "rms_db");
    BOOST_TEST(parse_sort("bass_db", {}) == "bass_db");
    BOOST_CHECK_THROW((void)parse_sort("score", {}), Error);
    BOOST_CHECK_THROW((void)parse_sort("", {}), Error);
    BOOST_TEST(parse_within("3", {}).measure == "max_abs_db");
    BOOST_TEST(parse_within("3 dB", {}).greatest == 3.0);
    for (const auto& [text, greatest] : {std::pair("0", 0.0), std::pair("0.005", 0.005)}) {
        BOOST_TEST(parse_within(text, {}).measure == "max_abs_db");
        BOOST_TEST(parse_within(text, {}).greatest == greatest);
    }
    BOOST_TEST(parse_within("rms=2", {}).measure == "rms_db");
    for (const auto* text : {"", "rms", "-3", "loud=3", "rms=-2"}) {
        BOOST_CHECK_EXCEPTION((void)parse_within(text, {}), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
}

BOOST_AUTO_TEST_SUITE_END()
