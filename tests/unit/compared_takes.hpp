// Takes of sides that are compared, as fr-compare does it.

#pragma once

#include "compare/assess.hpp"
#include "compare/comparison.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace earbench {

/// Rows of the sides of `curves` against those of `against`, or against 0 dB where there are none, before
/// they are assessed.
struct ComparedTakes {
    ComparedTakes(const std::vector<FrequencyResponse>& curves, const std::vector<FrequencyResponse>& against,
                  const DeviationOptions& how)
        : known{group_seatings(curves, Disagreement::refuse, refuse),
                group_seatings(against, Disagreement::refuse, refuse)}
    {
        if (against.empty()) {
            references.push_back(target_reference({{20.0, 20'000.0}, {0.0, 0.0}, {}, {}}, how.align));
        } else {
            std::vector<FrequencyResponse> means;
            for (const auto& each : known.references) {
                means.push_back(each.mean);
            }
            references = iem_references(means, ChannelUse::separate, Disagreement::refuse, how.align);
        }
        for (const auto& seatings : known.curves) {
            const auto channel = seatings.mean.notes().get("channel");
            rows.push_back(compare({seatings.mean, {}}, facing(references.front(), channel), how));
        }
    }

    static void refuse(const Error& error) { BOOST_ERROR(error.what()); }

    KnownSeatings known;
    std::vector<Reference> references;
    std::vector<Comparison> rows;
};

/// The place of a measure that the row has.
inline std::size_t place_of(const Comparison& row, std::string_view measure)
{
    const auto found = row.measures.find(measure);
    BOOST_REQUIRE(found.has_value());
    return *found;
}

inline std::optional<Interval> interval_of(const Comparison& row, std::string_view measure)
{
    return row.certainty.value().intervals[place_of(row, measure)];
}

} // namespace earbench
