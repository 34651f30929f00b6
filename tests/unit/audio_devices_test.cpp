// Takes through devices: a PortAudio of our own stands in for the library.

#if __has_include(<portaudio.h>)

#include "audio/audio_system.hpp"
#include "audio/loop.hpp"
#include "core/error.hpp"
#include "portaudio_stand_in.hpp"
#include "signal_on_hold.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <malloc.h>
#include <numbers>
#include <string>
#include <vector>

using namespace earbench;

namespace {

std::vector<Card> usual_cards()
{
    return {{"Mic", 2, 0}, {"Out", 0, 4}, {"Loop", 1, 1}};
}

DeviceChannels chosen(const AudioSystem& system, std::size_t device, std::vector<std::size_t> channels = {})
{
    return {system.devices().at(device), std::move(channels)};
}

/// The error of one take by these cards, at 1000 Hz unless another rate is named.
std::string error_of(const std::vector<std::vector<double>>& signals, std::vector<std::size_t> channels = {},
                     double rate_hz = 1000.0)
{
    try {
        AudioSystem system;
        (void)system.play_and_record(
            {chosen(system, 1, std::move(channels)), chosen(system, 0), {rate_hz}, {0.1}, {0.1}}, signals,
            {});
    } catch (const Error& error) {
        BOOST_CHECK(error.fault() == Fault::unavailable);
        return error.what();
    }
    return "none";
}

} // namespace

BOOST_AUTO_TEST_SUITE(audio_devices)

