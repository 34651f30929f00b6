#include "plot/fonts.hpp"

#include <algorithm>
#include <fontconfig/fontconfig.h>
#include <freetype/freetype.h>
#include <freetype/ftadvanc.h>
#include <map>
#include <string_view>
#include <vector>

namespace earbench {

namespace {

struct Destroy {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
    void operator()(FcFontSet* fonts) const { FcFontSetDestroy(fonts); }
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};

using FontList = std::unique_ptr<FcFontSet, Destroy>;
using Library = std::unique_ptr<FT_LibraryRec_, Destroy>;
using Face = std::unique_ptr<FT_FaceRec_, Destroy>;

FontList sorted_fonts(bool bold)
{
    const std::unique_ptr<FcPattern, Destroy> wanted(FcPatternCreate());
    FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>("Inter"));
    FcPatternAddInteger(wanted.get(), FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultMatch;
    return FontList(FcFontSort(nullptr, wanted.get(), FcFalse, nullptr, &result));
}

/// Pango, by which gnuplot draws, passes over bitmap and Type 1 fonts since 1.44.
bool is_drawn_with(FcPattern* font)
{
    FcChar8* format = nullptr;
    if (FcPatternGetString(font, FC_FONTFORMAT, 0, &format) != FcResultMatch) {
        return false;
    }
    const std::string_view name = reinterpret_cast<const char*>(format);
    return name == "TrueType" || name == "CFF";
}

bool has(FcPattern* font, char32_t character)
{
    FcCharSet* characters = nullptr;
    return FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetHasChar(characters, character) == FcTrue;
}

Library open_library()
{
    FT_Library library = nullptr;
    return Library(FT_Init_FreeType(&library) == 0 ? library : nullptr);
}

Face open_face(FT_Library library, FcPattern* font)
{
    FcChar8* file = nullptr;
    int index{};
    FT_Face face = nullptr;
    if (library == nullptr || FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetInteger(font, FC_INDEX, 0, &index) != FcResultMatch ||
        FT_New_Face(library, reinterpret_cast<const char*>(file), index, &face) != 0) {
        return nullptr;
    }
    return Face(face);
}

} // namespace

struct Fonts::Found {
    FontList list;
    Library library = open_library();
    std::map<FcPattern*, Face> faces; // those that were needed; closed before the library

    [[nodiscard]] FcPattern* first_with(char32_t character) const
    {
        if (list == nullptr) {
            return nullptr;
        }
        const auto end = list->fonts + list->nfont;
        const auto found = std::find_if(
            list->fonts, end, [&](FcPattern* font) { return is_drawn_with(font) && has(font, character); });
        return found == end ? nullptr : *found;
    }
};

Fonts::Fonts(bool bold) : m_found(std::make_unique<Found>())
{
    m_found->list = sorted_fonts(bold);
}

Fonts::~Fonts() = default;

bool Fonts::have(char32_t character) const
{
    return m_found->first_with(character) != nullptr;
}

double Fonts::advance_em(char32_t character) const
{
    constexpr double unknown_em = 1.0;
    auto* font = m_found->first_with(character);
    if (font == nullptr) {
        return unknown_em;
    }
    auto known = m_found->faces.find(font);
    if (known == m_found->faces.end()) {
        known = m_found->faces.emplace(font, open_face(m_found->library.get(), font)).first;
    }
    auto* face = known->second.get();
    FT_Fixed advance{};
    if (face == nullptr || face->units_per_EM == 0 ||
        FT_Get_Advance(face, FT_Get_Char_Index(face, character), FT_LOAD_NO_SCALE, &advance) != 0) {
        return unknown_em;
    }
    return static_cast<double>(advance) / face->units_per_EM;
}

} // namespace earbench
