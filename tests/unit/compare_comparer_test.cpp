#include "compare/comparer.hpp"
#include "compare/narrow_levels.hpp"
#include "curve/grid.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <random>

using namespace earbench;

namespace {

constexpr Band audible{{20.0}, {20'000.0}};

/// A curve with points where no other one has any, from about `lowest_hz` to about `highest_hz`.
FrequencyResponse random_curve(std::mt19937& random, double lowest_hz, double highest_hz, Notes notes = {})
{
    std::uniform_real_distribution<double> step(1.001, 1.05);
    std::normal_distribution<double> change(0.0, 0.5);
    std::vector<double> frequency_hz{lowest_hz * step(random)};
    std::vector<double> levels_db{70.0};
    while (frequency_hz.back() < highest_hz) {
        frequency_hz.push_back(frequency_hz.back() * step(random));
        levels_db.push_back(levels_db.back() + change(random));
    }
    return {std::move(frequency_hz), std::move(levels_db), {}, std::move(notes)};
}

/// Curves of both channels of some IEMs, of one channel of others, of none, and some that stand twice.
std::vector<FrequencyResponse> random_archive(std::mt19937& random)
{
    constexpr std::array channels{"L", "R", "L1", "R1", "", "L+R"};
    constexpr std::array rigs{"711", "5128", "IEC 60318-4"};
    std::vector<FrequencyResponse> curves;
    for (int i = 0; i < 40; ++i) {
        Notes notes{{"name", "IEM " + std::to_string(random() % 8)},
                    {"channel", channels[random() % channels.size()]},
                    {"rig", rigs[random() % rigs.size()]}};
        // Every tenth misses the alignment at 500 Hz, every other tenth has no point in the range.
        const double lowest_hz = i % 10 == 3 ? 600.0 : 10.0 + static_cast<double>(random() % 300);
        const double highest_hz = i % 10 == 7 ? 510.0 : 1000.0 + static_cast<double>(random() % 30'000);
        curves.push_back(random_curve(random, lowest_hz, highest_hz, std::move(notes)));
    }
    return curves;
}

bool same_bits(const std::optional<ChannelMatch>& one, const std::optional<ChannelMatch>& other)
{
    return one.has_value() == other.has_value() &&
           (!one || (one->rms == other->rms && one->greatest == other->greatest));
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_comparer)

BOOST_AUTO_TEST_CASE(narrow_levels_match_channels_to_the_same_bits)
{
    std::mt19937 random(20260103);
    for (int i = 0; i < 300; ++i) {
        const Band range = i % 3 == 0 ? Band{{150.0}, {6000.0}} : audible;
        const auto left = random_curve(random, 5.0 + static_cast<double>(random() % 500), 9000.0);
        const auto right = random_curve(random, 15.0, 700.0 + static_cast<double>(random() % 25'000));
        const auto narrow_left = NarrowLevels::of(left, range);
        const auto narrow_right = NarrowLevels::of(right, range);
        BOOST_REQUIRE(narrow_left && narrow_right);
        BOOST_TEST(same_bits(match_channels(narrow_left->curve(), narrow_right->curve(), range),
                             match_channels(left, right, range)));
    }
}

BOOST_AUTO_TEST_CASE(a_curve_without_a_point_in_the_range_has_no_narrow_levels)
{
    const FrequencyResponse high({21'000.0, 22'000.0}, {70.0, 70.0});
    BOOST_TEST(!NarrowLevels::of(high, audible).has_value());
    const FrequencyResponse one({19.0, 20.1}, {70.0, 71.0}); // 20 Hz lies inside
    BOOST_REQUIRE(NarrowLevels::of(one, audible).has_value());
    BOOST_TEST(NarrowLevels::of(one, audible)->curve().size() == 1U);
    BOOST_TEST(NarrowLevels::of(one, audible)->curve().spl_db().front() == level_at(one, {20.0}).value);
}

BOOST_AUTO_TEST_CASE(curves_that_come_one_by_one_have_the_rows_that_they_have_together)
{
    std::mt19937 random(20260104);
    const std::vector<Reference> references{
        target_reference(random_curve(random, 15.0, 21'000.0, {{"name", "One"}, {"rig", "711"}}), {}),
        target_reference(random_curve(random, 40.0, 8000.0, {{"name", "Other"}, {"rig", "5128"}}), {})};
    for (int trial = 0; trial < 20; ++trial) {
        const DeviationOptions how{.range = trial % 2 == 0 ? audible : Band{{520.0}, {5000.0}}};
        const auto curves = random_archive(random);
        Comparer comparer(references, {.how = how});
        for (const auto& curve : curves) {
            comparer.add(comparer.compared({curve, std::nullopt}));
        }
        const auto found = comparer.take();
        std::size_t row = 0;
        std::size_t trouble = 0;
        const auto subjects = pair_channels(curves, how.range);
        for (std::size_t i = 0; i < subjects.size(); ++i) {
            for (std::size_t j = 0; j < references.size(); ++j) {
                try {
                    const auto expected = compare(subjects[i], references[j].curves.front(), how);
                    BOOST_REQUIRE_LT(row, found.rows.size());
                    BOOST_TEST(found.rows[row].subject == i);
                    BOOST_TEST(found.rows[row].reference == j);
                    BOOST_TEST(found.rows[row].name == expected.name);
                    BOOST_REQUIRE_EQUAL(found.rows[row].measures.size(), expected.measures.size());
                    for (std::size_t k = 0; k < expected.measures.size(); ++k) {
                        BOOST_TEST(found.rows[row].measures[k].name == expected.measures[k].name);
                        BOOST_TEST((found.rows[row].measures[k].value == expected.measures[k].value));
                    }
                    ++row;
                } catch (const Error& error) {
                    BOOST_REQUIRE_LT(trouble, found.troubles.size());
                    BOOST_TEST(found.troubles[trouble].what() == std::string(error.what()));
                    ++trouble;
                }
            }
        }
        BOOST_TEST(row == found.rows.size());
        BOOST_TEST(trouble == found.troubles.size());
        BOOST_TEST(trouble > 0U);
    }
}

BOOST_AUTO_TEST_CASE(a_rig_is_remarked_once_for_every_reference)
{
    const auto flat = [](const std::string& name, const std::string& rig) {
        return FrequencyResponse({20.0, 20'000.0}, {70.0, 70.0}, {}, {{"name", name}, {"rig", rig}});
    };
    const std::vector<Reference> references{target_reference(flat("T", "711"), {}),
                                            target_reference(flat("U", "5128"), {})};
    Comparer comparer(references, {});
    for (const auto& curve :
         {flat("Z", "5128"), flat("A", "711"), flat("B", "5128"), flat("C", "over-ear")}) {
        comparer.add(comparer.compared({curve, std::nullopt}));
    }
    const auto remarks = comparer.take().rig_remarks;
    BOOST_REQUIRE_EQUAL(remarks.size(), 4U);
    BOOST_TEST(remarks[0].starts_with("T is for curves of the rig '711' but Z is of '5128'"));
    BOOST_TEST(remarks[1].starts_with("T is for curves of the rig '711' but C is of 'over-ear'"));
    BOOST_TEST(remarks[2].starts_with("U is for curves of the rig '5128' but A is of '711'"));
    BOOST_TEST(remarks[3].starts_with("U is for curves of the rig '5128' but C is of 'over-ear'"));
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_is_kept)
{
    const FrequencyResponse curve({20.0, 1000.0, 20'000.0}, {70.0, 71.0, 72.0}, {0.0, 1.0, 2.0},
                                  {{"name", "A"}, {"delay-s", "0.001"}});
    const std::vector<Reference> references{target_reference(curve, {})};
    Comparer neither(references, {});
    neither.add(neither.compared({curve, std::nullopt}));
    neither.add(neither.compared({curve, std::nullopt}));
    const auto bare = neither.take();
    BOOST_TEST(bare.curves.empty());
    BOOST_TEST(bare.notes.empty());
    BOOST_TEST(!bare.rows.front().deviation.has_value());
    BOOST_TEST(bare.rows.front().against.view().data() == bare.rows.back().against.view().data());
    BOOST_TEST(bare.rows.front().measures.names() == bare.rows.back().measures.names());
    Comparer both(references, {.how = {}, .keeps_points = true, .keeps_curves = true});
    both.add(both.compared({curve, std::nullopt}));
    const auto kept = both.take();
    BOOST_TEST(kept.curves.front().size() == 3U);
    BOOST_TEST((kept.notes.front() == curve.notes()));
    BOOST_TEST(difference_curve(kept.rows.front(), kept.notes.front()).size() == 479U);
}

BOOST_AUTO_TEST_CASE(levels_wait_for_another_channel_only_where_there_may_be_one)
{
    const std::vector<Reference> references{target_reference({{20.0, 20'000.0}, {0.0, 0.0}}, {})};
    for (const bool matches : {true, false}) {
        const Comparer comparer(references, {.how = {}, .matches_channels = matches});
        for (const auto* channel : {"L", "R2", "", "L+R"}) {
            const auto compared =
                comparer.compared({{{20.0, 20'000.0}, {1.0, 1.0}, {}, {{"channel", channel}}}, std::nullopt});
            const bool is_side = std::string_view(channel) == "L" || std::string_view(channel) == "R2";
            BOOST_TEST(compared.levels.has_value() == (matches && is_side), channel);
        }
    }
}

BOOST_AUTO_TEST_CASE(curves_of_a_channel_are_counted)
{
    const std::vector<Reference> references{target_reference({{20.0, 20'000.0}, {0.0, 0.0}}, {})};
    Comparer comparer(references, {});
    for (const auto* channel : {"L", "R", "L", ""}) {
        comparer.add(comparer.compared(
            {{{20.0, 20'000.0}, {1.0, 1.0}, {}, {{"name", "A"}, {"channel", channel}}}, std::nullopt}));
    }
    BOOST_TEST(comparer.size() == 4U);
    BOOST_TEST(comparer.times({"A", "L"}) == 2U);
    BOOST_TEST(comparer.times({"A", "R"}) == 1U);
    BOOST_TEST(comparer.times({"A", ""}) == 1U);
    BOOST_TEST(comparer.times({"B", "L"}) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
