#include "certain_words.hpp"

#include "core/number.hpp"

#include <algorithm>

namespace earbench {

namespace {

std::string count_of(std::size_t count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

} // namespace

std::string basis_words(const Certainty& certainty)
{
    const auto against = certainty.takes_against;
    const auto takes = against ? std::to_string(certainty.takes) + " and " + count_of(*against, "take")
                               : count_of(certainty.takes, "take");
    return takes + (certainty.sessions > 1 ? ", over " + count_of(certainty.sessions, "session")
                                           : ", within one session");
}

std::string verdict_words(const DifferenceVerdict& verdict, const Certainty& certainty)
{
    const auto margin = format_shortest(verdict.margin.value) + " dB";
    if (verdict.sameness == Sameness::differs) {
        return verdict.is_within ? "differs, by less than " + margin : "differs";
    }
    if (verdict.sameness == Sameness::same) {
        return "same within " + margin;
    }
    const std::string unit = certainty.sessions > 1 ? "session" : "take";
    const bool many = verdict.more >= most_seatings_more;
    return "undecided, " + std::string(many ? "" : "about ") + count_of(verdict.more, "more " + unit) +
           (many ? " or more" : "") +
           (certainty.takes_against && !certainty.one_more_session ? " of each" : "");
}

std::string verdict_name(Sameness sameness)
{
    return sameness == Sameness::differs ? "differs" : sameness == Sameness::same ? "same" : "undecided";
}

std::vector<std::string> drift_findings(const Comparison& row)
{
    const auto certainty = row.certainty.value_or(Certainty{});
    const auto known = [](const auto& verdict) { return verdict.has_value(); };
    if (std::none_of(certainty.verdicts.begin(), certainty.verdicts.end(), known)) {
        throw Error(Fault::data, "expected two takes or more of " + subject_label(row) +
                                     " now and before, or several sessions before, for --control but found " +
                                     basis_words(certainty));
    }
    std::vector<std::string> findings;
    for (std::size_t i = 0; i < row.measures.size(); ++i) {
        const auto& verdict = certainty.verdicts[i];
        if (verdict && verdict->sameness == Sameness::differs && !verdict->is_within) {
            const auto& interval = *certainty.intervals[i];
            const auto [name, value] = row.measures[i];
            findings.push_back("the rig has drifted: " + std::string(name) + " " + format_fixed(*value, 2) +
                               " (" + format_fixed(interval.low, 2) + " to " +
                               format_fixed(interval.high, 2) + ") off its history");
        }
    }
    return findings;
}

std::string measurand_words(bool joint)
{
    const std::string all_at_once = joint ? " (in bands,\nfor all bands of a row at once)" : "";
    return "Low and high: between them lies, with 95 % certainty" + all_at_once +
           ",\nthe mean over seatings by this hand, on this rig, of this unit, in the sessions\n"
           "named above. Another hand, rig, unit or, within one session, day is not in it.\n"
           "Verdicts judge all bands of a row at once: one whose own limits exclude 0 may be\n"
           "undecided. See earbench-certainty(7).\n";
}

} // namespace earbench
