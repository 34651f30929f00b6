#include "io/calibration_file.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/strings.hpp"
#include "curve/channel.hpp"
#include "curve/note_keys.hpp"
#include "io/curves.hpp"
#include "io/foreign_lines.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>

namespace earbench {

namespace {

/// The only side that words before the rows name.
std::optional<char> side_in_words(std::string_view text)
{
    std::optional<char> found;
    for (const auto line : split_lines(text)) {
        if (is_row(trim(line))) {
            break;
        }
        std::string words = to_lower(line);
        std::replace_if(
            words.begin(), words.end(), [](char c) { return c < 'a' || c > 'z'; }, ' ');
        for (const auto word : split(words, ' ')) {
            const auto side = word.size() > 1 ? side_of_word(word) : std::nullopt;
            if (side && found && *side != *found) {
                return std::nullopt;
            }
            found = side ? side : found;
        }
    }
    return found;
}

std::optional<char> side_of_calibration(std::string_view text, const std::string& file)
{
    const auto file_stem = to_utf8(stem(file));
    if (file_stem.starts_with("L_") || file_stem.starts_with("R_")) {
        return file_stem.front();
    }
    const auto side = side_of(split_channel(file_stem).channel);
    return side ? side : side_in_words(text);
}

/// The first of curves that a table has side by side, unless they are left and right.
FrequencyResponse only_curve(Reading& reading, const std::string& file)
{
    auto& curves = reading.curves;
    const bool of_two_sides = std::any_of(curves.begin(), curves.end(), [&](const FrequencyResponse& curve) {
        return side_of(curve.notes().get(note::channel)) !=
               side_of(curves.front().notes().get(note::channel));
    });
    const bool same_grid = std::all_of(curves.begin(), curves.end(), [&](const FrequencyResponse& curve) {
        return std::equal(curve.frequency_hz().begin(), curve.frequency_hz().end(),
                          curves.front().frequency_hz().begin(), curves.front().frequency_hz().end());
    });
    if (curves.size() != 1 && (of_two_sides || !same_grid)) {
        throw Error(Fault::data, Place{file},
                    "expected one calibration but found " + std::to_string(curves.size()) + " curves");
    }
    if (curves.size() > 1) {
        reading.remarks.push_back(file + ": of " + std::to_string(curves.size()) + " curves the first, '" +
                                  label(curves.front()) + "', is taken");
    }
    return std::move(curves.front());
}

} // namespace

Calibration parse_calibration(std::string_view text, const std::string& file)
{
    const std::string shown = file == "-" ? "standard input" : file;
    auto reading = parse_curves(text, file);
    auto response = only_curve(reading, shown);
    const auto own_side = side_of(response.notes().get(note::channel));
    const auto side = own_side ? own_side : side_of_calibration(text, file);
    response.notes() = {{"name", to_utf8(base_name(shown))}};
    if (side) {
        response.notes().add(note::channel, {&*side, 1});
    }
    return {std::move(response), std::move(reading.remarks)};
}

Calibration read_calibration(const std::string& path)
{
    return parse_calibration(read_file(path), path);
}

} // namespace earbench
