// Pieces of the analysis by themselves: delays between spectra, parts of pilots, laws of sweeps, octaves.

#include "played_sweep.hpp"
#include "sweep/band_arrival.hpp"
#include "sweep/pilot_parts.hpp"
#include "sweep/pilots.hpp"
#include "sweep/sweep_recognition.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

using namespace earbench;
using std::numbers::pi;

namespace {

constexpr std::size_t length = 16'000;
constexpr SampleRate rate{8000.0}; // bins of 0.5 Hz

/// White up to half of the rate, of any phases.
Spectrum white()
{
    return forward_fft(noise(4000, 1.0), length);
}

/// `spectrum` later by so many samples, turned, and as much louder.
Spectrum changed(Spectrum spectrum, double delay, double turn, double gain)
{
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        spectrum[bin] *= std::polar(gain, turn - 2.0 * pi * static_cast<double>(bin) * delay /
                                                     static_cast<double>(length));
    }
    return spectrum;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sweep_pieces)

BOOST_AUTO_TEST_CASE(a_delay_is_told_to_a_millionth_of_a_sample)
{
    const auto earlier = white();
    for (const double delay : {0.0, 3.25, -7.6, 1234.4, -3999.9, 7999.3, -7999.3}) {
        const double found = delay_between(earlier, changed(earlier, delay, 0.0, 2.5), length);
        BOOST_TEST(std::abs(found - delay) < 1e-6, found << " for " << delay);
    }
    BOOST_TEST(delay_between(Spectrum(length / 2 + 1), Spectrum(length / 2 + 1), length) == 0.0);
}

BOOST_AUTO_TEST_CASE(the_band_of_the_pilots_has_five_parts_that_are_as_wide)
{
    // From 1.25 of its lowest to 0.9 of its highest frequency.
    const auto bands = pilot_part_bands({{2000.0}, {9600.0}});
    const double ratio = std::pow(8640.0 / 2500.0, 0.2);
    BOOST_TEST(bands.size() == 5U);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const double from = 2500.0 * std::pow(ratio, static_cast<double>(i));
        BOOST_TEST(bands[i].from.value == from, boost::test_tools::tolerance(1e-12));
        BOOST_TEST(bands[i].to.value == ratio * from, boost::test_tools::tolerance(1e-12));
    }
}

BOOST_AUTO_TEST_CASE(a_part_of_a_pilot_has_the_delay_and_gain_of_its_chain)
{
    const auto sweep = white();
    const Band band{{1000.2}, {1500.3}};
    for (const double delay : {0.0, 1.3, -20.7, 158.6}) {
        for (const double turn : {0.0, 1.0, pi}) {
            const auto part = compare_pilot(changed(sweep, delay, turn, 0.5), sweep, length, rate, band);
            BOOST_TEST(std::abs(part.delay - delay) < 1e-6, part.delay << " for " << delay);
            BOOST_TEST(std::abs(part.gain.value - 20.0 * std::log10(0.5)) < 1e-6);
            BOOST_TEST(std::abs(part.coherence - 1.0) < 1e-9);
            // The mean frequency by magnitude, from the bin of 1000.5 Hz to that of 1500 Hz.
            double sum = 0.0;
            double weights = 0.0;
            for (std::size_t bin = 2001; bin <= 3000; ++bin) {
                sum += std::norm(sweep[bin]) * 0.5 * static_cast<double>(bin);
                weights += std::norm(sweep[bin]);
            }
            BOOST_TEST(part.middle.value == sum / weights, boost::test_tools::tolerance(1e-9));
        }
    }
    // Beyond 20 ms nothing is looked for: 160 samples.
    const auto beyond = compare_pilot(changed(sweep, 400.0, 0.0, 1.0), sweep, length, rate, band);
    BOOST_TEST(beyond.coherence < 0.9);
    // Half of the energy is something else's.
    auto half = sweep;
    for (std::size_t bin = 2001; bin <= 3000; ++bin) {
        half[bin] *= bin % 2 == 0 ? 1.0 : 0.0;
    }
    const auto part = compare_pilot(half, sweep, length, rate, band);
    double kept = 0.0;
    double all = 0.0;
    for (std::size_t bin = 2001; bin <= 3000; ++bin) {
        kept += std::norm(half[bin]);
        all += std::norm(sweep[bin]);
    }
    BOOST_TEST(std::abs(part.delay) < 1e-9);
    BOOST_TEST(part.gain.value == 20.0 * std::log10(kept / all), boost::test_tools::tolerance(1e-9));
    BOOST_TEST(part.coherence == std::sqrt(kept / all), boost::test_tools::tolerance(1e-9));
    const Spectrum silent(sweep.size());
    BOOST_TEST(compare_pilot(silent, sweep, length, rate, band).coherence == 0.0);
}

