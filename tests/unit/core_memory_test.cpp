#include "core/memory.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <memory>
#include <unistd.h>
#include <vector>

using namespace earbench;

namespace {

/// Memory that this program has pages for.
std::size_t resident_bytes()
{
    std::size_t all_pages = 0;
    std::size_t resident_pages = 0;
    std::ifstream("/proc/self/statm") >> all_pages >> resident_pages;
    return resident_pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

} // namespace

BOOST_AUTO_TEST_SUITE(core_memory)

BOOST_AUTO_TEST_CASE(nothing_is_taken_before_it_is_used)
{
    const auto before = resident_bytes();
    for (const std::size_t bytes :
         {std::size_t{0}, std::size_t{1} << 21U, std::size_t{1} << 24U, std::size_t{1} << 60U}) {
        ready_memory(bytes);
    }
    // AddressSanitizer has an allocator of its own, which notes all that is freed: a byte for eight.
    constexpr std::size_t most_bytes = 8'000'000;
    BOOST_TEST(resident_bytes() < before + most_bytes);
}

BOOST_AUTO_TEST_CASE(what_is_taken_behind_it_can_be_used)
{
    ready_memory(std::size_t{1} << 23U);
    std::vector<std::vector<double>> columns;
    for (std::size_t size = 1; size < 1'000'000; size *= 3) {
        columns.emplace_back(size, static_cast<double>(size));
    }
    for (const auto& column : columns) {
        BOOST_TEST(column.back() == static_cast<double>(column.size()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
