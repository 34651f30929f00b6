// Noise, hum, arrivals and lengths of views that are made by hand: earbench-verdict(7), to the digit.

#include "made_view.hpp"
#include "verdict/band_energy.hpp"
#include "verdict/checks.hpp"
#include "verdict/silence_spectrum.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace earbench;
using std::numbers::pi;

namespace {

const SweepOptions low_sweep{
    .rate = {8000.0}, .length = {1.0}, .from = {100.0}, .to = Hertz{3600.0}, .tail = {0.0}};
constexpr SampleRate rate{8000.0};

std::vector<double> tone(std::size_t count, double frequency_hz, double amplitude)
{
    std::vector<double> samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        samples[i] = amplitude * std::cos(2.0 * pi * frequency_hz / rate.value * static_cast<double>(i));
    }
    return samples;
}

std::vector<double> sum(std::vector<double> samples, const std::vector<double>& more)
{
    std::transform(samples.begin(), samples.end(), more.begin(), samples.begin(), std::plus<>());
    return samples;
}

double db(double power_ratio)
{
    return 10.0 * std::log10(power_ratio);
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_made_noise)

/// 3.5 s under a Hann window show a tone within 0.6 Hz to either side; the squares of the window sum to 3/8
/// of its length, its weights to 1/2.
BOOST_AUTO_TEST_CASE(a_tone_in_the_silence_has_its_amplitude_and_power)
{
    constexpr std::size_t count = 28'000;
    for (const double frequency_hz : {50.0, 1000.0, 3900.0}) {
        const auto samples = sum(tone(count, frequency_hz, 0.02), std::vector<double>(count, 0.3));
        const SilenceSpectrum silence(samples, rate);
        BOOST_TEST(silence.tone_amplitude(frequency_hz) == 0.02, boost::test_tools::tolerance(1e-5));
        // The mean is taken off: what is left of it is that of the tone.
        BOOST_TEST(silence.power(0.0, 10.0) < 1e-9);
        // Of the power a^2/2 for each sample as much lies below half the rate as above it; 8 Hz are 1/1000.
        BOOST_TEST(silence.power(frequency_hz - 4.0, frequency_hz + 4.0) == 0.0004 / 4.0 * 1000.0,
                   boost::test_tools::tolerance(1e-4));
    }
    // A Hann window's side lobes fall by 18 dB an octave: 200 Hz away there is nothing left.
    BOOST_TEST(SilenceSpectrum(tone(count, 100.25, 0.02), rate).power(300.0, 310.0) < 1e-14);
}

