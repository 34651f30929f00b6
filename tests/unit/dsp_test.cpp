#include "core/error.hpp"
#include "dsp/band_values.hpp"
#include "dsp/circular.hpp"
#include "dsp/fft.hpp"
#include "dsp/turns.hpp"
#include "dsp/window.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <complex>
#include <cstdint>
#include <limits>
#include <numbers>
#include <vector>

using namespace earbench;
using std::numbers::pi;

namespace {

constexpr double rounding = 1e-12; // of sums of some hundred terms near 1

/// Numbers without a pattern, -1 .. 1.
std::vector<double> unordered(std::size_t count)
{
    std::vector<double> values;
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < count; ++i) {
        state = 1664525U * state + 1013904223U; // Numerical Recipes
        values.push_back(static_cast<double>(state) / 2147483648.0 - 1.0);
    }
    return values;
}

} // namespace

BOOST_AUTO_TEST_SUITE(dsp_fft)

BOOST_AUTO_TEST_CASE(lengths_have_small_prime_factors_and_are_even)
{
    BOOST_TEST(fft_length(0) == 2U);
    BOOST_TEST(fft_length(1) == 2U);
    BOOST_TEST(fft_length(2) == 2U);
    BOOST_TEST(fft_length(7) == 8U);
    BOOST_TEST(fft_length(11) == 12U);
    BOOST_TEST(fft_length(17) == 18U);
    BOOST_TEST(fft_length(97) == 98U);     // 2 7 7
    BOOST_TEST(fft_length(121) == 126U);   // 122 = 2 61, 124 = 4 31, 126 = 2 9 7
    BOOST_TEST(fft_length(1025) == 1050U); // 2 3 5 5 7
    BOOST_TEST(fft_length(2047) == 2048U);
}

