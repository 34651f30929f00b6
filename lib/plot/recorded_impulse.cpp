#include "plot/recorded_impulse.hpp"

#include "core/error.hpp"
#include "measure/spectral_decay.hpp"
#include "plot/decay_figure.hpp"
#include "plot/impulse_figure.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

ImpulseResponse from_peak(const RecordedImpulse& impulse)
{
    const auto peak = std::max_element(impulse.samples.begin(), impulse.samples.end(),
                                       [](double a, double b) { return std::abs(a) < std::abs(b); });
    return {impulse.rate, impulse.samples, static_cast<double>(peak - impulse.samples.begin())};
}

Picture render_recorded(CurveKind kind, std::span<const RecordedImpulse> impulses,
                        const ResponseFigureOptions& options, const std::string& format)
{
    std::vector<ImpulseResponse> responses;
    std::vector<FrequencyResponse> named; // figures take names and hues from curves
    for (const auto& impulse : impulses) {
        responses.push_back(from_peak(impulse));
        named.emplace_back(std::vector{1000.0}, std::vector{0.0}, std::vector<double>(), impulse.notes);
    }
    if (kind == CurveKind::spectrogram) {
        if (responses.size() > most_decay_maps) {
            throw Error(Fault::usage, "expected at most " + std::to_string(most_decay_maps) +
                                          " impulse responses for a spectrogram but found " +
                                          std::to_string(responses.size()));
        }
        return render_decay_figure(named, fitting_decays(responses, usual_range), options, format);
    }
    return render_impulse_figure(named, shown_traces(responses), options, format, "peak");
}

} // namespace earbench
