#include "curve/choose.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <compare>
#include <tuple>

namespace earbench {

namespace {

/// A run of digits without its leading zeros; `text` loses it.
std::string_view take_number(std::string_view& text)
{
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    auto digits = text.substr(0, end);
    text.remove_prefix(end);
    while (digits.starts_with('0')) {
        digits.remove_prefix(1);
    }
    return digits;
}

/// Numbers by their value, everything else by its bytes.
std::strong_ordering natural_order(std::string_view left, std::string_view right)
{
    while (!left.empty() && !right.empty()) {
        if (is_digit(left.front()) && is_digit(right.front())) {
            const auto first = take_number(left);
            const auto second = take_number(right);
            if (first != second) {
                return std::tuple(first.size(), first) <=> std::tuple(second.size(), second);
            }
        } else if (left.front() != right.front()) {
            return static_cast<unsigned char>(left.front()) <=> static_cast<unsigned char>(right.front());
        } else {
            left.remove_prefix(1);
            right.remove_prefix(1);
        }
    }
    return left.size() <=> right.size();
}

std::vector<double> part(std::span<const double> values, std::size_t first, std::size_t count)
{
    const auto chosen = values.empty() ? values : values.subspan(first, count);
    return {chosen.begin(), chosen.end()};
}

} // namespace

FrequencyResponse cut_to(const FrequencyResponse& response, const Band& range)
{
    const auto frequency_hz = response.frequency_hz();
    const auto begin = std::lower_bound(frequency_hz.begin(), frequency_hz.end(), range.from.value);
    const auto end = std::upper_bound(begin, frequency_hz.end(), range.to.value);
    if (begin == end) {
        throw Error(Fault::data, "expected points of " + label(response) + " from " +
                                     format_shortest(range.from.value) + " to " +
                                     format_shortest(range.to.value) + " Hz but found none");
    }
    const auto first = static_cast<std::size_t>(begin - frequency_hz.begin());
    const auto count = static_cast<std::size_t>(end - begin);
    std::vector<Column> columns;
    for (const auto& column : response.columns()) {
        columns.push_back({column.name, part(column.values, first, count)});
    }
    return {part(frequency_hz, first, count), part(response.spl_db(), first, count),
            part(response.phase_deg(), first, count), response.notes(), std::move(columns)};
}

Band common_range(std::span<const FrequencyResponse> curves)
{
    const auto lowest = std::ranges::max_element(curves, {}, &FrequencyResponse::lowest);
    const auto highest = std::ranges::min_element(curves, {}, &FrequencyResponse::highest);
    if (lowest->lowest() > highest->highest()) {
        throw Error(Fault::data, "expected curves with frequencies in common but " + label(*highest) +
                                     " ends at " + format_shortest(highest->highest().value) + " Hz and " +
                                     label(*lowest) + " begins at " +
                                     format_shortest(lowest->lowest().value) + " Hz");
    }
    return {lowest->lowest(), highest->highest()};
}

Renaming parse_renaming(std::string_view text)
{
    const auto equals = text.find('=');
    Renaming renaming;
    if (equals != text.npos) {
        renaming.from = text.substr(0, equals);
        text.remove_prefix(equals + 1);
    }
    renaming.to = text;
    if (renaming.to.empty()) {
        throw Error(Fault::usage, "expected OLD=NEW or NEW for --rename but found no new name");
    }
    return renaming;
}

void rename_curves(std::span<FrequencyResponse> curves, std::span<const Renaming> renamings)
{
    std::vector<std::string> names;
    for (const auto& curve : curves) {
        names.push_back(curve.notes().get(note::name));
    }
    for (const auto& renaming : renamings) {
        bool any = false;
        for (std::size_t i = 0; i < curves.size(); ++i) {
            if (renaming.from.empty() || renaming.from == names[i]) {
                curves[i].notes().set(note::name, renaming.to);
                any = true;
            }
        }
        if (!any) {
            std::sort(names.begin(), names.end());
            names.erase(std::unique(names.begin(), names.end()), names.end());
            throw Error(Fault::data, "expected a curve of the name '" + renaming.from +
                                         "' to rename but found none" + did_you_mean(renaming.from, names));
        }
    }
}

void sort_by_name(std::vector<FrequencyResponse>& curves)
{
    std::stable_sort(curves.begin(), curves.end(),
                     [](const FrequencyResponse& left, const FrequencyResponse& right) {
                         const auto order_by = [&](std::string_view key) {
                             return natural_order(left.notes().get(key), right.notes().get(key));
                         };
                         const auto by_name = order_by(note::name);
                         return std::is_lt(std::is_eq(by_name) ? order_by(note::channel) : by_name);
                     });
}

} // namespace earbench
