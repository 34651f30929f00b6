#include "compare/point_limits.hpp"
#include "compare/seat_priors.hpp"
#include "curve/columns.hpp"
#include "treble_takes.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace earbench;
using boost::test_tools::tolerance;

BOOST_AUTO_TEST_SUITE(compare_point_limits)

namespace {

constexpr double exact = 1e-9;
constexpr double t_975_2 = 4.302652729911275;  // sqrt(2) 0.95/(2 sqrt(0.975 0.025))
constexpr double t_975_4 = 2.7764451051977987; // of scipy.stats.t, as the next
constexpr double t_975_10 = 2.2281388519649385;

constexpr double digamma_of_half = -1.9635100260214235; // -euler_gamma - 2 ln 2

void refuse(const Error& error)
{
    BOOST_ERROR(error.what());
}

std::vector<Seatings> seatings_of(const std::vector<FrequencyResponse>& curves)
{
    return group_seatings(curves, Disagreement::refuse, refuse);
}

/// What a comparison with `references` rests on, and its limits.
struct Limited {
    KnownSeatings known;
    std::vector<Reference> references;
    std::vector<Comparison> rows;
};

Limited limited(const KnownSeatings& known, Shaded shaded, const DeviationOptions& how = {},
                const CertaintyOptions& options = {})
{
    Limited all{known, {}, {}};
    if (known.references.empty()) {
        all.references.push_back(target_reference({{20.0, 20'000.0}, {0.0, 0.0}, {}, {}}, how.align));
    } else {
        std::vector<FrequencyResponse> means;
        for (const auto& each : known.references) {
            means.push_back(each.mean);
        }
        all.references = iem_references(means, ChannelUse::separate, Disagreement::refuse, how.align);
    }
    for (const auto& seatings : known.curves) {
        const auto channel = seatings.mean.notes().get("channel");
        all.rows.push_back(compare({seatings.mean, {}}, facing(all.references.front(), channel), how));
    }
    assess(all.rows, all.references, known, how, options);
    set_point_limits(all.rows, all.references, known, how, options, shaded);
    return all;
}

/// `half` from 5.9 kHz on, nothing up to 500 Hz where the curves are aligned, a straight line between.
void check_limits(const PointLimits& limits, double half)
{
    BOOST_TEST(limits.frequency_hz.size() == 479U); // 20*2^(k/48) Hz below 20 kHz
    BOOST_REQUIRE(limits.half_db.size() == limits.frequency_hz.size());
    for (std::size_t i = 0; i < limits.half_db.size(); ++i) {
        const double frequency = limits.frequency_hz[i];
        BOOST_TEST(frequency == 20.0 * std::exp2(static_cast<double>(i) / 48.0), tolerance(exact));
        const double part = std::clamp(std::log(frequency / 500.0) / std::log(5900.0 / 500.0), 0.0, 1.0);
        BOOST_TEST(std::abs(limits.half_db[i] - half * part) < 1e-6);
    }
}

} // namespace

/// 1, 2, 3: s = 1.
BOOST_AUTO_TEST_CASE(a_curve_of_three_takes_has_students_limits_at_every_frequency)
{
    const auto all = limited({seatings_of(takes("A", "L", {1.0, 2.0, 3.0})), {}}, Shaded::curves);
    check_limits(all.rows.front().certainty.value().points, t_975_2 / std::sqrt(3.0));
}

/// 1, 2 and 1, 3: the variances 0.5 and 2 become 1.25 with two degrees of freedom.
BOOST_AUTO_TEST_CASE(the_sides_of_an_iem_share_their_variance)
{
    auto curves = takes("A", "L", {1.0, 2.0});
    const auto right = takes("A", "R", {1.0, 3.0});
    curves.insert(curves.end(), right.begin(), right.end());
    const auto all = limited({seatings_of(curves), {}}, Shaded::curves);
    for (const auto& row : all.rows) {
        check_limits(row.certainty.value().points, t_975_2 * std::sqrt(1.25 / 2.0));
    }
}

/// The mean of both, which is no curve of the figure, has no part in it.
BOOST_AUTO_TEST_CASE(the_sides_of_what_others_are_compared_with_share_theirs)
{
    auto others = takes("B", "L", {1.0, 2.0});
    const auto right = takes("B", "R", {1.0, 3.0});
    others.insert(others.end(), right.begin(), right.end());
    const KnownSeatings known{seatings_of(takes("A", "L", {1.0, 2.0, 3.0})), seatings_of(others)};
    const auto all = limited(known, Shaded::curves);
    const auto limits = reference_limits(all.references.front(), known, {}, {});
    BOOST_REQUIRE(limits.size() == 2U);
    for (const auto& side : limits) {
        check_limits(side, t_975_2 * std::sqrt(1.25 / 2.0));
    }
}

/// Both have v = 1/3 with 2 degrees of freedom: together 2/3 with (2/3)^2/(2/18) = 4.
BOOST_AUTO_TEST_CASE(a_deviation_from_another_iem_has_the_limits_of_both)
{
    const KnownSeatings known{seatings_of(takes("A", "L", {1.0, 2.0, 3.0})),
                              seatings_of(takes("B", "L", {4.0, 5.0, 6.0}))};
    const auto deviations = limited(known, Shaded::deviations);
    check_limits(deviations.rows.front().certainty.value().points, t_975_4 * std::sqrt(2.0 / 3.0));
    // Each curve by itself.
    const auto curves = limited(known, Shaded::curves);
    check_limits(curves.rows.front().certainty.value().points, t_975_2 / std::sqrt(3.0));
    check_limits(reference_limits(curves.references.front(), known, {}, {}).front(),
                 t_975_2 / std::sqrt(3.0));
}

/// The spread at a point and that of the alignment, 0.3 dB each, add up.
BOOST_AUTO_TEST_CASE(an_average_has_the_limits_of_its_spread)
{
    auto average = take("A", "L", 2.0).adding_columns({{"spread_db", {0.3, 0.3, 0.3, 0.3}}});
    average.notes().set("takes", "3");
    const auto known = seatings_of_averages(std::vector{average});
    const auto points = limited({known, {}}, Shaded::curves).rows.front().certainty.value().points;
    BOOST_REQUIRE(!points.half_db.empty());
    for (const double half : points.half_db) {
        BOOST_TEST(half == t_975_2 * 0.6 / std::sqrt(3.0), tolerance(exact));
    }
}

/// Two takes 1 dB apart of each of 8 others: s_i^2 = 0.5 with 1 degree of freedom, so that
/// ln s0^2 = ln 0.5 - digamma(1/2) + ln(1/2), and d0 is 8. With 1, 2, 3 there are 10 degrees of freedom.
BOOST_AUTO_TEST_CASE(a_prior_moderates_the_limits)
{
    std::vector<FrequencyResponse> archive;
    for (int iem = 0; iem < 8; ++iem) {
        const auto own = takes("other " + std::to_string(iem), "L", {0.0, 1.0});
        archive.insert(archive.end(), own.begin(), own.end());
    }
    CertaintyOptions options;
    options.priors = seat_priors(archive, {"A"}, point_options({}, Shaded::curves));
    const auto all =
        limited({seatings_of(takes("A", "L", {1.0, 2.0, 3.0})), {}}, Shaded::curves, {}, options);
    const double prior = 0.5 * std::exp(-digamma_of_half + std::log(0.5));
    const double variance = (8.0 * prior + 2.0 * 1.0) / 10.0;
    const auto& points = all.rows.front().certainty.value().points;
    BOOST_REQUIRE(!points.half_db.empty());
    BOOST_TEST(points.half_db.back() == t_975_10 * std::sqrt(variance / 3.0), tolerance(exact));
}

BOOST_AUTO_TEST_CASE(one_take_and_what_others_are_fitted_to_have_no_limits)
{
    const auto one = limited({seatings_of(takes("A", "L", {1.0})), {}}, Shaded::curves);
    BOOST_TEST(one.rows.front().certainty.value().points.frequency_hz.empty());

    DeviationOptions how;
    how.align = parse_comparison_alignment("fit");
    const KnownSeatings known{seatings_of(takes("A", "L", {1.0, 2.0, 3.0})),
                              seatings_of(takes("B", "L", {4.0, 5.0, 6.0}))};
    const auto fitted = limited(known, Shaded::curves, how);
    BOOST_TEST(reference_limits(fitted.references.front(), known, how, {}).front().frequency_hz.empty());
}

BOOST_AUTO_TEST_CASE(a_curve_has_its_limits_between_the_points_and_none_beyond)
{
    const FrequencyResponse curve({50.0, 99.0, 100.0, 200.0, 400.0, 404.0, 800.0},
                                  {60.0, 60.0, 60.0, 60.0, 60.0, 60.0, 60.0}, {}, {},
                                  {{"spread_db", {1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}}});
    const auto shaded = with_limits(curve, {{100.0, 400.0}, {1.0, 3.0}});
    const std::vector<double> half{0.0, 1.0, 1.0, 2.0, 3.0, 3.0, 0.0};
    const auto* lowest = find_column(shaded, column::min_db);
    const auto* highest = find_column(shaded, column::max_db);
    BOOST_REQUIRE(lowest != nullptr && highest != nullptr);
    for (std::size_t i = 0; i < half.size(); ++i) {
        BOOST_TEST((*lowest)[i] == 60.0 - half[i], tolerance(exact));
        BOOST_TEST((*highest)[i] == 60.0 + half[i], tolerance(exact));
    }
}

/// The straight line over ln f reaches to 1/48 octave beyond the last point, to both sides.
BOOST_AUTO_TEST_CASE(limits_end_a_forty_eighth_of_an_octave_beyond_their_points)
{
    const auto hz_off = [](double hz, double steps) { return hz * std::exp2(steps / 48.0); };
    const FrequencyResponse curve(
        {hz_off(100.0, -1.005), hz_off(100.0, -0.995), 200.0, hz_off(400.0, 0.995), hz_off(400.0, 1.005)},
        {0.0, 0.0, 0.0, 0.0, 0.0});
    const auto shaded = with_limits(curve, {{100.0, 400.0}, {1.0, 3.0}});
    const std::vector<double> half{0.0, 1.0, 2.0, 3.0, 0.0};
    BOOST_TEST(*find_column(shaded, column::max_db) == half, boost::test_tools::per_element());
    const FrequencyResponse inside({100.0, 400.0}, {0.0, 0.0});
    const auto from_first = with_limits(inside, {{100.0, 400.0}, {1.0, 3.0}});
    BOOST_TEST(find_column(from_first, column::max_db)->front() == 1.0);
}

BOOST_AUTO_TEST_CASE(points_lie_side_by_side)
{
    const auto bands = point_options({}, Shaded::curves).bands;
    for (std::size_t i = 1; i < bands.size(); ++i) {
        BOOST_TEST(bands[i].from_hz == bands[i - 1].to_hz, tolerance(1e-12));
    }
}

/// A target that is known from 100 Hz to 1 kHz: the levels of a curve have limits beyond it, but not where
/// the curve is fitted to it.
BOOST_AUTO_TEST_CASE(levels_have_limits_beyond_what_they_are_compared_with)
{
    for (const auto* align : {"500", "fit"}) {
        DeviationOptions how;
        how.align = parse_comparison_alignment(align);
        const KnownSeatings known{seatings_of(takes("A", "L", {1.0, 2.0, 3.0})), {}};
        const std::vector references{target_reference({{100.0, 1000.0}, {0.0, 0.0}, {}, {}}, how.align)};
        std::vector rows{compare({known.curves.front().mean, {}}, facing(references.front(), "L"), how)};
        assess(rows, references, known, how, {});
        set_point_limits(rows, references, known, how, {}, Shaded::curves);
        const auto& points = rows.front().certainty.value().points.frequency_hz;
        const auto is_narrow = std::string(align) == "fit";
        // 20*2^(112/48) = 100.8 Hz, 20*2^(270/48) = 987 Hz
        BOOST_TEST(points.size() == (is_narrow ? 159U : 479U), align);
        BOOST_TEST(points.front() == 20.0 * std::exp2((is_narrow ? 112.0 : 0.0) / 48.0), tolerance(exact));
    }
}

BOOST_AUTO_TEST_CASE(curves_have_limits_beyond_the_range_unless_they_are_fitted_there)
{
    DeviationOptions how;
    how.range = {{100.0}, {1000.0}};
    how.score = PreferenceModel::in_ear;
    for (const auto* align : {"500", "fit", "median"}) {
        how.align = parse_comparison_alignment(align);
        const auto deviations = point_options(how, Shaded::deviations).range;
        BOOST_TEST(deviations.from.value == 100.0, align);
        BOOST_TEST(deviations.to.value == 1000.0, align);
        const auto curves = point_options(how, Shaded::curves);
        const bool is_whole = align == std::string("500");
        BOOST_TEST((curves.range == Band{{20.0}, {20'000.0}}) == is_whole, align);
        BOOST_TEST(!curves.score.has_value());
        BOOST_TEST(curves.bands.size() == 479U); // 20*2^(k/48) Hz below 20 kHz
    }
}

BOOST_AUTO_TEST_SUITE_END()
