#pragma once

#include "core/error.hpp"
#include "curve/average.hpp"
#include "curve/frequency_response.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace earbench {

/// The seatings of one side of an IEM, and what each of them does to their mean.
///
/// What is counted are takes, or where these come from several sessions, the sessions: each by the mean of
/// its takes, because takes of one session share what the rig was off by then.
struct Seatings {
    FrequencyResponse mean;                 ///< of the levels in dB; the note `takes` says of how many
    std::vector<FrequencyResponse> without; ///< for each that is counted, the mean of all others; or empty
    std::size_t takes;
    std::size_t sessions = 1;        ///< 1 where no take names one
    std::vector<Hertz> resonances{}; ///< of the takes, in order, see seat_depths; or empty
    std::vector<double> depths{};    ///< of each that is counted, the mean log2 of resonances; or empty

    /// How many are counted, 1 where nothing is known of their spread.
    [[nodiscard]] std::size_t count() const;
    /// True where `mean` is all there is, with the spread of its takes at every point as `spread_db`.
    [[nodiscard]] bool has_spread_alone() const;
};

/// The seatings that `takes`, of one IEM and side, are; one that is an average already may stand alone.
///
/// @throws Error{data} as average does, and if two takes have the same levels: a copy says nothing of seats.
[[nodiscard]] Seatings make_seatings(std::span<const FrequencyResponse> takes, Disagreement disagreement);

/// The seatings of each name and side among `curves`, in the order of their first curves, with the side as
/// channel. `tell` is called with what make_seatings throws, and those are left out.
[[nodiscard]] std::vector<Seatings> group_seatings(std::span<const FrequencyResponse> curves,
                                                   Disagreement disagreement,
                                                   const std::function<void(const Error&)>& tell);

/// Those curves among `curves` that are averages with `spread_db`, each by itself, as long as no other has
/// the same name and channel: none could be told from it.
[[nodiscard]] std::vector<Seatings> seatings_of_averages(std::span<const FrequencyResponse> curves);

/// Those of this name and channel among `all`; null where there are none.
[[nodiscard]] const Seatings* find_seatings(std::span<const Seatings> all, std::string_view name,
                                            std::string_view channel);

} // namespace earbench
