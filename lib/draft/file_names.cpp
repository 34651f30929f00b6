#include "draft/file_names.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/folders.hpp"
#include "text/utf8.hpp"

#include <string_view>

namespace earbench {

namespace {

/// Letters without their marks (Unicode 15 decompositions, and the stroked letters, which have none); '.' for
/// none.
constexpr char32_t first_latin = 0xC0;
constexpr std::string_view latin = "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
                                   "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLl."
                                   ".LlNnNnNn.NnOoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"
                                   "................................Oo.............Uu..............."
                                   ".............AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa...."
                                   "AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............"
                                   "................";
constexpr char32_t first_latin_additional = 0x1E00;
constexpr std::string_view latin_additional =
    "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
    "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
    "WwWwWwWwWwXxXxYyZzZzZzhtwy.s....AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
    "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

char plain_letter(char32_t code_point)
{
    constexpr char32_t first_full_width = 0xFF01;
    constexpr char32_t last_full_width = 0xFF5E;
    if (code_point < 0x80) {
        return static_cast<char>(code_point);
    }
    if (code_point >= first_latin && code_point < first_latin + latin.size()) {
        return latin[code_point - first_latin];
    }
    if (code_point >= first_latin_additional &&
        code_point < first_latin_additional + latin_additional.size()) {
        return latin_additional[code_point - first_latin_additional];
    }
    if (code_point >= first_full_width && code_point <= last_full_width) {
        return static_cast<char>(code_point - first_full_width + U'!');
    }
    return '.';
}

std::string_view words_for(char32_t code_point)
{
    switch (code_point) {
    case U'&':
        return "-and-";
    case U'+':
        return "-Plus-";
    case U'\u00C6':
        return "AE";
    case U'\u00E6':
        return "ae";
    case U'\u0152':
        return "OE";
    case U'\u0153':
        return "oe";
    case U'\u00DF':
        return "ss";
    case U'\u00DE':
        return "Th";
    case U'\u00FE':
        return "th";
    case U'\u00B2':
        return "2";
    case U'\u00B3':
        return "3";
    case U'\u2160':
        return "I";
    case U'\u2161':
        return "II";
    case U'\u2162':
        return "III";
    case U'\u2163':
        return "IV";
    case U'\u2164':
        return "V";
    default:
        return {};
    }
}

bool is_combining_mark(char32_t code_point)
{
    return code_point >= 0x300 && code_point <= 0x36F;
}

} // namespace

std::string slug_of(std::string_view name)
{
    std::string slug;
    const auto append = [&](char c) {
        if (is_letter_or_digit(c)) {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    };
    for (const auto code_point : to_code_points(name)) {
        if (is_combining_mark(code_point)) {
            continue;
        }
        if (const auto words = words_for(code_point); !words.empty()) {
            for (const char c : words) {
                append(c);
            }
        } else {
            append(plain_letter(code_point));
        }
    }
    if (slug.ends_with('-')) {
        slug.pop_back();
    }
    return slug;
}

std::string product_slug(const Review& review)
{
    constexpr std::size_t longest_slug_bytes = 100;
    if (!review.slug.empty()) {
        return review.slug;
    }
    const auto brand = slug_of(review.brand);
    const auto model = slug_of(review.model);
    for (const auto& [name, slug] : {std::pair(review.brand, brand), std::pair(review.model, model)}) {
        if (slug.empty()) {
            throw Error(Fault::usage,
                        "expected --slug, because nothing of '" + name + "' can stand in a file name");
        }
    }
    if (brand.size() + 1 + model.size() > longest_slug_bytes) {
        throw Error(Fault::usage,
                    "expected --slug, because brand and model make a file name of more than 100 letters");
    }
    return brand + "-" + model;
}

std::string post_file_name(const Review& review)
{
    return review.date + "-review-" + product_slug(review) + ".md";
}

std::string post_path(const Review& review, const std::string& folder)
{
    const auto site = folder == "." ? std::string() : folder + "/";
    return site + (is_folder(site + "_posts") ? "_posts/" : "") + post_file_name(review);
}

std::string figure_path(const Review& review)
{
    const auto slug = product_slug(review);
    return "/assets/images/" + slug + "/" + slug + "_graph.png";
}

} // namespace earbench
