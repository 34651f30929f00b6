#include "rank/sketch.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace earbench {

namespace {

constexpr double width = 240.0;
constexpr double height = 72.0;
constexpr double lowest_hz = 20.0;
constexpr double highest_hz = 20000.0;
constexpr double most_db = 20.0; // in both directions

double x_of(double frequency_hz)
{
    return width * std::log2(frequency_hz / lowest_hz) / std::log2(highest_hz / lowest_hz);
}

double y_of(double level_db)
{
    return height / 2.0 * (1.0 - std::clamp(level_db, -most_db, most_db) / most_db);
}

/// A pixel and a half apart is enough: a third of the points of 1/48 octave.
std::string path_of(const SketchCurve& curve)
{
    constexpr double least_step = 1.5;
    constexpr double last_digit = 0.05; // of what is written
    std::string path;
    double last_x = -least_step - last_digit; // the first point is never too near
    for (std::size_t i = 0; i < curve.frequency_hz.size(); ++i) {
        const double x = x_of(curve.frequency_hz[i]); // not a number below 0 Hz
        // 20 Hz and 20 kHz themselves may be rounded to beyond the edge.
        if (!(x >= -last_digit && x <= width + last_digit && x - last_x >= least_step)) {
            continue;
        }
        last_x = x;
        path += (path.empty() ? "M" : "L") + format_fixed(x, 1) + " " +
                format_fixed(y_of(curve.spl_db[i] - curve.zero_db), 1);
    }
    return path;
}

/// The level at the point nearest to `frequency_hz`; nothing where the curve ends before.
std::optional<double> level_near(const SketchCurve& curve, double frequency_hz)
{
    const auto at = std::lower_bound(curve.frequency_hz.begin(), curve.frequency_hz.end(), frequency_hz);
    if (at == curve.frequency_hz.end() || (at == curve.frequency_hz.begin() && *at > frequency_hz)) {
        return std::nullopt;
    }
    return curve.spl_db[static_cast<std::size_t>(at - curve.frequency_hz.begin())] - curve.zero_db;
}

std::string in_words(const std::string& product, const std::vector<SketchCurve>& curves)
{
    struct Spot {
        double frequency_hz;
        const char* name;
    };
    constexpr std::array<Spot, 3> spots{{{50.0, "50 Hz"}, {3000.0, "3 kHz"}, {10000.0, "10 kHz"}}};
    std::string text = "Frequency response of " + product + ":";
    for (const auto& curve : curves) {
        text += curve.channel.empty()  ? ""
                : curve.channel == "L" ? " left"
                : curve.channel == "R" ? " right"
                                       : "";
        for (const auto& spot : spots) {
            if (const auto level = level_near(curve, spot.frequency_hz)) {
                text += std::string(*level < 0.0 ? " \xE2\x88\x92" : " +") +
                        format_fixed(std::abs(*level), 0) + " dB at " + spot.name +
                        (&spot == &spots.back() ? "" : ",");
            }
        }
        text += &curve == &curves.back() ? "." : ";";
    }
    return text;
}

} // namespace

std::string sketch_svg(const std::string& product, const std::vector<SketchCurve>& curves)
{
    std::string svg = "<svg viewBox=\"0 0 240 72\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"" +
                      page_text(in_words(product, curves)) + "\">";
    for (const double frequency : {100.0, 1000.0, 10000.0}) {
        svg += "<path class=\"grid\" d=\"M" + format_fixed(x_of(frequency), 1) + " 0V72\"/>";
    }
    svg += "<path class=\"zero\" d=\"M0 36H240\"/>";
    for (const auto& curve : curves) {
        svg += std::string("<path class=\"") + (curve.channel == "R" ? "right" : "left") + "\" d=\"" +
               path_of(curve) + "\"/>";
    }
    return svg + "</svg>";
}

} // namespace earbench
