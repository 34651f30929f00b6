#include "io/curve_folder.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace earbench {

void write_curves_to_folder(const std::string& folder, std::span<const FrequencyResponse> curves,
                            CurveFormat format, bool numbered, const RewHead& head)
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
    create_folders(folder);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        write_file(paths[i], to_text(curves.subspan(i, 1), format, head));
    }
}

} // namespace earbench
