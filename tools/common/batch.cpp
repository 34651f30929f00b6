#include "common/batch.hpp"

#include "core/memory.hpp"

#include <filesystem>
#include <system_error>

namespace earbench::cli {

void ready_for(const std::vector<std::string>& inputs, std::size_t times)
{
    std::error_code is_no_file;
    const auto bytes = inputs.empty() ? 0 : std::filesystem::file_size(inputs.front(), is_no_file);
    ready_memory(is_no_file ? 0 : times * static_cast<std::size_t>(bytes));
}

} // namespace earbench::cli
