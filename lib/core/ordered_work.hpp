#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace earbench {

/// How many threads are worth their start for `count` pieces of work where nobody says how many: as many as
/// the machine has processors for this program, each with at least four pieces to do.
[[nodiscard]] std::size_t worthwhile_threads(std::size_t count);

/// Calls `make` for every item from 0 to `count`, in up to `threads` threads at a time, and `take` for every
/// one in the calling thread, in order, behind its `make`.
///
/// `slot` is the same in both calls of an item and belongs to it from the one to the other: below
/// work_slots(threads), so that no more than so many results wait, whatever `count` is. With one thread, and
/// where the system starts no other, all happens in the calling thread, item by item. `make` must not throw;
/// where `take` throws, items that nobody waits for any more are left.
void work_in_order(std::size_t count, std::size_t threads,
                   const std::function<void(std::size_t item, std::size_t slot)>& make,
                   const std::function<void(std::size_t item, std::size_t slot)>& take);
[[nodiscard]] std::size_t work_slots(std::size_t threads);

/// What became of a piece of work: a value, or the exception that it ended with.
template <typename Value>
class Outcome {
public:
    Outcome() = default;
    template <typename Make>
    explicit Outcome(const Make& make)
    {
        try {
            m_value.emplace(make());
        } catch (...) {
            m_exception = std::current_exception();
        }
    }

    /// The value, once.
    /// @throws what its making threw.
    [[nodiscard]] Value take()
    {
        if (m_exception) {
            std::rethrow_exception(m_exception);
        }
        return *std::exchange(m_value, std::nullopt);
    }

private:
    std::optional<Value> m_value;
    std::exception_ptr m_exception;
};

/// work_in_order for values: `make(item)` in any thread, `take(item, outcome)` in the calling one, in order.
/// What is taken does not depend on `threads`.
template <typename Make, typename Take>
void make_in_order(std::size_t count, std::size_t threads, const Make& make, const Take& take)
{
    using Value = std::invoke_result_t<const Make&, std::size_t>;
    std::vector<Outcome<Value>> outcomes(work_slots(threads));
    work_in_order(
        count, threads,
        [&](std::size_t item, std::size_t slot) {
            outcomes[slot] = Outcome<Value>([&] { return make(item); });
        },
        [&](std::size_t item, std::size_t slot) {
            auto outcome = std::exchange(outcomes[slot], {});
            take(item, outcome);
        });
}

} // namespace earbench
