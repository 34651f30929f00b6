#include "plot/axis_limits.hpp"

#include "core/number.hpp"
#include "curve/columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

namespace earbench {

namespace {

constexpr double no_distortion_db = -199.9;

struct Span {
    double lowest;
    double highest;
};

/// What a line reaches in the range of the picture; a span of nothing where it has no points there.
Span reach(const Figure& figure, const FigureLine& line)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Span span{infinity, -infinity};
    std::vector<std::span<const double>> columns{line.curve.spl_db()};
    for (const auto name : {column::min_db, column::max_db}) {
        if (const auto* values = line.band ? find_column(line.curve, name) : nullptr) {
            columns.emplace_back(*values);
        }
    }
    for (const auto levels : columns) {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const double hz = line.curve.frequency_hz()[i];
            const bool is_none = figure.percent && levels[i] <= no_distortion_db;
            if (hz >= figure.range.from.value && hz <= figure.range.to.value && !is_none) {
                span = {std::min(span.lowest, levels[i]), std::max(span.highest, levels[i])};
            }
        }
    }
    return span;
}

/// `level` as the axis has it, without the zeros at its end.
std::string on_axis(const Figure& figure, double level)
{
    auto text =
        figure.percent ? format_fixed(100.0 * std::pow(10.0, level / 20.0), 5) : format_fixed(level, 2);
    text.erase(text.find_last_not_of('0') + 1);
    text.erase(text.find_last_not_of('.') + 1);
    return text + (figure.percent ? " %" : "");
}

/// What goes beyond the upper end of the axis, or beyond the lower one.
std::string beyond_end(const Figure& figure, bool is_upper)
{
    const auto is_beyond = [&](double level, double other) {
        return is_upper ? level > other : level < other;
    };
    const double end = is_upper ? figure.highest.value : figure.lowest.value;
    std::size_t count = 0;
    double farthest = end;
    std::string name;
    for (const auto& line : figure.lines) {
        const auto span = reach(figure, line);
        const double reached = is_upper ? span.highest : span.lowest;
        // A curve of which nothing is seen has a remark of its own.
        const bool is_seen = span.lowest <= figure.highest.value && span.highest >= figure.lowest.value;
        if (!is_seen || line.target || line.floor || !is_beyond(reached, end)) {
            continue;
        }
        ++count;
        if (is_beyond(reached, farthest)) {
            farthest = reached;
            name = line.legend;
        }
    }
    return count == 0 ? std::string()
                      : "the axis ends at " + on_axis(figure, end) + ": " +
                            (count == 1 ? "" : std::to_string(count) + " curves go beyond, ") + name +
                            (count == 1 ? " goes to " : " to ") + on_axis(figure, farthest);
}

} // namespace

std::string beyond_axis(const Figure& figure)
{
    const auto below = beyond_end(figure, false);
    const auto above = beyond_end(figure, true);
    return below + (below.empty() || above.empty() ? "" : "; ") + above;
}

} // namespace earbench
