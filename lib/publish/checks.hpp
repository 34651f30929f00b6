#pragma once

#include "publish/book.hpp"
#include "publish/database.hpp"
#include "text/findings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What in `book` has another form than graph tools read: some of it stops a whole site, some an entry.
/// `is_modern` where modernGraphTool shows it.
[[nodiscard]] std::vector<CheckFinding> check_book_form(const Book& book, bool is_modern);

/// What is listed twice in `book`, names that no link can carry, and brands that only a `collab` names.
[[nodiscard]] std::vector<CheckFinding> check_book_names(const Book& book, bool is_modern);

/// Curves that `book` names and that are not there, and those that are there and nobody names; curves that a
/// reader drops or takes for others; copies; targets that the configuration names.
///
/// @throws Error as read_file does, for curves that cannot be read.
[[nodiscard]] std::vector<CheckFinding> check_curves(const Book& book, const Database& database);

/// All of that for the database, in the order of file and line.
///
/// @throws Error{no_input} if there is no book, Error{data} with its line if it is no JSON.
[[nodiscard]] std::vector<CheckFinding> check_database(const Database& database);

} // namespace earbench
