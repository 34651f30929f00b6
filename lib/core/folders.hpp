#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// True when `path` is a folder, or a symbolic link to one.
[[nodiscard]] bool is_folder(const std::string& path);

/// True when `path` is a regular file, or a symbolic link to one: no folder, pipe or device.
[[nodiscard]] bool is_file(const std::string& path);

/// True when something is at `path`, a dangling symbolic link included.
[[nodiscard]] bool exists(const std::string& path);

/// Creates the folder `path` and those above it that are missing; nothing to do is fine.
///
/// @throws Error{cannot_create} if one cannot be created or is a file.
void create_folders(const std::string& path);

/// Paths, in byte order, of the files below `folder` whose names end as one of `endings` (".md"), in any
/// letter case.
///
/// Folders below are searched too, but no symbolic links to folders. Names that begin with a dot, pipes,
/// devices and sockets are passed over; symbolic links that lead nowhere are not, for their reader to
/// complain.
/// @throws Error{no_input} if a folder cannot be read.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder,
                                                   const std::vector<std::string>& endings);

/// As files_below, but of the files in `folder` itself alone, and of regular files.
///
/// @throws Error{no_input} if the folder cannot be read.
[[nodiscard]] std::vector<std::string> files_in(const std::string& folder,
                                                std::span<const std::string_view> endings);

} // namespace earbench
