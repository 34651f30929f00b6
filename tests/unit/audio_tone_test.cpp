// The tone of a calibrator. Rates are low, so that a test takes milliseconds: what counts is the number of
// periods.

#include "audio/level.hpp"
#include "core/error.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>
#include <span>
#include <string>
#include <vector>

using namespace earbench;

namespace {

struct Sine {
    double amplitude;
    double frequency_hz;
    double phase_rad = 0.4;
};

std::vector<double> sum_of(const std::vector<Sine>& sines, double rate_hz, std::size_t count)
{
    std::vector<double> samples(count);
    for (const auto& [amplitude, frequency_hz, phase_rad] : sines) {
        const double step = 2.0 * std::numbers::pi * frequency_hz / rate_hz;
        for (std::size_t i = 0; i < count; ++i) {
            samples[i] += amplitude * std::sin(step * static_cast<double>(i) + phase_rad);
        }
    }
    return samples;
}

std::string reason(const ToneReading& tone, std::size_t clipped = 0)
{
    return reason_to_reject(tone, {.rms = {-20.0}, .peak = {-20.0}, .clipped = clipped}).value_or("");
}

std::string reason(const std::vector<double>& samples, double rate_hz)
{
    return reason_to_reject(read_tone(samples, {rate_hz}, {1000.0}), read_level(samples)).value_or("");
}

} // namespace

BOOST_AUTO_TEST_SUITE(audio_tone)

