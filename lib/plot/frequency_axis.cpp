#include "plot/frequency_axis.hpp"

#include "core/number.hpp"
#include "plot/gnuplot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace earbench {

namespace {

std::string label_of(double hz)
{
    return hz < 1000.0 ? format_shortest(hz) : format_shortest(hz / 1000.0) + "k";
}

/// The ends of an axis have a label unless one is near enough to be read as theirs.
void label_ends(std::vector<FrequencyMark>& marks, const Band& range)
{
    constexpr double near_in_decades = 0.12;
    for (const double end : {range.from.value, range.to.value}) {
        const bool is_labelled = std::any_of(marks.begin(), marks.end(), [&](const FrequencyMark& mark) {
            return !mark.label.empty() && std::abs(std::log10(mark.hz / end)) < near_in_decades;
        });
        if (!is_labelled) {
            std::erase_if(marks, [&](const FrequencyMark& mark) { return mark.hz == end; });
            marks.push_back({end, label_of(end)});
        }
    }
    std::ranges::sort(marks, {}, &FrequencyMark::hz);
}

} // namespace

double decades_of(const Band& range)
{
    return std::log10(range.to.value / range.from.value);
}

std::vector<FrequencyMark> frequency_marks(const Band& range)
{
    constexpr double few_decades = 1.5;
    const bool is_narrow = decades_of(range) < few_decades;
    std::vector<FrequencyMark> marks;
    for (double decade = std::pow(10.0, std::floor(std::log10(range.from.value))); decade <= range.to.value;
         decade *= 10.0) {
        for (int digit = 1; digit < 10; ++digit) {
            const double hz = digit * decade;
            const bool usual = digit == 1 || digit == 2 || digit == 5;
            const bool further = is_narrow && (digit == 3 || digit == 4 || digit == 7);
            if (hz >= range.from.value && hz <= range.to.value) {
                marks.push_back({hz, usual || further ? label_of(hz) : std::string()});
            }
        }
    }
    label_ends(marks, range);
    return marks;
}

std::string frequency_tics(const Band& range, const FrequencyMarks& look)
{
    std::string tics;
    for (const auto& mark : frequency_marks(range)) {
        const double decade = std::log10(mark.hz);
        const bool is_fine = mark.label.empty() || (look.narrow && decade != std::round(decade));
        if (look.narrow && mark.label.empty()) {
            continue;
        }
        // gnuplot leaves out a mark whose logarithm it rounds to just outside of the axis.
        constexpr double inwards = 1e-7;
        const double inside_hz =
            std::clamp(mark.hz, range.from.value * (1.0 + inwards), range.to.value * (1.0 - inwards));
        const auto place = format_fixed(look.logarithms ? decade : inside_hz, 7);
        const auto label = look.labelled ? gnuplot_quote(mark.label) : "''";
        tics += tics.empty() ? "" : ",";
        tics += is_fine ? "'' " + place + " 1" : label + " " + place;
    }
    return "set xtics (" + tics + ")";
}

} // namespace earbench
