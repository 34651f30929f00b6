#pragma once

#include "common/tool.hpp"
#include "response/frequency_response.hpp"

#include <string>
#include <vector>

namespace earbench {

/// The options that say in what form curves are written.
struct ExportOptions {
    std::string format = "fr-csv";
    std::string date = "unknown";
};

void declare_export(cli::Tool& tool, ExportOptions& options);

/// Writes `curves`: all to where print() writes, or, where -o names a folder, each to a file of its own
/// there.
///
/// @throws Error{usage} for several curves in one text that can hold one only; Error{cannot_create}, before
///         anything is written, if two files of a folder would have the same name.
void export_curves(const cli::Tool& tool, const ExportOptions& options,
                   const std::vector<FrequencyResponse>& curves);

} // namespace earbench
