// Both sides of the constants that takes are analysed and shown by.

#include "core/error.hpp"
#include "core/statistics.hpp"
#include "curve/columns.hpp"
#include "curve/level_change.hpp"
#include "curve/note_keys.hpp"
#include "measure/distortion.hpp"
#include "measure/session.hpp"
#include "measure/spectral_decay.hpp"
#include "played_sweep.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

using namespace earbench;

namespace {

constexpr double rate_hz = 48'000.0;
constexpr std::size_t left = 480;

/// 10 ms of nothing, the arrival, and `right` samples after it.
ImpulseResponse nothing(std::size_t right)
{
    return {{rate_hz}, std::vector<double>(left + right), static_cast<double>(left)};
}

void fill(ImpulseResponse& response, std::size_t from, std::size_t to, double value)
{
    const auto arrival = response.samples.begin() + static_cast<std::ptrdiff_t>(left);
    std::fill(arrival + static_cast<std::ptrdiff_t>(from), arrival + static_cast<std::ptrdiff_t>(to), value);
}

double shown_s(const ImpulseResponse& response)
{
    return shown_time(std::array{response}).value;
}

double db(double ratio)
{
    return std::pow(10.0, ratio / 20.0);
}

const SweepOptions one_second{.length = {1.0}};

SessionSettings settings()
{
    SessionSettings result;
    result.response.frequency_hz = {100.0, 1000.0, 8000.0};
    return result;
}

const std::vector<ChosenChannel> single{{0, "", Notes{{{std::string(note::name), "take"}}}}};

Recording recording(std::vector<double> samples)
{
    return {"take", {rate_hz}, {std::move(samples)}};
}

std::vector<double> with_noise(std::vector<double> samples, double peak)
{
    const auto hiss = noise(samples.size(), peak);
    std::transform(samples.begin(), samples.end(), hiss.begin(), samples.begin(), std::plus<>());
    return samples;
}

} // namespace

BOOST_AUTO_TEST_SUITE(measure_limits)

