#include "figures.hpp"

#include "core/files.hpp"
#include "measure/spectral_decay.hpp"
#include "plot/decay_figure.hpp"
#include "plot/impulse_figure.hpp"
#include "plot/measurement_figure.hpp"

namespace earbench {

namespace {

std::vector<ImpulseLine> impulse_lines(std::span<const ImpulseResponse> responses)
{
    const auto to = shown_time(responses);
    const auto from = shown_start(responses);
    std::vector<ImpulseLine> lines;
    for (const auto& response : responses) {
        auto trace = trace_impulse(response, from, to);
        lines.push_back(
            {std::move(trace.time_ms), std::move(trace.amplitude_percent), std::move(trace.energy_db)});
    }
    return lines;
}

std::vector<DecayMap> decay_maps(std::span<const ImpulseResponse> responses, const Band& band)
{
    std::vector<DecayMap> maps;
    for (auto& decay : fitting_decays(responses, band)) {
        maps.push_back({std::move(decay.frequency_hz), std::move(decay.time_ms), std::move(decay.level_db),
                        decay.rise_ms, decay.end_ms});
    }
    return maps;
}

} // namespace

void declare_figure(cli::Tool& tool, FigureOptions& options)
{
    tool.option("--plot", options.path, "FIGURE", "Draw the result to FIGURE (.png, .svg or .pdf)")
        .choice("--plot-kind", options.kind, figure_kinds, "What the figure shows");
}

void require_figure_format(const FigureOptions& options)
{
    if (options.path) {
        (void)figure_format(*options.path);
    }
}

bool shows_impulse_responses(const FigureOptions& options)
{
    return options.path && (options.kind == FigureKind::impulse || options.kind == FigureKind::spectrogram);
}

void require_figure_room(const FigureOptions& options, std::size_t curves)
{
    if (options.path && options.kind == FigureKind::spectrogram && curves > most_decay_maps) {
        throw Error(Fault::usage, "expected at most " + std::to_string(most_decay_maps) +
                                      " curves for --plot-kind spectrogram but found " +
                                      std::to_string(curves));
    }
}

void draw_figure(const FigureOptions& options, std::span<const FrequencyResponse> curves,
                 std::span<const ImpulseResponse> responses, const Band& band)
{
    if (!options.path || curves.empty()) {
        return;
    }
    const auto format = figure_format(*options.path);
    const auto draw = [&] {
        switch (options.kind) {
        case FigureKind::impulse:
            return render_impulse_figure(curves, impulse_lines(responses), {}, format);
        case FigureKind::spectrogram:
            return render_decay_figure(curves, decay_maps(responses, band), {}, format);
        case FigureKind::distortion:
            return render_figure(distortion_figure(curves, {}), format);
        case FigureKind::group_delay:
            return render_figure(group_delay_figure(curves, {}), format);
        case FigureKind::response:
            break;
        }
        return render_figure(level_figure(curves, {}), format);
    };
    write_file(*options.path, draw());
}

} // namespace earbench
