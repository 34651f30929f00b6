#include "core/error.hpp"
#include "io/curves.hpp"
#include "io/fr_csv.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The curve of `text`, of which there must be one.
FrequencyResponse one(std::string_view text, const std::string& file = "Example L.txt")
{
    auto curves = parse_curves(text, file).curves;
    BOOST_REQUIRE_EQUAL(curves.size(), 1U);
    return std::move(curves.front());
}

void require_points(const FrequencyResponse& curve, const std::vector<double>& frequency_hz,
                    const std::vector<double>& spl_db, const std::vector<double>& phase_deg = {})
{
    BOOST_TEST(curve.frequency_hz() == frequency_hz, boost::test_tools::per_element());
    BOOST_TEST(curve.spl_db() == spl_db, boost::test_tools::per_element());
    BOOST_TEST(curve.phase_deg() == phase_deg, boost::test_tools::per_element());
}

/// The message of the Error{data} that `text` must give, with its place.
std::string trouble(std::string_view text, const std::string& file = "in.txt")
{
    try {
        (void)parse_curves(text, file);
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return error.line();
    }
    return "no error";
}

void require_trouble(std::string_view text, std::string_view beginning)
{
    const auto message = trouble(text);
    BOOST_TEST(message.starts_with(beginning), message << " | expected: " << beginning);
}

} // namespace

BOOST_AUTO_TEST_SUITE(io)

BOOST_AUTO_TEST_CASE(rew_text_with_phase)
{
    const auto curve = one("* Measurement data measured by REW V5.31.3\n"
                           "* Source: A, 0, volume: 0.200\n"
                           "* Measurement: Some name, take 2\n"
                           "* Smoothing: 1/24 octave\n"
                           "* Frequency Step: 1/48 octave\n"
                           "*\n"
                           "* Freq(Hz) SPL(dB) Phase(degrees)\n"
                           "20.000000 80.125 -12.5\n"
                           "40.000000 81.000 190.0\n");
    require_points(curve, {20.0, 40.0}, {80.125, 81.0}, {-12.5, -170.0});
    const Notes expected{
        {"name", "Example"}, {"channel", "L"}, {"title", "Some name, take 2"}, {"smoothing", "1/24 octave"}};
    BOOST_TEST((curve.notes() == expected));
}

BOOST_AUTO_TEST_CASE(rew_text_of_an_average_has_no_phase)
{
    const auto curve = one("* Measurement data measured by REW V5.20.9\r\n"
                           "* Source: Frequency Response Averaged data\r\n"
                           "* Smoothing: None\r\n"
                           "*\r\n"
                           "* Freq(Hz) SPL(dB)\r\n"
                           "2.330000 75.100\r\n"
                           "2.360000 75.214\r\n");
    require_points(curve, {2.33, 2.36}, {75.1, 75.214});
    BOOST_TEST(curve.notes().get("smoothing") == "none");
}

BOOST_AUTO_TEST_CASE(rew_text_between_tabs_commas_or_semicolons)
{
    require_points(one("* Freq(Hz)\tSPL(dB)\tPhase(degrees)\n20\t80\t10\n40\t81\t20\n"), {20.0, 40.0},
                   {80.0, 81.0}, {10.0, 20.0});
    require_points(one("* Freq(Hz), SPL(dB), Phase(degrees)\n20, 80, 10\n40, 81, 20\n"), {20.0, 40.0},
                   {80.0, 81.0}, {10.0, 20.0});
    require_points(one("* Freq(Hz);SPL(dB);Phase(degrees)\n20,5;80,25;-10,125\n40;81;20\n"), {20.5, 40.0},
                   {80.25, 81.0}, {-10.125, 20.0});
}

BOOST_AUTO_TEST_CASE(numbers_without_header_have_phase_only_with_three_columns)
{
    require_points(one("20 80\n40 81\n"), {20.0, 40.0}, {80.0, 81.0});
    require_points(one("20 80 5\n40 81 6\n"), {20.0, 40.0}, {80.0, 81.0}, {5.0, 6.0});
    require_points(one("20 80 5 1\n40 81 6 1\n"), {20.0, 40.0}, {80.0, 81.0});
    require_points(one("  20   80\n\t40\t 81\n"), {20.0, 40.0}, {80.0, 81.0});
}

