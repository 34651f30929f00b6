#include "plot/look.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <string>

namespace earbench {

namespace {

/// Whole pixels of a picture, `least` of them at least.
std::optional<double> pixels_of(std::string_view text, long least)
{
    constexpr long greatest = 8000;
    const auto value = parse_integer(text);
    return value && *value >= least && *value <= greatest ? std::optional(static_cast<double>(*value))
                                                          : std::nullopt;
}

} // namespace

void set_size(FigureLook& look, std::string_view text)
{
    constexpr long least_width = 400; // texts of 4 pt
    constexpr long least_height = 100;
    const auto by = text.find('x');
    const bool has_height = by != text.npos;
    const auto width = pixels_of(text.substr(0, by), least_width);
    const auto height = has_height ? pixels_of(text.substr(by + 1), least_height) : std::nullopt;
    if (!width || (has_height && !height)) {
        throw Error(Fault::usage, "expected a width of 400 to 8000 px such as 1200, or 1200x675, for --size "
                                  "but found '" +
                                      std::string(text) + "'");
    }
    look.width_px = *width;
    look.height_px = height;
}

} // namespace earbench
