#include "compare/assess.hpp"
#include "compare/measure_kind.hpp"
#include "compare/seat_priors.hpp"
#include "compared_takes.hpp"
#include "curve/note_keys.hpp"
#include "treble_takes.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace earbench;
using boost::test_tools::tolerance;

BOOST_AUTO_TEST_SUITE(compare_certainty)

namespace {

constexpr double exact = 1e-9;
constexpr double t_975_1 = 12.706204736174694; // tan(0.475 pi)
constexpr double t_975_2 = 4.302652729911275;  // sqrt(2) 0.95/(2 sqrt(0.975 0.025))

DeviationOptions treble_alone()
{
    DeviationOptions how;
    how.range = {{6000.0}, {9900.0}};
    return how;
}

/// All sides of `curves` against `against`, or against 0 dB where that is empty.
std::vector<Comparison> assessed(const std::vector<FrequencyResponse>& curves,
                                 const std::vector<FrequencyResponse>& against,
                                 const CertaintyOptions& options = {})
{
    const auto how = treble_alone();
    ComparedTakes compared(curves, against, how);
    assess(compared.rows, compared.references, compared.known, how, options);
    return compared.rows;
}

void check_interval(const Comparison& row, std::string_view measure, double low, double high)
{
    const auto interval = interval_of(row, measure);
    BOOST_REQUIRE(interval.has_value());
    BOOST_TEST(interval->low == low, tolerance(exact));
    BOOST_TEST(interval->high == high, tolerance(exact));
}

} // namespace

/// 1, 2, 3: mean 2, s = 1.
BOOST_AUTO_TEST_CASE(a_band_of_one_side_has_students_interval)
{
    const auto rows = assessed(takes("A", "L", {1.0, 2.0, 3.0}), {});
    const double half = t_975_2 / std::sqrt(3.0);
    check_interval(rows[0], "treble_db", 2.0 - half, 2.0 + half);
    BOOST_TEST(rows[0].certainty->takes == 3U);
    BOOST_TEST(!rows[0].certainty->takes_against.has_value());
    BOOST_TEST(rows[0].certainty->sessions == 1U);
    BOOST_TEST(!interval_of(rows[0], "bass_db").has_value());
    BOOST_TEST(!interval_of(rows[0], "max_abs_hz").has_value());
    BOOST_TEST(!interval_of(rows[0], "offset_db").has_value()); // the takes are aligned already
    BOOST_TEST(!rows[0].measures.find(rig_level_name).has_value());
}

/// Squares of the mean and of those of two: 4, 6.25, 4, 2.25; pseudo values -0.5, 4, 7.5.
BOOST_AUTO_TEST_CASE(the_square_of_an_rms_has_pseudo_values)
{
    const auto rows = assessed(takes("A", "L", {1.0, 2.0, 3.0}), {});
    const double variance = (17.0 + 13.0 / 36.0 + 1.0 / 9.0 + 14.0 + 25.0 / 36.0) / 2.0;
    check_interval(rows[0], "rms_db", 0.0, std::sqrt(4.0 + t_975_2 * std::sqrt(variance / 3.0)));
}

/// Variances 0.5 and 4.5 pool to 2.5 with two degrees of freedom.
BOOST_AUTO_TEST_CASE(both_sides_share_one_variance)
{
    auto curves = takes("A", "L", {1.0, 2.0});
    for (auto& each : takes("A", "R", {1.0, 4.0})) {
        curves.push_back(std::move(each));
    }
    const auto rows = assessed(curves, {});
    const double half = t_975_2 * std::sqrt(2.5 / 2.0);
    check_interval(rows[0], "treble_db", 1.5 - half, 1.5 + half);
    check_interval(rows[1], "treble_db", 2.5 - half, 2.5 + half);
}