BOOST_AUTO_TEST_CASE(five_percent_of_the_first_five_milliseconds_go_on)
{
    // A mean square q from one span to the next against 1 in the first 5 ms: q times their ratio is the
    // share.
    struct Span {
        std::size_t from;
        std::size_t to;
        double shown;
    };
    for (const auto& [from, to, shown] :
         {Span{240, 480, 0.01}, Span{480, 960, 0.02}, Span{960, 2400, 0.05}, Span{2400, 4800, 0.1}}) {
        for (const auto& [share, goes_on] : {std::pair(0.0502, true), std::pair(0.0498, false)}) {
            auto response = nothing(24'000);
            fill(response, 0, 240, 1.0);
            fill(response, from, to, std::sqrt(share * 240.0 / static_cast<double>(to - from)));
            BOOST_TEST(shown_s(response) == (goes_on ? shown : 0.005), shown);
        }
    }
}

BOOST_AUTO_TEST_CASE(four_times_the_noise_goes_on)
{
    for (const auto& [ratio, goes_on] : {std::pair(4.01, true), std::pair(3.99, false)}) {
        auto response = nothing(24'000);
        fill(response, 0, 480, std::sqrt(ratio));
        fill(response, 6000, 12'000, 1.0);
        BOOST_TEST(shown_s(response) == (goes_on ? 0.01 : 0.005));
    }
}

BOOST_AUTO_TEST_CASE(noise_lies_from_a_quarter_to_a_half_of_a_right_side_of_400_ms)
{
    const auto shown = [](std::size_t right, std::size_t place) {
        auto response = nothing(right);
        fill(response, 0, 480, 1.0);
        fill(response, place, place + 1, 100.0); // a mean square of more than 1 over 4000 samples
        return shown_s(response);
    };
    for (const std::size_t inside : {6000U, 11'999U}) {
        BOOST_TEST(shown(24'000, inside) == 0.005, inside);
    }
    for (const std::size_t outside : {5999U, 12'000U}) {
        BOOST_TEST(shown(24'000, outside) == 0.01, outside);
    }
    BOOST_TEST(shown(19'200, 5000) == 0.005);
    BOOST_TEST(shown(19'199, 5000) == 0.01);
}

BOOST_AUTO_TEST_CASE(a_sample_reaches_64_samples_to_either_side)
{
    auto response = nothing(1000);
    fill(response, 0, 1, 1.0);
    // A twentieth of a sample a step: 63.5 and 64.5 samples are 1270 and 1290 steps.
    const auto trace = trace_impulse(response, {-75.0 / rate_hz}, {75.0 / rate_hz});
    for (const int side : {-1, 1}) {
        const auto at = [&](int steps) {
            return trace.amplitude_percent[static_cast<std::size_t>(1500 + side * steps)];
        };
        BOOST_TEST(at(1270) != 0.0);
        BOOST_TEST(at(1290) == 0.0);
        // sinc(1/2) = 2/pi under a Hann window at half a sample of 64, with a step of exactly ten.
        BOOST_TEST(std::abs(at(10) - 63.662 * (0.5 + 0.5 * std::cos(std::numbers::pi / 128.0))) < 0.001);
    }
}

BOOST_AUTO_TEST_CASE(energy_is_weighted_over_a_sixtieth_of_the_span)
{
    ImpulseResponse response{{rate_hz}, std::vector<double>(4000), 2000.0};
    response.samples[2000] = 1.0;
    // One sample a step: the one sample alone, under a Hann window of 50 steps.
    const auto trace = trace_impulse(response, {-1500.0 / rate_hz}, {1500.0 / rate_hz});
    for (const int steps : {-25, 25}) {
        BOOST_TEST(std::abs(trace.energy_db[static_cast<std::size_t>(1500 + steps)] -
                            10.0 * std::log10(0.5)) < 1e-6);
    }
    const double at_49 = 10.0 * std::log10(0.5 + 0.5 * std::cos(0.98 * std::numbers::pi));
    BOOST_TEST(std::abs(trace.energy_db[1549] - at_49) < 1e-6);
    BOOST_TEST(trace.energy_db[1550] == -200.0);
}

BOOST_AUTO_TEST_CASE(what_is_24_db_down_at_the_end_has_decayed)
{
    // An echo b at the end of 5 ms adds up with the first sample at multiples of 200 Hz: it is b / (1 + b) of
    // the greatest.
    for (const auto& [level_db, duration_ms] : {std::pair(-23.95, 10.0), std::pair(-24.05, 5.0)}) {
        auto response = nothing(24'000);
        fill(response, 0, 1, 1.0);
        const double share = db(level_db);
        fill(response, 240, 241, share / (1.0 - share));
        BOOST_TEST(fitting_decays(std::array{response}, {{1000.0}, {20'000.0}}).front().time_ms.back() ==
                       duration_ms,
                   level_db);
    }
}

BOOST_AUTO_TEST_CASE(a_frequency_had_time_after_five_periods)
{
    auto response = nothing(24'000);
    fill(response, 0, 1, 1.0);
    fill(response, 240, 241, 0.5);
    BOOST_TEST(fitting_decays(std::array{response}, {{500.0}, {1000.0}}).front().time_ms.back() == 10.0);
    BOOST_TEST(fitting_decays(std::array{response}, {{500.0}, {999.0}}).front().time_ms.back() == 5.0);
}

BOOST_AUTO_TEST_CASE(durations_grow_until_all_has_decayed)
{
    for (const auto& [echo_ms, duration_ms] : {std::pair(4, 5.0), std::pair(5, 10.0), std::pair(10, 20.0),
                                               std::pair(20, 50.0), std::pair(50, 100.0)}) {
        auto response = nothing(24'000);
        fill(response, 0, 1, 1.0);
        const auto at = static_cast<std::size_t>(48 * echo_ms);
        fill(response, at, at + 1, 0.5);
        BOOST_TEST(fitting_decays(std::array{response}, {{2000.0}, {2100.0}}).front().time_ms.back() ==
                       duration_ms,
                   echo_ms);
    }
    auto cut = nothing(384);
    fill(cut, 0, 1, 1.0);
    fill(cut, 300, 301, 0.5);
    BOOST_TEST(fitting_decays(std::array{cut}, {{2000.0}, {2100.0}}).front().time_ms.back() == 8.0);
    // A narrow band has two frequencies, both of its ends.
    const auto narrow = spectral_decay(cut, {0.005}, {{1000.0}, {1001.0}});
    BOOST_REQUIRE(narrow.frequency_hz.size() == 2U);
    BOOST_TEST(narrow.frequency_hz[0] == 1000.0);
    BOOST_TEST(std::abs(narrow.frequency_hz[1] - 1001.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_window_as_long_as_the_take_is_the_longest)
{
    const PlayedSweep played(one_second);
    const auto division = Divider(played.reference).divide(played.samples);
    const auto samples = division.impulse_response.size();
    BOOST_TEST(windowed_impulse_response(division, {100, samples - 100}).size() == samples);
    BOOST_CHECK_THROW((void)windowed_impulse_response(division, {100, samples - 99}), Error);
    BOOST_CHECK_THROW(
        (void)gated_transfer_function(division, {{100, samples - 99}, std::nullopt}, 0, std::vector{1000.0}),
        Error);
    BOOST_TEST(corrections_within({50, 100}) == 3);
    BOOST_TEST(corrections_within({49, 100}) == 8);
    BOOST_TEST(corrections_within({34, 100}) == 8);
}

BOOST_AUTO_TEST_CASE(a_window_of_cycles_is_centred_between_the_samples)
{
    // A delay of part of a sample changes no level: a window that stood half a sample beside would.
    const PlayedSweep played({.length = {2.0}});
    const std::vector grid{2000.0, 5000.0, 9000.0};
    for (const double delay : {500.0, 500.4, 499.6}) {
        const auto division = Divider(played.reference).divide(played.delayed(delay));
        const auto found = gated_transfer_function(division, {played.reference.window(), 3.0},
                                                   played.reference.start(), grid);
        for (const double level_db : found.spl_db()) {
            BOOST_TEST(std::abs(level_db) < 0.005, delay);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_harmonic_at_the_highest_frequency_is_measured)
{
    const SweepOptions options{{8000.0}, {2.0}, {10.0}, Hertz{1000.0}, {-6.0}, {1.0}};
    const SweepReference sweep(make_sweep(options), options.rate, plan_sweep(options));
    const double highest_hz = highest_harmonic_frequency(sweep).value;
    const SweepPower power(sweep);
    const auto hiss = noise(8000, 0.01);
    const FrequencyResponse fundamental({0.5 * highest_hz, 0.5001 * highest_hz}, {0.0, 0.0});
    const auto floors =
        harmonic_floor_columns(fundamental, NoiseFloor(hiss, power), {sweep, {2, 2}, sweep.window()});
    BOOST_TEST(floors[0].values[0] > -150.0);
    BOOST_TEST(floors[0].values[1] == no_harmonic_dbc);
    BOOST_TEST(floors[1].values[0] == 100.0 * db(floors[0].values[0]), boost::test_tools::tolerance(1e-9));
}

/// Whether `signal`, given as a recording, and a take that is `signal` after 0.2 s of zeros look exchanged.
bool swapped(std::vector<double> given, std::size_t zeros = 9600)
{
    const PlayedSweep played(one_second);
    Session session({std::move(given), {rate_hz}, std::nullopt}, "sweep", settings());
    auto take = played.samples;
    std::fill(take.begin(), take.begin() + static_cast<std::ptrdiff_t>(zeros), 0.0);
    std::fill(take.begin() + static_cast<std::ptrdiff_t>(zeros), take.begin() + 9700, 1e-3);
    session.add_take(recording(take), single);
    return describe(session.findings().back()).find("swapped") != std::string::npos;
}

BOOST_AUTO_TEST_CASE(a_signal_that_begins_with_even_noise_is_a_recording)
{
    const auto samples = make_sweep(one_second);
    const double peak = peak_of(samples);
    // In each of four frames of 50 ms one sample, at its end, of as much energy as `levels_db` on all.
    const auto beginning = [&](const std::array<double, 4>& levels_db) {
        auto given = samples;
        std::fill(given.begin(), given.begin() + 9600, 0.0);
        for (std::size_t frame = 0; frame < levels_db.size(); ++frame) {
            given[2400 * frame + 2399] =
                std::min(1.0, db(levels_db[frame] + 10.0 * std::log10(2400.0))) * peak;
        }
        std::fill(given.begin() + 9600, given.begin() + 9700, peak); // what comes later is loud
        return given;
    };
    const auto even = [&](double level_db, double more_db = 0.0) {
        return beginning({level_db, level_db + more_db, level_db, level_db});
    };
    BOOST_TEST(swapped(even(-40.0)));
    BOOST_TEST(swapped(even(-79.95)));
    BOOST_TEST(!swapped(even(-80.05)));
    BOOST_TEST(swapped(even(-60.0, 9.95)));
    BOOST_TEST(!swapped(even(-60.0, 10.05)));
    BOOST_TEST(!swapped(even(-60.0), 9599));
    // Louder noise has to fill its frames.
    for (const auto& [level_db, expected] : {std::pair(-30.05, true), std::pair(-29.95, false)}) {
        auto given = samples;
        std::fill(given.begin(), given.begin() + 9600, db(level_db) * peak);
        BOOST_TEST(swapped(given) == expected, level_db);
    }
    BOOST_TEST(!swapped(std::vector<double>(samples.begin() + 60'000, samples.end())));
}

BOOST_AUTO_TEST_CASE(a_signal_with_its_layout_is_not_exchanged_and_silence_is_silent)
{
    const PlayedSweep played(one_second);
    Session known(played.reference, "sweep", settings());
    auto take = recording(played.samples);
    take.comment = to_metadata(played.layout);
    known.add_take(take, single);
    BOOST_TEST(!known.rejected_any());
    Session unknown({with_noise(played.samples, 1e-3), {rate_hz}, std::nullopt}, "sweep", settings());
    unknown.add_take(recording(std::vector<double>(96'000)), single);
    BOOST_TEST(describe(unknown.findings().back()).find("silent") != std::string::npos);
    // Whatever the limits are, nothing comes of nothing.
    auto how = settings();
    set_check_limit(how.limits, "silence_dbfs=-1000", CheckOutcome::rejected);
    Session lenient(played.reference, "sweep", how);
    lenient.add_take(recording(std::vector<double>(96'000)), single);
    BOOST_TEST(lenient.rejected_last());
    BOOST_TEST(lenient.curves().empty());
}

BOOST_AUTO_TEST_CASE(parts_are_cut_between_the_pilots_and_count_down_to_30_db)
{
    PlayedSweep played(one_second);
    const auto& layout = played.layout;
    const auto twice = [&](double second_db) {
        std::vector<double> take = played.samples;
        take.resize(take.size() + 24'001);
        for (const double sample : played.samples) {
            take.push_back(db(second_db) * sample);
        }
        return take;
    };
    using Channels = std::vector<std::vector<double>>;
    const Channels channels{twice(0.0)};
    const auto parts = parts_with_one_sweep(channels, played.divider);
    BOOST_REQUIRE(parts.size() == 2U);
    const auto second_begins = layout.samples + 24'001 + layout.first_pilot.first;
    const auto first_ends = layout.second_pilot.first + layout.second_pilot.count;
    BOOST_TEST(parts[0].first == 0U);
    BOOST_TEST(parts[0].count == (first_ends + second_begins) / 2);
    BOOST_TEST(parts[1].first == parts[0].count);
    BOOST_TEST(parts[0].count + parts[1].count == channels.front().size());
    BOOST_TEST(parts_with_one_sweep(Channels{twice(-29.95)}, played.divider).size() == 2U);
    BOOST_TEST(parts_with_one_sweep(Channels{twice(-30.05)}, played.divider).size() == 1U);
    // Where one channel has the first sweep alone, the other one tells of the second.
    auto first_alone = channels.front();
    std::fill(first_alone.begin() + static_cast<std::ptrdiff_t>(layout.samples), first_alone.end(), 0.0);
    BOOST_TEST(parts_with_one_sweep(Channels{first_alone, channels.front()}, played.divider).size() == 2U);
    const auto none = parts_with_one_sweep(Channels{std::vector<double>(1000)}, played.divider);
    BOOST_REQUIRE(none.size() == 1U);
    BOOST_TEST(none[0].first == 0U);
    BOOST_TEST(none[0].count == 1000U);
}

BOOST_AUTO_TEST_CASE(a_window_that_the_sweep_cannot_give_is_remarked)
{
    const PlayedSweep played({.length = {2.0}});
    const auto limit = played.reference.longest_left_side().value();
    const auto remark = [&](std::optional<WindowSides> window) {
        auto how = settings();
        how.response.window = window;
        return ResponseAnalysis(played.reference, "sweep", how.response).window_remark().value_or("none");
    };
    BOOST_TEST(remark(std::nullopt) == "none");
    BOOST_TEST(remark(WindowSides{limit, {0.1}}) == "none");
    BOOST_TEST(
        remark(WindowSides{{limit.value + 1e-6}, {0.1}}) ==
        "window shortened to 93.6 ms on the left: the second harmonic lies beyond"); // 0.45 x 0.3 s x ln 2
    auto how = settings();
    BOOST_TEST(ResponseAnalysis(played.reference, "sweep", how.response).right_side().value == 0.5);
    how.response.window = WindowSides{{0.01}, {0.2}};
    BOOST_TEST(ResponseAnalysis(played.reference, "sweep", how.response).right_side().value == 0.2);
}

BOOST_AUTO_TEST_CASE(every_channel_has_its_own_silence_or_all_have_the_one)
{
    const PlayedSweep played(one_second);
    const auto noise_db = [&](std::vector<std::vector<double>> silences, std::size_t channel) {
        auto how = settings();
        how.response.silence = Recording{"silence", {rate_hz}, std::move(silences)};
        Session session(played.reference, "sweep", how);
        const Recording take{"take", {rate_hz}, {played.samples, played.samples, played.samples}};
        session.add_take(take, std::vector<ChosenChannel>{{channel, "", {}}});
        return find_column(session.curves().front(), column::noise_db)->at(1);
    };
    const auto loud = noise(48'000, 1e-2);
    const auto quiet = noise(48'000, 1e-4);
    const double of_loud = noise_db({loud}, 0);
    BOOST_TEST(noise_db({loud, quiet}, 0) == of_loud);
    BOOST_TEST(std::abs(noise_db({loud, quiet}, 1) - (of_loud - 40.0)) < 1e-6);
    BOOST_TEST(noise_db({loud}, 2) == of_loud);
    BOOST_CHECK_EXCEPTION((void)noise_db({loud, quiet}, 2), Error, [](const Error& error) {
        return error.line() == "silence: expected channel 3 but found 2 channels";
    });
}

BOOST_AUTO_TEST_CASE(settings_that_the_sweep_or_the_silence_cannot_meet_are_errors)
{
    const PlayedSweep played(one_second);
    auto how = settings();
    how.response.silence = Recording{"silence", {44'100.0}, {noise(44'100, 0.01)}};
    BOOST_CHECK_EXCEPTION(
        ResponseAnalysis(played.reference, "sweep", how.response), Error, [](const Error& error) {
            return error.line() ==
                   "silence: expected the sample rate of the sweep, 48000 Hz, but found 44100 Hz";
        });
    how.response.silence = Recording{"silence", {rate_hz}, {noise(4799, 0.01)}};
    BOOST_CHECK_EXCEPTION(
        ResponseAnalysis(played.reference, "sweep", how.response), Error, [](const Error& error) {
            return error.line() ==
                   "silence: expected at least 0.1 s of silence, 4800 samples, but found 4799";
        });
    how.response.silence = Recording{"silence", {rate_hz}, {noise(4800, 0.01)}};
    BOOST_CHECK_NO_THROW(ResponseAnalysis(played.reference, "sweep", how.response));
    how.response.silence.reset();
    how.response.harmonics = HarmonicOrders{2, 3};
    const SweepReference hiss(noise(48'000, 0.5), {rate_hz}, std::nullopt);
    BOOST_CHECK_EXCEPTION(ResponseAnalysis(hiss, "hiss", how.response), Error, [](const Error& error) {
        return error.line() == "hiss: expected an exponential sweep for --harmonics but found another signal";
    });
}

BOOST_AUTO_TEST_CASE(harmonics_without_silence_have_no_floor_and_say_so)
{
    const PlayedSweep played(one_second);
    auto how = settings();
    how.response.harmonics = HarmonicOrders{2, 2};
    Session session(played.reference, "sweep", how);
    session.add_take(recording({played.samples.begin() + 47'500, played.samples.end()}), single);
    BOOST_REQUIRE(session.curves().size() == 1U);
    const auto& curve = session.curves().front();
    BOOST_TEST(find_column(curve, "h2_dbc") != nullptr);
    BOOST_TEST(find_column(curve, "h2_floor_dbc") == nullptr);
    BOOST_TEST(find_column(curve, column::noise_db) == nullptr);
    BOOST_REQUIRE(session.findings().front().remarks.size() == 1U);
    BOOST_TEST(session.findings().front().remarks.front() ==
               "take: no silence before the signal to tell the noise from, so without columns for it");
}

BOOST_AUTO_TEST_CASE(calibrations_are_named_and_impulse_responses_go_with_their_curves)
{
    const PlayedSweep played(one_second);
    auto how = settings();
    how.keep_impulse_responses = true;
    const std::vector<double> grid{20.0, 20'000.0};
    how.response.microphones = {{grid, {1.0, 1.0}, {}, {{"name", "Mic"}}},
                                {grid, {2.0, 2.0}, {}, {{"name", "Cap"}}}};
    how.response.couplers = {{grid, {4.0, 4.0}, {}, {{"name", "Ear"}}}};
    Session session(played.reference, "sweep", how);
    session.add_take(recording(played.samples), single);
    session.add_take(recording(played.samples), single);
    session.take_back();
    BOOST_TEST(session.impulse_responses().size() == 1U);
    const auto& curve = session.curves().front();
    BOOST_TEST(std::abs(curve.spl_db()[1] + 7.0) < 0.005);
    BOOST_TEST(curve.notes().get(note::calibration) == "Mic + Cap");
    BOOST_TEST(curve.notes().get(note::coupler_calibration) == "Ear");
    Session plain(played.reference, "sweep", settings());
    plain.add_take(recording(played.samples), single);
    BOOST_TEST(plain.curves().front().notes().get(note::calibration).empty());
    plain.add_unreadable("lost", "no such file");
    BOOST_TEST(describe(plain.findings().back()) == "lost: rejected: no such file");
}

BOOST_AUTO_TEST_SUITE_END()
