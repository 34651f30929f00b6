// What is written and read back: notes, keys, digits, tables and JSON of curves.

#include "core/error.hpp"
#include "error_line.hpp"
#include "io/curve_export.hpp"
#include "io/curve_tables.hpp"
#include "io/curves.hpp"
#include "io/export_losses.hpp"
#include "io/written_form.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace earbench;

namespace {

FrequencyResponse named(const std::string& name, std::vector<double> frequency_hz = {20.0, 30.0},
                        std::vector<Column> columns = {})
{
    std::vector<double> spl_db(frequency_hz.size(), 1.0);
    return {std::move(frequency_hz), std::move(spl_db), {}, {{"name", name}}, std::move(columns)};
}

std::string fault_of(const std::string& text)
{
    return error_of([&] { (void)parse_curves(text, "in.json"); });
}

FrequencyResponse one(const std::string& text)
{
    auto curves = parse_curves(text, "in.json").curves;
    BOOST_REQUIRE_EQUAL(curves.size(), 1U);
    return std::move(curves.front());
}

std::string stimulus(double peak_db)
{
    const auto text = to_rew_text(named("A"), {.sweep_samples = 1024, .sweep_peak = {peak_db}});
    const auto at = text.find(" at ") + 4;
    return text.substr(at, text.find(" dBFS") - at);
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_written)

BOOST_AUTO_TEST_CASE(a_control_character_of_a_note_becomes_one_blank)
{
    for (const auto& [value, expected] : {std::pair("a\u0085bc", "a bc"), std::pair("a\u0085", "a"),
                                          std::pair("a\u009Fb", "a b"), std::pair("a\u00A0b", "a\u00A0b"),
                                          std::pair("a\x1F\x7F"
                                                    "b",
                                                    "a  b"),
                                          std::pair(" a\tb ", "a\tb")}) {
        BOOST_TEST(written_note(value) == expected);
    }
}

BOOST_AUTO_TEST_CASE(a_key_has_letters_digits_and_hyphens)
{
    for (const auto* key : {"a", "z", "0", "9", "-", "delay-s"}) {
        BOOST_TEST(is_note_key(key), key);
    }
    for (const auto* key : {"", "`", "{", "/", ":", "A", "Z", "a b", "a_b", "\u00E4"}) {
        BOOST_TEST(!is_note_key(key), key);
    }
}

BOOST_AUTO_TEST_CASE(all_digits_are_at_most_12)
{
    std::string text;
    append_number(text, 1.0 / 3.0, 4, Digits::all);
    BOOST_TEST(text == "0.333333333333");
    text.clear();
    append_number(text, 1.0 / 3.0, 4, Digits::of_format);
    BOOST_TEST(text == "0.3333");
}

BOOST_AUTO_TEST_CASE(frequencies_must_differ_in_the_digits_that_are_written)
{
    const auto close = named("A", {20.00001, 20.00002});
    const auto writes = [&](CurveFormat format, Digits digits) {
        return error_of([&] { (void)to_text(std::array{close}, format, {}, digits); }) == "none";
    };
    for (const auto format : {CurveFormat::autoeq, CurveFormat::wide, CurveFormat::tidy, CurveFormat::frd}) {
        BOOST_TEST(writes(format, Digits::all));
        BOOST_TEST(!writes(format, Digits::of_format));
    }
    BOOST_TEST(!writes(CurveFormat::fr_csv, Digits::all)); // has 4 whatever is asked for
}

BOOST_AUTO_TEST_CASE(tables_of_curves_of_one_label_are_refused)
{
    const std::vector curves{named("A"), named("A")};
    const std::string expected = "expected curves of different names but found two of A";
    BOOST_TEST(error_of([&] { (void)to_wide(curves, Digits::all); }) == expected);
    BOOST_TEST(error_of([&] { (void)to_tidy(curves, Digits::all); }) == expected);
}

BOOST_AUTO_TEST_CASE(columns_that_fr_csv_does_not_know_keep_their_order)
{
    const std::vector curves{named("A", {20.0}, {{"zeta", {1.0}}, {"alpha", {2.0}}, {"noise_db", {3.0}}})};
    const auto text = to_tidy(curves, Digits::of_format);
    BOOST_TEST(text.substr(0, text.find('\n')) == "name,channel,frequency_hz,spl_db,noise_db,zeta,alpha");
    BOOST_TEST(loss_remark(curves, CurveFormat::frd).value() == "frd has no place for noise_db, zeta, alpha");
}

BOOST_AUTO_TEST_CASE(each_format_is_listed_by_one_name)
{
    for (const auto& format : curve_formats) {
        const auto listed = std::count_if(curve_formats.begin(), curve_formats.end(), [&](const auto& other) {
            return other.value == format.value && !other.is_other_name;
        });
        BOOST_TEST(listed == 1, format.name);
    }
}

BOOST_AUTO_TEST_CASE(a_sine_has_3_01_db_less_than_its_peak)
{
    BOOST_TEST(stimulus(-6.035) == "-9.0"); // -9.0453
    BOOST_TEST(stimulus(-6.043) == "-9.1"); // -9.0533
    const auto unknown = to_rew_text(named("A"), {});
    BOOST_TEST(unknown.find("* Format: unknown\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_name_of_a_file_has_no_control_characters_or_slashes)
{
    for (const char c : {'\0', '\1', '\x1F', '\x7F', '/'}) {
        BOOST_TEST(export_file_name(named("A" + std::string(1, c) + "B"), CurveFormat::frd, {}) == "A_B.frd");
    }
    BOOST_TEST(export_file_name(named("A ~\u00E9"), CurveFormat::frd, {}) == "A ~\u00E9.frd");
}

BOOST_AUTO_TEST_CASE(points_of_rews_api_are_parted_by_octaves_or_hertz)
{
    const std::string two = R"({"magnitude": "P4AAAMAgAAA=", )"; // 1, -2.5
    const auto frequencies = [&](const std::string& members) {
        const auto curve = one(two + members + "}");
        return std::vector(curve.frequency_hz().begin(), curve.frequency_hz().end());
    };
    BOOST_TEST((frequencies(R"("startFreq": 100, "ppo": 0, "freqStep": 10)") == std::vector{100.0, 110.0}));
    BOOST_TEST((frequencies(R"("startFreq": 100, "ppo": 1, "freqStep": 10)") == std::vector{100.0, 200.0}));
    BOOST_TEST((frequencies(R"("startFreq": 1, "ppo": 0.01)") == std::vector{1.0, 0x1p100}));
    const std::string missing =
        "in.json: expected 'startFreq' and 'ppo' or 'freqStep' beside 'magnitude' but found none";
    BOOST_TEST(fault_of(two + R"("ppo": 1})") == missing);
    BOOST_TEST(fault_of(two + R"("freqStep": 1})") == missing);
    BOOST_TEST(fault_of(two + R"("startFreq": 1, "ppo": 0})") == missing);
}

BOOST_AUTO_TEST_CASE(the_point_at_0_hz_is_left_out_with_its_phase)
{
    const auto curve = one(R"({"startFreq": 0, "freqStep": 10, "magnitude": "P4AAAMAgAABCqEAA",)"
                           R"( "phase": "AAAAAEM+AADCtQAA"})"); // 0, 190, -90.5
    BOOST_TEST(curve.frequency_hz() == (std::vector{10.0, 20.0}), boost::test_tools::per_element());
    BOOST_TEST(curve.spl_db() == (std::vector{-2.5, 84.125}), boost::test_tools::per_element());
    BOOST_TEST(curve.phase_deg() == (std::vector{-170.0, -90.5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(json_of_another_form_is_called_so)
{
    const std::string other =
        "in.json: expected curves of 'earbench-curves-1' or of REW's API but found other JSON";
    const std::string curve = R"({"columns": {"frequency_hz": [20], "spl_db": [1]}})";
    BOOST_TEST(fault_of(R"({"format": "other-1", "curves": [)" + curve + "]}") == other);
    BOOST_TEST(fault_of(R"({"format": "earbench-curves-1"})") == other);
    BOOST_TEST(fault_of(R"({"data": ""})") == other);
    BOOST_TEST(fault_of(R"({"startTime": 0})") == other);
}

BOOST_AUTO_TEST_CASE(a_tidy_table_has_a_number_for_each_frequency_and_level)
{
    const std::string head = "name,channel,frequency_hz,spl_db\n";
    BOOST_TEST(fault_of(head + "A,L,,1\n") == "in.json:2: expected a number for frequency_hz but found ''");
    BOOST_TEST(fault_of(head + "A,L,20,\n") == "in.json:2: expected a number for spl_db but found ''");
    BOOST_TEST(one(head + "A,L,0.005,1000\nA,L,0.006,-1000\n").size() == 2U);
    BOOST_TEST(fault_of(head + "A,L,0,1\n") ==
               "in.json:2: expected frequencies above 0 Hz that increase but found 0 Hz after 0 Hz");
}

BOOST_AUTO_TEST_CASE(a_tidy_table_may_begin_with_empty_lines_and_any_column)
{
    const auto curve = one("\r\n\nnoise_db,name,channel,frequency_hz,spl_db\n-5,A,L,20,1\n");
    BOOST_TEST(label(curve) == "A L");
    BOOST_REQUIRE_EQUAL(curve.columns().size(), 1U);
    BOOST_TEST(curve.columns()[0].name == "noise_db");
    BOOST_TEST(curve.columns()[0].values.at(0) == -5.0);
    BOOST_TEST(label(one("\n\nname,channel,frequency_hz,spl_db\nA,L,20,1\n")) == "A L");
}

BOOST_AUTO_TEST_CASE(each_format_of_measurements_is_listed_by_one_name)
{
    for (const auto& format : measurement_formats) {
        const auto listed =
            std::count_if(measurement_formats.begin(), measurement_formats.end(), [&](const auto& other) {
                return other.value == format.value && !other.is_other_name;
            });
        BOOST_TEST(listed == 1, format.name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
