#pragma once

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

/// Whether `holds` in a child process, which may change what belongs to a whole process: its memory, its
/// standard streams, its user. It checks nothing by Boost.Test.
template <typename Question>
bool in_a_child(const Question& holds)
{
    const pid_t child = fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
        bool answer = false;
        try {
            answer = holds();
        } catch (...) {
            _exit(EXIT_FAILURE);
        }
        _exit(answer ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    int status = 0;
    BOOST_REQUIRE_EQUAL(waitpid(child, &status, 0), child);
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}
