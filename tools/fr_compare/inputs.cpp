#include "inputs.hpp"

#include "common/curves.hpp"
#include "compare/archive.hpp"
#include "one_by_one.hpp"
#include "report.hpp"
#include "takes.hpp"

#include <functional>

namespace earbench {

namespace {

std::vector<FrequencyResponse> read_iems(cli::Tool& tool, const CompareOptions& options)
{
    auto curves = cli::read_all_curves(tool, options.inputs);
    note_targets(tool, take_targets_out(tool, curves));
    return curves;
}

std::function<void(const Error&)> teller(cli::Tool& tool)
{
    return [&tool](const Error& error) { tool.attempt([&] { throw error; }); };
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
