#pragma once

#include "calibrate.hpp"
#include "common/tool.hpp"
#include "core/units.hpp"
#include "distortion.hpp"
#include "exports.hpp"
#include "figures.hpp"
#include "gating.hpp"
#include "recordings.hpp"
#include "sweep/deconvolution.hpp"
#include "verdict_report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// What the subcommands that analyse takes have in common on their command lines.
struct AnalysisOptions {
    std::optional<std::string> sweep;
    Identity identity;
    int points_per_octave = 48;
    bool linear = false;
    std::optional<std::string> loopback;
    std::optional<int> reference_channel;
    VerdictOptions verdict;
    DistortionOptions distortion;
    FigureOptions figure;
    GatingOptions gating;
    CalibrationOptions calibration;
    ExportOptions output;
};

void declare_analysis(cli::Tool& tool, AnalysisOptions& options);

/// The file of --sweep.
///
/// @throws Error{usage} if there is none, or for options that make no analysis.
[[nodiscard]] const std::string& required_sweep(const AnalysisOptions& options);

/// Finds out before anything is measured whether all that is to be written can be.
///
/// @throws Error{usage} for figures of no known form and as require_output does, Error{cannot_create}
/// otherwise.
void require_outputs(const cli::Tool& tool, const AnalysisOptions& options);

/// The frequencies of the result, as far as the sweep's `band` reaches.
[[nodiscard]] std::vector<double> output_grid(const AnalysisOptions& options, const Band& band);

} // namespace earbench
