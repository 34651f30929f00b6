#pragma once

#include "publish/addition.hpp"
#include "publish/book.hpp"
#include "publish/book_edit.hpp"

#include <string>
#include <vector>

namespace earbench {

/// What becomes of the entry of a product.
struct EntryPlan {
    const BookBrand* brand = nullptr; ///< null: new
    const BookPhone* phone = nullptr; ///< null: new
    std::string file;                 ///< of the curves that are added
    bool is_new_file = true;          ///< the entry does not name it yet
    std::vector<std::string> labels;  ///< of a sample set; none: no set
    std::vector<std::string> remarks;
};

/// Finds the entry of `product` in `book`, and what its curves are called.
///
/// @throws Error as plan_addition does.
[[nodiscard]] EntryPlan plan_entry(const Book& book, const Product& product, bool has_curves);

/// The text of `book` with the entry as `plan` and `product` have it; the same text where that is so already.
[[nodiscard]] std::string write_entry(const Book& book, const Product& product, const EntryPlan& plan);

} // namespace earbench