BOOST_AUTO_TEST_CASE(a_header_names_the_level_whatever_the_separator_of_the_rows)
{
    require_points(one("frequency,raw\n20,80\n40,81\n"), {20.0, 40.0}, {80.0, 81.0});
    require_points(one("frequency,raw\n20\t80\n40\t81\n"), {20.0, 40.0}, {80.0, 81.0});
    require_points(one("frequency,error,raw,smoothed\n20,1,80,2\n40,1,81,2\n"), {20.0, 40.0}, {80.0, 81.0});
    require_points(one("\"Frequency\";\"SPL\"\n\"20\";\"80\"\n"), {20.0}, {80.0});
    require_points(one("Freq [Hz];Gain [dB];Phase [deg]\n20;80;5\n"), {20.0}, {80.0}, {5.0});
}

BOOST_AUTO_TEST_CASE(units_that_stand_apart_in_a_header_are_no_columns)
{
    require_points(one("Frequency (Hz) SPL (dB) Phase (deg)\n20 80 5\n"), {20.0}, {80.0}, {5.0});
}

BOOST_AUTO_TEST_CASE(trailing_tabs_and_text_columns_do_no_harm)
{
    require_points(one("\r\n\r\nFrequency\tdB\tUnweighted\r\n19.5\t60.0\t\r\n20.6\t61.5\t\r\n"), {19.5, 20.6},
                   {60.0, 61.5});
    require_points(one("20,80,,\n40,81,,\n"), {20.0, 40.0}, {80.0, 81.0});
}

BOOST_AUTO_TEST_CASE(a_decimal_comma_is_read_beside_another_separator_only)
{
    require_points(one("20,00;91,30\n40,00;92,25\n"), {20.0, 40.0}, {91.3, 92.25});
    require_points(one("20,00\t91,30\n"), {20.0}, {91.3});
    require_points(one("20,00 91,30\n"), {20.0}, {91.3});
    require_points(one("20 91,30\n"), {20.0}, {91.3});
    require_points(one("20,5\n"), {20.0}, {5.0});
    require_points(one("20, 5\n"), {20.0}, {5.0});
}

BOOST_AUTO_TEST_CASE(byte_order_mark_crlf_and_a_missing_last_line_end_change_nothing)
{
    const std::string plain = "frequency,raw\n20,80\n40,81\n";
    const auto expected = to_fr_csv(parse_curves(plain, "a.csv").curves);
    for (const auto& text :
         {std::string(byte_order_mark) + plain, std::string("frequency,raw\r\n20,80\r\n40,81\r\n"),
          std::string("frequency,raw\n20,80\n40,81"), "\n\n" + plain + "\n\n"}) {
        BOOST_TEST(to_fr_csv(parse_curves(text, "a.csv").curves) == expected);
    }
}

BOOST_AUTO_TEST_CASE(comment_lines_of_other_programs_are_passed_over)
{
    require_points(one("# a\n; b\n% c\n! d\n// e\n20 80\n"), {20.0}, {80.0});
}

BOOST_AUTO_TEST_CASE(notes_in_latin_1_become_utf8)
{
    const auto curve = one("* Measurement: caf\xE9\n20 80\n");
    BOOST_TEST(curve.notes().get("title") == "caf\xC3\xA9");
}

BOOST_AUTO_TEST_CASE(rows_from_high_to_low_are_turned_round_with_all_columns)
{
    require_points(one("40 81 6\n30 80.5 5\n20 80 4\n"), {20.0, 30.0, 40.0}, {80.0, 80.5, 81.0},
                   {4.0, 5.0, 6.0});
}

BOOST_AUTO_TEST_CASE(a_row_for_0_hz_and_a_repeated_row_are_left_out)
{
    require_points(one("0 -200\n20 80\n20 80\n40 81\n"), {20.0, 40.0}, {80.0, 81.0});
}

BOOST_AUTO_TEST_CASE(the_row_for_0_hz_may_also_end_a_falling_curve)
{
    require_points(one("40 81\n20 80\n0 -200\n"), {20.0, 40.0}, {80.0, 81.0});
}

BOOST_AUTO_TEST_CASE(two_curves_in_one_stream_are_told_apart_by_what_stands_between)
{
    const auto rew = parse_curves("* Measurement: One L\n* Freq(Hz) SPL(dB)\n20 80\n40 81\n"
                                  "* Measurement: One R\n* Freq(Hz) SPL(dB) Phase(degrees)\n20 70 1\n",
                                  "-")
                         .curves;
    BOOST_REQUIRE_EQUAL(rew.size(), 2U);
    BOOST_TEST(label(rew[0]) == "One L");
    BOOST_TEST(label(rew[1]) == "One R");
    require_points(rew[1], {20.0}, {70.0}, {1.0});
    BOOST_TEST(parse_curves("frequency,raw\n20,80\nfrequency,raw\n20,70\n", "-").curves.size() == 2U);
}

