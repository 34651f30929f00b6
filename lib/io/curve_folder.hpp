#pragma once

#include "io/curve_export.hpp"

#include <span>
#include <string>

namespace earbench {

/// Writes each of `curves` to a file of its own in `folder`, which is created where it is missing: see
/// export_file_name. With `numbered`, curves of one name are told apart by a number from 1 on.
///
/// @throws Error{cannot_create}, before anything is written, if two files would have the same name; Error as
///         write_file does.
void write_curves_to_folder(const std::string& folder, std::span<const FrequencyResponse> curves,
                            CurveFormat format, bool numbered, const RewHead& head);

} // namespace earbench
