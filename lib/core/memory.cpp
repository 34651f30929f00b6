#include "core/memory.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <memory>
#include <sys/mman.h>

namespace earbench {

namespace {

constexpr std::size_t large_page_bytes = std::size_t{1} << 21U; // of x86-64, and of ARM with pages of 4 KiB
constexpr std::size_t most_kept_bytes = std::size_t{1}
                                        << 25U; // the most that malloc takes for its thresholds

struct Freed {
    void operator()(void* memory) const noexcept { std::free(memory); }
};

} // namespace

void ready_memory(std::size_t bytes)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(most_kept_bytes));
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(2 * most_kept_bytes));
#endif
    if (bytes < large_page_bytes) {
        return;
    }
    const auto size = std::min(bytes + large_page_bytes, most_kept_bytes - large_page_bytes);
    // Lies at the end of the heap, and what is taken next lies there again.
    const std::unique_ptr<void, Freed> room(std::malloc(size));
    const auto begin = reinterpret_cast<std::uintptr_t>(room.get());
    const auto first = (begin + large_page_bytes - 1) / large_page_bytes * large_page_bytes;
    const auto last = (begin + size) / large_page_bytes * large_page_bytes;
    if (room && first < last) {
        (void)madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
    }
}

} // namespace earbench
