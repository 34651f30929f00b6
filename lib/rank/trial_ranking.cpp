#include "rank/trial_ranking.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "rank/ranking.hpp"
#include "rank/trial_graph.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace earbench {

namespace {

/// The trials of all products, counted.
struct Counts {
    std::vector<TrialRank> products; ///< name and counts alone
    std::vector<PairTrials> pairs;
};

void count(const PairTrials& pair, TrialRank& product, bool is_first)
{
    product.trials += pair.first_wins + pair.second_wins + pair.ties;
    product.wins += is_first ? pair.first_wins : pair.second_wins;
    product.ties += pair.ties;
}

Counts count_trials(const std::vector<Trial>& trials)
{
    std::map<std::string, std::size_t> numbers;
    for (const auto& trial : trials) {
        numbers.try_emplace(trial.a); // counted below
        numbers.try_emplace(trial.b);
    }
    Counts counts;
    for (auto& [name, number] : numbers) {
        number = counts.products.size();
        counts.products.emplace_back().name = name;
    }
    std::map<std::pair<std::size_t, std::size_t>, PairTrials> pairs;
    for (const auto& trial : trials) {
        const auto a = numbers[trial.a];
        const auto b = numbers[trial.b];
        auto& pair = pairs.try_emplace(std::minmax(a, b), PairTrials{std::min(a, b), std::max(a, b), 0, 0, 0})
                         .first->second;
        if (trial.winner == TrialWinner::tie) {
            ++pair.ties;
        } else {
            ++((trial.winner == TrialWinner::a) == (a < b) ? pair.first_wins : pair.second_wins);
        }
    }
    for (const auto& [numbers_of_pair, pair] : pairs) {
        count(pair, counts.products[pair.first], true);
        count(pair, counts.products[pair.second], false);
        counts.pairs.push_back(pair);
    }
    return counts;
}

/// "'A', 'B' and 3 more".
std::string names_of(const ProductGroup& group, const std::vector<TrialRank>& products)
{
    constexpr std::size_t most_names = 5;
    constexpr std::size_t longest_name_bytes = 80;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(group.size(), most_names); ++i) {
        names.push_back("'" + printable(products[group[i]].name, longest_name_bytes) + "'");
    }
    return join(names, ", ") +
           (group.size() > most_names ? " and " + std::to_string(group.size() - most_names) + " more" : "");
}

/// What messages of one criterion begin with.
std::string prefix_of(const std::string& criterion)
{
    return criterion.empty() ? "" : criterion + ": ";
}

void require_joined(const Counts& counts, const std::string& criterion, const std::string& file)
{
    const auto groups = joined_groups(counts.products.size(), counts.pairs);
    if (groups.size() > 1) {
        const auto least =
            std::ranges::min_element(groups, {}, [](const auto& group) { return group.size(); });
        throw Error(Fault::data, Place{file},
                    prefix_of(criterion) + "expected trials between " + names_of(*least, counts.products) +
                        " and the other products but found none: their order is unknown");
    }
}

std::vector<std::string> one_sided_remarks(const Counts& counts)
{
    const auto found = one_sided_groups(counts.products.size(), counts.pairs);
    std::vector<std::string> remarks;
    const auto add = [&](const std::vector<ProductGroup>& groups, const std::string& did,
                         const std::string& limits) {
        for (const auto& group : groups) {
            remarks.push_back(names_of(group, counts.products) + " " + did +
                              (group.size() > 1 ? " every trial against all others" : " every trial") +
                              ": only the penalty keeps " + limits);
        }
    };
    add(found.winners, "won", "the strength and its upper limit finite");
    add(found.losers, "lost", "the strength and its lower limit finite");
    return remarks;
}

/// Strengths within the accuracy of PairedComparison are equal.
double shown_value(double value)
{
    constexpr double accuracy = 1e-6;
    return std::round(value / accuracy);
}

/// The numbers of the products, the strongest first.
std::vector<std::size_t> order_of(const std::vector<double>& values, const std::vector<TrialRank>& products)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t product) {
        const auto& name = products[product].name;
        return std::tuple(-shown_value(values[product]), to_lower(name), name);
    };
    std::ranges::sort(order, {}, key);
    return order;
}

/// Counts for each product those that it can be told apart from; all stand in `order`.
void count_apart(const PairedComparison& comparison, const std::vector<std::size_t>& order,
                 std::vector<TrialRank>& products)
{
    for (std::size_t stronger = 0; stronger < order.size(); ++stronger) {
        for (std::size_t weaker = stronger + 1; weaker < order.size(); ++weaker) {
            if (comparison.are_apart(order[stronger], order[weaker])) {
                ++products[stronger].better_than;
                ++products[weaker].worse_than;
            }
        }
    }
}

} // namespace

TrialRanking rank_by_trials(const std::vector<Trial>& trials, const std::string& file)
{
    assert(!trials.empty());
    const auto& criterion = trials.front().criterion;
    const auto counts = count_trials(trials);
    require_joined(counts, criterion, file);
    const PairedComparison comparison(counts.products.size(), counts.pairs);
    const auto order = order_of(comparison.values(), counts.products);
    TrialRanking ranking{criterion, {}, {}};
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto product = counts.products[order[i]];
        product.strength = comparison.strength(order[i]);
        product.win_percent = 100.0 / (1.0 + std::exp(-product.strength.value));
        const bool shares = i > 0 && !comparison.are_apart(order[i - 1], order[i]);
        product.rank = shares ? ranking.products.back().rank : static_cast<int>(i) + 1;
        ranking.products.push_back(std::move(product));
    }
    count_apart(comparison, order, ranking.products);
    for (const auto& text : one_sided_remarks(counts)) {
        ranking.remarks.push_back({Severity::note, file, 0, "one-sided", text});
    }
    return ranking;
}

std::string remark_line(const TrialRanking& ranking, CheckFinding remark)
{
    remark.text = prefix_of(ranking.criterion) + remark.text;
    return note_line(remark);
}

std::vector<std::string> criteria_of(const std::vector<Trial>& trials)
{
    std::vector<std::string> criteria;
    for (const auto& trial : trials) {
        if (std::find(criteria.begin(), criteria.end(), trial.criterion) == criteria.end()) {
            criteria.push_back(trial.criterion);
        }
    }
    return criteria;
}

std::vector<Trial> trials_of(const std::vector<Trial>& trials, std::string_view criterion)
{
    std::vector<Trial> chosen;
    std::copy_if(trials.begin(), trials.end(), std::back_inserter(chosen),
                 [&](const Trial& trial) { return to_lower(trial.criterion) == to_lower(criterion); });
    return chosen;
}

std::vector<Trial> require_trials_of(const std::vector<Trial>& trials, const std::string& criterion,
                                     const std::string& file)
{
    auto chosen = trials_of(trials, criterion);
    if (chosen.empty()) {
        const auto there = join(criteria_of(trials), ", ");
        throw Error(Fault::data, Place{file},
                    "expected trials of the criterion '" + criterion + "' but found " +
                        (there.empty() ? "none that names a criterion" : "those of " + there));
    }
    return chosen;
}

} // namespace earbench
