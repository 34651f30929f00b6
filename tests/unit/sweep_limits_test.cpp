// Both sides of every limit that sweep/sweep.hpp promises.

#include "core/error.hpp"
#include "sweep/repeats.hpp"
#include "sweep/sweep.hpp"
#include "sweep/sweep_recognition.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace earbench;

namespace {

bool makes_a_sweep(const SweepOptions& options)
{
    try {
        (void)plan_sweep(options);
        return true;
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::usage));
        return false;
    }
}

/// The band that is found where every 1/24 octave from 32 Hz on has a power of 1, and of `top` from 4096 Hz
/// to 8192 Hz.
Band found_band(double top)
{
    constexpr double rate_hz = 32'768.0;
    constexpr double bins_per_hz = 2.0;
    constexpr std::size_t length = 65'536;
    Spectrum spectrum(length / 2 + 1);
    for (int band = 24 * 5; band < 24 * 13; ++band) {
        const double from = std::exp2(band / 24.0);
        const double to = std::exp2((band + 1) / 24.0);
        const double centre = std::sqrt(from * to);
        for (double bin = std::floor(bins_per_hz * from); bin < std::floor(bins_per_hz * to); ++bin) {
            spectrum[static_cast<std::size_t>(bin)] = std::sqrt((from < 4095.0 ? 1.0 : top) / centre);
        }
    }
    return find_band(spectrum, length, {rate_hz}).band;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sweep_limits)

BOOST_AUTO_TEST_CASE(a_band_reaches_to_30_db_below_its_median)
{
    const auto within = [](const Band& band, double to_hz) {
        BOOST_TEST(band.from.value == 32.0, boost::test_tools::tolerance(1e-9));
        BOOST_TEST(band.to.value == to_hz, boost::test_tools::tolerance(1e-9));
    };
    within(found_band(1.0), 8192.0);
    within(found_band(1.004e-3), 8192.0);
    within(found_band(0.996e-3), 4096.0);
}

BOOST_AUTO_TEST_CASE(sound_begins_and_ends_80_db_below_the_peak)
{
    std::vector<double> samples(20);
    samples[5] = 1.001e-4;
    samples[9] = -1.0;
    samples[14] = -1.001e-4;
    BOOST_TEST(find_sound(samples).first == 5U);
    BOOST_TEST(find_sound(samples).count == 10U);
    samples[5] = samples[14] = 0.999e-4;
    BOOST_TEST(find_sound(samples).first == 9U);
    BOOST_TEST(find_sound(samples).count == 1U);
    // However loud that is.
    for (double& sample : samples) {
        sample *= 0.01;
    }
    BOOST_TEST(find_sound(samples).count == 1U);
    samples[14] = 1.001e-6;
    BOOST_TEST(find_sound(samples).count == 6U);
    BOOST_CHECK_THROW((void)find_sound(std::vector<double>(3)), Error);
}

