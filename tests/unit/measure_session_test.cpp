#include "core/error.hpp"
#include "curve/columns.hpp"
#include "curve/grid.hpp"
#include "curve/note_keys.hpp"
#include "measure/session.hpp"
#include "played_sweep.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>

using namespace earbench;

namespace {

const SweepOptions two_seconds{.length = {2.0}};

SessionSettings settings()
{
    SessionSettings session;
    session.response.frequency_hz = log_grid(3, {20.0}, {20'000.0});
    session.step = "a test";
    return session;
}

/// A session for takes of PlayedSweep(two_seconds), whose right answer is 0 dB at every frequency.
Session open(SessionSettings how = settings())
{
    return {PlayedSweep(two_seconds).reference, "sweep.wav", std::move(how)};
}

Recording recording(std::vector<double> samples, double rate_hz = 48'000.0)
{
    return {"take.wav", {rate_hz}, {std::move(samples)}};
}

std::vector<double> scaled(std::vector<double> samples, double gain)
{
    std::transform(samples.begin(), samples.end(), samples.begin(),
                   [&](double value) { return gain * value; });
    return samples;
}

const std::vector<ChosenChannel> only{{0, "", {{"name", "A"}, {"channel", "L"}}}};

} // namespace

BOOST_AUTO_TEST_SUITE(measure_session)

BOOST_AUTO_TEST_CASE(a_take_becomes_a_curve_with_its_notes_and_a_finding)
{
    auto session = open();
    session.add_take(recording(scaled(PlayedSweep(two_seconds).samples, 0.5)), only);
    BOOST_REQUIRE(session.curves().size() == 1U);
    const auto& curve = session.curves().front();
    for (const double level_db : curve.spl_db()) {
        BOOST_TEST(std::abs(level_db - 20.0 * std::log10(0.5)) < 0.005); // as transfer_function has it
    }
    BOOST_TEST(curve.notes().get(note::name) == "A");
    BOOST_TEST(curve.notes().get(note::channel) == "L");
    BOOST_TEST(curve.notes().get(note::level) == "dB re sweep");
    BOOST_TEST(curve.notes().entries().back().second == "a test");
    BOOST_REQUIRE(session.findings().size() == 1U);
    BOOST_TEST((session.findings().front().outcome == CheckOutcome::good));
    BOOST_TEST(!session.rejected_any());
    BOOST_TEST(session.impulse_responses().empty());
}

BOOST_AUTO_TEST_CASE(a_rejected_take_makes_no_curve_and_can_be_taken_back)
{
    auto session = open();
    session.take_back(); // of none there is nothing to take back
    BOOST_TEST(!session.rejected_any());
    session.add_take(recording(PlayedSweep(two_seconds).samples), only);
    session.add_take(recording(std::vector<double>(48'000)), only);
    BOOST_TEST(session.curves().size() == 1U);
    BOOST_TEST(session.rejected_last());
    session.take_back();
    BOOST_TEST(!session.rejected_any());
    BOOST_TEST(session.curves().size() == 1U);
    session.add_take(recording(PlayedSweep(two_seconds).samples), only);
    session.take_back();
    BOOST_TEST(session.curves().size() == 1U);
    session.add_take(recording(std::vector<double>(48'000)), only);
    session.add_take(recording(PlayedSweep(two_seconds).samples), only);
    BOOST_TEST(!session.rejected_last());
    BOOST_TEST(session.rejected_any());
    BOOST_TEST(session.findings().size() == 5U); // what was said stays
}

BOOST_AUTO_TEST_CASE(a_take_of_another_rate_is_rejected_with_both)
{
    auto session = open();
    session.add_take(recording(PlayedSweep(two_seconds).samples, 44'100.0), only);
    BOOST_TEST(session.curves().empty());
    BOOST_TEST(describe(session.findings().front()) ==
               "take.wav: rejected: wrong rate: 44100 Hz, the sweep has 48000 Hz");
}

BOOST_AUTO_TEST_CASE(a_loopback_in_a_channel_is_divided_by_and_makes_no_curve)
{
    auto how = settings();
    how.reference_channel = 1;
    auto session = open(how);
    const auto played = PlayedSweep(two_seconds).samples;
    const std::vector<ChosenChannel> both{{0, "L", {}}, {1, "R", {}}};
    session.add_take({"take.wav", {48'000.0}, {scaled(played, 0.25), scaled(played, 0.5)}}, both);
    BOOST_REQUIRE(session.curves().size() == 1U);
    for (const double level_db : session.curves().front().spl_db()) {
        BOOST_TEST(std::abs(level_db + 20.0 * std::log10(2.0)) < 1e-9);
    }
    BOOST_TEST(session.curves().front().notes().get(note::level) == "dB re loopback");
    BOOST_TEST(session.findings().front().channel == "loopback");
    BOOST_CHECK_THROW(session.add_take(recording(played), only), Error); // has no second channel
}

BOOST_AUTO_TEST_CASE(columns_and_impulse_responses_come_as_they_are_asked_for)
{
    auto how = settings();
    how.keep_impulse_responses = true;
    how.response.harmonics = HarmonicOrders{2, 3};
    how.response.harmonics_text = "2-3";
    how.response.noise = true;
    how.response.group_delay = true;
    auto session = open(how);
    auto take = PlayedSweep(two_seconds).samples;
    const auto hiss = noise(take.size(), 1e-4);
    std::transform(take.begin(), take.end(), hiss.begin(), take.begin(), std::plus<>());
    session.add_take(recording(take), only);
    BOOST_REQUIRE(session.curves().size() == 1U);
    for (const auto name : {column::noise_db, column::snr_db, std::string_view("h2_dbc"), column::thd_percent,
                            std::string_view("h3_floor_dbc"), column::group_delay_ms}) {
        BOOST_TEST(find_column(session.curves().front(), name) != nullptr, name);
    }
    BOOST_TEST(session.curves().front().notes().get(note::harmonics) == "2-3");
    BOOST_TEST(session.impulse_responses().size() == 1U);
}

BOOST_AUTO_TEST_CASE(noise_without_silence_is_an_error_after_the_finding)
{
    auto how = settings();
    how.response.noise = true;
    auto session = open(how);
    const auto played = PlayedSweep(two_seconds);
    const std::vector<double> cut(played.samples.begin() + 47'500, played.samples.end()); // 10 ms are left
    BOOST_CHECK_THROW(session.add_take(recording(cut), only), Error);
    BOOST_TEST(session.findings().size() == 1U);
    BOOST_TEST(session.curves().empty());
}

BOOST_AUTO_TEST_SUITE_END()
