#include "plot/svg.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <utility>

namespace earbench {

namespace {

// Sans-serifs of about Inter's width that systems come with; the last is every reader's own.
constexpr std::string_view families =
    "Inter, 'Helvetica Neue', Arial, 'Noto Sans', 'DejaVu Sans', sans-serif";

std::string with_families(std::string_view tag)
{
    const auto attribute = "font-family=\"" + std::string(families) + "\"";
    return replace_all(replace_all(tag, "font-family=\"Inter:Bold\"", attribute + " font-weight=\"bold\""),
                       "font-family=\"Inter\"", attribute);
}

/// Text between tags; control characters, which XML forbids, as blanks.
std::string escaped(std::string_view text)
{
    std::string xml;
    for (const char32_t character : code_points(to_utf8(text))) {
        xml += is_line_control(character) ? " "
               : character == U'<'        ? "&lt;"
               : character == U'>'        ? "&gt;"
               : character == U'&'        ? "&amp;"
                                          : utf8_of(std::u32string(1, character));
    }
    return xml;
}

/// Without the names that gnuplot gives to lines, which browsers show beside the pointer.
std::string without_line_names(std::string svg)
{
    constexpr std::string_view begin = "<title>gnuplot_plot_";
    constexpr std::string_view end = "</title>";
    for (auto at = svg.find(begin); at != svg.npos; at = svg.find(begin, at)) {
        svg.erase(at, svg.find(end, at) + end.size() - at);
    }
    return svg;
}

} // namespace

std::string finished_svg(std::string_view svg, std::string_view title)
{
    std::string finished;
    while (!svg.empty()) {
        // gnuplot escapes "<" in texts: what stands between "<" and ">" is a tag.
        const auto tag = svg.substr(0, svg.find('<'));
        finished += tag;
        svg.remove_prefix(tag.size());
        const auto end = svg.find('>');
        const auto length = end == svg.npos ? svg.size() : end + 1;
        finished += with_families(svg.substr(0, length));
        svg.remove_prefix(length);
    }
    return replace_all(without_line_names(std::move(finished)), "<title>Gnuplot</title>",
                       "<title>" + escaped(title) + "</title>");
}

std::string resized_svg(std::string_view svg, double width_px, double height_px)
{
    std::string resized(svg);
    for (const auto& [attribute, value] :
         {std::pair<std::string_view, double>{" width=\"", width_px}, {" height=\"", height_px}}) {
        const auto begin = resized.find(attribute, resized.find("<svg")) + attribute.size();
        resized.replace(begin, resized.find('"', begin) - begin, format_shortest(value));
    }
    return resized;
}

} // namespace earbench
