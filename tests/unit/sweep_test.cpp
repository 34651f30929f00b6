#include "core/error.hpp"
#include "sweep/sweep.hpp"
#include "worse_of.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <numbers>

using namespace earbench;
using std::numbers::pi;

namespace {

bool is_usage(const Error& error)
{
    return error.fault() == Fault::usage;
}

double half_cosine(double along)
{
    return 0.5 - 0.5 * std::cos(pi * along);
}

} // namespace

BOOST_AUTO_TEST_SUITE(sweep_sweep)

BOOST_AUTO_TEST_CASE(the_default_layout_is_what_the_formulas_give)
{
    // R = ln 2200 = 7.696213, 10 Hz x 10 s / R = 12.99 -> 13 periods, L = 1.3 s, L R = 10.005076 s.
    const auto layout = plan_sweep({});
    BOOST_TEST(layout.from.value == 10.0);
    BOOST_TEST(layout.to.value == 22'000.0);
    BOOST_TEST(layout.growth.value == 1.3);
    BOOST_TEST(layout.first_pilot.first == 48'000U);
    BOOST_TEST(layout.first_pilot.count == 4800U);
    BOOST_TEST(layout.sweep.first == 67'200U); // 1.4 s
    BOOST_TEST(layout.sweep.count == 480'244U);
    BOOST_TEST(layout.second_pilot.first == 67'200U + 480'244U + 14'400U);
    BOOST_TEST(layout.second_pilot.count == 4800U);
    BOOST_TEST(layout.samples == 561'844U + 4800U + 48'000U);
}

BOOST_AUTO_TEST_CASE(the_highest_frequency_follows_a_low_sample_rate)
{
    BOOST_TEST(plan_sweep({.rate = {44'100.0}}).to.value == 0.46 * 44'100.0);
    BOOST_TEST(plan_sweep({.rate = {96'000.0}}).to.value == 22'000.0);
    BOOST_TEST(plan_sweep({.to = Hertz{20'000.0}}).to.value == 20'000.0);
}

BOOST_AUTO_TEST_CASE(the_sweep_is_silence_pilot_gap_sweep_gap_pilot_and_tail)
{
    const SweepOptions options{.length = {1.0}, .tail = {0.25}};
    const auto layout = plan_sweep(options);
    const auto samples = make_sweep(options);
    BOOST_REQUIRE_EQUAL(samples.size(), layout.samples);
    const auto silent = [&](std::size_t first, std::size_t count) {
        return std::all_of(samples.begin() + static_cast<std::ptrdiff_t>(first),
                           samples.begin() + static_cast<std::ptrdiff_t>(first + count),
                           [](double sample) { return sample == 0.0; });
    };
    BOOST_TEST(silent(0, 48'000));
    BOOST_TEST(silent(48'000 + 4800, 14'400));
    BOOST_TEST(silent(layout.sweep.first + layout.sweep.count, 14'400));
    BOOST_TEST(silent(layout.second_pilot.first + 4800, 12'000));
    BOOST_TEST(layout.samples == layout.second_pilot.first + 4800U + 12'000U);
    // 10 Hz x 1 s / R = 1.3 -> 1 period: L = 0.1 s
    BOOST_TEST(layout.growth.value == 0.1);
    BOOST_TEST(layout.sweep.count == 36'942U); // 0.1 s x 7.69621264 x 48 kHz = 36,941.8
}

BOOST_AUTO_TEST_CASE(the_sweep_is_a_synchronised_one_with_half_cosine_fades)
{
    const auto layout = plan_sweep({});
    const auto samples = make_sweep({});
    const double amplitude = std::pow(10.0, -6.0 / 20.0);
    const auto at = [&](std::size_t i) { return samples[layout.sweep.first + i]; };
    const auto whole = [&](std::size_t i) {
        const double t = static_cast<double>(i) / 48'000.0;
        return amplitude * std::sin(2.0 * pi * 10.0 * 1.3 * std::exp(t / 1.3));
    };
    constexpr double phase_rounding = 1e-9; // 180,000 radians of phase at 16 digits
    BOOST_TEST(at(0) == 0.0);
    // Fade in over 50 ms, out over 5 ms.
    for (const std::size_t i : {1U, 100U, 1200U, 2399U}) {
        BOOST_TEST(std::abs(at(i) - whole(i) * half_cosine(static_cast<double>(i) / 2400.0)) <
                   phase_rounding);
    }
    for (const std::size_t i : {2400U, 2401U, 100'000U, 333'333U, 480'244U - 241U}) {
        BOOST_TEST(std::abs(at(i) - whole(i)) < phase_rounding);
    }
    for (const std::size_t back : {0U, 1U, 120U, 239U}) {
        const auto i = layout.sweep.count - 1 - back;
        BOOST_TEST(std::abs(at(i) - whole(i) * half_cosine(static_cast<double>(back) / 240.0)) <
                   phase_rounding);
    }
    double peak = 0.0;
    for (const double sample : samples) {
        peak = worse_of(peak, std::abs(sample));
    }
    // At 10 .. 20 Hz a crest falls within half a sample: cos(pi 20 / 48000) of it at least.
    BOOST_TEST(peak <= amplitude);
    BOOST_TEST(peak > amplitude * std::cos(pi * 20.0 / 48'000.0));
}

BOOST_AUTO_TEST_CASE(the_fades_of_short_and_low_sweeps_are_shorter)
{
    // 100 Hz to 20.1 kHz in 0.2 s: R = 5.3033, 3.77 -> 4 periods, L = 0.04 s. In: 0.04 s ln 2 / 2 = 13.86 ms
    // = 665 samples. Above 20 kHz: 0.04 s ln 1.005 = 0.1995 ms, half of it 4.8 -> 5 samples.
    const SweepOptions options{.length = {0.2}, .from = {100.0}, .to = Hertz{20'100.0}};
    const auto layout = plan_sweep(options);
    BOOST_TEST(layout.growth.value == 0.04);
    const auto samples = make_sweep(options);
    const auto gain = [&](std::size_t i) {
        const double t = static_cast<double>(i) / 48'000.0;
        return samples[layout.sweep.first + i] / std::pow(10.0, -0.3) /
               std::sin(2.0 * pi * 100.0 * 0.04 * std::exp(t / 0.04));
    };
    BOOST_TEST(std::abs(gain(333) - half_cosine(333.0 / 665.0)) < 1e-9);
    BOOST_TEST(std::abs(gain(666) - 1.0) < 1e-9);
    BOOST_TEST(std::abs(gain(layout.sweep.count - 1 - 2) - half_cosine(2.0 / 5.0)) < 1e-9);
    BOOST_TEST(std::abs(gain(layout.sweep.count - 1 - 5) - 1.0) < 1e-9);
}

/// L = 1 s: above 20 kHz for ln(20'150/20'000) s, half of which is 3.736 ms, 179 samples.
BOOST_AUTO_TEST_CASE(a_sweep_fades_out_over_half_of_what_is_not_heard)
{
    const SweepOptions options{.length = {5.3}, .from = {100.0}, .to = Hertz{20'150.0}};
    const auto layout = plan_sweep(options);
    BOOST_TEST(layout.growth.value == 1.0);
    const auto samples = make_sweep(options);
    for (const std::size_t back : {60U, 100U, 170U, 178U}) {
        const auto i = layout.sweep.count - 1 - back;
        const double whole =
            std::pow(10.0, -0.3) * std::sin(2.0 * pi * 100.0 * std::exp(static_cast<double>(i) / 48'000.0));
        BOOST_TEST(std::abs(samples[layout.sweep.first + i] -
                            whole * half_cosine(static_cast<double>(back) / 179.0)) < 1e-9);
    }
}

BOOST_AUTO_TEST_CASE(a_pilot_is_a_linear_chirp_6_db_below)
{
    const auto samples = make_sweep({.peak = {-6.0}});
    const double amplitude = std::pow(10.0, -12.0 / 20.0);
    const auto chirp = [&](double t) {
        return amplitude *
               std::sin(2.0 * pi * (2000.0 * t + 0.5 * 76'000.0 * t * t)); // to 0.2 x 48 kHz in 0.1 s
    };
    BOOST_TEST(std::abs(samples[48'000 + 2400] - chirp(0.05)) < 1e-9);
    BOOST_TEST(std::abs(samples[48'000 + 3000] - chirp(0.0625)) < 1e-9);
    BOOST_TEST(std::abs(samples[48'000 + 480] - 0.5 * chirp(0.01)) < 1e-9); // in the middle of 20 ms
    // 0.2 of 8 kHz: from 800 Hz to 1.6 kHz
    const auto low = make_sweep({.rate = {8000.0}, .peak = {0.0}});
    const double t = 400.0 / 8000.0;
    BOOST_TEST(std::abs(low[8000 + 400] -
                        std::pow(10.0, -0.3) * std::sin(2.0 * pi * (800.0 * t + 0.5 * 8000.0 * t * t))) <
               1e-9);
}

BOOST_AUTO_TEST_CASE(options_that_make_no_sweep_are_refused)
{
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.rate = {7999.0}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.rate = {768'001.0}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.rate = {44'100.5}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.length = {0.19}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.length = {120.1}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.length = {not_a_number}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.length = {0.2}, .from = {1.0}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.from = {0.5}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.from = {not_a_number}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.from = {12'000.0}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.to = Hertz{23'521.0}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.peak = {0.1}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.peak = {-80.1}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.tail = {-0.1}}), Error, is_usage);
    BOOST_CHECK_EXCEPTION((void)plan_sweep({.tail = {60.1}}), Error, is_usage);
    BOOST_CHECK_NO_THROW((void)plan_sweep({.from = {11'000.0}, .to = Hertz{22'000.0}, .peak = {0.0}}));
}

BOOST_AUTO_TEST_CASE(metadata_comes_back_as_it_was)
{
    for (const SweepOptions& options :
         {SweepOptions{}, SweepOptions{.rate = {44'100.0}, .length = {3.3}, .from = {17.3}, .tail = {0.0}}}) {
        const auto layout = plan_sweep(options);
        const auto back = parse_metadata(to_metadata(layout));
        BOOST_REQUIRE(back.has_value());
        BOOST_TEST(back->rate.value == layout.rate.value);
        BOOST_TEST(back->from.value == layout.from.value);
        BOOST_TEST(back->to.value == layout.to.value);
        BOOST_TEST(back->growth.value == layout.growth.value);
        BOOST_TEST((back->sweep == layout.sweep));
        BOOST_TEST((back->first_pilot == layout.first_pilot));
        BOOST_TEST((back->second_pilot == layout.second_pilot));
        BOOST_TEST(back->samples == layout.samples);
    }
}

BOOST_AUTO_TEST_CASE(metadata_that_is_not_ours_or_makes_no_sense_is_none)
{
    const std::string good = to_metadata(plan_sweep({}));
    const auto with = [&](const std::string& from, const std::string& to) {
        auto text = good;
        const auto at = text.find(from);
        BOOST_REQUIRE(at != text.npos);
        return text.replace(at, from.size(), to);
    };
    BOOST_REQUIRE(parse_metadata(good).has_value());
    for (const auto& text : {std::string(),
                             std::string("holiday"),
                             std::string(";;;"),
                             good.substr(0, good.size() / 2),
                             std::string("earbench-sweep 1"),
                             with("sweep 1", "sweep 2"),
                             with("from=10", "from=0"),
                             with("from=10", "from=-10"),
                             with("from=10", "from=nan"),
                             with("to=22000", "to=5"),
                             with("growth=1.3", "growth=0"),
                             with("growth=1.3", "growth=-1"),
                             with("growth=1.3", "growth=1e999"),
                             with("sweep=67200+480244", "sweep=67200+99999999"),
                             with("sweep=67200+480244", "sweep=-1+480244"),
                             with("sweep=67200+480244", "sweep=18446744073709551615+2"),
                             with("sweep=67200+480244", "sweep=9223372036854775807+9223372036854775807"),
                             with("sweep=67200+480244", "sweep=67200+0"),
                             with("samples=614644", "samples=0"),
                             with("samples=614644", "samples=-1"),
                             with("; rate=48000", "")}) {
        BOOST_TEST(!parse_metadata(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
