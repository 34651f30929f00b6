#include "verdict/verdict.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "core/strings.hpp"
#include "verdict/take.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

constexpr double least_level_db = -200.0; // of a take that is exactly 0

double level_db(double amplitude)
{
    return amplitude > 0.0 ? std::max(20.0 * std::log10(amplitude), least_level_db) : least_level_db;
}

CheckLimit* find_limit(CheckLimits& limits, std::string_view name)
{
    const auto found = std::find_if(limits.begin(), limits.end(),
                                    [&](const CheckLimit& limit) { return limit.name == name; });
    return found == limits.end() ? nullptr : &*found;
}

/// The higher the worse: the absolute value, but for figures that are levels.
double badness(const CheckLimit& limit, double value)
{
    const bool is_signed_level = limit.unit == "dB";
    return limit.low_is_bad ? -value : is_signed_level ? value : std::abs(value);
}

bool is_beyond(const CheckLimit& limit, double value, const std::optional<double>& bound)
{
    return bound && badness(limit, value) > (limit.low_is_bad ? -*bound : *bound);
}

int decimals_of(std::string_view unit)
{
    return unit.empty() ? 0 : unit == "dB" || unit == "ppm" ? 1 : 2;
}

} // namespace

CheckLimits default_check_limits()
{
    const std::optional<double> none;
    return {
        {"silence_dbfs", "dB", "silent", true, none, -100.0},
        {"flat_tops", "", "clipped", false, none, 2.0},
        {"ceiling_ratio", "ratio", "clipped", false, 3.0, 4.0},
        {"high_harmonics_db", "dB", "clipped", false, -50.0, -40.0},
        {"window_share_db", "dB", "other sweep", true, none, -4.0},
        {"missing_ms", "ms", "too short", false, none, 0.0},
        {"octave_step_ms", "ms", "other sweep or clock", false, none, 0.5},
        {"slip_samples", "samples", "samples lost or inserted", false, 3.0, 8.0},
        {"repeat_shift_samples", "samples", "samples lost or inserted", false, 3.0, 8.0},
        {"arrival_jump_ms", "ms", "samples lost or inserted", false, 0.7, 1.0},
        {"stuck_samples", "samples", "gap", false, none, 15.0},
        {"click_db", "dB", "click or gap", false, 16.0, 22.0},
        {"unexplained_db", "dB", "disturbed", false, -20.0, -10.0},
        {"drift_ppm", "ppm", "clock drift", false, 200.0, 1000.0},
        {"repeat_spread_db", "dB", "repeats differ", false, 0.3, none},
        {"snr_db", "dB", "noise", true, 20.0, none},
        {"hum_db", "dB", "hum", true, 30.0, none},
        {"peak_dbfs", "dB", "too loud", false, -1.0, none},
        {"level_dbfs", "dB", "too quiet", true, -50.0, none},
        {"dc_percent", "percent", "DC", false, 1.0, none},
    };
}

void set_check_limit(CheckLimits& limits, std::string_view text, CheckOutcome which)
{
    const auto equals = text.find('=');
    auto* const limit = find_limit(limits, text.substr(0, equals));
    const auto value = equals == text.npos ? std::nullopt : parse_number(text.substr(equals + 1));
    if (limit == nullptr || !value) {
        std::vector<std::string> names;
        for (const auto& known : limits) {
            names.emplace_back(known.name);
        }
        throw Error(Fault::usage,
                    "expected a figure of the verdict and its limit such as drift_ppm=500 but found '" +
                        std::string(text) + "'; the figures are " + join(names, ", "));
    }
    (which == CheckOutcome::warning ? limit->warn : limit->reject) = value;
}

std::string describe(const TakeCheck& check)
{
    const auto& bound = check.outcome == CheckOutcome::rejected ? check.limit.reject : check.limit.warn;
    std::string text = std::string(check.limit.reason) + ": " + std::string(check.limit.name) + " " +
                       format_fixed(check.value, decimals_of(check.limit.unit));
    if (check.place) {
        constexpr int millisecond_decimals = 3;
        text += " at " +
                format_fixed(check.place->value, check.place->unit == "s" ? millisecond_decimals : 0) + " " +
                std::string(check.place->unit);
    }
    if (check.repeat > 0) {
        text += " in repeat " + std::to_string(check.repeat);
    }
    if (bound && check.outcome != CheckOutcome::good) {
        text += " (limit " + format_shortest(*bound) + ")";
    }
    return text;
}

