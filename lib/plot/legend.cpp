#include "plot/legend.hpp"

#include "plot/sheet.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr std::size_t most_single_lines = 12;
constexpr std::size_t most_rows = 6;
constexpr std::size_t most_crowded_rows = 8;
constexpr double beside_px = 5.0; // between two samples of an entry, one above the other

/// All lines for comparison have one entry: "others", or how many there are where there is nothing else.
std::string faint_text(std::span<const FigureLine> lines)
{
    std::vector<std::string_view> names;
    bool alone = true;
    for (const auto& line : lines) {
        alone = alone && (line.faint || line.target || line.floor);
        const std::string_view name = line.name.empty() ? line.legend : line.name;
        if (line.faint && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    return names.size() == 1 ? std::string(names.front())
                             : std::to_string(names.size()) + (alone ? " IEMs" : " others");
}

} // namespace

const Legend::Style Legend::roomy{text_size, 42.0, 64.0, 14.0, 44};
const Legend::Style Legend::crowded{caption_size, 30.0, 48.0, 10.0, 32};

Legend::Legend(std::span<const FigureLine> lines, double width_px, Lettering& lettering) : m_style(roomy)
{
    arrange(one_each(lines), roomy, width_px, lettering);
    const auto rows = (m_entries.size() + m_columns - 1) / m_columns;
    if (m_entries.size() > most_single_lines || rows > most_rows) {
        arrange(joined(lines), crowded, width_px, lettering);
        leave_out(m_columns * most_crowded_rows, lettering);
    } else {
        // L and R of an IEM stay beside each other.
        m_columns = std::max<std::size_t>(m_columns - m_columns % 2, 1);
    }
}

std::vector<Legend::Entry> Legend::one_each(std::span<const FigureLine> lines)
{
    std::vector<Entry> entries;
    const FigureLine* faint = nullptr;
    for (const auto& line : lines) {
        if (!line.faint) {
            entries.push_back({line.legend, {&line}});
        } else if (faint == nullptr) {
            faint = &line;
        }
    }
    if (faint != nullptr) {
        entries.push_back({faint_text(lines), {faint}});
    }
    return entries;
}

std::vector<Legend::Entry> Legend::joined(std::span<const FigureLine> lines)
{
    std::vector<Entry> entries;
    for (const auto& line : lines) {
        const auto same = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
            const auto& first = *entry.samples.front();
            return line.floor   ? first.floor
                   : line.faint ? first.faint
                                : !first.floor && !first.faint && !line.target && !first.target &&
                                      !line.name.empty() && first.name == line.name && first.hue == line.hue;
        });
        if (same == entries.end()) {
            entries.push_back({line.floor ? "noise" : line.faint ? faint_text(lines) : line.legend, {&line}});
            continue;
        }
        if (line.floor || line.faint) {
            continue;
        }
        auto& samples = same->samples;
        same->text = line.name;
        if (std::none_of(samples.begin(), samples.end(),
                         [&](const FigureLine* sample) { return sample->light == line.light; })) {
            samples.push_back(&line);
        }
    }
    return entries;
}

void Legend::arrange(std::vector<Entry> entries, const Style& style, double width_px, Lettering& lettering)
{
    m_style = style;
    m_entries = std::move(entries);
    double widest_px = 0.0;
    for (auto& entry : m_entries) {
        entry.text = shorten(lettering.drawable(entry.text), style.longest);
        widest_px = std::max(widest_px, lettering.width_px(entry.text, style.size));
    }
    m_cell_width_px = style.sample_px + style.gap_px + widest_px + 2.0 * style.gap_px;
    // Behind the last column is no gap.
    const auto fitting = static_cast<std::size_t>((width_px + 2.0 * style.gap_px) / m_cell_width_px);
    m_columns = std::max<std::size_t>(std::min(fitting, m_entries.size()), 1);
}

void Legend::leave_out(std::size_t most, Lettering& lettering)
{
    if (m_entries.size() <= most) {
        return;
    }
    const auto all = m_entries.size();
    const auto others = std::stable_partition(m_entries.begin(), m_entries.end(), [](const Entry& entry) {
        return !entry.samples.front()->target && !entry.samples.front()->floor;
    });
    const auto kept_others = static_cast<std::size_t>(m_entries.end() - others);
    const auto curves = all - kept_others;
    const auto shown = most - std::min(most, kept_others + 1);
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(shown), others);
    m_entries.push_back({"and " + std::to_string(curves - shown) + " more", {}});
    lettering.remark("the legend has room for " + std::to_string(shown) + " of " + std::to_string(curves) +
                     " names");
}

double Legend::height_px() const
{
    const auto rows = (m_entries.size() + m_columns - 1) / m_columns;
    return static_cast<double>(rows) * m_style.row_px;
}

void Legend::add_to(GnuplotScript& script, double left_px, double first_row_px, const Sheet& sheet) const
{
    // Drawn by hand: gnuplot's own key would cover curves and guess the width of names.
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto& [text, samples] = m_entries[i];
        const double x_px = left_px + static_cast<double>(i % m_columns) * m_cell_width_px;
        const auto row = i / m_columns;
        const double y_px = first_row_px + static_cast<double>(row) * m_style.row_px;
        for (std::size_t k = 0; k < samples.size(); ++k) {
            const double place = static_cast<double>(k) - static_cast<double>(samples.size() - 1) / 2.0;
            const auto level = sheet.y(y_px + 2.0 * place * beside_px);
            script.line("set arrow from " + Sheet::x(x_px) + ", " + level + " to " +
                        Sheet::x(x_px + m_style.sample_px) + ", " + level + " nohead " +
                        line_style(*samples[k], sheet.colours));
        }
        const double text_px = x_px + (samples.empty() ? 0.0 : m_style.sample_px + m_style.gap_px);
        script.line("set label " + gnuplot_quote(text) + " at " + Sheet::x(text_px) + ", " + sheet.y(y_px) +
                    " left" + text_colour(sheet.colours.ink) + font(m_style.size));
    }
}

} // namespace earbench
