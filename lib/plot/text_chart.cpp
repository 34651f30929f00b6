#include "plot/text_chart.hpp"

#include "core/number.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace earbench {

namespace {

constexpr std::size_t chart_rows = 21;
constexpr std::size_t fewest_columns = 40;
constexpr std::size_t label_columns = 8; // of the vertical axis, with the axis itself
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr double most_labels = 10.0; // of the vertical axis
constexpr double half_turn_deg = 180.0;

/// The rows of the chart, from top to bottom, and the scales that lead there.
struct Canvas {
    std::vector<std::string> rows;
    const Figure& figure;

    [[nodiscard]] double column_of(double hz) const
    {
        const auto columns = static_cast<double>(rows.front().size());
        return std::log10(hz / figure.range.from.value) / decades_of(figure.range) * (columns - 1.0);
    }
    [[nodiscard]] double row_of(double level) const
    {
        return (figure.highest.value - level) / (figure.highest.value - figure.lowest.value) *
               static_cast<double>(rows.size() - 1);
    }
    void put(double column, double row, char mark)
    {
        const double x = std::round(column);
        const double y = std::round(row);
        if (x >= 0.0 && y >= 0.0 && x < static_cast<double>(rows.front().size()) &&
            y < static_cast<double>(rows.size())) {
            rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = mark;
        }
    }
};

void draw_line(Canvas& canvas, const FigureLine& line, char mark)
{
    const auto frequency_hz = line.curve.frequency_hz();
    const auto level = line.curve.spl_db();
    double column = canvas.column_of(frequency_hz[0]);
    double row = canvas.row_of(level[0]);
    canvas.put(column, row, mark);
    for (std::size_t i = 1; i < frequency_hz.size(); ++i) {
        const double next_column = canvas.column_of(frequency_hz[i]);
        const double next_row = canvas.row_of(level[i]);
        const bool turns = canvas.figure.angle && std::abs(level[i] - level[i - 1]) > half_turn_deg;
        const double cells = std::max(std::abs(next_column - column), std::abs(next_row - row));
        // What is off the chart by far may be as far as it likes.
        const double steps = turns ? 1.0 : std::min(std::ceil(2.0 * cells), 2000.0);
        for (double step = 1.0; step <= steps; ++step) {
            const double part = step / steps;
            canvas.put(column + part * (next_column - column), row + part * (next_row - row), mark);
        }
        column = next_column;
        row = next_row;
    }
}

/// The least round step that is not below `least`.
double level_step(const Figure& figure, double least)
{
    constexpr std::array steps{0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0, 90.0, 200.0, 500.0};
    if (figure.percent) {
        return 20.0; // a decade
    }
    const auto found = std::lower_bound(steps.begin(), steps.end(), least);
    return found == steps.end() ? least : *found;
}

/// A level of distortion in percent, "0.0001" rather than the shorter "1e-04".
std::string percent_of(double level)
{
    auto text = format_fixed(100.0 * std::pow(10.0, level / 20.0), 4);
    text.erase(text.find_last_not_of('0') + 1);
    text.erase(text.find_last_not_of('.') + 1);
    return text;
}

std::string level_label(const Figure& figure, double level)
{
    const auto text = figure.percent ? percent_of(level) : format_shortest(std::round(level * 10.0) / 10.0);
    const auto width = label_columns - 2;
    return std::string(width - std::min(width, text.size()), ' ') + text + " ";
}

/// The rows of the chart behind a vertical axis with its levels at round values.
std::string with_levels(const Canvas& canvas)
{
    const auto& figure = canvas.figure;
    std::vector<std::string> axis(canvas.rows.size(), std::string(label_columns - 1, ' ') + "|");
    const double span = figure.highest.value - figure.lowest.value;
    const double step = level_step(figure, span / most_labels);
    for (double level = std::ceil(figure.lowest.value / step) * step; level <= figure.highest.value;
         level += step) {
        axis[static_cast<std::size_t>(std::round(canvas.row_of(level)))] = level_label(figure, level) + "+";
    }
    std::string text;
    for (std::size_t i = 0; i < canvas.rows.size(); ++i) {
        const auto row = axis[i] + canvas.rows[i];
        text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string frequency_labels(const Canvas& canvas)
{
    std::string axis(canvas.rows.front().size(), '-');
    std::string marks(canvas.rows.front().size() + label_columns, ' ');
    std::size_t free_from = 0;
    for (const auto& [hz, text] : frequency_marks(canvas.figure.range)) {
        if (text.empty()) {
            continue;
        }
        const auto column = static_cast<std::size_t>(std::round(canvas.column_of(hz)));
        axis[column] = '+';
        const auto begin = std::min(label_columns + column - text.size() / 2, marks.size() - text.size());
        if (begin >= free_from) {
            marks.replace(begin, text.size(), text);
            free_from = begin + text.size() + 1; // a blank between labels
        }
    }
    return std::string(label_columns - 1, ' ') + "+" + axis + "\n" +
           marks.erase(marks.find_last_not_of(' ') + 1) + "\n";
}

char mark_of(std::size_t curve, std::size_t curves)
{
    return curves == 1 ? '*' : letters[curve % letters.size()];
}

/// Lines with their marks, in the order of the legend.
std::vector<std::pair<const FigureLine*, char>> marked(const Figure& figure)
{
    const auto is_curve = [](const FigureLine& line) { return !line.floor && !line.faint && !line.target; };
    const auto curves =
        static_cast<std::size_t>(std::count_if(figure.lines.begin(), figure.lines.end(), is_curve));
    std::vector<std::pair<const FigureLine*, char>> lines;
    std::size_t curve = 0;
    for (const auto& line : figure.lines) {
        if (!line.floor) {
            lines.emplace_back(&line, is_curve(line) ? mark_of(curve++, curves) : line.target ? '.' : ',');
        }
    }
    return lines;
}

std::string legend(std::span<const std::pair<const FigureLine*, char>> lines, std::size_t columns)
{
    std::string text;
    std::string row;
    for (const auto& [line, mark] : lines) {
        if (line->faint) {
            continue;
        }
        const auto entry = std::string(1, mark) + " " + shorten(printable(line->legend, 400), columns - 4);
        if (!row.empty() && display_width(row) + 3 + display_width(entry) > columns) {
            text += row + "\n";
            row.clear();
        }
        row += (row.empty() ? "" : "   ") + entry;
    }
    return text + row + (row.empty() ? "" : "\n");
}

} // namespace

std::string text_chart(const Figure& figure, std::size_t columns)
{
    const auto width = std::max(columns, fewest_columns);
    Canvas canvas{std::vector<std::string>(chart_rows, std::string(width - label_columns, ' ')), figure};
    const auto lines = marked(figure);
    if (figure.tolerance_band) {
        const double zero = std::round(canvas.row_of(0.0));
        for (std::size_t column = 0; column < canvas.rows.front().size(); ++column) {
            canvas.put(static_cast<double>(column), zero, '-');
        }
    }
    for (const bool beneath : {true, false}) {
        for (std::size_t i = lines.size(); i-- > 0;) {
            const auto& [line, mark] = lines[i];
            if ((line->target || line->faint) == beneath) {
                draw_line(canvas, *line, mark);
            }
        }
    }
    const auto line_of = [&](const std::string& text) {
        return text.empty() ? std::string() : shorten(printable(text, 1000), width) + "\n";
    };
    return line_of(figure.title) + line_of(figure.subtitle) + line_of(figure.level_axis) + "\n" +
           with_levels(canvas) + frequency_labels(canvas) + "\n" + legend(lines, width) +
           line_of(figure.caption);
}

} // namespace earbench
