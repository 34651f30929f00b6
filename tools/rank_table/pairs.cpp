#include "pairs.hpp"

#include "core/files.hpp"
#include "rank/trial_page.hpp"
#include "rank/trial_table.hpp"

namespace earbench {

void PairOptions::declare(cli::Tool& tool)
{
    tool.group("Trials")
        .option("--pairs", file, "FILE", "Rank by A/B trials, not by posts: rows a,b,track,criterion,winner",
                cli::InStep::file_name)
        .option("--criterion", criterion, "NAME", "Only by the trials of this criterion")
        .instead_of_operands("--pairs", file);
}

void PairOptions::require_place(bool else_given) const
{
    if (!file && criterion) {
        throw Error(Fault::usage, "expected --pairs with --criterion");
    }
    if (file && else_given) {
        throw Error(Fault::usage, "expected no option for posts with --pairs: --criterion, --format, "
                                  "--title and --spreadsheet alone");
    }
}

void rank_pairs(cli::Tool& tool, const PairOptions& options, RankingFormat format, bool spreadsheet,
                const std::string& title)
{
    const auto name = *options.file == "-" ? std::string("standard input") : *options.file;
    const auto read = read_trials(read_file(*options.file), name);
    for (const auto& error : read.errors) {
        tool.attempt([&] { throw Error(error); });
    }
    if (read.trials.empty() && tool.has_failed()) {
        return;
    }
    const auto trials =
        options.criterion ? require_trials_of(read.trials, *options.criterion, name) : read.trials;
    std::vector<TrialRanking> rankings;
    for (const auto& criterion : criteria_of(trials)) {
        tool.attempt([&] { rankings.push_back(rank_by_trials(trials_of(trials, criterion), name)); });
    }
    for (const auto& ranking : rankings) {
        for (const auto& remark : ranking.remarks) {
            tool.note(remark_line(ranking, remark));
        }
    }
    if (!rankings.empty()) {
        tool.print(format == RankingFormat::html
                       ? write_trial_page(rankings, title)
                       : write_trial_rankings(rankings, table_format(format),
                                              {.criterion = read.has_criterion, .spreadsheet = spreadsheet}));
    }
}

} // namespace earbench
