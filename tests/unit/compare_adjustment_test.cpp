#include "compare/adjustment.hpp"
#include "compare/target.hpp"
#include "core/error.hpp"
#include "core/units.hpp"
#include "curve/grid.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <tuple>

using namespace earbench;

namespace {

constexpr SampleRate rate{48'000.0};

bool is_usage(const Error& error)
{
    return error.fault() == Fault::usage;
}

FrequencyResponse flat(const std::string& rig)
{
    return {{20.0, 105.0, 500.0, 1000.0, 10'000.0, 20'000.0},
            {3.0, 3.0, 3.0, 3.0, 3.0, 3.0},
            {},
            {{"name", "Flat"}, {"rig", rig}}};
}

FrequencyResponse adjusted(const Adjustment& adjustment)
{
    return adjust(flat("711"), std::array{adjustment});
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_adjustment)

BOOST_AUTO_TEST_CASE(a_peak_has_its_gain_at_its_frequency_and_none_far_from_it)
{
    const Filter peak{FilterShape::peak, {1000.0}, 2.0, {6.0}};
    BOOST_TEST(std::abs(filter_gain(peak, {1000.0}, rate).value - 6.0) < 1e-12);
    BOOST_TEST(std::abs(filter_gain(peak, {0.01}, rate).value) < 1e-9);
    BOOST_TEST(std::abs(filter_gain(peak, {23'999.999}, rate).value) < 1e-6);
    // Bristow-Johnson: the inverse filter is that of the opposite gain.
    const Filter dip{FilterShape::peak, {1000.0}, 2.0, {-6.0}};
    BOOST_TEST(std::abs(filter_gain(peak, {1300.0}, rate).value + filter_gain(dip, {1300.0}, rate).value) <
               1e-12);
}

BOOST_AUTO_TEST_CASE(a_shelf_has_its_gain_at_its_end_half_of_it_in_its_middle_and_none_at_the_other_end)
{
    const Filter low{FilterShape::low_shelf, {105.0}, 0.7, {9.5}};
    BOOST_TEST(std::abs(filter_gain(low, {0.01}, rate).value - 9.5) < 1e-6);
    BOOST_TEST(std::abs(filter_gain(low, {105.0}, rate).value - 4.75) < 1e-9);
    BOOST_TEST(std::abs(filter_gain(low, {23'999.999}, rate).value) < 1e-6);
    const Filter high{FilterShape::high_shelf, {10'000.0}, 0.7, {-3.0}};
    BOOST_TEST(std::abs(filter_gain(high, {0.01}, rate).value) < 1e-9);
    BOOST_TEST(std::abs(filter_gain(high, {10'000.0}, rate).value + 1.5) < 1e-9);
    BOOST_TEST(std::abs(filter_gain(high, {23'999.999}, rate).value + 3.0) < 1e-6);
}

BOOST_AUTO_TEST_CASE(filters_agree_with_complex_arithmetic_of_another_program)
{
    // scipy.signal.freqz of the cookbook's coefficients, 48 kHz.
    for (const auto& [filter, at, db] :
         {std::tuple(Filter{FilterShape::peak, {3000.0}, 2, {-4.5}}, 3500.0, -3.18038651),
          std::tuple(Filter{FilterShape::peak, {12000.0}, 0.7, {5.0}}, 16000.0, 3.01077047),
          std::tuple(Filter{FilterShape::low_shelf, {105.0}, 0.7, {9.5}}, 60.0, 8.40928807),
          std::tuple(Filter{FilterShape::low_shelf, {105.0}, 0.707, {6.0}}, 400.0, 0.03072670),
          std::tuple(Filter{FilterShape::high_shelf, {10000.0}, 0.7, {-3.0}}, 7000.0, -0.45739648),
          std::tuple(Filter{FilterShape::high_shelf, {2500.0}, 0.42, {4.0}}, 15000.0, 3.91328128)}) {
        BOOST_TEST(std::abs(filter_gain(filter, {at}, rate).value - db) < 1e-6);
    }
}

BOOST_AUTO_TEST_CASE(a_tilt_is_a_straight_line_about_its_pivot)
{
    const auto tilted = adjusted(parse_tilt("-0.8"));
    BOOST_TEST(std::abs(tilted.spl_db()[0] - (3.0 + 0.8 * 0.5 * std::log2(1000.0))) < 1e-9); // 20 Hz
    BOOST_TEST(std::abs(tilted.spl_db()[5] - (3.0 - 0.8 * 0.5 * std::log2(1000.0))) < 1e-9); // 20 kHz
    BOOST_TEST(tilted.notes().get("name") == "Flat; tilt -0.8 dB/octave");
    const auto about = adjusted(parse_tilt("1@500"));
    BOOST_TEST(about.spl_db()[2] == 3.0);
    BOOST_TEST(std::abs(about.spl_db()[3] - 4.0) < 1e-12);
    BOOST_TEST(about.notes().get("name") == "Flat; tilt +1 dB/octave about 500 Hz");
}

BOOST_AUTO_TEST_CASE(adjustments_are_read_and_named)
{
    BOOST_TEST(parse_bass("+3").words == "bass +3 dB");
    BOOST_TEST(parse_bass("-3dB@200 Hz").words == "bass -3 dB at 200 Hz");
    BOOST_TEST(parse_treble("1.5@8k").words == "treble +1.5 dB at 8000 Hz");
    BOOST_TEST(parse_adjustment("ls 105 0.707 +6").words == "low shelf +6 dB at 105 Hz Q 0.707");
    BOOST_TEST(parse_adjustment(" HS  2.5k 0.42 -1 ").words == "high shelf -1 dB at 2500 Hz Q 0.42");
    BOOST_TEST(std::abs(adjusted(parse_bass("6")).spl_db()[1] - 6.0) < 1e-9); // half of 6 dB at 105 Hz
    BOOST_TEST(std::abs(adjusted(parse_treble("2")).spl_db()[4] - 4.0) < 1e-9);
    for (const auto* text : {"", "x", "3@", "3@9", "3@20.1k", "@3", "41", "3,5", "3@200@300", "nan"}) {
        BOOST_CHECK_EXCEPTION((void)parse_bass(text), Error, is_usage);
        BOOST_CHECK_EXCEPTION((void)parse_treble(text), Error, is_usage);
        BOOST_CHECK_EXCEPTION((void)parse_tilt(text), Error, is_usage);
    }
    BOOST_CHECK_EXCEPTION((void)parse_tilt("12.1"), Error, is_usage);
    for (const auto* text : {"", "LS 105 0.7", "XX 105 0.7 3", "LS 5 0.7 3", "LS 105 0.09 3", "LS 105 21 3",
                             "LS 105 0.7 41", "LS 105 0.7 3 4", "LS 105 0.7 x"}) {
        BOOST_CHECK_EXCEPTION((void)parse_adjustment(text), Error, is_usage);
    }
}

BOOST_AUTO_TEST_CASE(what_an_equaliser_at_48_khz_has_not_is_left_out)
{
    const FrequencyResponse wide({20.0, 23'999.0, 24'000.0, 30'000.0}, {0.0, 0.0, 0.0, 0.0});
    BOOST_TEST(adjust(wide, std::array{parse_bass("3")}).size() == 2U);
    BOOST_TEST(adjust(wide, {}).size() == 4U);
}

BOOST_AUTO_TEST_CASE(bounds_lie_about_the_diffuse_field_of_the_rig)
{
    const auto bounded = with_preference_bounds(flat("GRAS RA0402"));
    const auto* lower = find_column(bounded, "min_db");
    const auto* upper = find_column(bounded, "max_db");
    BOOST_REQUIRE(lower != nullptr && upper != nullptr);
    const auto kemar = find_built_in_target("diffuse-field-kemar").value();
    // 3 dB is the level of the curve at 500 Hz; +1.0 and -0.9 dB there, 9.3 and 3.1 dB at 20 Hz.
    BOOST_TEST(std::abs((*upper)[2] - 4.0) < 1e-9);
    BOOST_TEST(std::abs((*lower)[2] - 2.1) < 1e-9);
    BOOST_TEST(std::abs((*upper)[0] - (3.0 + 9.3 + level_at(kemar, {20.0}).value)) < 1e-9);
    BOOST_TEST(std::abs((*lower)[0] - (3.0 + 3.1 + level_at(kemar, {20.0}).value)) < 1e-9);
    const auto head = with_preference_bounds(flat("B&K 5128"));
    const auto field = find_built_in_target("diffuse-field-5128").value();
    BOOST_TEST(std::abs(find_column(head, "max_db")->back() - (3.0 + 0.2 + field.spl_db().back())) < 1e-9);
    BOOST_CHECK_EXCEPTION((void)with_preference_bounds(flat("a tube")), Error,
                          [](const Error& error) { return error.fault() == Fault::data; });
}

BOOST_AUTO_TEST_CASE(a_target_of_one_rig_is_none_for_another)
{
    const auto curve = [](const std::string& rig) {
        auto found = flat(rig);
        if (rig.empty()) {
            found.notes().remove("rig");
        }
        return found;
    };
    const auto fits = [&](const char* target, const std::string& rig) {
        return !rig_mismatch(find_built_in_target(target).value(), curve(rig)).has_value();
    };
    BOOST_TEST(fits("harman-ie-2019", "IEC 60318-4"));
    BOOST_TEST(fits("harman-ie-2019", ""));
    BOOST_TEST(!fits("harman-ie-2019", "B&K Type 5128"));
    BOOST_TEST(!fits("diffuse-field-5128", "clone of a 711"));
    BOOST_TEST(!fits("diffuse-field-5128", ""));
    BOOST_TEST(fits("diffuse-field-5128", "5128-B-111"));
    BOOST_TEST(fits("diffuse-field-5128", "my own tube"));
    BOOST_TEST(!fits("harman-oe-2018", "711"));
    BOOST_TEST(fits("harman-oe-2018", "GRAS 43AG"));
    BOOST_TEST(fits("flat", "5128"));
    BOOST_TEST(
        rig_mismatch(find_built_in_target("diffuse-field-5128").value(), curve("711")).value() ==
        "Diffuse field 5128 is for curves of the rig 'Bruel & Kjaer 5128' but Flat is of '711': they differ "
        "by their rigs too");
}

BOOST_AUTO_TEST_CASE(the_last_word_tells_a_target_from_an_iem)
{
    for (const auto* name :
         {"Diffuse Field Target", "target", "Vamp898 Target__", "IEF target", "my-target"}) {
        BOOST_TEST(is_target_name(name), name);
    }
    for (const auto* name : {"", "Target One", "Offtarget", "Crimson", "__"}) {
        BOOST_TEST(!is_target_name(name), name);
    }
}

/// Bounds as modernGraphTool has them at twelve frequencies, over the diffuse field.
BOOST_AUTO_TEST_CASE(bounds_have_the_figures_of_modern_graph_tool)
{
    const std::vector<double> hertz{20.0,   50.0,   100.0,  200.0,  500.0,    1000.0,
                                    2000.0, 3000.0, 5000.0, 8000.0, 10'000.0, 20'000.0};
    const std::vector<double> upper_db{9.3, 8.8, 5.6, 1.7, 1.0, 0.9, 0.7, 0.5, 0.35, 0.2, 0.2, 0.2};
    const std::vector<double> lower_db{3.1, 2.9, 1.4, -0.4, -0.9, -1.6, -3.2, -4.5, -5.8, -6.5, -6.7, -7.0};
    const auto kemar = find_built_in_target("diffuse-field-kemar").value();
    const FrequencyResponse target(hertz, std::vector(hertz.size(), 3.0), {},
                                   {{"name", "Flat"}, {"rig", "711"}});
    const auto bounded = with_preference_bounds(target);
    const auto* lower = find_column(bounded, "min_db");
    const auto* upper = find_column(bounded, "max_db");
    BOOST_REQUIRE(bounded.size() == hertz.size());
    for (std::size_t i = 0; i < hertz.size(); ++i) {
        const double field = 3.0 + level_at(kemar, {hertz[i]}).value;
        BOOST_TEST(std::abs((*upper)[i] - field - upper_db[i]) < 1e-9, hertz[i]);
        BOOST_TEST(std::abs((*lower)[i] - field - lower_db[i]) < 1e-9, hertz[i]);
    }
    // Its level is that at 500 Hz alone; beyond the table nothing is bounded.
    const FrequencyResponse steep({19.0, 500.0, 501.0, 20'001.0}, {0.0, 3.0, 9.0, 9.0}, {}, {{"rig", "711"}});
    const auto cut = with_preference_bounds(steep);
    BOOST_TEST(cut.size() == 2U);
    BOOST_TEST(std::abs(find_column(cut, "max_db")->front() - 4.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(shelves_of_bass_and_treble_have_a_q_of_0_7)
{
    // scipy.signal.freqz of the cookbook's coefficients, 48 kHz; 0 dB is at 3 dB here.
    const auto bass = adjusted(parse_bass("40@2000"));
    const auto treble = adjusted(parse_treble("40@2000"));
    const std::array<std::size_t, 3> places{2, 3, 4}; // 500 Hz, 1 and 10 kHz
    const std::array bass_db{38.51662434, 31.40699720, 0.40811476};
    const std::array treble_db{1.48337566, 8.59300280, 39.59188524};
    for (std::size_t i = 0; i < places.size(); ++i) {
        BOOST_TEST(std::abs(bass.spl_db()[places[i]] - 3.0 - bass_db[i]) < 1e-6);
        BOOST_TEST(std::abs(treble.spl_db()[places[i]] - 3.0 - treble_db[i]) < 1e-6);
    }
}

BOOST_AUTO_TEST_CASE(a_filter_has_the_shape_that_it_is_asked_for)
{
    for (const auto& [text, shape] :
         {std::pair("LS 105 0.7 6", FilterShape::low_shelf),
          std::pair("hs 105 0.7 6", FilterShape::high_shelf), std::pair("Pk 105 0.7 6", FilterShape::peak)}) {
        BOOST_TEST((std::get<Filter>(parse_adjustment(text).shape).shape == shape), text);
    }
    BOOST_TEST(parse_adjustment("pk 1k 2 0").words == "peak +0 dB at 1000 Hz Q 2");
    BOOST_TEST(parse_bass("0.005").words == "bass +0.005 dB");
}

BOOST_AUTO_TEST_CASE(adjustments_have_limits)
{
    for (const auto* text : {"40", "-40", "40@10", "40@20000", "40@20k"}) {
        BOOST_CHECK_NO_THROW((void)parse_bass(text));
        BOOST_CHECK_NO_THROW((void)parse_treble(text));
    }
    for (const auto* text : {"40.1", "-40.1", "40@9.9", "40@20001"}) {
        BOOST_CHECK_EXCEPTION((void)parse_bass(text), Error, [&](const Error& error) {
            BOOST_TEST(std::string(error.what()) ==
                       "expected decibels such as 3 or 3@200, at most 40 and from 10 Hz to "
                       "20 kHz, for --bass but found '" +
                           std::string(text) + "'");
            return is_usage(error);
        });
    }
    BOOST_CHECK_NO_THROW((void)parse_tilt("12"));
    BOOST_CHECK_NO_THROW((void)parse_tilt("-12"));
    BOOST_CHECK_EXCEPTION((void)parse_tilt("-12.1"), Error, is_usage);
    for (const auto* text : {"LS 10 0.1 40", "HS 20000 20 -40", "pk 1k 1 0"}) {
        BOOST_CHECK_NO_THROW((void)parse_adjustment(text));
    }
    for (const auto* text :
         {"LS 9.9 1 3", "LS 20001 1 3", "LS 100 0.099 3", "LS 100 20.1 3", "LS 100 1 40.1"}) {
        BOOST_CHECK_EXCEPTION((void)parse_adjustment(text), Error, is_usage);
    }
}

BOOST_AUTO_TEST_SUITE_END()
