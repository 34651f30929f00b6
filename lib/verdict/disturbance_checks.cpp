#include "verdict/checks.hpp"
#include "verdict/level.hpp"

#include "core/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace earbench::checks {

namespace {

constexpr double third_octave = 1.2599210498948732; // 2^(1/3)

/// What is known of the noise that is there all the time.
const SilenceSpectrum* noise_of(const TakeView& view)
{
    return view.noise ? &*view.noise : view.noise_behind ? &*view.noise_behind : nullptr;
}

/// A stretch of time after the arrival.
struct Stretch {
    double from_s;
    double to_s;
    [[nodiscard]] double length_s() const { return to_s - from_s; }
};

/// How wide the bands are, and what follows from it.
struct BandShape {
    double ratio;            ///< of the edges to the centre
    double ringing_periods;  ///< of the centre: how long the band's filter rings
    double shortest_periods; ///< and the least time before the response that is looked at,
    double shortest_s;       ///< with this
};

constexpr BandShape narrow_bands{1.7, 2.5, 0.5, 0.005};
// A thump in the bass, or a seal that opens there, comes so close before the response that only wide bands,
// which ring less, part the two. Late energy may be an echo or a resonance there.
constexpr BandShape wide_bands{2.5, 1.3, 0.3, 0.0};

/// One band of the answer to a sweep, and where in it a chain that does not change leaves nothing.
class WatchedBand {
public:
    WatchedBand(const TakeView& view, Hertz centre, double growth_s, const BandShape& shape)
        : m_answer(view.answer), m_shape(shape), m_centre_hz(centre.value),
          m_growth_s(growth_s), m_band{{centre.value / shape.ratio}, {centre.value * shape.ratio}},
          m_energy(view.answer.band(m_band)),
          m_passes_s(view.sweep.samples_until(centre).value_or(0.0) / view.sweep.rate().value),
          m_last_s(last_s(view)), m_noise_power(noise_power(noise_of(view)))
    {
    }

    /// Of what comes later than any response, as much as the response's window lets in.
    [[nodiscard]] double late_density() const
    {
        const auto zone = late_zone();
        if (zone.length_s() <= shortest_late_s) {
            return 0.0;
        }
        const double length_s = std::min(longest_late_s, zone.length_s());
        const double span_s = zone.length_s() - length_s;
        const auto steps = static_cast<int>(std::ceil(span_s / late_step_s));
        double greatest = 0.0;
        for (int i = 0; i <= steps; ++i) {
            const double from_s = zone.from_s + (steps > 0 ? span_s * i / steps : 0.0);
            greatest = std::max(greatest, excess({from_s, from_s + length_s}));
        }
        constexpr double within_window_s = 0.6875 * 0.9; // of a window of 0.9 s
        return greatest * within_window_s / length_s / m_energy.width().value;
    }

    /// Of what comes before the response and behind its second harmonic.
    [[nodiscard]] double early_density() const
    {
        const Stretch zone{std::max(core_before_s() - m_growth_s * std::numbers::ln2, -m_passes_s - 0.05),
                           -core_before_s()};
        const double shortest_s = m_shape.shortest_periods / m_centre_hz + m_shape.shortest_s;
        return zone.length_s() > shortest_s ? excess(zone) / m_energy.width().value : 0.0;
    }

private:
    static constexpr double shortest_late_s = 0.05;
    static constexpr double longest_late_s = 0.6;
    static constexpr double late_step_s = 0.1;

    [[nodiscard]] double core_before_s() const { return 0.01 + m_shape.ringing_periods / m_centre_hz; }

    /// When the take ends, or 0.2 s after the sweep, after the sweep arrives.
    [[nodiscard]] static double last_s(const TakeView& view)
    {
        const double rate = view.sweep.rate().value;
        const double take_s = (static_cast<double>(view.take.size()) - view.division.arrival()) / rate;
        return std::min(static_cast<double>(view.sweep.samples()) / rate + 0.2, take_s - 0.05);
    }

