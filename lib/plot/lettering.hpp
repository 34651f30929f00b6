#pragma once

#include "plot/fonts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The texts of one picture as they can be drawn, and what had to be changed in them.
///
/// A PNG or PDF is drawn with the fonts of this machine. Pango covers the picture with the code of a
/// character that they lack: a box, U+25A1, is drawn instead, or nothing for a mark and what is not seen
/// anyway. An SVG keeps all characters, as the fonts of its reader draw it.
class Lettering {
public:
    /// For "png", "svg" or "pdf".
    explicit Lettering(std::string format);

    [[nodiscard]] const std::string& format() const noexcept { return m_format; }

    /// `text` in characters that can be drawn, in UTF-8.
    [[nodiscard]] std::string drawable(std::string_view text);

    /// How wide `text` is on a sheet of 1600 px at `size`, in px.
    [[nodiscard]] double width_px(std::string_view text, int size, bool bold = false) const;

    /// drawable(), cut to `width_px` with an ellipsis; that `what`, e.g. "title", is cut is a remark.
    [[nodiscard]] std::string fitted(std::string_view text, std::string_view what, double width_px, int size,
                                     bool bold = false);

    void remark(std::string text) { m_remarks.push_back(std::move(text)); }

    /// All remarks so far, a line each.
    [[nodiscard]] std::vector<std::string> remarks() const;

private:
    std::string m_format;
    Fonts m_regular{false};
    Fonts m_bold{true};
    std::u32string m_missing; // each character once
    std::vector<std::string> m_remarks;
};

} // namespace earbench
