#define BOOST_TEST_MODULE earbench
#include <boost/test/unit_test.hpp>
