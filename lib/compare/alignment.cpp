#include "compare/alignment.hpp"

#include "compare/cringraph.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "core/quantity.hpp"
#include "core/statistics.hpp"
#include "curve/align.hpp"
#include "curve/grid.hpp"

#include <limits>
#include <optional>
#include <vector>

namespace earbench {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Band everywhere{{-infinity}, {infinity}};

/// What stands behind `word` and a colon, nothing where `word` stands alone; no value for anything else, and
/// where nothing stands behind the colon.
std::optional<std::string_view> argument_of(std::string_view text, std::string_view word)
{
    if (!text.starts_with(word)) {
        return std::nullopt;
    }
    text.remove_prefix(word.size());
    if (text == ":" || (!text.empty() && text.front() != ':')) {
        return std::nullopt;
    }
    return text.empty() ? text : text.substr(1);
}

double parse_phon(std::string_view text, std::string_view whole)
{
    constexpr double quietest = 20.0; // ISO 226 says nothing below, and little above 80 or 90
    constexpr double loudest = 100.0;
    if (text.empty()) {
        return Alignment{}.phon;
    }
    const auto phon = parse_number(text);
    if (!phon || *phon < quietest || *phon > loudest) {
        throw Error(Fault::usage,
                    "expected 20 to 100 phon for --align but found '" + std::string(whole) + "'");
    }
    return *phon;
}

Alignment fit(AlignmentKind kind, std::string_view band)
{
    return {kind, band.empty() ? everywhere : parse_band("--align", band)};
}

std::string band_words(const Band& band)
{
    return "from " + format_shortest(band.from.value) + " to " + format_shortest(band.to.value) + " Hz";
}

} // namespace

bool is_fitted(const Alignment& alignment)
{
    return alignment.kind == AlignmentKind::mean || alignment.kind == AlignmentKind::median;
}

Alignment parse_comparison_alignment(std::string_view text)
{
    if (const auto band = argument_of(text, "fit")) {
        return fit(AlignmentKind::mean, *band);
    }
    if (const auto band = argument_of(text, "median")) {
        return fit(AlignmentKind::median, *band);
    }
    if (const auto phon = argument_of(text, "loudness-2003")) {
        return {AlignmentKind::loudness, {}, LoudnessTable::iso_2003, parse_phon(*phon, text)};
    }
    if (const auto phon = argument_of(text, "loudness")) {
        return {AlignmentKind::loudness, {}, LoudnessTable::iso_2023, parse_phon(*phon, text)};
    }
    if (const auto phon = argument_of(text, "cringraph:db")) {
        return {AlignmentKind::cringraph_loudness, {}, LoudnessTable::cringraph, parse_phon(*phon, text)};
    }
    if (const auto frequency = argument_of(text, "cringraph")) {
        const auto at = parse_hertz(*frequency);
        if (!at || at->value < 20.0 || at->value > 19'000.0) {
            throw Error(Fault::usage,
                        "expected cringraph:db or a frequency such as cringraph:500 for --align "
                        "but found '" +
                            std::string(text) + "'");
        }
        return {AlignmentKind::cringraph_level, {*at, *at}};
    }
    return {AlignmentKind::level, parse_alignment(text)};
}

std::string alignment_words(const Alignment& alignment)
{
    const auto& band = alignment.band;
    const auto where = band == everywhere ? std::string() : " " + band_words(band);
    const auto phon = format_shortest(alignment.phon) + " phon";
    switch (alignment.kind) {
    case AlignmentKind::mean:
        return "for the least RMS" + where;
    case AlignmentKind::median:
        return "at the median" + where;
    case AlignmentKind::loudness:
        return "in loudness at " + phon +
               (alignment.table == LoudnessTable::iso_2003 ? " (ISO 226:2003)" : " (ISO 226:2023)");
    case AlignmentKind::cringraph_level:
        return "as CrinGraph does at " + format_shortest(band.from.value) + " Hz";
    case AlignmentKind::cringraph_loudness:
        return "as CrinGraph does to " + phon;
    case AlignmentKind::level:
        break;
    }
    return band.from == band.to ? "at " + format_shortest(band.from.value) + " Hz" : band_words(band);
}

Decibel own_offset(const FrequencyResponse& curve, const Alignment& alignment)
{
    switch (alignment.kind) {
    case AlignmentKind::mean:
    case AlignmentKind::median:
        return {0.0};
    case AlignmentKind::loudness:
        return diffuse_loudness_offset(curve, alignment.table, alignment.phon);
    case AlignmentKind::cringraph_loudness:
        return cringraph_loudness_offset(curve, alignment.phon);
    case AlignmentKind::cringraph_level:
    case AlignmentKind::level:
        break;
    }
    try {
        return alignment.kind == AlignmentKind::level ? Decibel{-mean_level(curve, alignment.band).value}
                                                      : cringraph_level_offset(curve, alignment.band.from);
    } catch (const Error& error) {
        throw Error(error.fault(), label(curve) + ": " + error.what() + "; choose another --align");
    }
}

Decibel fitted_offset(std::span<const double> frequency_hz, std::span<const double> deviation_db,
                      const Alignment& alignment)
{
    if (!is_fitted(alignment)) {
        return {0.0};
    }
    std::vector<double> inside;
    for (std::size_t i = 0; i < frequency_hz.size(); ++i) {
        if (frequency_hz[i] >= alignment.band.from.value && frequency_hz[i] <= alignment.band.to.value) {
            inside.push_back(deviation_db[i]);
        }
    }
    if (inside.empty()) {
        throw Error(Fault::data, "expected points of 20*2^(k/48) Hz " + band_words(alignment.band) +
                                     " in the range that is compared but found none; choose another --align");
    }
    return {-(alignment.kind == AlignmentKind::mean ? mean_of(inside) : median_of(inside))};
}

Decibel figure_shift(const FrequencyResponse& compared_with, const Alignment& alignment)
{
    return {is_fitted(alignment) ? 60.0 - held_level_at(compared_with, {500.0}).value : 0.0};
}

} // namespace earbench
