#include "compare/bands.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace earbench {

namespace {

constexpr double octave_ratio = 1.9952623149688795; // G = 10^(3/10), IEC 61260-1:2014, 5.2

/// Nominal midband frequencies of one-third octaves in Hz, IEC 61260-1:2014, annex E; each third of them from
/// the first octave on is one of an octave.
constexpr std::array nominal_hz{20.0,   25.0,   31.5,   40.0,     50.0,     63.0,     80.0,    100.0,
                                125.0,  160.0,  200.0,  250.0,    315.0,    400.0,    500.0,   630.0,
                                800.0,  1000.0, 1250.0, 1600.0,   2000.0,   2500.0,   3150.0,  4000.0,
                                5000.0, 6300.0, 8000.0, 10'000.0, 12'500.0, 16'000.0, 20'000.0};
constexpr int index_of_1_khz = 17;

/// Measures that no band may be called.
constexpr std::array<std::string_view, 11> taken_names{
    "offset_db", "rms_db",    "mean_abs_db", "sd_db",          "max_abs_db",       "rig_level_db",
    "lr_rms_db", "lr_max_db", "score_sd_db", "score_slope_db", "score_mean_abs_db"};

bool is_name(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.';
    });
}

} // namespace

std::vector<NamedBand> default_bands()
{
    return {{"sub_bass_db", 20.0, 60.0},      {"bass_db", 60.0, 250.0},
            {"low_mid_db", 250.0, 500.0},     {"mid_db", 500.0, 2000.0},
            {"upper_mid_db", 2000.0, 4000.0}, {"presence_db", 4000.0, 6000.0},
            {"treble_db", 6000.0, 10'000.0},  {"air_db", 10'000.0, 20'000.0}};
}

std::vector<NamedBand> iec_bands(int bands_per_octave)
{
    assert(bands_per_octave == 1 || bands_per_octave == 3);
    const bool octaves = bands_per_octave == 1;
    const double half = std::pow(octave_ratio, 0.5 / bands_per_octave);
    std::vector<NamedBand> bands;
    for (int i = octaves ? 2 : 0; i < static_cast<int>(nominal_hz.size()); i += octaves ? 3 : 1) {
        const double middle = 1000.0 * std::pow(octave_ratio, (i - index_of_1_khz) / 3.0);
        bands.push_back({(octaves ? "octave_" : "third_") +
                             format_shortest(nominal_hz[static_cast<std::size_t>(i)]) + "_db",
                         middle / half, middle * half});
    }
    return bands;
}

std::vector<NamedBand> parse_bands(std::string_view text, const std::string& file)
{
    std::vector<NamedBand> bands;
    std::size_t number = 0;
    for (const auto whole : split_lines(text)) {
        ++number;
        const auto line = trim(whole.substr(0, whole.find('#')));
        if (line.empty() || (bands.empty() && line == "name,from_hz,to_hz")) {
            continue;
        }
        const auto cells = split(line, ',');
        const auto from = parse_hertz(trim(cells.size() == 3 ? cells[1] : ""));
        const auto to = parse_hertz(trim(cells.size() == 3 ? cells[2] : ""));
        const auto name = std::string(trim(cells[0])) + "_db";
        const auto same = [&](const NamedBand& band) { return band.name == name; };
        if (!is_name(trim(cells[0])) || !from || !to || from->value <= 0.0 || to->value <= from->value) {
            throw Error(Fault::data, Place{file, number},
                        "expected name,from_hz,to_hz with increasing frequencies but found '" +
                            std::string(line) + "'");
        }
        if (std::any_of(bands.begin(), bands.end(), same) ||
            std::find(taken_names.begin(), taken_names.end(), name) != taken_names.end()) {
            throw Error(Fault::data, Place{file, number},
                        "expected a name that no other measure has but found '" +
                            std::string(trim(cells[0])) + "'");
        }
        bands.push_back({name, from->value, to->value});
    }
    if (bands.empty()) {
        throw Error(Fault::data, Place{file},
                    "expected bands, name,from_hz,to_hz one a line, but found none");
    }
    return bands;
}

} // namespace earbench
