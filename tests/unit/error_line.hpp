// What is said of bad data.

#pragma once

#include "core/error.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace earbench {

/// The line of the error that `call` throws, which is one of data; "none" where it throws none.
template <typename Call>
std::string error_of(const Call& call)
{
    try {
        call();
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return error.line();
    }
    return "none";
}

} // namespace earbench
