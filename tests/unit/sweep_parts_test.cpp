// Where the parts of a take begin and end: harmonics, the answer to the sweep, the silence before it, pilots.

#include "sweep/harmonics.hpp"
#include "sweep/noise.hpp"
#include "sweep/pilots.hpp"
#include "sweep/sweep.hpp"
#include "sweep/sweep_channels.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace earbench;

namespace {

constexpr SweepOptions short_sweep{.length = {1.0}, .tail = {0.5}};

SweepReference reference_of(const SweepOptions& options)
{
    return {make_sweep(options), options.rate, plan_sweep(options)};
}

/// 48 samples are 1 ms; the first pilot starts 0.4 s before the sweep.
constexpr std::size_t from_pilot_to_sweep = 19'200;

std::optional<std::size_t> silence_before(const std::vector<double>& take, double arrival)
{
    const auto sweep = reference_of(short_sweep);
    const auto found = silence_before_signal(take, arrival, sweep);
    return found ? std::optional(found->size()) : std::nullopt;
}

/// How much of the second pilot is the first one if it is played at `share` under noise; nothing where the
/// pilots tell nothing.
std::optional<double> coherence_of(const SweepReference& sweep, double share)
{
    const auto& layout = *sweep.layout();
    std::vector<double> take(sweep.file_samples().begin(), sweep.file_samples().end());
    std::minstd_rand generator(1);
    std::uniform_real_distribution<double> noise(-0.2, 0.2);
    for (std::size_t i = 0; i < layout.second_pilot.count; ++i) {
        auto& sample = take[layout.second_pilot.first + i];
        sample = share * sample + noise(generator);
    }
    Deconvolution perfect{.rate = sweep.rate(),
                          .impulse_response = std::vector<double>(take.size()),
                          .reference = {},
                          .length = take.size()};
    perfect.arrivals.arrival = static_cast<double>(layout.sweep.first);
    perfect.impulse_response[0] = 1.0;
    const auto timing = time_pilots(take, perfect, sweep);
    return timing ? std::optional(timing->coherence) : std::nullopt;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sweep_parts)

BOOST_AUTO_TEST_CASE(a_harmonic_has_0_45_of_the_way_to_its_neighbours)
{
    const auto second = harmonic_window(2, {1.0}, {48'000.0}, {20'000, 20'000});
    BOOST_TEST(std::abs(second.before - 48'000.0 * std::log(2.0)) < 1e-6);
    BOOST_TEST(second.span.left == 8758U);    // 0.45 x 48000 ln 1.5 = 8758.05
    BOOST_TEST(second.span.right == 14'972U); // 0.45 x 48000 ln 2 = 14971.98
    const auto ninth = harmonic_window(9, {1.0}, {48'000.0}, {20'000, 2500});
    BOOST_TEST(ninth.span.left == 2276U);  // 0.45 x 48000 ln(10/9) = 2275.79
    BOOST_TEST(ninth.span.right == 2500U); // not 0.45 x 48000 ln(9/8) = 2544.12
}

BOOST_AUTO_TEST_CASE(harmonics_are_told_up_to_0_95_of_half_the_rate)
{
    BOOST_TEST(highest_harmonic_frequency(
                   reference_of({.rate = {44'100.0}, .length = {2.0}, .to = Hertz{0.49 * 44'100.0}}))
                   .value == 0.95 * 22'050.0);
    const auto low = reference_of({.length = {2.0}, .to = Hertz{10'000.0}});
    BOOST_TEST(highest_harmonic_frequency(low).value == low.band().to.value);
}

BOOST_AUTO_TEST_CASE(the_answer_to_a_sweep_begins_0_1_s_before_and_ends_0_25_s_after_it)
{
    const auto sweep = reference_of(short_sweep);
    const std::vector<double> ones(96'000 + sweep.samples(), 1.0);
    const auto part = answer_to_sweep(ones, 20'000.0, sweep);
    BOOST_TEST(part.first == 20'000 - 4800);
    const auto last = 4800 + sweep.samples() + 12'000;
    BOOST_REQUIRE_EQUAL(part.samples.size(), last + 1);
    // Half cosines of 50 ms, 2400 samples.
    for (const auto& [place, weight] :
         {std::pair<std::size_t, double>{0, 0.0}, {600, 0.5 - std::sqrt(0.125)}, {1200, 0.5}, {2400, 1.0}}) {
        BOOST_TEST(std::abs(part.samples[place] - weight) < 1e-9);
        BOOST_TEST(std::abs(part.samples[last - place] - weight) < 1e-9);
    }
    BOOST_TEST(std::abs(part.samples[2376] - 1.0) > 1e-5);
}

BOOST_AUTO_TEST_CASE(silence_ends_50_ms_before_the_first_sound_and_lasts_0_1_s)
{
    const std::vector<double> hiss(48'000, 1e-3);
    BOOST_TEST(silence_before(hiss, from_pilot_to_sweep + 2400 + 4800).value_or(0) == 4800U);
    BOOST_TEST(!silence_before(hiss, from_pilot_to_sweep + 2400 + 4799).has_value());
    BOOST_TEST(silence_before(hiss, 40'000.0).value_or(0) == 40'000U - 19'200U - 2400U);
    // Zeros of a device that has not started are no silence.
    auto late = hiss;
    std::fill(late.begin(), late.begin() + 13'600, 0.0);
    BOOST_TEST(silence_before(late, 40'000.0).value_or(0) == 4800U);
    late[13'600] = 0.0;
    BOOST_TEST(!silence_before(late, 40'000.0).has_value());
    BOOST_TEST(silence_before(std::vector<double>(48'000), 40'000.0).value_or(0) == 18'400U);
}

BOOST_AUTO_TEST_CASE(pilots_that_have_a_fifth_in_common_tell_the_time)
{
    const auto sweep = reference_of(short_sweep);
    BOOST_TEST(coherence_of(sweep, 1.0).value_or(0.0) > 0.5);
    BOOST_TEST(!coherence_of(sweep, 0.0).has_value());
    double silent = 0.0;
    double telling = 1.0;
    for (int step = 0; step < 24; ++step) {
        const double middle = 0.5 * (silent + telling);
        (coherence_of(sweep, middle) ? telling : silent) = middle;
    }
    BOOST_TEST(std::abs(coherence_of(sweep, telling).value() - 0.2) < 1e-4);
}

BOOST_AUTO_TEST_CASE(channels_of_a_sweep_are_a_number_or_a_side)
{
    const std::vector<double> signal{1.0, 2.0};
    const std::vector<double> silence(2);
    BOOST_TEST(sweep_channels.size() == 12U);
    for (const auto& [name, channels, is_other_name] : sweep_channels) {
        BOOST_TEST(is_other_name == (name == "left" || name == "right"), name);
        const auto laid_out = lay_out(signal, channels);
        if (name == "L" || name == "left") {
            BOOST_TEST((laid_out == std::vector{signal, silence}), name);
        } else if (name == "R" || name == "right") {
            BOOST_TEST((laid_out == std::vector{silence, signal}), name);
        } else {
            BOOST_TEST((laid_out == std::vector(std::stoul(std::string(name)), signal)), name);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