BOOST_AUTO_TEST_CASE(the_tone_of_a_calibrator_is_found_with_its_frequency_and_amplitude)
{
    for (const double frequency_hz : {250.0, 988.3, 1000.0, 1011.7}) {
        for (const double amplitude : {0.0123, 0.00123}) {
            const double hum = amplitude / 41.0;
            const auto samples = sum_of({{amplitude, frequency_hz}, {hum, 50.0}}, 4410.0, 14'553);
            const auto tone = read_tone(samples, {4410.0}, {frequency_hz < 500.0 ? 250.0 : 1000.0});
            BOOST_TEST(std::abs(tone.frequency.value - frequency_hz) < 0.001);
            // Hum leaks 100 dB below.
            BOOST_TEST(std::abs(tone.level.value - 20.0 * std::log10(amplitude)) < 1e-3);
            BOOST_TEST(std::abs(tone.purity.value - 20.0 * std::log10(41.0)) < 0.1);
            BOOST_TEST(reason_to_reject(tone, read_level(samples)).value_or("").empty());
        }
    }
}

/// By numpy and scipy, which look for the greatest magnitude by other means: two sines so near to each other
/// that the window decides what is found, with a mean that is none of it. What follows is loud and not asked
/// for.
BOOST_AUTO_TEST_CASE(what_lies_beside_the_tone_counts_by_the_hann_window)
{
    struct Expected {
        std::vector<Sine> sines;
        double nominal_hz;
        std::size_t count;
        double frequency_hz;
        double level_db;
        double purity_db;
        double drift_db;
    };
    const std::vector<Expected> table{{{{0.004, 101.37}, {0.002, 104.6, 1.1}},
                                       100.0,
                                       2000,
                                       101.37106964,
                                       -47.96347696,
                                       6.01573880,
                                       6.23124267},
                                      {{{0.004, 405.37}, {0.002, 418.0, 1.1}},
                                       400.0,
                                       250,
                                       405.38621638,
                                       -47.96802761,
                                       6.01163331,
                                       8.21338540}};
    for (const auto& expected : table) {
        auto samples = sum_of(expected.sines, 1000.0, expected.count);
        for (auto& sample : samples) {
            sample += 0.2;
        }
        samples.resize(2 * samples.size(), 0.9);
        const auto tone =
            read_tone(std::span(samples).first(expected.count), {1000.0}, {expected.nominal_hz});
        BOOST_TEST(std::abs(tone.frequency.value - expected.frequency_hz) < 1e-7 * expected.frequency_hz);
        BOOST_TEST(std::abs(tone.level.value - expected.level_db) < 1e-7);
        BOOST_TEST(std::abs(tone.purity.value - expected.purity_db) < 1e-7);
        // To either side of the greatest magnitude of all, that of a part has a slope.
        BOOST_TEST(std::abs(tone.drift.value - expected.drift_db) < 1e-5);
    }
}

BOOST_AUTO_TEST_CASE(silence_has_a_tone_of_minus_200_db_and_no_purity)
{
    const auto tone = read_tone(std::vector<double>(250), {1000.0}, {400.0});
    BOOST_TEST(tone.frequency.value == 400.0, boost::test_tools::tolerance(0.01)); // within a bin, 4 Hz
    BOOST_TEST(tone.level.value == -200.0);
    BOOST_TEST(tone.purity.value == 0.0);
    BOOST_TEST(tone.drift.value == 0.0);
}

BOOST_AUTO_TEST_CASE(what_is_no_steady_tone_is_no_calibrator)
{
    BOOST_TEST(reason(sum_of({{0.1, 440.0}}, 4800.0, 4800), 4800.0).starts_with("no tone"));
    auto swelling = sum_of({{0.1, 1000.0}}, 4800.0, 9600);
    for (std::size_t i = 0; i < swelling.size(); ++i) {
        swelling[i] *= 1.0 + 0.05 * static_cast<double>(i) / static_cast<double>(swelling.size());
    }
    BOOST_TEST(reason(swelling, 4800.0).starts_with("unsteady"));
}

BOOST_AUTO_TEST_CASE(a_calibrator_is_20_db_above_the_rest_and_moves_by_0_2_db)
{
    const ToneReading good{{1000.0}, {-20.0}, {20.0}, {0.2}};
    BOOST_TEST(reason(good).empty());
    BOOST_TEST(reason({{1000.0}, {-20.0}, {19.94}, {0.2}}) ==
               "no tone: only 19.9 dB above the rest (limit 20.0)");
    BOOST_TEST(reason({{1000.0}, {-20.0}, {20.0}, {0.2005}}) ==
               "unsteady: the level moves by 0.20 dB (limit 0.20)");
    BOOST_TEST(reason(good, 1) == "clipped: 1 samples at full scale");
}

BOOST_AUTO_TEST_CASE(a_tone_has_100_periods_at_least)
{
    // 1000 Hz at 4.8 kHz: 4.8 samples a period.
    BOOST_CHECK_NO_THROW((void)read_tone(sum_of({{0.1, 1000.0}}, 4800.0, 480), {4800.0}, {1000.0}));
    BOOST_CHECK_EXCEPTION((void)read_tone(sum_of({{0.1, 1000.0}}, 4800.0, 479), {4800.0}, {1000.0}), Error,
                          [](const Error& error) {
                              BOOST_TEST(std::string(error.what()) ==
                                         "expected at least 100 periods of 1000 Hz but found 99.8");
                              return error.fault() == Fault::data;
                          });
}

BOOST_AUTO_TEST_CASE(a_tone_is_looked_for_within_a_quarter_octave)
{
    const auto reading = [](double octaves) {
        return read_tone(sum_of({{0.1, 1000.0 * std::exp2(octaves)}}, 4800.0, 4800), {4800.0}, {1000.0});
    };
    for (const double octaves : {-0.2499, 0.2499}) {
        const auto tone = reading(octaves);
        BOOST_TEST(std::abs(tone.frequency.value - 1000.0 * std::exp2(octaves)) < 0.001);
        BOOST_TEST(std::abs(tone.level.value + 20.0) < 1e-4);
    }
    for (const double octaves : {-0.27, 0.27}) {
        BOOST_TEST(reading(octaves).level.value < -60.0);
    }
}

/// The first, fourth or last tenth is 1 dB louder than the rest.
BOOST_AUTO_TEST_CASE(the_drift_is_that_over_tenths_of_the_recording)
{
    for (const std::size_t louder : {0U, 3U, 9U}) {
        auto samples = sum_of({{0.1, 1000.0}}, 4800.0, 9600);
        for (std::size_t i = 960 * louder; i < 960 * (louder + 1); ++i) {
            samples[i] *= std::pow(10.0, 1.0 / 20.0);
        }
        BOOST_TEST(std::abs(read_tone(samples, {4800.0}, {1000.0}).drift.value - 1.0) < 1e-3);
    }
}

BOOST_AUTO_TEST_SUITE_END()
