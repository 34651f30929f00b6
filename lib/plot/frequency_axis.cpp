#include "plot/frequency_axis.hpp"

#include "core/number.hpp"
#include "plot/gnuplot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace earbench {

namespace {

struct Mark {
    double hz;
    bool labelled;
};

std::string label_of(double hz)
{
    return hz < 1000.0 ? format_shortest(hz) : format_shortest(hz / 1000.0) + "k";
}

/// The ends of an axis have a label unless one is near enough to be read as theirs.
void label_ends(std::vector<Mark>& marks, const Band& range)
{
    constexpr double near_in_decades = 0.12;
    for (const double end : {range.from.value, range.to.value}) {
        const bool is_labelled = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
            return mark.labelled && std::abs(std::log10(mark.hz / end)) < near_in_decades;
        });
        if (!is_labelled) {
            std::erase_if(marks, [&](const Mark& mark) { return mark.hz == end; });
            marks.push_back({end, true});
        }
    }
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.hz < b.hz; });
}

} // namespace

double decades_of(const Band& range)
{
    return std::log10(range.to.value / range.from.value);
}

std::string frequency_tics(const Band& range, FrequencyScale scale)
{
    constexpr double few_decades = 1.5;
    const bool is_narrow = decades_of(range) < few_decades;
    std::vector<Mark> marks;
    for (double decade = std::pow(10.0, std::floor(std::log10(range.from.value))); decade <= range.to.value;
         decade *= 10.0) {
        for (int digit = 1; digit < 10; ++digit) {
            const double hz = digit * decade;
            const bool usual = digit == 1 || digit == 2 || digit == 5;
            const bool further = is_narrow && (digit == 3 || digit == 4 || digit == 7);
            if (hz >= range.from.value && hz <= range.to.value) {
                marks.push_back({hz, usual || further});
            }
        }
    }
    label_ends(marks, range);
    std::string tics;
    for (const auto& mark : marks) {
        const auto place =
            format_fixed(scale == FrequencyScale::logarithms ? std::log10(mark.hz) : mark.hz, 5);
        tics += tics.empty() ? "" : ",";
        const auto label = scale == FrequencyScale::unlabelled ? "''" : gnuplot_quote(label_of(mark.hz));
        tics += mark.labelled ? label + " " + place : "'' " + place + " 1";
    }
    return "set xtics (" + tics + ")";
}

} // namespace earbench
