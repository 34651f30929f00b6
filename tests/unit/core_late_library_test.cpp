#include "core/late_library.hpp"

#include "core/error.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>

using namespace earbench;

namespace {

const LateLibrary& mathematics()
{
    static const LateLibrary library("libm.so.6");
    return library;
}

double no_such_function(double)
{
    return 0.0;
}

} // namespace

BOOST_AUTO_TEST_SUITE(core_late_library)

BOOST_AUTO_TEST_CASE(a_function_of_a_library_that_is_loaded_late_is_the_one_that_is_linked)
{
    const auto& bessel = late<::j0, mathematics>("j0");
    BOOST_TEST(bessel(0.0) == 1.0);
    BOOST_TEST(bessel(2.0) == ::j0(2.0));
}

BOOST_AUTO_TEST_CASE(a_missing_library_is_an_error_that_names_it)
{
    BOOST_CHECK_EXCEPTION(LateLibrary("libearbench-none.so.1"), Error, [](const Error& error) {
        BOOST_TEST(std::string(error.what()).find("libearbench-none.so.1") != std::string::npos);
        return error.fault() == Fault::unavailable;
    });
}

BOOST_AUTO_TEST_CASE(a_missing_function_is_an_error_that_names_it)
{
    const auto call = [] { (void)late<no_such_function, mathematics>("no_such_function")(0.0); };
    BOOST_CHECK_EXCEPTION(call(), Error, [](const Error& error) {
        BOOST_TEST(std::string(error.what()).find("no_such_function") != std::string::npos);
        return error.fault() == Fault::unavailable;
    });
}

BOOST_AUTO_TEST_SUITE_END()