void TakeVerdict::add(std::string_view name, double value, std::optional<CheckPlace> place)
{
    const auto* const limit = find_limit(m_limits, name);
    if (limit == nullptr) {
        throw Error(Fault::internal, "expected a known check but found '" + std::string(name) + "'");
    }
    TakeCheck check{*limit, value, CheckOutcome::good, place};
    if (is_beyond(*limit, value, limit->reject)) {
        check.outcome = CheckOutcome::rejected;
    } else if (is_beyond(*limit, value, limit->warn)) {
        check.outcome = CheckOutcome::warning;
    }
    m_checks.push_back(check);
}

void TakeVerdict::replace(std::string_view name, double value)
{
    std::erase_if(m_checks, [&](const TakeCheck& known) { return known.limit.name == name; });
    add(name, value);
}

void TakeVerdict::take_worse(const TakeVerdict& of_repeat, int index, const RepeatCuts& cuts, SampleRate rate)
{
    for (auto check : of_repeat.m_checks) {
        check.repeat = index + 1;
        if (check.place && check.place->unit == "s") {
            check.place->value = place_in_signal(check.place->value * rate.value, cuts, index) / rate.value;
        }
        const auto own = std::find_if(m_checks.begin(), m_checks.end(), [&](const TakeCheck& known) {
            return known.limit.name == check.limit.name;
        });
        if (own == m_checks.end()) {
            m_checks.push_back(check);
        } else if (badness(check.limit, check.value) > badness(own->limit, own->value)) {
            *own = check;
        }
    }
}

CheckOutcome TakeVerdict::outcome() const
{
    CheckOutcome worst = CheckOutcome::good;
    for (const auto& check : m_checks) {
        worst = std::max(worst, check.outcome);
    }
    return worst;
}

std::vector<TakeCheck> TakeVerdict::with_outcome(CheckOutcome which) const
{
    std::vector<TakeCheck> found;
    for (const auto& limit : m_limits) {
        for (const auto& check : m_checks) {
            if (check.limit.name == limit.name && check.outcome == which) {
                found.push_back(check);
            }
        }
    }
    return found;
}

std::optional<double> TakeVerdict::value(std::string_view name) const
{
    for (const auto& check : m_checks) {
        if (check.limit.name == name) {
            return check.value;
        }
    }
    return std::nullopt;
}

void check_samples(TakeVerdict& verdict, std::span<const double> take, SampleRate rate)
{
    const double peak = peak_of(take);
    verdict.add("silence_dbfs", level_db(peak));
    const auto clipping = find_clipping(take);
    const CheckPlace first_flat_top{static_cast<double>(clipping.first) / rate.value, "s"};
    verdict.add("flat_tops", static_cast<double>(clipping.runs),
                clipping.runs > 0 ? std::optional(first_flat_top) : std::nullopt);
    verdict.add("peak_dbfs", level_db(peak));
    verdict.add("level_dbfs", level_db(peak));
    verdict.add("dc_percent", take.empty() ? 0.0 : 100.0 * mean_of(take));
}

void check_clock(TakeVerdict& verdict, double drift, const std::optional<PilotTiming>& corrected)
{
    constexpr double ppm = 1e6;
    verdict.add("drift_ppm", ppm * drift);
    if (corrected && corrected->slip) {
        verdict.add("slip_samples", *corrected->slip);
    }
}

double power_ratio_db(double numerator, double denominator)
{
    if (denominator <= 0.0 || numerator <= 0.0) {
        return numerator > 0.0 ? greatest_ratio_db : -greatest_ratio_db;
    }
    return std::clamp(10.0 * std::log10(numerator / denominator), -greatest_ratio_db, greatest_ratio_db);
}

} // namespace earbench
