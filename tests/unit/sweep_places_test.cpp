// Where a sweep's response is looked at, what its metadata have to agree with, and what is cut off a take.

#include "core/error.hpp"
#include "played_sweep.hpp"
#include "sweep/divider.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace earbench;
using std::numbers::pi;

namespace {

SweepReference reference_of(const SweepOptions& options)
{
    return {make_sweep(options), options.rate, plan_sweep(options)};
}

/// A sweep from 100 Hz to 3.6 kHz with this growth.
SweepOptions with_growth(double growth_s)
{
    return {.rate = {8000.0},
            .length = {growth_s * std::log(36.0)},
            .from = {100.0},
            .to = Hertz{3600.0},
            .tail = {0.5}};
}

bool is_refused(const std::vector<double>& samples, const SweepLayout& layout)
{
    try {
        (void)SweepReference(samples, layout.rate, layout);
        return false;
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return true;
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(sweep_places)

BOOST_AUTO_TEST_CASE(the_answer_reaches_to_the_ninth_harmonic_and_behind_what_the_sweep_spreads)
{
    // max(0.4 s, L ln 9.5) + 0.3 s before it and 0.5 s + 0.7 L + 0.3 s behind.
    const auto near = boost::test_tools::tolerance(1e-9);
    for (const double growth_s : {0.1, 0.5, 1.0}) {
        const auto sides = sides_of_answer(reference_of(with_growth(growth_s)));
        BOOST_TEST(sides.left.value == std::max(0.4, growth_s * std::log(9.5)) + 0.3, near);
        BOOST_TEST(sides.right.value == 0.8 + 0.7 * growth_s, near);
    }
    const auto rustle = noise(16'000, 0.5);
    const SweepReference no_law(rustle, {8000.0}, std::nullopt);
    BOOST_TEST(sides_of_answer(no_law).left.value == 0.7, near);
    BOOST_TEST(sides_of_answer(no_law).right.value == 0.8, near);
    BOOST_TEST(!no_law.longest_left_side().has_value());
}

BOOST_AUTO_TEST_CASE(a_window_ends_0_45_of_the_way_to_the_second_harmonic)
{
    const auto sweep = reference_of(with_growth(0.5));
    const double longest_s = 0.45 * 0.5 * std::numbers::ln2;
    BOOST_TEST(sweep.longest_left_side().value().value == longest_s, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(sweep.window_of({{1.0}, {0.2}}).left == 1248U); // 0.15596 s
    BOOST_TEST(sweep.window_of({{0.1}, {0.2}}).left == 800U);
    BOOST_TEST(sweep.window_of({{0.1}, {0.20006}}).right == 1600U);
    BOOST_TEST(sweep.window_of({{0.1}, {0.20007}}).right == 1601U);
    BOOST_TEST(sweep.window().right == 4000U);
    BOOST_TEST(std::abs(sweep.peak().value + 6.0) < 0.01); // a crest within half a sample
    BOOST_TEST(sweep.first_sound() == 8000U);
    BOOST_TEST(sweep.start() == 8000U + 800U + 2400U);
}

BOOST_AUTO_TEST_CASE(growth_band_and_length_agree_within_a_sample)
{
    const auto options = with_growth(0.5);
    const auto samples = make_sweep(options);
    const auto good = plan_sweep(options);
    const double octaves = std::log(36.0);
    const auto refused_at = [&](double difference) {
        auto layout = good;
        layout.growth.value = (static_cast<double>(good.sweep.count) + difference) / octaves / 8000.0;
        return is_refused(samples, layout);
    };
    for (const double sign : {1.0, -1.0}) {
        BOOST_TEST(!refused_at(sign * 0.998));
        BOOST_TEST(refused_at(sign * 1.002));
    }
}

BOOST_AUTO_TEST_CASE(pilots_are_equal_but_for_a_hundredth_of_their_energy)
{
    const auto options = with_growth(0.5);
    const auto layout = plan_sweep(options);
    const auto refused_with = [&](double gain) {
        auto samples = make_sweep(options);
        for (std::size_t i = 0; i < layout.second_pilot.count; ++i) {
            samples[layout.second_pilot.first + i] *= gain;
        }
        return is_refused(samples, layout);
    };
    BOOST_TEST(!refused_with(1.0999));
    BOOST_TEST(refused_with(1.1001));
    BOOST_TEST(!refused_with(0.9001));
    BOOST_TEST(refused_with(0.8999));
    // What comes behind one of them is no part of it.
    auto followed = make_sweep(options);
    followed[layout.second_pilot.first + layout.second_pilot.count] = 1.0;
    BOOST_TEST(!is_refused(followed, layout));
    // However quiet they are.
    auto quiet = make_sweep(options);
    for (double& sample : quiet) {
        sample *= 1e-6;
    }
    BOOST_TEST(!is_refused(quiet, layout));
    quiet[layout.second_pilot.first + 400] += 1e-6;
    BOOST_TEST(is_refused(quiet, layout));
}

BOOST_AUTO_TEST_CASE(pilots_may_lie_next_to_the_sweep_and_at_the_ends_of_the_file)
{
    // A signal without any gap: pilot, sweep, pilot.
    const auto options = with_growth(0.5);
    auto layout = plan_sweep(options);
    const auto signal = make_sweep(options);
    const auto part = [&](const Segment& segment) {
        return std::span(signal).subspan(segment.first, segment.count);
    };
    std::vector<double> samples;
    for (const auto& segment : {layout.first_pilot, layout.sweep, layout.second_pilot}) {
        const auto piece = part(segment);
        samples.insert(samples.end(), piece.begin(), piece.end());
    }
    layout.first_pilot.first = 0;
    layout.sweep.first = layout.first_pilot.count;
    layout.second_pilot.first = layout.sweep.first + layout.sweep.count;
    layout.samples = samples.size();
    BOOST_TEST(!is_refused(samples, layout));
    auto shorter = layout;
    shorter.samples -= 1;
    BOOST_TEST(is_refused(samples, shorter));
    auto early = layout;
    early.sweep.first -= 1;
    BOOST_TEST(is_refused(samples, early));
    auto late = layout;
    late.sweep.first += 1;
    BOOST_TEST(is_refused(samples, late));
}

/// Divided by a short sweep, the second pilot would come to lie within the window of 0.5 s and 0.2 s beside.
BOOST_AUTO_TEST_CASE(a_second_pilot_within_the_window_is_cut_off_2_ms_before_it)
{
    const auto responses_agree = [](const SweepOptions& options, std::ptrdiff_t spike_before_pilot,
                                    Seconds right_side = {0.5}) {
        const PlayedSweep played(options);
        Divider divider(played.reference, right_side);
        auto take = played.delayed(37.0);
        auto other = take;
        const auto pilot = static_cast<std::ptrdiff_t>(played.layout.second_pilot.first) + 37;
        if (spike_before_pilot > 0) {
            other[static_cast<std::size_t>(pilot - spike_before_pilot)] += 0.1;
        } else {
            std::fill(other.begin() + pilot, other.begin() + pilot + 700, 0.0);
        }
        const auto found = divider.divide(take).impulse_response;
        const auto expected = divider.divide(other).impulse_response;
        double difference = 0.0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            difference = std::max(difference, std::abs(found[i] - expected[i]));
        }
        return difference < 1e-9;
    };
    // The pilot, whose lowest frequency is 800 Hz and whose highest 1.6 kHz, is 0.3 s behind the sweep: it
    // comes 0.3 s + L ln(3600/1600) after the arrival. 0.7 s are reached at L = 0.4933 s.
    BOOST_TEST(responses_agree(with_growth(0.48), 0));
    BOOST_TEST(!responses_agree(with_growth(0.50), 0));
    // Of a window of 1.5 s, 1.7 s are reached at L = 1.7264 s; one of 0.1 s is as one of 0.5 s.
    BOOST_TEST(responses_agree(with_growth(1.6), 0, {1.5}));
    BOOST_TEST(!responses_agree(with_growth(1.8), 0, {1.5}));
    BOOST_TEST(responses_agree(with_growth(0.48), 0, {0.1}));
    BOOST_TEST(!responses_agree(with_growth(0.50), 0, {0.1}));
    // 2 ms are 16 samples.
    BOOST_TEST(responses_agree(with_growth(0.3), 16));
    BOOST_TEST(!responses_agree(with_growth(0.3), 18));
}

BOOST_AUTO_TEST_CASE(as_much_of_a_response_is_kept_as_its_window_needs)
{
    // Four times the second that a window may have to the left and half a second to the right, or more.
    const auto options = with_growth(2.0);
    const auto sweep = reference_of(options);
    const auto signal = make_sweep(options);
    BOOST_TEST(Divider(sweep).divide(signal).impulse_response.size() == 48'000U);
    BOOST_TEST(Divider(sweep, {0.1}).divide(signal).impulse_response.size() == 48'000U);
    BOOST_TEST(Divider(sweep, {1.0}).divide(signal).impulse_response.size() == 64'000U);
    const auto short_sweep = reference_of(with_growth(0.2));
    const std::vector<double> short_take(short_sweep.sweep().begin(), short_sweep.sweep().end());
    const auto brief = Divider(short_sweep).divide(short_take);
    BOOST_TEST(brief.impulse_response.size() == brief.length);
}

BOOST_AUTO_TEST_CASE(metadata_need_both_numbers_of_a_segment)
{
    const auto good = to_metadata(plan_sweep({}));
    const auto is_read = [&](const std::string& segment) {
        auto text = good;
        const std::string own = "sweep=67200+480244";
        text.replace(text.find(own), own.size(), "sweep=" + segment);
        return parse_metadata(text).has_value();
    };
    BOOST_TEST(is_read("67200+480244"));
    BOOST_TEST(is_read("0+614644"));
    BOOST_TEST(!is_read("1+614644"));
    BOOST_TEST(is_read("614643+1"));
    BOOST_TEST(!is_read("614644+1"));
    for (const auto* segment : {"x+480244", "67200+x", "67200", "67200+", "+480244", "", "67200+-1"}) {
        BOOST_TEST(!is_read(segment), segment);
    }
}

BOOST_AUTO_TEST_SUITE_END()
