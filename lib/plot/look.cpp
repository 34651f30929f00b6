#include "plot/look.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <string>

namespace earbench {

namespace {

/// Whole pixels of a picture; 0 for what is none.
double pixels_of(std::string_view text, long least)
{
    constexpr long greatest = 8000;
    const auto value = parse_integer(text).value_or(0);
    return value >= least && value <= greatest ? static_cast<double>(value) : 0.0;
}

} // namespace

void set_size(FigureLook& look, std::string_view text)
{
    constexpr long least_width = 400; // texts of 4 pt
    constexpr long least_height = 100;
    const auto by = text.find('x');
    const double width = pixels_of(text.substr(0, by), least_width);
    const double height = by == text.npos ? 0.0 : pixels_of(text.substr(by + 1), least_height);
    if (width == 0.0 || (by != text.npos && height == 0.0)) {
        throw Error(Fault::usage, "expected a width of 400 to 8000 px such as 1200, or 1200x675, for --size "
                                  "but found '" +
                                      std::string(text) + "'");
    }
    look.width_px = width;
    look.height_px.reset();
    if (height > 0.0) {
        look.height_px = height;
    }
}

} // namespace earbench
