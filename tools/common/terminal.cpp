#include "common/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

namespace earbench::cli {

std::size_t output_columns(const Tool& tool)
{
    constexpr std::size_t usual_columns = 80;
    winsize size{};
    const bool known = tool.output_path() == "-" && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    return known && size.ws_col > 0 ? size.ws_col : usual_columns;
}

} // namespace earbench::cli
