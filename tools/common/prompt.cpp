#include "common/prompt.hpp"

#include "core/error.hpp"
#include "text/utf8.hpp"

#include <cstdio>
#include <poll.h>
#include <unistd.h>

namespace earbench {

bool wait_for_enter(const std::string& name, HeldSignals& signals)
{
    std::fprintf(stderr, "fr-measure: reseat for %s, then press Enter%s ", printable(name, 200).c_str(),
                 isatty(STDIN_FILENO) == 1 ? ", or Ctrl-D to end here" : "");
    constexpr int poll_interval_ms = 50;
    pollfd input{STDIN_FILENO, POLLIN, 0};
    for (char character = '\0'; character != '\n';) {
        if (signals.arrives_within({0.0})) {
            std::fputc('\n', stderr);
            return false;
        }
        if (poll(&input, 1, poll_interval_ms) > 0 && read(STDIN_FILENO, &character, 1) != 1) {
            std::fputc('\n', stderr);
            throw Error(Fault::no_input, "expected Enter before " + name + " but standard input has ended");
        }
    }
    return true;
}

} // namespace earbench
