#include "plot/graph_data.hpp"

#include "core/number.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "plot/figure_frame.hpp"
#include "plot/measurement_figure.hpp"
#include "plot/sheet.hpp"
#include "text/json.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace earbench {

namespace {

/// A number of fr-csv(5), four decimals, in units of the last of them.
long in_last_decimals(double value)
{
    auto text = format_fixed(value, column_type(column::spl_db).decimals);
    std::erase(text, '.');
    return parse_integer(text).value();
}

/// The first value of a column and the steps to each next one.
std::string steps_of(std::span<const double> values)
{
    std::string steps = "[";
    long last = 0;
    for (const double value : values) {
        const long now = in_last_decimals(value);
        steps += (steps.size() == 1 ? "" : ",") + std::to_string(now - last);
        last = now;
    }
    return steps + "]";
}

class JsonObject {
public:
    JsonObject& add(std::string_view key, const std::string& json)
    {
        m_text += (m_text.empty() ? "" : ",") + quote_json(key) + ":" + json;
        return *this;
    }
    JsonObject& text(std::string_view key, std::string_view value)
    {
        return add(key, quote_json_in_page(value));
    }
    JsonObject& flag(std::string_view key, bool value) { return add(key, value ? "true" : "false"); }
    JsonObject& number(std::string_view key, std::optional<double> value)
    {
        return add(key, value ? format_shortest(*value) : "null");
    }

    /// Blanks at its ends: no two braces stand beside each other, which would mean something to Liquid.
    [[nodiscard]] std::string json() const { return "{ " + m_text + " }"; }

private:
    std::string m_text;
};

template <typename Range, typename ToJson>
std::string json_array(const Range& range, const ToJson& to_json)
{
    std::string array;
    for (const auto& each : range) {
        array += (array.empty() ? "" : ",") + to_json(each);
    }
    return "[" + array + "]";
}

/// The distinct columns of frequencies of curves, and which of them each curve has.
class GridTable {
public:
    std::size_t add(std::span<const double> frequency_hz)
    {
        const auto [place, is_new] = m_places.try_emplace(steps_of(frequency_hz), m_places.size());
        if (is_new) {
            m_grids.push_back(&place->first);
        }
        return place->second;
    }
    [[nodiscard]] std::string json() const
    {
        return json_array(m_grids, [](const std::string* grid) { return *grid; });
    }

private:
    std::map<std::string, std::size_t> m_places;
    std::vector<const std::string*> m_grids;
};

/// The bounds that a figure shades about `curve`: its own, or `tolerance` to either side.
void add_bounds(JsonObject& object, const FrequencyResponse& curve, std::optional<Decibel> tolerance)
{
    const auto* lowest = find_column(curve, column::min_db);
    const auto* highest = find_column(curve, column::max_db);
    if (!tolerance && lowest != nullptr && highest != nullptr) {
        object.add("low", steps_of(*lowest)).add("high", steps_of(*highest));
    } else if (tolerance && tolerance->value > 0.0) {
        std::vector<double> low(curve.spl_db().begin(), curve.spl_db().end());
        auto high = low;
        std::for_each(low.begin(), low.end(), [&](double& level) { level -= tolerance->value; });
        std::for_each(high.begin(), high.end(), [&](double& level) { level += tolerance->value; });
        object.add("low", steps_of(low)).add("high", steps_of(high));
    }
}

/// A curve and its look, which is that of `line`.
std::string curve_json(const FigureLine& line, const FrequencyResponse& curve, std::size_t grid,
                       std::optional<Decibel> tolerance)
{
    JsonObject object;
    object.text("label", page_label(line))
        .text("name", line.name.empty() ? line.legend : line.curve.notes().get(note::name, "curve"))
        .text("channel", curve.notes().get(note::channel))
        .add("look", std::to_string(line.hue))
        .flag("right", line.light)
        .flag("target", line.target)
        .flag("shown", !line.faint)
        .add("grid", std::to_string(grid))
        .add("level", steps_of(curve.spl_db()));
    // Of a mean of takes or a target also where it does not stand out yet.
    if (line.band || has_bounds(curve)) {
        add_bounds(object, curve, tolerance);
    }
    if (const auto* spread = find_column(curve, column::spread_db)) {
        object.add("spread", steps_of(*spread));
    }
    return object.json();
}

std::string pattern_json(std::string_view dashes)
{
    return "[" + std::string(dashes) + "]";
}

std::string looks_json(std::size_t count, std::string_view (*pattern)(std::size_t))
{
    std::vector<std::string> looks;
    for (std::size_t look = 0; look < count; ++look) {
        looks.push_back(pattern_json(pattern(look)));
    }
    return json_array(looks, [](const std::string& look) { return look; });
}

/// Where levels are matched, as the figure matches them; null where it does not.
std::string match_json(std::span<const FrequencyResponse> curves, const CurveFigureOptions& options,
                       CurveKind kind)
{
    const auto& band = options.common.align;
    const bool reach = std::all_of(curves.begin(), curves.end(), [&](const FrequencyResponse& curve) {
        return curve.lowest() <= band.from && curve.highest() >= band.to;
    });
    return kind == CurveKind::response && options.matched && reach
               ? "[" + format_shortest(band.from.value) + "," + format_shortest(band.to.value) + "]"
               : "null";
}

std::string marks_json(const Band& range)
{
    return json_array(frequency_marks(range), [](const FrequencyMark& mark) {
        return "[" + format_shortest(mark.hz) + "," + quote_json(mark.label) + "]";
    });
}

} // namespace

std::string page_label(const FigureLine& line)
{
    return line.name.empty() ? line.legend : label(line.curve);
}

std::string graph_data(const Figure& figure, std::span<const FrequencyResponse> curves,
                       std::span<const FrequencyResponse> targets, const CurveFigureOptions& options)
{
    GridTable grids;
    std::string all;
    std::size_t place = 0; // lines are the curves, then the targets, with noise here and there
    for (const auto& line : figure.lines) {
        if (line.floor) {
            continue;
        }
        const auto& curve = place < curves.size() ? curves[place] : targets[place - curves.size()];
        const auto grid = grids.add(curve.frequency_hz());
        all += (all.empty() ? "\n" : ",\n") +
               curve_json(line, curve, grid, place == curves.size() ? options.tolerance : std::nullopt);
        ++place;
    }
    const auto kind = options.kind == CurveKind::automatic ? kind_of(curves) : options.kind;
    const double per_decade = figure.aspect == Aspect::free ? 0.0 : decibels_per_decade(figure.aspect);
    JsonObject object;
    object.flag("response", kind == CurveKind::response)
        .add("match", match_json(curves, options, kind))
        .text("axis", kind == CurveKind::response ? level_reference(curves) : figure.level_axis)
        .number("lowest", figure.lowest.value)
        .number("highest", figure.highest.value)
        .number("perDecade", per_decade)
        .number("from", figure.range.from.value)
        .number("to", figure.range.to.value)
        .add("marks", marks_json(figure.range))
        .number("zone",
                figure.unreliable_above ? std::optional(figure.unreliable_above->value) : std::nullopt)
        .number("tolerance",
                figure.tolerance_band ? std::optional(figure.tolerance_band->value) : std::nullopt)
        .add("dashes", looks_json(different_looks, dash_pattern))
        .add("targetDashes", looks_json(target_looks, target_dash_pattern))
        .add("grids", grids.json())
        .add("curves", "[" + all + "]");
    return object.json();
}

} // namespace earbench
