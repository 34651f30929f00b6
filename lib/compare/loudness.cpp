#include "compare/loudness.hpp"

#include "compare/target.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <vector>

namespace earbench {

namespace {

/// One frequency of Table 1.
struct Row {
    double exponent;     ///< alpha_f
    double transfer_db;  ///< L_U
    double threshold_db; ///< T_f
};

constexpr std::array table_hz{20.0,   25.0,   31.5,   40.0,     50.0,    63.0,   80.0,   100.0,
                              125.0,  160.0,  200.0,  250.0,    315.0,   400.0,  500.0,  630.0,
                              800.0,  1000.0, 1250.0, 1600.0,   2000.0,  2500.0, 3150.0, 4000.0,
                              5000.0, 6300.0, 8000.0, 10'000.0, 12'500.0};

constexpr std::array rows_2003{
    Row{0.532, -31.6, 78.5}, Row{0.506, -27.2, 68.7}, Row{0.480, -23.0, 59.5}, Row{0.455, -19.1, 51.1},
    Row{0.432, -15.9, 44.0}, Row{0.409, -13.0, 37.5}, Row{0.387, -10.3, 31.5}, Row{0.367, -8.1, 26.5},
    Row{0.349, -6.2, 22.1},  Row{0.330, -4.5, 17.9},  Row{0.315, -3.1, 14.4},  Row{0.301, -2.0, 11.4},
    Row{0.288, -1.1, 8.6},   Row{0.276, -0.4, 6.2},   Row{0.267, 0.0, 4.4},    Row{0.259, 0.3, 3.0},
    Row{0.253, 0.5, 2.2},    Row{0.250, 0.0, 2.4},    Row{0.246, -2.7, 3.5},   Row{0.244, -4.1, 1.7},
    Row{0.243, -1.0, -1.3},  Row{0.243, 1.7, -4.2},   Row{0.243, 2.5, -6.0},   Row{0.242, 1.2, -5.4},
    Row{0.242, -2.1, -1.5},  Row{0.245, -7.1, 6.0},   Row{0.254, -11.2, 12.6}, Row{0.271, -10.7, 13.9},
    Row{0.301, -3.1, 12.3}};

constexpr std::array rows_2023{
    Row{0.635, -31.5, 78.1}, Row{0.602, -27.2, 68.7}, Row{0.569, -23.1, 59.5}, Row{0.537, -19.3, 51.1},
    Row{0.509, -16.1, 44.0}, Row{0.482, -13.1, 37.5}, Row{0.456, -10.4, 31.5}, Row{0.433, -8.2, 26.5},
    Row{0.412, -6.3, 22.1},  Row{0.391, -4.6, 17.9},  Row{0.373, -3.2, 14.4},  Row{0.357, -2.1, 11.4},
    Row{0.343, -1.2, 8.6},   Row{0.330, -0.5, 6.2},   Row{0.320, 0.0, 4.4},    Row{0.311, 0.4, 3.0},
    Row{0.303, 0.5, 2.2},    Row{0.300, 0.0, 2.4},    Row{0.295, -2.7, 3.5},   Row{0.292, -4.2, 1.7},
    Row{0.290, -1.2, -1.3},  Row{0.290, 1.4, -4.2},   Row{0.289, 2.3, -6.0},   Row{0.289, 1.0, -5.4},
    Row{0.289, -2.3, -1.5},  Row{0.293, -7.2, 6.0},   Row{0.303, -11.2, 12.6}, Row{0.323, -10.9, 13.9},
    Row{0.354, -3.5, 12.3}};

static_assert(rows_2003.size() == table_hz.size() && rows_2023.size() == table_hz.size());

Row row_at(LoudnessTable table, double frequency_hz)
{
    const auto& rows = table == LoudnessTable::iso_2023 ? rows_2023 : rows_2003;
    const double inside = std::clamp(frequency_hz, table_hz.front(), table_hz.back());
    const auto found = std::upper_bound(table_hz.begin() + 1, table_hz.end() - 1, inside) - table_hz.begin();
    const auto right = static_cast<std::size_t>(found);
    const auto& low = rows[right - 1];
    const auto& high = rows[right];
    const double part =
        std::log(inside / table_hz[right - 1]) / std::log(table_hz[right] / table_hz[right - 1]);
    return {std::lerp(low.exponent, high.exponent, part), std::lerp(low.transfer_db, high.transfer_db, part),
            std::lerp(low.threshold_db, high.threshold_db, part)};
}

double level_of(LoudnessTable table, const Row& row, double level_db)
{
    constexpr double quietest = -std::numeric_limits<double>::infinity();
    const auto power = [&](double db) {
        return std::pow(10.0, row.exponent * (db + row.transfer_db) / 10.0);
    };
    if (table == LoudnessTable::iso_2023) {
        constexpr double reference_exponent = 0.3;      // alpha_r at 1 kHz
        const double threshold = std::pow(10.0, 0.072); // 2.4 dB, T_f at 1 kHz, to the same power
        const double sum =
            std::pow(4e-10, row.exponent - reference_exponent) * (power(level_db) - power(row.threshold_db)) +
            threshold;
        return sum > 0.0 ? 100.0 / 3.0 * std::log10(sum) : quietest;
    }
    const double constant = table == LoudnessTable::cringraph ? 0.005076 : 0.005135;
    const double sum = std::pow(4e-10, row.exponent) * (power(level_db) - power(row.threshold_db)) + constant;
    return sum > 0.0 ? 40.0 * std::log10(sum) + 94.0 : quietest;
}

/// Where the rising `excess` is 0: by secants that keep it between `low` and `high`, halves as long as it is
/// infinite at `low` (Illinois algorithm: Dowell and Jarratt, BIT 11, 1971).
template <typename Excess>
double root_between(double low, double high, const Excess& excess)
{
    constexpr double accuracy_db = 1e-7;
    double at_low = excess(low);
    double at_high = excess(high);
    std::optional<bool> was_below;
    for (;;) {
        const double next = std::isfinite(at_low) ? (low * at_high - high * at_low) / (at_high - at_low)
                                                  : std::midpoint(low, high);
        const double found = excess(next);
        if (std::abs(found) < accuracy_db || high - low < accuracy_db) {
            return next;
        }
        const bool is_below = found < 0.0;
        (is_below ? low : high) = next;
        (is_below ? at_low : at_high) = found;
        if (was_below == is_below) {
            (is_below ? at_high : at_low) *= 0.5;
        }
        was_below = is_below;
    }
}

} // namespace

double loudness_level_phon(LoudnessTable table, Hertz frequency, Decibel level)
{
    return level_of(table, row_at(table, frequency.value), level.value);
}

Decibel loudness_offset(std::span<const Tone> tones, LoudnessTable table, double phon)
{
    std::vector<Row> rows;
    for (const auto& tone : tones) {
        rows.push_back(row_at(table, tone.frequency.value));
    }
    double loudest_db = tones.front().level.value;
    for (const auto& tone : tones) {
        loudest_db = std::max(loudest_db, tone.level.value);
    }
    const auto excess = [&](double offset) {
        double sum = 0.0;
        for (std::size_t i = 0; i < tones.size(); ++i) {
            sum += std::pow(10.0, level_of(table, rows[i], tones[i].level.value + offset) / 10.0);
        }
        return 10.0 * std::log10(sum / static_cast<double>(tones.size())) - phon;
    };
    // No tone of -100 dB SPL has a loudness, and one of 300 dB has more than any that is asked for.
    return {root_between(-100.0 - loudest_db, 300.0 - loudest_db, excess)};
}

void require_loudness_range(const FrequencyResponse& curve)
{
    constexpr double lowest_hz = 50.0;
    constexpr double highest_hz = 12'500.0; // where the tables of ISO 226 end
    if (curve.lowest().value > lowest_hz || curve.highest().value < highest_hz) {
        throw Error(Fault::data, "expected a curve from 50 Hz to 12.5 kHz for its loudness but " +
                                     label(curve) + " reaches from " + format_fixed(curve.lowest().value, 1) +
                                     " to " + format_fixed(curve.highest().value, 1) +
                                     " Hz; choose another --align");
    }
}

Decibel diffuse_loudness_offset(const FrequencyResponse& curve, LoudnessTable table, double phon)
{
    require_loudness_range(curve);
    const auto field = find_built_in_target("diffuse-field-iso11904-2").value();
    const std::array both{&curve, &field};
    const auto points = common_points(both, {{table_hz.front()}, {table_hz.back()}});
    const auto levels_db = levels_at(curve, points);
    const auto field_db = levels_at(field, points);
    std::vector<Tone> tones;
    for (std::size_t i = 0; i < points.size(); ++i) {
        tones.push_back({{points[i]}, {levels_db[i] - field_db[i]}});
    }
    return loudness_offset(tones, table, phon);
}

} // namespace earbench
