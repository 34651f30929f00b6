#include "inputs.hpp"

#include "common/batch.hpp"
#include "common/curves.hpp"
#include "compare/archive.hpp"
#include "compare/target.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "report.hpp"
#include "takes.hpp"

#include <functional>
#include <iterator>
#include <map>
#include <utility>

namespace earbench {

namespace {

/// Takes the targets among the curves of folders out of `curves`. @returns how many there were.
std::size_t take_targets_out(const CompareOptions& options, std::vector<FrequencyResponse>& curves)
{
    return options.takes_folders ? std::erase_if(curves,
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

std::vector<FrequencyResponse> read_iems(cli::Tool& tool, const CompareOptions& options)
{
    auto curves = cli::read_all_curves(tool, options.inputs);
    note_targets(tool, take_targets_out(options, curves));
    return curves;
}

std::function<void(const Error&)> teller(cli::Tool& tool)
{
    return [&tool](const Error& error) { tool.attempt([&] { throw error; }); };
}

/// An input whose curves have been compared.
struct ComparedInput {
    std::vector<ComparedCurve> curves;
    std::vector<FrequencyResponse> averages; ///< those that tell how far the takes they are made of differ
    std::vector<std::string> remarks;
    std::size_t targets;
};

ComparedInput compare_input(const std::string& input, const CompareOptions& options, const Comparer& comparer)
{
    auto reading = read_curves(input, options.inputs);
    ComparedInput result{{}, {}, std::move(reading.remarks), take_targets_out(options, reading.curves)};
    for (auto& curve : reading.curves) {
        if (find_column(curve, column::spread_db) != nullptr) {
            result.averages.push_back(curve);
        }
        result.curves.push_back(comparer.compared({std::move(curve), std::nullopt}));
    }
    return result;
}

/// @returns what is known of the seatings of averages.
std::vector<Seatings> compare_one_by_one(cli::Tool& tool, const CompareOptions& options, Comparer& comparer)
{
    std::size_t targets = 0;
    std::vector<FrequencyResponse> averages;
    std::map<std::pair<std::string, std::string>, std::size_t> times;
    cli::for_each_input(
        tool, options.inputs,
        [&](const std::string& input) { return compare_input(input, options, comparer); },
        [&](const std::string&, ComparedInput compared) {
            for (const auto& remark : compared.remarks) {
                tool.note(remark);
            }
            targets += compared.targets;
            std::move(compared.averages.begin(), compared.averages.end(), std::back_inserter(averages));
            for (auto& curve : compared.curves) {
                ++times[curve.channel];
                comparer.add(std::move(curve));
            }
        });
    note_targets(tool, targets);
    std::erase_if(averages, [&](const FrequencyResponse& curve) {
        return times[{curve.notes().get(note::name), curve.notes().get(note::channel)}] > 1;
    });
    return seatings_of_averages(averages);
}

/// Reads all curves before it compares one: what they are compared with may be among them, and so may the
/// other channel of each.
void compare_together(cli::Tool& tool, const CompareOptions& options, const DeviationOptions& how,
                      std::vector<FrequencyResponse> curves, Comparer& comparer)
{
    auto subjects = pair_channels(std::move(curves), how.range);
    if (options.channels == ChannelUse::average) {
        subjects = join_channels(subjects, disagreement(options), teller(tool));
    }
    for (auto& subject : subjects) {
        comparer.add(comparer.compared(std::move(subject)));
    }
}

/// What is said of the comparisons, once all curves are read.
ComparedCurves told(cli::Tool& tool, ComparedCurves compared)
{
    for (const auto& remark : compared.rig_remarks) {
        tool.note(remark);
    }
    const auto tell = teller(tool);
    for (const auto& trouble : compared.troubles) {
        tell(trouble);
    }
    return compared;
}

} // namespace

std::optional<ComparedCurves> compare_inputs(cli::Tool& tool, const CompareOptions& options,
                                             const DeviationOptions& how, std::vector<Reference>& references,
                                             std::vector<Seatings>& known)
{
    ComparerOptions keeps{how, true, options.delta, options.plot && !options.delta};
    const bool joins = options.channels == ChannelUse::average || options.takes || !options.control.empty();
    if (!references.empty() && !joins) {
        Comparer comparer(references, keeps);
        known = compare_one_by_one(tool, options, comparer);
        return comparer.size() > 0 ? std::optional(told(tool, comparer.take())) : std::nullopt;
    }
    auto curves = join_takes(tool, options, read_iems(tool, options), known);
    if (curves.empty()) {
        return std::nullopt;
    }
    if (references.empty()) {
        references = iem_references(take_first(curves), options.channels, disagreement(options), how.align);
    }
    keeps.matches_channels = false; // pair_channels does
    Comparer comparer(references, keeps);
    compare_together(tool, options, how, std::move(curves), comparer);
    return told(tool, comparer.take());
}

std::string matrix_of_inputs(cli::Tool& tool, const CompareOptions& options, const DeviationOptions& how)
{
    std::vector<Seatings> unused;
    auto curves = join_takes(tool, options, read_iems(tool, options), unused);
    if (curves.empty()) {
        return {};
    }
    const auto tell = teller(tool);
    const auto subjects =
        join_channels(pair_channels(std::move(curves), how.range), disagreement(options), tell);
    return matrix_report(distances_between(subjects, how, tell), options.format);
}

} // namespace earbench
