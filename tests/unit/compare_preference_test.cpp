#include "compare/preference.hpp"
#include "curve/frequency_response.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace earbench;

namespace {

FrequencyResponse ramp(double db_per_octave, double from_hz = 20.0, double to_hz = 20'000.0)
{
    const auto level = [&](double hz) { return db_per_octave * std::log2(hz / 1000.0); };
    return {{from_hz, to_hz}, {level(from_hz), level(to_hz)}};
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_preference)

BOOST_AUTO_TEST_CASE(a_curve_that_is_the_target_has_the_highest_score)
{
    const auto in_ear = estimate_preference(ramp(1.0), ramp(1.0), PreferenceModel::in_ear).value();
    BOOST_TEST(std::abs(in_ear.score - 100.0795) < 1e-9);
    const auto over_ear = estimate_preference(ramp(1.0), ramp(1.0), PreferenceModel::over_ear).value();
    BOOST_TEST(std::abs(over_ear.score - 114.490443008238) < 1e-9);
    BOOST_TEST(!over_ear.mean_abs_db.has_value());
}

BOOST_AUTO_TEST_CASE(a_tilt_of_a_decibel_an_octave_costs_what_the_model_says)
{
    // Of ln f at the 109 (93) preferred frequencies, by another program: SD 1.820172 (1.554135) and, for ME,
    // the mean of |ln(f / 500)| at the 97 from 40 Hz on 1.405638. A decibel an octave is 1/ln 2 of that.
    const double octave = std::log(2.0);
    const auto in_ear = estimate_preference(ramp(-1.0), ramp(0.0), PreferenceModel::in_ear).value();
    BOOST_TEST(std::abs(in_ear.slope_db + 1.0 / octave) < 1e-9);
    BOOST_TEST(std::abs(in_ear.sd_db - 1.820172 / octave) < 1e-5);
    BOOST_TEST(std::abs(in_ear.mean_abs_db.value() - 1.405638 / octave) < 1e-5);
    BOOST_TEST(std::abs(in_ear.score - (100.0795 - 8.5 * in_ear.sd_db - 6.796 / octave -
                                        3.475 * in_ear.mean_abs_db.value())) < 1e-9);
    const auto over_ear = estimate_preference(ramp(-1.0), ramp(0.0), PreferenceModel::over_ear).value();
    BOOST_TEST(std::abs(over_ear.sd_db - 1.554135 / octave) < 1e-5);
    BOOST_TEST(std::abs(over_ear.score -
                        (114.490443008238 - 12.62 * over_ear.sd_db - 15.5163857197367 / octave)) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_score_needs_the_whole_range_of_the_model)
{
    const auto scored = [](double from_hz, double to_hz) {
        return estimate_preference(ramp(0.0, from_hz, to_hz), ramp(0.0), PreferenceModel::over_ear)
                   .has_value() &&
               estimate_preference(ramp(0.0), ramp(0.0, from_hz, to_hz), PreferenceModel::in_ear).has_value();
    };
    BOOST_TEST(scored(20.0, 10'043.6));
    BOOST_TEST(!scored(20.1, 20'000.0));
    BOOST_TEST(!scored(20.0, 10'043.5));
}

BOOST_AUTO_TEST_SUITE_END()
