#include "sweep/harmonics.hpp"
#include "sweep/noise.hpp"
#include "sweep/sweep.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <complex>
#include <numbers>
#include <random>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(sweep_distortion)

namespace {

using std::numbers::pi;

/// From 10 Hz to 1 kHz at 8 kHz: its third harmonic stays below half the rate, so a polynomial needs no
/// oversampling.
const SweepOptions low_sweep{{8000.0}, {6.0}, {10.0}, Hertz{1000.0}, {-6.0}, {1.0}};

SweepReference reference_of(const SweepOptions& options)
{
    return {make_sweep(options), options.rate, plan_sweep(options)};
}

} // namespace

BOOST_AUTO_TEST_CASE(harmonics_lie_l_ln_n_early_in_windows_that_stop_before_their_neighbours)
{
    const auto second = harmonic_window(2, {1.0}, {1000.0}, {400, 500});
    BOOST_TEST(second.before == 693.147, boost::test_tools::tolerance(1e-6)); // 1000 ln 2
    BOOST_TEST(second.span.left == 182U);                                     // 450 ln 1.5
    BOOST_TEST(second.span.right == 312U);                                    // 450 ln 2
    const auto fifth = harmonic_window(5, {1.0}, {1000.0}, {400, 500});
    BOOST_TEST(fifth.span.left == 82U);                                             // 450 ln 1.2
    BOOST_TEST(fifth.span.right == 100U);                                           // 450 ln 1.25
    BOOST_TEST(harmonic_window(2, {9.0}, {1000.0}, {400, 500}).span.right == 500U); // no more than that
}

BOOST_AUTO_TEST_CASE(harmonics_of_a_polynomial_have_the_amplitudes_of_trigonometry)
{
    const double amplitude = std::pow(10.0, -6.0 / 20.0);
    const double second = 0.02;
    const double third = 0.03;
    auto take = make_sweep(low_sweep);
    for (double& sample : take) {
        sample += second * sample * sample + third * sample * sample * sample;
    }
    auto sweep = reference_of(low_sweep);
    const double arrival = Divider(sweep).divide(take).arrival();
    const HarmonicAnalysis harmonics(sweep, {2, 3}, sweep.window());
    const auto impulses = harmonics.divide(take, arrival);
    // sin^2 x = 1/2 - cos(2x)/2, sin^3 x = 3/4 sin x - sin(3x)/4; over the sweep's amplitude.
    const std::array expected{second * amplitude / 2.0, third * amplitude * amplitude / 4.0};
    for (int order = 2; order <= 3; ++order) {
        const std::vector<double> output_hz{order * 40.0, order * 111.0, 900.0};
        for (const double found : harmonics.magnitude(impulses, order, output_hz)) {
            const double error_db = 20.0 * std::log10(found / expected[static_cast<std::size_t>(order - 2)]);
            BOOST_TEST(std::abs(error_db) < 0.02,
                       "order " << order << ": "
                                << error_db); // promised from 40 Hz to 20/22 of the sweep's end
        }
    }
}

BOOST_AUTO_TEST_CASE(the_answer_to_the_sweep_is_faded_at_its_ends_and_0_where_the_take_does_not_reach)
{
    const auto sweep = reference_of(low_sweep);
    const std::vector<double> take(sweep.samples() + 1500, 1.0);
    // From 0.1 s before the arrival to 0.25 s after the sweep's end, at 8 kHz; fades of 400 samples.
    const auto part = answer_to_sweep(take, 1000.5, sweep);
    BOOST_TEST(part.first == 201);
    BOOST_TEST(part.samples.size() == sweep.samples() + 2800);
    BOOST_TEST(part.samples[199] == 0.5, boost::test_tools::tolerance(0.01));
    BOOST_TEST(part.samples[400] == 1.0);
    BOOST_TEST(part.samples[take.size() - 201 - 1] == 1.0); // the last of the take
    BOOST_TEST(part.samples[take.size() - 201] == 0.0);
    const auto early = answer_to_sweep(take, -100.0, sweep);
    BOOST_TEST(early.first == -900);
    BOOST_TEST(early.samples[899] == 0.0);
    BOOST_TEST(early.samples[900] == 1.0);
}

