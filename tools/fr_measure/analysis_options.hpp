#pragma once

#include "common/tool.hpp"
#include "curve/phase.hpp"
#include "io/curve_export.hpp"
#include "io/recording_names.hpp"
#include "plot/analysis_figure.hpp"

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
    std::optional<std::string> sweeps;
    // The verdict.
    std::vector<std::string> limits;
    std::vector<std::string> warnings;
    bool single_clock = false;
    std::optional<std::string> report;
    // Noise and distortion.
    std::optional<std::string> harmonics;
    bool noise = false;
    std::optional<std::string> noise_take;
    // The figure.
    std::optional<std::string> plot;
    FigureKind plot_kind = FigureKind::response;
    // Windows and phase.
    std::optional<std::string> window;
    std::optional<std::string> window_cycles;
    PhaseKind phase = PhaseKind::total;
    bool group_delay = false;
    std::optional<std::string> impulse_file;
    // Calibration.
    std::vector<std::string> microphones;
    std::vector<std::string> couplers;
    std::optional<std::string> level_reference;
    // The form of the output.
    CurveFormat format = CurveFormat::fr_csv;
    std::string date = "unknown";
    int takes = 1; ///< of one name: more than one are numbered in the names of files
};

void declare_analysis(cli::Tool& tool, AnalysisOptions& options);

/// Finds out before anything is measured whether all that is to be written can be.
///
/// @throws Error{usage} for a figure of no known form, Error{cannot_create} otherwise.
void require_outputs(const cli::Tool& tool, const AnalysisOptions& options);

/// @throws Error{usage} if the figure or the file of -o has no room for so many curves.
void require_room(const cli::Tool& tool, const AnalysisOptions& options, std::size_t curves);

} // namespace earbench
