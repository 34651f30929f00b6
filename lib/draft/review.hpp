#pragma once

#include "core/error.hpp"
#include "draft/measured_facts.hpp"
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
enum class Source { unknown, sample, tour, group_tour, loan, purchase };

/// The same product in another form.
struct PriceVariant {
    std::string what; ///< "with the balanced cable"
    std::string price;
};

/// A figure that the post shows.
struct PostFigure {
    std::string path;               ///< from the root of the site, or a URL
    std::vector<std::string> names; ///< of the curves, each once; the first is the product's
    std::string target;             ///< what a caption calls the target ("Harman IE 2019 target"), or empty
    std::string rig;                ///< what the curves were measured with, or empty
    std::string smoothing{};        ///< "1/12 octave smoothing", "unsmoothed", or empty
    std::string alignment{};        ///< where the curves are at one level: "500 Hz", or empty
};

/// Another product that the post compares the reviewed one with.
struct Rival {
    std::string name;
    std::vector<std::string> curves; ///< files to draw beside the product's; none: no figure
    std::optional<PostFigure> figure{};
};

/// What is known of a review. Texts are one line of UTF-8 without control characters; what is not known is
/// empty.
struct Review {
    std::string brand;
    std::string model;
    std::string tagline;
    std::string excerpt; ///< of lists of posts; the tagline where it is empty
    std::string date;    ///< YYYY-MM-DD
    std::string slug;    ///< given by the user in place of brand and model
    std::string price;
    std::vector<PriceVariant> variants;
    std::string image; ///< of the head of the post: a path from the root of the site, or a URL
    Source source = Source::unknown;
    std::string provider; ///< who gave, lent or sold the unit
    std::string thanks;   ///< "Thank you!"
    std::string discount; ///< what the seller took off: "20 %"
    std::vector<Link> links;
    std::optional<bool> affiliate; ///< whether the links earn the reviewer money
    std::string opening;
    std::string technology;
    std::string packaging;
    std::string earpieces;
    std::string fit;
    std::string recommended_tips;
    std::string impedance;
    std::string sensitivity;
    std::string playback; ///< sources used in the test
    std::string cable;
    std::string tips;
    std::vector<std::string> likes;
    std::vector<std::string> improvements;
    SubRatings parts;
    std::optional<double> sonic;
    std::optional<double> bias;
    std::vector<std::string> curves; ///< files to draw
    std::string target;              ///< to draw with them
    std::string smoothing;   ///< to draw them with, as fr-smooth(1) calls it; empty or "none": as they are
    std::string figure_path; ///< where the figure is or shall be, given by the user
    std::optional<PostFigure> figure;
    std::vector<Rival> rivals;
    MeasuredFacts facts;
    SiteProfile profile;
    bool has_drawings = false; ///< the site has the figures of draft/drawings.hpp
};

/// One field as given: on the command line, or at a place of a file.
struct ReviewSetting {
    std::string field;
    std::string value;
    std::optional<Place> place;
};

/// The review that `from_file` and, before it, `from_options` describe, on a site with `profile`.
///
/// A price without a currency is in that of the profile; target and smoothing are those of the profile where
/// the review names none. A figure that is given and has no curves is the post's figure. A field of the
/// options replaces that of the file (every part of `sub` for itself, the five sources as one). `sonic`
/// follows from the four sub-ratings where it is not given (overall_rating).
/// @throws Error for a value that is not what its field says, for two sources, and where brand or model is
/// missing:
///         Error{data} with the place in the file, Error{usage} for options.
[[nodiscard]] Review make_review(const std::vector<ReviewSetting>& from_file,
                                 const std::vector<ReviewSetting>& from_options,
                                 const std::string& default_date, const SiteProfile& profile = {});

/// What the author should look at: a sonic rating that is not the mean of the four sub-ratings.
[[nodiscard]] std::vector<std::string> review_remarks(const Review& review);

} // namespace earbench
