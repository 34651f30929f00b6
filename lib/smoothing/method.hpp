#pragma once

#include "core/choice.hpp"
#include "core/units.hpp"
#include "smoothing/kernel.hpp"
#include "smoothing/window_means.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// What is averaged: 10^(L/10), L, 10^(L/20) or 10^(3 L/20).
enum class SmoothingMean { power, db, amplitude, cubic };
inline constexpr auto smoothing_means =
    std::to_array<Choice<SmoothingMean>>({{"power", SmoothingMean::power},
                                          {"db", SmoothingMean::db},
                                          {"amplitude", SmoothingMean::amplitude},
                                          {"cubic", SmoothingMean::cubic},
                                          {"rms", SmoothingMean::power, true}});

/// How wide the window is, or which program smooths so.
enum class SmoothingKind {
    fraction,       ///< the same fraction of an octave everywhere
    variable,       ///< as REW documents it: see width_at
    psychoacoustic, ///< as REW documents it
    erb,            ///< as REW documents it
    autoeq,         ///< see smooth_as_autoeq
    cringraph,      ///< see smooth_as_cringraph
};

/// A smoothing. What is not given has its default: for `autoeq` and `cringraph` there is nothing to give.
struct SmoothingMethod {
    SmoothingKind kind = SmoothingKind::fraction;
    Octaves width{};                     ///< of `fraction`: the equivalent width of the kernel
    double level = 5.0;                  ///< of `cringraph`
    std::optional<Kernel> kernel{};      ///< rect
    std::optional<SmoothingMean> mean{}; ///< power; of `psychoacoustic` cubic
    std::optional<Edge> edge{};          ///< shrink
    bool complex = false;                ///< the transfer function is averaged, not its magnitude
};

/// Reads "1/12" (a fraction of an octave; the divisor is a number from 0.1 to 1000), "variable",
/// "psychoacoustic", "erb", "autoeq", "cringraph" or "cringraph:5" (0 to 1000).
///
/// @throws Error{usage} for anything else.
[[nodiscard]] SmoothingMethod parse_smoothing(std::string_view text);

/// Refuses what does not go together: anything given for `autoeq` or `cringraph`, a mean for `complex`.
///
/// @throws Error{usage} that names the option.
void require_consistent(const SmoothingMethod& method);

/// True for the kinds whose result depends on where the points lie.
[[nodiscard]] bool goes_by_samples(SmoothingKind kind);

/// The width of the window at a frequency, not for `autoeq` and `cringraph`.
///
/// REW's help gives points, and "varying" between them; here log(1/width) goes on a straight line over log f
/// between these:
/// `variable` 1/48 octave up to 100 Hz, 1/6 at 1 kHz, 1/3 from 10 kHz on;
/// `psychoacoustic` 1/3 octave up to 100 Hz, 1/6 from 1 kHz on;
/// `erb` the octaves from f - B/2 to f + B/2, B = 107.77 f/kHz + 24.673 Hz, at most 2 (below 22.6 Hz).
[[nodiscard]] Octaves width_at(const SmoothingMethod& method, Hertz frequency);

/// The narrowest width that the method has anywhere; of `cringraph`, which tells none, 0.
[[nodiscard]] Octaves narrowest_width(const SmoothingMethod& method);

/// What the note `smoothing` says of it: "1/12 octave", "1/3 octave (Gauss; dB mean)", "psychoacoustic",
/// "cringraph 5".
[[nodiscard]] std::string describe(const SmoothingMethod& method);

/// The widest of the passes that a `smoothing` note tells ("1/24 octave + 1/12 octave": 1/12), nothing if it
/// tells none.
[[nodiscard]] std::optional<Octaves> widest_pass(std::string_view smoothing_note);

} // namespace earbench
