#include "exports.hpp"

#include "core/files.hpp"
#include "core/folders.hpp"
#include "io/curve_export.hpp"

#include <algorithm>

namespace earbench {

namespace {

void export_to_folder(const std::string& folder, const std::vector<FrequencyResponse>& curves,
                      CurveFormat format, const RewHead& head)
{
    std::vector<std::string> paths;
    for (const auto& curve : curves) {
        const auto path = folder + (folder.ends_with('/') ? "" : "/") + export_file_name(curve, format);
        if (std::find(paths.begin(), paths.end(), path) != paths.end()) {
            throw Error(Fault::cannot_create, Place{path},
                        "expected curves of different names but found two of this one");
        }
        paths.push_back(path);
    }
    create_folders(folder);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        write_file(paths[i], to_text(std::span(&curves[i], 1), format, head));
    }
}

} // namespace

void declare_export(cli::Tool& tool, ExportOptions& options)
{
    tool.choice("--format", options.format, {"fr-csv", "rew", "frd", "json"}, "Form of the output")
        .option("--date", options.date, "TEXT", "What REW text says after 'Dated:'");
}

void export_curves(const cli::Tool& tool, const ExportOptions& options,
                   const std::vector<FrequencyResponse>& curves)
{
    if (curves.empty()) {
        return;
    }
    const auto format = parse_curve_format(options.format);
    const RewHead head{"Log Swept Sine", options.date};
    const auto& path = tool.output_path();
    if (path.ends_with('/') || is_folder(path)) {
        export_to_folder(path, curves, format, head);
    } else {
        tool.print(to_text(curves, format, head));
    }
}

} // namespace earbench
