// Signals that interrupt what waits: it waits on.

#include "core/files.hpp"
#include "core/folder_lock.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <sys/time.h>
#include <thread>
#include <unistd.h>

using namespace earbench;

namespace {

volatile std::sig_atomic_t count = 0;

/// Interrupts the calls of this thread every millisecond, until the end of the scope.
class Interruptions {
public:
    Interruptions()
    {
        count = 0;
        struct sigaction action {};
        action.sa_handler = [](int) { count = count + 1; }; // and no SA_RESTART
        sigaction(SIGALRM, &action, &m_before);
        const itimerval often{{0, 1000}, {0, 1000}};
        setitimer(ITIMER_REAL, &often, nullptr);
    }
    ~Interruptions()
    {
        const itimerval never{};
        setitimer(ITIMER_REAL, &never, nullptr);
        sigaction(SIGALRM, &m_before, nullptr);
    }
    Interruptions(const Interruptions&) = delete;
    Interruptions& operator=(const Interruptions&) = delete;

private:
    struct sigaction m_before {};
};

/// Runs `late` in another thread, which no alarm reaches, 20 ms from now.
template <typename Work>
std::thread later(const Work& late)
{
    sigset_t alarm;
    sigemptyset(&alarm);
    sigaddset(&alarm, SIGALRM);
    pthread_sigmask(SIG_BLOCK, &alarm, nullptr); // the thread inherits it
    std::thread thread([late] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        late();
    });
    pthread_sigmask(SIG_UNBLOCK, &alarm, nullptr);
    return thread;
}

std::string name_of_descriptor(int descriptor)
{
    return "/dev/fd/" + std::to_string(descriptor);
}

} // namespace

BOOST_AUTO_TEST_SUITE(core_interruptions)

BOOST_AUTO_TEST_CASE(a_pipe_that_is_emptied_late_gets_everything)
{
    const std::string content(300'000, 'x'); // more than a pipe holds
    int ends[2];
    BOOST_REQUIRE_EQUAL(pipe(ends), 0);
    std::string got;
    auto reader = later([&] { got = read_file(name_of_descriptor(ends[0])); });
    {
        const Interruptions interruptions;
        BOOST_CHECK_NO_THROW(write_file(name_of_descriptor(ends[1]), content));
    }
    close(ends[1]);
    reader.join();
    close(ends[0]);
    BOOST_TEST((got == content));
    BOOST_TEST(count > 1);
}

BOOST_AUTO_TEST_CASE(a_pipe_that_is_filled_late_is_read_to_its_end)
{
    int ends[2];
    BOOST_REQUIRE_EQUAL(pipe(ends), 0);
    auto writer = later([&] {
        write_file(name_of_descriptor(ends[1]), "late");
        close(ends[1]);
    });
    {
        const Interruptions interruptions;
        std::string got;
        // A pipe is opened a second time for its name: only the end of the writer ends it.
        BOOST_CHECK_NO_THROW(got = read_file(name_of_descriptor(ends[0])));
        BOOST_TEST(got == "late");
    }
    writer.join();
    close(ends[0]);
    BOOST_TEST(count > 1);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_let_go_late_is_waited_for)
{
    const ScratchFolder folder;
    auto first = std::make_unique<FolderLock>(folder.path());
    BOOST_TEST(first->is_held());
    std::atomic<bool> is_free = false;
    auto owner = later([&] {
        is_free = true;
        first.reset();
    });
    {
        const Interruptions interruptions;
        const FolderLock second(folder.path());
        BOOST_TEST(is_free);
        BOOST_TEST(second.is_held());
    }
    owner.join();
    BOOST_TEST(count > 1);
}

BOOST_AUTO_TEST_SUITE_END()
