#pragma once

#include "core/choice.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"
#include "plot/frequency_axis.hpp"
#include "plot/look.hpp"
#include "plot/picture.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// One curve of a figure, drawn as it is.
struct FigureLine {
    FrequencyResponse curve;
    std::string legend;
    std::size_t hue =
        0; ///< which of 12 looks: a colour-blind-safe hue and its dashes; they repeat when used up
    bool light = false;  ///< the light shade: the right channel
    bool target = false; ///< dashed grey, beneath the others; `hue` chooses the dashes of several
    bool floor = false;  ///< thin and dotted, beneath the others: noise, not signal
    bool band = false;   ///< shaded from its column min_db to max_db, where it has both
    std::string name{};  ///< of a crowded legend, for all lines of this name and hue; empty: its own legend
    bool faint = false;  ///< thin and grey, beneath the others: there for comparison, not to be told apart
};

/// What is known of a difference over a band: a full bar, an open one or a thin line.
enum class BandVerdict { differs, undecided, same };

struct JudgedBand {
    Band band;
    BandVerdict verdict;
};

/// The verdicts on one comparison.
struct VerdictStrip {
    std::string name; ///< beside it, "L"; may be empty
    std::vector<JudgedBand> bands;
};

/// What stands right above a plot, along its frequency axis.
struct VerdictStrips {
    std::string heading{};    ///< before the key of the marks
    std::string same_words{}; ///< of the thin line, "same within 1 dB"
    std::vector<VerdictStrip> strips{};
};

/// dB per decade of the drawing, which IEC 60263:2020 fixes to 10, 20, 25 or 50; `free` is 16:9.
enum class Aspect { db_25, db_50, free };
inline constexpr auto aspects =
    std::to_array<Choice<Aspect>>({{"25", Aspect::db_25}, {"50", Aspect::db_50}, {"free", Aspect::free}});

/// dB per decade of `aspect`, and 25 for one that is free.
[[nodiscard]] double decibels_per_decade(Aspect aspect);

/// Levels over a logarithmic frequency axis.
struct Figure {
    std::string title;
    std::string subtitle;
    std::string caption;
    std::string level_axis; ///< label of the vertical axis
    std::vector<FigureLine> lines;
    Decibel lowest{35.0};
    Decibel highest{85.0};
    Aspect aspect = Aspect::db_25;
    std::optional<Hertz> unreliable_above; ///< shades what the coupler cannot tell
    std::optional<Decibel> tolerance_band; ///< shades +- so much about 0 dB, and draws the zero line
    std::optional<double> mark_every; ///< of the vertical axis; else 10 dB, or 5 dB with a tolerance band
    bool percent = false;             ///< 0 dB is 100 %, marked on the left; decibels stand on the right
    bool angle = false; ///< levels are degrees: a line does not join one end of a turn to the other
    Band range = usual_range;
    FigureLook look{};
    std::string shade_words{}; ///< what the bands of lines are, above the plot
    VerdictStrips verdicts{};
};

/// The picture as the bytes of a file; `format` is "png", "svg" or "pdf".
///
/// As wide as its look says (SVG and PDF: in units of 1/96 inch); at 1600 px legible when shown at half that
/// width. The same figure gives the same bytes. Text is drawn literally, whatever it holds, a character
/// without a font as a box; text too long for its place is cut. Both are remarks.
/// @throws Error{unavailable} if gnuplot cannot be run, Error{internal} if it draws nothing, Error{usage} if
/// the height of its look is too small for its texts.
[[nodiscard]] Picture render_figure(const Figure& figure, const std::string& format);

/// What a picture of `figure` does not show, a line each: looks that are not told apart, levels beyond its
/// axis, curves of which nothing lies in it.
[[nodiscard]] std::vector<std::string> figure_remarks(const Figure& figure);

/// Those of figure_remarks that have nothing to do with looks.
[[nodiscard]] std::vector<std::string> levels_out_of_sight(const Figure& figure);

/// A line for every curve of `figure`, noise aside, of which nothing lies in its picture.
[[nodiscard]] std::vector<std::string> unseen_lines(const Figure& figure);

/// "png", "svg" or "pdf", from the ending of a file name.
///
/// @throws Error{usage} for any other ending.
[[nodiscard]] std::string figure_format(const std::string& path);

} // namespace earbench
