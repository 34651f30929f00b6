#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// A YAML value as plain data: nothing, text, a list or a map, with the line where it begins.
///
/// Scalars are kept as text: what "4" means is for the reader of the value to say.
struct Yaml {
    enum class Kind { nothing, scalar, list, map };

    Kind kind = Kind::nothing;
    std::string key;         ///< of a value in a map
    std::string text;        ///< of a scalar, UTF-8
    std::vector<Yaml> items; ///< of a list, or of a map, in the order of the file
    std::size_t line = 0;    ///< counts from 1

    /// The value under the key `wanted` in a map, the last one where the key is repeated (as Ruby has it);
    /// null where it is missing.
    [[nodiscard]] const Yaml* find(std::string_view wanted) const;
};

/// The one YAML document in `text`; empty text is nothing.
///
/// `first_line` is the line of `file` where `text` begins. Aliases are followed; a document that unfolds to
/// more than 100,000 values, 16 MiB of text, or more than 100 levels of lists and maps, is refused.
/// @throws Error{data} with file and line where `text` is not YAML.
[[nodiscard]] Yaml parse_yaml(std::string_view text, const std::string& file, std::size_t first_line = 1);

} // namespace earbench
