// Parts of the verdict by themselves: what is audible, which points the curve has, which clocks are
// corrected, where sweeps are found.

#include "dsp/resample.hpp"
#include "pulse_takes.hpp"
#include "verdict/judge.hpp"
#include "verdict/repeat_mean.hpp"
#include "verdict/response_power.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

using namespace earbench;
using std::numbers::pi;

namespace {

const SweepOptions low_sweep{
    .rate = {8000.0}, .length = {1.0}, .from = {100.0}, .to = Hertz{3600.0}, .tail = {0.2}};

MeasuredTake measured(const SweepOptions& options, const std::vector<double>& take)
{
    PlayedSweep played(options);
    return measure_take(take, played.divider, ClockKind::separate, default_check_limits());
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_parts)

/// From 100 Hz to 18 kHz or 0.9 of the sweep's end, with half cosines over a third of an octave beyond.
BOOST_AUTO_TEST_CASE(what_is_audible_lies_within_its_band)
{
    struct Case {
        SweepOptions sweep;
        double to_hz;
    };
    for (const auto& [options, to_hz] :
         {Case{low_sweep, 3240.0},
          Case{{.rate = {48'000.0}, .length = {0.5}, .from = {100.0}, .tail = {0.1}}, 18'000.0}}) {
        const double rate = options.rate.value;
        PlayedSweep played(options);
        for (const auto& [frequency_hz, octaves_outside] :
             {std::pair(70.0, 1.0), std::pair(100.0 * std::exp2(-1.0 / 6.0), 1.0 / 6.0),
              std::pair(100.0 * std::exp2(-0.1), 0.1), std::pair(110.0, 0.0), std::pair(0.98 * to_hz, 0.0),
              std::pair(to_hz * std::exp2(0.1), 0.1), std::pair(to_hz * std::exp2(0.15), 0.15)}) {
            std::vector<double> tone(static_cast<std::size_t>(2.0 * rate));
            for (std::size_t i = 0; i < tone.size(); ++i) {
                tone[i] = 0.1 * std::sin(2.0 * pi * frequency_hz / rate * static_cast<double>(i));
            }
            auto division = played.divider.divide(tone);
            const auto explained = explain_take(tone, division, played.divider);
            const double weight = 0.5 + 0.5 * std::cos(pi * std::clamp(3.0 * octaves_outside, 0.0, 1.0));
            // Of frames of 50 ms in the middle; a period of 70 Hz or less at their ends.
            const double mean = std::accumulate(explained.audible_energies.begin() + 10,
                                                explained.audible_energies.begin() + 30, 0.0) /
                                20.0;
            const double expected = 0.005 * weight * weight * 0.05 * rate;
            BOOST_TEST(std::abs(mean - expected) < 1e-3 * 0.005 * 0.05 * rate,
                       frequency_hz << " Hz: " << mean << " for " << expected);
            BOOST_TEST(explained.bin_hz == rate / static_cast<double>(division.length));
            BOOST_TEST(explained.model_bass.size() ==
                       static_cast<std::size_t>(200.0 / explained.bin_hz) + 1U);
        }
        // An offset is not heard at all.
        const std::vector<double> offset(static_cast<std::size_t>(2.0 * rate), 1.0);
        auto division = played.divider.divide(offset);
        const auto still = explain_take(offset, division, played.divider).audible_energies;
        BOOST_TEST(std::accumulate(still.begin() + 10, still.begin() + 30, 0.0) / 20.0 < 1e-5 * 0.05 * rate);
    }
}

/// 20*2^(k/48) Hz up to 20 kHz, from f1 2^(1/24) to 0.95 f2.
BOOST_AUTO_TEST_CASE(the_points_of_the_curve_lie_within_the_sweep)
{
    const auto point = [](int k) { return 20.0 * std::exp2(k / 48.0); };
    const auto points_of = [](double rate_hz, double from_hz, double to_hz) {
        const SweepOptions options{
            .rate = {rate_hz}, .length = {0.5}, .from = {from_hz}, .to = Hertz{to_hz}, .tail = {0.0}};
        const SweepReference sweep(make_sweep(options), options.rate, plan_sweep(options));
        std::vector<double> impulse(static_cast<std::size_t>(rate_hz)); // more than the window
        impulse[3000] = 0.25;
        const auto response = response_power(impulse, 3000, sweep);
        for (const double power : response.power) {
            BOOST_TEST(std::abs(power - 0.0625) < 1e-12);
        }
        return response.frequency_hz;
    };
    const auto near = boost::test_tools::tolerance(1e-12);
    const double first = std::exp2(-1.0 / 24.0);
    for (const double side : {0.9995, 1.0005}) {
        const auto points = points_of(8000.0, first * point(120) * side, point(340) / 0.95 * side);
        BOOST_TEST(points.front() == point(side < 1.0 ? 120 : 121), near);
        BOOST_TEST(points.back() == point(side < 1.0 ? 339 : 340), near);
        BOOST_TEST(points[1] / points[0] == std::exp2(1.0 / 48.0), near);
    }
    BOOST_TEST(points_of(96'000.0, 100.0, 22'000.0).back() == point(478), near); // 19.9 kHz
    BOOST_TEST(points_of(48'000.0, 10.0, 20'000.0).front() == 20.0, near);
}

/// |1 + e^{-jwd}|^2 = 2 + 2 cos(wd), whose mean over a band is that over its bins: what is counted is the
/// band from 2^(-1/24) to 2^(1/24), to within a bin at either edge, where there are four or five of them.
BOOST_AUTO_TEST_CASE(the_power_at_a_point_is_the_mean_over_a_twelfth_of_an_octave)
{
    const SweepOptions options{
        .rate = {8000.0}, .length = {8.0}, .from = {10.0}, .to = Hertz{3600.0}, .tail = {0.0}};
    const SweepReference sweep(make_sweep(options), options.rate, plan_sweep(options));
    constexpr std::ptrdiff_t later = 500; // within the half of the window that is flat
    std::vector<double> impulses(16'000);
    impulses[4000] = 1.0;
    impulses[4000 + later] = 1.0;
    const auto response = response_power(impulses, 4000, sweep);
    const auto window = sweep.window();
    const double bin_hz = 8000.0 / static_cast<double>(fft_length(4 * (window.left + window.right)));
    double bins_lower = 0.0;
    double points = 0.0;
    for (std::size_t i = 0; response.frequency_hz[i] < 60.0; ++i) {
        const double f = response.frequency_hz[i];
        const double angle = 2.0 * pi * static_cast<double>(later) / 8000.0;
        const double half = std::exp2(1.0 / 24.0);
        const double width = f * half - f / half;
        const double mean =
            2.0 + 2.0 * (std::sin(angle * f * half) - std::sin(angle * f / half)) / (angle * width);
        const double slope = -2.0 * angle * std::sin(angle * f);
        if (std::abs(slope) > angle) {
            bins_lower += (mean - response.power[i]) / slope / bin_hz;
            points += 1.0;
        }
    }
    BOOST_TEST(points > 20.0);
    // Both edges are rounded down, by half a bin in the mean.
    BOOST_TEST(std::abs(bins_lower / points - 0.5) < 0.25, bins_lower / points);
}

BOOST_AUTO_TEST_CASE(clocks_are_corrected_from_0_02_ppm_to_1_percent)
{
    const auto signal = make_sweep(low_sweep);
    int corrected = 0;
    int left = 0;
    const auto look = [&](double drift, double least, double greatest) {
        // What undoes 1/(1 + d) - 1 makes a clock that is off by d.
        const auto found = measured(low_sweep, resample_clock(signal, 1.0 / (1.0 + drift) - 1.0));
        const double told = std::abs(found.verdict.value("drift_ppm").value() * 1e-6);
        BOOST_TEST(!found.corrected.empty() == (told > least && told < greatest), told);
        ++(found.corrected.empty() ? left : corrected);
    };
    for (const double step : {-3.0, -1.0, 1.0, 3.0}) {
        look(2e-8 + step * 4e-11, 2e-8, 0.01);
        look(-0.01 + step * 2e-6, 2e-8, 0.01);
    }
    BOOST_TEST(corrected >= 2);
    BOOST_TEST(left >= 2);
    // With a clock of its own nothing is told.
    PlayedSweep played(low_sweep);
    const auto single = measure_take(signal, played.divider, ClockKind::single, default_check_limits());
    BOOST_TEST(!single.verdict.value("drift_ppm").has_value());
    BOOST_TEST(single.corrected.empty());
    BOOST_TEST(single.samples().size() == signal.size());
}

BOOST_AUTO_TEST_CASE(a_take_of_minus_200_db_or_less_is_not_divided)
{
    std::vector<double> take(16'000);
    take[5000] = -1.001e-10;
    BOOST_TEST(measured(low_sweep, take).deconvolution.has_value());
    take[5000] = -0.999e-10;
    BOOST_TEST(!measured(low_sweep, take).deconvolution.has_value());
}

/// A period apart, within 1 %, and half as great as the greatest at least.
BOOST_AUTO_TEST_CASE(sweeps_are_found_a_period_apart)
{
    auto options = low_sweep;
    options.repeats = 2;
    const auto layout = plan_sweep(options);
    const SweepReference sweep(make_sweep(options), options.rate, layout);
    const auto period = static_cast<std::ptrdiff_t>(sweep_period(layout));
    const auto found_with = [&](double level, std::ptrdiff_t late) {
        std::vector<double> take(static_cast<std::size_t>(3 * period));
        const auto one = sweep.sweep();
        for (std::size_t i = 0; i < one.size(); ++i) {
            take[1000 + i] += one[i];
            take[1000 + static_cast<std::size_t>(period + late) + i] += level * one[i];
        }
        return find_sweeps(take, sweep);
    };
    for (const std::ptrdiff_t late : {std::ptrdiff_t{0}, period / 100, -(period / 100)}) {
        const auto found = found_with(0.8, late);
        BOOST_TEST(found.count == 2);
        BOOST_TEST(found.first == 1000);
        BOOST_TEST(found.last == 1000 + period + late);
        const auto turned = found_with(1.2, late);
        BOOST_TEST(turned.count == 2);
        BOOST_TEST(turned.first == 1000);
    }
    for (const std::ptrdiff_t late : {period / 100 + 1, -(period / 100) - 1}) {
        BOOST_TEST(found_with(0.8, late + (late > 0 ? 20 : -20)).count == 1);
    }
    BOOST_TEST(found_with(0.503, 0).count == 2);
    BOOST_TEST(found_with(0.497, 0).count == 1);
    BOOST_TEST(found_with(-0.503, 0).count == 2);
}

BOOST_AUTO_TEST_CASE(nothing_but_a_band_is_left_within_it)
{
    MadeView made(low_sweep, make_sweep(low_sweep), take_of(low_sweep, {{}}));
    const auto& answer = made.view.answer;
    const double bin_hz = 8000.0 / static_cast<double>(answer.samples().size());
    const auto spectrum = forward_fft(answer.within({{500.0}, {1000.0}}), answer.samples().size());
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        const double frequency_hz = static_cast<double>(bin) * bin_hz;
        const bool inside = frequency_hz >= 500.0 && frequency_hz <= 1000.0;
        const auto expected = inside ? answer.spectrum()[bin] : 0.0;
        if (std::abs(spectrum[bin] - expected) > 1e-9) {
            BOOST_ERROR(frequency_hz << " Hz: " << spectrum[bin] << " for " << expected);
            break;
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
