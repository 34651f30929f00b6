#include "core/error.hpp"
#include "curve/calibration.hpp"
#include "curve/grid.hpp"
#include "io/calibration_file.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace earbench;

namespace {

constexpr double rounding = 1e-12;

void require_rows(std::string_view text, const std::vector<double>& frequency_hz,
                  const std::vector<double>& spl_db, const std::vector<double>& phase_deg = {})
{
    const auto found = parse_calibration(text, "folder/mic.txt").response;
    BOOST_TEST(found.frequency_hz() == frequency_hz, boost::test_tools::per_element());
    BOOST_TEST(found.spl_db() == spl_db, boost::test_tools::per_element());
    BOOST_TEST(found.phase_deg() == phase_deg, boost::test_tools::per_element());
    BOOST_TEST(found.notes().get("name") == "mic.txt");
}

std::string trouble_with(std::string_view text)
{
    try {
        (void)parse_calibration(text, "mic.txt");
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return error.line();
    }
    return "no error";
}

FrequencyResponse calibration_from(std::vector<double> frequency_hz, std::vector<double> spl_db,
                                   std::vector<double> phase_deg = {})
{
    return {std::move(frequency_hz), std::move(spl_db), std::move(phase_deg)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(calibration)

BOOST_AUTO_TEST_CASE(files_of_every_maker_give_their_rows)
{
    require_rows("\"Sens Factor =-13.47dB, AGain =18dB, SERNO: 8105623\"\n20.5\t.58440\n1000\t-.6162\n",
                 {20.5, 1000.0}, {0.5844, -0.6162});
    require_rows("\xEF\xBB\xBF\"Sens Factor =-1.2dB, SERNO: 1\"\r\n20 0.5 0.0\r\n1000 0 -3.5\r\n",
                 {20.0, 1000.0}, {0.5, 0.0}, {0.0, -3.5});
    require_rows("*1000Hz\t-36.0\n20.00\t-1.5\n25.00\t-1.0\n", {20.0, 25.0}, {-1.5, -1.0});
    require_rows("Frequenz;Pegel\n20,00;-1,25\n25,5;0,5;\n", {20.0, 25.5}, {-1.25, 0.5});
    require_rows("# a\n; b\n% c\n// d\n! e\nMikrof\xF6n no. 5\n 20, 1\n 25, 2\nEnd of file\n", {20.0, 25.0},
                 {1.0, 2.0});
    require_rows("20\t0,5\n25\t1\n", {20.0, 25.0}, {0.5, 1.0});
    require_rows("20,5 0,5\n25,0 1,0\n", {20.5, 25.0}, {0.5, 1.0});
    require_rows("* Freq(Hz) SPL(dB) Phase(degrees)\n20 1 2\n25 1 3", {20.0, 25.0}, {1.0, 1.0}, {2.0, 3.0});
    require_rows("1e2 1\n1E3 2\n", {100.0, 1000.0}, {1.0, 2.0});
}

BOOST_AUTO_TEST_CASE(a_third_column_that_a_header_calls_otherwise_is_no_phase)
{
    require_rows("Freq,0 degrees,90 degrees\n20,1,5\n25,2,6\n", {20.0, 25.0}, {1.0, 2.0});
    require_rows("Freq,SPL,Phase\n20,1,5\n25,2,6\n", {20.0, 25.0}, {1.0, 2.0}, {5.0, 6.0});
}

BOOST_AUTO_TEST_CASE(a_calibration_is_read_as_curves_are)
{
    require_rows("20000\t4.1\n1000\t0.5\n20\t-3.1\n", {20.0, 1000.0, 20000.0}, {-3.1, 0.5, 4.1});
    require_rows("\"Frequency\",\"dB\"\n\"20\",\"-3.1\"\n\"20\",\"-3.1\"\n\"30\",\"1\"\n", {20.0, 30.0},
                 {-3.1, 1.0});
    require_rows("0 -90\n20 1\n30 2\n", {20.0, 30.0}, {1.0, 2.0});
    require_rows("* Hz deg dB\n20 170 1\n30 160 2\n", {20.0, 30.0}, {1.0, 2.0}, {170.0, 160.0});
    require_rows("19.5,\t86.2\n31.5,\t86.0\n", {19.5, 31.5}, {86.2, 86.0});
    BOOST_TEST(trouble_with("Freq,Phase\n20,170\n").starts_with("mic.txt:1: expected a column of levels"));
    BOOST_TEST(trouble_with("Freq,L,R\n20,1,2\n") == "mic.txt: expected one calibration but found 2 curves");
    const auto angles = parse_calibration("Freq,0 degrees,90 degrees\n20,1,5\n", "mic.txt");
    BOOST_TEST(angles.remarks.back() == "mic.txt: of 2 curves the first, '0 degrees', is taken");
}

BOOST_AUTO_TEST_CASE(a_calibration_may_name_its_side)
{
    const auto side = [](std::string_view text, const std::string& file) {
        return parse_calibration(text, file).response.notes().get("channel");
    };
    BOOST_TEST(side("20 1\n", "a/L_HEQ_8600001.txt") == "L");
    BOOST_TEST(side("20 1\n", "R_RAW_8600001.txt") == "R");
    BOOST_TEST(side("20 1\n", "ears R.txt") == "R");
    BOOST_TEST(side("\"EARS, SERNO: 860-0001, Left channel\"\n20 1\n", "cal.txt") == "L");
    BOOST_TEST(side("* Left and right\n20 1\n", "cal.txt").empty());
    BOOST_TEST(side("\"Sens Factor =-1.2dB, SERNO: 1\"\n20 1\n", "umik.txt").empty());
}

BOOST_AUTO_TEST_CASE(a_calibration_for_a_side_is_for_curves_of_that_side)
{
    const FrequencyResponse left({20.0}, {1.0}, {}, {{"name", "l"}, {"channel", "L"}});
    const FrequencyResponse right({20.0}, {2.0}, {}, {{"name", "r"}, {"channel", "R"}});
    const FrequencyResponse any({20.0}, {3.0}, {}, {{"name", "any"}});
    const auto names = [](const std::vector<FrequencyResponse>& all, std::string_view channel) {
        std::string joined;
        for (const auto& calibration : calibrations_for(all, channel)) {
            joined += calibration.notes().get("name") + " ";
        }
        return joined;
    };
    BOOST_TEST(names({left, any, right}, "L") == "l any ");
    BOOST_TEST(names({left, any, right}, "R2") == "any r ");
    BOOST_TEST(names({left, any}, "") == "l any ");
    BOOST_TEST(names({any}, "R") == "any ");
    BOOST_CHECK_THROW((void)names({left, any}, "R"), Error);
    BOOST_CHECK_THROW((void)names({left, right}, ""), Error);
}

BOOST_AUTO_TEST_CASE(what_is_no_calibration_is_an_error_with_its_line)
{
    BOOST_TEST(trouble_with("") == "mic.txt:1: expected rows of frequency and level but found none");
    BOOST_TEST(trouble_with("* only\n* notes\n") ==
               "mic.txt:2: expected rows of frequency and level but found none");
    BOOST_TEST(trouble_with("20 1\n20 2\n") ==
               "mic.txt:2: expected frequencies that increase but found 20 Hz after 20 Hz");
    BOOST_TEST(trouble_with("x\n25 1\n20 2\n22 3\n") ==
               "mic.txt:4: expected frequencies that decrease but found 22 Hz after 20 Hz");
    BOOST_TEST(trouble_with("-1 1\n20 2\n") == "mic.txt:1: expected a frequency above 0 Hz but found -1");
    BOOST_TEST(trouble_with("20 1\n25 x\n") ==
               "mic.txt:2: expected frequency and level as numbers but found '25 x'");
    BOOST_TEST(trouble_with("20 1\n25\n") ==
               "mic.txt:2: expected frequency and level as numbers but found '25'");
    BOOST_TEST(trouble_with("20 1\n2O.5 1\n") ==
               "mic.txt:2: expected frequency and level as numbers but found '2O.5 1'");
    BOOST_TEST(trouble_with("20 1\nnan 1\n") ==
               "mic.txt:2: expected frequency and level as numbers but found 'nan 1'");
    BOOST_TEST(trouble_with("20 2000\n").starts_with("mic.txt:1: expected a level within"));
    BOOST_TEST(trouble_with("\xFF\xFE") == "mic.txt:1: expected UTF-8 text but found UTF-16");
}

BOOST_AUTO_TEST_CASE(levels_lie_on_lines_over_ln_f_and_are_held_at_the_ends)
{
    const auto mic = calibration_from({100.0, 10000.0}, {0.0, 4.0});
    BOOST_TEST(held_level_at(mic, {1000.0}).value == 2.0, boost::test_tools::tolerance(rounding));
    BOOST_TEST(held_level_at(mic, {20.0}).value == 0.0);
    BOOST_TEST(held_level_at(mic, {20000.0}).value == 4.0);
    BOOST_TEST(covers(mic, std::vector{100.0, 10000.0}));
    BOOST_TEST(!covers(mic, std::vector{99.0, 10000.0}));
    BOOST_TEST(!covers(mic, std::vector{100.0, 10001.0}));
}

BOOST_AUTO_TEST_CASE(a_calibration_covers_up_to_a_rounded_frequency_and_no_further)
{
    constexpr double rounded_share = 1e-5;
    const double lowest_hz = 100.0 * (1.0 + rounded_share);
    const double highest_hz = 10'000.0 * (1.0 - rounded_share);
    const std::vector measured_hz{100.0, 10'000.0};
    BOOST_TEST(covers(calibration_from({lowest_hz, highest_hz}, {0.0, 0.0}), measured_hz));
    const double above_hz = std::nextafter(lowest_hz, highest_hz);
    const double below_hz = std::nextafter(highest_hz, lowest_hz);
    BOOST_TEST(!covers(calibration_from({above_hz, highest_hz}, {0.0, 0.0}), measured_hz));
    BOOST_TEST(!covers(calibration_from({lowest_hz, below_hz}, {0.0, 0.0}), measured_hz));
}

BOOST_AUTO_TEST_CASE(phase_is_unwrapped_and_lies_on_lines_over_f)
{
    // A delay of 1 ms has -0.36 degrees a hertz: the file wraps it, the unwrapped phase falls on.
    const auto mic =
        calibration_from({100.0, 300.0, 500.0, 700.0}, {0, 0, 0, 0}, {-36.0, -108.0, 180.0, 108.0});
    const auto phases = held_phases_at(mic, std::vector{50.0, 100.0, 400.0, 600.0, 700.0, 900.0});
    const std::vector expected{-36.0, -36.0, -144.0, -216.0, -252.0, -252.0};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        BOOST_TEST(phases[i] == expected[i], boost::test_tools::tolerance(rounding));
    }
}

BOOST_AUTO_TEST_CASE(phase_is_unwrapped_from_the_first_step_on)
{
    const auto mic = calibration_from({100.0, 200.0}, {0.0, 0.0}, {170.0, -170.0});
    BOOST_TEST(held_phases_at(mic, std::vector{150.0}).front() == 180.0,
               boost::test_tools::tolerance(rounding));
}

BOOST_AUTO_TEST_CASE(the_calibration_is_the_microphones_response_and_is_subtracted)
{
    const FrequencyResponse measured({100.0, 1000.0, 10000.0}, {1.0, 1.0, 1.0}, {10.0, 0.0, -170.0},
                                     {{"level", "dB re sweep"}},
                                     {{"noise_db", {-60.0, -60.0, -60.0}},
                                      {"snr_db", {61.0, 61.0, 61.0}},
                                      {"h2_dbc", {-40.0, -40.0, -40.0}},
                                      {"thd_percent", {1.0, 1.0, 1.0}}});
    // 2 dB a decade: an octave is 2 lg 2 dB, and the end is held above 10 kHz.
    const auto found =
        subtract_calibration(measured, calibration_from({100.0, 10000.0}, {0.0, 4.0}, {0.0, 20.0}));
    const auto close = boost::test_tools::tolerance(rounding);
    BOOST_TEST(found.spl_db()[0] == 1.0, close);
    BOOST_TEST(found.spl_db()[1] == -1.0, close);
    BOOST_TEST(found.spl_db()[2] == -3.0, close);
    BOOST_TEST(found.phase_deg()[1] == -20.0 * 900.0 / 9900.0, close);
    BOOST_TEST(found.phase_deg()[2] == 170.0, close);
    BOOST_TEST(found.columns()[0].values[1] == -62.0, close);
    BOOST_TEST(found.columns()[1].values[1] == 61.0, close);
    BOOST_TEST(found.columns()[2].values[1] == -40.0 - 2.0 * std::log10(2.0), close);
    BOOST_TEST(found.columns()[2].values[2] == -40.0, close);
    BOOST_TEST(found.columns()[3].values[2] == 1.0, close);
    BOOST_TEST(found.columns()[3].values[0] == std::pow(10.0, -2.0 * std::log10(2.0) / 20.0), close);
}

BOOST_AUTO_TEST_CASE(a_harmonic_is_corrected_where_it_was_heard)
{
    const FrequencyResponse measured({1000.0, 10000.0}, {0.0, 0.0}, {}, {},
                                     {{"h2_dbc", {-40.0, -200.0}},
                                      {"h3_dbc", {-60.0, -200.0}},
                                      {"h2_floor_dbc", {-90.0, -200.0}},
                                      {"thd_percent", {9.0, 9.0}},
                                      {"thd_floor_percent", {9.0, 9.0}}});
    // The microphone reads 6 dB too much at 2 kHz, 20 too little at 3 kHz, nothing wrong at 1 and 10 kHz.
    const auto found = subtract_calibration(
        measured, calibration_from({1000.0, 2000.0, 3000.0, 4000.0}, {0.0, 6.0, -20.0, 0.0}));
    const auto close = boost::test_tools::tolerance(rounding);
    BOOST_TEST(found.columns()[0].values[0] == -46.0, close);
    BOOST_TEST(found.columns()[1].values[0] == -40.0, close);
    BOOST_TEST(found.columns()[2].values[0] == -96.0, close);
    BOOST_TEST(found.columns()[3].values[0] == 100.0 * std::sqrt(1e-4 + std::pow(10.0, -4.6)), close);
    BOOST_TEST(found.columns()[4].values[0] == 100.0 * std::pow(10.0, -4.8), close);
    BOOST_TEST(found.columns()[0].values[1] == -200.0);
    BOOST_TEST(found.columns()[3].values[1] == 0.0);
}

BOOST_AUTO_TEST_CASE(sound_pressure_is_that_of_a_sine_with_the_sweeps_peak)
{
    BOOST_TEST(parse_level_reference("114@250=-3.5dBFS").reading.value == -3.5);
    const auto reference = parse_level_reference("94@1000=-23.4");
    BOOST_TEST(reference.pressure.value == 94.0);
    BOOST_TEST(reference.at.value == 1000.0);
    BOOST_TEST(reference.reading.value == -23.4);
    // A chain of gain 1 that records a sine of -23.4 dBFS as such: played at -23.4 dBFS it is 94 dB SPL.
    BOOST_TEST(pressure_offset(reference, {-23.4}, {}).value == 94.0, boost::test_tools::tolerance(rounding));
    // The microphone reads 2 dB too much at 1 kHz; corrected by its file the level must come out the same.
    const std::vector microphones{calibration_from({100.0, 10000.0}, {0.0, 4.0})};
    const auto offset = pressure_offset(reference, {-23.4}, microphones);
    const auto found =
        to_pressure_level(subtract_calibration(calibration_from({1000.0}, {0.0}), microphones[0]), offset);
    BOOST_TEST(found.spl_db()[0] == 94.0, boost::test_tools::tolerance(rounding));
    BOOST_TEST(found.notes().get("level") == "dB SPL");
}

BOOST_AUTO_TEST_CASE(a_level_reference_has_three_numbers)
{
    for (const auto* text : {"", "94", "94@1000", "94=-23", "94@=-23", "@1000=-23", "94@1000=", "94@0=-23",
                             "94@-1=-23", "94@1000=nan", "94@1000=-23 dB SPL", "94dBFS@1000=-23",
                             "-23=94@1000", "94@1000=21", "940@1000=0"}) {
        BOOST_CHECK_EXCEPTION((void)parse_level_reference(text), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
}

BOOST_AUTO_TEST_CASE(a_side_is_a_whole_word_before_the_rows)
{
    const auto side = [](std::string_view text) {
        return parse_calibration(text, "cal.txt").response.notes().get("channel");
    };
    for (const auto* text :
         {"* Mic:Left,2\n20 1\n", "* LEFT\n20 1\n", "\"for 'left'\"\n20 1\n", "* left, Left\n20 1\n"}) {
        BOOST_TEST(side(text) == "L", text);
    }
    for (const auto* text : {"20 1\n40 2\n* Left channel\n", "* L of 5 cm\n20 1\n", "* leftover\n20 1\n",
                             "* Right\n* Left\n20 1\n"}) {
        BOOST_TEST(side(text).empty(), text);
    }
    BOOST_TEST(parse_calibration("20 1\n", "cal.txt").remarks.empty());
}

BOOST_AUTO_TEST_SUITE_END()
