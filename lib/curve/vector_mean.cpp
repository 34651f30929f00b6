#include "curve/vector_mean.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/grid.hpp"
#include "curve/level_mean.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <complex>
#include <numbers>

namespace earbench {

namespace {

constexpr double radians_per_degree = std::numbers::pi / 180.0;
constexpr double deepest_loss_db = 300.0; // a sum that cancels out is 0, which has no level

/// The delay of every curve in seconds.
std::vector<double> delays_of(std::span<const FrequencyResponse> curves)
{
    std::vector<double> delays;
    for (const auto& curve : curves) {
        const auto note = curve.notes().find(note::delay_s);
        if (note.has_value() != curves.front().notes().find(note::delay_s).has_value()) {
            throw Error(Fault::data,
                        "expected the note delay-s on all curves or on none, for a vector mean, but " +
                            std::string(note ? "only some have it" : label(curve) + " has none"));
        }
        const auto delay = parse_number(note.value_or("0"));
        if (!delay) {
            throw Error(Fault::data, "expected delay-s in seconds but found '" + *note + "'");
        }
        delays.push_back(*delay);
    }
    return delays;
}

double power_mean_at(std::span<const FrequencyResponse> curves, std::size_t point)
{
    std::vector<double> levels;
    for (const auto& curve : curves) {
        levels.push_back(curve.spl_db()[point]);
    }
    return mean_of_levels(levels, AverageKind::power);
}

} // namespace

VectorMean vector_mean(std::span<const FrequencyResponse> curves, TimeAxis time_axis)
{
    assert(!curves.empty());
    for (const auto& curve : curves) {
        if (!curve.has_phase()) {
            throw Error(Fault::data,
                        "expected curves with phase for a vector mean but " + label(curve) + " has none");
        }
    }
    if (!share_grid(curves)) {
        throw Error(Fault::data, "expected curves on one grid for a vector mean but found different ones");
    }
    const auto delays = delays_of(curves);
    const auto frequency_hz = curves.front().frequency_hz();
    VectorMean mean;
    for (std::size_t i = 0; i < frequency_hz.size(); ++i) {
        // Relative to the power mean, so that no level is too high or too low to be added.
        const double unit_db = power_mean_at(curves, i);
        std::complex<double> sum;
        for (std::size_t k = 0; k < curves.size(); ++k) {
            const double later_s = time_axis == TimeAxis::common ? delays[k] - delays.front() : 0.0;
            const double phase_deg = curves[k].phase_deg()[i] - 360.0 * frequency_hz[i] * later_s;
            sum += std::polar(std::pow(10.0, (curves[k].spl_db()[i] - unit_db) / 20.0),
                              radians_per_degree * phase_deg);
        }
        sum /= static_cast<double>(curves.size());
        mean.spl_db.push_back(unit_db + std::max(20.0 * std::log10(std::abs(sum)), -deepest_loss_db));
        mean.phase_deg.push_back(std::arg(sum) / radians_per_degree);
    }
    return mean;
}

VectorLoss vector_loss(const FrequencyResponse& mean, std::span<const FrequencyResponse> curves)
{
    constexpr Hertz from{20.0};
    constexpr Hertz to{
        5000.0}; // above, reseats differ in phase by nature: 1 mm of insertion is 5 % of a period
    VectorLoss worst{{0.0}, from};
    for (std::size_t i = 0; i < mean.size(); ++i) {
        const Hertz at{mean.frequency_hz()[i]};
        const Decibel loss{power_mean_at(curves, i) - mean.spl_db()[i]};
        if (at >= from && at <= to && loss > worst.greatest) {
            worst = {loss, at};
        }
    }
    return worst;
}

std::string describe(const VectorLoss& loss)
{
    return "the vector mean lies up to " + format_fixed(loss.greatest.value, 2) +
           " dB below the power mean, at " + format_fixed(loss.at.value, 0) + " Hz";
}

} // namespace earbench
