#include "core/error.hpp"
#include "curve/grid.hpp"
#include "smoothing/smooth.hpp"
#include "worse_of.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace earbench;

namespace {

constexpr double slope_accuracy_db = 1e-6; // what the page promises

bool is_usage(const Error& error)
{
    return error.fault() == Fault::usage;
}

SmoothingMethod with(double width_octaves, SmoothingMean mean)
{
    return {.width = {width_octaves}, .mean = mean};
}

FrequencyResponse slope(double db_per_octave, int points_per_octave, double octaves)
{
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
    for (int k = 0; k <= static_cast<int>(octaves * points_per_octave); ++k) {
        const double octave = static_cast<double>(k) / points_per_octave;
        frequency_hz.push_back(20.0 * std::exp2(octave));
        spl_db.push_back(90.0 + db_per_octave * octave);
    }
    return {std::move(frequency_hz), std::move(spl_db)};
}

/// Uneven points and levels up and down, the same in every run.
FrequencyResponse rugged(std::size_t count)
{
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
    double octave = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto k = static_cast<double>(i);
        frequency_hz.push_back(20.0 * std::exp2(octave));
        spl_db.push_back(80.0 + 15.0 * std::sin(1.7 * k) + 20.0 * std::cos(0.13 * k * k));
        octave += 0.01 + 0.09 * (0.5 + 0.5 * std::sin(2.3 * k));
    }
    return {std::move(frequency_hz), std::move(spl_db)};
}

/// The integral of the page, written down segment by segment for one point: n^2 for a curve, no state.
double mean_around(const FrequencyResponse& curve, std::size_t point, double width, SmoothingMean kind)
{
    const auto x = [&](std::size_t i) { return std::log(curve.frequency_hz()[i]); };
    const auto level = [&](std::size_t i) { return curve.spl_db()[i]; };
    const std::size_t last = curve.size() - 1;
    const double reach = std::min({width * std::numbers::ln2 / 2.0, x(point) - x(0), x(last) - x(point)});
    if (reach == 0.0) {
        return level(point);
    }
    const double unit = kind == SmoothingMean::power ? 10.0 : 20.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < last; ++i) {
        const double from = std::max(x(i), x(point) - reach);
        const double to = std::min(x(i + 1), x(point) + reach);
        if (from >= to) {
            continue;
        }
        const double steepness = (level(i + 1) - level(i)) / (x(i + 1) - x(i));
        const double first_db = level(i) + steepness * (from - x(i));
        const double last_db = level(i) + steepness * (to - x(i));
        if (kind == SmoothingMean::db) {
            sum += 0.5 * (first_db + last_db) * (to - from);
        } else {
            // The integral of 10^(L/unit) over a line is the rise of 10^(L/unit) over its logarithmic slope.
            const double per_x = steepness * std::numbers::ln10 / unit;
            const double first = std::pow(10.0, first_db / unit);
            sum += per_x == 0.0 ? first * (to - from) : (std::pow(10.0, last_db / unit) - first) / per_x;
        }
    }
    const double mean = sum / (2.0 * reach);
    return kind == SmoothingMean::db ? mean : unit * std::log10(mean);
}

} // namespace

BOOST_AUTO_TEST_SUITE(smoothing)

BOOST_AUTO_TEST_CASE(a_width_is_a_fraction_of_an_octave)
{
    BOOST_TEST(parse_smoothing("1/12").width.value == 1.0 / 12.0);
    BOOST_TEST(parse_smoothing("1/12 octave").width.value == 1.0 / 12.0);
    BOOST_TEST(parse_smoothing("1/12oct").width.value == 1.0 / 12.0);
    BOOST_TEST(parse_smoothing("1/1").width.value == 1.0);
    BOOST_TEST(parse_smoothing("1/0.1").width.value == 10.0);
    BOOST_TEST(parse_smoothing("1/1000").width.value == 0.001);
    BOOST_TEST(parse_smoothing("1/1.5").width.value == 1.0 / 1.5);
    for (const auto* text : {"", "1", "1/", "/12", "2/12", "1/0", "1/0.09", "1/1001", "1/-3", "1/nan",
                             "1/inf", "12", "0.5", "1/3/3", "octave", "1/12 o"}) {
        BOOST_CHECK_EXCEPTION((void)parse_smoothing(text), Error, is_usage);
    }
}

