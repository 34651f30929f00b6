#pragma once

#include "publish/site_config.hpp"

#include <string>
#include <vector>

namespace earbench {

/// Where a graph database has its parts, and what the tool that shows it expects there.
struct Database {
    std::string book;    ///< path of phone_book.json, whether it is there or not
    std::string curves;  ///< folder of the curve files
    std::string targets; ///< folder of the targets
    std::string config;  ///< path of config.js, or empty
    std::vector<std::string> channels{"L", "R"};
    int samples = 0; ///< `<file> L1.txt` to this number; 0: `<file> L.txt`
    bool is_modern = false;
    std::vector<NamedTarget> named_targets;
    std::vector<std::string> others; ///< books of the same site that are not this one
};

/// The database of `folder`, which may be that of a site (what index.html shows, else config.js) or the one
/// that the book or the curves are in; config.js is then that of the folder above.
///
/// Without a config.js, the book is in `folder` or in `data` below it; curves are beside it, in `phones`
/// beside it (modernGraphTool), or in `data` below a book beside index.html; targets in `targets` or
/// `target`, where there is one. Where there is no book, its place is that of a new one.
[[nodiscard]] Database find_database(const std::string& folder);

} // namespace earbench
