#include "io/export_losses.hpp"

#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "io/fr_csv.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace earbench {

namespace {

/// What a format holds beside frequencies and levels.
struct Capacity {
    bool phase = false;
    bool columns = false;
    bool all_notes = false;
    std::vector<std::string_view> notes{};
};

Capacity capacity_of(CurveFormat format)
{
    switch (format) {
    case CurveFormat::fr_csv:
    case CurveFormat::json:
        return {.phase = true, .columns = true, .all_notes = true};
    case CurveFormat::frd:
        return {.phase = true, .all_notes = true};
    case CurveFormat::rew:
        return {.phase = true,
                .notes = {note::name, note::channel, note::rig, note::smoothing, note::level, note::delay_s}};
    case CurveFormat::autoeq:
        return {};
    case CurveFormat::wide:
        return {.notes = {note::name, note::channel}};
    case CurveFormat::tidy:
        return {.phase = true, .columns = true, .notes = {note::name, note::channel}};
    }
    return {};
}

std::ptrdiff_t step_count(const FrequencyResponse& curve)
{
    const auto& entries = curve.notes().entries();
    return std::count_if(entries.begin(), entries.end(),
                         [](const Notes::Entry& entry) { return entry.first == note::step; });
}

void add_once(std::vector<std::string>& names, std::string_view name)
{
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.emplace_back(name);
    }
}

} // namespace

std::optional<std::string> loss_remark(std::span<const FrequencyResponse> curves, CurveFormat format)
{
    const auto capacity = capacity_of(format);
    const auto holds = [&](std::string_view key) {
        return std::find(capacity.notes.begin(), capacity.notes.end(), key) != capacity.notes.end();
    };
    std::vector<std::string> columns;
    std::vector<std::string> notes;
    for (const auto& curve : curves) {
        if (curve.has_phase() && !capacity.phase) {
            add_once(columns, column::phase_deg);
        }
        for (const auto* column : in_fr_csv_order(curve)) {
            if (!capacity.columns) {
                add_once(columns, column->name);
            }
        }
        for (const auto& [key, value] : curve.notes().entries()) {
            const bool is_repeated = (key == note::title && value == label(curve) && holds(note::name)) ||
                                     (key == note::step && step_count(curve) < 2);
            if (!capacity.all_notes && !holds(key) && !is_repeated && !value.empty()) {
                add_once(notes, key);
            }
        }
    }
    if (columns.empty() && notes.empty()) {
        return std::nullopt;
    }
    const auto listed_notes =
        notes.empty() ? "" : "the note" + std::string(notes.size() == 1 ? " " : "s ") + join(notes, ", ");
    return std::string(name_of(curve_formats, format)) + " has no place for " + join(columns, ", ") +
           (columns.empty() || notes.empty() ? "" : " and ") + listed_notes;
}

} // namespace earbench