/// L at 1, 2, 3 and R at 5, 6, 7: 4 dB apart, and 3.5, 4, 4.5 dB without one take of either. Of the squares
/// the pseudo values are 23.5, 16, 7.5, whose variance is 64.0833 with 2 degrees of freedom; of both sides,
/// each with its own, 4. From one side alone nothing can be said.
BOOST_AUTO_TEST_CASE(a_difference_of_channels_depends_on_the_takes_of_both)
{
    auto curves = takes("A", "L", {1.0, 2.0, 3.0});
    const auto alone = assessed(curves, {});
    BOOST_TEST(!interval_of(alone[0], "lr_rms_db").has_value());
    for (auto& each : takes("A", "R", {5.0, 6.0, 7.0})) {
        curves.push_back(std::move(each));
    }
    const double square_half = 2.7764451051977987 * std::sqrt(2.0 * (128.0 + 1.0 / 6.0) / 2.0 / 3.0);
    for (const auto& row : assessed(curves, {})) {
        for (const auto* measure : {"lr_rms_db", "lr_max_db"}) {
            check_interval(row, measure, 0.0, std::sqrt(16.0 + square_half));
        }
    }
}

/// Variance 0.5 each: v = 0.25 + 0.25, and Welch's degrees of freedom are 2.
BOOST_AUTO_TEST_CASE(a_pair_has_the_uncertainty_of_both)
{
    const auto rows = assessed(takes("A", "L", {1.0, 2.0}), takes("B", "L", {3.0, 4.0}));
    const double half = t_975_2 * std::sqrt(0.5);
    check_interval(rows[0], "treble_db", -2.0 - half, -2.0 + half);
    BOOST_TEST(rows[0].certainty->takes_against.value() == 2U);
    const auto& verdict = rows[0].certainty->verdicts[place_of(rows[0], "treble_db")];
    BOOST_TEST((verdict->sameness == Sameness::undecided)); // two bands: air is compared nowhere
    BOOST_TEST(!rows[0].certainty->verdicts[place_of(rows[0], "rms_db")].has_value());
}

BOOST_AUTO_TEST_CASE(what_nothing_is_known_of_rests_on_one_take)
{
    const Certainty unknown;
    BOOST_TEST(unknown.takes == 1U);
    BOOST_TEST(!unknown.takes_against.has_value());
    BOOST_TEST(unknown.sessions == 1U);
    BOOST_TEST(!unknown.one_more_session);
}

BOOST_AUTO_TEST_CASE(of_one_take_nothing_is_said)
{
    for (const auto& rows :
         {assessed(takes("A", "L", {1.0}), {}), assessed(takes("A", "L", {1.0}), takes("B", "L", {3.0, 4.0})),
          assessed(takes("A", "L", {1.0, 2.0}), takes("B", "L", {3.0}))}) {
        for (const auto& interval : rows[0].certainty->intervals) {
            BOOST_TEST(!interval.has_value());
        }
        for (const auto& verdict : rows[0].certainty->verdicts) {
            BOOST_TEST(!verdict.has_value());
        }
    }
}

/// Session means 1.5 and 4: variance 3.125 with one degree of freedom, which R doesn't share.
BOOST_AUTO_TEST_CASE(sessions_are_counted_where_there_are_several)
{
    std::vector<FrequencyResponse> curves{take("A", "L1", 1.0, "may"), take("A", "L2", 2.0, "may"),
                                          take("A", "L3", 4.0, "june"), take("A", "R1", 1.0, "may"),
                                          take("A", "R2", 9.0, "june")};
    const auto rows = assessed(curves, {});
    const double half = t_975_1 * std::sqrt(3.125 / 2.0);
    check_interval(rows[0], "treble_db", 2.75 - half, 2.75 + half);
    BOOST_TEST(rows[0].certainty->sessions == 2U);
    BOOST_TEST(rows[0].certainty->takes == 3U);
}

/// s_0^2 = 1.5 with 2 degrees of freedom, s^2 = 0.5 with 1: 3.5/3 with 3, whose t is 3.182446305.
BOOST_AUTO_TEST_CASE(a_prior_moderates_the_variance_of_bands)
{
    CertaintyOptions options;
    options.priors["treble_db"] = {1.5, 2.0};
    const auto rows = assessed(takes("A", "L", {1.0, 2.0}), {}, options);
    const double half = 3.182446305284263 * std::sqrt(3.5 / 3.0 / 2.0);
    check_interval(rows[0], "treble_db", 1.5 - half, 1.5 + half);
    // Cochran and Cox: both have 3 degrees of freedom, so has the pair.
    const auto pair = assessed(takes("A", "L", {1.0, 2.0}), takes("B", "L", {3.0, 4.0}), options);
    const double half_of_pair = half * std::sqrt(2.0);
    check_interval(pair[0], "treble_db", -2.0 - half_of_pair, -2.0 + half_of_pair);
}

