#pragma once

#include <string>

namespace earbench::cli {

/// The file of the user's own target `name`: NAME.csv, NAME.txt ... in $XDG_DATA_HOME/earbench/targets, or
/// ~/.local/share/earbench/targets where that is not set; empty where there is none.
[[nodiscard]] std::string user_target_file(const std::string& name);

/// All targets, one a line, for --list and --list-targets: name, rig, year, source and what to know about the
/// name; the user's own last, with their files.
[[nodiscard]] std::string target_list();

} // namespace earbench::cli
