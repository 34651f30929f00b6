#include "core/memory.hpp"
#include "in_a_child.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <sys/mman.h>
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

constexpr std::size_t large_page_bytes = std::size_t{1} << 21U;

/// Memory that is to come in large pages: `hg` of proc_pid_smaps(5).
std::size_t bytes_for_large_pages()
{
    std::ifstream map("/proc/self/smaps");
    std::size_t area_kib = 0;
    std::size_t all_kib = 0;
    for (std::string line; std::getline(map, line);) {
        if (line.starts_with("Size:")) {
            area_kib = std::stoul(line.substr(line.find_first_of("0123456789")));
        }
        if (line.starts_with("VmFlags:") && line.find(" hg") != line.npos) {
            all_kib += area_kib;
        }
    }
    return 1024 * all_kib;
}

bool has_large_pages()
{
    void* const area =
        mmap(nullptr, 2 * large_page_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    const auto before = bytes_for_large_pages();
    const bool taken = madvise(area, 2 * large_page_bytes, MADV_HUGEPAGE) == 0 &&
                       bytes_for_large_pages() == before + 2 * large_page_bytes;
    munmap(area, 2 * large_page_bytes);
    return taken;
}

/// Takes what is free in the heap, so that more of it comes from the system. @returns false where memory does
/// not come from the heap: AddressSanitizer's.
bool use_up_heap()
{
    ready_memory(0);
    const void* const end = sbrk(0);
    for (int i = 0; i < 200; ++i) {
        static_cast<void>(!std::malloc(large_page_bytes));
        if (sbrk(0) != end) {
            return true;
        }
    }
    return false;
}

/// How much more comes in large pages for these `bytes`.
std::size_t readied(std::size_t bytes)
{
    const auto before = bytes_for_large_pages();
    ready_memory(bytes);
    return bytes_for_large_pages() - before;
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

BOOST_AUTO_TEST_CASE(what_is_taken_next_comes_in_large_pages)
{
    if (!has_large_pages() || !in_a_child(use_up_heap)) {
        BOOST_TEST_MESSAGE("there are no large pages here");
        return;
    }
    constexpr std::size_t mib = std::size_t{1} << 20U;
    constexpr std::size_t small_page_bytes = 4096; // what malloc writes behind a room may make it one longer
    for (const auto& [bytes, expected] :
         {std::pair{2 * mib - 1, 0 * mib}, std::pair{2 * mib, 2 * mib}, std::pair{2 * mib + 1, 4 * mib},
          std::pair{13 * mib, 14 * mib}, std::pair{28 * mib, 28 * mib}}) {
        BOOST_TEST(in_a_child([bytes = bytes, expected = expected] {
                       const auto found = use_up_heap() ? readied(bytes) : 0;
                       return found >= expected && found <= expected + small_page_bytes;
                   }),
                   bytes << " bytes");
    }
    // Rooms have 28 MiB; every further one may lose its first large page, which malloc writes into.
    for (const auto& [bytes, rooms] : {std::pair{56 * mib, 2U}, std::pair{std::size_t{1} << 60U, 10U}}) {
        BOOST_TEST(in_a_child([rooms = rooms, bytes = bytes] {
                       const auto found = use_up_heap() ? readied(bytes) : 0;
                       const auto whole = rooms * 28 * mib;
                       return found >= whole - (rooms - 1) * large_page_bytes &&
                              found <= whole + rooms * small_page_bytes;
                   }),
                   bytes << " bytes");
    }
}

BOOST_AUTO_TEST_CASE(what_is_freed_stays_with_the_program)
{
    if (!in_a_child(use_up_heap)) {
        BOOST_TEST_MESSAGE("memory does not come from the heap here");
        return;
    }
    BOOST_TEST(in_a_child([] {
        use_up_heap();
        constexpr std::size_t large = std::size_t{31} << 20U;
        void* const first = std::malloc(large);
        void* const second = std::malloc(large);
        const void* const end = sbrk(0);
        std::free(second);
        std::free(first);
        return sbrk(0) == end && std::malloc(large) == first;
    }));
}

BOOST_AUTO_TEST_SUITE_END()
