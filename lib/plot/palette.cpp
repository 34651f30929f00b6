#include "plot/palette.hpp"

namespace earbench {

namespace {

/// Dark and light shades of hues that stay apart with colour-blindness (after Okabe and Ito). The last three
/// are darker (L* 30 or less) than the first three (L* 45 to 49), so that a print without colour tells them.
constexpr std::array<Hue, hue_count> hues_on_light{{{"#0072B2", "#6CB6E8"},
                                                    {"#C44E00", "#F2A057"},
                                                    {"#00785A", "#5CC7A4"},
                                                    {"#5E2A84", "#B78FD2"},
                                                    {"#5A4200", "#C09A3C"},
                                                    {"#1A1A1A", "#8C8C8C"}}};

/// The same hues for a dark page, where the first three are darker than the last three.
constexpr std::array<Hue, hue_count> hues_on_dark{{{"#3FA7E6", "#A9DBF6"},
                                                   {"#F28E2B", "#F9C58A"},
                                                   {"#1FB58F", "#9BE3CD"},
                                                   {"#CDA7EE", "#E9DAF8"},
                                                   {"#E6C955", "#F5E9B5"},
                                                   {"#F2F2F2", "#A8A8A8"}}};

/// Greys 14 of L* apart where the dashes of two hues are alike.
constexpr std::array<Hue, hue_count> greys{{{"#000000", "#858585"},
                                            {"#434343", "#A3A3A3"},
                                            {"#000000", "#858585"},
                                            {"#636363", "#B1B1B1"},
                                            {"#242424", "#949494"},
                                            {"#434343", "#A3A3A3"}}};

/// Between the shades for a light and for a dark page: read on both.
constexpr std::array<Hue, hue_count> hues_on_any{{{"#1B87C9", "#6CB6E8"},
                                                  {"#DB6A1B", "#F2A057"},
                                                  {"#129872", "#5CC7A4"},
                                                  {"#8A57B5", "#B78FD2"},
                                                  {"#8F6F1E", "#C09A3C"},
                                                  {"#707070", "#9C9C9C"}}};

constexpr Palette light{
    "#FFFFFF",    "#111111", "#222222", "#5A5A5A", "#6B6B6B", "#555555", "#9AA0A8",
    "#D5D8DC",    "#ECEEF0", "#8A8F98", "#6B6F78", "#009E73", "#B9BEC6", {"#7A7A7A", "#4A4A4A"},
    hues_on_light};
constexpr Palette dark{
    "#16191D",   "#FFFFFF", "#E4E6E9", "#B4B8BE", "#A0A5AC", "#8E949C", "#646B74",
    "#3A3F46",   "#262A30", "#9AA0AA", "#A4A9B2", "#2FC49A", "#5B626C", {"#A8A8A8", "#D8D8D8"},
    hues_on_dark};
constexpr Palette print{
    "#FFFFFF", "#000000", "#000000", "#333333", "#333333", "#333333", "#8F8F8F",
    "#C4C4C4", "#E6E6E6", "#8F8F8F", "#4A4A4A", "#8F8F8F", "#B5B5B5", {"#6E6E6E", "#3C3C3C"},
    greys};
constexpr Palette transparent{
    "",          "#747A82",   "#747A82", "#747A82", "#747A82", "#80868E", "#8A9098",
    "#B08A9098", "#D88A9098", "#8A8F98", "#747A82", "#14A57C", "#9DA3AB", {"#858585", "#6A6A6A"},
    hues_on_any};

} // namespace

const Palette& palette_of(Theme theme)
{
    switch (theme) {
    case Theme::dark:
        return dark;
    case Theme::print:
        return print;
    case Theme::transparent:
        return transparent;
    case Theme::light:
        break;
    }
    return light;
}

} // namespace earbench
