#include "core/memory.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <memory>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace earbench {

namespace {

constexpr std::size_t large_page_bytes = std::size_t{1} << 21U; // of x86-64, and of ARM with pages of 4 KiB
/// From how much on a block is no part of the heap: the most that malloc takes for this threshold.
constexpr std::size_t least_mapped_bytes = std::size_t{1} << 25U;
constexpr std::size_t largest_room_bytes = least_mapped_bytes - 2 * large_page_bytes;
/// Of all rooms, ten of them.
constexpr std::size_t most_ready_bytes = 10 * largest_room_bytes;

/// `place`, or the first one behind it that a large page can begin at.
std::uintptr_t next_large_page(std::uintptr_t place)
{
    return (place + large_page_bytes - 1) / large_page_bytes * large_page_bytes;
}

struct Freed {
    void operator()(void* memory) const noexcept { std::free(memory); }
};

} // namespace

void ready_memory(std::size_t bytes)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(least_mapped_bytes));
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(most_ready_bytes + least_mapped_bytes));
    if (bytes < large_page_bytes) {
        return;
    }
    // malloc writes in front of what it hands out and behind it: a page that it has touched is no part of a
    // large one. So the room begins just before the place for one; nothing is lost but numbers of addresses.
    constexpr std::size_t page_bytes = 4096;
    const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
    (void)sbrk(static_cast<std::intptr_t>(next_large_page(end + page_bytes) - page_bytes - end));
    // They lie at the end of the heap, one behind another, and once they are free again, what is taken next
    // lies there.
    std::vector<std::unique_ptr<void, Freed>> rooms;
    for (auto left = std::min(next_large_page(bytes), most_ready_bytes); left > 0;) {
        const auto size = std::min(left, largest_room_bytes);
        rooms.emplace_back(std::malloc(size + page_bytes));
        if (!rooms.back()) {
            return;
        }
        auto* const room = static_cast<char*>(rooms.back().get());
        const auto begin = reinterpret_cast<std::uintptr_t>(room);
        const auto first = next_large_page(begin) - begin;
        (void)madvise(room + first, size + page_bytes - first, MADV_HUGEPAGE);
        left -= size;
    }
#endif
}

} // namespace earbench
