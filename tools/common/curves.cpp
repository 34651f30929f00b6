#include "common/curves.hpp"

#include "common/batch.hpp"
#include "common/targets.hpp"
#include "compare/target.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/grid.hpp"
#include "curve/named_grids.hpp"

#include <algorithm>
#include <unistd.h>

namespace earbench::cli {

namespace {

/// "48" of "48", "1/48", "log48", "LOG-48" and "48 ppo"; nothing of a name that says more.
std::string only_number_in(const std::string& text)
{
    const auto digits = text.find_first_of("123456789", text.starts_with("1/") ? 2 : 0);
    const auto behind = std::min(text.find_first_not_of("0123456789", digits), text.size());
    if (digits == text.npos) {
        return {};
    }
    const auto before = to_lower(text.substr(0, digits));
    const auto unit = to_lower(trim(text.substr(behind)));
    const bool is_grid =
        before.empty() || before == "1/" || (before.starts_with("log") && before.size() <= 4);
    return is_grid && (unit.empty() || unit == "ppo") ? text.substr(digits, behind - digits) : "";
}

} // namespace

std::vector<FrequencyResponse> noting(const Tool& tool, Reading reading)
{
    for (const auto& remark : reading.remarks) {
        tool.note(remark);
    }
    return std::move(reading.curves);
}

std::vector<FrequencyResponse> read_noting(const Tool& tool, const std::string& path,
                                           std::span<const std::string> inputs)
{
    return noting(tool, read_curves(path, inputs));
}

std::vector<FrequencyResponse> read_all_curves(Tool& tool, const std::vector<std::string>& inputs)
{
    std::vector<FrequencyResponse> all;
    for_each_input(
        tool, inputs, [&](const std::string& input) { return read_curves(input, inputs); },
        [&](const std::string&, Reading reading) {
            auto curves = noting(tool, std::move(reading));
            std::move(curves.begin(), curves.end(), std::back_inserter(all));
        });
    return all;
}

FrequencyResponse read_target(const Tool& tool, const std::string& key_or_file)
{
    if (auto target = find_built_in_target(key_or_file)) {
        return *target;
    }
    const bool is_file = key_or_file == "-" || access(key_or_file.c_str(), F_OK) == 0;
    const auto file = is_file ? key_or_file : user_target_file(key_or_file);
    if (file.empty()) {
        const auto keys = built_in_target_keys();
        if (const auto meant = find_name(key_or_file, keys)) {
            return *find_built_in_target(keys[*meant]);
        }
        fail_usage("a file or a target that fr-target --list shows",
                   quoted(key_or_file) + did_you_mean(key_or_file, keys));
    }
    auto curves = read_noting(tool, file);
    if (curves.size() != 1) {
        throw Error(Fault::data, Place{file},
                    "expected one target but found " + std::to_string(curves.size()) + " curves");
    }
    return curves.front();
}

std::vector<double> Grid::points_within(const FrequencyResponse& curve) const
{
    std::vector<double> inside;
    if (m_points_per_octave > 0) {
        inside = log_grid(m_points_per_octave, curve.lowest(), curve.highest());
    }
    for (const double frequency : m_frequency_hz) {
        if (frequency >= curve.lowest().value && frequency <= curve.highest().value) {
            inside.push_back(frequency);
        }
    }
    if (inside.empty()) {
        throw Error(Fault::data, "expected points of the grid inside " + label(curve) + " but found none");
    }
    return inside;
}

std::optional<Grid> read_grid(const std::string& text)
{
    if (text == "native") {
        return std::nullopt;
    }
    if (text.starts_with("log:")) {
        const auto points_per_octave = parse_integer(text.substr(4));
        if (!points_per_octave || *points_per_octave < 1 || *points_per_octave > 1000) {
            throw Error(Fault::usage, "expected log:1 to log:1000 for --grid but found '" + text + "'");
        }
        return Grid(static_cast<int>(*points_per_octave));
    }
    if (auto named = named_grid(text)) {
        return Grid(std::move(*named));
    }
    if (const auto number = only_number_in(text); !number.empty() && access(text.c_str(), F_OK) != 0) {
        fail_usage("native, log:N or a file for --grid", quoted(text) + "; did you mean log:" + number + "?");
    }
    const auto curves = read_curves(text).curves;
    return Grid({curves.front().frequency_hz().begin(), curves.front().frequency_hz().end()});
}

} // namespace earbench::cli
