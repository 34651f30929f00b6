#pragma once

#include "io/curve_export.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// True when `path` names a folder: there is one, or it ends with a slash.
[[nodiscard]] bool is_for_folder(const std::string& path);

/// The files of `curves` in `folder`: see export_file_name. With `numbered`, curves of one name are told
/// apart by a number from 1 on.
///
/// @throws Error{cannot_create} if two files would have the same name.
[[nodiscard]] std::vector<std::string> curve_paths(const std::string& folder,
                                                   std::span<const FrequencyResponse> curves,
                                                   CurveFormat format, bool numbered);

/// Writes each of `curves` to a file of its own in `folder`, which is created where it is missing: see
/// curve_paths.
///
/// @throws Error as curve_paths does, before anything is written; Error as write_file does.
void write_curves_to_folder(const std::string& folder, std::span<const FrequencyResponse> curves,
                            CurveFormat format, bool numbered, const RewHead& head,
                            Digits digits = Digits::of_format);

} // namespace earbench