BOOST_AUTO_TEST_CASE(devices_are_listed_as_they_are)
{
    the().reset({{"Mic", 2, 0}, {"Out\xE9", -1, 4}});
    const AudioSystem system;
    BOOST_REQUIRE(system.devices().size() == 2U);
    const auto& mic = system.devices()[0];
    BOOST_TEST(mic.index == 0);
    BOOST_TEST(mic.name == "Mic");
    BOOST_TEST(mic.host_api == "Cards");
    BOOST_TEST(mic.inputs == 2U);
    BOOST_TEST(mic.outputs == 0U);
    BOOST_TEST(mic.default_rate_hz == 44'100.0);
    BOOST_TEST(mic.is_default_input);
    BOOST_TEST(!mic.is_default_output);
    const auto& out = system.devices()[1];
    BOOST_TEST(out.index == 1);
    BOOST_TEST(out.name == "Out\u00E9"); // Latin-1
    BOOST_TEST(out.inputs == 0U);
    BOOST_TEST(out.outputs == 4U);
    BOOST_TEST(!out.is_default_input);
    BOOST_TEST(out.is_default_output);
}

BOOST_AUTO_TEST_CASE(a_sound_system_that_does_not_start_says_why)
{
    const auto error = [](PaError initial, const std::string& host) {
        the().reset(usual_cards());
        the().initial = initial;
        the().host_error = host;
        try {
            const AudioSystem system;
        } catch (const Error& found) {
            return std::string(found.what());
        }
        return std::string("none");
    };
    const std::string cannot = "expected sound devices but PortAudio cannot start: ";
    BOOST_TEST(error(paNoError, "") == "none");
    BOOST_TEST(error(paDeviceUnavailable, "not asked for") == cannot + "it is gone");
    BOOST_TEST(error(paUnanticipatedHostError, "no server") == cannot + "no server");
    BOOST_TEST(error(paUnanticipatedHostError, "") == cannot + "else");
    BOOST_TEST(error(paTimedOut, "").starts_with("expected sound devices but the sound system hangs"));
}

BOOST_AUTO_TEST_CASE(signals_go_to_the_channels_that_are_named_or_the_first_ones)
{
    // Two signals of two frames, and what each channel of the card gets of them.
    const std::vector<std::vector<double>> one{{0.25, -0.5}};
    const std::vector<std::vector<double>> two{{0.25, -0.5}, {0.125, 1.0}};
    const auto heard = [](const std::vector<std::vector<double>>& signals, std::size_t device,
                          std::vector<std::size_t> channels) {
        the().reset(usual_cards());
        the().play_block = 3;
        AudioSystem system;
        (void)system.play_and_record(
            {chosen(system, device, std::move(channels)), chosen(system, 0), {1000.0}, {0.0}, {0.0}}, signals,
            {});
        std::string all;
        for (const auto& channel : the().heard) {
            all += channel[0] == 0.25F ? "1" : channel[0] == 0.125F ? "2" : channel[0] == 0.0F ? "-" : "?";
            BOOST_TEST(channel[2] == 0.0F); // silence behind the signal
        }
        return all;
    };
    BOOST_TEST(heard(one, 1, {}) == "11");
    BOOST_TEST(heard(one, 2, {}) == "1"); // a card of one channel
    BOOST_TEST(heard(two, 1, {}) == "12");
    BOOST_TEST(heard(one, 1, {2}) == "--1");
    BOOST_TEST(heard(one, 1, {0, 3}) == "1--1");
    BOOST_TEST(heard(two, 1, {3, 1}) == "-2-1");
    BOOST_TEST(heard(one, 1, {0}) == "1-"); // two channels rather than one
    the().reset(usual_cards());
    BOOST_TEST(error_of({{0.0}, {0.0}, {0.0}, {0.0}}) == "none");
    BOOST_TEST(error_of({{0.0}, {0.0}, {0.0}, {0.0}, {0.0}}) == "expected 5 channels of 'Out' but it has 4");
    BOOST_TEST(error_of({{0.0}}, {4}) == "expected 5 channels of 'Out' but it has 4");
}

BOOST_AUTO_TEST_CASE(a_card_is_opened_with_two_channels_those_needed_or_all)
{
    const auto opened = [](int supported, std::vector<std::size_t> channels) {
        auto cards = usual_cards();
        cards[0] = {"Mic", 8, 0, 0.01, supported};
        the().reset(std::move(cards));
        AudioSystem system;
        (void)system.record(chosen(system, 0, std::move(channels)), {1000.0}, {0.1}, {});
        return the().streams.at(0)->parameters.channelCount;
    };
    BOOST_TEST(opened(0, {}) == 2);
    BOOST_TEST(opened(0, {0}) == 2);
    BOOST_TEST(opened(0, {2}) == 3);
    BOOST_TEST(opened(1, {0}) == 1);
    BOOST_TEST(opened(8, {0}) == 8);
    the().reset(usual_cards());
    BOOST_TEST(error_of({{0.0}}, {}, 192'000.0) ==
               "expected 'Out' to play at 192000 Hz but it does not: no such rate");
    the().cards[0].supported_channels = 7;
    BOOST_TEST(error_of({{0.0}}) == "expected 'Mic' to record at 1000 Hz but it does not: no such rate");
    the().reset(usual_cards());
    the().of_opening = paDeviceUnavailable;
    BOOST_TEST(error_of({{0.0}}) == "cannot use 'Mic': it is gone");
}

BOOST_AUTO_TEST_CASE(buffers_are_a_tenth_of_a_second_long_or_as_the_card_has_them)
{
    const auto latencies = [](double high_latency_s) {
        auto cards = usual_cards();
        cards[0].high_latency_s = cards[1].high_latency_s = high_latency_s;
        the().reset(std::move(cards));
        BOOST_TEST(error_of({{0.0}}) == "none");
        BOOST_REQUIRE(the().streams.size() == 2U);
        BOOST_TEST(!the().streams[0]->plays); // the recording first
        BOOST_TEST(the().streams[0]->rate_hz == 1000.0);
        BOOST_TEST(the().closed == 2);
        return std::pair{the().streams[0]->parameters.suggestedLatency,
                         the().streams[1]->parameters.suggestedLatency};
    };
    BOOST_TEST((latencies(0.01) == std::pair{0.1, 0.1}));
    BOOST_TEST((latencies(0.25) == std::pair{0.25, 0.5})); // the stand-in plays with twice as much
}

BOOST_AUTO_TEST_CASE(a_card_runs_at_the_rate_asked_for_within_1e_4)
{
    const auto error = [](double ratio) {
        the().reset(usual_cards());
        the().rate_ratio = ratio;
        return error_of({{0.0}});
    };
    BOOST_TEST(error(1.0 + 0.99e-4) == "none");
    BOOST_TEST(error(1.0 - 0.99e-4) == "none");
    BOOST_TEST(error(1.0 + 1.004e-4) == "expected 'Mic' to run at 1000 Hz but it runs at 1000.1004 Hz");
    BOOST_TEST(error(0.999) == "expected 'Mic' to run at 1000 Hz but it runs at 999 Hz");
}

/// A recording is frames of a counter: their numbers say where it begins and ends.
BOOST_AUTO_TEST_CASE(a_recording_is_as_long_as_asked_for_of_the_channels_that_are_named)
{
    the().reset(usual_cards());
    the().offset = 0.5F;
    AudioSystem system;
    std::vector<RecordingProgress> seen;
    const auto recorded = system.record(chosen(system, 0, {1, 0}), {1000.0}, {0.6},
                                        [&](const RecordingProgress& now) { seen.push_back(now); });
    BOOST_REQUIRE(recorded.size() == 2U);
    BOOST_REQUIRE(recorded[0].size() == 600U);
    for (std::size_t i = 0; i < 600; ++i) {
        const double frame = static_cast<double>(i) / 65'536.0;
        BOOST_REQUIRE(recorded[1][i] == frame);
        BOOST_REQUIRE(recorded[0][i] == frame + 0.5);
    }
    // Blocks of 250 frames at 1000 Hz.
    BOOST_REQUIRE(seen.size() >= 3U);
    BOOST_TEST(seen.front().recorded.value == 0.0);
    BOOST_TEST(seen.front().peak == 0.0);
    BOOST_TEST(seen.back().recorded.value >= 0.5);
    BOOST_TEST(seen.back().recorded.value <= 0.6);
    BOOST_TEST(seen.back().expected.value == 0.6);
    BOOST_TEST(!seen.back().clipped);
    // The first one, where none is named.
    the().reset(usual_cards());
    the().offset = 0.5F;
    const auto first = system.record(chosen(system, 0), {1000.0}, {0.1}, {});
    BOOST_REQUIRE(first.size() == 1U);
    BOOST_TEST(first[0].at(99) == 99.0 / 65'536.0);
}

BOOST_AUTO_TEST_CASE(progress_is_the_peak_since_the_last_look_and_clipping_so_far)
{
    the().reset(usual_cards());
    the().offset = -1.0F + 100.0F / 65'536.0F; // full scale at first, less from then on
    AudioSystem system;
    std::vector<RecordingProgress> seen;
    const auto observe = [&](const RecordingProgress& now) { seen.push_back(now); };
    (void)system.record(chosen(system, 0, {1}), {1000.0}, {0.75}, observe);
    BOOST_REQUIRE(!seen.empty());
    BOOST_TEST(!seen.back().clipped); // 100 units below it
    the().delivered = 0;
    the().offset = -1.0F;
    seen.clear();
    (void)system.record(chosen(system, 0, {1}), {1000.0}, {0.75}, observe);
    BOOST_REQUIRE(seen.size() >= 3U);
    double least_peak = 1.0;
    bool clipped = false;
    for (const auto& now : seen) {
        clipped = clipped || now.peak >= 1.0;
        BOOST_TEST(now.clipped == clipped); // it is not forgotten
        least_peak = now.peak > 0.0 ? std::min(least_peak, now.peak) : least_peak;
    }
    BOOST_TEST(clipped);
    BOOST_TEST(least_peak < 1.0);
}

/// 0.25 s before anything is played, 1 s of signal, 0.5 s behind it and the latencies of both, 0.125 s each.
BOOST_AUTO_TEST_CASE(a_take_is_recorded_before_during_and_after_its_signal)
{
    the().reset(usual_cards());
    the().stream_latency_s = 0.125;
    AudioSystem system;
    const std::vector<double> signal(1000, 0.5);
    double expected_s = 0.0;
    std::size_t before = 0;
    const auto recorded =
        system.play_and_record({chosen(system, 1), chosen(system, 0, {0, 1}), {1000.0}, {0.25}, {0.5}},
                               std::vector<std::vector<double>>{signal}, [&](const RecordingProgress& now) {
                                   expected_s = now.expected.value;
                                   before = the().heard.empty() ? the().delivered : before;
                               });
    BOOST_TEST(expected_s == 0.25 + 1.0 + 0.5 + 0.25);
    BOOST_REQUIRE(recorded.size() == 2U);
    BOOST_TEST(before == 250U); // as soon as it is
    // Two channels of the player have the signal, then silence.
    BOOST_REQUIRE(the().heard.size() == 2U);
    for (const auto& channel : the().heard) {
        BOOST_TEST(std::count(channel.begin(), channel.end(), 0.5F) == 1000);
    }
    // Recorder and player move on together: it ends 750 ms after the player did, within a block of each.
    const auto length = recorded[0].size();
    BOOST_TEST(length >= 2000U);
    BOOST_TEST(length <= 2000U + 2U * 250U);
    BOOST_TEST(recorded[0].back() == static_cast<double>(length - 1) / 65'536.0);
    BOOST_TEST(the().delivered >= length);
}

/// At 1000 Hz, in blocks of 250 recorded frames, the playback starts with the first: 100 frames are to come
/// before it. 1000 of signal, 250 of latencies and 500 behind are counted from its start, and where the
/// player takes longer, from its end; 3 s are the most that is waited for it.
BOOST_AUTO_TEST_CASE(a_take_ends_at_the_sample_where_its_tail_does)
{
    const auto length = [](std::size_t frames, std::size_t play_block, std::size_t record_block) {
        the().reset(usual_cards());
        the().stream_latency_s = 0.125;
        the().play_block = play_block;
        the().record_block = record_block;
        AudioSystem system;
        const std::vector<std::vector<double>> signal{std::vector<double>(frames, 0.5)};
        const auto recorded = system.play_and_record(
            {chosen(system, 1), chosen(system, 0), {1000.0}, {0.1}, {0.5}}, signal, {});
        BOOST_TEST(recorded.at(0).back() == static_cast<double>(recorded[0].size() - 1) / 65'536.0);
        return recorded[0].size();
    };
    BOOST_TEST(length(1000, 1000, 250) == 250U + 1000U + 250U + 500U);
    BOOST_TEST(length(1000, 100, 250) == 10U * 250U + 250U + 500U); // ten looks until it has all
    BOOST_TEST(length(100, 5, 1000) == 100U + 100U + 500U + 3000U);
}

BOOST_AUTO_TEST_CASE(a_card_that_stops_is_said_to)
{
    the().reset(usual_cards());
    the().delivers = 250;
    BOOST_TEST(error_of({std::vector<double>(1000)}) == "expected samples from 'Mic' but it delivers none");
    the().reset(usual_cards());
    the().takes = false;
    BOOST_TEST(error_of({std::vector<double>(1000)}) == "expected 'Out' to play but it takes no samples");
}

/// Nothing more is asked of a sound system that gave up.
BOOST_AUTO_TEST_CASE(a_sound_system_that_gives_up_is_left_alone)
{
    the().reset(usual_cards());
    the().gives_up_to_open = true;
    BOOST_TEST(error_of({{0.0}}) == "cannot use 'Mic': the sound system does not answer");
    BOOST_TEST(the().closed == 0);
    BOOST_TEST(the().terminated == 0);
    the().reset(usual_cards());
    the().gives_up_to_close = true;
    BOOST_TEST(error_of({{0.0}}) == "none");
    BOOST_TEST(the().closed == 0);
    BOOST_TEST(the().terminated == 0);
    the().reset(usual_cards());
    BOOST_TEST(error_of({{0.0}}) == "none");
    BOOST_TEST(the().closed == 2);
    BOOST_TEST(the().terminated == 1);
}

/// A million frames of two channels are 8 MB.
BOOST_AUTO_TEST_CASE(the_memory_of_a_recording_is_given_back)
{
    the().reset(usual_cards());
    the().record_block = 1U << 20U;
    the().delivers = 1U << 24U;
    const auto in_use = [] {
        const auto now = mallinfo2();
        return now.uordblks + now.hblkhd;
    };
    AudioSystem system;
    const auto before = in_use();
    BOOST_TEST(system.record(chosen(system, 0), {1000.0}, {1000.0}, {}).at(0).size() == 1'000'000U);
    BOOST_TEST(in_use() < before + 1'000'000U);
}

BOOST_AUTO_TEST_CASE(a_signal_of_the_system_fades_the_playback_out_and_leaves_no_recording)
{
    const SignalOnHold on_hold;
    for (const double lead_s : {0.0, 10.0}) {
        the().reset(usual_cards());
        the().play_block = 40;
        std::size_t heard = 0;
        auto loop = make_device_loop({.play = "Out", .record = "Mic", .lead = {lead_s}, .tail = {0.1}},
                                     {{std::vector<double>(10'000, 0.5)}, 0, {1000.0}, {{20.0}, {400.0}}});
        bool is_used = false;
        const auto interrupt = [&](const RecordingProgress& now) {
            if (now.recorded.value > 0.6 && heard == 0) {
                heard = the().heard.empty() ? 0 : the().heard[0].size();
                raise(SIGTERM);
            }
        };
        loop->take("take", interrupt, [&](const Recording&) { is_used = true; });
        BOOST_TEST(!is_used);
        BOOST_TEST(the().closed == 2);
        BOOST_TEST(on_hold.takes_it_off());
        if (lead_s > 0.0) {
            BOOST_TEST(the().heard.empty());
            continue;
        }
        // Half a cosine of 50 frames, in blocks of 40, then nothing.
        const auto& channel = the().heard.at(0);
        BOOST_REQUIRE(channel.size() >= heard + 80);
        const auto fade = channel.end() - 80;
        BOOST_TEST(*(fade - 1) == 0.5F);
        for (std::ptrdiff_t i = 0; i < 80; ++i) {
            const double phase = std::min(1.0, static_cast<double>(i) / 50.0);
            const double expected = 0.25 + 0.25 * std::cos(std::numbers::pi * phase);
            BOOST_TEST(std::abs(static_cast<double>(fade[i]) - expected) < 1e-6); // single precision
        }
    }
}

BOOST_AUTO_TEST_CASE(a_signal_of_the_system_ends_a_recording)
{
    const SignalOnHold on_hold;
    the().reset(usual_cards());
    AudioSystem system;
    const auto interrupt = [](const RecordingProgress& now) {
        if (now.recorded.value == 0.0) {
            raise(SIGTERM);
        }
    };
    BOOST_TEST(system.record(chosen(system, 0), {1000.0}, {1.0}, interrupt).empty());
    BOOST_TEST(the().closed == 1);
    BOOST_TEST(on_hold.takes_it_off());
}

BOOST_AUTO_TEST_CASE(a_loop_of_devices_plays_a_signal_a_channel_or_the_sounding_one_where_channels_are_named)
{
    const auto heard = [](const std::string& play) {
        the().reset(usual_cards());
        the().play_block = the().record_block = 4000;
        auto loop = make_device_loop(
            {.play = play, .record = "Mic:2", .lead = {0.1}, .tail = {0.1}},
            {{std::vector<double>(4000), std::vector<double>(4000, 0.25)}, 1, {8000.0}, {{100.0}, {3000.0}}});
        std::string all;
        const auto add = [&all] {
            for (const auto& channel : the().heard) {
                const float peak = std::abs(*std::ranges::max_element(channel));
                all += peak == 0.0F ? "-" : std::abs(peak - 0.25F) < 0.001F ? "1" : "?";
            }
            the().heard.clear();
        };
        int uses = 0;
        loop->take("take-1", {}, [&](const Recording& recording) {
            ++uses;
            BOOST_TEST(recording.name == "take-1");
            BOOST_TEST(recording.rate.value == 8000.0);
            BOOST_TEST(recording.channels.size() == 1U);
        });
        BOOST_TEST(uses == 1);
        add();
        all += " ";
        // As strong, and on every channel that is played on.
        BOOST_TEST(loop->check_level({}).size() == 1U);
        add();
        return all;
    };
    BOOST_TEST(heard("Out") == "-1 11");
    BOOST_TEST(heard("Out:1,4") == "1--1 1--1");
    BOOST_TEST(heard("Out:3") == "--1 --1");
}

/// At 1000 Hz there is no sweep.
BOOST_AUTO_TEST_CASE(a_loop_of_devices_checks_no_level_where_the_band_makes_no_short_sweep)
{
    the().reset(usual_cards());
    auto loop = make_device_loop({.play = "Out", .record = "Mic", .lead = {0.1}, .tail = {0.1}},
                                 {{std::vector<double>(100, 0.5)}, 0, {1000.0}, {{20.0}, {400.0}}});
    BOOST_TEST(loop->check_level({}).empty());
    BOOST_TEST(the().streams.empty());
}

BOOST_AUTO_TEST_SUITE_END()

#endif
