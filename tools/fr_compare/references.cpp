#include "references.hpp"

#include "common/curves.hpp"
#include "takes.hpp"

namespace earbench {

std::vector<Reference> read_references(cli::Tool& tool, const CompareOptions& options,
                                       const DeviationOptions& how, std::vector<Seatings>& known)
{
    std::vector<Reference> references;
    for (const auto& target : options.targets) {
        references.push_back(target_reference(cli::read_target(tool, target), how.align));
    }
    std::vector<FrequencyResponse> curves;
    for (const auto* files : {&options.references, &options.control}) {
        for (const auto& file : *files) {
            for (auto& curve : cli::read_noting(tool, file, *files)) {
                curves.push_back(std::move(curve));
            }
        }
    }
    curves = join_takes(tool, options, std::move(curves), known);
    for (auto& iem : iem_references(curves, options.channels, disagreement(options), how.align)) {
        references.push_back(std::move(iem));
    }
    return references;
}

} // namespace earbench
