#pragma once

#include "text/json_scan.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The name of a pair of curve files, without channel and ending, and the line of the book that says it.
struct BookFile {
    std::string name;
    std::size_t line = 0;
    int samples = 0;            ///< `<name> L1.txt` to this number; 0: `<name> L.txt`
    bool is_own_variant = true; ///< stands in the list that every tool reads, not in one of modernGraphTool's
};

/// One product of a book.
struct BookPhone {
    const PlacedValue* value = nullptr; ///< a text or an object
    std::string name;                   ///< of a list the first
    std::vector<BookFile> files;
    std::optional<std::vector<std::string>> suffixes; ///< nothing: no list of them

    [[nodiscard]] bool is_text() const { return value->is(PlacedValue::Kind::string); }
};

/// One brand of a book, with the products that can be read.
struct BookBrand {
    const PlacedValue* value = nullptr;
    const PlacedValue* phones_value = nullptr; ///< the list; null where there is none
    std::string name;
    std::vector<BookPhone> phones;
};

/// A phone_book.json: its text, where everything stands in it, and what it says as far as that has the form
/// that graph tools read. What has another form is left out (see check_book_form).
class Book {
public:
    /// @throws Error{data} with `path` and line for what is no JSON.
    Book(std::string text, std::string path);
    Book(Book&&) = default;
    Book& operator=(Book&&) = default;
    Book(const Book&) = delete; // the brands point into the values
    Book& operator=(const Book&) = delete;
    ~Book() = default;

    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    [[nodiscard]] const std::string& path() const noexcept { return m_path; }
    [[nodiscard]] const PlacedValue& value() const noexcept { return m_value; }
    [[nodiscard]] const std::vector<BookBrand>& brands() const noexcept { return m_brands; }

private:
    std::string m_text;
    std::string m_path;
    PlacedValue m_value;
    std::vector<BookBrand> m_brands;
};

/// A name as graph tools' readers compare it: without letter case and outer blanks.
[[nodiscard]] std::string name_key(std::string_view name);

/// What messages call a product: "Nocturne Orchid".
[[nodiscard]] std::string full_name(const BookBrand& brand, const BookPhone& phone);

/// The texts of a list, or the one text that stands in its place; others are left out.
[[nodiscard]] std::vector<const PlacedValue*> texts_of(const PlacedValue* value);

} // namespace earbench