BOOST_AUTO_TEST_CASE(a_constant_stays_exactly_what_it_is)
{
    auto grid = log_grid(48, {20.0}, {20'000.0});
    for (const double constant : {0.0, 94.0, -250.0, 71.23}) {
        const FrequencyResponse flat(grid, std::vector<double>(grid.size(), constant));
        for (const auto kind : {SmoothingMean::power, SmoothingMean::amplitude, SmoothingMean::db}) {
            for (const double width : {1.0 / 48.0, 1.0 / 3.0, 10.0}) {
                const auto smoothed = smooth(flat, with(width, kind));
                for (const double level : smoothed.spl_db()) {
                    // Rounding of sums of some hundred segments.
                    BOOST_REQUIRE(std::abs(level - constant) < 1e-11);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_slope_rises_by_what_its_integral_says)
{
    for (const double steepness : {-24.0, -6.0, 3.0, 24.0}) {
        const auto curve = slope(steepness, 96, 10.0);
        for (const double divisor : {48.0, 24.0, 12.0, 6.0, 3.0, 1.0}) {
            const auto rise = [&](double unit) {
                const double a = steepness * std::numbers::ln10 / unit / divisor / 2.0;
                return unit * std::log10(std::sinh(a) / a);
            };
            const auto power = smooth(curve, with(1.0 / divisor, SmoothingMean::power));
            const auto amplitude = smooth(curve, with(1.0 / divisor, SmoothingMean::amplitude));
            const auto level = smooth(curve, with(1.0 / divisor, SmoothingMean::db));
            const auto inside = static_cast<std::size_t>(96.0 / divisor / 2.0) + 1;
            double worst = 0.0;
            for (std::size_t i = inside; i + inside < curve.size(); ++i) {
                worst = worse_of(worst, std::abs(power.spl_db()[i] - curve.spl_db()[i] - rise(10.0)));
                worst = worse_of(worst, std::abs(amplitude.spl_db()[i] - curve.spl_db()[i] - rise(20.0)));
                worst = worse_of(worst, std::abs(level.spl_db()[i] - curve.spl_db()[i]));
            }
            BOOST_TEST(worst < slope_accuracy_db, steepness << " dB/octave, 1/" << divisor << ": " << worst);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_point_is_the_integral_around_it)
{
    const auto curve = rugged(300);
    for (const auto kind : {SmoothingMean::power, SmoothingMean::amplitude, SmoothingMean::db}) {
        for (const double width : {0.001, 1.0 / 24.0, 1.0 / 3.0, 1.0, 10.0}) {
            const auto smoothed = smooth(curve, with(width, kind));
            double worst = 0.0;
            for (std::size_t i = 0; i < curve.size(); ++i) {
                worst = worse_of(worst, std::abs(smoothed.spl_db()[i] - mean_around(curve, i, width, kind)));
            }
            BOOST_TEST(worst < 1e-9, width << " octaves: " << worst);
        }
    }
}

BOOST_AUTO_TEST_CASE(both_ends_keep_their_level)
{
    const auto curve = rugged(50);
    const auto smoothed = smooth(curve, with(1.0, SmoothingMean::power));
    BOOST_TEST(smoothed.spl_db().front() == curve.spl_db().front());
    BOOST_TEST(smoothed.spl_db().back() == curve.spl_db().back());
}

BOOST_AUTO_TEST_CASE(curves_of_one_and_two_points_stay_what_they_are)
{
    const FrequencyResponse one({1000.0}, {70.0});
    BOOST_TEST(smooth(one, with(1.0, SmoothingMean::power)).spl_db()[0] == 70.0);
    const FrequencyResponse two({20.0, 20'000.0}, {70.0, -30.0});
    const auto smoothed = smooth(two, with(1.0, SmoothingMean::power));
    BOOST_TEST(smoothed.spl_db()[0] == 70.0);
    BOOST_TEST(smoothed.spl_db()[1] == -30.0);
}

BOOST_AUTO_TEST_CASE(a_window_that_is_shorter_than_the_distance_of_points_sees_its_two_lines)
{
    // 0 dB at 1 kHz, and 12 dB an octave to either side: the mean of |x| over +-1/2 octave is 3 dB.
    const FrequencyResponse valley({500.0, 1000.0, 2000.0}, {12.0, 0.0, 12.0});
    BOOST_TEST(std::abs(smooth(valley, with(1.0, SmoothingMean::db)).spl_db()[1] - 3.0) < 1e-12);
    // Wider than the curve, it shrinks to it: the mean of |x| over +-1 octave is 6 dB.
    BOOST_TEST(std::abs(smooth(valley, with(10.0, SmoothingMean::db)).spl_db()[1] - 6.0) < 1e-12);
}

BOOST_AUTO_TEST_CASE(a_jump_of_any_height_has_a_finite_mean)
{
    // The line through the point is 4000 dB an octave; over +-1/4 octave of the upper half, 10 lg of the mean
    // of 10^(L/10) is near its upper end: L = 1000 dB, 10 lg(1 / (2 x 1/4 x ln 10 x 400)).
    const FrequencyResponse cliff({500.0, 1000.0, 2000.0}, {-4000.0, 0.0, 4000.0});
    const double expected = 1000.0 + 10.0 * std::log10(1.0 / (0.5 * std::numbers::ln10 * 400.0));
    BOOST_TEST(std::abs(smooth(cliff, with(0.5, SmoothingMean::power)).spl_db()[1] - expected) < 1e-9);
    const FrequencyResponse step({500.0, 999.0, 1000.0, 2000.0}, {-5000.0, -5000.0, 0.0, 0.0});
    const auto smoothed = smooth(step, with(0.5, SmoothingMean::power));
    for (std::size_t i = 0; i < step.size(); ++i) {
        BOOST_TEST(std::abs(smoothed.spl_db()[i] - mean_around(step, i, 0.5, SmoothingMean::power)) < 1e-9);
    }
}

BOOST_AUTO_TEST_CASE(the_sampling_of_a_gentle_curve_does_not_matter)
{
    // A ripple two octaves long, narrowest feature wider than the window; 0.05 dB is what the issue allows.
    const auto ripple = [](double hz) { return 5.0 * std::sin(std::numbers::pi * std::log2(hz / 20.0)); };
    const auto sampled = [&](std::vector<double> grid) {
        std::vector<double> spl_db(grid.size());
        std::transform(grid.begin(), grid.end(), spl_db.begin(), ripple);
        return smooth({std::move(grid), std::move(spl_db)}, with(1.0 / 3.0, SmoothingMean::power));
    };
    const auto linear = sampled(linear_grid({48'000.0 / 131'072.0}, {20.0}, {20'000.0}));
    const auto logarithmic = sampled(log_grid(96, {20.0}, {20'000.0}));
    for (double hz = 25.0; hz < 18'000.0; hz *= 1.01) {
        BOOST_REQUIRE(std::abs(level_at(linear, {hz}).value - level_at(logarithmic, {hz}).value) < 0.05);
    }
}

BOOST_AUTO_TEST_CASE(frequencies_phase_and_further_columns_are_carried)
{
    const FrequencyResponse curve({500.0, 1000.0, 2000.0}, {12.0, 0.0, 12.0}, {10.0, -20.0, 180.0},
                                  {{"name", "x"}, {"delay-s", "0.001"}}, {{"spread_db", {1.0, 2.0, 3.0}}});
    const auto smoothed = smooth(curve, with(1.0, SmoothingMean::power));
    BOOST_TEST(smoothed.frequency_hz()[1] == 1000.0);
    BOOST_TEST(smoothed.phase_deg()[1] == -20.0);
    BOOST_TEST((smoothed.columns() == curve.columns()));
    BOOST_TEST(smoothed.notes().get("delay-s") == "0.001");
}

BOOST_AUTO_TEST_CASE(the_note_tells_every_pass)
{
    const auto note = [](const std::string& before, double divisor, SmoothingMean kind) {
        const FrequencyResponse curve({500.0, 1000.0}, {0.0, 0.0}, {},
                                      before.empty() ? Notes{} : Notes{{"smoothing", before}});
        return smooth(curve, with(1.0 / divisor, kind)).notes().get("smoothing");
    };
    BOOST_TEST(note("", 12.0, SmoothingMean::power) == "1/12 octave");
    BOOST_TEST(note("none", 48.0, SmoothingMean::power) == "1/48 octave");
    BOOST_TEST(note("", 3.0, SmoothingMean::db) == "1/3 octave (dB mean)");
    BOOST_TEST(note("", 6.0, SmoothingMean::amplitude) == "1/6 octave (amplitude mean)");
    BOOST_TEST(note("1/24 octave", 12.0, SmoothingMean::power) == "1/24 octave + 1/12 octave");
    BOOST_TEST(note("", 2.5, SmoothingMean::power) == "1/2.5 octave");
    for (int divisor = 1; divisor <= 1000; ++divisor) {
        BOOST_REQUIRE_EQUAL(note("", divisor, SmoothingMean::power),
                            "1/" + std::to_string(divisor) + " octave");
    }
}

BOOST_AUTO_TEST_CASE(the_widest_pass_is_found_in_a_note)
{
    BOOST_TEST(!widest_pass("").has_value());
    BOOST_TEST(!widest_pass("none").has_value());
    BOOST_TEST(!widest_pass("psychoacoustic").has_value());
    BOOST_TEST(!widest_pass("1/0 octave").has_value());
    BOOST_TEST(widest_pass("1/12 octave").value().value == 1.0 / 12.0);
    BOOST_TEST(widest_pass("1/24 octave + 1/12 octave").value().value == 1.0 / 12.0);
    BOOST_TEST(widest_pass("1/3 octave (dB mean) + 1/12 octave").value().value == 1.0 / 3.0);
}

BOOST_AUTO_TEST_SUITE_END()
