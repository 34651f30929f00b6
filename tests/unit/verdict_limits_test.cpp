// Both sides of the limits by which earbench-verdict(7) judges samples and figures.

#include "verdict/clipping.hpp"
#include "verdict/level.hpp"
#include "verdict/take_verdict.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace earbench;

namespace {

/// A run of three at the top, 1, between two samples each that are lower by `near` and `far`: the parabola
/// through them has its crest at 1 + (4 far - 9 near) / 5.
std::vector<double> flat_top(double near, double far)
{
    return {0.0, 0.0, 1.0 - far, 1.0 - near, 1.0, 1.0, 1.0, 1.0 - near, 1.0 - far, 0.0, 0.0};
}

/// The same with a crest `overshoot` above the run.
std::vector<double> flat_top_with_crest(double overshoot, double near)
{
    return flat_top(near, (5.0 * overshoot + 9.0 * near) / 4.0);
}

/// `count` steep tops of `run` samples each.
std::vector<double> tops(std::size_t count, std::size_t run)
{
    std::vector<double> samples{0.0, 0.0};
    for (std::size_t i = 0; i < count; ++i) {
        samples.insert(samples.end(), {0.5, 0.96});
        samples.insert(samples.end(), run, 1.0);
        samples.insert(samples.end(), {0.96, 0.5, 0.0, 0.0});
    }
    return samples;
}

/// Samples by their level in steps of d/2, alike on both sides of 0.
class Levels {
public:
    explicit Levels(double width) : m_width(width) {}

    Levels& add(std::size_t step, std::size_t count)
    {
        const double value = (static_cast<double>(step) + 0.5) * m_width;
        for (std::size_t i = 0; i < count; ++i) {
            m_samples.insert(m_samples.end(), {value, -value});
        }
        return *this;
    }

