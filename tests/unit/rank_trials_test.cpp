// Tables of trials: how they are read, counted, ranked and written.

#include "rank/trial_page.hpp"
#include "rank/trial_ranking.hpp"
#include "rank/trial_table.hpp"
#include "rank/trials.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;
namespace tt = boost::test_tools;

namespace {

/// `count` trials of `a` and `b` that end so.
std::vector<Trial> several(int count, const std::string& a, const std::string& b, TrialWinner winner)
{
    return std::vector<Trial>(static_cast<std::size_t>(count), Trial{a, b, "", winner});
}

std::vector<Trial> operator+(std::vector<Trial> all, const std::vector<Trial>& more)
{
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::string error_of(const std::string& text)
{
    try {
        (void)read_trials(text, "t.csv");
    } catch (const Error& error) {
        return error.line();
    }
    return "none";
}

std::string row_error_of(const std::string& row)
{
    const auto read = read_trials("a,b,criterion,winner\n" + row + "\nX,Y,bass,tie\n", "t.csv");
    BOOST_TEST(read.trials.size() == 1U); // the other row stays
    return read.errors.empty() ? "none" : read.errors.front().line();
}

std::string names_and_ranks(const TrialRanking& ranking)
{
    std::string text;
    for (const auto& product : ranking.products) {
        text += std::to_string(product.rank) + product.name + " ";
    }
    return text;
}

std::string apart_counts(const TrialRanking& ranking)
{
    std::string text;
    for (const auto& product : ranking.products) {
        text += std::to_string(product.better_than) + "/" + std::to_string(product.worse_than) + " ";
    }
    return text;
}

std::string remarks_of(const TrialRanking& ranking)
{
    std::string text;
    for (const auto& remark : ranking.remarks) {
        text += remark_line(ranking, remark) + "\n";
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(rank_trials)

BOOST_AUTO_TEST_CASE(tables_as_people_have_them_are_read)
{
    for (const std::string text :
         {"a,b,track,criterion,winner\n\"One, Two\",Three,Aja,bass,a\n",
          "sep=;\r\nWinner;B;A;Criterion\r\nA;Three;One, Two;bass\r\n;;;\r\n",
          "\n| a | b | criterion | winner |\n|---|---|---|---|\n| One, Two | Three | bass | a |\n",
          "\xEF\xBB\xBFwinner\tcriterion\tb\ta\n a \tbass\tThree\tOne,  Two\t\t\n"}) {
        const auto read = read_trials(text, "t.csv");
        BOOST_TEST(read.errors.empty());
        BOOST_TEST(read.has_criterion);
        BOOST_REQUIRE(read.trials.size() == 1U);
        BOOST_TEST(read.trials[0].a == "One, Two");
        BOOST_TEST(read.trials[0].b == "Three");
        BOOST_TEST(read.trials[0].criterion == "bass");
        BOOST_TEST((read.trials[0].winner == TrialWinner::a));
    }
    BOOST_TEST(!read_trials("a,b,winner\nX,Y,Tie\n", "t.csv").has_criterion);
}

BOOST_AUTO_TEST_CASE(names_that_differ_in_letter_case_are_one_product)
{
    const auto read = read_trials("a,b,criterion,winner\nKite,Moth,Bass,a\nMOTH,kite,bass,b\n", "t.csv");
    BOOST_TEST(read.trials[1].a == "Moth");
    BOOST_TEST(read.trials[1].b == "Kite");
    BOOST_TEST(read.trials[1].criterion == "Bass");
}

BOOST_AUTO_TEST_CASE(tables_of_something_else_are_refused)
{
    BOOST_TEST(error_of("") == "t.csv:1: expected the headings a, b, winner but found nothing");
    BOOST_TEST(error_of("sep=;\n") == "t.csv:1: expected the headings a, b, winner but found nothing");
    BOOST_TEST(error_of("a,b,winner\n") == "t.csv: expected trials but found none");
    BOOST_TEST(error_of("\na,b,criterium,winner\nX,Y,bass,a\n") ==
               "t.csv:2: expected the headings a, b, track, criterion, winner but found 'criterium'");
    BOOST_TEST(error_of("a,b,track\nX,Y,Z\n") == "t.csv:1: expected the heading winner but found none");
    BOOST_TEST(error_of("a,b,A,winner\nX,Y,Z,a\n") ==
               "t.csv:1: expected the heading a once but found it twice");
}

BOOST_AUTO_TEST_CASE(rows_that_cannot_be_used_are_named)
{
    BOOST_TEST(row_error_of("X,Y,bass,X") == "t.csv:2: expected a, b or tie for winner but found 'X'");
    BOOST_TEST(row_error_of("X,Y,bass,") == "t.csv:2: expected a, b or tie for winner but found ''");
    BOOST_TEST(row_error_of("X,x,bass,a") == "t.csv:2: expected two products but found 'X' twice");
    BOOST_TEST(row_error_of(",Y,bass,a") == "t.csv:2: expected a product for a but found none");
    BOOST_TEST(row_error_of("X, ,bass,a") == "t.csv:2: expected a product for b but found none");
    BOOST_TEST(row_error_of("X,Y,,a") == "t.csv:2: expected a criterion but found none");
    BOOST_TEST(row_error_of("X,Y,a") == "t.csv:2: expected 4 cells but found 3");
}

BOOST_AUTO_TEST_CASE(wins_ties_and_trials_are_counted_whichever_side_a_product_was_on)
{
    const auto ranking = rank_by_trials(
        several(3, "Moth", "Kite", TrialWinner::a) + several(2, "Kite", "Moth", TrialWinner::a) +
            several(4, "Kite", "Moth", TrialWinner::b) + several(1, "Kite", "Moth", TrialWinner::tie),
        "t.csv");
    BOOST_REQUIRE(ranking.products.size() == 2U);
    const auto& moth = ranking.products[0];
    BOOST_TEST(moth.name == "Moth");
    BOOST_TEST(moth.trials == 10);
    BOOST_TEST(moth.wins == 7);
    BOOST_TEST(moth.ties == 1);
    BOOST_TEST(ranking.products[1].wins == 2);
    BOOST_TEST(ranking.products[1].ties == 1);
    BOOST_TEST(moth.win_percent == 100.0 / (1.0 + std::exp(-moth.strength.value)), tt::tolerance(1e-12));
}

/// Two products are apart from 5 wins of 5 on (rank_comparison).
BOOST_AUTO_TEST_CASE(products_share_a_rank_until_they_can_be_told_apart)
{
    BOOST_TEST(names_and_ranks(rank_by_trials(several(4, "Kite", "Moth", TrialWinner::b), "t")) ==
               "1Moth 1Kite ");
    BOOST_TEST(names_and_ranks(rank_by_trials(several(5, "Kite", "Moth", TrialWinner::b), "t")) ==
               "1Moth 2Kite ");
    // two equals above one: 1, 1, 3
    BOOST_TEST(names_and_ranks(rank_by_trials(several(4, "B", "A", TrialWinner::tie) +
                                                  several(9, "A", "C", TrialWinner::a) +
                                                  several(9, "B", "C", TrialWinner::a),
                                              "t")) == "1A 1B 3C ");
}

BOOST_AUTO_TEST_CASE(equal_strengths_are_ordered_by_name)
{
    BOOST_TEST(names_and_ranks(rank_by_trials(several(2, "b", "C", TrialWinner::tie) +
                                                  several(2, "C", "A", TrialWinner::tie) +
                                                  several(2, "A", "b", TrialWinner::tie),
                                              "t")) == "1A 1b 1C ");
}

BOOST_AUTO_TEST_CASE(a_chain_of_neighbours_shares_a_rank_and_its_ends_are_counted_as_apart)
{
    const auto step = several(4, "A", "B", TrialWinner::a) + several(1, "A", "B", TrialWinner::b) +
                      several(4, "B", "C", TrialWinner::a) + several(1, "B", "C", TrialWinner::b);
    BOOST_TEST(apart_counts(rank_by_trials(step, "t")) == "0/0 0/0 0/0 ");
    const auto chain = rank_by_trials(step + several(5, "A", "C", TrialWinner::a), "t");
    BOOST_TEST(names_and_ranks(chain) == "1A 1B 1C ");
    BOOST_TEST(apart_counts(chain) == "1/0 0/0 0/1 ");
    // Neighbours are counted too.
    const auto won = several(9, "A", "B", TrialWinner::a) + several(9, "B", "C", TrialWinner::a);
    BOOST_TEST(apart_counts(rank_by_trials(won, "t")) == "2/0 1/1 0/2 ");
}

BOOST_AUTO_TEST_CASE(whoever_only_wins_or_loses_is_said)
{
    BOOST_TEST(
        remarks_of(rank_by_trials(several(1, "A", "B", TrialWinner::a), "t")) ==
        "t: one-sided: 'A' won every trial: only the penalty keeps the strength and its upper limit finite\n"
        "t: one-sided: 'B' lost every trial: only the penalty keeps the strength and its lower limit "
        "finite\n");
    auto trials = several(1, "A", "B", TrialWinner::tie) + several(2, "A", "C", TrialWinner::a);
    for (auto& trial : trials) {
        trial.criterion = "bass";
    }
    BOOST_TEST(
        remarks_of(rank_by_trials(trials, "t")) ==
        "t: one-sided: bass: 'A', 'B' won every trial against all others: only the penalty keeps the "
        "strength and its upper limit finite\n"
        "t: one-sided: bass: 'C' lost every trial: only the penalty keeps the strength and its lower limit "
        "finite\n");
}

BOOST_AUTO_TEST_CASE(products_that_no_trial_joins_have_no_order)
{
    std::vector<Trial> trials = several(1, "A", "B", TrialWinner::a);
    for (const auto* const other : {"D", "E", "F", "G", "H", "I"}) {
        trials = trials + several(1, "C", other, TrialWinner::tie);
    }
    BOOST_CHECK_EXCEPTION((void)rank_by_trials(trials, "t.csv"), Error, [](const Error& error) {
        BOOST_TEST(error.line() == "t.csv: expected trials between 'A', 'B' and the other products but found "
                                   "none: their order is unknown");
        return error.fault() == Fault::data;
    });
}

BOOST_AUTO_TEST_CASE(criteria_are_kept_apart_in_the_order_of_the_table)
{
    const auto read =
        read_trials("a,b,criterion,winner\nX,Y,tonality,a\nX,Y,bass,b\nX,Y,Tonality,a\n", "t.csv");
    BOOST_TEST((criteria_of(read.trials) == std::vector<std::string>{"tonality", "bass"}));
    BOOST_TEST(trials_of(read.trials, "BASS").size() == 1U);
    BOOST_TEST(require_trials_of(read.trials, "Tonality", "t").size() == 2U);
    BOOST_CHECK_EXCEPTION(
        (void)require_trials_of(read.trials, "treble", "t.csv"), Error, [](const Error& error) {
            BOOST_TEST(error.line() == "t.csv: expected trials of the criterion 'treble' but "
                                       "found those of tonality, bass");
            return error.fault() == Fault::data;
        });
    const auto plain = read_trials("a,b,winner\nX,Y,a\n", "t.csv");
    BOOST_CHECK_EXCEPTION((void)require_trials_of(plain.trials, "bass", "t.csv"), Error,
                          [](const Error& error) {
                              BOOST_TEST(error.line() == "t.csv: expected trials of the criterion 'bass' but "
                                                         "found none that names a criterion");
                              return true;
                          });
}

/// One win of A over B: log(1.5 / 0.5) = 1.0986, of which each has half, and 100 / (1 + sqrt(1/3)) = 63.4 %.
BOOST_AUTO_TEST_CASE(a_table_has_the_columns_that_are_promised)
{
    auto trials = several(1, "=A", "B", TrialWinner::a);
    for (auto& trial : trials) {
        trial.criterion = "bass";
    }
    const auto csv = write_trial_rankings({rank_by_trials(trials, "t")}, TableFormat::csv,
                                          {.criterion = true, .spreadsheet = true});
    BOOST_TEST(csv.starts_with(
        "criterion,rank,name,strength,low,high,win_percent,better_than,worse_than,trials,wins,ties\n"
        "bass,1,'=A,0.549,"));
    BOOST_TEST(csv.find(",63.4,0,0,1,1,0\nbass,1,B,-0.549,") != std::string::npos);
    BOOST_TEST(csv.ends_with(",36.6,0,0,1,0,0\n"));
    BOOST_TEST(
        write_trial_rankings({rank_by_trials(trials, "t")}, TableFormat::csv)
            .starts_with(
                "rank,name,strength,low,high,win_percent,better_than,worse_than,trials,wins,ties\n1,=A,"));
}

/// One win of two: the interval runs over the whole axis of both, from 5 to 235, and 0 is its middle.
BOOST_AUTO_TEST_CASE(a_page_draws_the_intervals_on_one_axis_and_says_them)
{
    auto trials = several(1, "<A {{x}}", "B", TrialWinner::a);
    for (auto& trial : trials) {
        trial.criterion = "<bass>";
    }
    const auto ranking = rank_by_trials(trials, "t");
    const auto page = write_trial_page({ranking}, "Trials & more");
    const auto has = [&](const std::string& text) { return page.find(text) != std::string::npos; };
    BOOST_TEST(has("<title>Trials &amp; more</title>"));
    BOOST_TEST(has("<h2>&lt;bass&gt;</h2>"));
    BOOST_TEST(has("scope=\"row\">&lt;A &#123;&#123;x}}</th>"));
    BOOST_TEST(has("<path class=\"zero\" d=\"M120.0 0V24\"/>"));
    BOOST_TEST(has("H235.0\"/>"));
    BOOST_TEST(has("d=\"M5.0 12H"));
    BOOST_TEST(has("aria-label=\"0.55, from \xE2\x88\x92"));
    BOOST_TEST(has("63 %"));
    BOOST_TEST(has("lost every trial"));
    BOOST_TEST(!has("<script"));
    BOOST_TEST(!has("://"));
}

BOOST_AUTO_TEST_CASE(up_to_five_products_are_named_and_the_others_counted)
{
    const auto named = [](const std::string& names) {
        std::vector<Trial> trials;
        for (const char name : names) {
            trials = trials + several(1, "A", std::string(1, name), TrialWinner::tie);
        }
        // As many others, that no trial joins with these.
        for (char name = 'R'; name < static_cast<char>('R' + static_cast<char>(names.size()) + 1); ++name) {
            trials = trials + several(1, "Q", std::string(1, name), TrialWinner::tie);
        }
        try {
            (void)rank_by_trials(trials, "t");
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("none");
    };
    const std::string behind = " and the other products but found none: their order is unknown";
    BOOST_TEST(named("BCDE") == "expected trials between 'A', 'B', 'C', 'D', 'E'" + behind);
    const auto two_pairs = several(1, "A", "B", TrialWinner::tie) + several(1, "C", "D", TrialWinner::tie);
    BOOST_CHECK_EXCEPTION((void)rank_by_trials(two_pairs, "t"), Error, [&](const Error& error) {
        return error.what() == "expected trials between 'A', 'B'" + behind; // the first of groups as large
    });
    BOOST_TEST(named("BCDEF") == "expected trials between 'A', 'B', 'C', 'D', 'E' and 1 more" + behind);
}

BOOST_AUTO_TEST_SUITE_END()
