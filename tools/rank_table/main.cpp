// rank-table - rank reviews by the ratings that their posts state. See rank-table(1).

#include "common/posts.hpp"
#include "common/tool.hpp"
#include "core/files.hpp"
#include "page.hpp"
#include "rank/ranking.hpp"
#include "rank/ranking_file.hpp"
#include "request_options.hpp"
#include "text/findings.hpp"

#include <algorithm>
#include <iterator>

namespace {

using namespace earbench;

std::vector<Post> read_all(cli::Tool& tool, const std::vector<std::string>& inputs, const Scale& scale)
{
    std::vector<Post> posts;
    for (const auto& input : inputs) {
        std::vector<std::string> files;
        tool.attempt([&] { files = cli::posts_of(input); });
        for (const auto& file : files) {
            tool.attempt([&] {
                auto read = read_ratings(read_file(file), file == "-" ? "standard input" : file, scale);
                std::move(read.posts.begin(), read.posts.end(), std::back_inserter(posts));
                for (const auto& error : read.errors) {
                    tool.attempt([&] { throw Error(error); });
                }
            });
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
    bool strict = false;

    cli::Tool tool("rank-table", "Rank reviews by the ratings that their posts state");
    declare_request(tool, request);
    tool.flag("--value", columns.value, "How many of the same sonic rating cost more, in percent");
    page.declare(tool);
    tool.group("Output")
        .format(format, ranking_formats, ranking_endings, "Write the table so")
        .flag("--spreadsheet", columns.spreadsheet, "Write text that a spreadsheet takes for no formula")
        .flag("--strict", strict,
              "Exit 1 when a post needs a look: ratings disagree, template text is left ...")
        .output()
        .inputs(inputs, "posts (*.md), folders of posts, rankings as CSV, - for standard input")
        .examples({"rank-table site >ranking.txt", "rank-table -o ranking.html --database graphs site"});

    return tool.run(argc, argv, [&] {
        const auto plan = plan_ranking(request);
        page.require_page(format);
        columns.score = request.weights.has_value();
        columns.tier = request.tiers.has_value();
        auto kept = keep_newest_posts(read_all(tool, inputs, plan.scale));
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