BOOST_AUTO_TEST_CASE(a_tone_stands_10_db_above_the_mean_from_4_to_8_hz_on_both_sides)
{
    constexpr std::size_t count = 28'000;
    // The power of a tone of amplitude b, spread over 4 Hz: b^2/4 x 8000/4. Its bin: (a/2 x count/2)^2 over
    // 3/8 count, a^2/4 x count x 2/3. Ten times the mean of both sides is reached for
    // a^2 = 10 x 0.5 x (b1^2 + b2^2) x 2000 / (28'000 x 2/3).
    const auto amplitude_of = [](double ratio, double below, double above) {
        const double a = ratio * std::sqrt(5.0 * (below * below + above * above) * 2000.0 / (28'000.0 / 1.5));
        const auto samples =
            sum(tone(count, 100.0, a), sum(tone(count, 94.0, below), tone(count, 106.0, above)));
        return SilenceSpectrum(samples, rate).tone_amplitude(100.0) / a;
    };
    for (const auto& [below, above] : {std::pair(0.01, 0.01), std::pair(0.01, 0.0), std::pair(0.0, 0.01)}) {
        BOOST_TEST(amplitude_of(1.002, below, above) == 1.0, boost::test_tools::tolerance(1e-3));
        BOOST_TEST(amplitude_of(0.998, below, above) == 0.0);
    }
    // Beyond 8 Hz, and nearer than 4 Hz, nothing counts.
    for (const double beside_hz : {89.5, 98.0, 102.0, 110.5}) {
        const auto samples = sum(tone(count, 100.0, 0.01), tone(count, beside_hz, 0.1));
        BOOST_TEST(SilenceSpectrum(samples, rate).tone_amplitude(100.0) > 0.009, beside_hz);
    }
}

BOOST_AUTO_TEST_CASE(no_bin_counts_in_two_bands_beside_each_other)
{
    const auto samples = sum(tone(4000, 1000.0, 0.5), tone(4000, 1100.0, 0.1));
    const SilenceSpectrum silence(samples, rate);
    const double bin_hz = rate.value / static_cast<double>(fft_length(8000));
    const auto sum_over = [&](int from, int to) {
        return silence.power(from * bin_hz, to * bin_hz) * (to - from);
    };
    for (const int edge : {990, 1000, 1010, 1100}) {
        BOOST_TEST(sum_over(900, edge) + sum_over(edge, 1200) == sum_over(900, 1200),
                   boost::test_tools::tolerance(1e-12));
    }
    BOOST_TEST(silence.power(1000.0, 1000.0) == sum_over(static_cast<int>(std::lround(1000.0 / bin_hz)),
                                                         static_cast<int>(std::lround(1000.0 / bin_hz)) + 1));
}

BOOST_AUTO_TEST_CASE(the_power_of_a_band_is_weighted_by_the_fourth_power_of_a_sine)
{
    constexpr std::size_t count = 28'000;
    const Band band{{1000.0}, {2000.0}};
    constexpr double width_hz = 1000.0 + 1.0 / 7.0; // up to the bin behind it
    for (const double frequency_hz : {1100.0, 1250.0, 1500.0, 1900.0}) {
        const auto samples = tone(count, frequency_hz, 0.02);
        const SilenceSpectrum silence(samples, rate);
        const double weight = std::pow(std::sin(pi * (frequency_hz - 1000.0) / width_hz), 4.0);
        // Of a tone a cos(wt) the positive frequency has the power a^2/4.
        BOOST_TEST(silence.band_power(band) == 0.0001 * weight * weight, boost::test_tools::tolerance(0.003));
    }
    BOOST_TEST(SilenceSpectrum(tone(count, 990.0, 0.02), rate).band_power(band) < 1e-12);
}

BOOST_AUTO_TEST_CASE(the_bins_of_a_band_end_at_half_the_rate)
{
    const auto bins = [](double from, double to) { return BandBins({{from}, {to}}, rate, 8000); };
    BOOST_TEST(bins(100.0, 300.0).first == 100U);
    BOOST_TEST(bins(100.0, 300.0).count == 201U);
    BOOST_TEST(bins(3000.0, 9000.0).first == 3000U);
    BOOST_TEST(bins(3000.0, 9000.0).count == 1001U);
    BOOST_TEST(BandBins({{100.0}, {300.0}}, rate, 16'000).first == 200U);
    std::vector<double> weights;
    bins(100.0, 103.0).for_each([&](std::size_t i, std::size_t bin, double weight) {
        BOOST_TEST(bin == 100 + i);
        weights.push_back(weight);
    });
    const std::vector<double> expected{0.0, 0.25, 1.0, 0.25};
    BOOST_REQUIRE_EQUAL(weights.size(), expected.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        BOOST_TEST(std::abs(weights[i] - expected[i]) < 1e-12);
    }
}

/// 100 Hz and its like stand in the silence; what is said is how far below the sweep.
BOOST_AUTO_TEST_CASE(hum_is_told_at_50_60_hz_and_twice_and_three_times_that)
{
    MadeView made(low_sweep);
    const auto window = made.reference.window();
    const auto kept = static_cast<double>(window.left + window.right);
    auto& explanation = made.view.explanation;
    explanation.bin_hz = 1.0 / 128.0;
    for (const double mains_hz : {50.0, 60.0, 100.0, 120.0, 150.0, 180.0, 70.0}) {
        made.view.noise.emplace(tone(28'000, mains_hz, 0.02), rate);
        // The sweep is told from 1 Hz below to 1 Hz above.
        explanation.model_bass.assign(25'601, 1e6);
        for (std::size_t i = 0; i < 256; ++i) { // a mean square of 50^2
            explanation.model_bass[static_cast<std::size_t>(128.0 * (mains_hz - 1.0)) + i] =
                i % 2 == 0 ? 0.0 : 50.0 * std::numbers::sqrt2;
        }
        const auto found = checks::hum(made.view).value();
        if (mains_hz == 70.0) {
            BOOST_TEST(found.value == 200.0);
            BOOST_TEST(!found.place.has_value());
            continue;
        }
        // The tone within the window: 0.375 of its amplitude times the window's length.
        BOOST_TEST(std::abs(found.value - 20.0 * std::log10(50.0 / (0.375 * 0.02 * kept))) < 1e-3, mains_hz);
        BOOST_TEST(found.place.value().value == mains_hz);
        BOOST_TEST(found.place.value().unit == "Hz");
    }
    // The worst of two.
    made.view.noise.emplace(sum(tone(28'000, 50.0, 0.02), tone(28'000, 150.0, 0.04)), rate);
    explanation.model_bass.assign(25'601, 50.0);
    BOOST_TEST(checks::hum(made.view)->place.value().value == 150.0);
    made.view.noise.reset();
    BOOST_TEST(!checks::hum(made.view).has_value());
}

/// A silence that was rounded away has the noise of the steps: their square over 12, times the squares of
/// the window, 11/16 of its length, over the number of sweeps.
BOOST_AUTO_TEST_CASE(noise_is_at_least_that_of_the_steps_of_the_converter)
{
    for (const int repeats : {1, 3}) {
        auto options = low_sweep;
        options.repeats = repeats;
        const SweepReference whole(make_sweep(options), rate, plan_sweep(options));
        const std::vector<double> take(whole.file_samples().begin(), whole.file_samples().end());
        MadeView made(options, make_sweep(options), take);
        const std::vector<double> steps{0.25, 0.0, 0.01, 0.26, 0.25};
        made.view.recorded.samples = steps;
        std::vector<double> silence(4000);
        silence[2000] = 1e-9;
        made.view.silence = silence;
        const auto& [points_hz, power] = made.view.answer.response();
        const auto least = std::min_element(power.begin(), power.end());
        const auto window = made.reference.window();
        const double noise_power =
            1e-4 / 12.0 * 11.0 / 16.0 * static_cast<double>(window.left + window.right) / repeats;
        const auto found = checks::snr(made.view).value();
        BOOST_TEST(std::abs(found.value - db(*least / noise_power)) < 1e-9);
        BOOST_TEST(found.place.value().value == points_hz[static_cast<std::size_t>(least - power.begin())]);
        BOOST_TEST(found.place.value().unit == "Hz");
        silence[2000] = 0.0;
        BOOST_TEST(!checks::snr(made.view).has_value());
        made.view.silence.reset();
        BOOST_TEST(!checks::snr(made.view).has_value());
    }
}

BOOST_AUTO_TEST_CASE(what_is_heard_stands_out_of_all_lags_or_of_the_quiet_frames)
{
    MadeView made(low_sweep);
    auto& arrivals = made.division.arrivals;
    auto& audible = made.view.explanation.audible_energies;
    const auto heard = [&] { return checks::heard(made.view).value().value; };
    // The greatest over the mean of all lags, a place for each.
    audible.clear();
    arrivals.peak = 2.0;
    arrivals.mean_square = 0.01;
    made.division.length = 2 * fft_length(made.take.size() + made.reference.samples());
    BOOST_TEST(std::abs(heard() - db(4.0 / 0.02)) < 1e-9);
    // The loudest of the frames of 400 samples over the sixth of 101, which 5 % are quieter than.
    std::vector<double> take(40'400, 0.1);
    made.view.take = take;
    audible.assign(101, 4.0);
    std::fill_n(audible.begin() + 50, 5, 1e-3);
    audible[60] = 8e3;
    arrivals.peak = 0.0;
    BOOST_TEST(std::abs(heard() - db(2e3)) < 1e-9);
    audible[3] = 1e-3;
    BOOST_TEST(std::abs(heard() - db(8e6)) < 1e-9);
    // Frames of zeros are no quiet: of 100 the fifth counts, and 4.95 are less.
    audible[3] = 4.0;
    std::fill_n(take.begin() + 20'000, 400, 0.0);
    BOOST_TEST(std::abs(heard() - db(2e3)) < 1e-9);
    audible[55] = 1e-3; // the sixth of these
    std::fill_n(take.begin() + 20'000, 6 * 400, 0.0);
    BOOST_TEST(std::abs(heard() - db(2e3)) < 1e-9);
    std::fill(take.begin(), take.end(), 0.0);
    BOOST_TEST(heard() == 0.0);
}

BOOST_AUTO_TEST_CASE(a_second_sweep_is_told_by_its_level_and_place)
{
    MadeView made(low_sweep);
    auto& arrivals = made.division.arrivals;
    arrivals.peak = 2.0;
    arrivals.other = OtherSweep{0.5, 800};
    auto found = checks::second_sweep(made.view).value();
    BOOST_TEST(std::abs(found.value - 20.0 * std::log10(0.25)) < 1e-9);
    BOOST_TEST(found.place.value().value == 0.1);
    BOOST_TEST(found.place.value().unit == "s");
    // Behind the take there are the places before it.
    arrivals.other = OtherSweep{0.5, made.take.size() - 1};
    BOOST_TEST(checks::second_sweep(made.view)->place.value().value ==
               static_cast<double>(made.take.size() - 1) / 8000.0);
    arrivals.other = OtherSweep{1e-6, made.division.length - 400};
    found = checks::second_sweep(made.view).value();
    BOOST_TEST(found.value == -100.0);
    BOOST_TEST(found.place.value().value == -0.05);
    arrivals.other = OtherSweep{0.5, made.take.size()};
    BOOST_TEST(checks::second_sweep(made.view)->place.value().value < 0.0);
    arrivals.other.reset();
    BOOST_TEST(checks::second_sweep(made.view)->value == -100.0);
    made.view.missing_sweeps = {0.5};
    BOOST_TEST(!checks::second_sweep(made.view).has_value());
}

BOOST_AUTO_TEST_CASE(a_take_is_too_short_by_what_it_lacks_between_20_hz_and_20_khz)
{
    // Within these the edges of the sweep count, else they do.
    for (const auto& options : {low_sweep, SweepOptions{.rate = {48'000.0}, .length = {0.5}}}) {
        MadeView made(options);
        const double hz = options.rate.value;
        const auto& layout = made.layout;
        const auto passes = [&](double frequency_hz) {
            return layout.growth.value * std::log(frequency_hz / layout.from.value) * hz;
        };
        const double begins = passes(std::max(20.0, layout.from.value));
        const double ends =
            std::min(passes(std::min(20'000.0, layout.to.value)), static_cast<double>(layout.sweep.count));
        const auto missing_at = [&](double arrival, double samples) {
            const std::vector<double> take(static_cast<std::size_t>(samples));
            made.view.take = take;
            made.division.arrivals.arrival = arrival;
            return checks::missing(made.view).value().value;
        };
        const double whole = static_cast<double>(made.take.size());
        BOOST_TEST(missing_at(-begins, whole) == 0.0);
        BOOST_TEST(std::abs(missing_at(-begins - 8.0, whole) - 8000.0 / hz) < 1e-6);
        const double room = std::ceil(ends) + 500.0;
        BOOST_TEST(missing_at(room - ends, room) < 1e-6);
        BOOST_TEST(std::abs(missing_at(room - ends + 8.0, room) - 8000.0 / hz) < 1e-6);
        BOOST_TEST(!checks::missing(made.view)->of_whole_take);
        made.view.missing_sweeps = {0.5};
        BOOST_TEST(checks::missing(made.view)->value == 500.0);
        BOOST_TEST(checks::missing(made.view)->of_whole_take);
    }
}

BOOST_AUTO_TEST_CASE(drift_and_slip_are_those_of_the_clock)
{
    MadeView made(low_sweep);
    BOOST_TEST(!checks::drift(made.view).has_value()); // without pilots nothing tells
    BOOST_TEST(!checks::slip(made.view).has_value());
    made.view.clock.drift = 20e-6;
    made.view.clock.corrected = PilotTiming{.drift = 0.0, .slip = -2.5, .gains = {}, .coherence = 1.0};
    BOOST_TEST(std::abs(checks::drift(made.view)->value - 20.0) < 1e-9);
    BOOST_TEST(checks::drift(made.view)->of_whole_take);
    BOOST_TEST(checks::slip(made.view)->value == -2.5);
    BOOST_TEST(!checks::slip(made.view)->of_whole_take);
    const std::vector<double> earlier{1e-6, 9e-6, 2e-6};
    BOOST_TEST(std::abs(checks::drift_change({20e-6, earlier})->value - 18.0) < 1e-9);
    BOOST_TEST(checks::drift_change({20e-6, earlier})->of_whole_take);
    BOOST_TEST(!checks::drift_change({20e-6, {}}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
