#include "add_certainty.hpp"

#include "common/curves.hpp"
#include "common/range.hpp"
#include "compare/seat_priors.hpp"
#include "core/folders.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"
#include "io/curves.hpp"

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

/// The takes of other IEMs, read once: what is said of bands and of single frequencies rests on both.
std::vector<FrequencyResponse> read_archive(cli::Tool& tool, const CompareOptions& options)
{
    std::vector<FrequencyResponse> curves;
    if (!options.prior) {
        return curves;
    }
    const auto& archive = *options.prior;
    const auto files =
        is_folder(archive) ? files_in(archive, curve_file_endings) : std::vector<std::string>{archive};
    for (const auto& file : files) {
        for (auto& curve : cli::read_noting(tool, file, files)) {
            curves.push_back(std::move(curve));
        }
    }
    return curves;
}

std::map<std::string, Variance> priors_of(const CompareOptions& options,
                                          std::span<const FrequencyResponse> archive,
                                          std::span<const Comparison> rows, const DeviationOptions& how)
{
    if (!options.prior) {
        return {};
    }
    std::vector<std::string> compared;
    for (const auto& row : rows) {
        compared.insert(compared.end(), {row.name, row.reference_iem.text()});
    }
    return seat_priors(archive, compared, how);
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

ReferenceLimits add_certainty(cli::Tool& tool, const CompareOptions& options, const DeviationOptions& how,
                              std::span<Comparison> rows, std::span<const Reference> references,
                              const KnownSeatings& known)
{
    auto certainty = certainty_options(options);
    ReferenceLimits limits;
    for (const auto& reference : references) {
        limits.emplace_back(drawn_curves(reference));
    }
    if (known.curves.empty()) {
        return limits;
    }
    const auto archive = read_archive(tool, options);
    certainty.priors = priors_of(options, archive, rows, how);
    assess(rows, references, known, how, certainty);
    if (!options.plot) {
        return limits;
    }
    const auto shaded = options.delta ? Shaded::deviations : Shaded::curves;
    certainty.priors = priors_of(options, archive, rows, point_options(how, shaded));
    set_point_limits(rows, references, known, how, certainty, shaded);
    for (std::size_t i = 0; !options.delta && i < references.size(); ++i) {
        limits[i] = reference_limits(references[i], known, how, certainty);
    }
    return limits;
}

} // namespace earbench
