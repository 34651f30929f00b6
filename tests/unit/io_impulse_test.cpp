// Impulse responses that cannot be read, and both sides of what is.

#include "core/error.hpp"
#include "curve/note_keys.hpp"
#include "io/audio_file.hpp"
#include "io/impulse_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace earbench;

namespace {

std::string error_of(const std::string& content)
{
    try {
        (void)parse_impulses(content, "ir.txt");
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return error.line();
    }
    return "none";
}

/// An export of REW's: its head, `lines`, and three samples.
std::string rew(const std::string& lines, const std::string& samples = "0\n1\n0.5\n")
{
    return "* Impulse Response data saved by REW V5.40\n" + lines + "* Data start\n" + samples;
}

const std::string interval = "2.5E-5 // Sample interval (seconds)\n";

std::string rows(const std::string& times)
{
    return "time_s,amplitude\n" + times;
}

std::string json(const std::string& members)
{
    return "{\"startTime\": 0, " + members + "}";
}

const std::string data = "\"data\": \"QsgAAMJIAAA=\""; // 100, -50

} // namespace

BOOST_AUTO_TEST_SUITE(io_impulse)

BOOST_AUTO_TEST_CASE(an_export_of_rew_has_its_interval_length_and_peak)
{
    BOOST_TEST(error_of(rew(interval)) == "none");
    BOOST_TEST(error_of(rew("")) ==
               "ir.txt:1: expected a line '// Sample interval (seconds)' but found none");
    BOOST_TEST(error_of(rew(interval + "4 // Response length\n")) ==
               "ir.txt:7: expected 4 samples but found 3");
    BOOST_TEST(error_of(rew(interval, "")) == "ir.txt:3: expected 1 samples but found 0");
    BOOST_TEST(error_of(rew(interval, "0\nx\n")) == "ir.txt:5: expected a number but found 'x'");
    BOOST_TEST(error_of(rew("x // Response length\n")) == "ir.txt:2: expected a number but found 'x '");
    BOOST_TEST(error_of(rew("* IR is normalised\n" + interval)) ==
               "ir.txt:1: expected the peak value before normalisation but found none");
    const auto peak = " // Peak value before normalisation\n";
    BOOST_TEST(error_of(rew("* IR is normalised\n0" + std::string(peak) + interval)) ==
               "ir.txt:1: expected the peak value before normalisation but found none");
    const auto read = [&](const std::string& head) {
        return parse_impulses(rew(head + "2" + peak + interval), "ir.txt").at(0).samples;
    };
    BOOST_TEST(read("* IR is normalised\n") == (std::vector{0.0, 2.0, 1.0}),
               boost::test_tools::per_element());
    BOOST_TEST(read("") == (std::vector{0.0, 1.0, 0.5}), boost::test_tools::per_element()); // as they are
    BOOST_TEST(read("* 9 // Peak value before normalisation\n") == (std::vector{0.0, 1.0, 0.5}),
               boost::test_tools::per_element()); // a note
}

BOOST_AUTO_TEST_CASE(samples_come_at_1_khz_to_10_mhz)
{
    for (const auto* seconds : {"1e-3", "1e-7"}) {
        BOOST_TEST(error_of(rew(std::string(seconds) + " // Sample interval (seconds)\n")) == "none",
                   seconds);
    }
    for (const auto* seconds : {"1.01e-3", "0.99e-7", "0", "-1e-5"}) {
        BOOST_TEST(error_of(rew(std::string(seconds) + " // Sample interval (seconds)\n"))
                       .starts_with("ir.txt:2: expected samples at 1 kHz to 10 MHz but found "),
                   seconds);
    }
    BOOST_TEST(error_of(json(data + ", \"sampleRate\": 999")) ==
               "ir.txt: expected samples at 1 kHz to 10 MHz but found 999 Hz");
    BOOST_TEST(parse_impulses(json(data + ", \"sampleInterval\": 0.001"), "x").at(0).rate.value == 1000.0);
}

BOOST_AUTO_TEST_CASE(rows_of_time_are_even_within_a_hundredth_of_their_interval)
{
    BOOST_TEST(error_of(rows("0,0\n0.00010099,1\n0.0002,0\n")) == "none");
    BOOST_TEST(error_of(rows("0,0\n0.00010101,1\n0.0002,0\n")) ==
               "ir.txt:1: expected evenly spaced times but found 0.0001010 s where 0.0001000 s would be");
    BOOST_TEST(error_of("# a note\n\n" + rows("0,0\n")) ==
               "ir.txt:3: expected rows of time and amplitude but found 1");
    BOOST_TEST(error_of(rows("0,0\n\n0.0001,1\n")) == "none");
    BOOST_TEST(error_of(rows("0,0\n0.0001\n")) == "ir.txt:3: expected time and amplitude but found '0.0001'");
    BOOST_TEST(error_of(rows("0,0\n0.0001,x\n")) == "ir.txt:3: expected a number but found 'x'");
    BOOST_TEST(parse_impulses("time,amplitude\n0,0\n0.001,1\n", "x").empty());
    BOOST_TEST(parse_impulses("# nothing\n", "x").empty());
}

