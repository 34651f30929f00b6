#include "publish/addition.hpp"

#include "core/created_files.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "io/curves.hpp"
#include "publish/curve_files.hpp"
#include "publish/entry.hpp"
#include "publish/graph_curve.hpp"
#include "publish/names.hpp"
#include "publish/sample_set.hpp"

#include <algorithm>

namespace earbench {

namespace {

std::string level_text(Decibel level)
{
    return (level.value > 0.0 ? "+" : "") + format_fixed(level.value, 0) + " dB";
}

/// True where `path` holds the curve that `text` is, whatever program wrote it.
bool is_same_curve(const std::string& path, const std::string& text)
try {
    if (!is_file(path)) {
        return false; // and a pipe is not waited for
    }
    const auto bytes = read_file(path);
    if (bytes == text) {
        return true;
    }
    const auto there = parse_curves(bytes, path).curves;
    return there.size() == 1 && to_graph_text(to_graph_curve(there.front(), ""), {0.0}) == text;
} catch (const Error&) {
    return false; // no curve is another one
}

/// Adds the file unless it is there already.
void plan_file(Addition& addition, const std::string& path, std::string text, bool force)
{
    if (exists(path)) {
        if (is_same_curve(path, text)) {
            return;
        }
        if (!force) {
            throw Error(Fault::cannot_create, Place{path},
                        "holds another curve and is not overwritten without --force");
        }
    }
    addition.files.push_back({path, std::move(text)});
}

/// A channel that is shifted alone would say something untrue of the balance with the other one.
void require_both_channels(const CurveFiles& files, const std::string& file, const SampleSet& set)
{
    if (set.curves.size() > 1) {
        return;
    }
    const auto other = file + (set.curves.front().channel == "L" ? " R.txt" : " L.txt");
    if (files.has(other)) {
        throw Error(Fault::data, Place{files.path(other)},
                    "expected this channel to be given too: levels must be shifted, and both by the same");
    }
}

void plan_curves(Addition& addition, const Database& database, const CurveFiles& files, const SampleSet& set,
                 bool force)
{
    auto all = set.curves;
    all.insert(all.end(), set.seats.begin(), set.seats.end());
    const auto shift = needed_shift(all);
    if (shift.value != 0.0) {
        require_both_channels(files, addition.file, set);
        addition.remarks.push_back("all levels are shifted by " + level_text(shift) +
                                   ": modernGraphTool drops those outside -40 to 120 dB");
    }
    for (const auto& curve : all) {
        const auto name = addition.file + " " + curve.channel + ".txt";
        if (const auto* alike = files.look_alike(name); alike != nullptr && *alike != name) {
            throw Error(Fault::cannot_create, Place{files.path(*alike)},
                        "differs from '" + name + "' in letter case alone: give this name with --file");
        }
        if (curve.frequency_hz.front() > 20.5 || curve.frequency_hz.back() < 19000.0) {
            addition.remarks.push_back(name + ": goes from " + format_fixed(curve.frequency_hz.front(), 1) +
                                       " to " + format_fixed(curve.frequency_hz.back(), 1) +
                                       " Hz, and graph tools hold its ends");
        }
        plan_file(addition, database.curves + "/" + name, to_graph_text(curve, shift), force);
    }
}

std::string read_book(const Database& database, Addition& addition)
{
    addition.has_book = is_file(database.book);
    if (!addition.has_book && exists(database.book)) {
        throw Error(Fault::cannot_create, Place{database.book},
                    "expected a file or nothing but found a folder, a pipe or a link that leads nowhere");
    }
    return addition.has_book ? read_file(database.book) : empty_book();
}

} // namespace

Addition plan_addition(const Database& database, const Product& product,
                       const std::vector<ChannelCurve>& curves, bool force)
{
    Addition addition;
    addition.old_book = read_book(database, addition);
    const Book book(addition.old_book, database.book);
    auto entry = plan_entry(book, product, !curves.empty());
    addition.file = entry.file;
    addition.remarks = entry.remarks;
    if (!curves.empty()) {
        const CurveFiles files(database.curves, book);
        const auto set = to_sample_set(curves);
        plan_curves(addition, database, files, set, force);
        entry.labels = set.labels;
    }
    addition.new_book = write_entry(book, product, entry);
    return addition;
}

void plan_target(Addition& addition, const Database& database, const std::string& name,
                 const FrequencyResponse& target, bool force)
{
    const auto curve = to_graph_curve(target, "");
    const auto shift = needed_shift({&curve, 1});
    if (shift.value != 0.0) {
        addition.remarks.push_back("the target is shifted by " + level_text(shift));
    }
    plan_file(addition, database.targets + "/" + target_file_name(name), to_graph_text(curve, shift), force);
}

std::optional<std::string> target_line(const Database& database, const std::string& name)
{
    const auto wanted = target_file_name(name);
    if (std::any_of(database.named_targets.begin(), database.named_targets.end(),
                    [&](const NamedTarget& target) { return target_file_name(target.name) == wanted; })) {
        return std::nullopt;
    }
    auto short_name = wanted.substr(0, wanted.rfind(" Target"));
    short_name = replace_all(replace_all(short_name, "\\", "\\\\"), "\"", "\\\"");
    return std::string(database.is_modern ? "TARGET_MANIFEST" : "targets") +
           ": { type:\"Target\", files:[\"" + short_name + "\"] },";
}

bool changes_book(const Addition& addition)
{
    return addition.new_book != addition.old_book || !addition.has_book;
}

void write_addition(const Addition& addition, const Database& database)
{
    CreatedFiles created;
    const auto write = [&](const std::string& path, const std::string& text) {
        if (const auto slash = path.rfind('/'); slash != std::string::npos) {
            create_folders(path.substr(0, slash));
        }
        created.write(path, [&] { write_file(path, text); });
    };
    for (const auto& file : addition.files) {
        write(file.path, file.text);
    }
    // Last: a book never names what is not there yet.
    if (changes_book(addition)) {
        write(database.book, addition.new_book);
    }
    created.keep();
}

} // namespace earbench
