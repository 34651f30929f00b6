#include "one_by_one.hpp"

#include "common/batch.hpp"
#include "compare/target.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "io/curves.hpp"

#include <iterator>
#include <utility>

namespace earbench {

namespace {

/// An input whose curves have been compared.
struct ComparedInput {
    std::vector<ComparedCurve> curves;
    std::vector<FrequencyResponse> averages; ///< those that tell how far the takes they are made of differ
    std::vector<std::string> remarks;
    std::size_t targets;
};

ComparedInput compare_input(const cli::Tool& tool, const std::string& input, const CompareOptions& options,
                            const Comparer& comparer)
{
    auto reading = read_curves(input, options.inputs);
    ComparedInput result{{}, {}, std::move(reading.remarks), take_targets_out(tool, reading.curves)};
    for (auto& curve : reading.curves) {
        if (find_column(curve, column::spread_db) != nullptr) {
            result.averages.push_back(curve);
        }
        result.curves.push_back(comparer.compared({std::move(curve), std::nullopt}));
    }
    return result;
}

} // namespace

std::size_t take_targets_out(const cli::Tool& tool, std::vector<FrequencyResponse>& curves)
{
    return tool.takes_folders() ? std::erase_if(curves,
                                                [](const FrequencyResponse& curve) {
                                                    return is_target_name(curve.notes().get("name"));
                                                })
                                : 0;
}

void note_targets(const cli::Tool& tool, std::size_t count)
{
    if (count > 0) {
        tool.note("left out as targets, by their names: " + std::to_string(count));
    }
}

std::vector<Seatings> compare_one_by_one(cli::Tool& tool, const CompareOptions& options, Comparer& comparer)
{
    std::size_t targets = 0;
    std::vector<FrequencyResponse> averages;
    comparer.expect(options.inputs.size());
    cli::for_each_input(
        tool, options.inputs,
        [&](const std::string& input) { return compare_input(tool, input, options, comparer); },
        [&](const std::string&, ComparedInput compared) {
            for (const auto& remark : compared.remarks) {
                tool.note(remark);
            }
            targets += compared.targets;
            std::move(compared.averages.begin(), compared.averages.end(), std::back_inserter(averages));
            for (auto& curve : compared.curves) {
                comparer.add(std::move(curve));
            }
        });
    note_targets(tool, targets);
    std::erase_if(averages, [&](const FrequencyResponse& curve) {
        return comparer.times({curve.notes().get(note::name), curve.notes().get(note::channel)}) > 1;
    });
    return seatings_of_averages(averages);
}

} // namespace earbench