BOOST_AUTO_TEST_CASE(harmonics_are_told_up_to_the_sweeps_end_and_95_percent_of_half_the_rate)
{
    BOOST_TEST(highest_harmonic_frequency(reference_of(low_sweep)).value == 1000.0);
    const SweepOptions high{{8000.0}, {2.0}, {10.0}, Hertz{3900.0}, {-6.0}, {1.0}};
    BOOST_TEST(highest_harmonic_frequency(reference_of(high)).value == 3800.0);
}

BOOST_AUTO_TEST_CASE(silence_ends_50_ms_before_the_first_pilot_and_starts_after_zeros)
{
    const auto sweep = reference_of(low_sweep);
    std::vector<double> take(80'000, 0.001);
    const auto arrival = static_cast<double>(sweep.start()) + 100.0;
    // The pilot comes 1 s after the start of its file, so at sample 8100; 50 ms are 400 samples.
    const auto whole = silence_before_signal(take, arrival, sweep);
    BOOST_REQUIRE(whole);
    BOOST_TEST(whole->size() == 7700U);
    std::fill(take.begin(), take.begin() + 1000, 0.0);
    const auto started = silence_before_signal(take, arrival, sweep);
    BOOST_REQUIRE(started);
    BOOST_TEST(started->size() == 6700U);
    BOOST_TEST(started->data() == take.data() + 1000);
    BOOST_TEST(!silence_before_signal(take, arrival - 7000.0, sweep)); // 700 samples are less than 0.1 s
}

BOOST_AUTO_TEST_CASE(a_tone_in_the_silence_has_the_power_that_window_and_sweep_give_it)
{
    const auto sweep = reference_of(low_sweep);
    const auto window = sweep.window();
    const double tone_hz = 200.0;
    std::vector<double> record(16'000);
    for (std::size_t i = 0; i < record.size(); ++i) {
        record[i] = 0.01 * std::cos(2.0 * pi * tone_hz / 8000.0 * static_cast<double>(i)) + 0.5;
    }
    double weights = 0.0;
    for (std::size_t i = 0; i < window.left; ++i) {
        weights += tukey_weight(static_cast<double>(i + 1), static_cast<double>(window.left));
    }
    for (std::size_t i = 0; i < window.right; ++i) {
        weights += tukey_weight(static_cast<double>(i), static_cast<double>(window.right));
    }
    std::complex<double> bin = 0.0;
    for (std::size_t i = 0; i < sweep.samples(); ++i) {
        bin += sweep.sweep()[i] * std::polar(1.0, -2.0 * pi * tone_hz / 8000.0 * static_cast<double>(i));
    }
    const double expected = 0.01 / 2.0 * weights / std::abs(bin);
    const std::vector<double> at{tone_hz};
    const double found = NoiseFloor(record, SweepPower(sweep)).magnitude({window}, at).front();
    BOOST_TEST(std::abs(20.0 * std::log10(found / expected)) < 0.05); // between bins of the noise's spectrum
}

BOOST_AUTO_TEST_CASE(white_noise_has_the_level_that_theory_gives_it)
{
    const auto sweep = reference_of(low_sweep);
    const auto window = sweep.window();
    const double deviation = 0.001;
    std::mt19937_64 generator(7);
    std::normal_distribution<double> normal(0.0, deviation);
    std::vector<double> record(8000 * 60);
    for (double& sample : record) {
        sample = normal(generator);
    }
    // |X|^2 = A^2 L fs^2 / (4 f); the squares of the window's weights sum to 11/16 of its length.
    const double amplitude = std::pow(10.0, -6.0 / 20.0);
    const std::vector<double> frequency_hz{100.0, 200.0, 300.0, 400.0, 500.0};
    const auto found = NoiseFloor(record, SweepPower(sweep)).magnitude({window}, frequency_hz);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const double sweep_power =
            amplitude * amplitude * sweep.growth()->value * 8000.0 * 8000.0 / 4.0 / frequency_hz[i];
        const double expected = deviation * deviation * 11.0 / 16.0 *
                                static_cast<double>(window.left + window.right) / sweep_power;
        // 60 s and at least 2.9 Hz around 100 Hz: 170 independent values, whose mean spreads by 0.33 dB.
        BOOST_TEST(std::abs(20.0 * std::log10(found[i]) - 10.0 * std::log10(expected)) < 3.0 * 0.33);
    }
}

BOOST_AUTO_TEST_CASE(a_window_of_cycles_lowers_noise_by_its_energy_and_tones_by_its_sum)
{
    const auto sweep = reference_of(low_sweep);
    const SweepPower power(sweep);
    const WindowSpan window{20'000, 20'000}; // so long that its flat part holds the Hann window
    std::vector<double> record(80'000);
    std::mt19937_64 generator(9);
    std::normal_distribution<double> normal(0.0, 0.001);
    for (double& sample : record) {
        sample = normal(generator);
    }
    const double tone_hz = 200.0;
    auto with_tone = record;
    for (std::size_t i = 0; i < record.size(); ++i) {
        with_tone[i] += 0.1 * std::cos(2.0 * pi * tone_hz / 8000.0 * static_cast<double>(i));
    }
    // 20 cycles of 200 Hz are 800 samples: a Hann window has half of them for its sum, 3/8 for the sum of its
    // squares. Tukey windows with a taper of 50 % have 3/4 and 11/16.
    const std::vector<double> at{tone_hz};
    const auto change_db = [&](const std::vector<double>& noise) {
        const NoiseFloor floor(noise, power);
        return 20.0 * std::log10(floor.magnitude({window, 0, 20.0}, at).front() /
                                 floor.magnitude({window}, at).front());
    };
    BOOST_TEST(change_db(record) == 10.0 * std::log10(800.0 * 3.0 / 8.0 / (40'000.0 * 11.0 / 16.0)),
               boost::test_tools::tolerance(1e-3));
    BOOST_TEST(change_db(with_tone) == 20.0 * std::log10(800.0 / 2.0 / (40'000.0 * 3.0 / 4.0)),
               boost::test_tools::tolerance(1e-3));
}

/// A device that makes of A sin p the harmonic h A Re((-j e^{jp})^n), which ends in half a cosine while n f
/// goes from 0.95 to 1 of half the rate: h at all frequencies, up to there.
BOOST_AUTO_TEST_CASE(a_harmonic_is_told_up_to_where_the_rate_cuts_it_off)
{
    const SweepOptions options{{8000.0}, {4.0}, {20.0}, Hertz{3900.0}, {-6.0}, {1.0}};
    const auto sweep = reference_of(options);
    const auto layout = plan_sweep(options);
    const double amplitude = std::pow(10.0, -0.3);
    const double growth = layout.growth.value;
    for (const int order : {2, 3, 5}) {
        constexpr double share = 0.02;
        auto take = make_sweep(options);
        const double fade_from_s = growth * std::log(0.95 * 4000.0 / order / 20.0);
        const double fade_to_s = growth * std::log(4000.0 / order / 20.0);
        for (std::size_t i = 0; i < layout.sweep.count; ++i) {
            const double time_s = static_cast<double>(i) / 8000.0;
            const double phase = 2.0 * pi * 20.0 * growth * std::exp(time_s / growth);
            const double along = std::clamp((time_s - fade_from_s) / (fade_to_s - fade_from_s), 0.0, 1.0);
            take[layout.sweep.first + i] +=
                share * amplitude * (0.5 + 0.5 * std::cos(pi * along)) * std::cos(order * (phase - 0.5 * pi));
        }
        const HarmonicAnalysis harmonics(sweep, {order, order}, sweep.window());
        const auto impulses = harmonics.divide(take, static_cast<double>(sweep.start()));
        // From well behind the fade of the sweep's start on.
        const std::vector<double> output_hz{order * 100.0, 2000.0, 3600.0, 3700.0, 3750.0, 3790.0};
        for (const double found : harmonics.magnitude(impulses, order, output_hz)) {
            BOOST_TEST(std::abs(20.0 * std::log10(found / share)) < 0.005, order << ": " << found);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
