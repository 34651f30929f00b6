#pragma once

#include "common/tool.hpp"
#include "compare/comparison.hpp"
#include "plot/response_figure.hpp"
#include "text/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// What the command line of fr-compare(1) says.
struct CompareOptions {
    std::vector<std::string> inputs;
    std::vector<std::string> targets;
    std::vector<std::string> references;
    std::string align = "500";
    std::string range = "20-20000";
    std::string bands = "default";
    std::optional<PreferenceModel> score;
    ChannelUse channels = ChannelUse::separate;
    TableFormat format = TableFormat::text;
    bool delta = false;
    bool force = false;
    std::vector<std::string> limits;
    bool takes = false;
    std::optional<std::string> prior;
    std::string same_within = "1,2";
    bool joint = false;
    Hertz resonance{8000.0};
    std::vector<std::string> control;
    std::optional<std::string> sort;
    std::vector<std::string> within;
    std::optional<int> nearest;
    bool matrix = false;
    std::optional<std::string> plot;
    Aspect aspect = Aspect::db_25;
    std::optional<std::string> title;
    std::string rig;
    std::string caption;
};

void declare(cli::Tool& tool, CompareOptions& options);

/// True where an option is about how certain a comparison is.
[[nodiscard]] bool asks_for_certainty(const CompareOptions& options);

/// --align, --range and --bands.
///
/// @throws Error{usage} for what cannot be understood, Error as read_file and parse_bands do.
[[nodiscard]] DeviationOptions deviation_options(const CompareOptions& options);

/// The options of the figure.
[[nodiscard]] ResponseFigureOptions figure_look(const CompareOptions& options, const DeviationOptions& how);

[[nodiscard]] inline Disagreement disagreement(const CompareOptions& options)
{
    return options.force ? Disagreement::accept : Disagreement::refuse;
}

} // namespace earbench
