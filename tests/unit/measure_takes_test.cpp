// What is said of takes of one session that no take says by itself.

#include "core/error.hpp"
#include "curve/note_keys.hpp"
#include "dsp/resample.hpp"
#include "measure/session.hpp"
#include "played_sweep.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace earbench;

namespace {

const SweepOptions one_second{.length = {1.0}};
const SampleRate rate{48'000.0};

SessionSettings settings(std::optional<SweepChoice> sweeps = {})
{
    SessionSettings result;
    result.response.frequency_hz = {100.0, 1000.0};
    result.sweeps = sweeps;
    return result;
}

std::vector<double> scaled(std::vector<double> samples, double gain)
{
    for (double& sample : samples) {
        sample *= gain;
    }
    return samples;
}

std::vector<double> joined(std::vector<double> first, const std::vector<double>& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

Recording recording(std::vector<double> samples)
{
    return {"take", rate, {std::move(samples)}};
}

const std::vector<ChosenChannel> single{{0, "", Notes{{{std::string(note::name), "take"}}}}};

std::string verdict_of(Session& session, const Recording& take)
{
    session.add_take(take, single);
    return describe(session.findings().back());
}

} // namespace

BOOST_AUTO_TEST_SUITE(measure_takes)

BOOST_AUTO_TEST_CASE(a_clock_that_differs_from_that_of_the_other_takes_is_suspicious)
{
    const PlayedSweep played(one_second);
    Session session(played.reference, "sweep", settings());
    const auto at = [&](double ppm) {
        return recording(resample_clock(played.samples, 1.0 / (1.0 + ppm * 1e-6) - 1.0));
    };
    BOOST_TEST(verdict_of(session, at(50.0)).starts_with("take: accepted: "));
    BOOST_TEST(verdict_of(session, at(69.0)).starts_with("take: accepted: "));
    // The median of both is 59.5.
    BOOST_TEST(verdict_of(session, at(80.5)) ==
               "take: accepted with warnings: samples lost or inserted: drift_change_ppm 21.0 (limit 20)");
    session.take_back();
    BOOST_TEST(verdict_of(session, at(37.5)) ==
               "take: accepted with warnings: samples lost or inserted: drift_change_ppm -22.0 (limit 20)");
    BOOST_TEST(session.curves().size() == 3U);
}

BOOST_AUTO_TEST_CASE(signal_and_recording_given_the_wrong_way_round_are_told)
{
    const PlayedSweep played(one_second);
    const auto hiss = noise(played.samples.size(), 0.001);
    auto recorded = scaled(played.samples, 0.3);
    std::transform(recorded.begin(), recorded.end(), hiss.begin(), recorded.begin(), std::plus<>());
    auto signal = recording(played.samples);
    const std::string swapped =
        "take: rejected: swapped: this is the signal, and --sweep names a recording of it";
    Session of_recording({recorded, rate, std::nullopt}, "sweep", settings());
    BOOST_TEST(verdict_of(of_recording, signal) == swapped);
    signal.comment = to_metadata(played.layout);
    BOOST_TEST(verdict_of(of_recording, signal) == swapped);

    Session of_signal({played.samples, rate, std::nullopt}, "sweep", settings());
    BOOST_TEST(verdict_of(of_signal, recording(recorded)).starts_with("take: accepted"));
    BOOST_TEST(verdict_of(of_signal, recording(played.samples)).starts_with("take: accepted"));
    // A sweep that begins at once, with a fade, is none of noise.
    const std::vector<double> bare(played.reference.sweep().begin(), played.reference.sweep().end());
    Session of_bare({bare, rate, std::nullopt}, "sweep", settings());
    BOOST_TEST(verdict_of(of_bare, recording(played.samples)).starts_with("take: accepted"));
}

BOOST_AUTO_TEST_CASE(of_several_sweeps_the_wanted_one_is_analysed_or_each)
{
    const PlayedSweep played(one_second);
    const std::vector<double> pause(24'000);
    const auto take =
        recording(joined(joined(joined(scaled(played.samples, 0.1), pause), scaled(played.samples, 0.5)),
                         scaled(played.samples, 0.3)));
    const auto levels = [](const Session& session) {
        std::vector<double> found;
        for (const auto& curve : session.curves()) {
            found.push_back(std::pow(10.0, curve.spl_db()[1] / 20.0));
        }
        return found;
    };
    Session all(played.reference, "sweep", settings(SweepChoice{}));
    all.add_take(take, single);
    const auto of_all = levels(all);
    BOOST_REQUIRE_EQUAL(of_all.size(), 3U);
    for (const auto& [index, gain] : {std::pair<std::size_t, double>{0, 0.1}, {1, 0.5}, {2, 0.3}}) {
        BOOST_TEST(std::abs(of_all[index] - gain) < 1e-4);
        BOOST_TEST(all.curves()[index].notes().get(note::name) ==
                   "take (sweep " + std::to_string(index + 1) + ")");
        BOOST_TEST(all.findings()[index].take == "take (sweep " + std::to_string(index + 1) + ")");
    }
    Session second(played.reference, "sweep", settings(SweepChoice{2}));
    second.add_take(take, single);
    BOOST_REQUIRE_EQUAL(second.curves().size(), 1U);
    BOOST_TEST(std::abs(levels(second)[0] - 0.5) < 1e-4);
    BOOST_TEST(second.curves()[0].notes().get(note::name) == "take");
    Session fourth(played.reference, "sweep", settings(SweepChoice{4}));
    BOOST_TEST(verdict_of(fourth, take) == "take: rejected: expected sweep 4 but found 3");
    BOOST_TEST(fourth.rejected_any());
}

BOOST_AUTO_TEST_CASE(a_choice_of_sweeps_is_a_number_from_1_or_all)
{
    BOOST_TEST(*parse_sweep_choice("3").number == 3U);
    BOOST_TEST(!parse_sweep_choice("all").number.has_value());
    for (const auto* text : {"", "0", "-1", "1.5", "two", "All"}) {
        BOOST_CHECK_EXCEPTION((void)parse_sweep_choice(text), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
    const PlayedSweep twice({.length = {1.0}, .repeats = 2});
    BOOST_CHECK_EXCEPTION(Session(twice.reference, "sweep", settings(SweepChoice{})), Error,
                          [](const Error& error) { return error.fault() == Fault::usage; });
}

BOOST_AUTO_TEST_SUITE_END()
