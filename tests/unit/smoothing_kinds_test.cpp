// Windows whose width varies, kernels, edges, complex smoothing, and the smoothings of AutoEq and CrinGraph.

#include "core/error.hpp"
#include "curve/named_grids.hpp"
#include "smoothing/kernel.hpp"
#include "smoothing/sampled.hpp"
#include "smoothing/smooth.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace earbench;

namespace {

constexpr double pi = std::numbers::pi;

/// The curve that AutoEq's and CrinGraph's own code was given for the figures below.
double golden_level(std::size_t point)
{
    const auto i = static_cast<double>(point);
    return 80.0 + 10.0 * std::sin(0.01 * i * i / 7.0) + 5.0 * std::cos(0.37 * i);
}

std::vector<double> golden_levels(std::size_t count)
{
    std::vector<double> levels;
    for (std::size_t i = 0; i < count; ++i) {
        levels.push_back(golden_level(i));
    }
    return levels;
}

std::vector<double> log_points(std::size_t count, double points_per_octave)
{
    std::vector<double> frequency_hz;
    for (std::size_t i = 0; i < count; ++i) {
        frequency_hz.push_back(20.0 * std::exp2(static_cast<double>(i) / points_per_octave));
    }
    return frequency_hz;
}

/// Ten octaves at 1/192 octave whose level is a cosine with so many periods an octave.
FrequencyResponse ripple(double periods_per_octave, double depth_db)
{
    auto frequency_hz = log_points(1921, 192.0);
    std::vector<double> spl_db;
    for (const double frequency : frequency_hz) {
        spl_db.push_back(depth_db * std::cos(2.0 * pi * periods_per_octave * std::log2(frequency / 20.0)));
    }
    return {std::move(frequency_hz), std::move(spl_db)};
}

/// What is left of such a ripple in the middle of the curve.
double left_of(const FrequencyResponse& curve, const SmoothingMethod& method)
{
    constexpr std::size_t middle = 960; // five octaves from either end, where the cosine is 1
    return smooth(curve, method).spl_db()[middle] / curve.spl_db()[middle];
}

FrequencyResponse slope(double db_per_octave)
{
    auto frequency_hz = log_points(241, 24.0);
    std::vector<double> spl_db;
    for (const double frequency : frequency_hz) {
        spl_db.push_back(80.0 + db_per_octave * std::log2(frequency / 20.0));
    }
    return {std::move(frequency_hz), std::move(spl_db)};
}

double width_of(std::string_view text, double frequency_hz)
{
    return width_at(parse_smoothing(text), {frequency_hz}).value;
}

std::string refusal(const SmoothingMethod& method)
{
    try {
        require_consistent(method);
    } catch (const Error& error) {
        return error.line();
    }
    return "none";
}

} // namespace

BOOST_AUTO_TEST_SUITE(smoothing_kinds)

BOOST_AUTO_TEST_CASE(kinds_are_known_by_name)
{
    BOOST_TEST((parse_smoothing("variable").kind == SmoothingKind::variable));
    BOOST_TEST((parse_smoothing("autoeq").kind == SmoothingKind::autoeq));
    BOOST_TEST((parse_smoothing("cringraph").kind == SmoothingKind::cringraph));
    BOOST_TEST(parse_smoothing("cringraph").level == 5.0);
    BOOST_TEST(parse_smoothing("cringraph:0.5").level == 0.5);
    for (const auto* text :
         {"cringraph:", "cringraph:-1", "cringraph:1001", "variable:2", "variabel", "ERB"}) {
        BOOST_CHECK_THROW((void)parse_smoothing(text), Error);
    }
}

