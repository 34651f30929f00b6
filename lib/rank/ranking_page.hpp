#pragma once

#include "rank/ranking.hpp"
#include "rank/ranking_file.hpp"

#include <string>
#include <vector>

namespace earbench {

/// One curve as a page shows it beside its product.
struct SketchCurve {
    std::string channel; ///< "L", "R", or empty
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
    double zero_db = 0.0; ///< the level that is drawn as 0 dB
};

/// What a page has beside a row of the ranking.
struct PageRow {
    Ranked ranked;
    std::string post_link;  ///< http, https or a path; empty: none
    std::string graph_link; ///< the same
    std::vector<SketchCurve> curves;
};

/// What is said once on a page.
struct RankingPage {
    std::string title = "Ranking";
    std::string scale;        ///< what ratings mean, in a sentence, or empty
    std::string curve_origin; ///< what 0 dB is in the sketches, as in "the mean from 300 Hz to 3 kHz"
    RankingColumns columns;
    bool is_by_rank = true; ///< false for rows that are sorted in another way
};

/// The ranking as one HTML page that loads nothing: complete without JavaScript, with it to be sorted by its
/// headings and filtered. Light and dark as the reader's system is. Text is text whatever it says, and there
/// is nothing in it for Liquid.
///
/// Sketches are SVG with frequency from 20 Hz to 20 kHz and level from -20 to +20 dB, the same in every row;
/// what they show is also said in words (the level at 50 Hz, 3 kHz and 10 kHz).
[[nodiscard]] std::string write_ranking_page(const std::vector<PageRow>& rows, const RankingPage& page);

/// What ratings on `scale` mean, for a page.
[[nodiscard]] std::string scale_sentence(const Scale& scale);

/// The address of a post named as Jekyll names them, "/2025/01/02/review-Acme-One.html", below `site`; the
/// post's own permalink where it states one. Empty where neither is known.
[[nodiscard]] std::string post_address(const Post& post, const std::string& site);

/// The address that opens the curves of `file` in the graph tool at `tool`: its name with `_` for blanks,
/// encoded as encodeURIComponent does.
[[nodiscard]] std::string graph_address(const std::string& tool, const std::string& file);

} // namespace earbench
