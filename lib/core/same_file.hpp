#pragma once

#include <string>

namespace earbench {

/// True when both names are of one file: by another path, a symbolic link (a dangling one too) or a hard
/// link.
/// "-" is standard input.
///
/// Files that are not there yet are told by their paths. Pipes, devices and terminals are never the same, as
/// nothing is lost there.
[[nodiscard]] bool is_same_file(const std::string& one, const std::string& other);

/// True when standard output goes to the file `path`, or to that of standard input where it is "-".
[[nodiscard]] bool is_standard_output(const std::string& path);

/// True when `path` is a terminal, or standard output is and `path` is "-".
[[nodiscard]] bool is_terminal(const std::string& path);

} // namespace earbench
