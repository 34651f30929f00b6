// What a session makes of settings, channels and signals at their limits.

#include "core/error.hpp"
#include "core/statistics.hpp"
#include "curve/columns.hpp"
#include "curve/level_change.hpp"
#include "curve/note_keys.hpp"
#include "measure/session.hpp"
#include "played_sweep.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace earbench;

namespace {

constexpr double rate_hz = 48'000.0;

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

BOOST_AUTO_TEST_SUITE(measure_session_limits)

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
    // Less than four frames tell nothing.
    BOOST_TEST(!swapped(std::vector<double>(samples.begin() + 80'000, samples.begin() + 89'599)));
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
    // What is within 0.6 of the sweep of another one is none; a pulse is some samples wide.
    const auto overlapping = [&](std::size_t later) {
        std::vector<double> take = played.samples;
        take.resize(take.size() + later);
        for (std::size_t i = 0; i < layout.sweep.count; ++i) {
            take[layout.sweep.first + later + i] += 0.5 * played.samples[layout.sweep.first + i];
        }
        return parts_with_one_sweep(Channels{take}, played.divider).size();
    };
    const auto reach = static_cast<std::size_t>(0.6 * static_cast<double>(layout.sweep.count));
    BOOST_TEST(overlapping(reach - 12) == 1U);
    BOOST_TEST(overlapping(reach + 12) == 2U);
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
