#include "core/error.hpp"
#include "core/strings.hpp"
#include "io/curve_export.hpp"
#include "io/curves.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace earbench;

namespace {

FrequencyResponse example_curve()
{
    return {{20.0, 40.0, 80.0},
            {-1.25, 0.0, 100.0625},
            {-179.5, 0.25, 180.0},
            {{"name", "Example"},
             {"channel", "L1"},
             {"level", "dB SPL"},
             {"rig", "A \"coupler\""},
             {"smoothing", "1/24 octave"},
             {"delay-s", "0.010000000000"},
             {"step", "first"},
             {"step", "second"}},
            {{"other_db", {7.0, 8.0, 9.0}}, {"noise_db", {1.0, 2.0, 3.0}}}};
}

FrequencyResponse grid_curve(std::vector<double> frequency_hz)
{
    std::vector<double> spl_db(frequency_hz.size());
    return {std::move(frequency_hz), std::move(spl_db)};
}

std::string step_line(std::vector<double> frequency_hz)
{
    const auto text = to_rew_text(grid_curve(std::move(frequency_hz)), {});
    return std::string(split_lines(text)[10]);
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_export)

BOOST_AUTO_TEST_CASE(rew_text_has_fourteen_lines_of_notes_and_rows_with_6_3_and_4_decimals)
{
    BOOST_TEST(to_rew_text(example_curve(), {262'144, 1, {-9.0}, true, "2022/05/06 18:11:36"}) ==
               "* Measurement data measured by REW V5.20 compatible fr-measure\n"
               "* Source: A \"coupler\"\n"
               "* Format: 256k Log Swept Sine, 1 sweep at -12.0 dBFS using an acoustic timing reference\n"
               "* Dated: 2022/05/06 18:11:36\n"
               "* REW Settings:\n"
               "*  C-weighting compensation: Off\n"
               "*  Target level: 75.0 dB\n"
               "* Note: levels in dB SPL, a delay of 0.010000000000 s is taken out of the phase\n"
               "* Measurement: Example L1\n"
               "* Smoothing: 1/24 octave\n"
               "* Frequency Step: 1/1 octave\n"
               "* Start Frequency: 20.000 Hz\n"
               "*\n"
               "* Freq(Hz) SPL(dB) Phase(degrees)\n"
               "20.000000 -1.250 -179.5000\n"
               "40.000000 0.000 0.2500\n"
               "80.000000 100.062 180.0000\n"); // a tie: to_chars rounds 100.0625 to even
}

BOOST_AUTO_TEST_CASE(the_step_of_the_points_is_told)
{
    std::vector<double> fine;
    for (int k = 0; k <= 96; ++k) {
        fine.push_back(std::round(20.0 * std::exp2(k / 48.0) * 1e4) / 1e4);
    }
    BOOST_TEST(step_line(fine) == "* Frequency Step: 1/48 octave");
    constexpr double rew_step_hz = 48000.0 / 131072.0;
    std::vector<double> linear;
    for (int k = 1; k <= 100; ++k) {
        linear.push_back(k * rew_step_hz);
    }
    BOOST_TEST(step_line(linear) == "* Frequency Step: 0.36621094 Hz");
    BOOST_TEST(step_line({1.0, 2.0, 10.0}) == "* Frequency Step: irregular");
    // One point an octave over two octaves, but not evenly.
    BOOST_TEST(step_line({1.0, 3.0, 4.0}) == "* Frequency Step: irregular");
    BOOST_TEST(step_line({1000.0}) == "* Frequency Step: irregular");
}

BOOST_AUTO_TEST_CASE(our_reader_reads_what_is_exported)
{
    for (const auto format : {CurveFormat::rew, CurveFormat::frd}) {
        const auto written = example_curve();
        const auto curves =
            parse_curves(to_text(std::span(&written, 1), format, {}), "Example L1.txt").curves;
        BOOST_REQUIRE_EQUAL(curves.size(), 1U);
        const auto& read = curves.front();
        BOOST_REQUIRE_EQUAL(read.size(), 3U);
        for (std::size_t i = 0; i < read.size(); ++i) {
            BOOST_TEST(read.frequency_hz()[i] == written.frequency_hz()[i]);
            BOOST_TEST(std::abs(read.spl_db()[i] - written.spl_db()[i]) <= 0.0005 + 1e-12);
            BOOST_TEST(read.phase_deg()[i] == written.phase_deg()[i]);
        }
        BOOST_TEST(read.notes().get("smoothing") == "1/24 octave");
        if (format == CurveFormat::frd) {
            BOOST_TEST((read.notes() == written.notes()));
        } else {
            BOOST_TEST(read.notes().get("title") == "Example L1");
        }
    }
}

BOOST_AUTO_TEST_CASE(frd_keeps_the_notes_as_comments)
{
    BOOST_TEST(to_frd(example_curve()) == "* Measurement: Example L1\n"
                                          "* Smoothing: 1/24 octave\n"
                                          "* name: Example\n"
                                          "* channel: L1\n"
                                          "* level: dB SPL\n"
                                          "* rig: A \"coupler\"\n"
                                          "* smoothing: 1/24 octave\n"
                                          "* delay-s: 0.010000000000\n"
                                          "* step: first\n"
                                          "* step: second\n"
                                          "* Freq(Hz) SPL(dB) Phase(degrees)\n"
                                          "20.0000 -1.2500 -179.500\n"
                                          "40.0000 0.0000 0.250\n"
                                          "80.0000 100.0625 180.000\n");
}

BOOST_AUTO_TEST_CASE(json_holds_every_curve_with_all_notes_and_columns)
{
    const std::vector<FrequencyResponse> curves{
        example_curve(), {{1.0}, {2.0}, {}, {{"name", std::string("tab\tquote\"back\\\xE9")}}}};
    BOOST_TEST(to_json(curves) == R"({
  "format": "earbench-curves-1",
  "curves": [
    {
      "notes": {"name": "Example", "channel": "L1", "level": "dB SPL", "rig": "A \"coupler\"", "smoothing": "1/24 octave", "delay-s": "0.010000000000", "step": ["first", "second"]},
      "columns": {
        "frequency_hz": [20.0000, 40.0000, 80.0000],
        "spl_db": [-1.2500, 0.0000, 100.0625],
        "phase_deg": [-179.500, 0.250, 180.000],
        "noise_db": [1.0000, 2.0000, 3.0000],
        "other_db": [7.0000, 8.0000, 9.0000]
      }
    },
    {
      "notes": {"name": "tab\tquote\"back\\é", "step": []},
      "columns": {
        "frequency_hz": [1.0000],
        "spl_db": [2.0000]
      }
    }
  ]
}
)");
}

BOOST_AUTO_TEST_CASE(a_format_for_one_curve_refuses_two)
{
    const std::vector<FrequencyResponse> curves{example_curve(), example_curve()};
    for (const auto format : {CurveFormat::rew, CurveFormat::frd}) {
        BOOST_CHECK_EXCEPTION((void)to_text(curves, format, {}), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
}

BOOST_AUTO_TEST_CASE(a_line_break_in_a_note_does_not_break_the_head)
{
    const FrequencyResponse curve({20.0}, {0.0}, {}, {{"name", "a\nb"}, {"rig", "c\r\n20 5"}});
    const std::string rew = to_rew_text(curve, {});
    BOOST_TEST(rew.find("* Source: c  20 5\n") != std::string::npos);
    BOOST_TEST(rew.find("* Measurement: a b\n") != std::string::npos);
    BOOST_TEST(to_frd(curve).find("* rig: c  20 5\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(files_are_called_as_graph_databases_name_them)
{
    BOOST_TEST(export_file_name(example_curve(), CurveFormat::rew) == "Example L1.txt");
    BOOST_TEST(export_file_name(example_curve(), CurveFormat::frd) == "Example L1.frd");
    const FrequencyResponse hostile({20.0}, {0.0}, {}, {{"name", "../a\nb"}});
    BOOST_TEST(export_file_name(hostile, CurveFormat::json) == ".._a_b.json");
    BOOST_TEST(export_file_name(example_curve(), CurveFormat::rew, 2) == "Example L12.txt");
    BOOST_TEST(export_file_name(hostile, CurveFormat::json, 2) == ".._a_b 2.json");
}

BOOST_AUTO_TEST_SUITE_END()
