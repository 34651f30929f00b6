#pragma once

#include "core/units.hpp"
#include "sweep/divider.hpp"
#include "sweep/pilots.hpp"
#include "verdict/compressed_answer.hpp"
#include "verdict/explained_take.hpp"
#include "verdict/silence_spectrum.hpp"

#include <optional>
#include <span>

namespace earbench {

/// One channel of a take as it was recorded.
struct RecordedTake {
    std::span<const double> samples;
    SampleRate rate;
};

/// How the clock of a take ran.
struct TakeClock {
    std::optional<double> drift; ///< share by which the recording is longer than what was played
    /// What the pilots say once the drift is corrected.
    std::optional<PilotTiming> corrected;
    /// Samples lost or inserted before or after the sweep passed the pilots' band, if the pilots can say so.
    [[nodiscard]] std::optional<double> slip() const { return corrected ? corrected->slip : std::nullopt; }
};

/// A take from its first look on: all that a check can ask for, made once. Checks are pure functions of it.
struct TakeView {
    RecordedTake recorded;        ///< before the clock was corrected
    std::span<const double> take; ///< with its clock corrected
    const SweepReference& sweep;
    const Deconvolution& division;
    TakeClock clock;
    Seconds missing_sweeps; ///< the time of sweeps that are not there at all, of a take of several
    ExplainedTake explanation;
    CompressedAnswer answer;
    std::optional<std::span<const double>> silence; ///< the part of `take` before the signal
    std::optional<SilenceSpectrum> noise;           ///< of that silence
    std::optional<SilenceSpectrum>
        noise_behind; ///< of the silence behind the signal, if that is all there is
};

/// Looks at a take that `divider` has divided into `division`, whose spectrum is used up; what is passed has
/// to outlive the view.
[[nodiscard]] TakeView view_take(const RecordedTake& recorded, std::span<const double> take,
                                 Deconvolution& division, Divider& divider, const TakeClock& clock,
                                 Seconds missing_sweeps = {});

} // namespace earbench
