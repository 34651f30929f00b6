// Every format that curves are written in, read back; and what JSON, tidy tables and impulse responses hold.

#include "core/error.hpp"
#include "io/curve_export.hpp"
#include "io/curve_tables.hpp"
#include "io/curves.hpp"
#include "io/export_losses.hpp"
#include "io/impulse_file.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <random>

using namespace earbench;

namespace {

/// Numbers with so many decimals, as programs write them.
double rounded(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

/// A curve with every kind of column and note that a file can hold.
FrequencyResponse random_curve(unsigned seed, int decimals, int phase_decimals)
{
    std::mt19937 bits(seed);
    const auto random = [&](double from, double to) {
        return from + (to - from) * static_cast<double>(bits()) / static_cast<double>(std::mt19937::max());
    };
    const auto count = 1 + bits() % 60;
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
    std::vector<double> phase_deg;
    Column noise{"noise_db", {}};
    Column mine{"my column", {}};
    double frequency = random(1.0, 30.0);
    for (std::size_t i = 0; i < count; ++i) {
        frequency = rounded(frequency * random(1.01, 1.2), decimals);
        frequency_hz.push_back(frequency);
        spl_db.push_back(rounded(random(-60.0, 120.0), decimals));
        phase_deg.push_back(rounded(random(-179.9, 180.0), phase_decimals));
        noise.values.push_back(rounded(random(-100.0, 20.0), decimals));
        mine.values.push_back(rounded(random(-1e6, 1e6), decimals));
    }
    return {std::move(frequency_hz),
            std::move(spl_db),
            std::move(phase_deg),
            {{"name", "Crimson, \"2\" \xC3\xA9 " + std::to_string(seed)},
             {"channel", seed % 2 == 0 ? "L" : "R2"},
             {"level", "dB re Harman IE 2019, 100 % of it"},
             {"smoothing", "1/12 octave + 1/24 octave (dB mean)"},
             {"delay-s", "-0.000123456789"},
             {"my-key", "a: b # c"},
             {"step", "first 'x y'"},
             {"step", "second"}},
            {std::move(noise), std::move(mine)}};
}

bool same(const FrequencyResponse& left, const FrequencyResponse& right)
{
    return std::equal(left.frequency_hz().begin(), left.frequency_hz().end(), right.frequency_hz().begin(),
                      right.frequency_hz().end()) &&
           std::equal(left.spl_db().begin(), left.spl_db().end(), right.spl_db().begin(),
                      right.spl_db().end()) &&
           std::equal(left.phase_deg().begin(), left.phase_deg().end(), right.phase_deg().begin(),
                      right.phase_deg().end()) &&
           left.notes() == right.notes() && left.columns() == right.columns();
}

std::vector<FrequencyResponse> through(std::span<const FrequencyResponse> curves, CurveFormat format)
{
    return parse_curves(to_text(curves, format, {}, Digits::all), "file.txt").curves;
}

/// `curve` with nothing but its name and channel for notes.
FrequencyResponse bare(const FrequencyResponse& curve)
{
    return {{curve.frequency_hz().begin(), curve.frequency_hz().end()},
            {curve.spl_db().begin(), curve.spl_db().end()},
            {curve.phase_deg().begin(), curve.phase_deg().end()},
            {{"name", curve.notes().get("name")}, {"channel", curve.notes().get("channel")}},
            curve.columns()};
}

FrequencyResponse flat(const std::string& name, const std::string& channel,
                       std::vector<double> frequency_hz = {100.0, 200.0})
{
    std::vector<double> spl_db(frequency_hz.size(), 1.0);
    return {std::move(frequency_hz), std::move(spl_db), {}, {{"name", name}, {"channel", channel}}};
}

std::string fault_of(std::string_view text)
{
    try {
        (void)parse_curves(text, "in.json");
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return error.line();
    }
    return "no error";
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_convert)

BOOST_AUTO_TEST_CASE(fr_csv_and_json_give_back_every_column_and_note)
{
    for (unsigned seed = 1; seed <= 50; ++seed) {
        const std::vector written{random_curve(seed, 4, 3), random_curve(seed + 1000, 4, 3)};
        for (const auto format : {CurveFormat::fr_csv, CurveFormat::json}) {
            const auto read = through(written, format);
            BOOST_REQUIRE_EQUAL(read.size(), 2U);
            BOOST_TEST(same(read[0], written[0]));
            BOOST_TEST(same(read[1], written[1]));
        }
    }
}

BOOST_AUTO_TEST_CASE(json_and_tidy_tables_keep_all_digits)
{
    for (unsigned seed = 1; seed <= 50; ++seed) {
        const auto digits = static_cast<int>(4 + seed % 6);
        const std::vector written{random_curve(seed, digits, digits),
                                  random_curve(seed + 1000, digits, digits)};
        const auto json = through(written, CurveFormat::json);
        const auto tidy = through(written, CurveFormat::tidy);
        BOOST_REQUIRE_EQUAL(json.size(), 2U);
        BOOST_REQUIRE_EQUAL(tidy.size(), 2U);
        for (std::size_t i = 0; i < 2; ++i) {
            BOOST_TEST(same(json[i], written[i]));
            BOOST_TEST(same(tidy[i], bare(written[i])));
        }
    }
}

BOOST_AUTO_TEST_CASE(frd_gives_back_phases_and_notes)
{
    for (unsigned seed = 1; seed <= 50; ++seed) {
        const auto written = random_curve(seed, 6, 4).with_columns({});
        const auto read = through(std::span(&written, 1), CurveFormat::frd);
        BOOST_REQUIRE_EQUAL(read.size(), 1U);
        BOOST_TEST(same(read.front(), written));
    }
}

BOOST_AUTO_TEST_CASE(rew_text_and_autoeq_give_back_their_numbers)
{
    for (unsigned seed = 1; seed <= 50; ++seed) {
        const auto written = random_curve(seed, 6, 5).with_columns({});
        const auto rew = through(std::span(&written, 1), CurveFormat::rew).front();
        const auto autoeq = through(std::span(&written, 1), CurveFormat::autoeq).front();
        BOOST_TEST(same(bare(rew).with_phases({}), bare(autoeq)));
        BOOST_TEST(std::equal(rew.spl_db().begin(), rew.spl_db().end(), written.spl_db().begin()));
        BOOST_TEST(std::equal(rew.phase_deg().begin(), rew.phase_deg().end(), written.phase_deg().begin()));
        BOOST_TEST(
            std::equal(rew.frequency_hz().begin(), rew.frequency_hz().end(), written.frequency_hz().begin()));
    }
}

BOOST_AUTO_TEST_CASE(a_wide_table_is_read_as_curves_with_the_names_of_its_columns)
{
    const std::vector<FrequencyResponse> written{
        {{20.141602, 100.0}, {70.123456, -1.5}, {}, {{"name", "Crimson"}, {"channel", "L"}}},
        {{20.141602, 100.0}, {71.5, 0.25}, {}, {{"name", "Crimson"}, {"channel", "R2"}}},
        {{20.1416, 100.0}, {72.0, 0.0}, {}, {{"name", "Frequency, level"}}}};
    const auto text = to_wide(written, Digits::all);
    BOOST_TEST(text == "frequency_hz,Crimson L,Crimson R2,\"Frequency, level\"\n"
                       "20.141602,70.123456,71.5000,72.0000\n"
                       "100.0000,-1.5000,0.2500,0.0000\n");
    const auto read = parse_curves(to_wide(std::span(written).first(2), Digits::all), "all.csv").curves;
    BOOST_REQUIRE_EQUAL(read.size(), 2U);
    BOOST_TEST(same(read[0], written[0]));
    BOOST_TEST(same(read[1], written[1]));
}

BOOST_AUTO_TEST_CASE(a_wide_table_of_different_grids_is_refused_with_a_hint)
{
    const std::vector curves{flat("A", "L"), flat("B", "L", {100.0, 200.0, 400.0})};
    BOOST_CHECK_EXCEPTION((void)to_wide(curves, Digits::all), Error, [](const Error& error) {
        BOOST_TEST(error.what() ==
                   "expected the same frequencies in all curves for --format wide but found A L with 2 from "
                   "100 to 200 Hz and B L with 3 from 100 to 400 Hz: --grid interpolates them, such as "
                   "--grid log:48");
        return error.fault() == Fault::data;
    });
}

BOOST_AUTO_TEST_CASE(cells_of_columns_that_a_curve_lacks_are_empty_in_a_tidy_table)
{
    const std::vector<FrequencyResponse> written{
        flat("A", "L"), {{100.0}, {2.0}, {-90.0}, {{"name", "B"}}, {{"noise_db", {-3.0}}}}};
    const auto text = to_tidy(written, Digits::of_format);
    BOOST_TEST(text == "name,channel,frequency_hz,spl_db,phase_deg,noise_db\n"
                       "A,L,100.0000,1.0000,,\n"
                       "A,L,200.0000,1.0000,,\n"
                       "B,,100.0000,2.0000,-90.000,-3.0000\n");
    const auto read = parse_curves(text, "all.csv").curves;
    BOOST_REQUIRE_EQUAL(read.size(), 2U);
    BOOST_TEST(same(read[0], written[0]));
    BOOST_TEST(same(read[1], written[1]));
}

BOOST_AUTO_TEST_CASE(rows_of_a_tidy_table_may_alternate_and_columns_stand_anywhere)
{
    const auto read =
        parse_curves("spl_db,channel,name,frequency_hz\r\n1,L,A,20\r\n5,R,A,20\r\n2,L,A,30\r\n", "x.csv")
            .curves;
    BOOST_REQUIRE_EQUAL(read.size(), 2U);
    BOOST_TEST(same(read[0], {{20.0, 30.0}, {1.0, 2.0}, {}, {{"name", "A"}, {"channel", "L"}}}));
    BOOST_TEST(same(read[1], {{20.0}, {5.0}, {}, {{"name", "A"}, {"channel", "R"}}}));
}

BOOST_AUTO_TEST_CASE(a_damaged_tidy_table_is_an_error_with_its_line)
{
    const std::string head = "name,channel,frequency_hz,spl_db,noise_db\n";
    BOOST_TEST(fault_of(head + "A,L,20,loud,\n") ==
               "in.json:2: expected a number for spl_db but found 'loud'");
    BOOST_TEST(fault_of(head + "A,L,20,1\n") == "in.json:2: expected 5 cells but found 4");
    BOOST_TEST(fault_of(head + "A,L,20,1,\nA,L,30,1,2\n") ==
               "in.json:3: expected a number for noise_db but found '2' after rows without one");
    BOOST_TEST(fault_of(head + "A,L,20,1,2\nA,L,30,1,\n") ==
               "in.json:3: expected a number for noise_db but found ''");
    BOOST_TEST(fault_of(head + "A,L,20,1,\nA,L,20,1,\n") ==
               "in.json:3: expected frequencies above 0 Hz that increase but found 20 Hz after 20 Hz");
    BOOST_TEST(fault_of(head + "A,L,20,1000.5,\n") ==
               "in.json:2: expected a level within +-1000 dB but found 1000.5");
    BOOST_TEST(fault_of(head) == "in.json:1: expected rows of frequency and level but found none");
    BOOST_TEST(fault_of("name,channel,frequency_hz,spl_db,spl_db\n") ==
               "in.json:1: expected every column with a name of its own but found 'spl_db'");
}

BOOST_AUTO_TEST_CASE(namesakes_are_numbered_in_their_channels)
{
    std::vector<std::string> renumbered;
    const std::vector curves{flat("A", "L"), flat("A", "L"), flat("A", "R"),
                             flat("B", ""),  flat("B", ""),  flat("A", "L2")};
    const auto numbered = number_namesakes(curves, renumbered);
    std::vector<std::string> labels;
    for (const auto& curve : numbered) {
        labels.push_back(label(curve));
    }
    BOOST_TEST(labels == (std::vector<std::string>{"A L1", "A L3", "A R", "B 1", "B 2", "A L2"}),
               boost::test_tools::per_element());
    BOOST_TEST(renumbered == (std::vector<std::string>{"A L", "B"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_format_cannot_hold_is_told)
{
    const std::vector curves{random_curve(1, 4, 3)};
    const auto remark = [&](CurveFormat format) { return loss_remark(curves, format).value_or("nothing"); };
    BOOST_TEST(remark(CurveFormat::fr_csv) == "nothing");
    BOOST_TEST(remark(CurveFormat::json) == "nothing");
    BOOST_TEST(remark(CurveFormat::frd) == "frd has no place for noise_db, my column");
    BOOST_TEST(remark(CurveFormat::rew) ==
               "rew has no place for noise_db, my column and the notes my-key, step");
    BOOST_TEST(remark(CurveFormat::tidy) ==
               "tidy has no place for the notes level, smoothing, delay-s, my-key, step");
    BOOST_TEST(
        remark(CurveFormat::wide) ==
        "wide has no place for phase_deg, noise_db, my column and the notes level, smoothing, delay-s, "
        "my-key, step");
    BOOST_TEST(remark(CurveFormat::autoeq) ==
               "autoeq has no place for phase_deg, noise_db, my column and the notes name, channel, level, "
               "smoothing, delay-s, my-key, step");
}

BOOST_AUTO_TEST_CASE(what_a_format_says_otherwise_is_not_lost)
{
    const auto remark = [](const Notes& notes, CurveFormat format) {
        const FrequencyResponse curve({20.0}, {1.0}, {}, notes);
        return loss_remark(std::vector{curve}, format).value_or("nothing");
    };
    const Notes named{{"name", "A"}, {"channel", "L"}};
    const auto with = [&](const char* key, const char* value) {
        auto notes = named;
        notes.add(key, value);
        return notes;
    };
    BOOST_TEST(remark(with("title", "A L"), CurveFormat::tidy) == "nothing");
    BOOST_TEST(remark(with("title", "A"), CurveFormat::tidy) == "tidy has no place for the note title");
    BOOST_TEST(remark(with("rig", "A L"), CurveFormat::tidy) == "tidy has no place for the note rig");
    BOOST_TEST(remark(with("title", "A L"), CurveFormat::autoeq) ==
               "autoeq has no place for the notes name, channel, title");
    auto steps = with("step", "fr-align");
    BOOST_TEST(remark(steps, CurveFormat::tidy) == "nothing");
    steps.add("step", "fr-smooth");
    BOOST_TEST(remark(steps, CurveFormat::tidy) == "tidy has no place for the note step");
    BOOST_TEST(remark(with("rig", ""), CurveFormat::tidy) == "nothing");
}

BOOST_AUTO_TEST_CASE(frequency_responses_of_rews_api_are_read)
{
    // Big-endian 32-bit numbers: 1, -2.5, 84.125 and 0, 190, -90.5.
    const auto read = parse_curves(R"({"unit": "SPL", "smoothing": "1/48", "startFreq": 100.0, "ppo": 1,)"
                                   R"( "magnitude": "P4AAAMAgAABCqEAA", "phase": "AAAAAEM+AADCtQAA"})",
                                   "Crimson L.json")
                          .curves;
    BOOST_REQUIRE_EQUAL(read.size(), 1U);
    BOOST_TEST(same(read.front(), {{100.0, 200.0, 400.0},
                                   {1.0, -2.5, 84.125},
                                   {0.0, -170.0, -90.5},
                                   {{"name", "Crimson"}, {"channel", "L"}, {"smoothing", "1/48 octave"}}}));
    const auto linear =
        parse_curves(R"({"unit": "dBFS", "smoothing": "None", "startFreq": 0, "freqStep": 0.5,)"
                     R"( "magnitude": "P4AAAMAgAABCqEAA"})",
                     "x.json")
            .curves;
    BOOST_TEST(
        same(linear.front(),
             {{0.5, 1.0}, {-2.5, 84.125}, {}, {{"name", "x"}, {"smoothing", "none"}, {"level", "dBFS"}}}));
}

BOOST_AUTO_TEST_CASE(other_json_is_an_error_that_says_what_is_wrong)
{
    BOOST_TEST(fault_of("{\n\"a\": 1,\n}") == "in.json:3: expected a key in double quotes but found '}'");
    BOOST_TEST(fault_of("{}") ==
               "in.json: expected curves of 'earbench-curves-1' or of REW's API but found other JSON");
    BOOST_TEST(fault_of(R"({"data": "", "startTime": 0})") ==
               "in.json: expected curves but found an impulse response: fr-convert makes a curve of it");
    BOOST_TEST(fault_of(R"({"magnitude": "P4AAAA==", "unit": "Ohms", "startFreq": 1, "ppo": 1})") ==
               "in.json: expected levels in dB but found the unit 'Ohms'");
    BOOST_TEST(fault_of(R"({"magnitude": "P4AA", "startFreq": 1, "ppo": 1})") ==
               "in.json: expected 32-bit numbers in Base64 for 'magnitude' but found something else");
    BOOST_TEST(fault_of(R"({"magnitude": "f4AAAA==", "startFreq": 1, "ppo": 1})") ==
               "in.json: expected finite numbers in 'magnitude'");
    BOOST_TEST(fault_of(R"({"magnitude": "P4AAAA=="})") ==
               "in.json: expected 'startFreq' and 'ppo' or 'freqStep' beside 'magnitude' but found none");
    const std::string head = R"({"format": "earbench-curves-1", "curves": [)";
    BOOST_TEST(fault_of(head + R"({"columns": {"frequency_hz": [20], "spl_db": [1, 2]}}]})") ==
               "in.json: expected 1 values of spl_db but found 2");
    BOOST_TEST(fault_of(head + R"({"columns": {"frequency_hz": [20], "spl_db": ["1"]}}]})") ==
               "in.json: expected numbers in 'spl_db' but found something else");
    BOOST_TEST(fault_of(head + R"({"columns": {"frequency_hz": [20], "a,b": [1]}}]})") ==
               "in.json: expected columns with names of their own but found 'a,b'");
    BOOST_TEST(fault_of(head + R"({"notes": {"Key": "x"}, "columns": {}}]})") ==
               "in.json: expected one text for a note of lower-case letters but found 'Key'");
    BOOST_TEST(fault_of(head + "]}") ==
               "in.json: expected curves of 'earbench-curves-1' or of REW's API but found other JSON");
    BOOST_TEST(fault_of(std::string(200, '[')).starts_with("in.json:1: expected")); // no JSON object: a table
    BOOST_TEST(fault_of("{\"a\":" + std::string(200, '[')) ==
               "in.json:1: expected values at most 100 deep but found '['");
}

BOOST_AUTO_TEST_CASE(impulse_responses_that_rew_exports_are_read)
{
    const std::string head = "* Impulse Response data saved by REW V5.40\n"
                             "* IR is normalised\n"
                             "* Measurement: Crimson L\n"
                             "0.5 // Peak value before normalisation\n"
                             "1 // Peak index\n"
                             "3 // Response length\n"
                             "2.0833333333333333E-5 // Sample interval (seconds)\n"
                             "-0.25 // Start time (seconds)\n"
                             "120.0 // Data offset (dB)\n"
                             "* Data start\n";
    const auto read = parse_impulses(head + "0.0\r\n1.0\r\n-0.5E-1\r\n", "ir.txt");
    BOOST_REQUIRE_EQUAL(read.size(), 1U);
    BOOST_TEST(read[0].samples == (std::vector{0.0, 0.5, -0.025}), boost::test_tools::per_element());
    BOOST_TEST(std::abs(read[0].rate.value - 48000.0) < 1e-6);
    BOOST_TEST(read[0].start.value == -0.25);
    BOOST_TEST(read[0].data.value().value == 120.0);
    BOOST_TEST(read[0].notes.get("title") == "Crimson L");
    BOOST_TEST(read[0].notes.get("name") == "ir");
    BOOST_CHECK_EXCEPTION((void)parse_impulses(head + "0.0\n1.0\n", "ir.txt"), Error, [](const Error& error) {
        return error.line() == "ir.txt:12: expected 3 samples but found 2";
    });
}

BOOST_AUTO_TEST_CASE(impulse_responses_of_rews_api_are_in_percent)
{
    const auto read = parse_impulses(R"({"unit": "percent", "startTime": -1.5, "sampleRate": 48000,)"
                                     R"( "data": "QsgAAMJIAAAAAAAA"})", // 100, -50, 0
                                     "ir.json");
    BOOST_REQUIRE_EQUAL(read.size(), 1U);
    BOOST_TEST(read[0].samples == (std::vector{1.0, -0.5, 0.0}), boost::test_tools::per_element());
    BOOST_TEST(read[0].rate.value == 48000.0);
    BOOST_TEST(read[0].start.value == -1.5);
}

BOOST_AUTO_TEST_CASE(rows_of_time_and_amplitude_are_an_impulse_response)
{
    const auto read = parse_impulses("# a note\ntime_s,amplitude\n-0.001,0\n0,1\n0.001,0.5\n", "ir.csv");
    BOOST_REQUIRE_EQUAL(read.size(), 1U);
    BOOST_TEST(read[0].rate.value == 1000.0);
    BOOST_TEST(read[0].start.value == -0.001);
    BOOST_TEST(read[0].samples == (std::vector{0.0, 1.0, 0.5}), boost::test_tools::per_element());
    BOOST_CHECK_EXCEPTION((void)parse_impulses("time_s,amplitude\n0,1\n0.0001,0\n0.0003,0\n", "ir.csv"),
                          Error, [](const Error& error) {
                              return error.line() ==
                                     "ir.csv:1: expected evenly spaced times but found 0.0001000 "
                                     "s where 0.0001500 s would be";
                          });
    BOOST_TEST(parse_impulses("frequency,spl\n20,70\n", "x.csv").empty());
}

BOOST_AUTO_TEST_CASE(json_holds_levels_within_1000_db)
{
    const auto with_level = [](const std::string& level) {
        return R"({"format": "earbench-curves-1", "curves": [{"columns": {"frequency_hz": [20], "spl_db": [)" +
               level + "]}}]}";
    };
    for (const auto* level : {"1000", "-1000"}) {
        BOOST_TEST(parse_curves(with_level(level), "x.json").curves.size() == 1U, level);
    }
    for (const auto* level : {"1000.5", "-1000.5"}) {
        BOOST_TEST(fault_of(with_level(level)) ==
                   "in.json: expected levels within +-1000 dB but found one beyond");
    }
}

BOOST_AUTO_TEST_CASE(curves_of_json_hold_arrays_and_one_text_a_note_but_several_steps)
{
    const std::string head = R"({"format": "earbench-curves-1", "curves": [)";
    const auto notes = [&](const std::string& written) {
        return head + R"({"notes": )" + written + R"(, "columns": {"frequency_hz": [20], "spl_db": [1]}}]})";
    };
    const auto read =
        parse_curves(notes(R"({"rig": "711", "step": ["a", "b"]})"), "Tern L.json").curves.at(0);
    BOOST_TEST((read.notes() ==
                Notes{{"name", "Tern"}, {"channel", "L"}, {"rig", "711"}, {"step", "a"}, {"step", "b"}}));
    BOOST_TEST(fault_of(notes(R"({"rig": ["a", "b"]})")) ==
               "in.json: expected one text for a note of lower-case letters but found 'rig'");
    BOOST_TEST(fault_of(notes(R"({"rig": 1})")) ==
               "in.json: expected one text for a note of lower-case letters but found 'rig'");
    BOOST_TEST(fault_of(notes("[]")) == "in.json: expected an object for 'notes' but found something else");
    BOOST_TEST(fault_of(head + R"({"columns": {"frequency_hz": 20}}]})") ==
               "in.json: expected an array for 'frequency_hz' but found something else");
    BOOST_TEST(fault_of(head + R"({"columns": {"spl_db": [20], "spl_db": [20]}}]})") ==
               "in.json: expected columns with names of their own but found 'spl_db'");
    for (const auto* columns : {R"({"columns": []}]})", "{}]}"}) {
        BOOST_TEST(fault_of(head + columns) ==
                   "in.json: expected an object 'columns' in every curve but found none");
    }
}

BOOST_AUTO_TEST_SUITE_END()