BOOST_AUTO_TEST_CASE(trouble_is_named_with_file_and_line)
{
    require_trouble("", "in.txt:1: expected rows of frequency and level but found none");
    require_trouble("* Measurement: x\n", "in.txt:1: expected rows");
    require_trouble("20 80\n40 loud\n",
                    "in.txt:2: expected frequency and level as numbers but found '40 loud'");
    require_trouble("20 80\n40\n", "in.txt:2: expected frequency and level");
    require_trouble("20 80\n40 nan\n", "in.txt:2: ");
    require_trouble("20 80\n40 inf\n", "in.txt:2: ");
    require_trouble("20 80\n40 0x10\n", "in.txt:2: ");
    require_trouble("20 80\n40 1e999\n", "in.txt:2: ");
    require_trouble("20 80\n40 1001\n", "in.txt:2: expected a level within");
    require_trouble("20 80\n40 81\n30 82\n",
                    "in.txt:3: expected frequencies that increase but found 30 Hz after 40 Hz");
    require_trouble("40 80\n30 81\n35 82\n",
                    "in.txt:3: expected frequencies that decrease but found 35 Hz after 30 Hz");
    require_trouble("20 80\n20 81\n", "in.txt:2: expected frequencies that increase");
    require_trouble("-20 80\n", "in.txt:1: expected a frequency above 0 Hz");
    require_trouble("<!DOCTYPE html>\n<html></html>\n",
                    "in.txt:1: expected frequency and level but found '<!DOCTYPE html>'");
    require_trouble("20 80\n<<<<<<< HEAD\n40 81\n", "in.txt:2: ");
}

BOOST_AUTO_TEST_CASE(what_is_no_text_of_ours_is_named)
{
    require_trouble(std::string_view("\xFF\xFE"
                                     "2\0",
                                     4),
                    "in.txt:1: expected UTF-8 text but found UTF-16");
    require_trouble(std::string_view("20 80\n40\0 81\n", 13), "in.txt:2: expected text but found a NUL byte");
    require_trouble("20 80\r40 81\r50 82",
                    "in.txt:1: expected lines that end in LF or CRLF but found CR alone");
    require_trouble("20 80\r40 81\r", "in.txt:1: expected lines that end in LF or CRLF but found CR alone");
}

BOOST_AUTO_TEST_CASE(messages_are_short_whatever_the_line)
{
    BOOST_TEST(trouble(std::string(1'000'000, 'x')).size() < 500U);
    BOOST_TEST(trouble("20 80\n40 \x1B]0;x\x07\n").find('\x1B') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(recordings_and_pictures_are_named)
{
    for (const std::string magic : {"RIFF", "RF64", "FORM", "fLaC", "OggS", "ID3"}) {
        const auto before = magic + std::string(63 - magic.size(), ' ');
        require_trouble(before + '\0',
                        "in.txt: expected curves but found a recording: use fr-measure analyse");
        require_trouble(before + ' ' + '\0', "in.txt:1: expected text but found a NUL byte");
        require_points(one(magic + " words\n20 80\n"), {20.0}, {80.0});
    }
    for (const std::string magic : {"\x89PNG", "%PDF", "\xFF\xD8\xFF", "<svg"}) {
        require_trouble(magic + "\n20 80\n", "in.txt: expected curves but found a picture");
    }
    BOOST_TEST(trouble("%PDF", "-") == "standard input: expected curves but found a picture");
}

BOOST_AUTO_TEST_CASE(every_form_of_curves_may_begin_with_a_byte_order_mark)
{
    for (const std::string_view text :
         {"# fr-csv: 1\n# rig: 711\nfrequency_hz,spl_db,noise_db\n20,80,1\n",
          "name,channel,frequency_hz,spl_db,noise_db\nTern,L,20,80,1\n",
          R"({"format": "earbench-curves-1", "curves": [{"columns": {"frequency_hz": [20], "spl_db": [80],)"
          R"( "noise_db": [1]}}]})"}) {
        const auto curve = one(std::string(byte_order_mark) + std::string(text));
        require_points(curve, {20.0}, {80.0});
        BOOST_TEST(curve.columns().size() == 1U, text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
