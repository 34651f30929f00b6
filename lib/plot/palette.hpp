#pragma once

#include "core/choice.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace earbench {

/// Where a figure is looked at: on a white page, on a dark one, in a print without colour, or on a page of
/// which nothing is known.
enum class Theme { light, dark, print, transparent };
inline constexpr auto themes = std::to_array<Choice<Theme>>({{"light", Theme::light},
                                                             {"dark", Theme::dark},
                                                             {"print", Theme::print},
                                                             {"transparent", Theme::transparent}});

/// A colour for left channels and what has no side, and one for right channels.
struct Hue {
    std::string_view main;
    std::string_view right;
};

constexpr std::size_t hue_count = 6;

/// All colours of a theme, as "#RRGGBB", or "#TTRRGGBB" of transparency TT.
struct Palette {
    std::string_view background; ///< empty: none
    std::string_view title;
    std::string_view ink; ///< marks and legend
    std::string_view subtitle;
    std::string_view caption;
    std::string_view border; ///< and the zero line of differences
    std::string_view axis;   ///< lines at 0 of other figures
    std::string_view grid;
    std::string_view fine_grid;
    std::string_view zone; ///< what the coupler cannot tell, drawn transparent
    std::string_view zone_text;
    std::string_view tolerance; ///< drawn transparent
    std::string_view faint;     ///< curves that are there for comparison
    std::array<std::string_view, 2> targets;
    std::array<Hue, hue_count> hues;
};

[[nodiscard]] const Palette& palette_of(Theme theme);

} // namespace earbench
