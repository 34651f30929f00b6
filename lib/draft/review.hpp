#pragma once

#include "core/error.hpp"
#include "draft/site_profile.hpp"
#include "post/rating.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

struct Link {
    std::string label; ///< may be empty
    std::string url;   ///< http or https
};

/// Where the unit came from: a post has exactly one disclosure.
enum class Source { unknown, sample, tour, loan, purchase };

/// A figure that the post shows.
struct PostFigure {
    std::string path;               ///< from the root of the site, or a URL
    std::vector<std::string> names; ///< of the curves, each once; the first is the product's
    std::string target;             ///< what a caption calls the target ("Harman IE 2019 target"), or empty
    std::string rig;                ///< what the curves were measured with, or empty
    std::string smoothing{};        ///< "1/12 octave smoothing", "unsmoothed", or empty
    std::string alignment{};        ///< where the curves are at one level: "500 Hz", or empty
};

/// What is known of a review. Texts are one line of UTF-8 without control characters; what is not known is
/// empty.
struct Review {
    std::string brand;
    std::string model;
    std::string tagline;
    std::string date; ///< YYYY-MM-DD
    std::string slug; ///< given by the user in place of brand and model
    std::string price;
    std::string image; ///< of the head of the post: a path from the root of the site, or a URL
    Source source = Source::unknown;
    std::string provider; ///< who gave, lent or sold the unit
    std::vector<Link> links;
    std::string playback; ///< sources used in the test
    std::string cable;
    std::string tips;
    SubRatings parts;
    std::optional<double> sonic;
    std::optional<double> bias;
    std::vector<std::string> curves; ///< files to draw
    std::string target;              ///< to draw with them
    std::optional<PostFigure> figure;
    SiteProfile profile;
    bool has_drawings = false; ///< the site has the figures of draft/drawings.hpp
};

/// Something that can be said about a review: the option `--name`, and the key `name` of a review file.
struct ReviewField {
    std::string_view name;
    std::string_view value_name;
    std::string_view help;
    bool repeated = false;
    bool is_option = true; ///< else it is a key of the file and an operand of the tool
};
[[nodiscard]] const std::vector<ReviewField>& review_fields();

/// One field as given: on the command line, or at a place of a file.
struct ReviewSetting {
    std::string field;
    std::string value;
    std::optional<Place> place;
};

/// The review that `from_file` and, before it, `from_options` describe, on a site with `profile`.
///
/// A price without a currency is in that of the profile; without a target the review has that of the profile.
/// A field of the options replaces that of the file (every part of `sub` for itself, the four sources as
/// one). `sonic` follows from the four sub-ratings where it is not given (overall_rating).
/// @throws Error for a value that is not what its field says, for two sources, and where brand or model is
/// missing:
///         Error{data} with the place in the file, Error{usage} for options.
[[nodiscard]] Review make_review(const std::vector<ReviewSetting>& from_file,
                                 const std::vector<ReviewSetting>& from_options,
                                 const std::string& default_date, const SiteProfile& profile = {});

/// What the author should look at: a sonic rating that is not the mean of the four sub-ratings.
[[nodiscard]] std::vector<std::string> review_remarks(const Review& review);

} // namespace earbench
