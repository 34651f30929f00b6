#include "core/error.hpp"
#include "plot/recorded_impulse.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

RecordedImpulse pulse(std::size_t at, double height)
{
    std::vector<double> samples(4800, 0.0);
    samples[at] = height;
    return {{48'000.0}, std::move(samples), {{"name", "Tern"}, {"channel", "L"}}};
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_recorded)

BOOST_AUTO_TEST_CASE(the_arrival_is_the_first_greatest_magnitude)
{
    BOOST_TEST(from_peak(pulse(96, 0.5)).arrival == 96.0);
    BOOST_TEST(from_peak(pulse(96, -0.5)).arrival == 96.0); // whatever its sign
    BOOST_TEST(from_peak({{48'000.0}, {0.1, -0.7, 0.7, 0.2}}).arrival == 1.0);
    BOOST_TEST(from_peak({{48'000.0}, {0.0}}).arrival == 0.0);
}

BOOST_AUTO_TEST_CASE(recorded_impulse_responses_are_drawn_about_their_peak)
{
    const std::vector impulses{pulse(96, 1.0), pulse(200, -1.0)};
    const auto svg = render_recorded(CurveKind::impulse, impulses, {}, "svg").bytes;
    BOOST_TEST(svg.find("0 ms = peak") != svg.npos);
    BOOST_TEST(svg.find("<text>Tern L</text>") != svg.npos);
    const auto decay = render_recorded(CurveKind::spectrogram, impulses, {}, "svg").bytes;
    BOOST_TEST(decay.find("Cumulative spectral decay") != decay.npos);
    const std::vector<RecordedImpulse> many(17, pulse(96, 1.0));
    BOOST_CHECK_EXCEPTION(
        (void)render_recorded(CurveKind::spectrogram, many, {}, "svg"), Error, [](const Error& error) {
            BOOST_TEST(std::string(error.what()) ==
                       "expected at most 16 impulse responses for a spectrogram but found 17");
            return error.fault() == Fault::usage;
        });
}

BOOST_AUTO_TEST_SUITE_END()