BOOST_AUTO_TEST_CASE(options_at_their_limits_make_a_sweep)
{
    BOOST_TEST(makes_a_sweep({.rate = {8000.0}}));
    BOOST_TEST(makes_a_sweep({.rate = {768'000.0}, .length = {1.0}}));
    BOOST_TEST(makes_a_sweep({.length = {0.2}, .from = {100.0}}));
    BOOST_TEST(makes_a_sweep({.length = {120.0}}));
    BOOST_TEST(makes_a_sweep({.length = {20.0}, .from = {1.0}}));
    BOOST_TEST(!makes_a_sweep({.length = {20.0}, .from = {0.999}}));
    BOOST_TEST(makes_a_sweep({.to = Hertz{0.49 * 48'000.0}}));
    BOOST_TEST(!makes_a_sweep({.to = Hertz{0.4901 * 48'000.0}}));
    BOOST_TEST(makes_a_sweep({.from = {1000.0}, .to = Hertz{2000.0}}));
    BOOST_TEST(!makes_a_sweep({.from = {1000.0}, .to = Hertz{1999.0}}));
    BOOST_TEST(makes_a_sweep({.peak = {-80.0}}));
    BOOST_TEST(makes_a_sweep({.peak = {0.0}}));
    BOOST_TEST(!makes_a_sweep({.peak = {0.001}}));
    BOOST_TEST(!makes_a_sweep({.peak = {-80.001}}));
    BOOST_TEST(makes_a_sweep({.tail = {0.0}}));
    BOOST_TEST(makes_a_sweep({.tail = {60.0}}));
    BOOST_TEST(makes_a_sweep({.repeats = 16}));
    BOOST_TEST(!makes_a_sweep({.repeats = 17}));
    BOOST_TEST(!makes_a_sweep({.repeats = 0}));
}

BOOST_AUTO_TEST_CASE(a_sweep_holds_a_period_of_its_lowest_frequency_or_none)
{
    // from T / ln(to/from) periods, rounded: 10 Hz, R = ln 2200 = 7.696213, half a period at 0.3848 s.
    BOOST_TEST(makes_a_sweep({.length = {0.3850}}));
    BOOST_TEST(!makes_a_sweep({.length = {0.3846}}));
}

BOOST_AUTO_TEST_CASE(a_pilot_rises_from_2_to_10_khz_as_far_as_the_rate_allows)
{
    BOOST_TEST(pilot_band({96'000.0}).from.value == 2000.0);
    BOOST_TEST(pilot_band({96'000.0}).to.value == 10'000.0);
    BOOST_TEST(pilot_band({50'000.0}).to.value == 10'000.0);
    BOOST_TEST(std::abs(pilot_band({48'000.0}).to.value - 9600.0) < 1e-9);
    BOOST_TEST(pilot_band({48'000.0}).from.value == 2000.0);
    BOOST_TEST(std::abs(pilot_band({16'000.0}).to.value - 3200.0) < 1e-9);
    BOOST_TEST(std::abs(pilot_band({16'000.0}).from.value - 1600.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(sweeps_follow_each_other_with_a_gap_of_0_3_s)
{
    const SweepOptions options{.length = {1.0}, .tail = {0.0}, .repeats = 3};
    const auto layout = plan_sweep(options);
    BOOST_TEST(sweep_period(layout) == layout.sweep.count + 14'400U);
    BOOST_TEST(layout.second_pilot.first == layout.sweep.first + 3U * sweep_period(layout));
    const auto samples = make_sweep(options);
    for (std::size_t i = 0; i < layout.sweep.count; i += 97) {
        const auto at = layout.sweep.first + i;
        BOOST_REQUIRE_EQUAL(samples[at], samples[at + sweep_period(layout)]);
        BOOST_REQUIRE_EQUAL(samples[at], samples[at + 2U * sweep_period(layout)]);
    }
    // A third of the gap before each.
    const auto cuts = plan_cuts(layout);
    BOOST_TEST(cuts.first == static_cast<std::ptrdiff_t>(layout.sweep.first) - 4800);
    BOOST_TEST(cuts.period == sweep_period(layout));
    BOOST_TEST(cuts.count == 3);
}

BOOST_AUTO_TEST_CASE(metadata_of_several_sweeps_holds_1_to_16)
{
    const auto layout = plan_sweep({.length = {1.0}, .repeats = 16});
    const auto text = to_metadata(layout);
    BOOST_TEST(text.starts_with("earbench-sweep 2;"));
    BOOST_TEST(text.ends_with("; repeats=16"));
    BOOST_REQUIRE(parse_metadata(text).has_value());
    BOOST_TEST(parse_metadata(text)->repeats == 16);
    const auto with = [&](const std::string& repeats) {
        return parse_metadata(text.substr(0, text.rfind('=') + 1) + repeats).has_value();
    };
    BOOST_TEST(with("1"));
    BOOST_TEST(!with("17"));
    BOOST_TEST(!with("0"));
    BOOST_TEST(!with("x"));
}

BOOST_AUTO_TEST_SUITE_END()
