#include "common/process.hpp"

#include "common/tool.hpp"
#include "core/files.hpp"

#include <cerrno>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>
#include <unistd.h>

namespace earbench::cli {

namespace {

std::string_view reason_to_end()
{
    const auto exception = std::current_exception();
    if (exception == nullptr) {
        return ": out of memory\n"; // for the exception itself
    }
    try {
        std::rethrow_exception(exception);
    } catch (const std::bad_alloc&) {
        return ": out of memory\n";
    } catch (...) {
    }
    return ": internal error\n";
}

/// Nothing here needs memory.
[[noreturn]] void end_with_one_line()
{
    for (const auto text : {std::string_view(program_invocation_short_name), reason_to_end()}) {
        (void)!write(STDERR_FILENO, text.data(), text.size());
    }
    std::_Exit(exit_code(Fault::internal));
}

/// Before the objects of the program that need a constructor, CLI11's above all: the lowest number it may
/// use.
[[gnu::constructor(101)]] void prepare_before_main()
{
    prepare_process();
}

} // namespace

void prepare_process()
{
    std::set_terminate(end_with_one_line);
    occupy_closed_standard_descriptors();
}

} // namespace earbench::cli
