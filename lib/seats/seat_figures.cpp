#include "seats/seat_figures.hpp"

#include "core/statistics.hpp"
#include "core/units.hpp"
#include "curve/align.hpp"
#include "curve/grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double lowest_bass_hz = 20.0;
constexpr double greatest_lowest_bass_hz = 50.0; // above, leaks that matter are not seen
constexpr double bass_octaves = 2.0 / 3.0;       // a leak shows most where bass begins
constexpr Band bass_reference{{400.0}, {630.0}};
constexpr Band level_band{{500.0}, {2000.0}}; // above leaks, below what the depth of insertion shapes
constexpr double shape_from_hz = 100.0;
constexpr double shape_points_per_octave = 12.0;
constexpr int shape_points = 71;           // to 5.7 kHz
constexpr double polarity_from_hz = 100.0; // below, a leak turns the phase
constexpr double polarity_to_hz = 2000.0;  // above, so does the depth of insertion

bool covers(const FrequencyResponse& curve, const Band& band)
{
    return curve.lowest() <= band.from && curve.highest() >= band.to;
}

std::vector<double> phasors_of(const FrequencyResponse& curve)
{
    std::vector<double> cosines;
    std::vector<double> sines;
    for (std::size_t i = 0; curve.has_phase() && i < curve.size(); ++i) {
        const double frequency = curve.frequency_hz()[i];
        if (frequency >= polarity_from_hz && frequency <= polarity_to_hz) {
            const double phase = curve.phase_deg()[i] * std::numbers::pi / 180.0;
            cosines.push_back(std::cos(phase));
            sines.push_back(std::sin(phase));
        }
    }
    cosines.insert(cosines.end(), sines.begin(), sines.end());
    return cosines;
}

/// Leaves out what is not there for all.
template <typename Figure>
void keep_if_all(std::vector<SeatFigures>& seats, std::optional<Figure> SeatFigures::*figure)
{
    const bool all =
        std::all_of(seats.begin(), seats.end(), [&](const SeatFigures& seat) { return bool(seat.*figure); });
    for (auto& seat : seats) {
        if (!all) {
            (seat.*figure).reset();
        }
    }
}

} // namespace

std::optional<Decibel> bass_level(const FrequencyResponse& curve, Hertz from)
{
    const Band bass{from, {from.value * std::exp2(bass_octaves)}};
    if (!covers(curve, {bass.from, bass_reference.to})) {
        return std::nullopt;
    }
    return Decibel{mean_level(curve, bass).value - mean_level(curve, bass_reference).value};
}

std::optional<std::vector<double>> response_shape(const FrequencyResponse& curve)
{
    const auto band = [](int k) {
        return Band{{shape_from_hz * std::exp2((k - 0.5) / shape_points_per_octave)},
                    {shape_from_hz * std::exp2((k + 0.5) / shape_points_per_octave)}};
    };
    if (!covers(curve, {band(0).from, band(shape_points - 1).to})) {
        return std::nullopt;
    }
    std::vector<double> shape;
    for (int k = 0; k < shape_points; ++k) {
        shape.push_back(mean_level(curve, band(k)).value);
    }
    const double mean = mean_of(shape);
    for (double& level : shape) {
        level -= mean;
    }
    return shape;
}

std::vector<SeatFigures> seat_figures(std::span<const FrequencyResponse> curves,
                                      std::span<const std::size_t> places)
{
    double from_hz = lowest_bass_hz;
    bool comparable_phases = true;
    const auto& first = curves[places.front()];
    for (const auto place : places) {
        from_hz = std::max(from_hz, curves[place].lowest().value);
        comparable_phases = comparable_phases && curves[place].has_phase() &&
                            grids_equal(first.frequency_hz(), curves[place].frequency_hz());
    }
    std::vector<SeatFigures> seats;
    for (const auto place : places) {
        const auto& curve = curves[place];
        seats.push_back(
            {place, from_hz <= greatest_lowest_bass_hz ? bass_level(curve, {from_hz}) : std::nullopt,
             covers(curve, level_band) ? std::optional(mean_level(curve, level_band)) : std::nullopt,
             response_shape(curve), resonance_range(curve),
             comparable_phases ? phasors_of(curve) : std::vector<double>()});
    }
    keep_if_all(seats, &SeatFigures::bass);
    keep_if_all(seats, &SeatFigures::level);
    keep_if_all(seats, &SeatFigures::shape);
    keep_if_all(seats, &SeatFigures::range);
    return seats;
}

std::vector<double> seat_depths(std::span<const SeatFigures> seats)
{
    std::vector<ResonanceRange> ranges;
    for (const auto& seat : seats) {
        if (!seat.range) {
            return {};
        }
        ranges.push_back(*seat.range);
    }
    const auto resonance = highest_resonance(median_range(ranges));
    std::vector<double> depths;
    for (std::size_t i = 0; resonance && i < ranges.size(); ++i) {
        depths.push_back(std::log2(resonance_near(ranges[i], *resonance).value));
    }
    return depths;
}

} // namespace earbench