    /// With a greatest sample of 1, and two that differ little, as they do in a take of many bits.
    [[nodiscard]] double ratio(double noise_rms) const
    {
        auto samples = m_samples;
        samples.insert(samples.end(), {1.0, -1.0, 1e-5, -1e-5});
        return ceiling_ratio(samples, noise_rms);
    }

private:
    double m_width;
    std::vector<double> m_samples;
};

CheckOutcome outcome_of(std::string_view name, double value)
{
    TakeVerdict verdict(default_check_limits());
    verdict.add(name, value);
    return verdict.outcome();
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_limits)

BOOST_AUTO_TEST_CASE(a_top_is_flat_if_the_wave_would_have_gone_on_by_0_2_percent)
{
    BOOST_TEST(find_clipping(flat_top_with_crest(0.00199, 0.0004)).runs == 0U);
    BOOST_TEST(find_clipping(flat_top_with_crest(0.00201, 0.0004)).runs == 1U);
    BOOST_TEST(find_clipping(flat_top_with_crest(0.00201, 0.0004)).first == 4U);
}

BOOST_AUTO_TEST_CASE(a_top_is_flat_if_the_wave_would_have_gone_on_by_two_steps_of_the_converter)
{
    // The least difference between neighbours is that to the nearest sample.
    BOOST_TEST(find_clipping(flat_top_with_crest(0.01995, 0.01)).runs == 0U);
    BOOST_TEST(find_clipping(flat_top_with_crest(0.02005, 0.01)).runs == 1U);
}

BOOST_AUTO_TEST_CASE(three_equal_samples_are_a_flat_top_and_fewer_if_there_are_twenty)
{
    BOOST_TEST(find_clipping(tops(1, 3)).runs == 1U);
    for (const std::size_t run : {1U, 2U}) {
        BOOST_TEST(find_clipping(tops(19, run)).runs == 0U);
        BOOST_TEST(find_clipping(tops(20, run)).runs == 20U);
    }
    // Cut off by an end, nothing tells how it would have gone on: two samples beside it are needed.
    const auto whole = tops(1, 3);
    BOOST_TEST(find_clipping(std::span(whole).subspan(2)).runs == 1U);
    BOOST_TEST(find_clipping(std::span(whole).subspan(3)).runs == 0U);
    BOOST_TEST(find_clipping(std::span(whole).first(9)).runs == 1U);
    BOOST_TEST(find_clipping(std::span(whole).first(8)).runs == 0U);
}

BOOST_AUTO_TEST_CASE(a_ceiling_is_four_steps_against_the_four_below)
{
    // d is 0.5 % of the greatest: 401 steps of 0.0025.
    BOOST_TEST(Levels(0.0025).add(200, 200).add(196, 40).ratio(0.0) == 5.0);
    BOOST_TEST(Levels(0.0025).add(200, 200).add(196, 20).add(198, 30).ratio(0.0) ==
               230.0 / 20.0);                                     // from the step 197
    BOOST_TEST(Levels(0.0025).add(200, 200).ratio(0.0) == 200.0); // none below counts as one
}

BOOST_AUTO_TEST_CASE(a_ceiling_holds_50_samples_and_ten_times_what_lies_above)
{
    BOOST_TEST(Levels(0.0025).add(200, 49).ratio(0.0) == 0.0);
    BOOST_TEST(Levels(0.0025).add(200, 50).ratio(0.0) == 50.0);
    // Together with the greatest: 9 and 10 above 100.
    BOOST_TEST(Levels(0.0025).add(200, 100).add(300, 8).ratio(0.0) == 100.0);
    BOOST_TEST(Levels(0.0025).add(200, 100).add(300, 9).ratio(0.0) == 0.0);
    BOOST_TEST(Levels(0.0025).add(200, 101).add(300, 9).ratio(0.0) == 101.0);
    BOOST_TEST(ceiling_ratio(std::vector<double>(100), 0.0) == 0.0);
}

BOOST_AUTO_TEST_CASE(a_ceiling_begins_at_40_percent_of_all_steps)
{
    // A noise of 1/399.5 makes 400 steps, of which the 160th is the lowest that counts.
    const double noise_rms = 1.0 / 399.5;
    BOOST_TEST(Levels(noise_rms).add(160, 100).ratio(noise_rms) == 100.0);
    BOOST_TEST(Levels(noise_rms).add(159, 100).ratio(noise_rms) == 0.0);
}

BOOST_AUTO_TEST_CASE(a_ceiling_is_not_looked_for_where_noise_or_steps_would_hide_it)
{
    const auto ceiling = Levels(0.0025).add(320, 200);
    BOOST_TEST(ceiling.ratio(0.0499) > 0.0);
    BOOST_TEST(ceiling.ratio(0.0501) == 0.0);
    // Four steps of a converter of 1/40 are 10 % of the greatest.
    const auto with_step = [](double step) {
        std::vector samples{1.0, -1.0, step, 0.0, -step};
        for (int i = 0; i < 100; ++i) {
            samples.insert(samples.end(), {0.8, -0.8});
        }
        return ceiling_ratio(samples, 0.0);
    };
    BOOST_TEST(with_step(0.0249) > 0.0);
    BOOST_TEST(with_step(0.0251) == 0.0);
}

BOOST_AUTO_TEST_CASE(the_step_of_a_converter_is_the_least_difference_between_neighbours)
{
    BOOST_TEST(quantisation_step(std::vector{0.0, 0.5, 0.5, 0.25, 1.0}) == 0.25);
    BOOST_TEST(quantisation_step(std::vector{0.5, 0.5}) == 0.5); // none differ: the greatest
    BOOST_TEST(quantisation_step(std::vector{0.25, 0.0}) == 0.25);
}

BOOST_AUTO_TEST_CASE(figures_warn_and_reject_beyond_the_limits_of_the_page)
{
    struct Limits {
        double warn;
        double reject;
        double worse; ///< 1 where greater is worse, -1 where less is
    };
    constexpr double none = 1e9;
    const std::map<std::string_view, Limits> page{{"silence_dbfs", {-none, -100.0, -1.0}},
                                                  {"flat_tops", {none, 2.0, 1.0}},
                                                  {"heard_db", {-none, 20.0, -1.0}},
                                                  {"second_sweep_db", {-30.0, -12.0, 1.0}},
                                                  {"answered_percent", {-none, 30.0, -1.0}},
                                                  {"drift_change_ppm", {20.0, none, 1.0}},
                                                  {"polarity_sign", {-none, -none, -1.0}},
                                                  {"ceiling_ratio", {3.0, 4.0, 1.0}},
                                                  {"high_harmonics_db", {-50.0, -43.0, 1.0}},
                                                  {"window_share_db", {-none, -4.0, -1.0}},
                                                  {"missing_ms", {none, 0.0, 1.0}},
                                                  {"octave_step_ms", {none, 0.5, 1.0}},
                                                  {"slip_samples", {3.0, 6.0, 1.0}},
                                                  {"pilot_gain_db", {none, 1.0, 1.0}},
                                                  {"first_pilot_gain_db", {0.3, none, 1.0}},
                                                  {"second_pilot_gain_db", {0.3, none, 1.0}},
                                                  {"repeat_shift_samples", {3.0, 8.0, 1.0}},
                                                  {"arrival_jump_ms", {0.7, 1.0, 1.0}},
                                                  {"stuck_samples", {none, 15.0, 1.0}},
                                                  {"click_db", {16.0, 22.0, 1.0}},
                                                  {"disturbed_db", {0.4, 3.0, 1.0}},
                                                  {"bass_third_db", {-30.0, -12.0, 1.0}},
                                                  {"drift_ppm", {200.0, 1000.0, 1.0}},
                                                  {"repeat_spread_db", {0.3, 1.0, 1.0}},
                                                  {"snr_db", {20.0, -none, -1.0}},
                                                  {"hum_db", {30.0, -none, -1.0}},
                                                  {"peak_dbfs", {-1.0, none, 1.0}},
                                                  {"level_dbfs", {-50.0, -none, -1.0}},
                                                  {"dc_percent", {1.0, none, 1.0}}};
    BOOST_TEST(default_check_limits().size() == page.size());
    for (const auto& [name, limits] : page) {
        BOOST_TEST_CONTEXT(name)
        {
            const auto just = [worse = limits.worse](double limit, double side) {
                return limit == 0.0 && side < 0.0
                           ? 0.0
                           : limit + side * worse * std::max(1e-4 * std::abs(limit), 1e-6);
            };
            if (std::abs(limits.warn) < none) {
                BOOST_TEST((outcome_of(name, just(limits.warn, -1.0)) == CheckOutcome::good));
                BOOST_TEST((outcome_of(name, just(limits.warn, 1.0)) == CheckOutcome::warning));
            }
            if (std::abs(limits.reject) < none) {
                BOOST_TEST((outcome_of(name, just(limits.reject, -1.0)) != CheckOutcome::rejected));
                BOOST_TEST((outcome_of(name, just(limits.reject, 1.0)) == CheckOutcome::rejected));
            } else if (std::abs(limits.warn) < none) {
                BOOST_TEST((outcome_of(name, limits.worse * 1e6) == CheckOutcome::warning));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(figures_are_told_with_their_unit_and_so_many_decimals)
{
    const std::map<std::string_view, int> of_unit{{"dB", 1},      {"ms", 2},    {"samples", 2}, {"ppm", 1},
                                                  {"percent", 2}, {"ratio", 2}, {"", 0}};
    for (const auto& check : default_check_limits()) {
        const bool is_gain = check.name.ends_with("pilot_gain_db");
        const bool is_share = check.name == "answered_percent";
        BOOST_TEST(check.decimals == (is_gain ? 2 : is_share ? 0 : of_unit.at(check.unit)), check.name);
        const bool is_decisive = check.name == "heard_db" || check.name == "second_sweep_db" || is_share;
        BOOST_TEST((check.weight == Weight::decisive) == is_decisive, check.name);
    }
}

BOOST_AUTO_TEST_CASE(of_a_good_take_drift_noise_peak_and_spread_are_told)
{
    TakeVerdict verdict(default_check_limits());
    for (const auto& check : default_check_limits()) {
        verdict.add(check.name, check.sense == Sense::low    ? 99.96
                                : check.sense == Sense::high ? -60.04
                                                             : 0.0);
    }
    BOOST_TEST((verdict.outcome() == CheckOutcome::good));
    BOOST_TEST(verdict.reason() == "drift_ppm 0.0; snr_db 100.0; peak_dbfs -60.0; repeat_spread_db -60.0");
}

BOOST_AUTO_TEST_CASE(of_figures_that_are_no_levels_the_magnitude_counts)
{
    for (const auto* name : {"slip_samples", "drift_ppm", "dc_percent", "arrival_jump_ms"}) {
        BOOST_TEST((outcome_of(name, -1001.0) != CheckOutcome::good), name);
    }
    BOOST_TEST((outcome_of("peak_dbfs", -1001.0) == CheckOutcome::good));
}

BOOST_AUTO_TEST_CASE(ratios_of_power_end_at_200_db)
{
    BOOST_TEST(power_ratio_db(100.0, 1.0) == 20.0);
    BOOST_TEST(std::abs(power_ratio_db(1e19, 1.0) - 190.0) < 1e-9);
    BOOST_TEST(power_ratio_db(1e21, 1.0) == 200.0);
    BOOST_TEST(power_ratio_db(1e-21, 1.0) == -200.0);
    BOOST_TEST(power_ratio_db(1.0, 0.0) == 200.0);
    BOOST_TEST(power_ratio_db(0.0, 0.0) == -200.0);
    BOOST_TEST(power_ratio_db(0.0, 1.0) == -200.0);
}

BOOST_AUTO_TEST_CASE(samples_tell_their_level_offset_and_flat_tops)
{
    TakeVerdict verdict(default_check_limits());
    auto take = tops(1, 3);
    take.insert(take.begin(), 21, 0.0);
    verdict.judge(RecordedTake{take, {100.0}});
    BOOST_TEST(*verdict.value("peak_dbfs") == 0.0);
    BOOST_TEST(*verdict.value("level_dbfs") == 0.0);
    // 3 and twice 0.5 and 0.96 of 32 samples, in percent.
    BOOST_TEST(std::abs(*verdict.value("dc_percent") - 100.0 * 5.92 / 32.0) < 1e-9);
    const auto checks = verdict.checks();
    const auto flat = std::find_if(checks.begin(), checks.end(),
                                   [](const TakeCheck& check) { return check.check.name == "flat_tops"; });
    BOOST_REQUIRE(flat != checks.end());
    BOOST_TEST(flat->value == 1.0);
    BOOST_TEST(flat->place.value().value == 0.25); // the 26th sample of 100 a second
    BOOST_TEST(flat->place.value().unit == "s");
    TakeVerdict of_nothing(default_check_limits());
    of_nothing.judge(RecordedTake{{}, {100.0}});
    BOOST_TEST(*of_nothing.value("dc_percent") == 0.0);
}

BOOST_AUTO_TEST_CASE(a_take_of_zeros_has_a_level_of_minus_200_db)
{
    const auto silence_of = [](double peak) {
        TakeVerdict verdict(default_check_limits());
        const std::vector take{0.0, peak, 0.0};
        verdict.judge(RecordedTake{take, {48'000.0}});
        return verdict.value("silence_dbfs").value();
    };
    BOOST_TEST(silence_of(0.0) == -200.0);
    BOOST_TEST(silence_of(0.5e-10) == -200.0);
    BOOST_TEST(std::abs(silence_of(1e-5) + 100.0) < 1e-9);
}

BOOST_AUTO_TEST_SUITE_END()
