#include "io/curve_tables.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/grid.hpp"
#include "curve/note_keys.hpp"
#include "text/csv.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace earbench {

namespace {

constexpr int decimals_of_levels = 4;

void append_cell(std::string& text, double value, int decimals, Digits digits)
{
    text += ',';
    append_number(text, value, decimals, digits);
}

/// Readers know curves of one label no longer apart.
void require_different_labels(std::span<const FrequencyResponse> curves)
{
    std::set<std::string> labels;
    for (const auto& curve : curves) {
        if (!labels.insert(label(curve)).second) {
            throw Error(Fault::data, "expected curves of different names but found two of " + label(curve));
        }
    }
}

void require_one_grid(std::span<const FrequencyResponse> curves)
{
    const auto other = std::find_if(curves.begin(), curves.end(), [&](const FrequencyResponse& curve) {
        return !grids_equal(curves.front().frequency_hz(), curve.frequency_hz());
    });
    if (other != curves.end()) {
        const auto grid = [](const FrequencyResponse& curve) {
            return label(curve) + " with " + std::to_string(curve.size()) + " from " +
                   format_shortest(curve.lowest().value) + " to " + format_shortest(curve.highest().value) +
                   " Hz";
        };
        throw Error(Fault::data, "expected the same frequencies in all curves for --format wide but found " +
                                     grid(curves.front()) + " and " + grid(*other) +
                                     ": --grid interpolates them, such as --grid log:48");
    }
}

int readable_decimals(Digits digits)
{
    return digits == Digits::all ? most_digits : column_type(column::frequency_hz).decimals;
}

std::string text_cell(const FrequencyResponse& curve, std::string_view key)
{
    return quote_csv(written_note(curve.notes().get(key)));
}

/// The columns beside name, channel, frequency and level that at least one of `curves` has, in their order.
std::vector<std::string> further_columns(std::span<const FrequencyResponse> curves)
{
    std::vector<std::string> names;
    const auto add = [&](std::string_view name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.emplace_back(name);
        }
    };
    for (const auto& curve : curves) {
        if (curve.has_phase()) {
            add(column::phase_deg);
        }
        for (const auto& column : curve.columns()) {
            add(column.name);
        }
    }
    std::stable_sort(names.begin(), names.end(), [](const std::string& left, const std::string& right) {
        return column_rank(left) < column_rank(right);
    });
    return names;
}

/// The values of the column `name`, none where the curve lacks it.
std::span<const double> values_of(const FrequencyResponse& curve, std::string_view name)
{
    if (name == column::phase_deg) {
        return curve.phase_deg();
    }
    const auto* const values = find_column(curve, name);
    return values == nullptr ? std::span<const double>() : std::span<const double>(*values);
}

void append_tidy_rows(std::string& text, const FrequencyResponse& curve,
                      const std::vector<std::string>& further, Digits digits)
{
    require_readable(curve, readable_decimals(digits));
    const auto identity = text_cell(curve, note::name) + "," + text_cell(curve, note::channel);
    std::vector<std::span<const double>> columns;
    std::vector<int> decimals;
    for (const auto& name : further) {
        columns.push_back(values_of(curve, name));
        decimals.push_back(column_type(name).decimals);
    }
    for (std::size_t row = 0; row < curve.size(); ++row) {
        text += identity;
        append_cell(text, curve.frequency_hz()[row], decimals_of_levels, digits);
        append_cell(text, curve.spl_db()[row], decimals_of_levels, digits);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].empty()) {
                text += ',';
            } else {
                append_cell(text, columns[i][row], decimals[i], digits);
            }
        }
        text += '\n';
    }
}

} // namespace

std::string to_autoeq(const FrequencyResponse& curve, Digits digits)
{
    require_readable(curve, readable_decimals(digits));
    std::string text = "frequency,raw\n";
    for (std::size_t row = 0; row < curve.size(); ++row) {
        append_number(text, curve.frequency_hz()[row], decimals_of_levels, digits);
        append_cell(text, curve.spl_db()[row], decimals_of_levels, digits);
        text += '\n';
    }
    return text;
}

std::string to_wide(std::span<const FrequencyResponse> curves, Digits digits)
{
    require_different_labels(curves);
    require_one_grid(curves);
    std::string text(column::frequency_hz);
    for (const auto& curve : curves) {
        require_readable(curve, readable_decimals(digits));
        text += "," + quote_csv(written_note(label(curve)));
    }
    text += '\n';
    for (std::size_t row = 0; row < curves.front().size(); ++row) {
        append_number(text, curves.front().frequency_hz()[row], decimals_of_levels, digits);
        for (const auto& curve : curves) {
            append_cell(text, curve.spl_db()[row], decimals_of_levels, digits);
        }
        text += '\n';
    }
    return text;
}

std::string to_tidy(std::span<const FrequencyResponse> curves, Digits digits)
{
    require_different_labels(curves);
    const auto further = further_columns(curves);
    std::string text = "name,channel,frequency_hz,spl_db";
    for (const auto& name : further) {
        text += "," + quote_csv(name);
    }
    text += '\n';
    for (const auto& curve : curves) {
        append_tidy_rows(text, curve, further, digits);
    }
    return text;
}

std::vector<FrequencyResponse> number_namesakes(std::span<const FrequencyResponse> curves,
                                                std::vector<std::string>& renumbered)
{
    std::multiset<std::string> given;
    std::set<std::string> taken;
    for (const auto& curve : curves) {
        given.insert(label(curve));
        taken.insert(label(curve));
    }
    std::vector<FrequencyResponse> numbered(curves.begin(), curves.end());
    for (auto& curve : numbered) {
        const auto before = label(curve);
        if (given.count(before) < 2) {
            continue;
        }
        const auto channel = curve.notes().get(note::channel);
        for (int number = 1; label(curve) == before || !taken.insert(label(curve)).second; ++number) {
            curve.notes().set(note::channel, channel + std::to_string(number));
        }
        if (std::find(renumbered.begin(), renumbered.end(), before) == renumbered.end()) {
            renumbered.push_back(before);
        }
    }
    return numbered;
}

} // namespace earbench
