// review-check - find what must not be published in review posts. See review-check(1).

#include "common/graph_curves.hpp"
#include "common/posts.hpp"
#include "common/sites.hpp"
#include "common/tool.hpp"
#include "core/files.hpp"
#include "post/post_checks.hpp"
#include "rank/ranking_table.hpp"
#include "text/findings.hpp"

namespace {

using namespace earbench;

/// Mends the file and gives back what it holds then.
std::string mended(const cli::Tool& tool, const std::string& bytes, const std::string& file,
                   const SiteView& site)
{
    auto text = mend_post(bytes, file, site);
    if (text != bytes) {
        write_file(file, text);
        tool.note(file + ": mended");
    }
    return text;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> inputs;
    std::optional<std::string> ranking;
    std::optional<std::string> database;
    FindingFormat format = FindingFormat::text;
    bool fix = false;

    cli::Tool tool("review-check", "Find what must not be published in review posts");
    tool.option("--ranking", ranking, "FILE", "Compare names and ratings with those of a ranking",
                cli::InStep::file_name)
        .option("--database", database, "DIR", "Compare names and links with those of a graph database")
        .flag("--fix", fix, "Mend what can only be meant one way")
        .choice("--format", format, finding_formats, "Write the findings so")
        .output()
        .inputs(inputs, "posts (*.md), folders of posts, sites, - for standard input")
        .examples({"review-check site", "review-check --fix site/_posts/2026-03-01-review-Acme-One.md"});

    return tool.run(argc, argv, [&] {
        cli::Sites sites;
        if (ranking) {
            sites.ranking = read_ranking_table(read_file(*ranking), *ranking).posts;
        }
        if (database) {
            sites.curves = cli::GraphCurves(*database).names();
        }
        std::vector<CheckFinding> findings;
        for (const auto& input : inputs) {
            std::vector<std::string> posts;
            tool.attempt([&] { posts = cli::posts_of(input); });
            for (const auto& post : posts) {
                tool.attempt([&] {
                    const auto name = post == "-" ? std::string("standard input") : post;
                    const auto site = sites.around(post);
                    auto bytes = read_file(post);
                    if (fix && post != "-") {
                        bytes = mended(tool, bytes, name, site);
                    }
                    const auto found = check_post(bytes, name, site);
                    findings.insert(findings.end(), found.begin(), found.end());
                });
            }
        }
        tool.print(render(findings, format));
        return count_errors(findings) > 0 ? 1 : 0;
    });
}
