#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// `text` as a JSON string, quotes included (RFC 8259); what is not UTF-8 is taken as Latin-1.
///
/// Quotes, backslashes and characters below U+0020 are escaped, all others stand for themselves.
[[nodiscard]] std::string quote_json(std::string_view text);

struct JsonMember;

/// A value of a JSON text. Of the members after `kind` the one that belongs to it counts.
struct JsonValue {
    enum class Kind { null, boolean, number, text, array, object };
    using Array = std::vector<JsonValue>;
    using Object = std::vector<JsonMember>; ///< in the order of the text

    Kind kind = Kind::null;
    double number_value = 0.0; ///< 1 and 0 of true and false
    std::string text_value;
    Array items;
    Object members;

    /// The value if it is of that kind, else null.
    [[nodiscard]] const double* number() const { return kind == Kind::number ? &number_value : nullptr; }
    [[nodiscard]] const std::string* text() const { return kind == Kind::text ? &text_value : nullptr; }
    [[nodiscard]] const Array* array() const { return kind == Kind::array ? &items : nullptr; }
    [[nodiscard]] const Object* object() const { return kind == Kind::object ? &members : nullptr; }
    /// The first member `key` of an object; null where there is none, and of anything else.
    [[nodiscard]] const JsonValue* find(std::string_view key) const;
};

struct JsonMember {
    std::string key;
    JsonValue value;
};

/// The value that makes up the whole of `text`, which is UTF-8. `file` names the place in errors.
///
/// Numbers are read whatever the locale.
/// @throws Error{data} with file and line for what is no JSON, a number that a double cannot hold, and values
///         that are more than 100 levels deep.
[[nodiscard]] JsonValue parse_json(std::string_view text, const std::string& file);

} // namespace earbench
