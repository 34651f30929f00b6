// fr-compare - compare frequency responses with targets and other IEMs: measures, differences, figure. See
// fr-compare(1).

#include "common/curves.hpp"
#include "common/picture.hpp"
#include "figures.hpp"
#include "io/fr_csv.hpp"
#include "options.hpp"
#include "references.hpp"
#include "report.hpp"

using namespace earbench;

namespace {

/// What is compared, and all that comes of it.
struct Results {
    std::vector<ShownCurve> curves; ///< each once
    std::vector<Comparison> comparisons;
    std::vector<FrequencyResponse> differences; ///< one a comparison
};

Results compare_all(cli::Tool& tool, const CompareOptions& options, const DeviationOptions& how,
                    std::span<const Subject> subjects, std::span<const Reference> references)
{
    // It lists all inputs: once for them all, and where curves are written only.
    const auto step = options.delta ? tool.step() : std::string();
    Results results;
    for (const auto& subject : subjects) {
        const auto channel = subject.curve.notes().get("channel");
        const auto before = results.comparisons.size();
        for (const auto& reference : references) {
            tool.attempt([&] {
                auto comparison = compare(subject, facing(reference, channel), how);
                results.differences.push_back(difference_curve(comparison, subject.curve));
                results.comparisons.push_back(std::move(comparison));
                if (options.delta) {
                    results.differences.back().notes().add("step", step);
                }
            });
        }
        if (results.comparisons.size() > before) {
            results.curves.push_back({subject.curve, results.comparisons[before].deviation.offset});
        }
    }
    return results;
}

/// 1 if a limit is exceeded, which is said.
int check_limits(cli::Tool& tool, std::span<const Comparison> comparisons, std::span<const Limit> limits,
                 bool several_references)
{
    int answer = 0;
    for (const auto& comparison : comparisons) {
        for (const auto& limit : limits) {
            tool.attempt([&] {
                if (const auto finding = exceeds(comparison, limit)) {
                    tool.complain(subject_label(comparison) + ": " + *finding +
                                  (several_references ? " against " + comparison.against : ""));
                    answer = 1;
                }
            });
        }
    }
    return answer;
}

int run(cli::Tool& tool, const CompareOptions& options)
{
    if (options.delta && (options.format == TableFormat::json || options.format == TableFormat::markdown)) {
        throw Error(Fault::usage, "expected fr-csv for --delta but found " +
                                      std::string(name_of(table_formats, options.format)));
    }
    const auto how = deviation_options(options);
    std::vector<Limit> limits;
    for (const auto& limit : options.limits) {
        limits.push_back(parse_limit(limit, how));
    }
    const auto picture_format = options.plot ? figure_format(*options.plot) : std::string();
    auto references = read_references(tool, options, how);
    auto curves = cli::read_all_curves(tool, options.inputs);
    if (curves.empty()) {
        return 0; // every input failed and was reported; the exit code is theirs
    }
    if (references.empty()) {
        references = iem_references(take_first(curves), options.channels, disagreement(options), how.align);
    }
    auto subjects = pair_channels(std::move(curves), how.range);
    if (options.channels == ChannelUse::average) {
        subjects = join_channels(subjects, disagreement(options),
                                 [&](const Error& error) { tool.attempt([&] { throw error; }); });
    }
    warn_of_rigs(tool, subjects, references);
    const auto results = compare_all(tool, options, how, subjects, references);
    if (results.comparisons.empty()) {
        return 0;
    }
    if (options.plot) {
        const FigureContext context{references, how, figure_look(options, how)};
        const auto figure = options.delta
                                ? deviation_figure(results.differences, results.comparisons, context)
                                : comparison_figure(results.curves, context);
        cli::write_picture(tool, *options.plot, render_figure(figure, picture_format));
    }
    const bool for_people = options.format == TableFormat::text || options.format == TableFormat::markdown;
    tool.print(options.delta ? to_fr_csv(results.differences)
               : for_people  ? readable_report(results.comparisons, how, options.format)
                             : render(comparison_table(results.comparisons), options.format));
    return check_limits(tool, results.comparisons, limits, references.size() > 1);
}

} // namespace

int main(int argc, char** argv)
{
    CompareOptions options;
    cli::Tool tool("fr-compare",
                   "Compare frequency responses with targets and other IEMs: measures, differences, figure");
    declare(tool, options);
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
