#include "plot/analysis_figure.hpp"

#include "measure/spectral_decay.hpp"
#include "plot/decay_figure.hpp"
#include "plot/impulse_figure.hpp"
#include "plot/measurement_figure.hpp"

namespace earbench {

Picture render_analysis_figure(FigureKind kind, std::span<const FrequencyResponse> curves,
                               std::span<const ImpulseResponse> responses, const Band& band,
                               const std::string& format)
{
    switch (kind) {
    case FigureKind::impulse:
        return render_impulse_figure(curves, shown_traces(responses), {}, format);
    case FigureKind::spectrogram:
        return render_decay_figure(curves, fitting_decays(responses, band), {}, format);
    case FigureKind::distortion:
        return render_figure(distortion_figure(curves, {}), format);
    case FigureKind::group_delay:
        return render_figure(group_delay_figure(curves, {}), format);
    case FigureKind::response:
        break;
    }
    return render_figure(level_figure(curves, {}), format);
}

} // namespace earbench
