#include "verdict_report.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

namespace earbench {

namespace {

std::string_view outcome_text(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::good:
        return "accepted";
    case CheckOutcome::warning:
        return "accepted with warnings";
    case CheckOutcome::rejected:
        break;
    }
    return "rejected";
}

std::string number_or_null(const std::optional<double>& value)
{
    return value ? format_shortest(*value) : "null";
}

std::string check_object(const TakeCheck& check)
{
    constexpr int decimals = 3;
    return "{\"name\": " + quote_json(check.limit.name) +
           ", \"value\": " + format_fixed(check.value, decimals) +
           ", \"unit\": " + quote_json(check.limit.unit) + ", \"warn\": " + number_or_null(check.limit.warn) +
           ", \"reject\": " + number_or_null(check.limit.reject) +
           ", \"at\": " + (check.place ? format_fixed(check.place->value, decimals) : "null") +
           ", \"at_unit\": " + quote_json(check.place ? check.place->unit : std::string_view()) +
           ", \"outcome\": " + quote_json(outcome_text(check.outcome)) +
           (check.repeat > 0 ? ", \"repeat\": " + std::to_string(check.repeat) : "") + "}";
}

} // namespace

void declare_verdict(cli::Tool& tool, VerdictOptions& options)
{
    tool.option("--limit", options.limits, "FIGURE=VALUE", "Reject takes beyond this (may repeat)")
        .option("--warn", options.warnings, "FIGURE=VALUE", "Warn of takes beyond this (may repeat)")
        .flag("--single-clock", options.single_clock, "Player and recorder share a clock: ignore the pilots")
        .option("--report", options.report, "FILE.json", "Write every figure of every verdict to FILE.json");
}

CheckLimits check_limits(const VerdictOptions& options)
{
    auto limits = default_check_limits();
    for (const auto& text : options.warnings) {
        set_check_limit(limits, text, CheckOutcome::warning);
    }
    for (const auto& text : options.limits) {
        set_check_limit(limits, text, CheckOutcome::rejected);
    }
    return limits;
}

std::string describe_reasons(const TakeVerdict& verdict)
{
    std::vector<std::string> parts;
    if (verdict.outcome() == CheckOutcome::good) {
        for (const auto* name : {"drift_ppm", "snr_db", "peak_dbfs", "repeat_spread_db"}) {
            if (const auto value = verdict.value(name)) {
                parts.push_back(std::string(name) + " " + format_fixed(*value, 1));
            }
        }
    } else {
        for (const auto& check : verdict.with_outcome(verdict.outcome())) {
            parts.push_back(describe(check));
        }
    }
    return join(parts, "; ");
}

std::string place_of(const JudgedTake& judged)
{
    return judged.take + (judged.channel.empty() ? "" : ": channel " + judged.channel);
}

std::string describe(const JudgedTake& judged)
{
    return place_of(judged) + ": " + std::string(outcome_text(judged.outcome)) + ": " + judged.reason;
}

std::string verdict_report(const std::vector<JudgedTake>& judged)
{
    std::string text = "[";
    for (const auto& take : judged) {
        text += &take == &judged.front() ? "\n" : ",\n";
        text += "  {\"take\": " + quote_json(to_utf8(take.take)) +
                ", \"channel\": " + quote_json(take.channel) +
                ", \"verdict\": " + quote_json(outcome_text(take.outcome)) +
                ", \"reason\": " + quote_json(to_utf8(take.reason)) + ", \"checks\": [";
        for (const auto& check : take.checks) {
            text += (&check == &take.checks.front() ? "\n    " : ",\n    ") + check_object(check);
        }
        text += take.checks.empty() ? "]}" : "\n  ]}";
    }
    return text + (judged.empty() ? "]\n" : "\n]\n");
}

} // namespace earbench
