#include "plot/measurement_figure.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "plot/figure_frame.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace earbench {

namespace {

constexpr double step_db = 10.0;
constexpr double coarse_from_db = 60.0; // spans above it are drawn at 50 dB a decade
constexpr std::size_t black_hue = 5;
constexpr int highest_order = 9;
constexpr double unknown_db = -200.0;  // stands in a column where a harmonic lies above the measured band
constexpr double least_percent = 1e-8; // -200 dB, far below the picture

Aspect aspect_of_span(const Figure& figure)
{
    return figure.highest.value - figure.lowest.value > coarse_from_db ? Aspect::db_50 : Aspect::db_25;
}

/// `levels_db` over the frequencies of `curve`, up to where they are known; nothing where none is.
std::optional<FrequencyResponse> levels_over(const FrequencyResponse& curve, std::vector<double> levels_db)
{
    while (!levels_db.empty() && levels_db.back() <= unknown_db) {
        levels_db.pop_back();
    }
    if (levels_db.empty()) {
        return std::nullopt;
    }
    const auto frequency_hz = curve.frequency_hz().first(levels_db.size());
    return FrequencyResponse({frequency_hz.begin(), frequency_hz.end()}, std::move(levels_db));
}

/// `delays_ms` without the delay that is noted for `curve`: what is left is later than the arrival.
std::vector<double> relative_to_arrival(const FrequencyResponse& curve, std::vector<double> delays_ms)
{
    constexpr double ms_per_s = 1000.0;
    const double arrival_ms = ms_per_s * parse_number(curve.notes().get(note::delay_s, "0")).value_or(0.0);
    for (double& delay : delays_ms) {
        delay -= arrival_ms;
    }
    return delays_ms;
}

/// A level of distortion in percent as decibels re 100 %.
std::vector<double> to_decibels(const std::vector<double>& percent)
{
    std::vector<double> levels(percent.size());
    std::transform(percent.begin(), percent.end(), levels.begin(),
                   [](double value) { return 20.0 * std::log10(std::max(value, least_percent) / 100.0); });
    return levels;
}

/// Adds the total or a harmonic of `curve`, and its noise, as far as the curve has columns for them.
void add_distortion(Figure& figure, const FrequencyResponse& curve, std::string_view column,
                    std::string_view floor_column, const FigureLine& look)
{
    const bool in_percent = column.ends_with("_percent");
    const auto add = [&](std::string_view name, bool is_floor) {
        const auto* values = find_column(curve, name);
        if (values == nullptr) {
            return;
        }
        if (auto levels = levels_over(curve, in_percent ? to_decibels(*values) : *values)) {
            auto line = look;
            line.curve = std::move(*levels);
            line.floor = is_floor;
            line.legend += is_floor ? " noise" : "";
            figure.lines.push_back(std::move(line));
        }
    };
    add(column, false);
    add(floor_column, true);
}

bool has_distortion(const FrequencyResponse& curve)
{
    return std::any_of(curve.columns().begin(), curve.columns().end(), [](const Column& column) {
        return column_type(column.name).family == HarmonicFamily::measured;
    });
}

} // namespace

std::string level_reference(std::span<const FrequencyResponse> curves)
{
    const auto first = curves.front().notes().get(note::level);
    const bool same = std::all_of(curves.begin(), curves.end(), [&](const FrequencyResponse& curve) {
        return curve.notes().get(note::level) == first;
    });
    return same && !first.empty() ? "Level (" + first + ")" : "Level (dB)";
}

