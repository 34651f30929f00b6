#include "core/ordered_work.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

namespace earbench {

namespace {

using Step = std::function<void(std::size_t item, std::size_t slot)>;

/// The state that all threads of one work_in_order share.
class OrderedWork {
public:
    OrderedWork(std::size_t count, std::size_t slots, const Step& make)
        : m_count(count), m_make(make), m_is_made(slots, false)
    {
    }

    /// What a thread does: items until there is none.
    void make_items()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_room.wait(lock,
                        [&] { return m_ends || m_next == m_count || m_next < m_taken + m_is_made.size(); });
            if (m_ends || m_next == m_count) {
                return;
            }
            const auto item = m_next++;
            const auto slot = item % m_is_made.size();
            lock.unlock();
            m_make(item, slot);
            lock.lock();
            m_is_made[slot] = true;
            if (m_next > m_awaited) {
                m_made.notify_one();
            }
        }
    }

    void take_items(const Step& take)
    {
        for (std::size_t item = 0; item < m_count; ++item) {
            const auto slot = item % m_is_made.size();
            std::unique_lock lock(m_mutex);
            if (!m_is_made[slot]) {
                // To be woken for every item costs more than to take it: by then some are there.
                m_awaited = std::min(item + m_is_made.size() / 2, m_count - 1);
                m_made.wait(lock, [&] { return m_is_made[slot]; });
            }
            m_is_made[slot] = false;
            lock.unlock();
            take(item, slot);
            lock.lock();
            m_taken = item + 1;
            m_room.notify_one();
        }
    }

    /// Lets threads end that wait or look for another item.
    void end()
    {
        const std::scoped_lock lock(m_mutex);
        m_ends = true;
        m_room.notify_all();
    }

private:
    const std::size_t m_count;
    const Step& m_make;
    std::mutex m_mutex;
    std::condition_variable m_room; ///< for another item
    std::condition_variable m_made;
    std::vector<bool> m_is_made; ///< and not taken yet, by slot
    std::size_t m_next = 0;      ///< to be made
    std::size_t m_taken = 0;     ///< so many are
    std::size_t m_awaited = 0;   ///< until it is begun, nobody is told that one is made
    bool m_ends = false;
};

/// Threads that are told to end and waited for, whatever happens meanwhile.
class Workers {
public:
    Workers(OrderedWork& work, std::size_t count) : m_work(work)
    {
        try {
            for (std::size_t i = 0; i < count; ++i) {
                m_threads.emplace_back([&work] { work.make_items(); });
            }
        } catch (const std::system_error&) {
            // The system has no more threads for us: those that there are do the work.
        }
    }
    ~Workers() { m_work.end(); }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    [[nodiscard]] bool empty() const noexcept { return m_threads.empty(); }

private:
    OrderedWork& m_work;
    std::vector<std::jthread> m_threads;
};

} // namespace

std::size_t worthwhile_threads(std::size_t count)
{
    constexpr std::size_t fewest_pieces = 4;
    return std::clamp<std::size_t>(count / fewest_pieces, 1,
                                   std::max(1U, std::thread::hardware_concurrency()));
}

std::size_t work_slots(std::size_t threads)
{
    return threads < 2 ? 1 : 8 * threads;
}

void work_in_order(std::size_t count, std::size_t threads, const Step& make, const Step& take)
{
    threads = std::min(threads, count);
    if (threads > 1) {
        OrderedWork work(count, work_slots(threads), make);
        const Workers workers(work, threads);
        if (!workers.empty()) {
            work.take_items(take);
            return;
        }
    }
    for (std::size_t item = 0; item < count; ++item) {
        make(item, 0);
        take(item, 0);
    }
}

} // namespace earbench
