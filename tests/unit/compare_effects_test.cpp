// What seatings do to comparisons: intervals that hold at once, margins, half widths, who faces whom.

#include "compare/assess.hpp"
#include "compare/comparison.hpp"
#include "compare/seating_effects.hpp"
#include "compare/spread_bound.hpp"
#include "compared_takes.hpp"
#include "curve/note_keys.hpp"
#include "treble_takes.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

using namespace earbench;

namespace {

const auto exact = boost::test_tools::tolerance(1e-9);

/// Student's t with two degrees of freedom, in closed form.
double t_of_two(double probability)
{
    return (2.0 * probability - 1.0) / std::sqrt(2.0 * probability * (1.0 - probability));
}

/// Two bands above 6 kHz, where takes differ, and one below, where they don't.
DeviationOptions three_bands()
{
    DeviationOptions how;
    how.range = {{400.0}, {9900.0}};
    how.bands = {{"mids_db", 400.0, 499.0}, {"low_db", 6000.0, 8000.0}, {"high_db", 8000.0, 9900.0}};
    return how;
}

/// Rows that are assessed, by the measures of the first.
struct Assessed : ComparedTakes {
    Assessed(const std::vector<FrequencyResponse>& curves, const std::vector<FrequencyResponse>& against,
             const DeviationOptions& how, const CertaintyOptions& options)
        : ComparedTakes(curves, against, how), widths(band_half_widths(rows, references, known, how, options))
    {
        assess(rows, references, known, how, options);
    }

    [[nodiscard]] std::optional<Interval> interval_of(std::string_view measure) const
    {
        return earbench::interval_of(rows[0], measure);
    }
    [[nodiscard]] std::optional<DifferenceVerdict> verdict_of(std::string_view measure) const
    {
        return rows[0].certainty.value().verdicts[place_of(rows[0], measure)];
    }

