#include "verdict/take_verdict.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>

namespace earbench {

std::string describe(const TakeCheck& found)
{
    const auto& check = found.check;
    const auto& limit = found.outcome == CheckOutcome::rejected ? check.reject : check.warn;
    std::string text = std::string(check.reason) + ": " + std::string(check.name) + " " +
                       format_fixed(found.value, check.decimals);
    if (found.place) {
        constexpr int millisecond_decimals = 3;
        text += " at " +
                format_fixed(found.place->value, found.place->unit == "s" ? millisecond_decimals : 0) + " " +
                std::string(found.place->unit);
        if (found.place->passes) {
            text += ", " + format_fixed(found.place->passes->value, millisecond_decimals) + " s";
        }
    }
    if (found.repeat > 0) {
        text += " in repeat " + std::to_string(found.repeat);
    }
    if (limit && found.outcome != CheckOutcome::good) {
        text += " (limit " + format_shortest(*limit) + ")";
    }
    return text;
}

void TakeVerdict::set(std::size_t index, const CheckFigure& figure)
{
    const auto& check = m_limits[index];
    m_results[index] = TakeCheck{check,        figure.value,         outcome_of(check, figure.value),
                                 figure.place, figure.of_whole_take, 0};
}

void TakeVerdict::add(std::string_view name, double value, std::optional<CheckPlace> place)
{
    const auto named = std::find_if(m_limits.begin(), m_limits.end(),
                                    [&](const Check& check) { return check.name == name; });
    if (named == m_limits.end()) {
        throw Error(Fault::internal, "expected a known check but found '" + std::string(name) + "'");
    }
    set(static_cast<std::size_t>(named - m_limits.begin()), {value, place});
}

template <typename Function, typename Subject>
void TakeVerdict::judge_by(const Subject& subject)
{
    for (std::size_t i = 0; i < m_limits.size(); ++i) {
        const auto* const function = std::get_if<Function>(&m_limits[i].figure);
        if (const auto found = function == nullptr ? std::nullopt : (*function)(subject)) {
            set(i, *found);
            if (m_limits[i].weight == Weight::decisive && m_results[i]->outcome == CheckOutcome::rejected) {
                return;
            }
        }
    }
}

void TakeVerdict::judge(const RecordedTake& recorded)
{
    judge_by<SampleCheck>(recorded);
}

void TakeVerdict::judge(const TakeView& view)
{
    judge_by<DivisionCheck>(view);
}

void TakeVerdict::judge(const RepeatMean& mean)
{
    judge_by<RepeatCheck>(mean);
}

void TakeVerdict::judge(const DriftHistory& history)
{
    judge_by<SessionCheck>(history);
}

void TakeVerdict::take_worse(const TakeVerdict& of_repeat, int index, const RepeatCuts& cuts, SampleRate rate)
{
    for (std::size_t i = 0; i < m_results.size(); ++i) {
        auto other = of_repeat.m_results[i];
        if (!other) {
            continue;
        }
        other->repeat = other->of_whole_take ? 0 : index + 1;
        const auto in_take = [&](double time_s) {
            return place_in_signal(time_s * rate.value, cuts, index) / rate.value;
        };
        if (other->place && other->place->unit == "s") {
            other->place->value = in_take(other->place->value);
        }
        if (other->place && other->place->passes) {
            other->place->passes = Seconds{in_take(other->place->passes->value)};
        }
        auto& own = m_results[i];
        if (!own || badness(own->check, other->value) > badness(own->check, own->value)) {
            own = other;
        }
    }
}

std::vector<TakeCheck> TakeVerdict::checks() const
{
    std::vector<TakeCheck> made;
    for (const auto& result : m_results) {
        if (result) {
            made.push_back(*result);
        }
    }
    return made;
}

CheckOutcome TakeVerdict::outcome() const
{
    CheckOutcome worst = CheckOutcome::good;
    for (const auto& result : m_results) {
        worst = result ? std::max(worst, result->outcome) : worst;
    }
    return worst;
}

std::vector<TakeCheck> TakeVerdict::with_outcome(CheckOutcome which) const
{
    auto found = checks();
    std::erase_if(found, [&](const TakeCheck& check) { return check.outcome != which; });
    return found;
}

std::optional<double> TakeVerdict::value(std::string_view name) const
{
    for (const auto& result : m_results) {
        if (result && result->check.name == name) {
            return result->value;
        }
    }
    return std::nullopt;
}

std::string TakeVerdict::reason() const
{
    std::vector<std::string> parts;
    if (outcome() != CheckOutcome::good) {
        for (const auto& check : with_outcome(outcome())) {
            parts.push_back(describe(check));
        }
        return join(parts, "; ");
    }
    auto said = checks();
    std::erase_if(said, [](const TakeCheck& check) { return check.check.summary_place == 0; });
    std::stable_sort(said.begin(), said.end(), [](const TakeCheck& left, const TakeCheck& right) {
        return left.check.summary_place < right.check.summary_place;
    });
    for (const auto& check : said) {
        parts.push_back(std::string(check.check.name) + " " + format_fixed(check.value, 1));
    }
    return join(parts, "; ");
}

} // namespace earbench
