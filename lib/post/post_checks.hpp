#pragma once

#include "post/post_view.hpp"
#include "post/site_view.hpp"
#include "text/findings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What stands of a template in a post whose words were to be replaced (`placeholder`), parts without text
/// (`empty-part`), headings that kramdown shows as text (`setext-heading`), keys that no theme reads
/// (`excerpts-key`).
void check_wording(const PostView& view, Findings& findings);

/// A label that does not fit its mark on the post's scale (`label-mismatch`), a sonic rating that is not the
/// mean of its parts (`sub-mean`), the marks of a template that was not finished (`template-rating`).
void check_ratings(const PostView& view, Findings& findings);

/// A heading that rates what it is about ("Bass: 4/5 - Great") and text below it that rates otherwise, or in
/// another word (`heading-vs-text`, a note: the text may mean another product).
void check_sections(const PostView& view, Findings& findings);

/// Where the unit came from: nowhere (`no-disclosure`), twice (`two-disclosures`), and links that earn money
/// where the post says otherwise or nothing (`affiliate-link`); prices of the unit that differ
/// (`two-prices`).
void check_disclosure(const PostView& view, Findings& findings);

/// Pictures that are not there (`missing-image`), have no words for those who cannot see them (`no-alt`) or
/// show another product (`template-image`); links that lead nowhere (`broken-link`).
void check_links(const PostView& view, Findings& findings);

/// Names that differ between title, file, graph database and ranking (`names-differ`), ratings that differ
/// from the ranking's (`ranking-differs`), another post of the same name (`same-product`), captions and
/// disclosures of another product (`foreign-product`).
void check_names(const PostView& view, Findings& findings);

/// All that is found in the post `bytes`, in the order of its lines; an error of reading is a finding,
/// `unreadable`.
[[nodiscard]] std::vector<CheckFinding> check_post(std::string_view bytes, const std::string& file,
                                                   const SiteView& site);

/// `bytes` with those mistakes mended that can only be meant one way: a blank line before a heading that
/// follows text, `excerpts` as `excerpt`, the letter case of a picture's path. Everything else stays, byte
/// for byte.
[[nodiscard]] std::string mend_post(std::string_view bytes, const std::string& file, const SiteView& site);

} // namespace earbench
