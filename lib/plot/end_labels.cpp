#include "plot/end_labels.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr double row_px = 30.0;
constexpr double lead_px = 44.0; // a sample of the line, from the plot to its name
constexpr double gap_px = 8.0;
constexpr double margin_px = 24.0; // of the picture
constexpr int label_size = 16;
constexpr double widest_px = 300.0;

/// Where `line` leaves the picture on the right, 0 at its top and 1 at its bottom.
double place_of(const Figure& figure, const FigureLine& line)
{
    const auto frequency_hz = line.curve.frequency_hz();
    const auto after = std::upper_bound(frequency_hz.begin(), frequency_hz.end(), figure.range.to.value);
    const auto last = std::max<std::ptrdiff_t>(after - frequency_hz.begin() - 1, 0);
    const double level = line.curve.spl_db()[static_cast<std::size_t>(last)];
    const double span = figure.highest.value - figure.lowest.value;
    return std::clamp((figure.highest.value - level) / span, 0.0, 1.0);
}

/// The legend of `line`, cut to widest_px: its name is, never the channel behind that.
std::string label_of(const FigureLine& line, Lettering& lettering)
{
    const bool begins_with_name = !line.name.empty() && line.legend.starts_with(line.name);
    const auto name = begins_with_name ? line.name : line.legend;
    const auto channel = lettering.drawable(line.legend.substr(name.size()));
    return lettering.fitted(name, {}, widest_px - lettering.width_px(channel, label_size), label_size) +
           channel;
}

} // namespace

std::vector<double> spread_apart(const std::vector<double>& wanted, double distance, double height)
{
    // Less i times the distance, labels that touch have one place: pool adjacent violators until none is
    // below the one before it.
    struct Pool {
        double sum;
        std::size_t count;
        [[nodiscard]] double place() const { return sum / static_cast<double>(count); }
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        pools.push_back({wanted[i] - static_cast<double>(i) * distance, 1});
        while (pools.size() > 1 && pools.back().place() < pools[pools.size() - 2].place()) {
            const auto last = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().sum + last.sum, pools.back().count + last.count};
        }
    }
    const double greatest = height - (static_cast<double>(wanted.size()) - 1.0) * distance;
    std::vector<double> places;
    for (const auto& pool : pools) {
        const double place = std::max(std::min(pool.place(), greatest), 0.0);
        for (std::size_t i = 0; i < pool.count; ++i) {
            places.push_back(place + static_cast<double>(places.size()) * distance);
        }
    }
    return places;
}

EndLabels::EndLabels(const Figure& figure, Lettering& lettering)
{
    for (const auto& line : figure.lines) {
        if (line.floor || line.faint) {
            continue;
        }
        auto text = label_of(line, lettering);
        m_widest_px = std::max(m_widest_px, lettering.width_px(text, label_size));
        m_labels.push_back({&line, std::move(text), place_of(figure, line)});
    }
    std::ranges::stable_sort(m_labels, {}, &Label::place);
}

double EndLabels::width_px() const
{
    return lead_px + gap_px + m_widest_px + margin_px;
}

double EndLabels::height_px() const
{
    return static_cast<double>(m_labels.size()) * row_px;
}

void EndLabels::add_to(GnuplotScript& script, const Sheet& sheet) const
{
    const double right_px = sheet_width_px - sheet.right_px;
    std::vector<double> wanted_px;
    for (const auto& label : m_labels) {
        wanted_px.push_back(label.place * sheet.plot_height_px);
    }
    const auto middle_px = spread_apart(wanted_px, row_px, sheet.plot_height_px);
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const auto& [line, text, place] = m_labels[i];
        const auto y = sheet.y(sheet.top_px + middle_px[i]);
        script.line("set arrow from " + Sheet::x(right_px + 2.0) + ", " +
                    sheet.y(sheet.top_px + wanted_px[i]) + " to " + Sheet::x(right_px + lead_px) + ", " + y +
                    " nohead " + line_style(*line, sheet.colours, 2.5));
        script.line("set label " + gnuplot_quote(text) + " at " + Sheet::x(right_px + lead_px + gap_px) +
                    ", " + y + " left" + text_colour(sheet.colours.ink) + font(label_size));
    }
}

} // namespace earbench
