// How often the intervals of strengths hold the truth.

#include "rank/paired_comparison.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <random>
#include <utility>
#include <vector>

using namespace earbench;

namespace {

/// A set of trials as the model has them, with other random numbers for each.
class Simulator {
public:
    Simulator(std::vector<double> strengths, double nu, unsigned seed)
        : m_strengths(std::move(strengths)), m_nu(nu), m_random(seed)
    {
    }

    /// `per_pair` trials of each pair; of those that are no neighbours in `chain` alone.
    std::vector<PairTrials> trials(int per_pair, bool chain)
    {
        std::vector<PairTrials> pairs;
        for (std::size_t i = 0; i < m_strengths.size(); ++i) {
            for (std::size_t j = i + 1; j < m_strengths.size() && (!chain || j < i + 3); ++j) {
                auto& pair = pairs.emplace_back(PairTrials{i, j, 0, 0, 0});
                const int count = chain && j == i + 2 ? per_pair / 2 : per_pair;
                for (int k = 0; k < count; ++k) {
                    const double win = std::exp(0.5 * (m_strengths[i] - m_strengths[j]));
                    const double u =
                        (win + 1.0 / win + m_nu) * (static_cast<double>(m_random()) + 0.5) / 4294967296.0;
                    ++(u < win ? pair.first_wins : u < win + 1.0 / win ? pair.second_wins : pair.ties);
                }
            }
        }
        return pairs;
    }

private:
    std::vector<double> m_strengths;
    double m_nu;
    std::mt19937 m_random;
};

/// Of all intervals of `sets` simulated sets, the part in percent that holds the truth.
double coverage_percent(const std::vector<double>& truth, double nu, int per_pair, bool chain, int sets)
{
    Simulator simulator(truth, nu, 20260101);
    int held = 0;
    for (int set = 0; set < sets; ++set) {
        const PairedComparison comparison(truth.size(), simulator.trials(per_pair, chain));
        for (std::size_t i = 0; i < truth.size(); ++i) {
            const auto strength = comparison.strength(i);
            held += strength.low <= truth[i] && truth[i] <= strength.high ? 1 : 0;
        }
    }
    return 100.0 * held / (sets * static_cast<double>(truth.size()));
}

} // namespace

BOOST_AUTO_TEST_SUITE(rank_coverage)

/// Wanted are 93 to 97 %. Of 2,400 intervals at 95 % the share has a standard deviation of 0.44 %, up to 0.6
/// % as those of one set hang together: a fault of 2 % shows, chance alone goes beyond once in a thousand.
BOOST_AUTO_TEST_CASE(intervals_hold_the_truth_as_often_as_they_say)
{
    struct Design {
        std::vector<double> truth;
        double nu;
        int per_pair;
        bool chain;
    };
    const std::vector<double> equal4(4, 0.0);
    const std::vector<double> four{1.5, 0.5, -0.5, -1.5};
    const std::vector<double> six{1.0, 0.8, 0.2, -0.2, -0.8, -1.0};
    const std::vector<double> eight{2.1, 1.5, 0.9, 0.3, -0.3, -0.9, -1.5, -2.1};
    for (const auto& design :
         {Design{equal4, 0.0, 5, false}, Design{equal4, 1.0, 3, false}, Design{four, 0.5, 5, false},
          Design{six, 0.0, 4, false}, Design{six, 0.7, 6, true}, Design{eight, 0.5, 3, false}}) {
        const int sets = 2400 / static_cast<int>(design.truth.size());
        const double percent = coverage_percent(design.truth, design.nu, design.per_pair, design.chain, sets);
        BOOST_TEST(percent > 93.0);
        BOOST_TEST(percent < 97.0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
