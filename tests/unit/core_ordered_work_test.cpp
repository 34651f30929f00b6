#include "core/error.hpp"
#include "core/ordered_work.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace earbench;

namespace {

/// Every third item fails; some take longer than those behind them.
std::string item_text(std::size_t item)
{
    if (item % 5 == 0) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    if (item % 3 == 2) {
        throw Error(Fault::data, "item " + std::to_string(item));
    }
    return std::to_string(item);
}

std::vector<std::string> taken(std::size_t count, std::size_t threads)
{
    std::vector<std::string> texts;
    make_in_order(count, threads, item_text, [&](std::size_t item, auto& outcome) {
        BOOST_REQUIRE_EQUAL(item, texts.size());
        try {
            texts.push_back(outcome.take());
        } catch (const Error& error) {
            texts.push_back(error.what());
        }
    });
    return texts;
}

} // namespace

BOOST_AUTO_TEST_SUITE(core_ordered_work)

BOOST_AUTO_TEST_CASE(any_number_of_threads_gives_the_same_in_the_same_order)
{
    for (const std::size_t count : {0U, 1U, 2U, 3U, 100U, 1000U}) {
        const auto expected = taken(count, 1);
        BOOST_TEST(expected.size() == count);
        for (const std::size_t threads : {2U, 3U, 8U, 64U}) {
            BOOST_TEST(taken(count, threads) == expected, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(no_more_results_wait_than_there_are_slots)
{
    constexpr std::size_t threads = 4;
    std::atomic<std::size_t> made{0};
    std::size_t most = 0;
    make_in_order(
        200, threads, [&](std::size_t) { return ++made; },
        [&](std::size_t item, auto& outcome) {
            (void)outcome.take();
            std::this_thread::sleep_for(std::chrono::microseconds(100));
            most = std::max(most, made - item);
        });
    BOOST_TEST(made == 200U);
    BOOST_TEST(most <= work_slots(threads));
}

BOOST_AUTO_TEST_CASE(what_the_taker_throws_ends_the_work)
{
    for (const std::size_t threads : {1U, 4U}) {
        std::atomic<std::size_t> made{0};
        const auto take = [](std::size_t item, auto& outcome) {
            (void)outcome.take();
            if (item == 10) {
                throw std::runtime_error("enough");
            }
        };
        const auto work = [&] {
            make_in_order(
                100'000, threads, [&](std::size_t) { return ++made; }, take);
        };
        BOOST_CHECK_THROW(work(), std::runtime_error);
        BOOST_TEST(made <= 11U + work_slots(threads));
    }
}

BOOST_AUTO_TEST_CASE(a_few_pieces_are_worth_no_thread)
{
    BOOST_TEST(worthwhile_threads(0) == 1U);
    BOOST_TEST(worthwhile_threads(7) == 1U);
    BOOST_TEST(worthwhile_threads(1'000'000) == std::max(1U, std::thread::hardware_concurrency()));
}

/// Each of two items waits for the other to begin.
BOOST_AUTO_TEST_CASE(two_threads_make_two_items_at_once)
{
    std::atomic<int> begun{0};
    std::atomic<int> met{0};
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    work_in_order(
        2, 2,
        [&](std::size_t, std::size_t) {
            ++begun;
            while (begun < 2 && std::chrono::steady_clock::now() < deadline) {
                std::this_thread::yield();
            }
            met += begun == 2 ? 1 : 0;
        },
        [](std::size_t, std::size_t) {});
    BOOST_TEST(met == 2);
}

BOOST_AUTO_TEST_CASE(one_thread_is_the_calling_one)
{
    for (const std::size_t threads : {0U, 1U}) {
        std::vector<std::string> steps;
        const auto caller = std::this_thread::get_id();
        work_in_order(
            2, threads,
            [&](std::size_t item, std::size_t slot) {
                BOOST_TEST((std::this_thread::get_id() == caller));
                steps.push_back("make " + std::to_string(item) + std::to_string(slot));
            },
            [&](std::size_t item, std::size_t slot) {
                steps.push_back("take " + std::to_string(item) + std::to_string(slot));
            });
        BOOST_TEST(steps == (std::vector<std::string>{"make 00", "take 00", "make 10", "take 10"}),
                   boost::test_tools::per_element());
        BOOST_TEST(work_slots(threads) == 1U);
    }
}

BOOST_AUTO_TEST_CASE(a_thread_has_four_pieces_to_do)
{
    for (const std::size_t count : {0U, 1U, 4U, 7U}) {
        BOOST_TEST(worthwhile_threads(count) == 1U);
    }
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    BOOST_TEST(worthwhile_threads(8) == std::min<std::size_t>(2, processors));
    BOOST_TEST(worthwhile_threads(4 * processors - 1) == std::max<std::size_t>(1, processors - 1));
    BOOST_TEST(worthwhile_threads(1'000'000) == processors);
}

BOOST_AUTO_TEST_SUITE_END()
