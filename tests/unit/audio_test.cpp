#include "audio/bounded_call.hpp"
#include "audio/device.hpp"
#include "audio/level.hpp"
#include "audio/streams.hpp"
#include "core/error.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <numbers>
#include <unistd.h>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(audio)

BOOST_AUTO_TEST_CASE(a_call_that_returns_is_waited_for)
{
    const auto count = std::make_shared<int>(0);
    BOOST_TEST(returns_in_time([count] {
        usleep(20'000);
        ++*count;
    }));
    BOOST_TEST(*count == 1);
}

BOOST_AUTO_TEST_CASE(a_call_that_hangs_is_left_behind)
{
    const auto start = std::chrono::steady_clock::now();
    BOOST_TEST(!returns_in_time([] { pause(); }, Seconds{0.1}));
    BOOST_CHECK(std::chrono::steady_clock::now() - start > std::chrono::milliseconds{99});
}

BOOST_AUTO_TEST_CASE(a_call_that_gives_up_by_abort_ends_alone)
{
    BOOST_TEST(!returns_in_time([] { std::abort(); }));
    BOOST_TEST(returns_in_time([] {}));
}

namespace {

std::vector<AudioDevice> some_devices()
{
    return {{0, "HDA Intel: ALC (hw:1,0)", "ALSA", 2, 2, 44'100.0, false, false},
            {1, "HDA Intel: HDMI (hw:1,3)", "ALSA", 0, 8, 44'100.0, false, false},
            {2, "UMIK", "ALSA", 1, 0, 48'000.0, true, false},
            {3, "UMIK two", "ALSA", 2, 0, 48'000.0, false, false},
            {4, "odd:2", "ALSA", 4, 4, 48'000.0, false, false}};
}

DeviceChannels chosen(std::string_view wanted, Direction direction)
{
    return choose_device(some_devices(), wanted, direction);
}

std::vector<double> sine(double amplitude, double frequency_hz, double rate_hz, double length_s)
{
    std::vector<double> samples(static_cast<std::size_t>(length_s * rate_hz));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = amplitude *
                     std::sin(2.0 * std::numbers::pi * frequency_hz * static_cast<double>(i) / rate_hz + 0.4);
    }
    return samples;
}

bool is_unavailable(const Error& error)
{
    return error.fault() == Fault::unavailable;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_device_is_chosen_by_its_name_its_index_or_part_of_its_name)
{
    BOOST_TEST(chosen("UMIK", Direction::record).device.index == 2); // "UMIK two" is another
    BOOST_TEST(chosen("3", Direction::record).device.index == 3);
    BOOST_TEST(chosen("alc", Direction::play).device.index == 0);
    BOOST_TEST(chosen("hdmi", Direction::play).device.index == 1);
    BOOST_TEST(chosen("hda", Direction::record).device.index == 0); // the other one cannot record
}

BOOST_AUTO_TEST_CASE(channels_follow_the_last_colon_unless_the_name_goes_on_there)
{
    BOOST_TEST(chosen("UMIK two:2", Direction::record).channels == std::vector<std::size_t>{1});
    BOOST_TEST((chosen("UMIK two:2,1", Direction::record).channels == std::vector<std::size_t>{1, 0}));
    BOOST_TEST(chosen("UMIK two:2", Direction::record).highest() == 2U);
    BOOST_TEST(chosen("UMIK", Direction::record).channels.empty());
    BOOST_TEST(chosen("UMIK", Direction::record).highest() == 0U);
    BOOST_TEST(chosen("hw:1,3", Direction::play).device.index == 1);
    BOOST_TEST(chosen("hw:1,3", Direction::play).channels.empty());
    BOOST_TEST(chosen("hw:1,3):8", Direction::play).channels == std::vector<std::size_t>{7});
    BOOST_TEST(chosen("odd:2", Direction::play).channels.empty());
    BOOST_TEST(chosen("odd:2:3", Direction::play).channels == std::vector<std::size_t>{2});
    BOOST_TEST(chosen("0:1", Direction::play).device.index == 0);
}

BOOST_AUTO_TEST_CASE(a_device_that_is_missing_or_ambiguous_is_unavailable)
{
    // "3" only records, and is no part of a name; "two" is no channel, nor is "-1".
    for (const auto* wanted :
         {"", "nothing", "9", "3", "UMIK", "hda", "hdmi:9", "hd:1", "hdmi:two", "hdmi:-1"}) {
        BOOST_CHECK_EXCEPTION((void)chosen(wanted, Direction::play), Error, is_unavailable);
    }
    BOOST_CHECK_EXCEPTION((void)chosen("hda", Direction::play), Error, [](const Error& error) {
        return std::string(error.what()) ==
               "expected a device to play called 'hda' but found 0 'HDA Intel: ALC "
               "(hw:1,0)' and 1 'HDA Intel: HDMI (hw:1,3)'";
    });
    for (const auto* wanted : {"alc:0", "alc:1,1"}) {
        BOOST_CHECK_EXCEPTION((void)chosen(wanted, Direction::play), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
}

BOOST_AUTO_TEST_CASE(what_is_played_is_the_signal_then_silence)
{
    PlayedSamples played(2, 3, 10);
    played.set_channel(1, std::array{0.25, -0.5, 1.0});
    std::array<float, 4> first{};
    BOOST_TEST(played.take(first));
    BOOST_TEST((first == std::array{0.0F, 0.25F, 0.0F, -0.5F}));
    std::array<float, 6> second{};
    second.fill(9.0F);
    BOOST_TEST(!played.take(second));
    BOOST_TEST((second == std::array{0.0F, 1.0F, 0.0F, 0.0F, 0.0F, 0.0F}));
    BOOST_TEST(played.position() == 3U);
}

BOOST_AUTO_TEST_CASE(a_playback_that_is_stopped_fades_by_half_a_cosine_and_ends)
{
    PlayedSamples played(1, 100, 4);
    played.set_channel(0, std::vector<double>(100, 1.0));
    std::array<float, 3> before{};
    BOOST_TEST(played.take(before));
    played.stop();
    std::array<float, 6> fading{};
    BOOST_TEST(!played.take(fading));
    const std::array expected{1.0, 0.5 + 0.5 * std::sqrt(0.5), 0.5, 0.5 - 0.5 * std::sqrt(0.5), 0.0, 0.0};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        BOOST_TEST(std::abs(static_cast<double>(fading[i]) - expected[i]) < 1e-6); // single precision
    }
    BOOST_TEST(!played.take(fading));
    BOOST_TEST((fading == std::array<float, 6>{}));
    // With the last frame of the fade it has ended, and nothing more is taken.
    PlayedSamples exactly(1, 100, 4);
    exactly.stop();
    BOOST_TEST(exactly.take(before));
    std::array<float, 1> last{};
    BOOST_TEST(!exactly.take(last));
    BOOST_TEST(exactly.position() == 4U);
    BOOST_TEST(!exactly.take(before));
    BOOST_TEST(exactly.position() == 4U);
}

BOOST_AUTO_TEST_CASE(a_recording_keeps_what_there_is_room_for)
{
    RecordedSamples recorded(2, 3);
    const std::array source{1.0F, 2.0F, 3.0F, 4.0F};
    recorded.give(source.data(), 2);
    BOOST_TEST(!recorded.is_full());
    recorded.give(source.data(), 2);
    BOOST_TEST(recorded.is_full());
    recorded.give(nullptr, 5);
    BOOST_TEST(recorded.frames() == 3U);
    BOOST_TEST((recorded.channel(1, 0, 3) == std::vector{2.0, 4.0, 2.0}));
    BOOST_TEST((recorded.channel(0, 1, 2) == std::vector{3.0}));
}

BOOST_AUTO_TEST_CASE(levels_are_relative_to_a_sine_of_full_scale)
{
    auto samples = sine(0.5, 1000.0, 48'000.0, 1.0);
    const auto level = read_level(samples);
    // 20 lg 0.5; a whole number of periods, sampled 48 times each: the crest is met within 1 - cos(pi/48).
    BOOST_TEST(std::abs(level.rms.value + 6.0206) < 1e-4);
    BOOST_TEST(std::abs(level.peak.value + 6.0206) < 0.02);
    BOOST_TEST(level.clipped == 0U);
    for (auto& sample : samples) {
        sample += 0.25; // DC is no level, but it takes headroom
    }
    BOOST_TEST(std::abs(read_level(samples).rms.value + 6.0206) < 1e-4);
    BOOST_TEST(std::abs(read_level(samples).peak.value - 20.0 * std::log10(0.75)) < 0.02);
    BOOST_TEST(read_level(std::vector<double>(10)).peak.value == -200.0);
    BOOST_TEST(read_level(std::vector{0.0, 32'767.0 / 32'768.0, -1.0, 0.9999}).clipped == 2U);
}

BOOST_AUTO_TEST_CASE(the_level_check_is_silence_and_a_sweep_as_strong_as_the_real_one)
{
    const auto check = make_level_check({48'000.0}, {20.0}, {20'000.0}, {-12.0});
    BOOST_REQUIRE(check.has_value());
    BOOST_TEST(check->silence == 24'000U);
    BOOST_TEST(read_level(std::span(check->samples).first(check->silence)).peak.value == -200.0);
    BOOST_TEST(std::abs(read_level(check->samples).peak.value + 12.0) < 0.01);
    // A second, to half a period of the lowest frequency at its start: L ln(to/from) with L from the period.
    const auto high = make_level_check({48'000.0}, {1000.0}, {20'000.0}, {-12.0});
    BOOST_REQUIRE(high.has_value());
    const double rounding_s = 0.5 / 1000.0 * std::log(20.0);
    BOOST_TEST(std::abs(static_cast<double>(high->samples.size()) / 48'000.0 - 1.5) < rounding_s);
    BOOST_TEST(!make_level_check({48'000.0}, {1000.0}, {1100.0}, {-12.0}).has_value());
    BOOST_TEST(!judge_level(check->samples, check->silence).reason_to_reject);
    BOOST_TEST(!judge_level(check->samples, check->silence).warning);
}

BOOST_AUTO_TEST_CASE(a_level_check_rejects_clipping_and_silence_and_warns_near_both)
{
    const auto judged = [](double peak, double noise) {
        auto recording = sine(noise, 500.0, 48'000.0, 1.0);
        const auto quiet = recording.size();
        const auto signal = sine(peak, 1000.0, 48'000.0, 1.0);
        recording.insert(recording.end(), signal.begin(), signal.end());
        recording.back() = peak;
        return judge_level(recording, quiet);
    };
    BOOST_TEST(judged(1.0, 0.0).reason_to_reject->starts_with("clipped"));
    BOOST_TEST(judged(0.01, 0.01).reason_to_reject->starts_with("nothing is heard"));
    BOOST_TEST(judged(0.0, 0.0).reason_to_reject->starts_with("nothing is heard"));
    BOOST_TEST(judged(0.9, 0.0).warning->starts_with("little headroom"));
    BOOST_TEST(judged(0.001, 0.0).warning->starts_with("low level"));
    BOOST_TEST(judged(0.1, 0.01).warning->starts_with("much noise"));
    BOOST_TEST(!judged(0.1, 0.0001).warning);
}

BOOST_AUTO_TEST_CASE(a_bar_shows_60_db)
{
    BOOST_TEST(level_bar(1.0) == "[" + std::string(30, '#') + "]   0.0 dBFS");
    BOOST_TEST(level_bar(std::pow(10.0, -30.0 / 20.0)) ==
               "[" + std::string(15, '#') + std::string(15, '-') + "] -30.0 dBFS");
    BOOST_TEST(level_bar(0.0) == "[" + std::string(30, '-') + "] -99.9 dBFS");
}

BOOST_AUTO_TEST_SUITE_END()