/// The figures of REW's help on smoothing.
BOOST_AUTO_TEST_CASE(widths_are_those_that_rew_documents)
{
    constexpr double accuracy = 1e-12;
    BOOST_TEST(std::abs(width_of("variable", 20.0) - 1.0 / 48.0) < accuracy);
    BOOST_TEST(std::abs(width_of("variable", 100.0) - 1.0 / 48.0) < accuracy);
    BOOST_TEST(std::abs(width_of("variable", 1000.0) - 1.0 / 6.0) < accuracy);
    BOOST_TEST(std::abs(width_of("variable", 10'000.0) - 1.0 / 3.0) < accuracy);
    BOOST_TEST(std::abs(width_of("variable", 20'000.0) - 1.0 / 3.0) < accuracy);
    BOOST_TEST(std::abs(width_of("variable", 316.22776601683796) - 1.0 / std::sqrt(48.0 * 6.0)) < accuracy);
    BOOST_TEST(std::abs(width_of("psychoacoustic", 50.0) - 1.0 / 3.0) < accuracy);
    BOOST_TEST(std::abs(width_of("psychoacoustic", 1000.0) - 1.0 / 6.0) < accuracy);
    BOOST_TEST(std::abs(width_of("psychoacoustic", 9000.0) - 1.0 / 6.0) < accuracy);
    // "About 1 octave at 50 Hz, 1/2 octave at 100 Hz, 1/3 octave at 200 Hz, approximately 1/6 above 1 kHz".
    BOOST_TEST(std::abs(width_of("erb", 50.0) - 1.0) < 0.12);
    BOOST_TEST(std::abs(width_of("erb", 100.0) - 0.5) < 0.02);
    BOOST_TEST(std::abs(width_of("erb", 200.0) - 1.0 / 3.0) < 0.01);
    BOOST_TEST(std::abs(width_of("erb", 4000.0) - 1.0 / 6.0) < 0.01);
    BOOST_TEST(std::abs(width_of("erb", 1000.0) - std::log2(1066.2215 / 933.7785)) < accuracy);
    BOOST_TEST(width_of("erb", 20.0) == 2.0);
    BOOST_TEST(width_of("erb", 5.0) == 2.0);
}

/// The mean half width of the rectangles: of Hann's kernel, up to 3/4 W, 3/4 (pi^2 - 4) / pi^2 W; of Gauss's,
/// but for what lies beyond 6 s, 2 s sqrt(2 / pi).
BOOST_AUTO_TEST_CASE(a_kernel_is_the_sum_of_128_rectangles_with_its_mean_half_width)
{
    const auto mean_half_width = [](Kernel kernel) {
        double sum = 0.0;
        for (const auto& part : parts_of(kernel)) {
            sum += part.weight * part.half_width;
        }
        return sum;
    };
    BOOST_TEST(parts_of(Kernel::rect).size() == 1U);
    BOOST_TEST(parts_of(Kernel::gauss).size() == 128U);
    BOOST_TEST(parts_of(Kernel::hann).size() == 128U);
    BOOST_TEST(std::abs(mean_half_width(Kernel::hann) - 0.75 * (pi * pi - 4.0) / (pi * pi)) < 1e-12);
    const double s = 0.5 / std::sqrt(pi);
    BOOST_TEST(std::abs(mean_half_width(Kernel::gauss) - 2.0 * s * std::sqrt(2.0 / pi)) < 1e-6);
    BOOST_TEST(mean_half_width(Kernel::rect) == 0.5);
}

/// The mean of a cosine of k periods an octave: the Fourier transform of each kernel.
BOOST_AUTO_TEST_CASE(kernels_leave_of_a_ripple_what_their_transforms_say)
{
    const double width = 1.0 / 3.0;
    for (const double k : {0.5, 1.0, 2.0, 3.5}) {
        const auto curve = ripple(k, 1.0);
        const auto left = [&](Kernel kernel) {
            return left_of(curve, {.width = {width}, .kernel = kernel, .mean = SmoothingMean::db});
        };
        // The straight lines between points 1/192 octave apart take off (pi k / 192)^2 / 3 of a cosine.
        const double accuracy = 0.0012;
        const double a = pi * k * width;
        BOOST_TEST(std::abs(left(Kernel::rect) - std::sin(a) / a) < accuracy);
        const double s = width / (2.0 * std::sqrt(pi));
        BOOST_TEST(std::abs(left(Kernel::gauss) - std::exp(-2.0 * pi * pi * k * k * s * s)) < accuracy);
        const double u = 1.5 * width * k;
        const double hann = std::abs(u - 1.0) < 1e-9 ? 0.5 : std::sin(pi * u) / (pi * u) / (1.0 - u * u);
        BOOST_TEST(std::abs(left(Kernel::hann) - hann) < accuracy);
    }
}

/// The mean of e^(bu) under each kernel, b in 1/octave.
BOOST_AUTO_TEST_CASE(a_slope_rises_under_every_kernel_by_its_integral)
{
    constexpr double db_per_octave = 24.0;
    constexpr double width = 0.5;
    constexpr std::size_t middle = 120;
    const auto curve = slope(db_per_octave);
    const double b = db_per_octave * std::numbers::ln10 / 10.0;
    const auto raised = [&](Kernel kernel) {
        return smooth(curve, {.width = {width}, .kernel = kernel}).spl_db()[middle] - curve.spl_db()[middle];
    };
    const double s = width / (2.0 * std::sqrt(pi));
    // The tails of the Gauss kernel beyond 6 s, which are left out, weigh more by e^(6 b s).
    BOOST_TEST(std::abs(raised(Kernel::gauss) - 10.0 * std::log10(std::exp(0.5 * b * b * s * s))) < 1e-4);
    const double full = 1.5 * width;
    const double a = 0.5 * b * full;
    const double k = 2.0 * pi / full;
    const double hann = std::sinh(a) / a * k * k / (b * b + k * k);
    BOOST_TEST(std::abs(raised(Kernel::hann) - 10.0 * std::log10(hann)) < 1e-6);
}

/// Against the integral by the trapezoidal rule, of a curve with 15 dB between neighbouring peaks and dips.
BOOST_AUTO_TEST_CASE(a_rough_curve_has_the_mean_of_its_kernel)
{
    const FrequencyResponse curve{log_points(480, 48.0), golden_levels(480)};
    constexpr double width = 1.0 / 3.0;
    constexpr double full = 1.5 * width;
    const double s = width / (2.0 * std::sqrt(pi));
    const auto level_at_point = [&](double point) {
        const auto left = static_cast<std::size_t>(point);
        return std::lerp(golden_level(left), golden_level(left + 1), point - static_cast<double>(left));
    };
    const auto mean = [&](double point, double reach_octaves, const auto& weight) {
        constexpr int steps = 20'000;
        double sum = 0.0;
        double weights = 0.0;
        for (int i = -steps; i <= steps; ++i) {
            const double octaves = reach_octaves * i / steps;
            sum += weight(octaves) * std::pow(10.0, level_at_point(point + 48.0 * octaves) / 10.0);
            weights += weight(octaves);
        }
        return 10.0 * std::log10(sum / weights);
    };
    const auto gauss = smooth(curve, {.width = {width}, .kernel = Kernel::gauss});
    const auto hann = smooth(curve, {.width = {width}, .kernel = Kernel::hann});
    for (std::size_t i = 60; i < 420; i += 13) {
        const auto point = static_cast<double>(i);
        const double by_gauss =
            mean(point, 6.0 * s, [s](double u) { return std::exp(-0.5 * u * u / (s * s)); });
        const double by_hann =
            mean(point, 0.5 * full, [](double u) { return 1.0 + std::cos(2.0 * pi * u / full); });
        BOOST_TEST(std::abs(gauss.spl_db()[i] - by_gauss) < 0.001);
        BOOST_TEST(std::abs(hann.spl_db()[i] - by_hann) < 0.001);
    }
}

BOOST_AUTO_TEST_CASE(a_constant_stays_under_every_kind)
{
    const auto flat = slope(0.0);
    for (const auto* text : {"1/3", "variable", "psychoacoustic", "erb", "autoeq", "cringraph:50"}) {
        const auto smoothed = smooth(flat, parse_smoothing(text));
        for (const double level : smoothed.spl_db()) {
            BOOST_REQUIRE_SMALL(level - 80.0, 1e-9);
        }
    }
    for (const auto edge : {Edge::shrink, Edge::truncate, Edge::hold}) {
        for (const auto kernel : {Kernel::rect, Kernel::gauss, Kernel::hann}) {
            const auto smoothed = smooth(flat, {.width = {1.0}, .kernel = kernel, .edge = edge});
            for (const double level : smoothed.spl_db()) {
                BOOST_REQUIRE_SMALL(level - 80.0, 1e-9);
            }
        }
    }
}

/// The cube root of the mean of cubes of e^(bx) over a window 2h is e^(bx) (sinh 3bh / 3bh)^(1/3).
BOOST_AUTO_TEST_CASE(the_cubic_mean_raises_a_slope_by_its_integral)
{
    constexpr double db_per_octave = 12.0;
    const auto curve = slope(db_per_octave);
    const auto smoothed = smooth(curve, parse_smoothing("psychoacoustic"));
    constexpr std::size_t at = 168; // 7 octaves above 20 Hz: 2560 Hz, 1/6 octave
    const double a = 3.0 * db_per_octave * std::numbers::ln10 / 20.0 / 12.0;
    const double raised = 20.0 / 3.0 * std::log10(std::sinh(a) / a);
    BOOST_TEST(std::abs(smoothed.spl_db()[at] - curve.spl_db()[at] - raised) < 1e-9);
    BOOST_TEST(smoothed.notes().get("smoothing") == "psychoacoustic");
}

BOOST_AUTO_TEST_CASE(edges_do_what_they_say_at_the_end_of_a_slope)
{
    constexpr double db_per_octave = 6.0;
    const auto curve = slope(db_per_octave);
    const auto first = [&](Edge edge) {
        return smooth(curve, {.width = {1.0}, .mean = SmoothingMean::db, .edge = edge}).spl_db()[0];
    };
    BOOST_TEST(first(Edge::shrink) == 80.0);
    BOOST_TEST(std::abs(first(Edge::truncate) - (80.0 + db_per_octave / 4.0)) <
               1e-9);                                                              // mean of half an octave
    BOOST_TEST(std::abs(first(Edge::hold) - (80.0 + db_per_octave / 8.0)) < 1e-9); // half of it is constant
    const auto last =
        smooth(curve, {.width = {1.0}, .mean = SmoothingMean::db, .edge = Edge::hold}).spl_db()[240];
    BOOST_TEST(std::abs(last - (140.0 - db_per_octave / 8.0)) < 1e-9);
}

/// e^(jax) over a window 2h has the mean e^(jax) sin(ah)/(ah).
BOOST_AUTO_TEST_CASE(complex_smoothing_lowers_what_turns_within_the_window)
{
    auto frequency_hz = log_points(1921, 192.0);
    std::vector<double> phase_deg;
    const double turn_per_octave = 1.5;
    for (const double frequency : frequency_hz) {
        phase_deg.push_back(360.0 * turn_per_octave * std::log2(frequency / 20.0));
    }
    const FrequencyResponse curve{std::move(frequency_hz), std::vector(1921, 90.0), std::move(phase_deg)};
    const auto smoothed = smooth(curve, {.width = {1.0 / 3.0}, .complex = true});
    constexpr std::size_t middle = 960;
    const double a = pi * turn_per_octave / 3.0;
    BOOST_TEST(std::abs(smoothed.spl_db()[middle] - (90.0 + 20.0 * std::log10(std::sin(a) / a))) < 0.003);
    BOOST_TEST(std::abs(smoothed.phase_deg()[middle] - curve.phase_deg()[middle]) < 1e-6);
    BOOST_TEST(smoothed.notes().get("smoothing") == "1/3 octave (complex)");
    BOOST_CHECK_THROW((void)smooth(slope(1.0), {.width = {1.0}, .complex = true}), Error);
}

/// By frequency_response.py and utils.py of AutoEq (2024) under numpy and scipy 1.10.
BOOST_AUTO_TEST_CASE(autoeq_gives_what_autoeq_gives)
{
    constexpr double accuracy_db = 1e-6;
    const auto grid = named_grid("autoeq").value();
    BOOST_REQUIRE_EQUAL(grid.size(), 695U);
    const auto smoothed = smooth_as_autoeq(grid, golden_levels(grid.size()));
    const std::vector<std::pair<std::size_t, double>> expected{
        {0, 85.2001779550677},    {1, 84.48903633389186},   {3, 82.33495320381336},
        {40, 84.49703865620951},  {200, 86.23947156275597}, {400, 79.23705344720284},
        {570, 75.59435510521237}, {585, 77.25361100042964}, {600, 80.02603861082655},
        {615, 79.93740244447014}, {640, 79.78717813958687}, {680, 79.91768474573252},
        {693, 80.05827235903274}, {694, 80.07108160767062}};
    for (const auto& [point, level] : expected) {
        BOOST_TEST(std::abs(smoothed[point] - level) < accuracy_db, point);
    }
    const auto coarse = smooth_as_autoeq(log_points(240, 24.0), golden_levels(240));
    BOOST_TEST(std::abs(coarse[0] - 85.0) < accuracy_db); // 3 points and a parabola: no smoothing at all
    BOOST_TEST(std::abs(coarse[100] - 93.71694142692365) < accuracy_db);
    BOOST_TEST(std::abs(coarse[206] - 80.68993186043319) < accuracy_db);
    BOOST_TEST(std::abs(coarse[239] - 79.04885343776986) < accuracy_db);
    BOOST_CHECK_EXCEPTION(
        (void)smooth_as_autoeq(log_points(48, 24.0), golden_levels(48)), Error, [](const Error& error) {
            return error.line() == "expected at least 49 points to smooth as AutoEq does but found 48";
        });
}

/// By smooth_prep and smooth_eval of CrinGraph's graphtool.js under node.
BOOST_AUTO_TEST_CASE(cringraph_gives_what_cringraph_gives)
{
    constexpr double accuracy_db = 1e-6; // 1e-3 is promised
    const auto check = [&](std::size_t count, double ppo, double level,
                           const std::vector<std::pair<std::size_t, double>>& expected) {
        const auto smoothed = smooth_as_cringraph(log_points(count, ppo), golden_levels(count), level);
        for (const auto& [point, value] : expected) {
            BOOST_TEST(std::abs(smoothed[point] - value) < accuracy_db, point);
        }
    };
    check(476, 48.0, 5.0,
          {{0, 81.12181523923637},
           {1, 80.98599952289199},
           {2, 80.85559593377147},
           {50, 76.7462692726468},
           {120, 81.74970764039907},
           {200, 80.60222669639141},
           {300, 78.4908162205709},
           {400, 77.12452884008081},
           {474, 86.77844753994891},
           {475, 94.99324038955584}});
    check(
        240, 24.0, 20.0,
        {{0, 80.37180196165161}, {7, 81.08310838540334}, {100, 83.40680990398221}, {239, 83.07411217617717}});
    check(5, 1.0, 5.0,
          {{0, 85.00573958307812},
           {1, 84.67022392407078},
           {2, 83.74977541723504},
           {3, 82.35183100486785},
           {4, 80.68191776776285}});
    BOOST_TEST(smooth_as_cringraph(log_points(9, 1.0), golden_levels(9), 0.0) == golden_levels(9),
               boost::test_tools::per_element());
    BOOST_CHECK_THROW((void)smooth_as_cringraph(log_points(3, 1.0), golden_levels(3), 5.0), Error);
}

BOOST_AUTO_TEST_CASE(what_does_not_go_together_is_refused)
{
    BOOST_TEST(refusal({.kind = SmoothingKind::autoeq}) == "none");
    BOOST_TEST(refusal({.kind = SmoothingKind::autoeq, .kernel = Kernel::hann}) ==
               "expected --kernel with a width or variable, psychoacoustic or erb but found autoeq");
    BOOST_TEST(refusal({.kind = SmoothingKind::cringraph, .complex = true}) ==
               "expected --complex with a width or variable, psychoacoustic or erb but found cringraph");
    BOOST_TEST(refusal({.width = {1.0}, .mean = SmoothingMean::db, .complex = true}) ==
               "expected --average with levels but found --complex");
}

BOOST_AUTO_TEST_CASE(the_note_says_what_is_not_the_default)
{
    BOOST_TEST(describe({.width = {1.0 / 12.0}}) == "1/12 octave");
    BOOST_TEST(describe({.width = {1.0 / 12.0}, .kernel = Kernel::rect, .mean = SmoothingMean::power}) ==
               "1/12 octave");
    BOOST_TEST(
        describe({.width = {1.0}, .kernel = Kernel::gauss, .mean = SmoothingMean::db, .edge = Edge::hold}) ==
        "1/1 octave (Gauss; dB mean; ends held)");
    BOOST_TEST(describe({.kind = SmoothingKind::psychoacoustic, .mean = SmoothingMean::power}) ==
               "psychoacoustic (power mean)");
    BOOST_TEST(describe(parse_smoothing("cringraph:2.5")) == "cringraph 2.5");
}

BOOST_AUTO_TEST_CASE(grids_have_the_frequencies_of_their_standards)
{
    const auto r40 = named_grid("r40").value();
    BOOST_TEST(r40.size() == 121U); // as AutoEq lists them for its scores
    BOOST_TEST(r40.front() == 20.0);
    BOOST_TEST(r40[1] == 21.2);
    BOOST_TEST(r40[8] == 31.5);
    BOOST_TEST(r40[59] == 600.0);
    BOOST_TEST(r40.back() == 20'000.0);
    // IEC 61260-1:2014, annex: exact mid-band frequencies of 1/3 octave, 1000 * 10^(x/10).
    const auto third = named_grid("iec:3").value();
    const auto has = [](const std::vector<double>& grid, double frequency) {
        return std::any_of(grid.begin(), grid.end(),
                           [&](double point) { return std::abs(point / frequency - 1.0) < 1e-5; });
    };
    BOOST_TEST(has(third, 1000.0));
    BOOST_TEST(has(third, 1258.925));
    BOOST_TEST(has(third, 19.95262));
    BOOST_TEST(!has(named_grid("iec:6").value(), 1000.0)); // even: edges of bands meet there
    BOOST_TEST(has(named_grid("iec:6").value(), 1059.254));
    BOOST_TEST(std::abs(named_grid("cringraph").value().front() - 19.7640) < 1e-3);
    BOOST_TEST(!named_grid("log:48"));
    for (const auto* text : {"iec:", "iec:0", "iec:101", "iec:1.5"}) {
        BOOST_CHECK_THROW((void)named_grid(text), Error);
    }
}

BOOST_AUTO_TEST_CASE(what_is_smoothed_already_is_not_smoothed_again)
{
    const auto smoothed_once = [](const std::string& note, std::string_view method) {
        const FrequencyResponse curve({100.0, 110.0, 120.0, 130.0, 140.0}, {0.0, 6.0, 0.0, 6.0, 0.0}, {},
                                      {{"smoothing", note}});
        return smooth_once(curve, parse_smoothing(method)).notes().get("smoothing");
    };
    BOOST_TEST(smoothed_once("none", "1/12") == "1/12 octave");
    BOOST_TEST(smoothed_once("1/24 octave", "1/12") == "1/24 octave + 1/12 octave");
    BOOST_TEST(smoothed_once("1/12 octave", "1/12") == "1/12 octave");
    BOOST_TEST(smoothed_once("1/6 octave", "1/12") == "1/6 octave");
    BOOST_TEST(smoothed_once("psychoacoustic", "psychoacoustic") == "psychoacoustic");
    BOOST_TEST(smoothed_once("1/6 octave", "psychoacoustic") == "1/6 octave + psychoacoustic");
}

/// Within a window far shorter than the distance of points a line stays a line: the ends keep what they are.
BOOST_AUTO_TEST_CASE(complex_smoothing_keeps_levels_and_phases_that_are_far_apart)
{
    const FrequencyResponse curve{{100.0, 1000.0, 10'000.0}, {90.0, 50.0, 30.0}, {0.0, 90.0, -135.0}};
    const auto smoothed = smooth(curve, {.width = {1.0 / 48.0}, .complex = true});
    for (const std::size_t end : {0U, 2U}) {
        BOOST_TEST(std::abs(smoothed.spl_db()[end] - curve.spl_db()[end]) < 1e-9);
        BOOST_TEST(std::abs(smoothed.phase_deg()[end] - curve.phase_deg()[end]) < 1e-9);
    }
}

BOOST_AUTO_TEST_SUITE_END()
