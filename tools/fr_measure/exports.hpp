#pragma once

#include "common/tool.hpp"
#include "curve/frequency_response.hpp"
#include "io/curve_export.hpp"
#include "sweep/deconvolution.hpp"

#include <string>
#include <vector>

namespace earbench {

/// The options that say in what form curves are written.
struct ExportOptions {
    CurveFormat format = CurveFormat::fr_csv;
    std::string date = "unknown";
    int takes = 1; ///< of one name: more than one are numbered in the names of files
};

void declare_export(cli::Tool& tool, ExportOptions& options);

/// Writes `curves`: all to where print() writes, or, where -o names a folder, each to a file of its own
/// there.
///
/// @throws Error{usage} for several curves in one text that can hold one only; Error{cannot_create}, before
///         anything is written, if two files of a folder would have the same name.
/// Finds out before anything is measured whether the result will find its place.
///
/// @throws Error{cannot_create} if it will not, Error{usage} for takes that make more curves than one file
/// holds.
void require_output(const cli::Tool& tool, const ExportOptions& options);

void export_curves(const cli::Tool& tool, const ExportOptions& options,
                   const std::vector<FrequencyResponse>& curves, const SweepReference& sweep);

} // namespace earbench
