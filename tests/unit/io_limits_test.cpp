// Both sides of every limit that the headers of io/ and text/ promise.

#include "core/error.hpp"
#include "io/audio_file.hpp"
#include "io/curve_export.hpp"
#include "io/curves.hpp"
#include "io/fr_csv.hpp"
#include "scratch_folder.hpp"
#include "text/yaml.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>

using namespace earbench;

namespace {

bool is_read(std::string_view text)
{
    try {
        return !parse_curves(text, "x.txt").curves.empty();
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return false;
    }
}

/// The phase of the only row of an fr-csv text.
std::string written_phase(double phase_deg)
{
    const auto text = to_fr_csv(std::array{FrequencyResponse({1000.0}, {0.0}, {phase_deg})});
    const auto comma = text.rfind(',');
    return text.substr(comma + 1, text.size() - comma - 2);
}

/// What is left of a file of `channels` silent channels at `rate_hz`.
Audio through_file(double rate_hz, std::size_t channels)
{
    const ScratchFolder folder;
    folder.put("x.wav",
               to_wav({{rate_hz}, std::vector(channels, std::vector{0.0, 0.5}), {}}, SampleFormat::pcm_16));
    return read_audio(folder / "x.wav");
}

std::string step_of(const std::vector<double>& frequency_hz)
{
    const auto text = to_rew_text({frequency_hz, std::vector(frequency_hz.size(), 0.0)}, {});
    const std::string key = "* Frequency Step: ";
    const auto at = text.find(key) + key.size();
    return text.substr(at, text.find('\n', at) - at);
}

/// 100 Hz and ten steps of 10 Hz, the last of which is off by `share`.
std::vector<double> nearly_linear(double share)
{
    std::vector<double> frequency_hz;
    for (int i = 0; i < 1000; ++i) {
        frequency_hz.push_back(100.0 + 10.0 * i);
    }
    frequency_hz.push_back(frequency_hz.back() + 10.0 * (1.0 + share));
    return frequency_hz;
}

/// 10 steps of `per_octave` an octave.
std::vector<double> nearly_octave(double per_octave)
{
    std::vector<double> frequency_hz;
    for (int i = 0; i <= 10; ++i) {
        frequency_hz.push_back(1000.0 * std::exp2(i / per_octave));
    }
    return frequency_hz;
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_limits)

BOOST_AUTO_TEST_CASE(a_level_lies_within_1000_db)
{
    for (const auto* text : {"20 1000\n", "20 -1000\n", "# fr-csv: 1\nfrequency_hz,spl_db\n20,1000\n"}) {
        BOOST_TEST(is_read(text), text);
    }
    for (const auto* text : {"20 1000.1\n", "20 -1000.1\n", "# fr-csv: 1\nfrequency_hz,spl_db\n20,1001\n"}) {
        BOOST_TEST(!is_read(text), text);
    }
}

BOOST_AUTO_TEST_CASE(what_would_print_as_minus_180_degrees_is_180)
{
    BOOST_TEST(written_phase(-179.9995005) == "180.000");
    BOOST_TEST(written_phase(-179.9994995) == "-179.999");
    BOOST_TEST(written_phase(179.9995005) == "180.000");
    BOOST_TEST(written_phase(-179.0) == "-179.000");
}

BOOST_AUTO_TEST_CASE(a_recording_has_8_to_768_khz_and_1_to_64_channels)
{
    BOOST_TEST(through_file(8000.0, 1).rate.value == 8000.0);
    BOOST_TEST(through_file(768'000.0, 1).rate.value == 768'000.0);
    BOOST_TEST(through_file(48'000.0, 64).channels.size() == 64U);
    BOOST_TEST(through_file(48'000.0, 64).channels[63][1] == 0.5);
    BOOST_CHECK_THROW((void)through_file(7999.0, 1), Error);
    BOOST_CHECK_THROW((void)through_file(768'001.0, 1), Error);
    BOOST_CHECK_THROW((void)through_file(48'000.0, 65), Error);
}

BOOST_AUTO_TEST_CASE(a_recording_may_be_longer_than_what_is_read_at_once)
{
    std::vector<double> samples(40'000);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = static_cast<double>(i % 1000) / 32'768.0;
    }
    const ScratchFolder folder;
    folder.put("x.wav", to_wav({{48'000.0}, {samples, samples}, {}}, SampleFormat::pcm_16));
    const auto audio = read_audio(folder / "x.wav");
    BOOST_TEST((audio.channels[0] == samples));
    BOOST_TEST((audio.channels[1] == samples));
    BOOST_TEST(length_of(audio).value == 40'000.0 / 48'000.0);
}

BOOST_AUTO_TEST_CASE(steps_are_even_within_a_hundredth)
{
    BOOST_TEST(step_of(nearly_linear(0.00995)).ends_with(" Hz"));
    BOOST_TEST(step_of(nearly_linear(0.01005)) == "irregular");
    BOOST_TEST(step_of(nearly_octave(12.00995)) == "1/12 octave");
    BOOST_TEST(step_of(nearly_octave(12.01005)) == "irregular");
    BOOST_TEST(step_of(nearly_octave(11.99005)) == "1/12 octave");
}

BOOST_AUTO_TEST_CASE(the_level_of_a_sweep_in_rews_head_is_that_of_its_rms)
{
    const auto head = [](const RewHead& of) {
        const auto text = to_rew_text({{20.0, 40.0}, {0.0, 0.0}}, of);
        const auto at = text.find("* Format: ") + 10;
        return text.substr(at, text.find('\n', at) - at);
    };
    // 480000 / 1024 = 468.75; a sine has 3.01 dB less than its peak.
    BOOST_TEST(head({.sweep_samples = 480'000, .sweep_peak = {-6.0}}) ==
               "469k Log Swept Sine, 1 sweep at -9.0 dBFS with no timing reference");
    BOOST_TEST(
        head({.sweep_samples = 1024, .sweeps = 4, .sweep_peak = {0.0}, .has_timing_reference = true}) ==
        "1k Log Swept Sine, 4 sweeps at -3.0 dBFS using an acoustic timing reference");
}

BOOST_AUTO_TEST_CASE(yaml_holds_at_most_100000_values)
{
    const auto list_of = [](std::size_t items) {
        std::string text = "[x";
        for (std::size_t i = 1; i < items; ++i) {
            text += ",x";
        }
        return text + "]";
    };
    BOOST_TEST(parse_yaml(list_of(99'999), "f").items.size() == 99'999U); // the list itself is one more
    BOOST_CHECK_THROW((void)parse_yaml(list_of(100'000), "f"), Error);
}

BOOST_AUTO_TEST_CASE(a_head_of_rew_begins_a_curve_and_another_note_only_where_frequencies_start_again)
{
    const auto curves = [](const std::string& between) {
        return parse_curves("20 80\n40 81\n60 82\n" + between, "x.txt").curves.size();
    };
    BOOST_TEST(curves("* Measurement: Two\n80 83\n90 84\n") == 2U);
    BOOST_TEST(curves("* Measurement data measured by REW\n80 83\n90 84\n") == 2U);
    BOOST_TEST(curves("* A note\n80 83\n90 84\n") == 1U);
    BOOST_TEST(curves("* A note\n50 83\n90 84\n") == 2U);
}

BOOST_AUTO_TEST_CASE(four_whole_numbers_between_commas_can_be_two_with_decimal_commas)
{
    BOOST_TEST(!is_read("20,5,80,3\n40,5,81,2\n"));
    BOOST_TEST(!is_read("20,5,80,3,1\n40,5,81,2,1\n"));
    BOOST_TEST(is_read("20,80,25\n40,81,35\n"));
}

BOOST_AUTO_TEST_SUITE_END()
