#include "seats/seat_checks.hpp"

#include "core/statistics.hpp"
#include "seats/others_median.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

constexpr std::size_t fewest_for_depth = 3;
// Of a line model of coupler and canal: 1.0 to 4.6 dB per octave, in the middle 2.3. It counts, in squared
// octaves, as much as two seats that are 1 mm apart.
constexpr double usual_slope = 2.3;
constexpr double weight_of_usual_slope = 0.003;
constexpr double greatest_slope = 5.0;

/// How many standard deviations of the others a depth is off them before one session in fifty has such a
/// seat by chance: simulated for normal depths of any spread. Two tell next to nothing of their spread.
double deviations_allowed(std::size_t others)
{
    const auto freedom = static_cast<double>(others - 1);
    return others == 2 ? 100.0 : 4.5 + 45.0 / (freedom * freedom);
}

using Findings = std::vector<SeatFinding>;

/// The sum of products of two figures of all but one, each about its mean over them.
class OthersProducts {
public:
    OthersProducts(std::vector<double> a, std::vector<double> b)
        : m_a(centred(std::move(a))), m_b(centred(std::move(b)))
    {
        for (std::size_t i = 0; i < m_a.size(); ++i) {
            m_sum += m_a[i] * m_b[i];
        }
    }

    [[nodiscard]] double without(std::size_t index) const
    {
        const auto others = static_cast<double>(m_a.size() - 1);
        return m_sum - m_a[index] * m_b[index] * (1.0 + 1.0 / others);
    }

private:
    static std::vector<double> centred(std::vector<double> values)
    {
        const double mean = mean_of(values);
        std::for_each(values.begin(), values.end(), [mean](double& value) { value -= mean; });
        return values;
    }

    std::vector<double> m_a;
    std::vector<double> m_b;
    double m_sum = 0.0;
};

/// One number of every seat; empty where they have none.
std::vector<double> values_of(std::span<const SeatFigures> seats, std::optional<Decibel> SeatFigures::*figure)
{
    std::vector<double> values;
    for (const auto& seat : seats) {
        if (seat.*figure) {
            values.push_back((seat.*figure)->value);
        }
    }
    return values;
}

Findings check_seal(std::span<const SeatFigures> seats, double limit)
{
    const auto bass = values_of(seats, &SeatFigures::bass);
    if (bass.empty()) {
        return {};
    }
    const OthersMedian median(bass);
    Findings findings;
    for (std::size_t i = 0; i < bass.size(); ++i) {
        const double others = median.without(i);
        // A leak takes bass away and never adds any; of two either may have it.
        const double below = bass.size() == 2 ? std::abs(others - bass[i]) : others - bass[i];
        findings.push_back({SeatFault::leaking_seal, bass[i], others, limit, below / limit});
    }
    return findings;
}

Findings check_depth(std::span<const double> depths, double least_limit)
{
    if (depths.size() < fewest_for_depth) {
        return {};
    }
    const std::vector<double> all(depths.begin(), depths.end());
    const OthersMedian median(all);
    const OthersProducts squares(all, all);
    const auto freedom = static_cast<double>(all.size() - 2); // of the others
    Findings findings;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double others = median.without(i);
        const double deviation = std::sqrt(std::max(0.0, squares.without(i)) / freedom);
        const double limit = std::max(least_limit, deviations_allowed(all.size() - 1) * deviation);
        findings.push_back({SeatFault::insertion_depth, std::exp2(all[i]), std::exp2(others), limit,
                            std::abs(all[i] - others) / limit});
    }
    return findings;
}

/// How much louder the median of the others would be, each time at the depth of the seat.
std::vector<double> louder_at_depth(const std::vector<double>& levels, const std::vector<double>& depths)
{
    std::vector<double> louder(levels.size(), 0.0);
    if (depths.empty()) {
        return louder;
    }
    const OthersMedian median(depths);
    const OthersProducts squares(depths, depths);
    const OthersProducts products(depths, levels);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const double slope = (usual_slope * weight_of_usual_slope + products.without(i)) /
                             (weight_of_usual_slope + squares.without(i));
        louder[i] = std::clamp(slope, 0.0, greatest_slope) * (depths[i] - median.without(i));
    }
    return louder;
}

Findings check_level(std::span<const SeatFigures> seats, const std::vector<double>& depths, double limit)
{
    const auto levels = values_of(seats, &SeatFigures::level);
    if (levels.empty()) {
        return {};
    }
    const OthersMedian median(levels);
    const auto louder = louder_at_depth(levels, depths);
    Findings findings;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const double others = median.without(i) + louder[i];
        findings.push_back(
            {SeatFault::level, levels[i], others, limit, std::abs(levels[i] - others) / limit});
    }
    return findings;
}

Findings check_shape(std::span<const SeatFigures> seats, double limit)
{
    if (!seats.front().shape) {
        return {};
    }
    std::vector<std::vector<double>> shapes;
    for (const auto& seat : seats) {
        shapes.push_back(*seat.shape);
    }
    const OthersMedians medians(shapes);
    Findings findings;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        auto difference = medians.without(i);
        for (std::size_t k = 0; k < difference.size(); ++k) {
            difference[k] = shapes[i][k] - difference[k];
        }
        const double rms = std::sqrt(variance_of(difference));
        findings.push_back({SeatFault::shape, rms, 0.0, limit, rms / limit});
    }
    return findings;
}

double correlation(const std::vector<double>& phasors, const std::vector<double>& others)
{
    const std::size_t points = phasors.size() / 2;
    double sum = 0.0;
    for (std::size_t i = 0; i < points; ++i) {
        const double magnitude = std::hypot(others[i], others[points + i]);
        if (magnitude > 0.0) {
            sum += (phasors[i] * others[i] + phasors[points + i] * others[points + i]) / magnitude;
        }
    }
    return sum / static_cast<double>(points);
}

Findings check_polarity(std::span<const SeatFigures> seats, double limit)
{
    if (seats.front().phasors.empty()) {
        return {};
    }
    std::vector<std::vector<double>> phasors;
    for (const auto& seat : seats) {
        phasors.push_back(seat.phasors);
    }
    const OthersMedians medians(phasors);
    Findings findings;
    for (std::size_t i = 0; i < phasors.size(); ++i) {
        const double found = correlation(phasors[i], medians.without(i));
        findings.push_back({SeatFault::inverted, found, 0.0, limit, -found / limit});
    }
    return findings;
}

} // namespace

std::vector<std::vector<SeatFinding>> check_seats(std::span<const SeatFigures> seats,
                                                  const SeatLimits& limits)
{
    const auto depths = seat_depths(seats);
    return {check_seal(seats, limits.seal.value), check_depth(depths, limits.depth.value),
            check_level(seats, depths, limits.level.value), check_shape(seats, limits.shape.value),
            check_polarity(seats, limits.polarity)};
}

} // namespace earbench