Figure level_figure(std::span<const FrequencyResponse> curves, const ResponseFigureOptions& options)
{
    constexpr double least_span_db = 50.0;
    constexpr double greatest_span_db = 120.0;
    Figure figure = framed(curves, options);
    figure.subtitle = "Frequency response";
    figure.level_axis = level_reference(curves);
    figure.lines = lines_of(curves);
    const auto responses = figure.lines;
    for (const auto& line : responses) {
        const auto* noise = find_column(line.curve, column::noise_db);
        if (auto levels = noise == nullptr ? std::nullopt : levels_over(line.curve, *noise)) {
            auto floor = line;
            floor.curve = std::move(*levels);
            floor.legend += " noise";
            floor.floor = true;
            figure.lines.push_back(std::move(floor));
        }
    }
    double highest = -std::numeric_limits<double>::infinity();
    for (const auto& line : responses) {
        highest =
            std::max(highest, *std::max_element(line.curve.spl_db().begin(), line.curve.spl_db().end()));
    }
    figure.highest = {std::ceil(highest / step_db) * step_db};
    figure.lowest = {figure.highest.value - least_span_db};
    widen_span(figure, {figure.highest.value - greatest_span_db}, figure.highest, {step_db});
    if (figure.lines.size() > responses.size()) {
        figure.subtitle += std::string(figure_separator) + "dotted = noise";
    }
    figure.aspect = aspect_of_span(figure);
    return figure;
}

Figure distortion_figure(std::span<const FrequencyResponse> curves, const ResponseFigureOptions& options)
{
    Figure figure = framed(curves, options);
    figure.subtitle = "Harmonic distortion";
    figure.level_axis = "Distortion (% of fundamental)";
    figure.percent = true;
    const bool total_alone =
        curves.size() > 2 && std::all_of(curves.begin(), curves.end(), [](const FrequencyResponse& curve) {
            return find_column(curve, column::thd_percent) != nullptr;
        });
    const auto looks = lines_of(curves);
    const bool one_name = distinct_names(curves).size() == 1; // the title says it
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const auto before = figure.lines.size();
        auto look = looks[i];
        const auto channel = curves[i].notes().get(note::channel);
        const auto called = one_name && !channel.empty() ? channel : look.legend;
        const auto prefix = curves.size() == 1 ? std::string() : called + " ";
        const bool has_total_floor = find_column(curves[i], column::thd_floor_percent) != nullptr;
        look.legend = prefix + "THD";
        look.hue = total_alone ? look.hue : black_hue;
        look.name = total_alone ? look.name : std::string(); // a hue is a harmonic, not an IEM
        add_distortion(figure, curves[i], column::thd_percent, column::thd_floor_percent, look);
        for (int order = 2; order <= highest_order && !total_alone; ++order) {
            look.legend = prefix + "H" + std::to_string(order);
            // Black is the total's, so that the sixth harmonic begins the hues anew.
            const auto place = static_cast<std::size_t>(order - 2);
            look.hue = place < black_hue ? place : place + 1;
            // One floor is enough to see what is above it; those of the harmonics would cover them.
            const auto floor =
                has_total_floor ? std::string_view() : harmonic_column(HarmonicFamily::floor, order);
            add_distortion(figure, curves[i], harmonic_column(HarmonicFamily::measured, order), floor, look);
        }
        if (figure.lines.size() == before && !has_distortion(curves[i])) {
            throw Error(Fault::data,
                        "expected columns h2_dbc ... or thd_percent but " + label(curves[i]) + " has none");
        }
    }
    figure.lowest = {-80.0};
    figure.highest = {-20.0};
    widen_span(figure, {-120.0}, {0.0}, {step_db});
    figure.aspect = aspect_of_span(figure);
    return figure;
}

Figure group_delay_figure(std::span<const FrequencyResponse> curves, const ResponseFigureOptions& options)
{
    constexpr double few_marks = 8.0;
    Figure figure = framed(curves, options);
    figure.subtitle = "Group delay";
    figure.level_axis = "Group delay re arrival (ms)";
    figure.aspect = Aspect::free;
    for (const auto& look : lines_of(curves)) {
        const auto* delays = find_column(look.curve, column::group_delay_ms);
        if (delays == nullptr) {
            throw Error(Fault::data,
                        "expected the column group_delay_ms but " + label(look.curve) + " has none");
        }
        auto line = look;
        line.curve = FrequencyResponse({look.curve.frequency_hz().begin(), look.curve.frequency_hz().end()},
                                       relative_to_arrival(look.curve, *delays));
        figure.lines.push_back(std::move(line));
    }
    figure.lowest = {-1.0};
    figure.highest = {3.0};
    widen_span(figure, {-5.0}, {20.0}, {1.0});
    figure.mark_every = figure.highest.value - figure.lowest.value <= few_marks ? 1.0 : 5.0;
    return figure;
}

} // namespace earbench
