// rank-table - rank reviews by the ratings that their posts state. See rank-table(1).

#include "common/tool.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "rank/ranking.hpp"
#include "rank/ranking_file.hpp"
#include "text/table.hpp"

namespace {

using namespace earbench;

/// A folder stands for the posts below it, a site's folder for those in its _posts.
std::vector<std::string> expand(const std::string& input)
{
    if (input == "-" || !is_folder(input)) {
        return {input};
    }
    const auto site_posts = input + "/_posts";
    auto files = files_below(is_folder(site_posts) ? site_posts : input, {".md", ".markdown"});
    if (files.empty()) {
        throw Error(Fault::no_input, Place{input}, "expected posts (*.md) in the folder but found none");
    }
    return files;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> inputs;
    TableFormat format = TableFormat::text;
    bool strict = false;

    cli::Tool tool("rank-table", "Rank reviews by the ratings that their posts state");
    tool.format(format, table_formats, table_endings, "Write the table so")
        .flag("--strict", strict,
              "Exit 1 when a post needs a look: ratings disagree, template text is left ...")
        .output()
        .inputs(inputs, "posts (*.md), folders of posts, rankings as CSV, - for standard input")
        .examples({"rank-table site >ranking.txt", "rank-table --format csv -o ranking.csv site/_posts"});

    return tool.run(argc, argv, [&] {
        std::vector<Post> posts;
        for (const auto& input : inputs) {
            std::vector<std::string> files;
            tool.attempt([&] { files = expand(input); });
            for (const auto& file : files) {
                tool.attempt([&] {
                    for (auto& post : read_ratings(read_file(file), file == "-" ? "standard input" : file)) {
                        posts.push_back(std::move(post));
                    }
                });
            }
        }
        const auto ranking = rank_posts(newest_posts(std::move(posts)));
        bool any_finding = false;
        for (const auto& ranked : ranking) {
            for (const auto& [place, message] : ranked.post.findings) {
                const auto line = Error(Fault::data, place, message).line();
                strict ? tool.complain(line) : tool.note(line);
                any_finding = true;
            }
        }
        if (!ranking.empty() || !tool.has_failed()) {
            tool.print(write_ranking(ranking, format));
        }
        return strict && any_finding ? 1 : 0;
    });
}
