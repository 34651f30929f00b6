// Curve files as programs and people of the field write them. Every number can be seen in the text.

#include "core/error.hpp"
#include "io/curves.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

namespace {

using Values = std::vector<double>;

Reading read(std::string_view text, const std::string& file = "Tern.txt")
{
    return parse_curves(text, file);
}

FrequencyResponse only(std::string_view text, const std::string& file = "Tern.txt")
{
    auto curves = read(text, file).curves;
    BOOST_REQUIRE_EQUAL(curves.size(), 1U);
    return std::move(curves.front());
}

void require(const FrequencyResponse& curve, const Values& frequency_hz, const Values& spl_db,
             const Values& phase_deg = {})
{
    BOOST_TEST(curve.frequency_hz() == frequency_hz, boost::test_tools::per_element());
    BOOST_TEST(curve.spl_db() == spl_db, boost::test_tools::per_element());
    BOOST_TEST(curve.phase_deg() == phase_deg, boost::test_tools::per_element());
}

/// Every text must give the same three points, and no remark.
void require_three_points(const std::vector<std::string_view>& texts)
{
    for (const auto text : texts) {
        BOOST_TEST_CONTEXT(text)
        {
            const auto reading = read(text);
            BOOST_REQUIRE_EQUAL(reading.curves.size(), 1U);
            require(reading.curves[0], {31.5, 1000.0, 20000.0}, {86.25, 83.5, -4.5});
            BOOST_TEST(reading.remarks.empty());
        }
    }
}

void require_trouble(std::string_view text, std::string_view beginning)
{
    std::string message = "no error";
    try {
        (void)read(text, "in.txt");
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        message = error.line();
    }
    BOOST_TEST(message.starts_with(beginning), message << " | expected: " << beginning);
}

std::string labels_of(const Reading& reading)
{
    std::string labels;
    for (const auto& curve : reading.curves) {
        labels += (labels.empty() ? "" : ", ") + label(curve);
    }
    return labels;
}

std::string only_remark(std::string_view text)
{
    const auto remarks = read(text, "in.txt").remarks;
    BOOST_REQUIRE_EQUAL(remarks.size(), 1U);
    return remarks.front();
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_foreign)

BOOST_AUTO_TEST_CASE(audiotools_exports_with_and_without_what_their_owner_took_out)
{
    const auto whole = only("FFT\tIAudioTools \tv18.1 phone battery  50%\t1/2/26, 3:04 PM\tMic\t0-0\r\n"
                            "Frequency\tdB\tUnweighted\r\n20\t86.2\r\n1000\t83.5\r\n"
                            "overall dB\t97.3 dB\r\ndecay\tAverage\r\naveraging\t1/6 Octave\r\n"
                            "latitude\t0\r\nsaved\t1/2/26, 3:04 PM\r\npeak\t21.2Hz\r\n",
                            "Tern L.txt");
    require(whole, {20.0, 1000.0}, {86.2, 83.5});
    BOOST_TEST((whole.notes() == Notes{{"name", "Tern"}, {"channel", "L"}, {"smoothing", "1/6 octave"}}));
    const auto stripped = only("\t\t\nFrequency\tdB\tUnweighted\n20\t86.2\t\n1000\t83.5\t\noverall dB\t9 dB\n"
                               "averaging\tNo Smoothing\n\t\t\n\t\t\n");
    require(stripped, {20.0, 1000.0}, {86.2, 83.5});
    BOOST_TEST(stripped.notes().get("smoothing") == "none");
}

BOOST_AUTO_TEST_CASE(two_audiotools_exports_in_a_row_are_two_curves)
{
    const std::string one = "FFT\tIAudioTools\nFrequency\tdB\tUnweighted\n20\t1\n30\t2\naveraging\t";
    const auto reading = read(one + "1/6 Octave\n" + one + "1/3 Octave\n");
    BOOST_REQUIRE_EQUAL(reading.curves.size(), 2U);
    BOOST_TEST(reading.curves[0].notes().get("smoothing") == "1/6 octave");
    BOOST_TEST(reading.curves[1].notes().get("smoothing") == "1/3 octave");
}

BOOST_AUTO_TEST_CASE(separators_of_every_kind)
{
    require_three_points({
        "31.5,86.25\n1000,83.5\n20000,-4.5\n",
        "31.5, 86.25\n1000, 83.5\n20000, -4.5\n",
        "31.5 , 86.25\n1000 ,83.5\n20000 , -4.5\n",
        "31.5,\t86.25\n1000,\t83.5\n20000,\t-4.5\n",
        "31.5\t86.25\t\n1000\t83.5\t\n20000\t-4.5\n",
        "31.5;86.25;\n1000;83.5;\n20000;-4.5;\n",
        "31.5\t\xE2\x80\xAF"
        "86.25\n1000\t83.5\n20000\t\xE2\x88\x92"
        "4.5\n",
        "31.5 86.25\n\f1000 83.5\n\v20000\xC2\xA0-4.5\n",
        "\"31.5\",\"86.25\"\n\"1000\",\"83.5\"\n\"20000\",\"-4.5\"\n",
        "\"31.5\"\t\"86.25\"\n\"1000\"\t\"83.5\"\n\"20000\"\t\"-4.5\"\n",
        ",31.5,86.25\n,1000,83.5\n,20000,-4.5\n",
    });
}

BOOST_AUTO_TEST_CASE(decimal_commas_and_thousands_where_they_can_be_told)
{
    require_three_points({
        "31,5;86,25\n1000;83,5\n20000;-4,5\n",
        "31,5\t86,25\n1.000\t83,5\n20.000\t-4,5\n",
        "31.5\t86.25\n1,000\t83.5\n20,000\t-4.5\n",
        "31.5 86.25\n1,000 83.5\n20,000 -4.5\n",
        "31.5;86.25\n1 000;83.5\n20 000;-4.5\n",
        "31.5;86.25\n1'000;83.5\n20'000;-4.5\n",
        "31,5, 86,25\n1000,0, 83,5\n20000,0, -4,5\n",
        "31,500 86,250\n1000,000 83,500\n20000,000 -4,500\n",
        "\"31,5\",\"86,25\"\n\"1000\",\"83,5\"\n\"20000\",\"-4,5\"\n",
        "Frequency;SPL\n31,50;86,25\n1.000,00;83,50\n20.000,00;-4,50\n",
        "\"Frequency\",\"SPL\"\n\"31.5\",\"86.25\"\n\"1,000\",\"83.5\"\n\"20,000.0\",\"-4.5\"\n",
    });
    require(only("Freq, SPL, Phase\n20,80, 10\n30,81, 20\n"), {20.0, 30.0}, {80.0, 81.0}, {10.0, 20.0});
}

BOOST_AUTO_TEST_CASE(decimal_commas_between_commas_are_refused)
{
    const std::string_view wanted = "in.txt:2: expected numbers with decimal points between commas";
    require_trouble("frequency,raw\n20,00,91,30\n31,50,90,20\n", wanted);
    require_trouble("\n20,00,91,30\n31,50,90,20\n", wanted);
    require_trouble("frequency,raw\n20,00,91\n31,50,90\n", wanted);
    require_trouble("f,spl,phase\n20,000,86,200,12,500\n", wanted);
    require_trouble("\n20,86,2\n63,85,1\n125,84,0\n", wanted);
    require_trouble("a,b\n1,000;83\n2,000;88\n", "in.txt:2: expected decimal commas or commas between");
}

BOOST_AUTO_TEST_CASE(words_before_and_behind_the_rows_are_passed_over)
{
    require_three_points({
        "SPL measured by an example\nSource: C:\\x\\y.txt\nDated: 01-Jan-2026 10:00:00\nChannel: Left, "
        "Bass limited 80Hz\n\n31.5, 86.25\n1000, 83.5\n20000, -4.5\n",
        "2026-01-02 10:00\n1/24 octave\n48 points per octave\n31.5 86.25\n1000 83.5\n20000 -4.5\n",
        "31.5 86.25\n1000 83.5\n20000 -4.5\n\nEnd of data\n",
        "Tern L.txt\nFrequency response of Tern\n31.5 86.25\n1000 83.5\n20000 -4.5\n# end\n",
        "sep=;\nFrequenz;Pegel\n31,5;86,25\n1000;83,5\n20000;-4,5\n",
        "\"* Format: 256k Sweep, 1 sweep\",\n\"* Freq(Hz)\",\"SPL(dB)\"\n31.5,86.25\n1000,83.5\n20000,-4.5\n",
    });
}

BOOST_AUTO_TEST_CASE(damaged_rows_are_no_words)
{
    require_trouble("2O 86.2\n31.5 86\n", "in.txt:1: expected frequency and level as numbers");
    require_trouble("O0 86.2\n31.5 86\n", "in.txt:1: expected frequency and level as numbers");
    require_trouble("20 86.2\nl000 86\n", "in.txt:2: expected frequency and level as numbers");
    require_trouble("20 86.2\nThe end\n31.5 86\n", "in.txt:2: expected frequency and level as numbers");
    require_trouble("20 86.2\n31.5 86\n63\n", "in.txt:3: expected frequency and level as numbers");
    require_trouble("20\t86.2\n31.5\t\n63\t85\n", "in.txt:2: expected frequency and level as numbers");
    require_trouble("20\t86.2\t5\n31.5\t\t6\n", "in.txt:2: expected frequency and level as numbers");
    require_trouble("20 86.2\n31.5 86 .1\n", "in.txt:2: expected 2 cells as in the first row");
    require_trouble("Freq SPL Phase\n20 86 5\n31.5 86 x7\n", "in.txt:3: expected a phase as a number");
}

BOOST_AUTO_TEST_CASE(headers_in_any_words)
{
    require_three_points({
        "f [Hz],TERN_Reference\n31.5,86.25\n1000,83.5\n20000,-4.5\n",
        "Hz,dB\n31.5,86.25\n1000,83.5\n20000,-4.5\n",
        "x\tCurve1\n\n\n31.5\t86.25\n1000\t83.5\n20000\t-4.5\n",
        "Fr\xC3\xA9quence (Hz);Niveau (dB)\n31,5;86,25\n1000;83,5\n20000;-4,5\n",
        "Hertzien;Xyz\n31,5;86,25\n1000;83,5\n20000;-4,5\n",
        "Frequency (Hz)   Sound Level (dB)\n31.5 86.25\n1000 83.5\n20000 -4.5\n",
        "Freq[Hz]     dBSPL\n31.5     86.25\n1000 83.5\n20000 -4.5\n",
        "Frequency,Level\nHz,dB\n31.5,86.25\n1000,83.5\n20000,-4.5\n",
        "Level (dB),Frequency (kHz)\n86.25,0.0315\n83.5,1\n-4.5,20\n",
        ",Frequency,SPL\n0,31.5,86.25\n1,1000,83.5\n2,20000,-4.5\n",
        "frequency,raw,error,smoothed,target\n31.5,86.25,1,2,3\n1000,83.5,1,2,3\n20000,-4.5,1,2,3\n",
        "# Frequency (kHz) SPL\n0.0315 86.25\n1 83.5\n20 -4.5\n",
        "Frequency kHz,SPL\n0.0315,86.25\n1,83.5\n20,-4.5\n",
        "Frequency,SPL\nkHz,dB\n0.0315,86.25\n1,83.5\n20,-4.5\n",
    });
    require(only("* Hz\tdeg\tdB\n20\t12.5\t86.2\n"), {20.0}, {86.2}, {12.5});
    require(only("freq,phase (rad),spl\n20,-0.5,86.2\n"), {20.0}, {86.2}, {-28.64788975654116});
}

BOOST_AUTO_TEST_CASE(other_quantities_are_no_levels)
{
    require_trouble("* Hz Ohms Deg\n20 16.1 12.5\n",
                    "in.txt:1: expected a column of levels in dB but found 'Ohms'");
    require_trouble("* Freq(Hz) Z(Ohms) Phase(degrees)\n20 16.1 12.5\n",
                    "in.txt:1: expected a column of levels");
    for (const std::string name :
         {"Impedance", "Group delay (ms)", "GD", "Coherence", "Phase (deg)", "Phase", "THD (%)", "SPL (Pa)",
          "Voltage [V]", "|Z|", "Magnitude (lin)", "\xCE\xA9", "Tern impedance"}) {
        require_trouble("Frequency," + name + "\n20,16.1\n", "in.txt:1: expected a column of levels in dB");
    }
    require_trouble("Time (ms),SPL (dB)\n1,16.1\n", "in.txt:1: expected a column of frequencies");
    require(only("Frequency,Impedance,SPL\n20,16.1,80\n"), {20.0}, {80.0});
    require(only("Frequency,Timeless\n20,80\n"), {20.0}, {80.0});
}

BOOST_AUTO_TEST_CASE(a_phase_that_is_not_whole_is_left_out_and_told)
{
    const std::string head = "* Freq(Hz)\tSPL(dB)\tPhase(degrees)\n";
    for (const std::string_view rows :
         {"20\t86\t\n30\t85\t\n", "20\t86\n30\t85\n", "20\t86\t?\n30\t85\t?\n", "20\t86\tN/A\n30\t85\t-\n"}) {
        const auto reading = read(head + std::string(rows), "in.txt");
        require(reading.curves.at(0), {20.0, 30.0}, {86.0, 85.0});
        BOOST_TEST(reading.remarks ==
                       std::vector<std::string>{"in.txt:2: phase is left out: 2 of 2 rows have none"},
                   boost::test_tools::per_element());
    }
    BOOST_TEST(only_remark("20 86 5\n30 85\n40 84 6\n") ==
               "in.txt:2: phase is left out: 1 of 3 rows has none");
}

BOOST_AUTO_TEST_CASE(left_and_right_columns_are_two_curves)
{
    for (const std::string_view header :
         {"freq_left,spl_left,freq_right,spl_right", "Left Hz,Left dB,Right Hz,Right dB", "f,L,f,R"}) {
        const auto reading = read(std::string(header) + "\n20,86,20,85\n30,84,30,83\n");
        BOOST_TEST_CONTEXT(header)
        {
            BOOST_TEST(labels_of(reading) == "Tern L, Tern R");
            require(reading.curves.at(0), {20.0, 30.0}, {86.0, 84.0});
            require(reading.curves.at(1), {20.0, 30.0}, {85.0, 83.0});
        }
    }
    for (const std::string_view header :
         {"frequency,L,R", "Frequency,Left,Right", "Freq (Hz),SPL L (dB),SPL R (dB)", "Hz,left dB,right dB",
          "x,LEFT,RIGHT"}) {
        const auto reading = read(std::string(header) + "\n20,86,85\n30,84,83\n", "Tern L.csv");
        BOOST_TEST_CONTEXT(header)
        {
            BOOST_TEST(labels_of(reading) == "Tern L, Tern R");
            require(reading.curves.at(1), {20.0, 30.0}, {85.0, 83.0});
        }
    }
    const auto phases = read("Freq,SPL L,Phase L,SPL R,Phase R\n20,86,1,85,2\n");
    require(phases.curves.at(0), {20.0}, {86.0}, {1.0});
    require(phases.curves.at(1), {20.0}, {85.0}, {2.0});
}

BOOST_AUTO_TEST_CASE(other_curves_side_by_side_have_the_names_of_the_header)
{
    const auto targets = read("Frequency,Plover 2013,Plover 2015\n20,2,1\n30,2.5,1.5\n");
    BOOST_TEST(labels_of(targets) == "Plover 2013, Plover 2015");
    require(targets.curves.at(1), {20.0, 30.0}, {1.0, 1.5});
    BOOST_TEST(labels_of(read("Hz;Tern L;Tern R;Wren L (dB)\n20;1;2;3\n")) == "Tern L, Tern R, Wren L");
    BOOST_TEST(labels_of(read("Freq,SPL,SPL\n20,1,2\n")) == "Tern 1, Tern 2");
    BOOST_TEST(labels_of(read("20,1.5,20,2\n30,1.5,30,2\n")) == "Tern 1, Tern 2");
    const auto shorter = read("X,Tern,X,Wren\n20,1,20,2\n30,1,,\n40,1.5,,\n");
    BOOST_TEST(shorter.curves.at(0).size() == 3U);
    BOOST_TEST(shorter.curves.at(1).size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_left_out_or_doubtful_is_told)
{
    BOOST_TEST(only_remark("Frequency,SPL,Foo\n20,80,1.5\n") == "in.txt:1: 'Foo' is left out");
    BOOST_TEST(only_remark("Hz,SPL (dB),Uncertainty (dB)\n20,80,1\n") ==
               "in.txt:1: 'Uncertainty (dB)' is left out");
    BOOST_TEST(only_remark("20 80 5 1\n30 81 6 1\n") == "in.txt:1: column 3, column 4 are left out");
    BOOST_TEST(only_remark("Freq,SPL\n20,80.5,7\n").starts_with("in.txt:2: cells beyond the names"));
    BOOST_TEST(only_remark("0.02 80\n0.2 80\n2 80\n20 80\n") ==
               "in.txt:1: frequencies of 0.02 to 20 are taken for Hz, not kHz");
    BOOST_TEST(only_remark("20 80\n#30 81\n40 82\n") == "in.txt:2: '30 81' is a comment and left out");
}

BOOST_AUTO_TEST_CASE(columns_without_a_header_that_cannot_be_what_their_place_says)
{
    require_trouble("20 170 86\n30 -175 85\n40 -160 84\n",
                    "in.txt:1: expected levels in the second column but found phases");
    BOOST_TEST(only_remark("20 86.2 85\n30 85 84\n40 84 83\n50 85 83\n60 86 86\n") ==
               "in.txt:1: column 3 is left out");
}

BOOST_AUTO_TEST_CASE(pairs_of_columns_are_a_curve_each)
{
    for (const std::string_view header : {"Left X,Left Y,Right X,Right Y", "X,L,X,R"}) {
        BOOST_TEST(labels_of(read(std::string(header) + "\n20,86,25,85\n30,84,35,83\n")) == "Tern L, Tern R");
    }
    BOOST_TEST(labels_of(read("X,Y,X,Y\nHz,dBSPL,Hz,dBSPL\n20,86,25,85\n")) == "Tern 1, Tern 2");
    BOOST_TEST(labels_of(read("Tern x,Tern y,Wren x,Wren y\n20,86,25,85\n")) == "Tern, Wren");
    BOOST_TEST(labels_of(read("a1,Tern L,a2,Tern R\n20,86,20,85\n30,84,30,83\n")) == "Tern L, Tern R");
}

BOOST_AUTO_TEST_CASE(symbols_of_quantities_over_their_units)
{
    const auto curve = only("f/kHz;L/dB\n0,02;86,5\n1;85\n");
    require(curve, {20.0, 1000.0}, {86.5, 85.0});
    BOOST_TEST(label(curve) == "Tern");
    require_trouble("f/Hz;Z/Ohm\n20;16\n", "in.txt:1: expected a column of levels");
    require_trouble("f/Hz;Sensitivity (mV/Pa)\n20;16\n", "in.txt:1: expected a column of levels");
}

BOOST_AUTO_TEST_CASE(a_remark_between_rows_does_not_part_a_curve)
{
    require_three_points({"31.5 86.25\n* a remark\n1000 83.5\n# another\n20000 -4.5\n",
                          "* Freq(Hz) SPL(dB)\n31.5 86.25\n*\n1000 83.5\n* 3 dB up from here\n20000 -4.5\n"});
    BOOST_TEST(read("20 1\n30 2\n* next\n20 3\n30 4\n").curves.size() == 2U);
    require_trouble("20 1\n30 2\n# next\n20 3\n", "in.txt:4: expected frequencies that increase");
}

BOOST_AUTO_TEST_CASE(notes_lose_what_a_spreadsheet_leaves)
{
    const std::string_view text =
        "* Measurement: Tern L,,\n* Smoothing: 1/24 octave,\n* Freq(Hz),SPL(dB),\n20,80,\n";
    BOOST_TEST(only(text).notes().get("smoothing") == "1/24 octave");
    BOOST_TEST(only(text).notes().get("title") == "Tern L");
    for (const std::string_view smoothing : {"1/6 Oct", "1/6 Octave;;", "\t1/6 octave smoothing"}) {
        BOOST_TEST(only("* Smoothing: " + std::string(smoothing) + "\n20 80\n").notes().get("smoothing") ==
                   "1/6 octave");
    }
}

BOOST_AUTO_TEST_CASE(a_looser_channel_needs_its_partner_among_the_inputs)
{
    const std::vector<std::string> inputs{"a/Tern (L).txt", "a/Tern (R).txt"};
    BOOST_TEST(label(parse_curves("20 80\n", inputs[0], inputs).curves.at(0)) == "Tern L");
    BOOST_TEST(label(parse_curves("20 80\n", inputs[0]).curves.at(0)) == "Tern (L)");
    BOOST_TEST(label(only("20 80\n", "Etymotic ER4XR.csv")) == "Etymotic ER4XR");
}

BOOST_AUTO_TEST_CASE(the_order_of_frequencies_tells_the_mark_in_either_direction)
{
    const std::string_view either = "in.txt:2: expected decimal commas or commas between";
    require_trouble("a,b\n2,000;83\n1,000;88\n", either);
    require_trouble("a,b\n1,000;83\n1,000;84\n2,000;88\n", either);
    // By points 1000, 900, 2000: out of order. By commas 1, 900, 2000.
    require(only("a;b\n1,000;83\n900;84\n2000;88\n"), {1.0, 900.0, 2000.0}, {83.0, 84.0, 88.0});
}

BOOST_AUTO_TEST_SUITE_END()