/// L and R at 1 and 2 dB: the mean of their amplitudes is 20 lg((10^(l/20) + 10^(r/20))/2), and each channel
/// has half a part in it, a quarter of the prior of 1.5 with 2 degrees of freedom.
BOOST_AUTO_TEST_CASE(a_prior_counts_for_a_channel_as_much_as_this_does_in_the_mean_of_both)
{
    auto curves = takes("A", "L", {1.0, 2.0});
    for (auto& each : takes("A", "R", {1.0, 2.0})) {
        curves.push_back(std::move(each));
    }
    const auto how = treble_alone();
    const KnownSeatings known{group_seatings(curves, Disagreement::refuse, ComparedTakes::refuse), {}};
    const std::vector references{target_reference({{20.0, 20'000.0}, {0.0, 0.0}, {}, {}}, how.align)};
    std::vector<Subject> sides;
    for (const auto& side : known.curves) {
        sides.push_back({side.mean, {}});
    }
    const auto both = join_channels(sides, Disagreement::refuse);
    std::vector rows{compare(both.front(), facing(references.front(), "L+R"), how)};
    CertaintyOptions options;
    options.priors["treble_db"] = {1.5, 2.0};
    assess(rows, references, known, how, options);
    const auto mean_with_1_5 = [](double other_db) {
        return 20.0 * std::log10((std::pow(10.0, other_db / 20.0) + std::pow(10.0, 1.5 / 20.0)) / 2.0);
    };
    const double apart = mean_with_1_5(2.0) - mean_with_1_5(1.0); // of two pseudo values
    const double variance = (2.0 * apart * apart / 2.0 + 2.0 * 1.5 / 4.0) / 4.0;
    const double half = 2.7764451051977987 * std::sqrt(variance); // Student's t, 4 degrees of freedom
    check_interval(rows[0], "treble_db", 1.5 - half, 1.5 + half);
}

/// Session means 1.5 and 4, as above: 2.75 > t sqrt(3.125/(2 + N)) with 1 + N degrees of freedom from N = 3
/// on; scipy.stats.t.
BOOST_AUTO_TEST_CASE(a_session_more_is_one_degree_of_freedom_more)
{
    const std::vector curves{take("A", "L1", 1.0, "may"), take("A", "L2", 2.0, "may"),
                             take("A", "L3", 4.0, "june")};
    const auto rows = assessed(curves, {});
    const auto verdict = verdict_on(rows[0], "treble_db");
    BOOST_REQUIRE(verdict.has_value());
    BOOST_TEST((verdict->sameness == Sameness::undecided));
    BOOST_TEST(verdict->more == 3U);
}

/// Sessions before at 1, 2, 3 (s = 1), and one more: s sqrt(1 + 1/3) with two degrees of freedom.
BOOST_AUTO_TEST_CASE(a_control_is_one_more_session)
{
    CertaintyOptions options;
    options.control = true;
    const std::vector history{take("A", "L1", 1.0, "may"), take("A", "L2", 2.0, "june"),
                              take("A", "L3", 3.0, "july")};
    const auto rows = assessed(takes("A", "L", {8.0, 9.0}), history, options);
    const double half = t_975_2 * std::sqrt(4.0 / 3.0);
    check_interval(rows[0], "treble_db", 6.5 - half, 6.5 + half);
    BOOST_TEST(rows[0].measures[1].name == rig_level_name);
    BOOST_TEST(rows[0].measures[1].value.value() == 0.0, tolerance(exact));
    BOOST_TEST(rows[0].certainty->sessions == 3U);
    // Two sessions are enough: 1 and 3 dB have s = sqrt 2.
    const auto two = assessed(takes("A", "L", {8.0, 9.0}),
                              {take("A", "L1", 1.0, "may"), take("A", "L2", 3.0, "june")}, options);
    const double half_of_two = t_975_1 * std::sqrt(2.0 * 1.5);
    check_interval(two[0], "treble_db", 6.5 - half_of_two, 6.5 + half_of_two);
    // From one session there is nothing to tell sessions by: as any pair.
    const auto pair = assessed(takes("A", "L", {8.0, 9.0}), takes("A", "L", {1.0, 2.0}), options);
    check_interval(pair[0], "treble_db", 7.0 - t_975_2 * std::sqrt(0.5), 7.0 + t_975_2 * std::sqrt(0.5));
}

/// spread_db 0.5 in the treble and 0.1 at 500 Hz: at most 0.6; four takes, t 3.182446305.
BOOST_AUTO_TEST_CASE(an_average_has_the_widest_interval_that_its_spread_allows)
{
    auto average = take("A", "L", 2.0).with_columns({{"spread_db", {0.1, 0.1, 0.5, 0.5}}});
    average.notes().set(note::takes, "4");
    const auto rows = assessed({average}, {});
    const double half = 3.182446305284263 * 0.6 / 2.0;
    check_interval(rows[0], "treble_db", 2.0 - half, 2.0 + half);
    check_interval(rows[0], "offset_db", -3.182446305284263 * 0.05, 3.182446305284263 * 0.05);
    // The derivative of the square of the RMS, 2 dB, is 4 dB.
    check_interval(rows[0], "rms_db", std::sqrt(4.0 - 4.0 * half), std::sqrt(4.0 + 4.0 * half));
    BOOST_TEST(!interval_of(rows[0], "lr_rms_db").has_value());
}

BOOST_AUTO_TEST_CASE(margins_go_by_the_middle_of_the_band)
{
    CertaintyOptions options;
    options.same_within = {0.7};
    options.same_within_above = {3.0};
    BOOST_TEST(margin_of({"a_db", 6000.0, 10'000.0}, options).value == 0.7); // 7746 Hz
    BOOST_TEST(margin_of({"a_db", 6401.0, 10'000.0}, options).value == 3.0); // 8001 Hz
    BOOST_TEST(margin_of({"a_db", 4000.0, 16'000.0}, options).value == 3.0); // 8 kHz
    BOOST_TEST(margin_of({"a_db", 6000.0, 10'000.0}, {}).value == 1.0);
    BOOST_TEST(margin_of({"a_db", 6401.0, 10'000.0}, {}).value == 2.0);
}

BOOST_AUTO_TEST_CASE(a_prior_needs_8_other_iems)
{
    std::vector<FrequencyResponse> archive;
    const auto add = [&](const std::string& name, double spread) {
        for (auto& each : takes(name, "L", {0.0, spread})) {
            archive.push_back(std::move(each));
        }
    };
    for (int i = 0; i < 7; ++i) {
        add("A" + std::to_string(i), 1.0);
    }
    add("Own", 9.0);
    archive.push_back(take("Single", "L1", 5.0));
    BOOST_CHECK_EXCEPTION((void)seat_priors(archive, {"Own"}, treble_alone()), Error, [](const Error& error) {
        BOOST_TEST(error.what() ==
                   "expected two takes or more of 8 other IEMs or more for --prior but found them of 7");
        return error.fault() == Fault::data;
    });
    add("A7", 1.0);
    const auto priors = seat_priors(archive, {"Own"}, treble_alone());
    // All have s^2 = 0.5 with one degree of freedom: ln s0^2 = ln 0.5 - digamma(0.5) + ln 0.5.
    BOOST_TEST(priors.at("treble_db").degrees == 8.0);
    BOOST_TEST(priors.at("treble_db").value == 0.25 * std::exp(1.963510026021423), tolerance(exact));
    BOOST_TEST(!priors.contains("bass_db"));
    BOOST_TEST(!priors.contains("rms_db"));
}

/// (0.0001 dB)^2: two takes d apart have the variance d^2/2.
BOOST_AUTO_TEST_CASE(a_prior_leaves_out_what_rounding_makes_of_takes)
{
    const auto has_prior = [](double apart) {
        std::vector<FrequencyResponse> archive;
        for (int i = 0; i < 8; ++i) {
            for (auto& each : takes("A" + std::to_string(i), "L", {1.0, 1.0 + apart})) {
                archive.push_back(std::move(each));
            }
        }
        return seat_priors(archive, {}, treble_alone()).contains("treble_db");
    };
    BOOST_TEST(has_prior(1.4185e-4));
    BOOST_TEST(!has_prior(1.4100e-4));
}

/// The kinds that the page lists.
BOOST_AUTO_TEST_CASE(measures_have_kinds)
{
    const auto bands = default_bands();
    BOOST_TEST((measure_kind("bass_db", bands) == MeasureKind::band));
    BOOST_TEST((measure_kind("rig_level_db", bands) == MeasureKind::band));
    BOOST_TEST((measure_kind("offset_db", bands) == MeasureKind::linear));
    BOOST_TEST((measure_kind("score_slope_db", bands) == MeasureKind::linear));
    BOOST_TEST((measure_kind("lr_max_db", bands) == MeasureKind::distance));
    BOOST_TEST((measure_kind("score_mean_abs_db", bands) == MeasureKind::distance));
    BOOST_TEST((measure_kind("score", bands) == MeasureKind::other));
    BOOST_TEST((measure_kind("max_abs_hz", bands) == MeasureKind::place));
}

/// Treble of 1, 2, 4, 5 dB with resonances a tenth of an octave apart, the last of them at 8 kHz: the line of
/// least squares rises by 14 dB per octave and is 5.1 dB there; 0.2 dB^2 remain with 2 degrees of freedom,
/// and the weight is 1/4 + 0.15^2 / 0.05 = 0.7.
BOOST_AUTO_TEST_CASE(treble_is_regressed_to_a_resonance)
{
    const auto regressed = [](const std::vector<double>& octaves_below, bool sessions = false) {
        const auto how = treble_alone();
        auto curves = takes("A", "L", {1.0, 2.0, 4.0, 5.0});
        for (auto& each : takes("A", "R", {9.0, 3.0, 7.0, 1.0})) { // which have no part in it
            curves.push_back(std::move(each));
        }
        for (std::size_t i = 0; sessions && i < curves.size(); ++i) {
            curves[i].notes().set(note::session, std::to_string(i));
        }
        KnownSeatings known{group_seatings(curves, Disagreement::refuse, ComparedTakes::refuse), {}};
        for (auto& side : known.curves) {
            side.depths.clear();
            for (const double octaves : octaves_below) {
                side.depths.push_back(std::log2(8000.0) - octaves);
            }
        }
        const std::vector references{target_reference({{20.0, 20'000.0}, {0.0, 0.0}, {}, {}}, how.align)};
        std::vector rows{compare({known.curves.front().mean, {}}, facing(references.front(), "L"), how)};
        assess(rows, references, known, how, {});
        const auto& bands = rows.front().certainty->regressed;
        const auto found = std::find_if(bands.begin(), bands.end(),
                                        [](const auto& band) { return band.name == "treble_regressed_db"; });
        return found == bands.end() ? std::optional<RegressedBand>() : std::optional(*found);
    };
    for (const bool sessions : {false, true}) { // four takes of one, or one of each of four
        const auto band = regressed({0.3, 0.2, 0.1, 0.0}, sessions);
        BOOST_REQUIRE(band.has_value());
        const double half = t_975_2 * std::sqrt(0.1 * 0.7);
        BOOST_TEST(band->value.value() == 5.1, tolerance(1e-6));
        BOOST_REQUIRE(band->interval.has_value());
        BOOST_TEST(band->interval->low == 5.1 - half, tolerance(1e-6));
        BOOST_TEST(band->interval->high == 5.1 + half, tolerance(1e-6));
    }
    // The sum of squares about the mean is 3/4 of that of the one that is off: from 1e-12 on it is none of
    // rounding.
    BOOST_TEST(regressed({1.16e-6, 0.0, 0.0, 0.0})->interval.has_value());
    for (const auto& octaves_below : {std::vector{1.15e-6, 0.0, 0.0, 0.0}, std::vector{0.1, 0.1, 0.1, 0.1},
                                      std::vector{0.3, 0.2, 0.1}, std::vector<double>{}}) {
        const auto nothing = regressed(octaves_below);
        BOOST_TEST((!nothing || !nothing->interval));
    }
}

BOOST_AUTO_TEST_SUITE_END()
