#include "io/curve_folder.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace earbench {

bool is_for_folder(const std::string& path)
{
    return path.ends_with('/') || is_folder(path);
}

std::vector<std::string> curve_paths(const std::string& folder, std::span<const FrequencyResponse> curves,
                                     CurveFormat format, bool numbered)
{
    const auto prefix = folder + (folder.ends_with('/') ? "" : "/");
    std::vector<std::string> paths;
    const auto taken = [&](const std::string& path) {
        return std::find(paths.begin(), paths.end(), path) != paths.end();
    };
    for (const auto& curve : curves) {
        std::optional<std::size_t> number;
        std::string path;
        do {
            if (numbered) {
                number = number.value_or(0) + 1;
            }
            path = prefix + export_file_name(curve, format, number);
        } while (numbered && taken(path));
        if (taken(path)) {
            throw Error(Fault::cannot_create, Place{path},
                        "expected curves of different names but found two of this one");
        }
        paths.push_back(path);
    }
    return paths;
}

void write_curves_to_folder(const std::string& folder, std::span<const FrequencyResponse> curves,
                            CurveFormat format, bool numbered, const RewHead& head, Digits digits)
{
    const auto paths = curve_paths(folder, curves, format, numbered);
    create_folders(folder);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        write_file(paths[i], to_text(curves.subspan(i, 1), format, head, digits));
    }
}

} // namespace earbench