BOOST_AUTO_TEST_CASE(long_lengths_hold_five_and_seven_and_no_high_power_of_two)
{
    BOOST_TEST(fft_length(2048) == 2100U); // 140 15
    BOOST_TEST(fft_length(2100) == 2100U);
    BOOST_TEST(fft_length(2101) == 2240U);           // 140 16
    BOOST_TEST(fft_length(2241) == 2520U);           // 140 18, as 17 is prime
    BOOST_TEST(fft_length(35'701) == 37'800U);       // 140 256 is 1,024 35; 140 270
    BOOST_TEST(fft_length(819'200) == 823'200U);     // 140 5,880
    BOOST_TEST(fft_length(1U << 20U) == 1'050'000U); // 140 7,500
}

BOOST_AUTO_TEST_CASE(a_late_impulse_is_white_and_turns)
{
    std::vector<double> impulse(4);
    impulse[3] = 2.0;
    const auto spectrum = forward_fft(impulse, 12); // zero-padded
    BOOST_REQUIRE_EQUAL(spectrum.size(), 7U);
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        const auto expected = std::polar(2.0, -2.0 * pi * static_cast<double>(bin) * 3.0 / 12.0);
        BOOST_TEST(std::abs(spectrum[bin] - expected) < rounding);
    }
}

BOOST_AUTO_TEST_CASE(turns_are_sines_and_cosines)
{
    for (const double angle : {1e-6, -0.3, 2.5}) {
        Turns turns(angle);
        for (int i = 0; i < 5000; ++i) {
            const double turned = std::remainder(angle * i, 2.0 * pi);
            BOOST_TEST(std::abs(turns.next() - std::complex(std::cos(turned), std::sin(turned))) < rounding);
        }
    }
}

BOOST_AUTO_TEST_CASE(values_of_a_band_are_those_of_the_function)
{
    // 1 inside, 3 from two octaves outside on, linear in octaves between.
    const Band band{{30.0}, {200.0}};
    const auto value_at = [&](Hertz frequency) {
        const double outside = frequency < band.from ? std::log2(30.0 / std::max(frequency.value, 1e-9))
                               : frequency > band.to ? std::log2(frequency.value / 200.0)
                                                     : 0.0;
        return 1.0 + std::min(outside, 2.0);
    };
    for (const std::size_t bins : {2U, 60U, 500U}) {
        const BandValues values(bins, 2.5, band, 2.0, value_at);
        for (std::size_t bin = 0; bin < bins; ++bin) {
            BOOST_TEST(std::abs(values[bin] - value_at({2.5 * static_cast<double>(bin)})) < rounding);
        }
    }
}

BOOST_AUTO_TEST_CASE(long_edges_of_a_band_follow_the_function_in_straight_lines)
{
    // Squares: between values at every 2^s bins, a line lies above x^2 by up to a quarter of 4^s.
    const Band band{{30'000.0}, {50'000.0}};
    const auto value_at = [&](Hertz frequency) {
        const double inside = std::clamp(frequency.value, band.from.value, band.to.value);
        const double outside = std::clamp(frequency.value, 15'000.0, 100'000.0) - inside;
        return outside * outside;
    };
    const BandValues values(120'000, 1.0, band, 1.0, value_at);
    double greatest = 0.0;
    for (std::size_t bin = 0; bin < 120'000; ++bin) {
        const double above = values[bin] - value_at({static_cast<double>(bin)});
        BOOST_TEST_REQUIRE(above >= 0.0);
        BOOST_TEST_REQUIRE(above <= (bin < 40'000 ? 1.0 : 16.0)); // 15,000 and 50,000 bins: every 2 and 8
        greatest = std::max(greatest, above);
    }
    BOOST_TEST(greatest == 16.0);
    BOOST_TEST(values[15'000] == 15'000.0 * 15'000.0);
    BOOST_TEST(values[99'999] < 49'999.0 * 49'999.0 + 16.0);
    BOOST_TEST(values[100'000] == 50'000.0 * 50'000.0);
}

BOOST_AUTO_TEST_CASE(the_greatest_magnitude_of_a_stretch_is_the_first)
{
    const std::vector<double> circular{0.5, 1.0, -2.0, 2.0, 0.0, -1.0};
    BOOST_TEST(greatest_of(circular, 0, 6) == 2U);
    BOOST_TEST(greatest_of(circular, 3, 6) == 3U);
    BOOST_TEST(greatest_of(circular, 4, 3) == 5U);
    BOOST_TEST(greatest_of(circular, -2, 2) == 5U);
    BOOST_TEST(greatest_of(circular, 4, 0) == 4U);
    BOOST_TEST(greatest_of(std::vector{0.0, 1e-9, -2e-9, 0.0}, 0, 4) == 2U); // however small it is
    BOOST_TEST(greatest_of(std::vector<double>(4), 1, 3) == 1U);
}

BOOST_AUTO_TEST_CASE(samples_are_placed_circularly)
{
    const std::vector<double> samples{1.0, 2.0, 3.0};
    const auto agrees = [&](std::ptrdiff_t place, const std::vector<double>& placed) {
        const auto found = forward_fft(samples, placed.size(), place);
        const auto expected = forward_fft(placed, placed.size());
        for (std::size_t bin = 0; bin < found.size(); ++bin) {
            BOOST_TEST(std::abs(found[bin] - expected[bin]) < rounding);
        }
    };
    agrees(2, {0.0, 0.0, 1.0, 2.0, 3.0, 0.0});
    agrees(3, {0.0, 0.0, 0.0, 1.0, 2.0, 3.0});
    agrees(5, {2.0, 3.0, 0.0, 0.0, 0.0, 1.0});
    agrees(-1, {2.0, 3.0, 0.0, 0.0, 0.0, 1.0});
    agrees(-6, {1.0, 2.0, 3.0, 0.0, 0.0, 0.0});
    agrees(13, {0.0, 1.0, 2.0, 3.0, 0.0, 0.0});
}

BOOST_AUTO_TEST_CASE(what_lies_around_a_place_of_a_circular_signal)
{
    const std::vector<double> circular{0.0, 1.0, 2.0, -3.0, -2.0, -1.0};
    BOOST_TEST(centred_part(circular, 0, 2) == (std::vector<double>{0.0, -1.0}),
               boost::test_tools::per_element());
    BOOST_TEST(centred_part(circular, 0, 4) == (std::vector<double>{0.0, 1.0, -2.0, -1.0}),
               boost::test_tools::per_element());
    BOOST_TEST(centred_part(circular, 0, 6) == circular, boost::test_tools::per_element());
    BOOST_TEST(centred_part(circular, 2, 4) == (std::vector<double>{2.0, -3.0, 0.0, 1.0}),
               boost::test_tools::per_element());
    BOOST_TEST(centred_part(circular, -7, 2) == (std::vector<double>{-1.0, -2.0}),
               boost::test_tools::per_element());
    BOOST_TEST(centred_part(circular, 0, 8) ==
                   (std::vector<double>{0.0, 1.0, 2.0, 0.0, 0.0, -3.0, -2.0, -1.0}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_cosine_fills_one_bin)
{
    constexpr std::size_t length = 60;
    std::vector<double> wave(length);
    for (std::size_t i = 0; i < length; ++i) {
        wave[i] = 3.0 * std::cos(2.0 * pi * 7.0 * static_cast<double>(i) / length + 0.5);
    }
    const auto spectrum = forward_fft(wave, length);
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        const auto expected = bin == 7 ? std::polar(3.0 * length / 2.0, 0.5) : 0.0;
        BOOST_TEST(std::abs(spectrum[bin] - expected) < 100.0 * rounding);
    }
}

BOOST_AUTO_TEST_CASE(bins_are_the_sums_of_their_definition)
{
    for (const std::size_t length : {2U, 4U, 6U, 10U, 48U, 1400U}) {
        const auto samples = unordered(length);
        const auto spectrum = forward_fft(samples, length);
        BOOST_REQUIRE_EQUAL(spectrum.size(), length / 2 + 1);
        for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
            std::complex<double> sum;
            for (std::size_t i = 0; i < length; ++i) {
                const auto turns = static_cast<double>(bin * i % length) / static_cast<double>(length);
                sum += samples[i] * std::polar(1.0, -2.0 * pi * turns);
            }
            BOOST_TEST(std::abs(spectrum[bin] - sum) < rounding * std::sqrt(static_cast<double>(length)));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_inverse_brings_any_number_of_samples_back)
{
    for (const std::size_t length : {2U, 4U, 6U, 10U, 48U, 1400U}) {
        const auto samples = unordered(length);
        const auto back = inverse_fft(forward_fft(samples, length), length);
        BOOST_REQUIRE_EQUAL(back.size(), length);
        for (std::size_t i = 0; i < length; ++i) {
            BOOST_TEST(std::abs(back[i] - samples[i]) < rounding);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_inverse_within_a_spectrum_gives_the_same_samples_and_the_spectrum_back)
{
    for (const std::size_t length : {2U, 4U, 6U, 10U, 48U, 1400U}) {
        const auto spectrum = forward_fft(unordered(length), length);
        auto worked_in = spectrum;
        BOOST_TEST(inverse_fft_within(worked_in, length) == inverse_fft(spectrum, length),
                   boost::test_tools::per_element());
        BOOST_REQUIRE_EQUAL(worked_in.size(), spectrum.size());
        for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
            BOOST_TEST(std::abs(worked_in[bin] - spectrum[bin]) < rounding);
        }
    }
}

/// As there is no place for it in real samples.
BOOST_AUTO_TEST_CASE(what_is_imaginary_at_both_ends_of_a_spectrum_is_left_out)
{
    const auto plain = inverse_fft({3.0, {1.0, 2.0}, 4.0}, 4);
    const auto imaginary = inverse_fft({{3.0, 5.0}, {1.0, 2.0}, {4.0, -7.0}}, 4);
    BOOST_TEST(plain == imaginary, boost::test_tools::per_element());
    BOOST_TEST(std::abs(plain[1] - (3.0 - 4.0 - 4.0) / 4.0) < rounding); // (3 + 2 Re (1+2j) j - 4) / 4
}

BOOST_AUTO_TEST_CASE(the_inverse_brings_the_samples_back)
{
    const std::vector<double> samples{1.0, -2.0, 0.5, 4.0, 0.0, -0.25};
    const auto back = inverse_fft(forward_fft(samples, 6), 6);
    BOOST_REQUIRE_EQUAL(back.size(), 6U);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        BOOST_TEST(std::abs(back[i] - samples[i]) < rounding);
    }
}

BOOST_AUTO_TEST_CASE(the_complex_inverse_of_one_bin_is_a_turning_pointer)
{
    Spectrum bins(8);
    bins[1] = {0.0, 8.0};
    const auto samples = inverse_complex_fft(bins);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        BOOST_TEST(std::abs(samples[i] -
                            std::polar(1.0, pi / 2.0 + 2.0 * pi * static_cast<double>(i) / 8.0)) < rounding);
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(dsp_window)

BOOST_AUTO_TEST_CASE(the_half_window_is_flat_then_a_half_cosine)
{
    BOOST_TEST(tukey_weight(0.0, 100.0) == 1.0);
    BOOST_TEST(tukey_weight(50.0, 100.0) == 1.0);
    BOOST_TEST(std::abs(tukey_weight(62.5, 100.0) - (0.5 + std::sqrt(0.125))) < rounding); // cos 45 degrees
    BOOST_TEST(std::abs(tukey_weight(75.0, 100.0) - 0.5) < rounding);
    BOOST_TEST(tukey_weight(100.0, 100.0) == 0.0);
    BOOST_TEST(tukey_weight(1000.0, 100.0) == 0.0);
}

BOOST_AUTO_TEST_CASE(a_window_around_a_place_of_a_circular_dsp_wraps)
{
    const std::vector<double> ones(10, 1.0);
    const auto kept = windowed(ones, 0, {4, 6});
    BOOST_REQUIRE_EQUAL(kept.size(), 10U);
    BOOST_TEST(kept[0] == 0.0);                      // 4 to the left of 4
    BOOST_TEST(std::abs(kept[1] - 0.5) < rounding);  // 3 of 4: half of the taper
    BOOST_TEST(kept[2] == 1.0);                      // 2 of 4
    BOOST_TEST(kept[4] == 1.0);                      // the place itself
    BOOST_TEST(kept[7] == 1.0);                      // 3 of 6
    BOOST_TEST(std::abs(kept[8] - 0.75) < rounding); // 4 of 6: a third of the taper
    BOOST_TEST(std::abs(kept[9] - 0.25) < rounding); // 5 of 6: two thirds
    const std::vector<double> count{0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0};
    BOOST_TEST(windowed(count, 0, {2, 2}) == (std::vector<double>{0.0, 7.0, 0.0, 1.0}),
               boost::test_tools::per_element());
    BOOST_TEST(windowed(count, -1, {2, 2}) == (std::vector<double>{0.0, 6.0, 7.0, 0.0}),
               boost::test_tools::per_element());
    BOOST_TEST(windowed(count, 9, {0, 2}) == (std::vector<double>{1.0, 2.0}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_part_of_a_circular_signal_fades_at_both_ends)
{
    const std::vector<double> ones(20, 1.0);
    const auto part = faded(ones, -1, {4, 6}, 4.0, 12);
    BOOST_REQUIRE_EQUAL(part.size(), 12U);
    const double quarter = 0.5 - std::sqrt(0.125); // half a cosine at a quarter of its way
    const std::vector<double> expected{0.0,           quarter, 0.5,     1.0 - quarter, 1.0, 1.0,
                                       1.0 - quarter, 0.5,     quarter, 0.0,           0.0, 0.0};
    for (std::size_t i = 0; i < part.size(); ++i) {
        BOOST_TEST(std::abs(part[i] - expected[i]) < rounding);
    }
    const std::vector<double> count{0.0, 1.0, 2.0, 3.0, 4.0};
    BOOST_TEST(faded(count, 4, {1, 2}, 0.5, 4) == (std::vector<double>{0.0, 4.0, 0.0, 0.0}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_greatest_magnitude_of_a_circular_signal_is_found_between_samples)
{
    // Magnitudes of the parabola 5 - (x - 0.25)^2 at -1, 0 and 1, the sample before the first being the last.
    const std::vector<double> signal{-4.9375, -4.4375, 0.0, 1.0, 3.4375};
    const auto peak = greatest_magnitude(signal);
    BOOST_TEST(peak.index == 0U);
    BOOST_TEST(std::abs(peak.offset - 0.25) < rounding);
}

BOOST_AUTO_TEST_CASE(transforms_of_many_lengths_are_those_of_their_own_length)
{
    // More than are kept as plans, each length twice: a constant has its sum in bin 0.
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t length = std::size_t{1} << 22U; length > 8; length /= 2) {
            const std::vector<double> ones(length, 1.0);
            const auto spectrum = forward_fft(ones, length);
            BOOST_TEST(std::abs(spectrum[0] - static_cast<double>(length)) <
                       rounding * static_cast<double>(length));
            BOOST_TEST(std::abs(inverse_fft(spectrum, length)[length / 2] - 1.0) < rounding);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
