#pragma once

#include "core/units.hpp"
#include "plot/figure.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// What a figure of frequency responses says beside its curves.
struct ResponseFigureOptions {
    Band align{{500.0}, {500.0}};
    std::optional<std::string> title; ///< default: the names of up to 4 IEMs, parted by " vs "
    std::string rig;     ///< for curves without a `rig` note; empty: IEC 60318-4, marked "assumed"
    std::string caption; ///< before rig and smoothing, e.g. the name of the site
    Aspect aspect = Aspect::db_25;
    Band range = usual_range; ///< of the frequency axis
    FigureLook look{};
};

/// The graph that reviews show: curves aligned to 60 dB, L and R in two shades of one hue, targets dashed
/// and grey, with their bounds (`min_db`, `max_db`) if they have them. The zone above 8 kHz is shaded when
/// the rig is a 711 coupler (IEC 60318-4, IEC 711).
///
/// Another IEM to compare with is a curve as the others are: it comes after them in `curves`, with a look of
/// its own and its name in the title.
/// The span is 35 to 85 dB, widened in steps of 5 dB to at most 10 to 110 dB where curves leave it.
/// @throws Error{data} if a curve does not cover the alignment.
[[nodiscard]] Figure response_figure(std::span<const FrequencyResponse> curves,
                                     std::span<const FrequencyResponse> targets,
                                     const ResponseFigureOptions& options);
/// With one target or, of null, none.
[[nodiscard]] Figure response_figure(std::span<const FrequencyResponse> curves,
                                     const FrequencyResponse* target, const ResponseFigureOptions& options);

/// What differences are from.
struct DifferenceFrom {
    std::string name;            ///< "Harman IE 2019 target" (target_label), "Helios"
    std::optional<Band> matched; ///< where the levels were made equal, if that is known
};

/// Differences of levels about 0 dB: -15 to +15 dB or, in steps of 5 dB, to at most +-40 dB, with a band of
/// +-3 dB; nothing is aligned any more.
[[nodiscard]] Figure difference_figure(std::span<const FrequencyResponse> differences,
                                       const DifferenceFrom& from, const ResponseFigureOptions& options);
/// The differences from a target, matched as `options` say.
[[nodiscard]] Figure difference_figure(std::span<const FrequencyResponse> differences,
                                       const FrequencyResponse& target, const ResponseFigureOptions& options);

/// The names of the IEMs, each once, in the order of their first curves; "curve" for those without a name.
[[nodiscard]] std::vector<std::string> distinct_names(std::span<const FrequencyResponse> curves);

/// "IEC 60318-4 (711) coupler (assumed)": what a caption says of the rig of `curves`.
[[nodiscard]] std::string rig_of(std::span<const FrequencyResponse> curves, const std::string& otherwise);

/// "1/24 octave smoothing", "unsmoothed" or "mixed smoothing"; empty when nothing is known.
[[nodiscard]] std::string smoothing_of(std::span<const FrequencyResponse> curves);

} // namespace earbench
