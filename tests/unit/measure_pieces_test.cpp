// Curves of made impulse responses, by sums that are written out here.

#include "core/error.hpp"
#include "core/number.hpp"
#include "measure/impulse_curve.hpp"
#include "measure/response_analysis.hpp"
#include "measure/transfer.hpp"
#include "played_sweep.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <complex>
#include <memory>
#include <numbers>
#include <vector>

using namespace earbench;
using std::numbers::pi;

namespace {

constexpr double rate_hz = 8000.0;

/// A circular response of noise around index 0, over a reference that is `reference` there and 0 elsewhere;
/// it arrives at 500.3.
Deconvolution made_division(double reference)
{
    std::vector<double> single(2000);
    single[0] = reference;
    Deconvolution division{.rate = {rate_hz},
                           .impulse_response = noise(2000, 1.0),
                           .reference = std::make_shared<const std::vector<double>>(single),
                           .length = 2000};
    division.arrivals.arrival = 500.3;
    return division;
}

double tukey(double distance, double reach)
{
    const double along = distance / reach;
    return along <= 0.5 ? 1.0 : along >= 1.0 ? 0.0 : 0.5 - 0.5 * std::cos(2.0 * pi * along);
}

/// The sum of what the window of 40 and 60 samples, and a Hann window of `hann_reach` around 0.3 if that is
/// above 0, leave of the response.
std::complex<double> response_at(const Deconvolution& division, double frequency_hz, double hann_reach)
{
    std::complex<double> sum;
    for (int n = -40; n < 60; ++n) {
        const double h = division.impulse_response[static_cast<std::size_t>((n + 2000) % 2000)];
        const double distance = std::abs(n - 0.3);
        const double hann = hann_reach <= 0.0       ? 1.0
                            : distance < hann_reach ? 0.5 + 0.5 * std::cos(pi * distance / hann_reach)
                                                    : 0.0;
        sum += h * tukey(std::abs(n), n < 0 ? 40.0 : 60.0) * hann *
               std::polar(1.0, -2.0 * pi * frequency_hz / rate_hz * n);
    }
    return sum;
}

/// How far a curve is from `truth` at its frequencies, time 0 of which is at the sample 500, of a sweep that
/// begins with the sample 100.
template <typename Truth>
void require_curve(const FrequencyResponse& curve, const Truth& truth)
{
    const double delay_s = parse_number(curve.notes().get("delay-s")).value();
    BOOST_TEST(std::abs(delay_s - 400.3 / rate_hz) < 1e-9);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double f = curve.frequency_hz()[i];
        const auto expected = truth(f);
        BOOST_TEST(std::abs(curve.spl_db()[i] - 20.0 * std::log10(std::abs(expected))) < 1e-3);
        const double turned = curve.phase_deg()[i] * pi / 180.0 - 2.0 * pi * f * delay_s +
                              2.0 * pi * f * 400.0 / rate_hz - std::arg(expected);
        BOOST_TEST(std::abs(std::remainder(turned, 2.0 * pi)) < 1e-4);
    }
}

const std::vector<double> grid{100.0, 333.3, 1000.0, 2345.6, 3900.0};

} // namespace

BOOST_AUTO_TEST_SUITE(measure_pieces)

BOOST_AUTO_TEST_CASE(a_gate_of_cycles_is_a_sum_under_both_windows)
{
    const auto division = made_division(0.5);
    for (const double cycles : {1.5, 4.0, 20.0}) {
        const auto curve = gated_transfer_function(division, {{40, 60}, cycles}, 100, grid);
        require_curve(curve,
                      [&](double f) { return response_at(division, f, 0.5 * cycles / f * rate_hz) / 0.5; });
    }
}

BOOST_AUTO_TEST_CASE(a_gate_is_a_sum_under_its_window)
{
    const auto division = made_division(0.5);
    const auto curve = gated_transfer_function(division, {{40, 60}, std::nullopt}, 100, grid);
    require_curve(curve, [&](double f) { return response_at(division, f, 0.0) / 0.5; });
}

