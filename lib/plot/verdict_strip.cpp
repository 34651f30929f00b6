#include "plot/verdict_strip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace earbench {

namespace {

// Distances in px at a width of 1600 px.
constexpr double words_row_px = 30.0;
constexpr double strip_row_px = 26.0;
constexpr double bar_px = 12.0;            // height of a bar
constexpr double gap_px = 4.0;             // between two bands
constexpr double key_bar_px = 34.0;        // width of a sample in the key
constexpr double key_text_px = 10.0;       // from a sample to its word
constexpr double key_entry_px = 30.0;      // from a word to the next sample
constexpr double above_plot_px = 16.0;     // from the last strip to the plot
constexpr double label_px = 14.0;          // from the vertical axis to the name of a strip
constexpr double heading_width_px = 600.0; // at most
constexpr int first_object = 100;          // zones have those below

/// A bar or a line, its middle at `y_px`. `object` is the number of the next one.
void add_mark(GnuplotScript& script, BandVerdict verdict, double from_px, double to_px, double y_px,
              const Sheet& sheet, int& object)
{
    const auto colour = "'" + std::string(sheet.colours.ink) + "'";
    if (verdict == BandVerdict::same) {
        script.line("set arrow from " + Sheet::x(from_px) + ", " + sheet.y(y_px) + " to " + Sheet::x(to_px) +
                    ", " + sheet.y(y_px) + " nohead lw 2 lc rgb " + colour);
        return;
    }
    const auto corner = [&](double x_px, double down_px) {
        return Sheet::x(x_px) + ", " + sheet.y(y_px + down_px);
    };
    script.line("set object " + std::to_string(object++) + " rectangle from " +
                corner(from_px, bar_px / 2.0) + " to " + corner(to_px, -bar_px / 2.0) + " noclip front " +
                (verdict == BandVerdict::differs ? "fc rgb " + colour + " fs solid 1.0 noborder"
                                                 : "fs empty border lc rgb " + colour + " lw 1.6"));
}

void add_words(GnuplotScript& script, const std::string& text, double x_px, double y_px,
               std::string_view side, const Sheet& sheet)
{
    script.line("set label " + gnuplot_quote(text) + " at " + Sheet::x(x_px) + ", " + sheet.y(y_px) + " " +
                std::string(side) + text_colour(sheet.colours.subtitle) + font(caption_size));
}

void add_key(GnuplotScript& script, const VerdictStrips& strips, double y_px, const Sheet& sheet,
             Lettering& lettering, int& object)
{
    const auto heading =
        lettering.fitted(strips.heading, "heading of the bands", heading_width_px, caption_size);
    add_words(script, heading, sheet.left_px, y_px, "left", sheet);
    double x_px = sheet.left_px + lettering.width_px(heading, caption_size) + key_entry_px;
    const std::array<std::pair<BandVerdict, std::string>, 3> entries{
        {{BandVerdict::differs, "differs"},
         {BandVerdict::undecided, "undecided"},
         {BandVerdict::same, strips.same_words}}};
    for (const auto& [verdict, words] : entries) {
        add_mark(script, verdict, x_px, x_px + key_bar_px, y_px, sheet, object);
        x_px += key_bar_px + key_text_px;
        add_words(script, words, x_px, y_px, "left", sheet);
        x_px += lettering.width_px(words, caption_size) + key_entry_px;
    }
}

void add_strip(GnuplotScript& script, const VerdictStrip& strip, const Band& range, double y_px,
               const Sheet& sheet, int& object)
{
    add_words(script, strip.name, sheet.left_px - label_px, y_px, "right", sheet);
    const auto place = [&](Hertz frequency) {
        const double inside = std::clamp(frequency.value, range.from.value, range.to.value);
        return sheet.left_px +
               sheet.plot_width_px * std::log10(inside / range.from.value) / decades_of(range);
    };
    for (const auto& [band, verdict] : strip.bands) {
        const double from_px = place(band.from) + gap_px / 2.0;
        const double to_px = place(band.to) - gap_px / 2.0;
        if (from_px < to_px) {
            add_mark(script, verdict, from_px, to_px, y_px, sheet, object);
        }
    }
}

} // namespace

double certainty_height_px(const Figure& figure)
{
    const auto& strips = figure.verdicts.strips;
    if (figure.shade_words.empty() && strips.empty()) {
        return 0.0;
    }
    const double words_px = figure.shade_words.empty() ? 0.0 : words_row_px;
    const double strips_px =
        strips.empty() ? 0.0 : words_row_px + static_cast<double>(strips.size()) * strip_row_px;
    return words_px + strips_px + above_plot_px;
}

void add_certainty_marks(GnuplotScript& script, const Figure& figure, const Sheet& sheet,
                         Lettering& lettering)
{
    double y_px = sheet.top_px - certainty_height_px(figure) + words_row_px / 2.0;
    int object = first_object;
    if (!figure.shade_words.empty()) {
        const auto words =
            lettering.fitted(figure.shade_words, "what is shaded", sheet.plot_width_px, caption_size);
        add_words(script, words, sheet.left_px, y_px, "left", sheet);
        y_px += words_row_px;
    }
    if (figure.verdicts.strips.empty()) {
        return;
    }
    add_key(script, figure.verdicts, y_px, sheet, lettering, object);
    y_px += (words_row_px + strip_row_px) / 2.0;
    for (const auto& strip : figure.verdicts.strips) {
        add_strip(script, strip, figure.range, y_px, sheet, object);
        y_px += strip_row_px;
    }
}

} // namespace earbench
