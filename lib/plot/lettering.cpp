#include "plot/lettering.hpp"

#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

constexpr double em_px_per_size = 96.0 / 72.0; // sizes are in points; SVG has 1.25, the same layout serves
constexpr char32_t box = U'\u25A1';
constexpr std::string_view utf8_box = "\xE2\x96\xA1";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

std::string hexadecimal(char32_t character)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (auto rest = static_cast<unsigned>(character); rest != 0 || text.size() < 4; rest /= 16U) {
        text.insert(text.begin(), digits[rest % 16U]);
    }
    return text;
}

std::string text_of(char32_t character)
{
    return utf8_of(std::u32string(1, character));
}

std::string missing_characters(const std::u32string& missing)
{
    constexpr std::size_t most_named = 4;
    std::string named;
    for (std::size_t i = 0; i < std::min(missing.size(), most_named); ++i) {
        named += (i == 0 ? "" : ", ") + text_of(missing[i]) + " (U+" + hexadecimal(missing[i]) + ")";
    }
    if (missing.size() > most_named) {
        named += " and " + std::to_string(missing.size() - most_named) + " more";
    }
    return named;
}

} // namespace

Lettering::Lettering(std::string format) : m_format(std::move(format)) {}

std::string Lettering::drawable(std::string_view text)
{
    const auto utf8 = to_utf8(text);
    if (m_format == "svg") {
        // XML has no characters FFFE and FFFF.
        return replace_all(replace_all(utf8, "\xEF\xBF\xBE", utf8_box), "\xEF\xBF\xBF", utf8_box);
    }
    std::u32string drawn;
    for (const char32_t character : code_points(utf8)) {
        // Control characters become blanks when the text is quoted.
        if (character < 0x80 || is_line_control(character) || m_regular.have(character)) {
            drawn += character;
            continue;
        }
        if (is_invisible(character)) {
            continue;
        }
        if (m_missing.find(character) == m_missing.npos) {
            m_missing += character;
        }
        const bool is_mark = display_width(text_of(character)) == 0;
        if (!is_mark) {
            drawn += m_regular.have(box) ? box : U'?';
        }
    }
    return utf8_of(drawn);
}

double Lettering::width_px(std::string_view text, int size, bool bold) const
{
    const auto& fonts = bold ? m_bold : m_regular;
    double sum_px = 0.0;
    for (const char32_t character : code_points(text)) {
        const double advance_px = fonts.advance_em(character) * size * em_px_per_size;
        // In a PNG characters stand on whole pixels.
        sum_px += is_invisible(character) ? 0.0 : std::max(advance_px, std::round(advance_px));
    }
    return sum_px;
}

std::string Lettering::fitted(std::string_view text, std::string_view what, double limit_px, int size,
                              bool bold)
{
    auto whole = drawable(text);
    if (width_px(whole, size, bold) <= limit_px) {
        return whole;
    }
    std::string cut;
    double left_px = limit_px - width_px(ellipsis, size, bold);
    for (const char32_t character : code_points(whole)) {
        const auto piece = text_of(character);
        left_px -= width_px(piece, size, bold);
        if (left_px < 0.0) {
            break;
        }
        cut += piece;
    }
    cut.erase(cut.find_last_not_of(' ') + 1);
    cut += ellipsis;
    if (!what.empty()) {
        remark("the figure has no room for the whole " + std::string(what) + ": \"" + cut + "\"");
    }
    return cut;
}

std::vector<std::string> Lettering::remarks() const
{
    auto all = m_remarks;
    if (!m_missing.empty()) {
        all.push_back("no installed font has " + missing_characters(m_missing) +
                      (m_missing.size() == 1 ? ": a box stands for it in the figure"
                                             : ": boxes stand for them in the figure"));
    }
    return all;
}

} // namespace earbench
