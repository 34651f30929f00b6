#include "rows.hpp"

#include <algorithm>
#include <set>

namespace earbench {

RowChoice row_choice(const CompareOptions& options, const DeviationOptions& how)
{
    RowChoice choice;
    for (const auto& limit : options.limits) {
        choice.limits.push_back(parse_limit(limit, how));
    }
    for (const auto& limit : options.within) {
        choice.within.push_back(parse_within(limit, how));
    }
    if (options.sort) {
        choice.sort = parse_sort(*options.sort, how);
    }
    if (options.nearest) {
        if (*options.nearest < 1) {
            throw Error(Fault::usage,
                        "expected 1 or more for --nearest but found " + std::to_string(*options.nearest));
        }
        choice.nearest = static_cast<std::size_t>(*options.nearest);
    }
    return choice;
}

std::vector<Comparison> choose_rows(std::vector<Comparison> chosen, const RowChoice& choice)
{
    std::erase_if(chosen, [&](const Comparison& row) {
        return !std::all_of(choice.within.begin(), choice.within.end(),
                            [&](const Limit& limit) { return is_within(row, limit); });
    });
    if (choice.nearest) {
        chosen = nearest_iems(std::move(chosen), *choice.nearest);
    }
    if (choice.sort) {
        sort_comparisons(chosen, *choice.sort);
    }
    return chosen;
}

std::vector<ShownCurve> shown_curves(std::span<const Comparison> rows,
                                     std::span<const FrequencyResponse> curves)
{
    std::vector<ShownCurve> shown;
    std::set<std::size_t> known;
    for (const auto& row : rows) {
        if (known.insert(row.subject).second) {
            const auto limits = row.certainty ? row.certainty->points : PointLimits{};
            shown.push_back(shown_with(curves[row.subject], row.offset, limits));
        }
    }
    return shown;
}

std::vector<FrequencyResponse> differences_of(std::span<const Comparison> rows, std::span<const Notes> notes)
{
    std::vector<FrequencyResponse> differences;
    for (const auto& row : rows) {
        differences.push_back(difference_curve(row, notes[row.subject]));
    }
    return differences;
}

int check_limits(cli::Tool& tool, std::span<const Comparison> rows, std::span<const Limit> limits,
                 bool several_references)
{
    int answer = 0;
    for (const auto& row : rows) {
        for (const auto& limit : limits) {
            tool.attempt([&] {
                if (const auto finding = exceeds(row, limit)) {
                    tool.complain(subject_label(row) + ": " + *finding +
                                  (several_references ? " against " + row.against.text() : ""));
                    answer = 1;
                }
            });
        }
    }
    return answer;
}

} // namespace earbench
