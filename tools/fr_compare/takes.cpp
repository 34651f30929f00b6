#include "takes.hpp"

#include "certain_words.hpp"

#include <algorithm>

namespace earbench {

void require_control_alone(const CompareOptions& options)
{
    const bool others = !options.targets.empty() || !options.references.empty() || options.matrix ||
                        options.nearest.has_value();
    if (!options.control.empty() && others) {
        throw Error(Fault::usage,
                    "expected --control without --target, --reference, --matrix and --nearest: it compares "
                    "an IEM with itself");
    }
}

std::vector<FrequencyResponse> join_takes(cli::Tool& tool, const CompareOptions& options,
                                          std::vector<FrequencyResponse> curves, std::vector<Seatings>& known)
{
    if (!options.takes && options.control.empty()) {
        known = seatings_of_averages(curves);
        return curves;
    }
    known = group_seatings(curves, disagreement(options),
                           [&](const Error& error) { tool.attempt([&] { throw error; }); });
    std::vector<FrequencyResponse> means;
    for (const auto& seatings : known) {
        means.push_back(seatings.mean);
    }
    return means;
}

std::vector<Comparison> own_history(std::vector<Comparison> rows, const CompareOptions& options)
{
    if (options.control.empty()) {
        return rows;
    }
    std::erase_if(rows, [](const Comparison& row) { return row.reference_iem.view() != row.name; });
    if (rows.empty()) {
        throw Error(Fault::data, "expected takes of an IEM that --control has the history of but found none");
    }
    return rows;
}

int tell_drift(cli::Tool& tool, const CompareOptions& options, std::span<const Comparison> rows)
{
    int answer = 0;
    for (const auto& row : rows) {
        if (options.control.empty()) {
            break;
        }
        tool.attempt([&] {
            for (const auto& finding : drift_findings(row)) {
                tool.complain(subject_label(row) + ": " + finding);
                answer = 1;
            }
        });
    }
    return answer;
}

} // namespace earbench
