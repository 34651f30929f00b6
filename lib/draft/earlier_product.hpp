#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The product whose post became a template: its names and its pictures stand for those of the reviewed one.
struct EarlierProduct {
    std::vector<std::string> names;    ///< as the template writes them, the longest first
    std::vector<std::string> compared; ///< of the products it was compared with
    std::string folder;                ///< of its pictures below /assets/images/, may be empty
};

/// What the template itself says of that product, none of it where it says nothing: the folder of the front
/// matter's picture (/assets/images/Brand-Model/...), its title (`Brand Model - ...`), the name of its file
/// (YYYY-MM-DD-review-Brand-Model.md), and a caption of the kind that find_comparison finds.
[[nodiscard]] EarlierProduct earlier_product(const std::string& file, std::string_view yaml,
                                             std::string_view body);

/// True when `text` has the path of a picture of the product or of one it was compared with.
[[nodiscard]] bool is_picture_of(std::string_view text, const EarlierProduct& product);

/// The part "X against Y and Z" of "frequency response of X against Y and Z." in a caption.
struct CaptionPart {
    std::size_t begin;
    std::size_t end;
};
[[nodiscard]] std::optional<CaptionPart> find_comparison(std::string_view line);

/// True for a caption: a line in italics.
[[nodiscard]] bool is_caption(std::string_view line);

} // namespace earbench
