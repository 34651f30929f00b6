#include "takes.hpp"

#include "certain_words.hpp"
#include "common/curves.hpp"
#include "common/range.hpp"
#include "compare/seat_priors.hpp"
#include "core/folders.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"
#include "io/curves.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// Reads "1" or "1,2".
void set_margins(const std::string& text, CertaintyOptions& certainty)
{
    const auto parts = split(text, ',');
    const auto below = parse_decibels(parts.front());
    const auto above = parse_decibels(parts.back());
    if (parts.size() > 2 || !below || !above || below->value <= 0.0 || above->value <= 0.0) {
        throw Error(Fault::usage, "expected dB above 0, one value or two such as 1,2, for --same-within but "
                                  "found '" +
                                      text + "'");
    }
    certainty.same_within = *below;
    certainty.same_within_above = *above;
}

std::map<std::string, Variance> read_priors(cli::Tool& tool, const std::string& archive,
                                            std::span<const Comparison> rows, const DeviationOptions& how)
{
    std::vector<FrequencyResponse> curves;
    const auto files =
        is_folder(archive) ? files_in(archive, curve_file_endings) : std::vector<std::string>{archive};
    for (const auto& file : files) {
        for (auto& curve : cli::read_noting(tool, file, files)) {
            curves.push_back(std::move(curve));
        }
    }
    std::vector<std::string> compared;
    for (const auto& row : rows) {
        compared.insert(compared.end(), {row.name, row.reference_iem});
    }
    return seat_priors(curves, compared, how);
}

CertaintyOptions certainty_options(const CompareOptions& options)
{
    CertaintyOptions certainty;
    set_margins(options.same_within, certainty);
    cli::require_within("--resonance", options.resonance.value, 6500.0, 10000.0, "Hz");
    certainty.joint = options.joint;
    certainty.resonance = options.resonance;
    certainty.control = !options.control.empty();
    return certainty;
}

} // namespace

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

void add_certainty(cli::Tool& tool, const CompareOptions& options, const DeviationOptions& how,
                   std::span<Comparison> rows, std::span<const Reference> references,
                   const KnownSeatings& known)
{
    auto certainty = certainty_options(options);
    if (known.curves.empty()) {
        return;
    }
    if (options.prior) {
        certainty.priors = read_priors(tool, *options.prior, rows, how);
    }
    assess(rows, references, known, how, certainty);
}

std::vector<Comparison> own_history(std::vector<Comparison> rows, const CompareOptions& options)
{
    if (options.control.empty()) {
        return rows;
    }
    std::erase_if(rows, [](const Comparison& row) { return row.name != row.reference_iem; });
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
