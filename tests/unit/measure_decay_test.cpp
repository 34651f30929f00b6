#include "core/error.hpp"
#include "core/units.hpp"
#include "measure/spectral_decay.hpp"
#include "played_sweep.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

using namespace earbench;

namespace {

constexpr double decay_rate_hz = 48'000.0;
constexpr Band all_of_it{{10.0}, {22'000.0}};
constexpr std::size_t rows = 251;

ImpulseResponse silence(std::size_t left, std::size_t right, double later = 0.0)
{
    return {{decay_rate_hz}, std::vector<double>(left + right), static_cast<double>(left) + later};
}

ImpulseResponse resonance(double frequency_hz, double decay_per_s)
{
    auto response = silence(19'200, 24'000);
    for (std::size_t i = 19'200; i < response.samples.size(); ++i) {
        const double time_s = static_cast<double>(i - 19'200) / decay_rate_hz;
        response.samples[i] =
            std::exp(-decay_per_s * time_s) * std::sin(2.0 * std::numbers::pi * frequency_hz * time_s);
    }
    return response;
}

/// What the contract says, summed as it says it. @returns the magnitude.
double by_definition(const ImpulseResponse& response, const SpectralDecay& decay, std::size_t row,
                     std::size_t column)
{
    const double pi = std::numbers::pi;
    const double start = decay.time_ms[row] / 1000.0;
    const double rise = decay.rise_ms / 1000.0;
    const double end = decay.end_ms / 1000.0;
    const double right =
        (static_cast<double>(response.samples.size()) - std::round(response.arrival)) / response.rate.value;
    std::complex<double> sum = 0.0;
    for (std::size_t i = 0; i < response.samples.size(); ++i) {
        const double time = (static_cast<double>(i) - response.arrival) / response.rate.value;
        double weight = time <= start - rise ? 0.0
                        : time >= start      ? 1.0
                                             : 0.5 - 0.5 * std::cos(pi * (time - start + rise) / rise);
        if (end < right && time > end / 2.0) {
            weight *= time >= end ? 0.0 : 0.5 + 0.5 * std::cos(pi * (2.0 * time / end - 1.0));
        }
        sum += weight * response.samples[i] * std::polar(1.0, -2.0 * pi * decay.frequency_hz[column] * time);
    }
    return std::abs(sum);
}

void agrees_with_definition(const ImpulseResponse& response, Seconds duration)
{
    const auto decay = spectral_decay(response, duration, all_of_it);
    const auto columns = decay.frequency_hz.size();
    const auto top = std::max_element(decay.level_db.begin(), decay.level_db.end());
    const auto top_index = static_cast<std::size_t>(top - decay.level_db.begin());
    const double greatest = by_definition(response, decay, top_index / columns, top_index % columns);
    for (const std::size_t row : {0U, 1U, 13U, 25U, 26U, 100U, 249U, 250U}) {
        for (const std::size_t column : {0U, 100U, 333U, 700U, 956U}) {
            const double told = std::pow(10.0, decay.level_db[row * columns + column] / 20.0);
            const double expected = by_definition(response, decay, row, column) / greatest;
            BOOST_TEST(std::abs(told - expected) < 2e-10,
                       "row " << row << " column " << column << ": " << told << " instead of " << expected);
        }
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(spectral_decays)

BOOST_AUTO_TEST_CASE(an_ideal_impulse_falls_as_the_window_rises_and_is_gone_then)
{
    auto response = silence(19'200, 24'000);
    response.samples[19'200] = -0.25;
    const auto decay = spectral_decay(response, {0.005}, all_of_it);
    const auto columns = decay.frequency_hz.size();
    BOOST_TEST(decay.rise_ms == 0.5);
    BOOST_TEST(decay.end_ms == 100.0);
    BOOST_REQUIRE_EQUAL(decay.time_ms.size(), rows);
    BOOST_REQUIRE_EQUAL(decay.level_db.size(), rows * columns);
    for (std::size_t column = 0; column < columns; ++column) {
        const auto level = [&](std::size_t row) { return decay.level_db[row * columns + column]; };
        BOOST_TEST(std::abs(level(0)) < 1e-9);
        BOOST_TEST(decay.time_ms[10] == 0.2);
        BOOST_TEST(std::abs(level(10) - 20.0 * std::log10(0.5 + 0.5 * std::cos(0.4 * std::numbers::pi))) <
                   1e-9);
        for (std::size_t row = 26; row < rows; ++row) {
            BOOST_TEST(level(row) == -200.0);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_resonance_falls_by_its_damping_at_every_frequency)
{
    // d = pi f / Q, 8.686 d dB a second. 0.5 ms are two periods of 4 kHz and 24 samples: the window moves on
    // by a response that is the same but for its size.
    constexpr double quality = 20.0;
    const double damping = std::numbers::pi * 4000.0 / quality;
    const auto decay = spectral_decay(resonance(4000.0, damping), {0.005}, all_of_it);
    const auto columns = decay.frequency_hz.size();
    const double fall_db = 20.0 / std::numbers::ln10 * damping * 0.0005;
    for (const std::size_t row : {25U, 100U, 200U}) {
        for (std::size_t column = 0; column < columns; ++column) {
            const double fall =
                decay.level_db[row * columns + column] - decay.level_db[(row + 25) * columns + column];
            BOOST_TEST(std::abs(fall - fall_db) < 1e-6);
        }
    }
    // The ridge is where the resonance is.
    const auto* row = decay.level_db.data() + 100 * columns;
    const auto ridge = static_cast<std::size_t>(std::max_element(row, row + columns) - row);
    BOOST_TEST(std::abs(std::log2(decay.frequency_hz[ridge] / 4000.0)) < 1.0 / 96.0);
}

BOOST_AUTO_TEST_CASE(every_level_is_that_of_the_definition)
{
    auto response = silence(19'200, 24'000, 0.3);
    const auto hiss = noise(response.samples.size(), 1.0);
    for (std::size_t i = 0; i < hiss.size(); ++i) {
        response.samples[i] = hiss[i] * std::exp(-std::abs(static_cast<double>(i) - 19'200.0) / 500.0);
    }
    agrees_with_definition(response, {0.005});
    agrees_with_definition(response, {0.1}); // the window's own end is the response's
    // A left side shorter than the rise, a right side that ends with the last row.
    auto gated = silence(48, 240, -0.45);
    std::copy_n(hiss.begin(), gated.samples.size(), gated.samples.begin());
    agrees_with_definition(gated, {0.005});
}

BOOST_AUTO_TEST_CASE(frequencies_are_those_of_the_sweep_within_the_audible)
{
    auto response = silence(480, 24'000);
    response.samples[480] = 1.0;
    const auto whole = spectral_decay(response, {0.005}, all_of_it);
    BOOST_TEST(whole.frequency_hz.front() == 20.0);
    BOOST_TEST(std::abs(whole.frequency_hz.back() - 20'000.0) < 1e-6);
    BOOST_TEST(whole.frequency_hz.size() == 958U); // 96 log2(1000) = 956.7
    const auto part = spectral_decay(response, {0.005}, {{1000.0}, {4000.0}});
    BOOST_TEST(part.frequency_hz.size() == 193U);
    BOOST_TEST(std::abs(part.frequency_hz[96] - 2000.0) < 1e-6);
    response.rate = {8000.0};
    BOOST_TEST(std::abs(spectral_decay(response, {0.005}, all_of_it).frequency_hz.back() - 4000.0) < 1e-6);
    BOOST_CHECK_EXCEPTION((void)spectral_decay(response, {0.005}, {{4000.0}, {5000.0}}), Error,
                          [](const Error& error) { return error.fault() == Fault::data; });
}

BOOST_AUTO_TEST_CASE(silence_has_no_level)
{
    const auto decay = spectral_decay(silence(480, 24'000), {0.005}, all_of_it);
    BOOST_TEST(std::all_of(decay.level_db.begin(), decay.level_db.end(),
                           [](double level) { return level == -200.0; }));
}

BOOST_AUTO_TEST_CASE(the_duration_fits_what_had_time_for_five_periods)
{
    auto impulse = silence(19'200, 24'000);
    impulse.samples[19'200] = 1.0;
    const std::array short_one{impulse};
    BOOST_TEST(fitting_decays(short_one, all_of_it).front().time_ms.back() == 5.0);
    // 24 dB at 8.686 d dB a second: 27.6 ms with d = 100/s. The common duration is the longest.
    const std::array both{impulse, resonance(2000.0, 100.0)};
    const auto decays = fitting_decays(both, all_of_it);
    BOOST_REQUIRE_EQUAL(decays.size(), 2U);
    BOOST_TEST(decays[0].time_ms.back() == 50.0);
    BOOST_TEST(decays[1].rise_ms == 5.0);
    BOOST_TEST(decays[1].end_ms == 500.0);
    // 60 Hz has had only a third of a period after 5 ms, so that it does not make the figure longer.
    const std::array bass{resonance(60.0, 10.0)};
    BOOST_TEST(fitting_decays(bass, all_of_it).front().time_ms.back() == 5.0);
    const std::array tone{resonance(3000.0, 1.0)};
    BOOST_TEST(fitting_decays(tone, all_of_it).front().time_ms.back() == 100.0);
    auto short_window = resonance(3000.0, 1.0);
    short_window.samples.resize(19'200 + 384);
    const std::array gated{short_window};
    BOOST_TEST(fitting_decays(gated, all_of_it).front().time_ms.back() == 8.0);
}

BOOST_AUTO_TEST_SUITE_END()
