#pragma once

#include "publish/book.hpp"

#include <string>
#include <utility>
#include <vector>

namespace earbench {

/// Keys and values, as JSON writes them, in their order.
using JsonFields = std::vector<std::pair<std::string, std::string>>;

/// The text of an empty book.
[[nodiscard]] std::string empty_book();

/// The text of `book` with one more phone at the end of `brand`. All other bytes stay, and the new ones look
/// like their neighbours': indentation, line ends, one line or many.
///
/// `fields` begin with the name; where that is all, and the neighbour is plain text, so is the new phone.
[[nodiscard]] std::string with_phone(const Book& book, const BookBrand& brand, const JsonFields& fields);

/// The text of `book` with a new brand and its first phone: where it sorts if the brands of the book are in
/// order (without letter case), else at the end.
[[nodiscard]] std::string with_brand(const Book& book, const std::string& name, const JsonFields& fields);

/// The text of `book` where `phone` has these `fields` as well: values that differ are replaced, others stay
/// as they are written, new keys come last. A phone that is plain text becomes an object.
[[nodiscard]] std::string with_fields(const Book& book, const BookPhone& phone, const JsonFields& fields);

} // namespace earbench