    std::vector<HalfWidths> widths;
};

/// Half of an interval.
double half_of(const std::optional<Interval>& interval)
{
    BOOST_REQUIRE(interval.has_value());
    return 0.5 * (interval->high - interval->low);
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_effects)

/// 1, 2, 3 dB: s = 1, n = 3. Two bands are a family, the third doesn't change.
BOOST_AUTO_TEST_CASE(intervals_hold_for_all_bands_at_once_where_that_is_asked)
{
    const auto curves = takes("A", "L", {1.0, 2.0, 3.0});
    CertaintyOptions joint;
    joint.joint = true;
    const Assessed alone(curves, {}, three_bands(), {});
    const Assessed together(curves, {}, three_bands(), joint);
    const double deviation = 1.0 / std::sqrt(3.0);
    for (const auto* band : {"low_db", "high_db"}) {
        BOOST_TEST(half_of(alone.interval_of(band)) == t_of_two(0.975) * deviation, exact);
        BOOST_TEST(half_of(together.interval_of(band)) == t_of_two(1.0 - 0.025 / 2.0) * deviation, exact);
    }
    BOOST_TEST(!together.interval_of("mids_db").has_value());
    // What is no band stands alone.
    for (const auto* measure : {"mean_abs_db", "rms_db"}) {
        BOOST_TEST(together.interval_of(measure)->high == alone.interval_of(measure)->high, exact);
    }
    // Bands that are regressed hold at once too; without resonances there are none.
    BOOST_TEST(together.rows[0].certainty->regressed.size() == 2U);
    BOOST_TEST(together.rows[0].certainty->regressed[0].name == "low_regressed_db");
}

/// One band is a family of one.
BOOST_AUTO_TEST_CASE(the_interval_of_a_single_band_is_its_own)
{
    auto how = three_bands();
    how.bands = {{"low_db", 6000.0, 8000.0}};
    CertaintyOptions joint;
    joint.joint = true;
    const Assessed together(takes("A", "L", {1.0, 2.0, 3.0}), {}, how, joint);
    BOOST_TEST(half_of(together.interval_of("low_db")) == t_of_two(0.975) / std::sqrt(3.0), exact);
}

BOOST_AUTO_TEST_CASE(bands_from_6_khz_on_are_regressed)
{
    const auto names = regressed_names({{"below_db", 5999.0, 9000.0}, {"from_db", 6000.0, 9000.0}});
    BOOST_TEST(names == std::vector<std::string>{"from_regressed_db"}, boost::test_tools::per_element());
}

/// A frequency has no interval, though it may differ from take to take; nor has a distance of 0, whose square
/// nothing can be related to.
BOOST_AUTO_TEST_CASE(places_and_distances_of_0_have_no_interval)
{
    const auto peaks = [](const std::string& channel, std::vector<double> from_7_to_9_khz) {
        std::vector<double> levels{0.0, 0.0, 0.0, 0.0, 0.0};
        levels.insert(levels.begin() + 3, from_7_to_9_khz.begin(), from_7_to_9_khz.end());
        return FrequencyResponse({20.0, 500.0, 6000.0, 7000.0, 8000.0, 9000.0, 10'000.0, 20'000.0}, levels,
                                 {}, {{"name", "A"}, {"channel", channel}});
    };
    const std::vector moving{peaks("L1", {9.0, 0.0, 4.0}), peaks("L2", {0.0, 3.0, 8.0}),
                             peaks("L3", {0.0, 9.0, 1.0})};
    const Assessed row(moving, {}, three_bands(), {});
    BOOST_TEST(row.interval_of("max_abs_db").has_value());
    BOOST_TEST(!row.interval_of("max_abs_hz").has_value());
    auto treble = three_bands();
    treble.range = {{6000.0}, {9900.0}};
    BOOST_TEST(!Assessed(takes("A", "L", {-1.0, 1.0}), {}, treble, {}).interval_of("rms_db").has_value());
    BOOST_TEST(Assessed(takes("A", "L", {0.04, 0.06}), {}, treble, {}).interval_of("rms_db").has_value());
}

BOOST_AUTO_TEST_CASE(the_spread_of_one_take_is_none)
{
    auto single = take("A", "L", 2.0).with_columns({{"spread_db", {0.1, 0.1, 0.5, 0.5}}});
    single.notes().set(note::takes, "1");
    const Assessed row({single}, {}, three_bands(), {});
    BOOST_TEST(!row.interval_of("low_db").has_value());
}

/// Without resonances nor joint intervals the verdicts are those of the family all the same.
BOOST_AUTO_TEST_CASE(a_band_differs_where_the_interval_of_the_family_excludes_0)
{
    // s = 1, n = 3: half an interval of 3.58 dB for the family of two, and 2.48 dB for one alone.
    const double half = t_of_two(1.0 - 0.025 / 2.0) / std::sqrt(3.0);
    const auto sameness_at = [&](double mean) {
        const Assessed row(takes("A", "L", {mean - 1.0, mean, mean + 1.0}), {}, three_bands(), {});
        return row.verdict_of("low_db").value().sameness;
    };
    BOOST_TEST((sameness_at(1.001 * half) == Sameness::differs));
    BOOST_TEST((sameness_at(0.999 * half) == Sameness::undecided));
    BOOST_TEST((sameness_at(-1.001 * half) == Sameness::differs));
}

BOOST_AUTO_TEST_CASE(half_widths_are_those_of_each_band_by_itself)
{
    const Assessed row(takes("A", "L", {1.0, 2.0, 3.0}), {}, three_bands(), {});
    BOOST_REQUIRE_EQUAL(row.widths.size(), 1U);
    BOOST_REQUIRE_EQUAL(row.widths[0].size(), 3U);
    BOOST_TEST(row.widths[0][0].value() == 0.0); // takes are aligned there
    for (const std::size_t band : {1U, 2U}) {
        BOOST_TEST(row.widths[0][band].value() == t_of_two(0.975) / std::sqrt(3.0), exact);
    }
    // One take tells no spread.
    const Assessed single(takes("A", "L", {1.0}), {}, three_bands(), {});
    for (const auto& width : single.widths[0]) {
        BOOST_TEST(!width.has_value());
    }
    // Nothing is known of another curve.
    const auto how = three_bands();
    const auto other = take("B", "L", 1.0);
    std::vector rows{compare({other, {}}, facing(row.references.front(), "L"), how)};
    BOOST_TEST(band_half_widths(rows, row.references, row.known, how, {})[0].empty());
    assess(rows, row.references, row.known, how, {});
    BOOST_TEST(!rows[0].certainty.has_value());
    // Nor of the IEM that it is compared with.
    const auto references =
        iem_references(std::vector{other}, ChannelUse::separate, Disagreement::refuse, how.align);
    std::vector against{compare({row.known.curves.front().mean, {}}, facing(references.front(), "L"), how)};
    assess(against, references, row.known, how, {});
    BOOST_TEST(!against[0].certainty.has_value());
}

BOOST_AUTO_TEST_CASE(what_rounding_makes_of_takes_is_no_spread)
{
    // (0.0001 dB)^2: two takes d apart have the variance d^2 / 2.
    const auto is_known = [](double apart) {
        const Assessed row(takes("A", "L", {1.0, 1.0 + apart}), {}, three_bands(), {});
        return row.interval_of("low_db").has_value();
    };
    BOOST_TEST(is_known(1.4185e-4));
    BOOST_TEST(!is_known(1.4100e-4));
}

BOOST_AUTO_TEST_CASE(margins_of_bands_follow_their_middle_and_the_level_of_the_rig_has_the_lower)
{
    CertaintyOptions options;
    options.same_within = {0.7};
    options.same_within_above = {3.0};
    options.control = true;
    std::vector<FrequencyResponse> before;
    std::vector<FrequencyResponse> after;
    for (const double level : {0.0, 1.0, 3.0}) {
        auto curve = take("A", "L" + std::to_string(before.size() + 1), 2.0 * level);
        std::vector<double> raised(curve.spl_db().begin(), curve.spl_db().end());
        std::for_each(raised.begin(), raised.end(), [level](double& each) { each += level; });
        before.push_back(curve.with_levels(raised));
        std::for_each(raised.begin(), raised.end(), [](double& each) { each += 0.5; });
        after.push_back(curve.with_levels(raised));
    }
    const Assessed row(after, before, three_bands(), options);
    BOOST_TEST(row.verdict_of("low_db").value().margin.value == 0.7);  // 6928 Hz
    BOOST_TEST(row.verdict_of("high_db").value().margin.value == 3.0); // 8899 Hz
    BOOST_TEST(row.verdict_of("rig_level_db").value().margin.value == 0.7);
    BOOST_TEST(std::abs(row.rows[0].measures[1].value.value() - 0.5) < 1e-9);
}

BOOST_AUTO_TEST_CASE(takes_sessions_and_resonances_of_all_sides_are_told)
{
    const std::vector subject{take("A", "L1", 1.0, "may"), take("A", "L2", 2.0, "may"),
                              take("A", "L3", 4.0, "june")};
    const std::vector against{take("B", "L1", 1.0), take("B", "L2", 3.0)};
    const Assessed row(subject, against, three_bands(), {});
    const auto& certainty = row.rows[0].certainty.value();
    BOOST_TEST(certainty.takes == 3U);
    BOOST_TEST(certainty.takes_against.value() == 2U);
    BOOST_TEST(certainty.sessions == 1U); // the least of both
    BOOST_TEST(!certainty.one_more_session);
    BOOST_TEST(certainty.resonance.value == 8000.0);
}

BOOST_AUTO_TEST_CASE(of_two_channels_each_faces_its_own_in_either_order)
{
    const auto side = [](const std::string& channel, double level_db) {
        return FrequencyResponse({20.0, 20'000.0}, {level_db, level_db}, {},
                                 {{"name", "B"}, {"channel", channel}});
    };
    for (const bool left_first : {true, false}) {
        std::vector curves{side("L", 1.0), side("R", 3.0)};
        if (!left_first) {
            std::swap(curves[0], curves[1]);
        }
        const auto iem =
            iem_references(curves, ChannelUse::separate, Disagreement::refuse, Alignment()).front();
        BOOST_TEST(reference_label(facing(iem, "L")) == "B L");
        BOOST_TEST(reference_label(facing(iem, "R")) == "B R");
        BOOST_TEST(facing(iem, "L").offset.value == -1.0);
        BOOST_TEST(facing(iem, "R").offset.value == -3.0);
    }
}

/// What has no deviation has no bound of its distances, whose derivative is not known there.
BOOST_AUTO_TEST_CASE(distances_of_nothing_have_no_greatest_spread)
{
    DeviationOptions how;
    how.range = {{6000.0}, {9900.0}};
    const auto average = take("A", "L", 2.0).with_columns({{"spread_db", {0.1, 0.1, 0.5, 0.5}}});
    const auto spreads_against = [&](double treble_db) {
        const auto target = target_reference(take("T", "", treble_db), how.align);
        const auto row = compare({average, {}}, facing(target, ""), how);
        std::map<std::string, std::optional<double>> found;
        const auto spreads = greatest_spreads(row, average, how);
        for (std::size_t i = 0; i < spreads.size(); ++i) {
            found[std::string(row.measures[i].name)] = spreads[i];
        }
        return found;
    };
    auto nothing = spreads_against(2.0);
    BOOST_TEST(!nothing.at("rms_db").has_value());
    BOOST_TEST(!nothing.at("sd_db").has_value());
    BOOST_TEST(nothing.at("mean_abs_db").value() == 0.6, exact);
    auto little = spreads_against(2.005);
    BOOST_TEST(little.at("rms_db").value() == 0.6, exact);
    // An average that doesn't know its spread has none.
    const auto plain = take("A", "L", 2.0);
    const auto target = target_reference(take("T", "", 1.0), how.align);
    for (const auto& spread : greatest_spreads(compare({plain, {}}, facing(target, ""), how), plain, how)) {
        BOOST_TEST(!spread.has_value());
    }
}

BOOST_AUTO_TEST_SUITE_END()
