#pragma once

#include <string>
#include <vector>

namespace earbench::cli {

/// The names that the file `path`, or standard input where it is "-", lists: parted by NUL if there is any,
/// so that they may hold whatever a name can, else one a line; empty lines are passed over.
///
/// @throws Error{data} for an empty name before a NUL, and as read_file does.
[[nodiscard]] std::vector<std::string> read_file_list(const std::string& path);

} // namespace earbench::cli
