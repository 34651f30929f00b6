#pragma once

#include "analysis_options.hpp"
#include "measure/session.hpp"

namespace earbench {

/// The signal of --sweep: the first channel of its file that is not silent.
///
/// @throws Error{usage} if there is none; Error as read_audio and SweepReference do, with the file's name.
[[nodiscard]] SweepReference read_sweep(const AnalysisOptions& options);

/// The settings of an analysis of takes of `sweep`; reads what files it needs.
///
/// @throws Error{usage} for options that make no analysis, Error as read_calibration and read_audio do.
[[nodiscard]] SessionSettings session_settings(cli::Tool& tool, const AnalysisOptions& options,
                                               const SweepReference& sweep);

} // namespace earbench