namespace {

PilotPart part_at(double middle_hz, double delay, double coherence, double gain_db = 0.0)
{
    return {{middle_hz}, delay, {gain_db}, coherence};
}

} // namespace

BOOST_AUTO_TEST_CASE(parts_count_that_are_coherent_in_both_pilots)
{
    const std::vector first{part_at(1.0, 0.0, 0.901), part_at(2.0, 0.0, 0.899), part_at(3.0, 0.0, 1.0)};
    const std::vector second{part_at(4.0, 0.0, 0.901), part_at(5.0, 0.0, 1.0), part_at(6.0, 0.0, 0.899)};
    const auto coherent = coherent_parts(first, second);
    BOOST_REQUIRE_EQUAL(coherent.first.size(), 1U);
    BOOST_REQUIRE_EQUAL(coherent.second.size(), 1U);
    BOOST_TEST(coherent.first.front().middle.value == 1.0);
    BOOST_TEST(coherent.second.front().middle.value == 4.0);
    const std::vector gains{part_at(1.0, 0.0, 1.0, 3.0), part_at(1.0, 0.0, 1.0, -1.0),
                            part_at(1.0, 0.0, 1.0, 7.0)};
    BOOST_TEST(median_gain(gains).value == 3.0);
    BOOST_TEST(median_gain(std::span(gains).first(2)).value == 1.0);
}