BOOST_AUTO_TEST_CASE(json_of_rew_is_in_percent)
{
    const auto rate = data + ", \"sampleRate\": 48000";
    BOOST_TEST(parse_impulses(json(rate), "x").at(0).samples == (std::vector{1.0, -0.5}),
               boost::test_tools::per_element());
    BOOST_TEST(error_of(json(rate + ", \"unit\": \"Percent\"")) == "none");
    BOOST_TEST(error_of(json(rate + ", \"unit\": \"dBFS\"")) ==
               "ir.txt: expected samples in percent but found 'dBFS'");
    BOOST_TEST(error_of(json("\"data\": \"\", \"sampleRate\": 48000")) ==
               "ir.txt: expected samples in percent but found none");
    BOOST_TEST(parse_impulses("{\"data\": \"\"}", "x").empty());
    BOOST_TEST(parse_impulses("{\"startTime\": 0}", "x").empty());
}

BOOST_AUTO_TEST_CASE(sound_has_an_impulse_response_in_each_channel)
{
    const auto channels = [](std::size_t count) {
        const auto wav =
            to_wav({{48'000.0}, std::vector(count, std::vector{0.0, 0.5}), {}}, SampleFormat::pcm_16);
        std::string names;
        for (const auto& impulse : parse_impulses(wav, "Tern L.wav")) {
            names += impulse.notes.get(note::name) + "|" + impulse.notes.get(note::channel, "none") + " ";
        }
        return names;
    };
    BOOST_TEST(channels(1) == "Tern|L ");
    BOOST_TEST(channels(2) == "Tern|L Tern|R ");
    BOOST_TEST(channels(3) == "Tern|1 Tern|2 Tern|3 ");
}

BOOST_AUTO_TEST_CASE(an_export_without_its_end_of_head_has_no_samples)
{
    BOOST_TEST(error_of("* Impulse Response data saved by REW V5.40\n" + interval + "0\n1\n") ==
               "ir.txt:4: expected 1 samples but found 0");
}

BOOST_AUTO_TEST_CASE(slashes_need_no_blank_behind_them)
{
    BOOST_TEST(error_of(rew("2.5E-5 //Sample interval (seconds)\n")) == "none");
}

BOOST_AUTO_TEST_CASE(a_peak_lies_above_0)
{
    const auto normalised = [](const std::string& peak) {
        return rew("* IR is normalised\n" + interval + peak + " // Peak value before normalisation\n");
    };
    BOOST_TEST(parse_impulses(normalised("0.005"), "ir.txt").at(0).samples.at(1) == 0.005);
    const std::string none = "ir.txt:1: expected the peak value before normalisation but found none";
    BOOST_TEST(error_of(normalised("0")) == none);
    BOOST_TEST(error_of(normalised("-1")) == none);
}

BOOST_AUTO_TEST_CASE(trouble_with_rows_is_named_with_its_line)
{
    BOOST_TEST(error_of(rows("0,1\nx,2\n")) == "ir.txt:3: expected a number but found 'x'");
    BOOST_TEST(error_of(rows("0,1\n0.001,x\n")) == "ir.txt:3: expected a number but found 'x'");
    BOOST_TEST(error_of("# a note\n" + rows("0,1\n1,0\n")) ==
               "ir.txt:2: expected samples at 1 kHz to 10 MHz but found 1 Hz");
}

BOOST_AUTO_TEST_CASE(json_without_a_rate_is_refused)
{
    BOOST_TEST(error_of(json(data)) == "ir.txt: expected samples at 1 kHz to 10 MHz but found 0 Hz");
    for (const auto& [rate, is_read] : {std::pair("1000", true), std::pair("10000000", true),
                                        std::pair("999.9", false), std::pair("10000001", false)}) {
        BOOST_TEST((error_of(json(data + ", \"sampleRate\": " + rate)) == "none") == is_read, rate);
    }
}

BOOST_AUTO_TEST_CASE(what_stands_right_behind_the_first_line_counts)
{
    BOOST_TEST(parse_impulses(rew("3 // Start time (seconds)\n" + interval), "x").at(0).start.value == 3.0);
}

BOOST_AUTO_TEST_CASE(a_start_that_is_no_number_is_not_taken_for_none)
{
    for (const auto* const start : {"null", "\"0.1\""}) {
        BOOST_TEST(error_of("{\"startTime\": " + std::string(start) + ", \"sampleRate\": 48000, " + data +
                            "}") == "ir.txt: expected a number for 'startTime' but found something else");
    }
}

BOOST_AUTO_TEST_SUITE_END()