    [[nodiscard]] Stretch late_zone() const
    {
        return {0.1 + m_shape.ringing_periods / m_centre_hz,
                std::min(m_last_s - m_passes_s, 0.5 + 0.7 * m_growth_s)};
    }

    /// The energy above what the noise makes of it, at most.
    [[nodiscard]] double excess(const Stretch& stretch) const
    {
        const double energy = m_answer.energy(m_energy, {stretch.from_s}, {stretch.to_s});
        // Eight standard deviations of the mean of so many squares.
        const double freedoms = std::max(1.0, 2.0 * m_energy.width().value * stretch.length_s());
        const double margin = 1.0 + 8.0 / std::sqrt(freedoms);
        return std::max(0.0, energy - margin * m_noise_power * stretch.length_s());
    }

    [[nodiscard]] double noise_power(const SilenceSpectrum* noise) const
    {
        return noise != nullptr ? noise->band_power(m_band) : least_power();
    }

    /// Without any silence, the least power that is found anywhere late tells of the noise.
    [[nodiscard]] double least_power() const
    {
        const auto zone = late_zone();
        if (zone.length_s() <= shortest_late_s) {
            return 0.0;
        }
        constexpr double step_s = 0.05;
        const double length_s = std::max(0.1, 4.0 / m_energy.width().value);
        double least = std::numeric_limits<double>::infinity();
        double from_s = zone.from_s;
        do {
            least = std::min(least, m_answer.energy(m_energy, {from_s}, {from_s + length_s}) / length_s);
            from_s += step_s;
        } while (from_s + length_s <= zone.to_s);
        return least;
    }

    const CompressedAnswer& m_answer;
    BandShape m_shape;
    double m_centre_hz;
    double m_growth_s;
    Band m_band;
    BandEnergy m_energy;
    double m_passes_s; ///< from the sweep's start until it passes the centre
    double m_last_s;
    double m_noise_power;
};

/// Energy for each hertz that should not be there, at so many frequencies; between them it is interpolated as
/// a level over octaves.
class Densities {
public:
    void add(Hertz frequency, double density)
    {
        m_octaves.push_back(std::log2(frequency.value));
        m_densities.push_back(density);
    }

    [[nodiscard]] bool is_zero() const
    {
        return std::all_of(m_densities.begin(), m_densities.end(), [](double value) { return value == 0.0; });
    }

