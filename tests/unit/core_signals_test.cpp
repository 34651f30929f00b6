// Signals that wait until work in hand is in order.

#include "core/signals.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <csignal>

using namespace earbench;

namespace {

volatile std::sig_atomic_t seen = 0;

void see(int signal)
{
    seen = signal;
}

/// What a signal does, until the end of the scope.
class Handler {
public:
    Handler(int signal, void (*handler)(int)) : m_signal(signal), m_before(std::signal(signal, handler)) {}
    ~Handler() { std::signal(m_signal, m_before); }
    Handler(const Handler&) = delete;
    Handler& operator=(const Handler&) = delete;

private:
    int m_signal;
    void (*m_before)(int);
};

} // namespace

BOOST_AUTO_TEST_SUITE(core_signals)

BOOST_AUTO_TEST_CASE(a_held_signal_comes_when_it_is_let_go)
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        const Handler handler(signal, see);
        seen = 0;
        {
            HeldSignals held;
            BOOST_TEST(!held.arrives_within({0.0}));
            raise(signal);
            BOOST_TEST(seen == 0);
            BOOST_TEST(held.arrives_within({60.0})); // at once
            BOOST_TEST(held.arrives_within({0.0}));  // and still
            BOOST_TEST(seen == 0);
        }
        BOOST_TEST(seen == signal);
    }
}

BOOST_AUTO_TEST_CASE(a_signal_that_is_ignored_stays_so)
{
    const Handler handler(SIGHUP, SIG_IGN);
    HeldSignals held;
    raise(SIGHUP);
    BOOST_TEST(!held.arrives_within({0.0}));
}

BOOST_AUTO_TEST_CASE(one_waits_whole_seconds_and_parts_of_them)
{
    HeldSignals held;
    for (const double seconds : {0.03, 1.992}) { // a second has no more than 10^9 of its parts
        const auto begin = std::chrono::steady_clock::now();
        BOOST_TEST(!held.arrives_within({seconds}));
        const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - begin;
        BOOST_TEST(waited.count() >= seconds);
    }
}

BOOST_AUTO_TEST_SUITE_END()
