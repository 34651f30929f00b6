#include "exports.hpp"

#include "core/files.hpp"
#include "core/folders.hpp"

#include <algorithm>

namespace earbench {

namespace {

void export_to_folder(const std::string& folder, const std::vector<FrequencyResponse>& curves,
                      const ExportOptions& options, const RewHead& head)
{
    const auto format = options.format;
    std::vector<std::string> paths;
    for (const auto& curve : curves) {
        std::string path;
        std::optional<std::size_t> number;
        do {
            if (options.takes > 1) {
                number = number.value_or(0) + 1;
            }
            path = folder + (folder.ends_with('/') ? "" : "/") + export_file_name(curve, format, number);
        } while (number && std::find(paths.begin(), paths.end(), path) != paths.end());
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

bool is_for_folder(const std::string& path)
{
    return path.ends_with('/') || is_folder(path);
}

} // namespace

void declare_export(cli::Tool& tool, ExportOptions& options)
{
    tool.choice("--format", options.format, curve_formats, "Form of the output")
        .option("--date", options.date, "TEXT", "What REW text says after 'Dated:'");
}

void require_output(const cli::Tool& tool, const ExportOptions& options)
{
    const auto& path = tool.output_path();
    const auto format = options.format;
    if (is_for_folder(path)) {
        if (is_folder(path)) {
            require_creatable(path + "/curve");
        }
        return;
    }
    if (options.takes > 1 && (format == CurveFormat::rew || format == CurveFormat::frd)) {
        throw Error(Fault::usage, "expected one take for --format rew or frd but found --takes " +
                                      std::to_string(options.takes) + ": give -o a folder");
    }
    if (path != "-") {
        require_creatable(path);
    }
}

void export_curves(const cli::Tool& tool, const ExportOptions& options,
                   const std::vector<FrequencyResponse>& curves, const SweepReference& sweep)
{
    if (curves.empty()) {
        return;
    }
    const RewHead head{sweep.samples(), sweep.repeats().count, sweep.peak(), sweep.layout().has_value(),
                       options.date};
    const auto& path = tool.output_path();
    if (is_for_folder(path)) {
        export_to_folder(path, curves, options, head);
    } else {
        tool.print(to_text(curves, options.format, head));
    }
}

} // namespace earbench
