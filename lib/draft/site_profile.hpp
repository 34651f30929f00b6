#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// What is the same in every review of a site: its earbench.yaml. What it does not say is empty.
struct SiteProfile {
    std::string reviewer;
    std::string listens;   ///< what the reviewer listens for, a sentence
    std::string ranking;   ///< address of the ranking: http, https or a path
    std::string graphs;    ///< address of the graph tool, the same
    std::string glossary;  ///< address of the glossary that the terms follow, the same
    std::string currency;  ///< of prices without one: "$", "A$", "EUR"
    std::string rig;       ///< of curves that do not name theirs
    std::string target;    ///< to draw where a review names none
    std::string smoothing; ///< to draw with, the same
    std::string rival;     ///< a curve file that every figure shows, from the folder of the profile
};

/// The profile in `bytes`, a YAML map whose keys are the names above, `listens-for` for `listens`.
///
/// @throws Error{data} with file and line for what is no YAML, another key, and an address that is none.
[[nodiscard]] SiteProfile read_site_profile(std::string_view bytes, const std::string& file);

/// `price` with the currency where it is a number alone: "$19", "19 EUR"; else as it is.
[[nodiscard]] std::string with_currency(const std::string& price, const SiteProfile& profile);

} // namespace earbench
