#include "plot/graph_page.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/grid.hpp"
#include "curve/note_keys.hpp"
#include "plot/figure.hpp"
#include "plot/graph_data.hpp"
#include "plot/graph_page_parts.hpp"
#include "plot/palette.hpp"
#include "text/base64.hpp"
#include "text/escape.hpp"

#include <array>
#include <map>

namespace earbench {

namespace {

using PageMarks = std::map<std::string_view, std::string>;

/// `text` with what `values` have in place of its marks [[name]], of which none is read again.
std::string filled(std::string_view text, const PageMarks& values)
{
    constexpr std::string_view begin = "[[";
    constexpr std::string_view end = "]]";
    std::string page;
    for (auto at = text.find(begin); at != text.npos; at = text.find(begin)) {
        page += text.substr(0, at);
        text.remove_prefix(at + begin.size());
        const auto length = text.find(end);
        page += values.at(text.substr(0, length));
        text.remove_prefix(length + end.size());
    }
    return page += text;
}

/// The colours of figures as custom properties.
std::string properties_of(const Palette& palette)
{
    std::string css;
    const auto add = [&](const std::string& name, std::string_view colour) {
        css += " --" + name + ": " + std::string(colour) + ";";
    };
    const std::array<std::pair<const char*, std::string_view>, 12> named{{{"paper", palette.background},
                                                                          {"title", palette.title},
                                                                          {"ink", palette.ink},
                                                                          {"quiet", palette.subtitle},
                                                                          {"border", palette.border},
                                                                          {"rule", palette.grid},
                                                                          {"band", palette.fine_grid},
                                                                          {"zone", palette.zone},
                                                                          {"zone-text", palette.zone_text},
                                                                          {"tolerance", palette.tolerance},
                                                                          {"faint", palette.faint},
                                                                          {"focus", palette.hues[0].main}}};
    for (const auto& [name, colour] : named) {
        add(name, colour);
    }
    for (std::size_t i = 0; i < palette.targets.size(); ++i) {
        add("target-" + std::to_string(i), palette.targets[i]);
    }
    for (std::size_t i = 0; i < palette.hues.size(); ++i) {
        add("hue-" + std::to_string(i), palette.hues[i].main);
        add("right-" + std::to_string(i), palette.hues[i].right);
    }
    return css;
}

/// Light, and dark as the reader's system or the switch of the page says.
std::string colour_style()
{
    const auto dark = " color-scheme: dark;" + properties_of(palette_of(Theme::dark)) + " }\n";
    return "\n:root { color-scheme: light;" + properties_of(palette_of(Theme::light)) +
           " }\n@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) {" + dark +
           "}\n:root[data-theme=dark] {" + dark;
}

std::string cell(const std::string& text)
{
    return "<td>" + (text.empty() ? "\xE2\x80\x93" : page_text(text)) + "</td>";
}

std::string level_cell(const FrequencyResponse& curve, double hz)
{
    const bool reaches = curve.lowest().value <= hz && curve.highest().value >= hz;
    const auto level = reaches ? format_fixed(level_at(curve, {hz}).value, 1) : std::string();
    return "<td class=\"number\">" +
           (level.empty() ? "\xE2\x80\x93" : replace_all(level, "-", "\xE2\x88\x92")) + "</td>";
}

/// The curves of `figure` in words and numbers, for those who see no figure.
std::string curve_table(const Figure& figure)
{
    constexpr std::array<double, 10> spots_hz{50.0,   100.0,  200.0,  500.0,  1000.0,
                                              2000.0, 3000.0, 5000.0, 8000.0, 10000.0};
    std::string html = "<table>\n<caption>" + page_text(figure.level_axis) +
                       "</caption>\n<thead><tr><th scope=\"col\">Curve</th>";
    for (const double hz : spots_hz) {
        html += "<th scope=\"col\" class=\"number\">" + format_shortest(hz < 1000.0 ? hz : hz / 1000.0) +
                (hz < 1000.0 ? " Hz" : " kHz") + "</th>";
    }
    html += "<th scope=\"col\">Rig</th><th scope=\"col\">Smoothing</th></tr></thead>\n<tbody>\n";
    for (const auto& line : figure.lines) {
        if (line.floor) {
            continue;
        }
        const auto& notes = line.curve.notes();
        html += "<tr><th scope=\"row\">" + page_text(page_label(line)) + "</th>";
        for (const double hz : spots_hz) {
            html += level_cell(line.curve, hz);
        }
        html += cell(notes.get(note::rig)) + cell(notes.get(note::smoothing)) + "</tr>\n";
    }
    return html + "</tbody>\n</table>";
}

/// The SVG without what stands before it in a file of its own, and without anything for Liquid.
std::string inline_svg(const std::string& svg)
{
    return replace_all(svg.substr(svg.find("<svg")), "{", "&#123;");
}

void require_levels(const ArrangedFigure& figure, const CurveFigureOptions& options,
                    std::span<const FrequencyResponse> curves)
{
    if (!figure.panels.empty()) {
        throw Error(Fault::usage, "expected one plot for an interactive page but found a grid of panels");
    }
    const auto kind = options.kind == CurveKind::automatic ? kind_of(curves) : options.kind;
    if (kind != CurveKind::response && kind != CurveKind::difference && kind != CurveKind::balance) {
        throw Error(Fault::usage, "expected a response, a difference or a balance for an interactive page "
                                  "but found --kind " +
                                      std::string(name_of(curve_kinds, kind)));
    }
}

} // namespace

Picture render_graph_page(const ArrangedFigure& figure, std::span<const FrequencyResponse> curves,
                          std::span<const FrequencyResponse> targets, const CurveFigureOptions& options)
{
    require_levels(figure, options, curves);
    const auto& whole = figure.whole;
    auto still = whole;
    if (still.look.theme == Theme::light) {
        still.look.theme = Theme::transparent; // the page may be light or dark
    }
    auto picture = render_figure(still, "svg");
    picture.bytes =
        filled(graph_page_template(), {{"theme", whole.look.theme == Theme::dark ? "dark" : "auto"},
                                       {"hash", encode_base64(graph_page_script_sha256())},
                                       {"title", page_text(whole.title)},
                                       {"colours", colour_style()},
                                       {"style", std::string(graph_page_style())},
                                       {"caption", page_text(whole.caption)},
                                       {"data", graph_data(whole, curves, targets, options)},
                                       {"script", std::string(graph_page_script())},
                                       {"svg", inline_svg(picture.bytes)},
                                       {"table", curve_table(whole)}});
    return picture;
}

} // namespace earbench
