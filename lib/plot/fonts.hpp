#pragma once

#include <memory>

namespace earbench {

/// The fonts that a picture's text is drawn with: Inter, and where it lacks a character the first that has
/// it, in the order of fontconfig.
class Fonts {
public:
    explicit Fonts(bool bold);
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// False for what no installed font has.
    [[nodiscard]] bool have(char32_t character) const;

    /// How far `character` moves the next one, in units of the size of the font (em); 1 where no font tells.
    /// Kerning and joined forms are left out: they make texts narrower, with few exceptions.
    [[nodiscard]] double advance_em(char32_t character) const;

private:
    struct Found;
    std::unique_ptr<Found> m_found;
};

} // namespace earbench
