#include "page.hpp"

#include "common/graph_curves.hpp"
#include "curve/align.hpp"

namespace earbench {

namespace {

/// Where ears hear voices: what a curve does elsewhere is seen against it.
constexpr Band zero_band{Hertz{300.0}, Hertz{3000.0}};

/// Both channels over the mean of the first, so that their balance is seen.
std::vector<SketchCurve> sketches(const std::vector<FrequencyResponse>& curves)
{
    std::vector<SketchCurve> drawn;
    for (const auto& curve : curves) {
        const auto frequency_hz = curve.frequency_hz();
        const auto spl_db = curve.spl_db();
        drawn.push_back({.channel = curve.notes().get("channel"),
                         .frequency_hz = {frequency_hz.begin(), frequency_hz.end()},
                         .spl_db = {spl_db.begin(), spl_db.end()},
                         .zero_db = mean_level(curves.front(), zero_band).value});
    }
    return drawn;
}

} // namespace

void PageOptions::declare(cli::Tool& tool)
{
    tool.group("Page (html)")
        .option("--title", title, "TEXT", "Heading of the page")
        .option("--site", site, "URL", "Link the posts of the site at this address")
        .option("--database", database, "DIR", "Show the curves of this graph database beside their products")
        .option("--graph", graph, "URL", "Link the curves in the graph tool at this address");
}

void PageOptions::require_page(RankingFormat format) const
{
    if (format != RankingFormat::html && is_of_posts()) {
        throw Error(Fault::usage, "expected --format html with --site, --graph or --database");
    }
    if (graph && !database) {
        throw Error(Fault::usage, "expected --database with --graph: it says what the curves are called");
    }
}

std::string make_page(cli::Tool& tool, const std::vector<Ranked>& ranking, const PageOptions& options,
                      RankingPage page)
{
    std::optional<cli::GraphCurves> graphs;
    if (options.database) {
        graphs.emplace(*options.database);
    }
    std::vector<PageRow> rows;
    for (const auto& ranked : ranking) {
        PageRow row{.ranked = ranked,
                    .post_link = post_address(ranked.post, options.site.value_or("")),
                    .graph_link = {},
                    .curves = {}};
        if (const auto* const file = graphs ? graphs->find(ranked.post.name) : nullptr) {
            row.graph_link = options.graph ? graph_address(*options.graph, file->name) : "";
            tool.attempt([&] { row.curves = sketches(graphs->curves_of(*file)); });
        }
        rows.push_back(std::move(row));
    }
    page.title = options.title;
    page.curve_origin = "the mean from 300 Hz to 3 kHz of the first channel";
    return write_ranking_page(rows, page);
}

} // namespace earbench
