#pragma once

#include "core/notes.hpp"
#include "measure/impulse_response.hpp"
#include "plot/curve_figure.hpp"
#include "plot/picture.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// An impulse response of which nothing but samples is known.
struct RecordedImpulse {
    SampleRate rate;
    std::vector<double> samples; ///< at least one
    Notes notes{};               ///< name and channel
};

/// `impulse` with its greatest magnitude, the first of several, for the arrival.
[[nodiscard]] ImpulseResponse from_peak(const RecordedImpulse& impulse);

/// `impulses`, at least one, over time or, of CurveKind::spectrogram, as decays from 20 Hz to 20 kHz, at most
/// most_decay_maps: see render_impulse_figure and render_decay_figure. 0 ms is the peak.
///
/// @throws Error as these do, Error{usage} for too many decays.
[[nodiscard]] Picture render_recorded(CurveKind kind, std::span<const RecordedImpulse> impulses,
                                      const ResponseFigureOptions& options, const std::string& format);

} // namespace earbench