BOOST_AUTO_TEST_CASE(the_slip_is_the_second_farthest_of_the_parts)
{
    const auto layout = plan_sweep({.length = {2.0}});
    const auto band = pilot_band({48'000.0});
    const double apart = static_cast<double>(layout.second_pilot.first - layout.first_pilot.first);
    // Parts at 3, 5 and 7 kHz with slips of their own, and a drift that is left.
    const std::vector middles{3000.0, 5000.0, 7000.0};
    const auto slip_of = [&](const std::vector<double>& slips, double drift) {
        PilotComparison parts;
        for (std::size_t i = 0; i < slips.size(); ++i) {
            const double share = (middles[i] - band.from.value) / (band.to.value - band.from.value);
            const double pilot_passes = static_cast<double>(layout.first_pilot.first) +
                                        share * static_cast<double>(layout.first_pilot.count);
            const double sweep_passes =
                static_cast<double>(layout.sweep.first) +
                48'000.0 * layout.growth.value * std::log(middles[i] / layout.from.value);
            const double delay = drift * (pilot_passes - sweep_passes) - slips[i];
            parts.first.push_back(part_at(middles[i], delay, 1.0));
            parts.second.push_back(part_at(middles[i], delay + drift * apart, 1.0));
        }
        return slip_of_parts(parts, layout);
    };
    for (const double drift : {0.0, 1e-4, -3e-4}) {
        const auto is = boost::test_tools::tolerance(1e-9);
        BOOST_TEST(slip_of({48.0, 47.0, 1.0}, drift) == 47.0, is);
        BOOST_TEST(slip_of({1.0, -48.0, 40.0}, drift) == 40.0, is);
        BOOST_TEST(slip_of({30.0, 2.0, -40.0}, drift) == 30.0, is);
        BOOST_TEST(slip_of({-5.0}, drift) == -5.0, is);
        BOOST_TEST(slip_of({1.0, -6.0}, drift) == 1.0, is);
    }
}

/// |X|^2 of 1/f and the group delay L ln(f/1 kHz) + t: the spectrum of an exponential sweep itself.
BOOST_AUTO_TEST_CASE(the_law_of_a_sweep_is_found_in_its_spectrum)
{
    constexpr std::size_t samples = 1U << 17U;
    constexpr SampleRate high_rate{48'000.0};
    const auto spectrum_of = [&](double growth_s, double passes_s, double bend_s = 0.0) {
        Spectrum spectrum(samples / 2 + 1);
        for (std::size_t bin = 1; bin < spectrum.size(); ++bin) {
            const double f = static_cast<double>(bin) * high_rate.value / samples;
            const double x = std::log(f / 1000.0);
            const double turns =
                growth_s * f * (x - 1.0) + passes_s * f + bend_s * f * (x * x - 2.0 * x + 2.0);
            spectrum[bin] = std::polar(1.0 / std::sqrt(f), -2.0 * pi * turns);
        }
        return spectrum;
    };
    for (const auto& [growth_s, passes_s] : {std::pair(0.2, 1.1), std::pair(0.1, 0.7)}) {
        const auto law = find_law(spectrum_of(growth_s, passes_s), samples, high_rate, {{20.0}, {20'000.0}});
        BOOST_REQUIRE(law.has_value());
        BOOST_TEST(law->growth.value == growth_s, boost::test_tools::tolerance(2e-4));
        BOOST_TEST(std::abs(law->passes_1_khz.value - passes_s) < 5e-4 * growth_s);
    }
    // Downwards it is none.
    BOOST_TEST(!find_law(spectrum_of(-0.2, 1.4), samples, high_rate, {{20.0}, {20'000.0}}).has_value());
    // Three octaves half an octave apart are needed, 1.2 times within the band: 707, 1000, 1414 Hz.
    const auto is_found = [&](double from, double to) {
        return find_law(spectrum_of(0.2, 1.1), samples, high_rate, {{from}, {to}}).has_value();
    };
    const double edge = 1.2 * std::numbers::sqrt2;
    BOOST_TEST(is_found(707.1 / edge / 1.001, 1414.2 * edge * 1.001));
    BOOST_TEST(!is_found(707.1 / edge * 1.001, 1414.2 * edge * 1.001));
    BOOST_TEST(!is_found(707.1 / edge / 1.001, 1414.2 * edge / 1.001));
    // A group delay with q ln^2(f/1 kHz) besides is off the line by 2/3 q a^2 in the middle of the three, a
    // being half the logarithm of 2; as the energy of an octave lies 0.0452 above its centre, it adds that
    // times 2 q to the slope. Less than 0.15 of the slope is tolerated.
    const auto is_straight = [&](double share) {
        const double a = 0.5 * std::numbers::ln2;
        const double bend_s = share * 0.2 / (2.0 / 3.0 * a * a - 2.0 * share * 0.045228);
        return find_law(spectrum_of(0.2, 1.1, bend_s), samples, high_rate,
                        {{707.1 / edge / 1.001}, {1414.2 * edge * 1.001}})
            .has_value();
    };
    BOOST_TEST(is_straight(0.1495));
    BOOST_TEST(!is_straight(0.1505));
}

BOOST_AUTO_TEST_CASE(a_compressed_sweep_stands_31_db_above_the_rms_value_beside_it)
{
    // 0.3 s are 2400 samples, 0.3 of a sweep of 5000 samples 1500.
    for (const auto& [samples, side] : {std::pair<std::size_t, std::size_t>(20'000, 2400), {5000, 1500}}) {
        const auto stands_out = [sweep_samples = samples](double beside, std::size_t within) {
            std::vector<double> compressed(10'000);
            std::fill_n(compressed.begin() + 5000 - static_cast<std::ptrdiff_t>(within), 2 * within + 1,
                        beside);
            compressed[5000] = 1.0;
            return is_compressed_sweep(compressed, 5000, sweep_samples, rate);
        };
        // 1 over the mean of 1 and so many squares.
        const auto count = static_cast<double>(2 * side + 1);
        const double limit = std::sqrt((count / std::pow(10.0, 3.1) - 1.0) / (count - 1.0));
        BOOST_TEST(stands_out(0.999 * limit, 4000));
        BOOST_TEST(!stands_out(1.001 * limit, 4000));
        BOOST_TEST(!stands_out(1.001 * limit, side));
        BOOST_TEST(stands_out(1.0002 * limit, side - 10));
    }
}

/// An octave is weighted by a Hann window over frequency: 3/8 of its bins in squares.
BOOST_AUTO_TEST_CASE(an_octave_has_the_energy_of_its_bins)
{
    std::vector<double> impulse(8000);
    impulse[2000] = 1.0;
    const auto spectrum = forward_fft(impulse, impulse.size());
    // Bins of 1 Hz from 707 to 1414 Hz; up to half of the rate from 2121 Hz.
    for (const auto& [centre_hz, bins] : {std::pair(1000.0, 708.0), std::pair(3000.0, 1880.0)}) {
        const double energy = octave_energy(spectrum, impulse.size(), rate, {centre_hz});
        BOOST_TEST(energy == 0.375 * bins / 8000.0, boost::test_tools::tolerance(1e-9));
        const auto arrival = octave_arrival(spectrum, impulse.size(), rate, {centre_hz});
        BOOST_TEST(arrival.energy == energy, boost::test_tools::tolerance(1e-9));
        // All bins add up at the impulse: half of them.
        BOOST_TEST(arrival.greatest == std::pow(0.5 * bins / 8000.0, 2.0),
                   boost::test_tools::tolerance(0.01));
        BOOST_TEST(std::abs(arrival.time_s - 0.25) < 1e-5);
        BOOST_TEST(std::abs(arrival.earliest_s - arrival.time_s) < 1e-12);
        BOOST_TEST(std::abs(arrival.latest_s - arrival.time_s) < 1e-12);
        BOOST_TEST(std::abs(arrival.centroid_s - 0.25) < 1e-3);
    }
}

BOOST_AUTO_TEST_SUITE_END()
