// Both sides of every limit that the headers of dsp/ promise, and figures of other programs.

#include "core/error.hpp"
#include "dsp/resample.hpp"
#include "dsp/window.hpp"
#include "dsp/windowed_spectrum.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <numbers>

using namespace earbench;

namespace {

template <typename Parse>
bool is_accepted(Parse parse, std::string_view text)
{
    try {
        (void)parse(text);
        return true;
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::usage));
        return false;
    }
}

/// What is read `before` samples before an impulse in the middle of silence; negative: after it.
double impulse_at(double before)
{
    std::vector<double> samples(400);
    samples[200] = 1.0;
    return resample_clock(samples, 0.0, 200.0 - before).front();
}

} // namespace

BOOST_AUTO_TEST_SUITE(dsp_limits)

BOOST_AUTO_TEST_CASE(sides_of_a_window_last_from_1_ms_to_1_s_and_to_5_s)
{
    for (const auto* text : {"1,1", "1000,5000", "1,5000", "400,500"}) {
        BOOST_TEST(is_accepted(parse_window_sides, text), text);
    }
    for (const auto* text :
         {"0.999,1", "1,0.999", "1000.1,5000", "1000,5000.1", "10", "10,", ",10", "1,2,3"}) {
        BOOST_TEST(!is_accepted(parse_window_sides, text), text);
    }
    BOOST_TEST(parse_window_sides("125,500").left.value == 0.125);
    BOOST_TEST(parse_window_sides("125,500").right.value == 0.5);
    BOOST_TEST(format_milliseconds({0.0125}) == "12.5");
}

BOOST_AUTO_TEST_CASE(a_window_is_1_to_1000_cycles_wide)
{
    for (const auto* text : {"1", "1000", "7.5"}) {
        BOOST_TEST(is_accepted(parse_window_cycles, text), text);
    }
    for (const auto* text : {"0.999", "1000.1", "", "x"}) {
        BOOST_TEST(!is_accepted(parse_window_cycles, text), text);
    }
    BOOST_TEST(parse_window_cycles("7.5") == 7.5);
}

BOOST_AUTO_TEST_CASE(the_weight_of_hann_is_half_a_cosine)
{
    BOOST_TEST(hann_weight(0.0, 8.0) == 1.0);
    BOOST_TEST(std::abs(hann_weight(2.0, 8.0) - (0.5 + std::sqrt(0.125))) < 1e-12);
    BOOST_TEST(std::abs(hann_weight(4.0, 8.0) - 0.5) < 1e-12);
    BOOST_TEST(hann_weight(8.0, 8.0) == 0.0);
    BOOST_TEST(hann_weight(9.0, 8.0) == 0.0);
}

BOOST_AUTO_TEST_CASE(the_kernel_is_a_sinc_of_96_taps_under_kaisers_window_of_beta_10)
{
    // scipy: special.i0(10 sqrt(1 - (t/48)^2)) / special.i0(10) numpy.sinc(t)
    const std::array<std::pair<double, double>, 7> known{{{0.25, 0.9002004862919817},
                                                          {-0.75, 0.2997581101123209},
                                                          {5.25, -0.040500835566370394},
                                                          {20.75, 0.00428233669377037},
                                                          {47.25, -3.280269650660562e-06},
                                                          {-46.75, 4.722614588802349e-06},
                                                          {-47.75, -2.137949583274415e-06}}};
    for (const auto& [before, weight] : known) {
        BOOST_TEST(std::abs(impulse_at(before) - weight) < 1e-12, before);
    }
    BOOST_TEST(impulse_at(48.25) == 0.0);
    BOOST_TEST(impulse_at(-48.25) == 0.0);
}

BOOST_AUTO_TEST_CASE(between_1024_phases_the_kernel_is_a_straight_line)
{
    const double step = 1.0 / 1024.0;
    for (const double before : {0.25, 3.75}) {
        const double share = (0.3 * impulse_at(before + step) + 0.7 * impulse_at(before));
        BOOST_TEST(std::abs(impulse_at(before + 0.3 * step) - share) < 1e-12);
    }
    // Of the sinc near its top, 1 - (pi t)^2/6, the line loses h^2/8 of the second derivative, pi^2/3.
    const double loss = step * step / 8.0 * std::numbers::pi * std::numbers::pi / 3.0;
    const double middle = 0.5 * step;
    const double exact = 1.0 - std::pow(std::numbers::pi * middle, 2) / 6.0;
    BOOST_TEST(std::abs((exact - impulse_at(middle)) / loss - 1.0) < 0.05); // the window adds 3 % of that
}

BOOST_AUTO_TEST_CASE(a_clock_is_undone_sample_by_sample)
{
    // x(n) = n between two silences, far from both: read at first + n (1 + drift).
    std::vector<double> samples(1000);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = std::sin(0.1 * static_cast<double>(i));
    }
    const auto found = resample_clock(samples, 0.01, 100.5);
    BOOST_REQUIRE_EQUAL(found.size(), 890U); // 100.5 + 1.01 n <= 999: n up to 889
    for (const std::size_t n : {0U, 100U, 500U, 800U}) {
        const double at = 100.5 + 1.01 * static_cast<double>(n);
        BOOST_TEST(std::abs(found[n] - std::sin(0.1 * at)) < 1e-5); // 1e-4 dB
    }
    BOOST_TEST(resample_clock(samples, 0.0, -2.0).size() == 1002U);
    BOOST_TEST(std::abs(resample_clock(samples, 0.0, -2.0)[7] - std::sin(0.5)) < 1e-9);
    BOOST_TEST(resample_clock(samples, 0.0)[999] == samples[999]);
}

BOOST_AUTO_TEST_CASE(between_bins_lies_the_polynomial_of_the_fifth_degree)
{
    const auto value = [](double x) { return std::complex(std::pow(x - 4.0, 5) + 2.0 * x, 3.0 * x * x); };
    Spectrum bins;
    for (double bin = 0.0; bin < 10.0; bin += 1.0) {
        bins.push_back(value(bin));
    }
    for (const double at : {0.0, 0.4, 1.5, 2.0, 4.3, 5.999, 7.5, 8.7, 9.0}) {
        BOOST_TEST(std::abs(between_bins(bins, at) - value(at)) < 1e-9, at);
    }
    const Spectrum three{1.0, 2.0, 5.0}; // fewer than six: 1 + x^2
    BOOST_TEST(std::abs(between_bins(three, 1.5) - 3.25) < 1e-12);
}

BOOST_AUTO_TEST_CASE(a_windowed_spectrum_is_that_of_its_samples_at_any_frequency)
{
    // An impulse two samples after the middle, inside the flat half of the window.
    std::vector<double> circular(64);
    circular[12] = 1.0;
    const WindowedSpectrum spectrum(circular, 10, {8, 8});
    for (const double frequency : {0.0, 0.0123, 0.25, 0.4871, 0.5}) {
        const auto expected = std::polar(1.0, -2.0 * std::numbers::pi * frequency * 2.0);
        // Six bins of 1/128 turn by 2 pi/64 each: the remainder of the polynomial is below (2 pi/64)^6 / 64.
        BOOST_TEST(std::abs(spectrum.at(frequency) - expected) < std::pow(std::numbers::pi / 32.0, 6));
    }
}

BOOST_AUTO_TEST_SUITE_END()