/// Where the reference shows less than 0.03 there is nothing to divide: what is next to it is held.
BOOST_AUTO_TEST_CASE(a_reference_of_three_hundredths_is_divided_by)
{
    const auto enough = made_division(0.03005);
    const auto curve = gated_transfer_function(enough, {{40, 60}, std::nullopt}, 100, grid);
    require_curve(curve, [&](double f) { return response_at(enough, f, 0.0) / 0.03005; });
    const auto less = made_division(0.02995);
    const auto held = gated_transfer_function(less, {{40, 60}, std::nullopt}, 100, grid);
    for (const double level_db : held.spl_db()) {
        BOOST_TEST(level_db == held.spl_db().front(), boost::test_tools::tolerance(1e-9));
    }
}

BOOST_AUTO_TEST_CASE(a_window_or_one_of_cycles_hides_what_lies_outside)
{
    const PlayedSweep played(
        {.rate = {rate_hz}, .length = {1.0}, .from = {100.0}, .to = Hertz{3600.0}, .tail = {0.5}});
    auto take = played.samples;
    for (std::size_t i = take.size() - 1; i >= 40; --i) {
        take[i] += 0.5 * played.samples[i - 40];
    }
    const auto division = Divider(played.reference).divide(take);
    const std::vector<double> frequency_hz{500.0, 1000.0, 2222.0};
    const WindowSides sides{{0.002}, {0.004}};
    struct Case {
        std::optional<WindowSides> window;
        std::optional<double> cycles;
        FrequencyResponse expected;
    };
    const auto whole = played.reference.window();
    const auto start = played.reference.start();
    const std::vector<Case> cases{
        {sides, std::nullopt,
         gated_transfer_function(division, {played.reference.window_of(sides), std::nullopt}, start,
                                 frequency_hz)},
        {std::nullopt, 3.0, gated_transfer_function(division, {whole, 3.0}, start, frequency_hz)},
        {sides, 3.0,
         gated_transfer_function(division, {played.reference.window_of(sides), 3.0}, start, frequency_hz)},
        {std::nullopt, std::nullopt, transfer_function(division, whole, start, frequency_hz)}};
    for (const auto& [window, cycles, expected] : cases) {
        ResponseSettings settings;
        settings.frequency_hz = frequency_hz;
        settings.window = window;
        settings.window_cycles = cycles;
        const auto found = ResponseAnalysis(played.reference, "sweep", settings).transfer(division);
        for (std::size_t i = 0; i < frequency_hz.size(); ++i) {
            BOOST_TEST(found.spl_db()[i] == expected.spl_db()[i]);
            BOOST_TEST(found.phase_deg()[i] == expected.phase_deg()[i]);
        }
    }
    // They do differ: the echo comes 5 ms later.
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST(std::abs(cases[i].expected.spl_db()[0] - cases[3].expected.spl_db()[0]) > 0.1);
    }
}

BOOST_AUTO_TEST_CASE(more_than_half_of_an_impulse_response_lies_within_50_ms_of_its_peak)
{
    const auto is_impulse = [](std::initializer_list<std::pair<std::size_t, double>> others) {
        std::vector<double> samples(4000);
        samples[1000] = 1.0;
        for (const auto& [place, energy] : others) {
            samples[place] = std::sqrt(energy);
        }
        try {
            (void)impulse_curve(samples, {rate_hz}, {0.0}, {0.0}, {});
            return true;
        } catch (const Error& error) {
            BOOST_TEST((error.fault() == Fault::data));
            return false;
        }
    };
    BOOST_TEST(is_impulse({{2500, 0.499}, {3000, 0.499}}));
    BOOST_TEST(!is_impulse({{2500, 0.501}, {3000, 0.501}}));
    // 50 ms are 400 samples to either side.
    for (const std::size_t inside : {600U, 1400U}) {
        BOOST_TEST(is_impulse({{inside, 0.8}, {2500, 0.8}, {3000, 0.8}})); // 1.8 of 3.4
    }
    for (const std::size_t outside : {599U, 1401U}) {
        BOOST_TEST(!is_impulse({{outside, 0.8}, {2500, 0.8}, {3000, 0.8}})); // 1 of 3.4
    }
    BOOST_TEST(is_impulse({{1400, 0.8}, {2500, 0.899}, {3000, 0.899}}));
    BOOST_TEST(!is_impulse({{1400, 0.8}, {2500, 0.901}, {3000, 0.901}}));
}

BOOST_AUTO_TEST_SUITE_END()
