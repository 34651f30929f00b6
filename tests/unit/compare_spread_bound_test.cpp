// The greatest spread of each measure over the takes of an average: by Minkowski's inequality, by hand.

#include "compare/comparison.hpp"
#include "compare/spread_bound.hpp"
#include "curve/note_keys.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>

using namespace earbench;

namespace {

constexpr double exact = 1e-9;

/// 0 dB at 500 Hz, where curves are aligned, 3 dB from 6 kHz on; a spread of 0.1 dB there and 0.5 dB here.
FrequencyResponse average()
{
    return FrequencyResponse({20.0, 500.0, 5900.0, 20'000.0}, {0.0, 0.0, 3.0, 3.0}, {}, {{"name", "A"}})
        .with_columns({{"spread_db", {0.1, 0.1, 0.5, 0.5}}});
}

Comparison compared(const DeviationOptions& options)
{
    const auto target = target_reference({{20.0, 20'000.0}, {0.0, 0.0}, {}, {}}, options.align);
    return compare({average(), {}}, facing(target, ""), options);
}

/// The spread of `measure`, of treble and all below from 1 to 9.9 kHz.
std::optional<double> spread(const std::string& measure, const DeviationOptions& options)
{
    const auto row = compared(options);
    const auto spreads = greatest_spreads(row, average(), options);
    for (std::size_t i = 0; i < row.measures.size(); ++i) {
        if (row.measures[i].name == measure) {
            return spreads[i];
        }
    }
    BOOST_ERROR("no measure " << measure);
    return std::nullopt;
}

DeviationOptions over(double from_hz, double to_hz)
{
    DeviationOptions options;
    options.range = {{from_hz}, {to_hz}};
    return options;
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_spread_bound)

/// d_k = 3 dB, s_k = 0.5 dB, s_a = 0.1 dB everywhere.
BOOST_AUTO_TEST_CASE(a_constant_difference_has_its_spread_and_that_of_the_alignment)
{
    const auto treble = over(6000.0, 9900.0);
    for (const auto* measure : {"mean_abs_db", "rms_db", "max_abs_db", "treble_db"}) {
        BOOST_TEST(spread(measure, treble).value() == 0.6, boost::test_tools::tolerance(exact));
    }
    BOOST_TEST(spread("offset_db", treble).value() == 0.1, boost::test_tools::tolerance(exact));
    BOOST_TEST(!spread("bass_db", treble).has_value()); // no point is inside
    BOOST_TEST(!spread("max_abs_hz", treble).has_value());
}

/// Below the treble both deviation and spread are lines over octaves: what the sums give is written out.
BOOST_AUTO_TEST_CASE(slope_and_standard_deviation_weight_the_spread_by_distance)
{
    const auto options = over(1000.0, 9900.0);
    const auto row = compared(options);
    const auto& hertz = row.deviation.value().frequency_hz;
    const auto n = static_cast<double>(hertz.size());
    const auto part = [](double hz) {
        return std::min(1.0, std::log(hz / 500.0) / std::log(5900.0 / 500.0));
    };
    double mean_octave = 0.0;
    double mean_db = 0.0;
    for (const double hz : hertz) {
        mean_octave += std::log2(hz) / n;
        mean_db += 3.0 * part(hz) / n;
    }
    double slope = 0.0;
    double octave_squares = 0.0;
    double deviation = 0.0;
    double squares = 0.0;
    double rms = 0.0;
    double level_squares = 0.0;
    for (const double hz : hertz) {
        const double spread_db = 0.1 + 0.4 * part(hz);
        const double octave = std::log2(hz) - mean_octave;
        const double about_db = 3.0 * part(hz) - mean_db;
        slope += std::abs(octave) * spread_db;
        octave_squares += octave * octave;
        deviation += std::abs(about_db) * spread_db;
        squares += about_db * about_db;
        rms += 3.0 * part(hz) * (spread_db + 0.1);
        level_squares += 9.0 * part(hz) * part(hz);
    }
    const auto tolerance = boost::test_tools::tolerance(exact);
    BOOST_TEST(spread("slope_db_per_octave", options).value() == slope / octave_squares, tolerance);
    BOOST_TEST(spread("sd_db", options).value() == deviation / ((n - 1.0) * std::sqrt(squares / (n - 1.0))),
               tolerance);
    BOOST_TEST(spread("rms_db", options).value() == rms / (n * std::sqrt(level_squares / n)), tolerance);
}

/// 160, 640 and 1280 Hz are points of 20*2^(k/48) Hz: a band has its lower edge, one that is fitted both.
BOOST_AUTO_TEST_CASE(a_band_has_the_mean_spread_of_its_points)
{
    const auto mean_from = [](int first, int last) {
        double sum = 0.0;
        for (int k = first; k <= last; ++k) {
            const double part = std::log(20.0 * std::exp2(k / 48.0) / 500.0) / std::log(5900.0 / 500.0);
            sum += 0.1 + 0.4 * std::clamp(part, 0.0, 1.0);
        }
        return sum / (last - first + 1);
    };
    const auto tolerance = boost::test_tools::tolerance(exact);
    for (const double from_hz : {320.0, 640.0}) {
        auto options = over(from_hz, 5120.0);
        options.align = {AlignmentKind::mean, {{640.0}, {2560.0}}};
        BOOST_TEST(spread("offset_db", options).value() == mean_from(240, 336), tolerance);
    }
    for (const double from_hz : {640.0, 1280.0}) {
        auto options = over(from_hz, 5120.0);
        options.bands = {{"own_db", 1280.0, 2560.0}};
        BOOST_TEST(spread("own_db", options).value() == 0.1 + mean_from(288, 335), tolerance);
    }
}

/// As many times the deviation are as many times its measures: their quotients stay.
BOOST_AUTO_TEST_CASE(the_spread_of_a_small_deviation_is_that_of_a_great_one)
{
    const auto options = over(1000.0, 9900.0);
    const auto spreads_of = [&](double factor) {
        const auto small = FrequencyResponse({20.0, 500.0, 5900.0, 20'000.0},
                                             {0.0, 0.0, 3.0 * factor, 3.0 * factor}, {}, {{"name", "A"}})
                               .with_columns({{"spread_db", {0.1, 0.1, 0.5, 0.5}}});
        const auto target = target_reference({{20.0, 20'000.0}, {0.0, 0.0}, {}, {}}, options.align);
        const auto row = compare({small, {}}, facing(target, ""), options);
        const auto spreads = greatest_spreads(row, small, options);
        return std::pair(spreads[row.measures.find("sd_db").value()].value(),
                         spreads[row.measures.find("rms_db").value()].value());
    };
    const auto [sd_db, rms_db] = spreads_of(1.0);
    const auto [small_sd_db, small_rms_db] = spreads_of(0.001);
    BOOST_TEST(small_sd_db == sd_db, boost::test_tools::tolerance(1e-6));
    BOOST_TEST(small_rms_db == rms_db, boost::test_tools::tolerance(1e-6));
}

/// 3 dB at all points from 5.9 kHz on; max_abs_hz is the first of them, 20*2^(394/48) Hz.
BOOST_AUTO_TEST_CASE(of_deviations_that_are_as_great_the_first_has_the_spread)
{
    const auto options = over(1000.0, 9900.0);
    const auto rising = average().with_columns({{"spread_db", {0.1, 0.1, 0.5, 0.9}}});
    const auto target = target_reference({{20.0, 20'000.0}, {0.0, 0.0}, {}, {}}, options.align);
    const auto row = compare({rising, {}}, facing(target, ""), options);
    const double first_hz = 20.0 * std::exp2(394.0 / 48.0);
    const auto tolerance = boost::test_tools::tolerance(exact);
    BOOST_TEST(row.measures.value_of("max_abs_hz").value() == first_hz, tolerance);
    const double spread_db = 0.5 + 0.4 * std::log(first_hz / 5900.0) / std::log(20'000.0 / 5900.0);
    BOOST_TEST(greatest_spreads(row, rising, options)[row.measures.find("max_abs_db").value()].value() ==
                   spread_db + 0.1,
               tolerance);
}

BOOST_AUTO_TEST_CASE(alignments_have_the_spread_of_their_band_or_none)
{
    auto options = over(6000.0, 9900.0);
    options.align = {AlignmentKind::level, {{6000.0}, {8000.0}}};
    BOOST_TEST(spread("offset_db", options).value() == 0.5, boost::test_tools::tolerance(exact));
    options.align = {AlignmentKind::mean, {{6000.0}, {9900.0}}};
    BOOST_TEST(spread("offset_db", options).value() == 0.5, boost::test_tools::tolerance(exact));
    options.align = {AlignmentKind::median, {{6000.0}, {9900.0}}};
    BOOST_TEST(!spread("treble_db", options).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
