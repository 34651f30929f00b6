#pragma once

#include "curve/frequency_response.hpp"
#include "publish/book.hpp"
#include "publish/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace earbench {

/// A product to add to a graph database, or what is new about one that is there. Texts are UTF-8.
struct Product {
    std::string brand;
    std::string model;
    std::optional<std::string> file;   ///< of its curves, without channel and ending
    std::optional<std::string> suffix; ///< of one measurement of several: "(Foam)"
    std::optional<std::string> review_score;
    std::optional<std::string> review_link;
    std::optional<std::string> shop_link;
    std::optional<std::string> price;
};

/// A curve with the side and seat that it is of.
struct ChannelCurve {
    std::string channel; ///< as the note has it: L, R2
    FrequencyResponse curve;
    std::string place; ///< what to call it in a message
};

/// A file as it shall be.
struct NewFile {
    std::string path;
    std::string text;
};

/// What adding changes: nothing is written yet.
struct Addition {
    std::string old_book;
    std::string new_book;
    bool has_book = true;             ///< false where the book is new
    std::vector<NewFile> files;       ///< that differ from what is there
    std::vector<std::string> remarks; ///< what was decided and should be known
    std::string file;                 ///< of the entry's curves
};

/// Works out what `product` and its `curves` (none: the entry alone changes) change in `database`.
///
/// Brand and model are found without letter case and outer blanks. A new entry's file is "Brand Model", or
/// the model alone where most entries of the book are called so, without what no link carries; an entry that
/// is there keeps its own. Several seats of a side are a sample set beside their mean in dB.
/// @throws Error{cannot_create} where something else than a file has the name of the book,
///         Error{data} for a book that is none, a brand or product that is listed twice, and curves that
///         cannot be shown; Error{cannot_create} for other curves than those that are there, unless `force`,
///         and for a file of another entry; Error{usage} where there are no curves for a new entry.
[[nodiscard]] Addition plan_addition(const Database& database, const Product& product,
                                     const std::vector<ChannelCurve>& curves, bool force);

/// Works out where the target goes, and adds its file to `addition`.
///
/// @throws Error as plan_addition does.
void plan_target(Addition& addition, const Database& database, const std::string& name,
                 const FrequencyResponse& target, bool force);

/// The line that config.js needs to offer the target `name`, or nothing where it names it.
[[nodiscard]] std::optional<std::string> target_line(const Database& database, const std::string& name);

/// True where the book gets other bytes, or is new.
[[nodiscard]] bool changes_book(const Addition& addition);

/// Writes all of it, the book last, each file whole or not at all. Where one cannot be written, those that
/// were new are removed again.
///
/// @throws Error as write_file does.
void write_addition(const Addition& addition, const Database& database);

} // namespace earbench
