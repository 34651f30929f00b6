// Both sides of every limit that audio/level.hpp promises, and the tables of devices and levels.

#include "audio/device.hpp"
#include "audio/level.hpp"
#include "audio/tables.hpp"
#include "audio/watchdog.hpp"
#include "core/error.hpp"
#include "text/table.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <numbers>
#include <variant>

using namespace earbench;

namespace {

double amplitude_of(double level_db)
{
    return std::pow(10.0, level_db / 20.0);
}

std::vector<double> steady_sine(double amplitude, double frequency_hz, std::size_t count,
                                double rate_hz = 48'000.0)
{
    std::vector<double> samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        samples[i] =
            amplitude * std::sin(2.0 * std::numbers::pi * frequency_hz * static_cast<double>(i) / rate_hz);
    }
    return samples;
}

/// The check of noise and a signal whose peaks (of sines: whose levels) are as stated.
LevelCheck check_of(double peak_db, double noise_db)
{
    auto recording = steady_sine(amplitude_of(noise_db), 500.0, 48'000);
    const auto quiet = recording.size();
    // A quarter of the rate: every other sample is the peak itself.
    const auto signal = steady_sine(amplitude_of(peak_db), 12'000.0, 48'000);
    recording.insert(recording.end(), signal.begin(), signal.end());
    return judge_level(recording, quiet);
}

std::string complaint(double peak_db, double noise_db)
{
    const auto check = check_of(peak_db, noise_db);
    const auto words = check.reason_to_reject ? *check.reason_to_reject : check.warning.value_or("");
    return words.substr(0, words.find(':'));
}

} // namespace

BOOST_AUTO_TEST_SUITE(audio_limits)

BOOST_AUTO_TEST_CASE(a_level_check_wants_12_db_above_the_noise_and_30_without_a_word)
{
    BOOST_TEST(complaint(-20.0, -31.95) == "nothing is heard");
    BOOST_TEST(complaint(-20.0, -32.05) == "much noise");
    BOOST_TEST(complaint(-20.0, -49.95) == "much noise");
    BOOST_TEST(complaint(-20.0, -50.05).empty());
}

BOOST_AUTO_TEST_CASE(a_level_check_wants_a_peak_from_minus_40_to_minus_3_db)
{
    BOOST_TEST(complaint(-2.995, -90.0) == "little headroom");
    BOOST_TEST(complaint(-3.005, -90.0).empty());
    BOOST_TEST(complaint(-39.95, -90.0).empty());
    BOOST_TEST(complaint(-40.05, -90.0) == "low level");
    // 20 lg 0.01 is -40 and not below.
    BOOST_TEST(!judge_level(std::vector{0.0, 0.0, 0.01}, 2).warning);
}

BOOST_AUTO_TEST_CASE(a_sample_is_clipped_from_the_highest_of_16_bits)
{
    BOOST_TEST(read_level(std::vector{1.0 - 1.0 / 32'768.0, -1.0 + 1.0 / 32'768.0}).clipped == 2U);
    BOOST_TEST(read_level(std::vector{1.0 - 1.01 / 32'768.0, -1.0 + 1.01 / 32'768.0}).clipped == 0U);
    BOOST_TEST(complaint(0.0, -90.0) == "clipped");
    // One sample is enough.
    auto recording = steady_sine(0.5, 1000.0, 4800);
    recording.back() = 1.0;
    BOOST_TEST(judge_level(recording, 48).reason_to_reject.value() == "clipped: 1 samples at full scale");
}

BOOST_AUTO_TEST_CASE(nothing_is_below_minus_200_db)
{
    BOOST_TEST(std::abs(read_level(std::vector{1.2e-10}).peak.value + 198.416) < 1e-3); // 20 lg 1.2e-10
    BOOST_TEST(std::abs(read_level(std::vector{0.5e-10}).peak.value + 200.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_bar_has_30_characters_for_60_db)
{
    const auto marks = [](double level_db) {
        const auto bar = level_bar(amplitude_of(level_db));
        return std::count(bar.begin(), bar.end(), '#');
    };
    BOOST_TEST(marks(-0.95) == 30);
    BOOST_TEST(marks(-1.05) == 29);
    BOOST_TEST(marks(-58.95) == 1);
    BOOST_TEST(marks(-59.05) == 0);
}

BOOST_AUTO_TEST_CASE(a_channel_has_a_number_up_to_1024)
{
    const std::vector<AudioDevice> devices{{0, "many", "ALSA", 2000, 0, 48'000.0, false, false}};
    BOOST_TEST(choose_device(devices, "many:1024", Direction::record).highest() == 1024U);
    BOOST_CHECK_THROW((void)choose_device(devices, "many:1025", Direction::record), Error);
}

BOOST_AUTO_TEST_CASE(a_row_of_levels_ends_with_the_tone_of_a_calibrator_and_nothing_else)
{
    const auto row_of = [](const std::vector<double>& samples) {
        auto table = level_table(true);
        const auto reason = add_level_row(table, "take.wav", 2, samples, {4800.0},
                                          CalibratorTone{.level = "94", .frequency = {1000.0}});
        return std::pair(to_csv(table), reason.has_value());
    };
    const std::string head = "source,channel,rms_dbfs,peak_dbfs,clipped,tone_hz,tone_dbfs,purity_db,spl_at\n";
    // With a hum of a twentieth: 10 lg (1 + 1/400) more in all, 20 lg 20 below the tone, 20 lg 1.05 at the
    // peak.
    auto humming = steady_sine(0.1, 1000.0, 4800, 4800.0);
    const auto hum = steady_sine(0.005, 60.0, 4800, 4800.0);
    std::transform(humming.begin(), humming.end(), hum.begin(), humming.begin(), std::plus{});
    const auto [good, is_refused] = row_of(humming);
    BOOST_TEST(!is_refused);
    BOOST_TEST(good == head + "take.wav,2,-19.99,-19.58,0,1000.00,-20.00,26.0,94@1000=-20.00\n");
    // Half of it a third as strong: unsteady. The mean square is (1 + 1/9)/2 of the greater.
    auto unsteady = steady_sine(0.1, 1000.0, 4800, 4800.0);
    std::for_each(unsteady.begin() + 2400, unsteady.end(), [](double& sample) { sample /= 3.0; });
    const auto [bad, is_rejected] = row_of(unsteady);
    BOOST_TEST(is_rejected);
    BOOST_TEST(bad == head + "take.wav,2,-22.55,-20.00,0,,,,\n"); // 10 lg 5/9 = -2.553
}

BOOST_AUTO_TEST_CASE(a_device_is_the_default_of_either_direction_or_both)
{
    const std::vector<AudioDevice> devices{{0, "a", "ALSA", 0, 2, 48'000.0, false, false},
                                           {1, "b", "ALSA", 1, 2, 44'100.0, true, false},
                                           {2, "c", "JACK", 1, 2, 48'000.0, false, true},
                                           {3, "d", "JACK", 1, 2, 48'000.0, true, true}};
    BOOST_TEST(to_csv(device_table(devices)) ==
               "index,name,api,play_channels,record_channels,rate_hz,default\n"
               "0,a,ALSA,2,0,48000,\n1,b,ALSA,2,1,44100,record\n2,c,JACK,2,1,48000,play\n"
               "3,d,JACK,2,1,48000,play record\n");
    BOOST_TEST(std::holds_alternative<std::monostate>(device_table(devices).rows.at(0).back()));
}

BOOST_AUTO_TEST_CASE(a_count_stands_still_for_5_s_at_most)
{
    using std::chrono::milliseconds;
    const auto start = Watchdog::Clock::now();
    Watchdog watchdog(start);
    const auto stood_still = [&](std::size_t count, int at_ms) {
        return watchdog.has_stood_still(count, start + milliseconds{at_ms});
    };
    BOOST_TEST(!stood_still(0, 5000));
    BOOST_TEST(stood_still(0, 5001));
    BOOST_TEST(!stood_still(1, 6000));
    BOOST_TEST(!stood_still(1, 11'000));
    BOOST_TEST(stood_still(1, 11'001));
    BOOST_TEST(!stood_still(2, 30'000));
}

BOOST_AUTO_TEST_CASE(a_level_check_says_what_it_found_and_its_limit)
{
    const auto said = [](double peak_db, double noise_db) {
        const auto check = check_of(peak_db, noise_db);
        return check.reason_to_reject ? *check.reason_to_reject : describe(check).back();
    };
    BOOST_TEST(said(-20.0, -31.0) ==
               "nothing is heard: peak -20.0 dBFS, 11.0 dB above the noise (limit 12.0)");
    BOOST_TEST(said(-2.0, -90.0) == "warning: little headroom: peak -2.0 dBFS (limit -3.0)");
    BOOST_TEST(said(-41.0, -90.0) == "warning: low level: peak -41.0 dBFS (limit -40.0)");
    BOOST_TEST(said(-20.0, -45.0) == "warning: much noise: the peak is 25.0 dB above it (limit 30.0)");
    BOOST_TEST(said(-20.0, -70.0) == "peak -20.0 dBFS, noise -70.0 dBFS");
    BOOST_TEST(describe(check_of(-2.0, -90.0)).size() == 2U);
    // A quarter of the rate: of 48,000 samples a half are peaks, of either sign.
    BOOST_TEST(check_of(0.0, -90.0).reason_to_reject.value() == "clipped: 24000 samples at full scale");
}

BOOST_AUTO_TEST_CASE(a_channel_is_counted_from_1_and_named_once)
{
    const std::vector<AudioDevice> devices{{0, "Mic", "ALSA", 2, 0, 48'000.0, false, false}};
    const auto error = [&](std::string_view wanted, Direction direction = Direction::record) {
        try {
            (void)choose_device(devices, wanted, direction);
        } catch (const Error& found) {
            return std::string(found.what());
        }
        return std::string("none");
    };
    BOOST_TEST(error("Mic:2") == "none");
    BOOST_TEST(error("Mic:2,1") == "none");
    BOOST_TEST(error("Mic:0") == "expected each channel once, counted from 1, but found channel 0");
    BOOST_TEST(error("Mic:2,2") == "expected each channel once, counted from 1, but found channel 2 twice");
    BOOST_TEST(error("Mic:3") == "expected channel 3 of 'Mic' but it has 2");
    BOOST_TEST(error("Line") == "expected a device to record called 'Line' but found none");
    BOOST_TEST(error("Mic", Direction::play) == "expected a device to play called 'Mic' but found none");
    BOOST_TEST(error("Line:1") == "expected a device to record called 'Line' but found none");
    BOOST_TEST(error("Line:a") == "expected a device to record called 'Line:a' but found none");
    BOOST_TEST(error("") == "expected a device to record called '' but found none");
}

BOOST_AUTO_TEST_SUITE_END()
