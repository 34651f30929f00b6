#include "common/range.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <string>

namespace earbench::cli {

void require_within(std::string_view flag, double value, double least, double greatest, std::string_view unit)
{
    if (value < least || value > greatest) {
        throw Error(Fault::usage, "expected " + format_shortest(least) + " to " + format_shortest(greatest) +
                                      (unit.empty() ? "" : " ") + std::string(unit) + " for " +
                                      std::string(flag) + " but found " + format_shortest(value));
    }
}

void require_given(std::string_view flag, bool given, std::string_view plot_kind)
{
    if (!given) {
        throw Error(Fault::usage, "expected " + std::string(flag) + " with --plot-kind " +
                                      std::string(plot_kind) + " but found none");
    }
}

} // namespace earbench::cli
