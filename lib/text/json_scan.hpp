#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace earbench {

struct PlacedMember;

/// A value of a JSON text and where it stands there, so that a program can point at it or write
/// beside it. What only wants the values has parse_json (text/json).
struct PlacedValue {
    enum class Kind { null, boolean, number, string, array, object };

    Kind kind = Kind::null;
    std::size_t begin; ///< offset of its first byte
    std::size_t end;   ///< offset behind its last byte
    std::size_t line;  ///< of its first byte, from 1 on
    std::string text;  ///< of a string what it says, in UTF-8; of a number, true or false as it is written
    std::vector<PlacedValue> elements; ///< of an array
    std::vector<PlacedMember> members; ///< of an object, in their order, repeated ones too

    [[nodiscard]] bool is(Kind other) const noexcept { return kind == other; }
    /// The value of the last member `key`, which is the one that JavaScript keeps; null where there is none.
    [[nodiscard]] const PlacedValue* find(std::string_view key) const noexcept;
};

/// One member of an object: its key, where that stands, and its value.
struct PlacedMember {
    std::string key;
    std::size_t begin; ///< offset of the key's first quote
    std::size_t end;   ///< offset behind the key's last quote
    std::size_t line;
    PlacedValue value;
};

/// The value that the whole of `text` is (RFC 8259), a byte order mark before it left out as browsers do.
///
/// A lone surrogate becomes U+FFFD, as where JavaScript writes it; bytes that are no UTF-8 stay as they are.
/// @throws Error{data} with `file` and line for anything else, and for values nested more than 100 deep.
[[nodiscard]] PlacedValue scan_json(std::string_view text, const std::string& file);

/// True where `text` is a number as JSON writes it.
[[nodiscard]] bool is_json_number(std::string_view text);

} // namespace earbench
