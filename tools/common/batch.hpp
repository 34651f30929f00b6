#pragma once

#include "common/tool.hpp"
#include "core/ordered_work.hpp"

#include <string>
#include <vector>

namespace earbench::cli {

/// Readies memory for what is made of files such as the first of `inputs`: so many times its size. Four times
/// is its text, its columns, and as much for what becomes of them.
void ready_for(const std::vector<std::string>& inputs, std::size_t times = 4);

/// Calls `read(input)` for every one of `inputs`, in as many threads as Tool::jobs() says, and in their order
/// `take(input, what was read)` in this one.
///
/// A bad input is reported and the rest go on (Tool::attempt). What is taken and what is said does not
/// depend on the number of threads.
template <typename Read, typename Take>
void for_each_input(Tool& tool, const std::vector<std::string>& inputs, const Read& read, const Take& take)
{
    ready_for(inputs);
    make_in_order(
        inputs.size(), tool.threads_for(inputs.size()), [&](std::size_t item) { return read(inputs[item]); },
        [&](std::size_t item, auto& outcome) {
            tool.attempt([&] { take(inputs[item], outcome.take()); });
            tool.show_progress(item + 1, inputs.size());
        });
}

} // namespace earbench::cli
