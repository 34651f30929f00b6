// rank-table - rank reviews by the ratings that their posts state. See rank-table(1).

#include "common/posts.hpp"
#include "common/sites.hpp"
#include "common/tool.hpp"
#include "core/files.hpp"
#include "page.hpp"
#include "pairs.hpp"
#include "post/post_checks.hpp"
#include "rank/ranking.hpp"
#include "rank/ranking_file.hpp"
#include "rank/ranking_table.hpp"
#include "request_options.hpp"
#include "text/findings.hpp"

#include <algorithm>
#include <iterator>

namespace {

using namespace earbench;

/// Reads all, and with `sites` looks at each post as review-check does.
std::vector<Post> read_all(cli::Tool& tool, const std::vector<std::string>& inputs, const Scale& scale,
                           cli::Sites* sites)
{
    std::vector<Post> posts;
    const auto read_one = [&](const std::string& file) {
        const auto name = file == "-" ? std::string("standard input") : file;
        const auto bytes = read_file(file);
        auto read = read_ratings(bytes, name, scale);
        if (sites != nullptr && !is_table(bytes, name, scale)) {
            read.posts.front().findings = check_post(bytes, name, sites->around(file));
        }
        std::move(read.posts.begin(), read.posts.end(), std::back_inserter(posts));
        for (const auto& error : read.errors) {
            tool.attempt([&] { throw Error(error); });
        }
    };
    for (const auto& input : inputs) {
        std::vector<std::string> files;
        tool.attempt([&] { files = cli::posts_of(input); });
        for (const auto& file : files) {
            tool.attempt([&] { read_one(file); });
        }
    }
    return posts;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> inputs;
    RankingFormat format = RankingFormat::text;
    PageOptions page;
    RankingRequest request;
    RankingColumns columns;
    PairOptions pairs;
    bool strict = false;

    cli::Tool tool("rank-table", "Rank reviews by the ratings that their posts state");
    declare_request(tool, request);
    tool.flag("--value", columns.value, "How many of the same sonic rating cost more, in percent");
    page.declare(tool);
    pairs.declare(tool);
    tool.group("Output")
        .format(format, ranking_formats, ranking_endings, "Write the table so")
        .flag("--spreadsheet", columns.spreadsheet, "Write text that a spreadsheet takes for no formula")
        .flag("--strict", strict, "Look at the posts as review-check does, and exit 1 for an error")
        .output()
        .inputs(inputs, "posts (*.md), folders of posts, rankings as CSV, - for standard input")
        .examples({"rank-table site >ranking.txt", "rank-table -o ranking.html --database graphs site",
                   "rank-table --pairs trials.csv"});

    return tool.run(argc, argv, [&] {
        pairs.require_place(strict || columns.value || page.is_of_posts() || request != RankingRequest{});
        const auto plan = plan_ranking(request);
        page.require_page(format);
        if (pairs.file) {
            rank_pairs(tool, pairs, format, columns.spreadsheet, page.title);
            return 0;
        }
        columns.score = request.weights.has_value();
        columns.tier = request.tiers.has_value();
        cli::Sites sites;
        const bool checks = strict && plan.scale.is_own(); // review-check knows the words of that scale alone
        auto kept = keep_newest_posts(read_all(tool, inputs, plan.scale, checks ? &sites : nullptr));
        const auto errors = count_errors(kept.findings);
        for (const auto& finding : kept.findings) {
            const bool is_answer = strict && finding.severity == Severity::error;
            is_answer ? tool.complain(note_line(finding)) : tool.note(note_line(finding));
        }
        const bool any = !kept.posts.empty();
        const auto ranking = plan.rank(std::move(kept.posts));
        if (any || !tool.has_failed()) {
            tool.print(format == RankingFormat::html ? make_page(tool, ranking, page,
                                                                 {.title = {},
                                                                  .scale = scale_sentence(plan.scale),
                                                                  .curve_origin = {},
                                                                  .columns = columns,
                                                                  .is_by_rank = !request.sort})
                                                     : write_ranking(ranking, table_format(format), columns));
        }
        return strict && errors > 0 ? 1 : 0;
    });
}
