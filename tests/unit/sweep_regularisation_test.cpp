// How much is added to the power of the sweep before it is divided by.

#include "sweep/divider.hpp"
#include "sweep/sweep.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace earbench;

namespace {

constexpr std::size_t last_bin = 1U << 17U;
constexpr double bin_hz = 24'000.0 / last_bin;

SweepReference sweep_from_100_hz_to_10_khz()
{
    const SweepOptions options{.length = {2.0}, .from = {100.0}, .to = Hertz{10'000.0}};
    return {make_sweep(options), options.rate, plan_sweep(options)};
}

/// eps of every bin: X* / (|X|^2 + eps) is X* / eps where |X|^2 is next to nothing.
std::vector<double> added_power(const SweepReference& sweep)
{
    constexpr double next_to_nothing = 1e-12;
    std::vector<double> added;
    for (const auto& bin : inverse_spectrum(sweep, Spectrum(last_bin + 1, next_to_nothing))) {
        added.push_back(next_to_nothing / bin.real());
    }
    return added;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sweep_regularisation)

BOOST_AUTO_TEST_CASE(it_rises_from_1e_10_to_1e_2_over_half_an_octave_beyond_the_band)
{
    const auto sweep = sweep_from_100_hz_to_10_khz();
    const auto added = added_power(sweep);
    const auto inside = added[static_cast<std::size_t>(1000.0 / bin_hz)];
    for (std::size_t bin = 1; bin < added.size(); ++bin) {
        const double frequency = static_cast<double>(bin) * bin_hz;
        // Inside the band by 2 and 1 %, where the fades of the sweep already bite.
        const double octaves = std::max(std::log2(1.02 * sweep.band().from.value / frequency),
                                        std::log2(frequency / (0.99 * sweep.band().to.value)));
        const double along = std::clamp(octaves / 0.5, 0.0, 1.0);
        const double decades = 8.0 * (0.5 - 0.5 * std::cos(std::numbers::pi * along));
        // |X|^2 of the next to nothing is 1e-24, 1e-10 of the greatest power of this sweep above 1e-9. On the
        // upper edge, 22,400 bins long, there are straight lines between values every 4 bins: at the steepest
        // place, with a slope of 8 pi / 2 decades an edge, (4 / 22,400)^2 / 8 (4 pi)^2 ln 10 decades more.
        if (std::abs(std::log10(added[bin] / inside) - decades) > 1.5e-6) {
            BOOST_ERROR(frequency << " Hz: 10^" << std::log10(added[bin] / inside) << " for 10^" << decades);
            break;
        }
    }
    BOOST_TEST(std::abs(added.front() / inside - 1e8) < 1.0);
}

BOOST_AUTO_TEST_CASE(it_is_1e_10_of_the_greatest_power_inside)
{
    const auto sweep = sweep_from_100_hz_to_10_khz();
    const auto inside = added_power(sweep)[static_cast<std::size_t>(1000.0 / bin_hz)];
    BOOST_TEST(inside == 1e-10 * sweep.greatest_power(), boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_SUITE_END()
