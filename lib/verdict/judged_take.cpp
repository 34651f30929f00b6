#include "verdict/judged_take.hpp"

#include "core/number.hpp"
#include "text/json.hpp"

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

std::string check_object(const TakeCheck& found)
{
    constexpr int decimals = 3;
    return "{\"name\": " + quote_json(found.check.name) +
           ", \"value\": " + format_fixed(found.value, decimals) +
           ", \"unit\": " + quote_json(found.check.unit) + ", \"warn\": " + number_or_null(found.check.warn) +
           ", \"reject\": " + number_or_null(found.check.reject) +
           ", \"at\": " + (found.place ? format_fixed(found.place->value, decimals) : "null") +
           ", \"at_unit\": " + quote_json(found.place ? found.place->unit : std::string_view()) +
           (found.place && found.place->passes
                ? ", \"passes_s\": " + format_fixed(found.place->passes->value, decimals)
                : "") +
           ", \"outcome\": " + quote_json(outcome_text(found.outcome)) +
           (found.repeat > 0 ? ", \"repeat\": " + std::to_string(found.repeat) : "") + "}";
}

} // namespace

std::string place_of(const JudgedTake& judged)
{
    return judged.take + (judged.channel.empty() ? "" : ": channel " + judged.channel);
}

std::string describe(const JudgedTake& judged)
{
    return place_of(judged) + ": " + std::string(outcome_text(judged.outcome)) + ": " + judged.reason;
}

std::string verdict_report(std::span<const JudgedTake> judged)
{
    std::string text = "[";
    for (const auto& take : judged) {
        text += &take == &judged.front() ? "\n" : ",\n";
        text += "  {\"take\": " + quote_json(take.take) + ", \"channel\": " + quote_json(take.channel) +
                ", \"verdict\": " + quote_json(outcome_text(take.outcome)) +
                ", \"reason\": " + quote_json(take.reason) + ", \"checks\": [";
        for (const auto& check : take.checks) {
            text += (&check == &take.checks.front() ? "\n    " : ",\n    ") + check_object(check);
        }
        text += take.checks.empty() ? "]}" : "\n  ]}";
    }
    return text + (judged.empty() ? "]\n" : "\n]\n");
}

} // namespace earbench
