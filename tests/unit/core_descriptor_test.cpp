#include "core/descriptor.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <unistd.h>
#include <utility>

using namespace earbench;

namespace {

bool is_open(int descriptor)
{
    return fcntl(descriptor, F_GETFD) != -1;
}

int open_null()
{
    return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

} // namespace

BOOST_AUTO_TEST_SUITE(core_descriptor)

BOOST_AUTO_TEST_CASE(a_descriptor_is_closed_once)
{
    const int number = open_null();
    Descriptor descriptor(number);
    BOOST_TEST(descriptor.get() == number);
    BOOST_TEST(is_open(number));
    BOOST_TEST(descriptor.close());
    BOOST_TEST(!is_open(number));
    BOOST_TEST(descriptor.get() < 0);
    BOOST_TEST(descriptor.close()); // nothing is left to do
    BOOST_TEST(Descriptor(-1).close());
    BOOST_TEST(!Descriptor(number).close()); // the system says that it is not open
}

BOOST_AUTO_TEST_CASE(standard_input_is_closed_as_any_other)
{
    const Descriptor before(dup(STDIN_FILENO));
    BOOST_REQUIRE(before.get() >= 0);
    BOOST_TEST(Descriptor(STDIN_FILENO).close());
    BOOST_TEST(!is_open(STDIN_FILENO));
    dup2(before.get(), STDIN_FILENO);
}

BOOST_AUTO_TEST_CASE(what_is_moved_is_closed_by_its_new_owner_alone)
{
    const int number = open_null();
    Descriptor kept(-1);
    {
        Descriptor first(number);
        Descriptor second(std::move(first));
        BOOST_TEST(second.get() == number);
        kept = std::move(second);
    }
    BOOST_TEST(kept.get() == number);
    BOOST_TEST(is_open(number));
    BOOST_TEST(kept.close());
    BOOST_TEST(!is_open(number));
}

BOOST_AUTO_TEST_SUITE_END()
