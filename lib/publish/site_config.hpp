#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// A target that a graph tool offers, and the line of its configuration that names it.
struct NamedTarget {
    std::string name; ///< " Target" may end it or not
    std::size_t line = 0;
};

/// What the config.js of a graph tool says in plain words; what it computes or leaves out is not known.
///
/// CrinGraph and its forks say `DIR`, `PHONE_BOOK`, `default_channels`, `num_samples` and `targets`,
/// modernGraphTool `PHONE_MEASUREMENT`, `TARGET_MEASUREMENT`, `PHONE_BOOK` and `TARGET_MANIFEST`. Addresses
/// are relative to the page, not to config.js.
struct SiteConfig {
    std::optional<std::string> directory;      ///< DIR
    std::optional<std::string> book;           ///< PHONE_BOOK
    std::optional<std::string> phones_folder;  ///< PHONE_MEASUREMENT
    std::optional<std::string> targets_folder; ///< TARGET_MEASUREMENT
    std::vector<std::string> channels;         ///< default_channels; empty: not said
    int samples = 0;                           ///< num_samples; 0: not said
    std::vector<NamedTarget> targets;

    /// True where it says where the database is.
    [[nodiscard]] bool names_database() const { return directory || book || phones_folder; }
    /// True for the configuration of modernGraphTool.
    [[nodiscard]] bool is_modern() const { return phones_folder.has_value(); }
};

/// Reads `javascript`; comments are passed over, and of two values for one name the first counts.
[[nodiscard]] SiteConfig read_site_config(std::string_view javascript);

} // namespace earbench
