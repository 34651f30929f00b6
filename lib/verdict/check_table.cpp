#include "verdict/check_table.hpp"

#include "core/assignment.hpp"
#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"
#include "verdict/checks.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace earbench {

namespace {

bool is_beyond(const Check& check, double value, const std::optional<double>& limit)
{
    return limit && badness(check, value) > (check.sense == Sense::low ? -*limit : *limit);
}

} // namespace

CheckLimits default_check_limits()
{
    const std::optional<double> none;
    const auto low = Sense::low;
    const auto high = Sense::high;
    const auto size = Sense::far_from_zero;
    const auto only = Weight::decisive;
    const std::string_view lost = "samples lost or inserted";
    // clang-format off
    return {
        {"silence_dbfs", "dB", 1, "silent", low, none, -100.0, 0, checks::silence},
        {"heard_db", "dB", 1, "nothing is heard", low, none, 20.0, 0, checks::heard, only},
        {"second_sweep_db", "dB", 1, "several sweeps", high, -30.0, -12.0, 0, checks::second_sweep, only},
        {"answered_percent", "percent", 0, "other signal", low, none, 30.0, 0, checks::answered, only},
        {"flat_tops", "", 0, "clipped", size, none, 2.0, 0, checks::flat_tops},
        {"ceiling_ratio", "ratio", 2, "clipped", size, 3.0, 4.0, 0, checks::ceiling},
        {"high_harmonics_db", "dB", 1, "clipped", high, -50.0, -43.0, 0, checks::high_harmonics},
        {"window_share_db", "dB", 1, "other sweep", low, none, -4.0, 0, checks::window_share},
        {"missing_ms", "ms", 2, "too short", size, none, 0.0, 0, checks::missing},
        {"octave_step_ms", "ms", 2, "other sweep or clock", size, none, 0.5, 0, checks::octave_step},
        {"slip_samples", "samples", 2, lost, size, 3.0, 6.0, 0, checks::slip},
        {"repeat_shift_samples", "samples", 2, lost, size, 3.0, 8.0, 0, checks::repeat_shift},
        {"arrival_jump_ms", "ms", 2, lost, size, 0.7, 1.0, 0, checks::arrival_jump},
        {"pilot_gain_db", "dB", 2, "gain moves", size, none, 1.0, 0, checks::pilot_gain},
        {"first_pilot_gain_db", "dB", 2, "gain moves", size, 0.3, none, 0, checks::first_pilot_gain},
        {"second_pilot_gain_db", "dB", 2, "gain moves", size, 0.3, none, 0, checks::second_pilot_gain},
        {"stuck_samples", "samples", 2, "gap", size, none, 15.0, 0, checks::stuck},
        {"click_db", "dB", 1, "click or gap", high, 16.0, 22.0, 0, checks::click},
        {"disturbed_db", "dB", 1, "disturbed", high, 0.4, 3.0, 0, checks::disturbed},
        {"bass_third_db", "dB", 1, "overload in the bass", high, -30.0, -12.0, 0, checks::bass_third},
        {"drift_ppm", "ppm", 1, "clock drift", size, 200.0, 1000.0, 1, checks::drift},
        {"drift_change_ppm", "ppm", 1, lost, size, 20.0, none, 0, checks::drift_change},
        {"repeat_spread_db", "dB", 1, "repeats differ", high, 0.3, 1.0, 4, checks::repeat_spread},
        {"snr_db", "dB", 1, "noise", low, 20.0, none, 2, checks::snr},
        {"hum_db", "dB", 1, "hum", low, 30.0, none, 0, checks::hum},
        {"peak_dbfs", "dB", 1, "too loud", high, -1.0, none, 3, checks::peak},
        {"level_dbfs", "dB", 1, "too quiet", low, -50.0, none, 0, checks::level},
        {"dc_percent", "percent", 2, "DC", size, 1.0, none, 0, checks::dc},
        {"polarity_sign", "", 0, "polarity", low, none, none, 0, checks::polarity},
    };
    // clang-format on
}

namespace {

/// "snr" of "snr_db".
std::string without_unit(const std::string& name)
{
    return name.substr(0, name.rfind('_'));
}

std::optional<double> parse_limit(const Check& check, std::string_view text)
{
    const bool has_unit = !check.unit.empty() && to_lower(text).ends_with(to_lower(check.unit));
    return parse_number(trim(has_unit ? text.substr(0, text.size() - check.unit.size()) : text));
}

} // namespace

void set_check_limit(CheckLimits& limits, std::string_view text, CheckOutcome which)
{
    std::vector<std::string> names;
    std::vector<std::string> short_names;
    for (const auto& known : limits) {
        names.emplace_back(known.name);
        short_names.push_back(without_unit(names.back()));
    }
    const auto [name, value_text] = split_assignment(text);
    const auto whole = find_name(name, names);
    const auto named = whole ? whole : find_name(name, short_names);
    const auto value = named ? parse_limit(limits[*named], value_text) : std::nullopt;
    if (!value) {
        throw Error(Fault::usage,
                    "expected a figure of the verdict and its limit such as drift_ppm=500 but found '" +
                        std::string(text) + "'" +
                        (named ? number_advice(value_text) : offer_or_list(name, names, names)));
    }
    (which == CheckOutcome::warning ? limits[*named].warn : limits[*named].reject) = value;
}

CheckLimits check_limits(std::span<const std::string> warnings, std::span<const std::string> rejections)
{
    auto limits = default_check_limits();
    for (const auto& text : warnings) {
        set_check_limit(limits, text, CheckOutcome::warning);
    }
    for (const auto& text : rejections) {
        set_check_limit(limits, text, CheckOutcome::rejected);
    }
    return limits;
}

double badness(const Check& check, double value)
{
    switch (check.sense) {
    case Sense::low:
        return -value;
    case Sense::far_from_zero:
        return std::abs(value);
    case Sense::high:
        break;
    }
    return value;
}

CheckOutcome outcome_of(const Check& check, double value)
{
    return is_beyond(check, value, check.reject) ? CheckOutcome::rejected
           : is_beyond(check, value, check.warn) ? CheckOutcome::warning
                                                 : CheckOutcome::good;
}

} // namespace earbench
