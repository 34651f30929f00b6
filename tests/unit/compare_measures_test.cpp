// Scores among the measures of a comparison, limits and names of measures, words for a comparison.

#include "compare/comparison.hpp"
#include "compare/preference.hpp"
#include "core/error.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

FrequencyResponse ramp(double db_per_octave, double from_hz = 20.0,
                       const Notes& notes = {{"name", "A"}, {"channel", "L"}})
{
    const auto level = [&](double hz) { return 70.0 + db_per_octave * std::log2(hz / 1000.0); };
    return {{from_hz, 20'000.0}, {level(from_hz), level(20'000.0)}, {}, notes};
}

Comparison compared(const DeviationOptions& options, double from_hz = 20.0)
{
    const auto target = target_reference(ramp(0.0), options.align);
    return compare({ramp(-1.0, from_hz), {}}, target.curves.front(), options);
}

std::optional<double> value(const Comparison& row, std::string_view name)
{
    for (const auto& each : row.measures) {
        if (each.name == name) {
            return each.value;
        }
    }
    BOOST_ERROR("no measure " << name);
    return std::nullopt;
}

template <typename Call>
std::string error_of(const Call& call)
{
    try {
        (void)call();
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_measures)

BOOST_AUTO_TEST_CASE(a_score_and_what_it_is_made_of_are_measures_where_they_are_asked_for)
{
    for (const auto model : {PreferenceModel::in_ear, PreferenceModel::over_ear}) {
        DeviationOptions options;
        options.score = model;
        const auto row = compared(options);
        const auto estimate = estimate_preference(ramp(-1.0), ramp(0.0), model).value();
        BOOST_TEST(value(row, "score").value() == estimate.score);
        BOOST_TEST(value(row, "score_sd_db").value() == estimate.sd_db);
        BOOST_TEST(value(row, "score_slope_db").value() == estimate.slope_db);
        const bool in_ear = model == PreferenceModel::in_ear;
        BOOST_TEST((row.measures[row.measures.size() - 1].name == "score_mean_abs_db") == in_ear);
        if (in_ear) {
            BOOST_TEST(row.measures[row.measures.size() - 1].value.value() == estimate.mean_abs_db.value());
        }
        // A curve that begins above the range of the model has the names alone.
        const auto short_row = compared(options, 100.0);
        BOOST_TEST(short_row.measures.size() == row.measures.size());
        BOOST_TEST(!value(short_row, "score").has_value());
        BOOST_TEST(!short_row.measures[row.measures.size() - 1].value.has_value());
    }
}

BOOST_AUTO_TEST_CASE(without_options_the_audible_range_is_compared)
{
    BOOST_TEST((DeviationOptions{}.range == Band{{20.0}, {20'000.0}}));
    const auto row = compared({});
    BOOST_TEST(row.reference == 0U);
    BOOST_TEST(row.subject == 0U);
    BOOST_TEST(row.reference_iem.empty()); // of a target
    BOOST_TEST(row.offset.value == -71.0); // a ramp of -1 dB an octave has 71 dB at 500 Hz
}

BOOST_AUTO_TEST_CASE(measures_are_found_with_and_without_their_ending)
{
    DeviationOptions scored;
    scored.score = PreferenceModel::in_ear;
    BOOST_TEST(find_measure("score", scored, "--sort") == "score");
    BOOST_TEST(find_measure("score_sd", scored, "--sort") == "score_sd_db");
    BOOST_TEST(find_measure("lr_rms", {}, "--sort") == "lr_rms_db");
    const auto unknown = error_of([] { return find_measure("scores", {}, "--sort"); });
    BOOST_TEST(unknown.starts_with("expected a measure such as rms for --sort but found 'scores'"), unknown);
    const auto no_score = error_of([] { return find_measure("score", {}, "--sort"); });
    BOOST_TEST(no_score.starts_with("expected a measure such as rms for --sort but found 'score'"), no_score);
    const auto near = error_of([] { return parse_limit("slop=3", {}); });
    BOOST_TEST(
        near ==
        "expected a measure and its limit such as rms=3 for --limit but found 'slop=3'; did you mean slope?");
    const auto number = error_of([] { return parse_limit("rms=-3", {}, "--max"); });
    BOOST_TEST(
        number.starts_with("expected a measure and its limit such as rms=3 for --max but found 'rms=-3'"),
        number);
}

BOOST_AUTO_TEST_CASE(a_limit_holds_what_lies_on_it)
{
    auto row = compared({});
    row.measures = {{"rms_db", 3.0}, {"offset_db", -3.0}, {"lr_rms_db", std::nullopt}};
    BOOST_TEST(!exceeds(row, {"rms_db", 3.0}).has_value());
    BOOST_TEST(!exceeds(row, {"offset_db", 3.0}).has_value());
    BOOST_TEST(exceeds(row, {"offset_db", 2.9999}).value() == "offset_db -3.000 exceeds 2.9999");
    for (const auto* name : {"lr_rms_db", "score"}) {
        BOOST_TEST(error_of([&] {
                       return exceeds(row, {name, 1.0});
                   }) == "expected a value of " + std::string(name) + " but there is none for A L");
    }
}

BOOST_AUTO_TEST_CASE(a_comparison_is_called_by_name_and_channel)
{
    Comparison row = compared({});
    BOOST_TEST(subject_label(row) == "A L");
    row.channel.clear();
    BOOST_TEST(subject_label(row) == "A");
    row.name.clear();
    BOOST_TEST(subject_label(row) == "curve");
    row.channel = "R";
    BOOST_TEST(subject_label(row) == "R");
    BOOST_TEST(row.smoothing.text() == "unknown");
    BOOST_TEST(row.range.from.value == 20.0);
    BOOST_TEST(row.reference_iem.empty());
    BOOST_TEST(!verdict_on(row, "treble_db").has_value());
    row.certainty = Certainty{};
    row.certainty->verdicts.resize(row.measures.size());
    row.certainty->verdicts[2].emplace();
    BOOST_TEST(verdict_on(row, row.measures[2].name).has_value());
    BOOST_TEST(!verdict_on(row, row.measures[1].name).has_value());
    BOOST_TEST(!verdict_on(row, "none").has_value());
}

BOOST_AUTO_TEST_CASE(a_fitted_reference_is_shown_fitted_to_the_first)
{
    DeviationOptions options;
    const auto louder = [&](double by_db) {
        auto curve = ramp(0.0);
        return target_reference(curve.with_levels({70.0 + by_db, 70.0 + by_db}), options.align)
            .curves.front();
    };
    BOOST_TEST(shown_offset(louder(2.0), louder(0.0), options).value == louder(2.0).offset.value);
    options.align.kind = AlignmentKind::mean;
    options.align.band = {{20.0}, {20'000.0}};
    const auto first = louder(0.0);
    BOOST_TEST(std::abs(shown_offset(louder(2.0), first, options).value + 2.0) < 1e-9);
    BOOST_TEST(shown_offset(first, first, options).value == first.offset.value);
}

BOOST_AUTO_TEST_SUITE_END()
