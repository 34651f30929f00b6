#include "core/error.hpp"
#include "io/audio_file.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace earbench;

namespace {

bool is_data(const Error& error)
{
    return error.fault() == Fault::data;
}

std::string little(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i) {
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    return text;
}

std::string big(std::uint64_t value, int bytes)
{
    auto text = little(value, bytes);
    std::reverse(text.begin(), text.end());
    return text;
}

std::string chunk(const std::string& name, const std::string& content)
{
    return name + little(content.size(), 4) + content + std::string(content.size() % 2, '\0');
}

std::string riff(const std::string& chunks)
{
    return "RIFF" + little(chunks.size() + 4, 4) + "WAVE" + chunks;
}

struct Format {
    unsigned tag = 1;
    unsigned channels = 1;
    unsigned rate = 48'000;
    unsigned bits = 16;
};

std::string format_chunk(const Format& format)
{
    const auto frame = format.channels * format.bits / 8;
    return chunk("fmt ", little(format.tag, 2) + little(format.channels, 2) + little(format.rate, 4) +
                             little(std::uint64_t{format.rate} * frame, 4) + little(frame, 2) +
                             little(format.bits, 2));
}

/// 1, -2, 3 as samples of 16 bit.
const std::string three_samples = little(1, 2) + little(0xFFFE, 2) + little(3, 2);

/// What read_audio makes of `bytes`.
Audio read(const std::string& bytes)
{
    const ScratchFolder folder;
    folder.put("x.wav", bytes);
    return read_audio(folder / "x.wav");
}

void check_three_samples(const Audio& audio)
{
    BOOST_REQUIRE_EQUAL(audio.channels.size(), 1U);
    BOOST_TEST(audio.channels[0] == (std::vector<double>{1.0 / 32'768, -2.0 / 32'768, 3.0 / 32'768}),
               boost::test_tools::per_element());
}

void check_refused(const std::string& bytes, const std::string& what)
{
    BOOST_CHECK_EXCEPTION((void)read(bytes), Error, [&](const Error& error) {
        BOOST_TEST(std::string(error.what()).find(what) != std::string::npos, error.what());
        return is_data(error) && error.place() && error.place()->file.ends_with("x.wav");
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_audio)

BOOST_AUTO_TEST_CASE(samples_that_a_format_can_hold_come_back_exactly)
{
    for (const auto& [format, bits] : {std::pair{SampleFormat::pcm_16, 16},
                                       {SampleFormat::pcm_24, 24},
                                       {SampleFormat::pcm_32, 32},
                                       {SampleFormat::float_32, 24}}) {
        const double steps = std::exp2(bits - 1);
        Audio audio{{44'100.0}, {{}, {}}, "a note"};
        for (const double step : {0.0, 1.0, -1.0, 12'345.0, -23'456.0, 0.5 * steps, steps - 1.0, -steps}) {
            audio.channels[0].push_back(step / steps);
            audio.channels[1].push_back(-std::floor(step / 2.0) / steps);
        }
        const auto back = read(to_wav(audio, format));
        BOOST_TEST(back.rate.value == 44'100.0);
        BOOST_TEST(back.comment == "a note");
        BOOST_REQUIRE_EQUAL(back.channels.size(), 2U);
        BOOST_TEST(back.channels[0] == audio.channels[0], boost::test_tools::per_element());
        BOOST_TEST(back.channels[1] == audio.channels[1], boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(integer_samples_are_rounded_to_the_nearest_step_and_clipped_at_full_scale)
{
    const auto stored = [](double sample) {
        return read(to_wav({{48'000.0}, {{sample}}, {}}, SampleFormat::pcm_16)).channels[0][0] * 32'768.0;
    };
    BOOST_TEST(stored(100.4 / 32'768.0) == 100.0);
    BOOST_TEST(stored(100.6 / 32'768.0) == 101.0);
    BOOST_TEST(stored(-100.4 / 32'768.0) == -100.0);
    BOOST_TEST(stored(-100.6 / 32'768.0) == -101.0);
    BOOST_TEST(stored(-0.4 / 32'768.0) == 0.0);
    BOOST_TEST(stored(20'000.4 / 32'768.0) == 20'000.0);
    BOOST_TEST(stored(1.0) == 32'767.0);
    BOOST_TEST(stored(3.0) == 32'767.0);
    BOOST_TEST(stored(-1.0) == -32'768.0);
    BOOST_TEST(stored(-3.0) == -32'768.0);
}

BOOST_AUTO_TEST_CASE(the_same_audio_gives_the_same_bytes_without_time_or_program)
{
    const Audio audio{{48'000.0}, {{0.25, -0.5}}, "earbench-sweep 1"};
    for (const auto format :
         {SampleFormat::pcm_16, SampleFormat::pcm_24, SampleFormat::pcm_32, SampleFormat::float_32}) {
        const auto bytes = to_wav(audio, format);
        BOOST_TEST(bytes == to_wav(audio, format));
        BOOST_TEST(bytes.find("PEAK") == std::string::npos);
        BOOST_TEST(bytes.find("libsndfile") == std::string::npos);
        BOOST_TEST(bytes.substr(0, 4) == "RIFF");
    }
}

BOOST_AUTO_TEST_CASE(a_wav_written_by_hand_is_read)
{
    check_three_samples(read(riff(format_chunk({}) + chunk("data", three_samples))));
    // Other chunks before the samples, one of odd length, and behind them.
    check_three_samples(read(riff(chunk("junk", "abc") + format_chunk({}) + chunk("fact", little(3, 4)) +
                                  chunk("data", three_samples) + chunk("LIST", "INFO"))));
}

BOOST_AUTO_TEST_CASE(sizes_that_a_stream_could_not_know_are_accepted)
{
    const auto body = format_chunk({}) + chunk("data", three_samples);
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{0xFFFFFFFF}}) {
        check_three_samples(read("RIFF" + little(size, 4) + "WAVE" + body));
    }
    // FFmpeg, SoX, arecord.
    for (const std::uint64_t size : {0xFFFFFFFFU, 0x7FFFF000U, 0x7FFFFF00U}) {
        const auto of_stream = [&](std::uint64_t less) {
            return "RIFF" + little(size, 4) + "WAVE" + format_chunk({}) + "data" + little(size - less, 4) +
                   three_samples;
        };
        check_three_samples(read(of_stream(0)));
        check_three_samples(read(of_stream(1))); // less than a frame, of 2 bytes here
        check_refused(of_stream(2), "but the file ends after 6");
    }
}

BOOST_AUTO_TEST_CASE(extensible_wav_of_24_bit_is_read)
{
    const std::string pcm_guid("\x01\x00\x00\x00\x00\x00\x10\x00\x80\x00\x00\xAA\x00\x38\x9B\x71", 16);
    const auto extensible = [&](const std::string& guid) {
        return riff(
            chunk("fmt ", little(0xFFFE, 2) + little(2, 2) + little(96'000, 4) + little(576'000, 4) +
                              little(6, 2) + little(24, 2) + little(22, 2) + little(24, 2) + little(3, 4) +
                              guid) +
            chunk("data", little(1, 3) + little(0x800000, 3) + little(0x7FFFFF, 3) + little(0xFFFFFF, 3)));
    };
    const auto audio = read(extensible(pcm_guid));
    BOOST_TEST(audio.rate.value == 96'000.0);
    BOOST_REQUIRE_EQUAL(audio.channels.size(), 2U);
    const double step = 1.0 / 8'388'608.0;
    BOOST_TEST(audio.channels[0] == (std::vector<double>{step, 1.0 - step}),
               boost::test_tools::per_element());
    BOOST_TEST(audio.channels[1] == (std::vector<double>{-1.0, -step}), boost::test_tools::per_element());
    auto mu_law = pcm_guid;
    mu_law[0] = 7;
    check_refused(extensible(mu_law), "WAV format 7");
}

BOOST_AUTO_TEST_CASE(a_file_that_ends_before_its_header_says_is_an_error)
{
    const auto whole = riff(format_chunk({}) + chunk("data", three_samples));
    check_refused(whole.substr(0, whole.size() - 1), "6 bytes of samples but the file ends after 5");
    check_refused(whole.substr(0, whole.size() - 6), "6 bytes of samples but the file ends after 0");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        BOOST_CHECK_EXCEPTION((void)read(whole.substr(0, length)), Error, is_data);
    }
}

BOOST_AUTO_TEST_CASE(an_rf64_file_is_read_whole_or_not_at_all)
{
    const auto rf64 = [&](const std::string& samples) {
        return "RF64" + little(0xFFFFFFFF, 4) + "WAVE" +
               chunk("ds64", little(4 + 36 + 24 + 8 + 6, 8) + little(6, 8) + little(3, 8) + little(0, 4)) +
               format_chunk({}) + "data" + little(0xFFFFFFFF, 4) + samples;
    };
    check_three_samples(read(rf64(three_samples)));
    check_refused(rf64(three_samples.substr(0, 4)), "6 bytes of samples but the file ends after 4");
}

/// `samples` of 16 bit, of which there should be three.
std::string aiff(const std::string& samples, const std::string& compression = "")
{
    // 48000 as an 80-bit number: 1.46484375 x 2^15
    const std::string rate("\x40\x0E\xBB\x80\x00\x00\x00\x00\x00\x00", 10);
    const auto name = compression.empty() ? "" : compression + std::string(2, '\0');
    const auto common = "COMM" + big(18 + name.size(), 4) + big(1, 2) + big(3, 4) + big(16, 2) + rate + name;
    return "FORM" + big(4 + common.size() + 8 + 8 + 6, 4) + (compression.empty() ? "AIFF" : "AIFC") + common +
           "SSND" + big(8 + 6, 4) + big(0, 8) + samples;
}

BOOST_AUTO_TEST_CASE(an_aiff_file_is_read_whole_or_not_at_all)
{
    const auto three = big(1, 2) + big(0xFFFE, 2) + big(3, 2);
    check_three_samples(read(aiff(three)));
    check_refused(aiff(three.substr(0, 4)), "6 bytes of samples but the file ends after 4");
}

BOOST_AUTO_TEST_CASE(an_aifc_file_is_read_if_nothing_is_compressed)
{
    const auto three = big(1, 2) + big(0xFFFE, 2) + big(3, 2);
    check_three_samples(read(aiff(three, "NONE")));
    check_three_samples(read(aiff(three, "twos")));
    check_three_samples(read(aiff(three_samples, "sowt"))); // least significant byte first
    for (const std::string name : {"ulaw", "alaw", "ima4", "GSM ", "QDM2"}) {
        check_refused(aiff(three, name), "AIFC compression '" + name + "'");
    }
}

BOOST_AUTO_TEST_CASE(other_formats_are_refused_by_their_first_bytes)
{
    const std::string rest(64, '\1');
    for (const std::string start :
         {"riff\x2E\x91\xCF\x11\xA5\xD6\x28\xDB\x04\xC1", "caff", ".snd", "OggS", "ID3", "\xFF\xFB\x90\x64",
          "MATLAB", "SDIF", "Creative Voice File", "LIST"}) {
        check_refused(start + rest, "expected a WAV, AIFF or FLAC file but found something else");
    }
    check_refused("FORM" + big(60, 4) + "8SVX" + rest, "expected a WAV, AIFF or FLAC file");
    check_refused("RIFF" + little(60, 4) + "AVI " + rest, "expected a WAV, AIFF or FLAC file");
}

BOOST_AUTO_TEST_CASE(what_no_measurement_uses_is_refused)
{
    const auto samples = chunk("data", std::string(64, '\x11'));
    check_refused(riff(format_chunk({.tag = 2, .bits = 4}) + samples), "WAV format 2");   // MS ADPCM
    check_refused(riff(format_chunk({.tag = 7, .bits = 8}) + samples), "WAV format 7");   // mu-law
    check_refused(riff(format_chunk({.tag = 17, .bits = 4}) + samples), "WAV format 17"); // IMA ADPCM
    check_refused(riff(format_chunk({.bits = 8}) + samples), "16, 24, 32 bit");
    check_refused(riff(format_chunk({.rate = 7999}) + samples), "sample rate");
    check_refused(riff(format_chunk({.rate = 768'001}) + samples), "sample rate");
    check_refused(riff(format_chunk({.channels = 0}) + samples), "");
    check_refused(riff(format_chunk({.channels = 65}) + chunk("data", std::string(1300, 'x'))),
                  "1 to 64 channels");
    check_refused("frequency_hz,spl_db\n20,0\n", "WAV, AIFF or FLAC");
    check_refused(std::string(100, '\0'), "WAV, AIFF or FLAC");
    check_refused("", "");
}

BOOST_AUTO_TEST_CASE(a_file_without_samples_is_refused)
{
    check_refused(riff(format_chunk({}) + chunk("data", "")), "expected samples but found none");
    check_refused(riff(format_chunk({})), "");
}

BOOST_AUTO_TEST_CASE(samples_that_are_no_numbers_are_refused)
{
    const auto with = [](std::uint64_t bits) {
        return riff(format_chunk({.tag = 3, .bits = 32}) +
                    chunk("data", little(0x3F000000, 4) + little(bits, 4) + little(0, 4)));
    };
    BOOST_TEST(read(with(0xC0000000)).channels[0] == (std::vector<double>{0.5, -2.0, 0.0}),
               boost::test_tools::per_element());
    check_refused(with(0x7FC00000), "expected finite samples but found one that is not, after 1 others");
    check_refused(with(0x7F800000), "finite");
    check_refused(with(0xFF800000), "finite");
}

BOOST_AUTO_TEST_CASE(a_missing_file_and_a_folder_are_no_input)
{
    const ScratchFolder folder;
    const auto is_no_input = [](const Error& error) { return error.fault() == Fault::no_input; };
    BOOST_CHECK_EXCEPTION((void)read_audio(folder / "none.wav"), Error, is_no_input);
    BOOST_CHECK_EXCEPTION((void)read_audio(folder.path()), Error, is_no_input);
}

BOOST_AUTO_TEST_CASE(what_only_begins_as_flac_is_refused)
{
    check_refused("fLaC" + std::string(64, '\1'),
                  "expected a WAV, AIFF or FLAC file but found something else");
}

BOOST_AUTO_TEST_CASE(the_steps_of_24_and_32_bit_are_rounded_too)
{
    for (const auto& [format, bits] : {std::pair{SampleFormat::pcm_24, 24}, {SampleFormat::pcm_32, 32}}) {
        const double steps = std::exp2(bits - 1);
        const Audio audio{{48'000.0}, {{100.6 / steps, 100.4 / steps, -100.6 / steps, 2.0}}, {}};
        BOOST_TEST(read(to_wav(audio, format)).channels[0] ==
                       (std::vector{101.0 / steps, 100.0 / steps, -101.0 / steps, 1.0 - 1.0 / steps}),
                   boost::test_tools::per_element());
    }
}

/// A format chunk of the first `size` bytes of an extensible one, for one channel of 16 bit, whose sub-format
/// is `tag`.
std::string extensible_format(std::size_t size, unsigned tag)
{
    const auto whole = little(0xFFFE, 2) + little(1, 2) + little(48'000, 4) + little(96'000, 4) +
                       little(2, 2) + little(16, 2) + little(22, 2) + little(16, 2) + little(4, 4) +
                       little(tag, 2);
    return chunk("fmt ", whole.substr(0, size));
}

BOOST_AUTO_TEST_CASE(a_sub_format_counts_where_its_chunk_reaches_it)
{
    const auto samples = chunk("data", three_samples);
    check_refused(riff(extensible_format(26, 7) + samples), "found WAV format 7");
    check_refused(riff(extensible_format(24, 7) + samples), "found WAV format 65534");
    const auto cut_off = extensible_format(26, 7);
    check_refused(riff(cut_off.substr(0, cut_off.size() - 2)), "found WAV format 65534");
    // What stands there in another format is nothing of the kind.
    const auto plain = format_chunk({}).substr(8);
    check_three_samples(read(riff(chunk("fmt ", plain + std::string(12, '\7')) + samples)));
}

BOOST_AUTO_TEST_CASE(a_chunk_of_odd_length_is_followed_by_a_byte_of_padding)
{
    const auto whole = riff(chunk("junk", "abc") + format_chunk({}) + chunk("data", three_samples));
    check_refused(whole.substr(0, whole.size() - 1), "6 bytes of samples but the file ends after 5");
}

BOOST_AUTO_TEST_CASE(the_size_of_an_rf64_file_is_read_from_16_bytes_on)
{
    const auto rf64 = [&](std::uint64_t size) {
        return "RF64" + little(0xFFFFFFFF, 4) + "WAVE" + chunk("ds64", little(80, 8) + little(size, 8)) +
               format_chunk({}) + "data" + little(0xFFFFFFFF, 4) + three_samples;
    };
    check_refused(rf64(7), "7 bytes of samples but the file ends after 6");
    check_refused(rf64(0x100000006), "4294967302 bytes of samples but the file ends after 6");
}

BOOST_AUTO_TEST_CASE(the_compression_of_an_aifc_file_needs_no_name_behind_it)
{
    const auto three = big(1, 2) + big(0xFFFE, 2) + big(3, 2);
    auto bytes = aiff(three, "ulaw");
    bytes.erase(bytes.find("ulaw") + 4, 2);
    bytes[bytes.find("COMM") + 7] = 22;
    check_refused(bytes, "AIFC compression 'ulaw'");
}

BOOST_AUTO_TEST_CASE(text_is_told_from_other_bytes_by_the_first_512)
{
    const std::string words(512, ' ');
    const std::string hint = "found text: curves are read by fr-average";
    for (const auto& text : {std::string("20 80\r\n\t40 80\n"), words + '\0', std::string("\xC3\xA9")}) {
        check_refused(text, hint);
    }
    for (const auto& bytes :
         {std::string(), words.substr(1) + '\0', std::string("20 80\n\x1F"), std::string(1, '\0')}) {
        check_refused(bytes, "found something else");
    }
}

BOOST_AUTO_TEST_CASE(a_whole_file_of_another_format_is_not_opened)
{
    // Sun's AU: where the samples begin, their bytes, PCM of 16 bit, rate, channels.
    const auto au = ".snd" + big(24, 4) + big(6, 4) + big(3, 4) + big(48'000, 4) + big(1, 4);
    check_refused(au + three_samples, "expected a WAV, AIFF or FLAC file but found something else");
}

/// 1, -2, 3 as 16 bit at 48 kHz, by libFLAC 1.4.2; its head says that there are `count`.
std::string flac(std::uint64_t count)
{
    return "fLaC" + big(0x22, 4) + big(0x1000'1000, 4) + big(0x10'0000'10, 6) + big(0x0BB8'00F0, 4) +
           big(count, 4) + "\x19\xA0\x41\xAC\xE9\xB9\x37\x06\xC9\xCE\x3A\x76\x5E\x62\x1E\x06" +
           big(0x8400'0008, 4) + std::string(8, '\0') + big(0xFFF8'6A08, 4) + big(0x0002'2902, 4) +
           big(0x0001'FFFE, 4) + big(0x0003'8C4D, 4);
}

BOOST_AUTO_TEST_CASE(a_flac_file_is_read_whole_or_not_at_all)
{
    check_three_samples(read(flac(3)));
    check_three_samples(read(flac(0))); // written to a pipe: not known
    check_refused(flac(4), "expected 4 samples but the file ends after 3");
}

BOOST_AUTO_TEST_CASE(a_file_of_too_many_channels_is_not_begun)
{
    constexpr std::size_t most = 1024; // libsndfile's
    const auto of = [](std::size_t channels) {
        return to_wav({{48'000.0}, std::vector<std::vector<double>>(channels, {0.0}), {}},
                      SampleFormat::pcm_16);
    };
    BOOST_TEST(of(most).size() > most);
    BOOST_CHECK_EXCEPTION((void)of(most + 1), Error, [](const Error& error) {
        BOOST_TEST(std::string(error.what()).starts_with("cannot make a WAV file: "));
        return error.fault() == Fault::internal;
    });
}

BOOST_AUTO_TEST_CASE(samples_of_which_no_frame_is_known_may_be_as_many_as_a_stream_has)
{
    const auto with = [](std::uint64_t size) {
        auto bytes = aiff(big(1, 2) + big(0xFFFE, 2) + big(3, 2));
        return bytes.replace(bytes.find("SSND") + 4, 4, big(size, 4));
    };
    check_three_samples(read(with(0x7FFFF000)));
    check_refused(with(0x7FFFEFFF), "but the file ends after 6");
}

BOOST_AUTO_TEST_SUITE_END()