    /// Held at the ends. Where there is none, it is taken for 120 dB below the greatest.
    [[nodiscard]] double at(Hertz frequency) const
    {
        const double floor = 1e-12 * *std::max_element(m_densities.begin(), m_densities.end());
        const double octave = std::clamp(std::log2(frequency.value), m_octaves.front(), m_octaves.back());
        const auto above = std::upper_bound(m_octaves.begin() + 1, m_octaves.end() - 1, octave);
        const auto i = static_cast<std::size_t>(above - m_octaves.begin());
        const double along = (octave - m_octaves[i - 1]) / (m_octaves[i] - m_octaves[i - 1]);
        return std::exp(std::lerp(std::log(std::max(m_densities[i - 1], floor)),
                                  std::log(std::max(m_densities[i], floor)), along));
    }

private:
    std::vector<double> m_octaves;
    std::vector<double> m_densities;
};

/// Centres of bands every third of an octave from 28 Hz on that begin within the sweep.
std::vector<double> watched_centres(const TakeView& view, double highest_hz, const BandShape& shape)
{
    constexpr double lowest_hz = 28.0;
    std::vector<double> centres;
    for (double centre = lowest_hz; centre <= highest_hz; centre *= third_octave) {
        if (centre / shape.ratio >= view.sweep.band().from.value) {
            centres.push_back(centre);
        }
    }
    return centres;
}

/// What is late, what is early, and what is early in the wide bands of the bass.
std::vector<Densities> find_densities(const TakeView& view, double growth_s)
{
    constexpr double last_wide_hz = 112.0;
    const double highest_hz = std::min(18'000.0, 0.9 * view.sweep.band().to.value);
    const auto narrow = watched_centres(view, highest_hz, narrow_bands);
    if (narrow.size() < 2) {
        return {};
    }
    std::vector<Densities> found(3);
    for (const double centre : narrow) {
        const WatchedBand watched(view, {centre}, growth_s, narrow_bands);
        found[0].add({centre}, watched.late_density());
        found[1].add({centre}, watched.early_density());
    }
    for (const double centre : watched_centres(view, 1.01 * last_wide_hz, wide_bands)) {
        const WatchedBand watched(view, {centre}, growth_s, wide_bands);
        found[2].add({centre}, watched.early_density());
    }
    // Nothing is said of the treble, where narrower bands do.
    found[2].add({last_wide_hz * third_octave}, 0.0);
    return found;
}

} // namespace

std::optional<CheckFigure> disturbed(const TakeView& view)
{
    const auto growth = view.sweep.growth();
    const auto& [points_hz, power] = view.answer.response();
    if (!growth || power.empty()) {
        return std::nullopt;
    }
    const auto densities = find_densities(view, growth->value);
    if (densities.empty()) {
        return std::nullopt;
    }
    constexpr double least_heard = 1e-4; // of the median: beyond the cut-off of a codec there is no curve
    const double heard = least_heard * upper_median_of(power);
    double worst_share = 0.0;
    double worst_hz = points_hz.front();
    for (const auto& part : densities) {
        for (std::size_t i = 0; !part.is_zero() && i < power.size(); ++i) {
            const double share = part.at({points_hz[i]}) / power[i];
            if (power[i] >= heard && share > worst_share) {
                worst_share = share;
                worst_hz = points_hz[i];
            }
        }
    }
    // Energy that is spread over time and frequency stands out here and there by 6 dB.
    constexpr double crest = 2.0;
    const double rate = view.sweep.rate().value;
    const double error_db = 20.0 * std::log10(1.0 + crest * rate * std::sqrt(worst_share));
    const double passes = view.division.arrival() + view.sweep.samples_until({worst_hz}).value_or(0.0);
    return CheckFigure{error_db, CheckPlace{worst_hz, "Hz", Seconds{passes / rate}}};
}

std::optional<CheckFigure> bass_third(const TakeView& view)
{
    const auto growth = view.sweep.growth();
    if (!growth) {
        return std::nullopt;
    }
    constexpr double lowest_hz = 20.0;
    constexpr double highest_hz = 105.0;
    constexpr double band_ratio = 1.5;
    constexpr double ringing_periods = 4.0;
    const double third_s = growth->value * std::log(3.0);
    const auto& sweep_band = view.sweep.band();
    const auto* const noise = noise_of(view);
    std::optional<CheckFigure> worst;
    for (double frequency = lowest_hz; frequency < highest_hz; frequency *= third_octave) {
        const double harmonic_hz = 3.0 * frequency;
        const Band band{{harmonic_hz / band_ratio}, {harmonic_hz * band_ratio}};
        const double side_s = std::max(1.5 / harmonic_hz, 0.4 * growth->value * std::log(4.0 / 3.0));
        if (frequency < band_ratio * sweep_band.from.value || band.to.value > sweep_band.to.value ||
            third_s < side_s + ringing_periods / harmonic_hz) {
            continue;
        }
        const auto energy = view.answer.band(band);
        const double noise_power = noise != nullptr ? noise->band_power(band) : 0.0;
        constexpr double margin = 3.0;
        const double third = view.answer.energy(energy, {-third_s - side_s}, {-third_s + side_s}) -
                             margin * noise_power * 2.0 * side_s;
        const double found = std::max(least_harmonic_db,
                                      power_ratio_db(third, view.answer.energy(energy, {-side_s}, {side_s})));
        if (!worst || found > worst->value) {
            worst = {found, CheckPlace{frequency, "Hz"}};
        }
    }
    return worst;
}

} // namespace earbench::checks
