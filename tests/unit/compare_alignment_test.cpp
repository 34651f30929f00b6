#include "compare/alignment.hpp"
#include "compare/comparison.hpp"
#include "compare/cringraph.hpp"
#include "compare/loudness.hpp"
#include "compare/target.hpp"
#include "core/error.hpp"
#include "core/units.hpp"
#include "curve/level_change.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>

using namespace earbench;

namespace {

constexpr double rounding_db = 1e-9;

bool is_data(const Error& error)
{
    return error.fault() == Fault::data;
}

FrequencyResponse ramp(double db_per_octave, double at_1_khz, double from_hz = 20.0, double to_hz = 20'000.0)
{
    const auto level = [&](double hz) { return at_1_khz + db_per_octave * std::log2(hz / 1000.0); };
    return {{from_hz, to_hz}, {level(from_hz), level(to_hz)}};
}

double phon(LoudnessTable table, double hz, double level_db)
{
    return loudness_level_phon(table, {hz}, {level_db});
}

/// ISO 226:2003: a frequency, the threshold of hearing there (Table 1), and the level that has 40 phon.
struct Heard {
    double hz;
    double threshold_db;
    double level_40_phon_db;
};

constexpr std::array edition_2003 = std::to_array<Heard>(
    {{20.0, 78.5, 99.8539},   {25.0, 68.7, 93.9444},   {31.5, 59.5, 88.1659},   {40.0, 51.1, 82.6287},
     {50.0, 44.0, 77.7849},   {63.0, 37.5, 73.0825},   {80.0, 31.5, 68.4779},   {100.0, 26.5, 64.3711},
     {125.0, 22.1, 60.5855},  {160.0, 17.9, 56.7022},  {200.0, 14.4, 53.4087},  {250.0, 11.4, 50.3992},
     {315.0, 8.6, 47.5775},   {400.0, 6.2, 44.9766},   {500.0, 4.4, 43.0507},   {630.0, 3.0, 41.3392},
     {800.0, 2.2, 40.0618},   {1000.0, 2.4, 40.0100},  {1250.0, 3.5, 41.8195},  {1600.0, 1.7, 42.5076},
     {2000.0, -1.3, 39.2296}, {2500.0, -4.2, 36.5090}, {3150.0, -6.0, 35.6089}, {4000.0, -5.4, 36.6492},
     {5000.0, -1.5, 40.0077}, {6300.0, 6.0, 45.8283},  {8000.0, 12.6, 51.7968}, {10000.0, 13.9, 54.2841},
     {12500.0, 12.3, 51.4859}});

} // namespace

BOOST_AUTO_TEST_SUITE(compare_loudness)

BOOST_AUTO_TEST_CASE(at_1_khz_phon_are_decibels)
{
    for (const double level : {20.0, 40.0, 60.0, 90.0}) {
        BOOST_TEST(std::abs(phon(LoudnessTable::iso_2023, 1000.0, level) - level) < rounding_db);
        // The constants of 2003 have three or four digits, which leaves them so far off.
        BOOST_TEST(std::abs(phon(LoudnessTable::iso_2003, 1000.0, level) - level) < 0.1);
    }
}

BOOST_AUTO_TEST_CASE(the_contour_of_40_phon_is_that_of_the_edition)
{
    // ISO 226:2003, 40 phon, as printed by iso226.m (J. Tackett, 2005), four decimals, by formula (1). That
    // and formula (2) round 4.47e-3, 1.15, 0.005135 and 94 dB each for itself: up to 0.052 phon apart here.
    for (const auto& row : edition_2003) {
        BOOST_TEST(std::abs(phon(LoudnessTable::iso_2003, row.hz, row.level_40_phon_db) - 40.0) < 0.06,
                   row.hz);
    }
    // ISO 226:2023, formula (1) with its Table 1 by a pocket calculator, four decimals.
    for (const auto& [hz, level] :
         {std::pair(100.0, 64.2397), std::pair(20.0, 99.7431), std::pair(12'500.0, 51.3061)}) {
        BOOST_TEST(std::abs(phon(LoudnessTable::iso_2023, hz, level) - 40.0) < 1e-4, hz);
    }
}

BOOST_AUTO_TEST_CASE(what_is_just_heard_has_2_4_phon)
{
    // Formula (2): at L_f = T_f both powers cancel, and 100/3 lg 10^0.072 = 2.4 is left.
    for (const auto& [hz, threshold] :
         {std::pair(20.0, 78.1), std::pair(31.5, 59.5), std::pair(200.0, 14.4), std::pair(3150.0, -6.0),
          std::pair(8000.0, 12.6), std::pair(12'500.0, 12.3), std::pair(16'000.0, 12.3)}) {
        BOOST_TEST(std::abs(phon(LoudnessTable::iso_2023, hz, threshold) - 2.4) < rounding_db, hz);
    }
    // By the edition of 2003 what is left are 40 lg 0.005135 + 94 phon.
    for (const auto& row : edition_2003) {
        const double left_phon = 40.0 * std::log10(0.005135) + 94.0;
        BOOST_TEST(std::abs(phon(LoudnessTable::iso_2003, row.hz, row.threshold_db) - left_phon) <
                   rounding_db);
    }
    BOOST_TEST(phon(LoudnessTable::cringraph, 1000.0, -120.0) ==
               -INFINITY); // 0.005076 is less than T_f gives
}

BOOST_AUTO_TEST_CASE(what_is_too_faint_to_be_heard_still_has_a_level)
{
    // At 1 kHz formula (2) of 2023 is the identity; its power sum is 10^-2.1 there.
    BOOST_TEST(std::abs(phon(LoudnessTable::iso_2023, 1000.0, -70.0) + 70.0) < 1e-9);
    BOOST_TEST(std::abs(phon(LoudnessTable::cringraph, 1000.0, 2.4) - (40.0 * std::log10(0.005076) + 94.0)) <
               rounding_db);
    // Formula (2) of 2003 with 0.301, -3.1 and 12.3 dB by numpy.
    BOOST_TEST(std::abs(phon(LoudnessTable::iso_2003, 12'500.0, 60.0) - 49.87701728) < 1e-6);
}

BOOST_AUTO_TEST_CASE(between_two_frequencies_of_the_table_it_is_linear_over_ln_f)
{
    // Half-way between 1000 and 1250 Hz: T_f = (2.4 + 3.5) / 2.
    BOOST_TEST(std::abs(phon(LoudnessTable::iso_2023, std::sqrt(1000.0 * 1250.0), 2.95) - 2.4) < rounding_db);
}

BOOST_AUTO_TEST_CASE(the_loudness_of_tones_is_the_power_mean_of_theirs)
{
    const std::array two{Tone{{1000.0}, {50.0}}, Tone{{1000.0}, {50.0}}};
    BOOST_TEST(std::abs(loudness_offset(two, LoudnessTable::iso_2023, 60.0).value - 10.0) < 1e-6);
    // 10 lg((10^6 + 10^-10) / 2): the second is not heard.
    const std::array one_heard{Tone{{1000.0}, {50.0}}, Tone{{1000.0}, {-100.0}}};
    BOOST_TEST(std::abs(loudness_offset(one_heard, LoudnessTable::iso_2023, 60.0).value -
                        (10.0 + 10.0 * std::log10(2.0))) < 1e-6);
    for (const double level : {-250.0, 0.0, 200.0}) {
        const std::array tone{Tone{{1000.0}, {level}}};
        BOOST_TEST(std::abs(loudness_offset(tone, LoudnessTable::iso_2023, 60.0).value - (60.0 - level)) <
                   1e-6);
    }
}

BOOST_AUTO_TEST_CASE(the_faintest_loudness_is_as_accurate)
{
    const std::array tone{Tone{{1000.0}, {0.0}}};
    BOOST_TEST(std::abs(loudness_offset(tone, LoudnessTable::iso_2023, 20.0).value - 20.0) < 1e-6);
}

BOOST_AUTO_TEST_CASE(the_ear_is_taken_out_before_loudness_is_judged)
{
    // A curve that is the diffuse field itself is a flat sound field, whatever the field looks like.
    const auto field = find_built_in_target("diffuse-field-iso11904-2").value();
    const auto offset = diffuse_loudness_offset(field, LoudnessTable::iso_2023, 60.0).value;
    std::vector<Tone> flat;
    for (int k = 0; k <= 445; ++k) { // 20*2^(445/48) is 12,355 Hz, the last point up to 12.5 kHz
        flat.push_back({{20.0 * std::exp2(k / 48.0)}, {0.0}});
    }
    BOOST_TEST(std::abs(loudness_offset(flat, LoudnessTable::iso_2023, 60.0).value - offset) < 1e-6);
    BOOST_TEST(
        std::abs(diffuse_loudness_offset(shift_level(field, {85.0}), LoudnessTable::iso_2023, 60.0).value -
                 (offset - 85.0)) < 1e-6);
}

BOOST_AUTO_TEST_CASE(a_curve_that_leaves_out_bass_or_treble_has_no_loudness)
{
    BOOST_CHECK_NO_THROW(require_loudness_range(ramp(0.0, 0.0, 50.0, 12'500.0)));
    BOOST_CHECK_EXCEPTION(require_loudness_range(ramp(0.0, 0.0, 50.1, 12'500.0)), Error, is_data);
    BOOST_CHECK_EXCEPTION(require_loudness_range(ramp(0.0, 0.0, 50.0, 12'499.0)), Error, is_data);
    BOOST_CHECK_EXCEPTION(
        require_loudness_range(ramp(0.0, 0.0, 63.46, 9999.54)), Error, [](const Error& error) {
            return error.line() == "expected a curve from 50 Hz to 12.5 kHz for its loudness "
                                   "but curve reaches from 63.5 to 9999.5 Hz; choose "
                                   "another --align";
        });
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(compare_alignment)

BOOST_AUTO_TEST_CASE(cringraph_reads_the_first_point_of_its_grid_above)
{
    // 19.4806*2^(225/48) = 501.973 Hz, 19.4806*2^(273/48) = 1003.95 Hz; the ramp has 0 dB at 1 kHz.
    BOOST_TEST(std::abs(cringraph_level_offset(ramp(1.0, 0.0), {500.0}).value -
                        (60.0 - std::log2(501.97308736913027 / 1000.0))) < 1e-9);
    BOOST_TEST(std::abs(cringraph_level_offset(ramp(1.0, 0.0), {1000.0}).value -
                        (60.0 - std::log2(1.0039461747))) < 1e-9);
    // Points 1, 49 (above point 48, 38.9612 Hz itself), and the last one, 479, of whatever lies above it.
    for (const auto& [at_hz, point] :
         {std::pair(19.6, 1), std::pair(38.9612, 49), std::pair(19'700.0, 479)}) {
        BOOST_TEST(std::abs(cringraph_level_offset(ramp(1.0, 0.0, 19.0), {at_hz}).value -
                            (60.0 - std::log2(19.4806 * std::exp2(point / 48.0) / 1000.0))) < 1e-9,
                   at_hz);
    }
}

BOOST_AUTO_TEST_CASE(cringraph_moves_a_curve_by_as_much_as_it_is_moved)
{
    const auto offset = cringraph_loudness_offset(ramp(-1.0, 85.0), 60.0).value;
    BOOST_TEST(std::abs(cringraph_loudness_offset(ramp(-1.0, 75.0), 60.0).value - (offset + 10.0)) < 1e-6);
    BOOST_CHECK_EXCEPTION((void)cringraph_loudness_offset(ramp(0.0, 0.0, 100.0), 60.0), Error, is_data);
}

namespace {

double cringraph_point_hz(int k)
{
    return 19.4806 * std::exp2(k / 48.0);
}

/// What CrinGraph takes off as the ear's at point k: of a curve that is heard at this point alone.
double cringraph_ear_db(int k)
{
    constexpr double heard_db = 80.0;
    constexpr double unheard_db = -250.0;
    const FrequencyResponse peak(
        {20.0, cringraph_point_hz(k - 1), cringraph_point_hz(k), cringraph_point_hz(k + 1), 20'000.0},
        {unheard_db, unheard_db, heard_db, unheard_db, unheard_db});
    const double offset_db = cringraph_loudness_offset(peak, 60.0).value;
    const double one_of_all_phon = 60.0 + 10.0 * std::log10(479.0); // the others are 0 in the mean
    double low_db = 0.0;
    double high_db = 200.0;
    while (high_db - low_db > 1e-9) {
        const double middle_db = 0.5 * (low_db + high_db);
        const bool is_below =
            phon(LoudnessTable::cringraph, cringraph_point_hz(k), middle_db) < one_of_all_phon;
        (is_below ? low_db : high_db) = middle_db;
    }
    return heard_db + offset_db - low_db;
}

} // namespace

/// From point 404 (6.6 kHz) on the ear of CrinGraph's table has 5.4662, 3.971, 2.7917 dB at every fourth
/// point, less 7 dB.
BOOST_AUTO_TEST_CASE(cringraph_takes_the_ear_off_on_straight_lines_between_every_fourth_point)
{
    constexpr int first_point = 404;
    constexpr double exact_db = 1e-6; // of loudness_offset
    const double ear_db[] = {5.4662 - 7.0, 3.971 - 7.0, 2.7917 - 7.0};
    for (int k = 0; k < 8; ++k) {
        const double part = 0.25 * (k % 4);
        const double expected_db = (1.0 - part) * ear_db[k / 4] + part * ear_db[k / 4 + 1];
        BOOST_TEST(std::abs(cringraph_ear_db(first_point + k) - expected_db) < exact_db);
    }
}

BOOST_AUTO_TEST_CASE(a_fit_makes_the_mean_or_the_median_of_the_deviation_0)
{
    const std::array hz{100.0, 200.0, 400.0, 800.0};
    const std::array db{9.0, 1.0, 2.0, 6.0};
    const auto fitted = [&](std::string_view text) {
        return fitted_offset(hz, db, parse_comparison_alignment(text)).value;
    };
    BOOST_TEST(fitted("fit") == -4.5);
    BOOST_TEST(fitted("median") == -4.0);
    BOOST_TEST(fitted("fit:200-800") == -3.0);
    BOOST_TEST(fitted("median:200-800") == -2.0);
    BOOST_TEST(fitted("500") == 0.0);
    BOOST_CHECK_EXCEPTION((void)fitted("fit:900-1000"), Error, is_data);
}

BOOST_AUTO_TEST_CASE(a_fit_leaves_the_least_rms)
{
    const auto rms = [](std::string_view text) {
        DeviationOptions options;
        options.align = parse_comparison_alignment(text);
        const auto target = target_reference(ramp(0.0, 3.0), options.align);
        return compare({ramp(2.0, 70.0), std::nullopt}, target.curves.front(), options);
    };
    const auto fit = rms("fit");
    // 2 dB an octave at 479 points of 1/48 octave: standard deviation 2/48 sqrt((479^2 - 1) / 12), mean at
    // 20*2^(239/48).
    BOOST_TEST(std::abs(fit.measures[1].value.value() -
                        2.0 / 48.0 * std::sqrt((479.0 * 479.0 - 1.0) / 12.0)) < 1e-9);
    BOOST_TEST(std::abs(fit.offset.value -
                        (3.0 - 70.0 - 2.0 * std::log2(20.0 * std::exp2(239.0 / 48.0) / 1000.0))) < 1e-9);
    BOOST_TEST(fit.measures[1].value.value() < rms("500").measures[1].value.value());
}

BOOST_AUTO_TEST_CASE(an_alignment_is_read_as_people_write_it)
{
    const auto read = [](std::string_view text) { return parse_comparison_alignment(text); };
    BOOST_TEST((read("1k").band == Band{{1000.0}, {1000.0}}));
    BOOST_TEST((read("fit:300-3k").band == Band{{300.0}, {3000.0}}));
    BOOST_TEST((read("loudness").kind == AlignmentKind::loudness));
    BOOST_TEST((read("loudness").table == LoudnessTable::iso_2023));
    BOOST_TEST(read("loudness").phon == 60.0);
    BOOST_TEST((read("loudness-2003:75").table == LoudnessTable::iso_2003));
    BOOST_TEST(read("loudness-2003:75").phon == 75.0);
    BOOST_TEST((read("cringraph:db").kind == AlignmentKind::cringraph_loudness));
    BOOST_TEST(read("cringraph:db:75").phon == 75.0);
    BOOST_TEST((read("cringraph:500").kind == AlignmentKind::cringraph_level));
    for (const auto* text :
         {"fitting", "fit:3k", "median:", "loud", "loudness:", "loudness:19", "loudness:101", "loudness:x",
          "cringraph", "cringraph:", "cringraph:x", "cringraph:19", "cringraph:20k", "cringraph:db:5", ""}) {
        BOOST_CHECK_EXCEPTION((void)read(text), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
}

BOOST_AUTO_TEST_CASE(a_figure_says_how_levels_are_matched)
{
    const auto words = [](std::string_view text) {
        return alignment_words(parse_comparison_alignment(text));
    };
    BOOST_TEST(words("500") == "at 500 Hz");
    BOOST_TEST(words("300-3000") == "from 300 to 3000 Hz");
    BOOST_TEST(words("fit") == "for the least RMS");
    BOOST_TEST(words("median:300-3000") == "at the median from 300 to 3000 Hz");
    BOOST_TEST(words("loudness") == "in loudness at 60 phon (ISO 226:2023)");
    BOOST_TEST(words("loudness-2003:70") == "in loudness at 70 phon (ISO 226:2003)");
    BOOST_TEST(words("cringraph:500") == "as CrinGraph does at 500 Hz");
    BOOST_TEST(words("cringraph:db") == "as CrinGraph does to 60 phon");
}

BOOST_AUTO_TEST_CASE(a_figure_shows_fitted_curves_near_60_db)
{
    const auto fit = parse_comparison_alignment("fit");
    BOOST_TEST(std::abs(figure_shift(ramp(0.0, 84.0), fit).value + 24.0) < rounding_db);
    BOOST_TEST(std::abs(figure_shift(ramp(2.0, 84.0), fit).value + 22.0) < rounding_db); // 82 dB at 500 Hz
    BOOST_TEST(figure_shift(ramp(0.0, 84.0), parse_comparison_alignment("loudness")).value == 0.0);
    DeviationOptions options;
    options.align = fit;
    const auto first = target_reference(ramp(0.0, 84.0), fit).curves.front();
    const auto other = target_reference(ramp(0.0, 3.0), fit).curves.front();
    BOOST_TEST(std::abs(shown_offset(other, first, options).value - 81.0) < rounding_db);
    BOOST_TEST(shown_offset(first, first, options).value == 0.0);
}

BOOST_AUTO_TEST_CASE(cringraph_normalises_from_20_hz_to_19_khz)
{
    for (const double hz : {20.0, 19'000.0}) {
        const auto text = "cringraph:" + std::to_string(hz);
        BOOST_TEST((parse_comparison_alignment(text).band == Band{{hz}, {hz}}));
    }
    for (const auto* text : {"cringraph:19.95", "cringraph:19050"}) {
        BOOST_CHECK_THROW((void)parse_comparison_alignment(text), Error);
    }
}

BOOST_AUTO_TEST_CASE(curves_are_fitted_by_their_mean_or_median_alone)
{
    for (const auto& [text, fitted] : {std::pair("fit", true), std::pair("median:300-3000", true),
                                       std::pair("500", false), std::pair("loudness", false),
                                       std::pair("cringraph:500", false), std::pair("cringraph:db", false)}) {
        BOOST_TEST(is_fitted(parse_comparison_alignment(text)) == fitted, text);
    }
    BOOST_TEST((Alignment{}.band == Band{{500.0}, {500.0}}));
}

BOOST_AUTO_TEST_CASE(loudness_goes_from_20_to_100_phon)
{
    BOOST_TEST(parse_comparison_alignment("loudness:20").phon == 20.0);
    BOOST_TEST(parse_comparison_alignment("loudness:100").phon == 100.0);
    for (const auto* text : {"loudness:19.9", "loudness:100.1", "loudness:x"}) {
        BOOST_CHECK_EXCEPTION((void)parse_comparison_alignment(text), Error, [&](const Error& error) {
            BOOST_TEST(std::string(error.what()) ==
                       "expected 20 to 100 phon for --align but found '" + std::string(text) + "'");
            return error.fault() == Fault::usage;
        });
    }
}

BOOST_AUTO_TEST_SUITE_END()
