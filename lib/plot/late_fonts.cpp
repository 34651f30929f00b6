// The functions of fontconfig and FreeType that fonts.cpp calls, in libraries that are loaded late: only a
// figure needs them.
#include "core/late_library.hpp"

#include <fontconfig/fontconfig.h>
#include <freetype/freetype.h>
#include <freetype/ftadvanc.h>

namespace {

const earbench::LateLibrary& fontconfig()
{
    static const earbench::LateLibrary library("libfontconfig.so.1");
    return library;
}

const earbench::LateLibrary& freetype()
{
    static const earbench::LateLibrary library("libfreetype.so.6");
    return library;
}

using earbench::late;

} // namespace

FcPattern* FcPatternCreate()
{
    return late<FcPatternCreate, fontconfig>("FcPatternCreate")();
}

void FcPatternDestroy(FcPattern* pattern)
{
    late<FcPatternDestroy, fontconfig>("FcPatternDestroy")(pattern);
}

FcBool FcPatternAddString(FcPattern* pattern, const char* object, const FcChar8* value)
{
    return late<FcPatternAddString, fontconfig>("FcPatternAddString")(pattern, object, value);
}

FcBool FcPatternAddInteger(FcPattern* pattern, const char* object, int value)
{
    return late<FcPatternAddInteger, fontconfig>("FcPatternAddInteger")(pattern, object, value);
}

FcResult FcPatternGetString(const FcPattern* pattern, const char* object, int index, FcChar8** value)
{
    return late<FcPatternGetString, fontconfig>("FcPatternGetString")(pattern, object, index, value);
}

FcResult FcPatternGetInteger(const FcPattern* pattern, const char* object, int index, int* value)
{
    return late<FcPatternGetInteger, fontconfig>("FcPatternGetInteger")(pattern, object, index, value);
}

FcResult FcPatternGetCharSet(const FcPattern* pattern, const char* object, int index, FcCharSet** value)
{
    return late<FcPatternGetCharSet, fontconfig>("FcPatternGetCharSet")(pattern, object, index, value);
}

FcBool FcCharSetHasChar(const FcCharSet* characters, FcChar32 character)
{
    return late<FcCharSetHasChar, fontconfig>("FcCharSetHasChar")(characters, character);
}

FcBool FcConfigSubstitute(FcConfig* config, FcPattern* pattern, FcMatchKind kind)
{
    return late<FcConfigSubstitute, fontconfig>("FcConfigSubstitute")(config, pattern, kind);
}

void FcDefaultSubstitute(FcPattern* pattern)
{
    late<FcDefaultSubstitute, fontconfig>("FcDefaultSubstitute")(pattern);
}

FcFontSet* FcFontSort(FcConfig* config, FcPattern* pattern, FcBool trim, FcCharSet** characters,
                      FcResult* result)
{
    return late<FcFontSort, fontconfig>("FcFontSort")(config, pattern, trim, characters, result);
}

void FcFontSetDestroy(FcFontSet* fonts)
{
    late<FcFontSetDestroy, fontconfig>("FcFontSetDestroy")(fonts);
}

FT_Error FT_Init_FreeType(FT_Library* library)
{
    return late<FT_Init_FreeType, freetype>("FT_Init_FreeType")(library);
}

FT_Error FT_Done_FreeType(FT_Library library)
{
    return late<FT_Done_FreeType, freetype>("FT_Done_FreeType")(library);
}

FT_Error FT_New_Face(FT_Library library, const char* path, FT_Long index, FT_Face* face)
{
    return late<FT_New_Face, freetype>("FT_New_Face")(library, path, index, face);
}

FT_Error FT_Done_Face(FT_Face face)
{
    return late<FT_Done_Face, freetype>("FT_Done_Face")(face);
}

FT_UInt FT_Get_Char_Index(FT_Face face, FT_ULong character)
{
    return late<FT_Get_Char_Index, freetype>("FT_Get_Char_Index")(face, character);
}

FT_Error FT_Get_Advance(FT_Face face, FT_UInt glyph, FT_Int32 flags, FT_Fixed* advance)
{
    return late<FT_Get_Advance, freetype>("FT_Get_Advance")(face, glyph, flags, advance);
}
