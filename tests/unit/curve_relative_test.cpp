#include "core/error.hpp"
#include "curve/relative.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(curve_relative)

BOOST_AUTO_TEST_CASE(what_take_and_loopback_share_cancels)
{
    const FrequencyResponse take({100.0, 200.0}, {-3.0, 5.0}, {170.0, -90.0},
                                 {{"name", "A"}, {"level", "dB re sweep"}, {"delay-s", "0.012000000000"}},
                                 {{"noise_db", {-80.0, -70.0}}, {"h2_dbc", {-60.0, -50.0}}});
    const FrequencyResponse loop({100.0, 200.0}, {-1.0, 2.0}, {-170.0, 30.0},
                                 {{"delay-s", "0.010500000000"}});
    const auto relative = relative_to(take, loop);
    BOOST_TEST(relative.spl_db()[0] == -2.0);
    BOOST_TEST(relative.spl_db()[1] == 3.0);
    BOOST_TEST(relative.phase_deg()[0] == -20.0); // 340 degrees, wrapped
    BOOST_TEST(relative.phase_deg()[1] == -120.0);
    BOOST_TEST(relative.notes().get("delay-s") == "0.001500000000");
    BOOST_TEST(relative.notes().get("level") == "dB re loopback");
    BOOST_TEST(relative.columns()[0].values[1] == -72.0); // a level in the same reference
    // The harmonic was heard an octave higher, where the loop gives 3 dB more; beyond its end it is held.
    BOOST_TEST(relative.columns()[1].values[0] == -63.0);
    BOOST_TEST(relative.columns()[1].values[1] == -50.0);
}

BOOST_AUTO_TEST_CASE(a_loopback_of_other_frequencies_or_without_phase_is_an_error)
{
    const FrequencyResponse take({100.0, 200.0}, {0.0, 0.0}, {0.0, 0.0}, {{"delay-s", "0"}});
    BOOST_CHECK_THROW((void)relative_to(take, {{100.0, 300.0}, {0.0, 0.0}, {0.0, 0.0}, {{"delay-s", "0"}}}),
                      Error);
    BOOST_CHECK_THROW((void)relative_to(take, {{100.0, 200.0}, {0.0, 0.0}}), Error);
}

BOOST_AUTO_TEST_CASE(a_quotient_needs_phase_and_delay_of_both)
{
    const FrequencyResponse whole({20.0}, {1.0}, {2.0}, {{"delay-s", "0.5"}});
    const FrequencyResponse without_delay({20.0}, {1.0}, {2.0});
    const FrequencyResponse without_phase({20.0}, {1.0}, {}, {{"delay-s", "0.5"}});
    BOOST_CHECK_NO_THROW((void)relative_to(whole, whole));
    for (const auto& lacking : {without_delay, without_phase}) {
        BOOST_CHECK_THROW((void)relative_to(whole, lacking), Error);
        BOOST_CHECK_THROW((void)relative_to(lacking, whole), Error);
    }
}

BOOST_AUTO_TEST_SUITE_END()
