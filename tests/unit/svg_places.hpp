// Where texts lie in a picture, in px of its 1600, as gnuplot's SVG has them with two decimals.

#pragma once

#include "plot/figure.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <regex>
#include <string>
#include <vector>

namespace earbench {

inline constexpr double rounding_px = 0.03; // two decimals, at both ends of a scale

struct TextPlace {
    double x = -1.0;
    double y = -1.0; ///< of the middle of the text
};

/// The place of `text`, of its first occurrence from `after` on. gnuplot puts the baseline 0.26 of the size
/// of the font below the middle.
inline TextPlace place_of(const std::string& svg, const std::string& text)
{
    const auto at = svg.find("<text>" + text + "</text>");
    const auto begin = svg.rfind("translate(", at);
    if (at == std::string::npos || begin == std::string::npos) {
        BOOST_ERROR("no text " << text);
        return {};
    }
    const std::regex form("translate\\(([-0-9.]+),([-0-9.]+)\\)[^>]*font-size=\"([0-9.]+)\"");
    std::smatch found;
    const auto head = svg.substr(begin, at - begin);
    BOOST_REQUIRE(std::regex_search(head, found, form));
    return {std::stod(found[1]), std::stod(found[2]) - 0.26 * std::stod(found[3])};
}

/// The height of a picture.
inline double height_of(const std::string& svg)
{
    std::smatch found;
    const auto head = svg.substr(0, 600);
    BOOST_REQUIRE(std::regex_search(head, found, std::regex("height=\"([0-9]+)\"")));
    return std::stod(found[1]);
}

/// True where a text is there, within rounding_px.
inline bool is_at(const TextPlace& found, double x, double y)
{
    BOOST_TEST_MESSAGE(found.x << "," << found.y << " for " << x << "," << y);
    return std::abs(found.x - x) < rounding_px && std::abs(found.y - y) < rounding_px;
}

/// A figure of flat lines with these legends, from 35 to 85 dB.
inline Figure with_legends(const std::vector<std::string>& legends)
{
    Figure figure;
    figure.title = "Title";
    figure.subtitle = "Subtitle";
    figure.caption = "Caption";
    figure.level_axis = "SPL (dB)";
    for (std::size_t i = 0; i < legends.size(); ++i) {
        figure.lines.push_back({{{20.0, 20'000.0}, {60.0, 60.0}}, legends[i], i});
    }
    return figure;
}

} // namespace earbench
