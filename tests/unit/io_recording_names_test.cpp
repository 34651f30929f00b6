// What the channels of a recording are called, and takes that are recorded live.

#include "core/error.hpp"
#include "curve/note_keys.hpp"
#include "io/recording_names.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

std::string chosen(const std::optional<std::string>& wanted, std::size_t count, const std::string& take)
{
    try {
        std::string text;
        for (const auto index : chosen_channels(wanted, count, take)) {
            text += std::to_string(index) + " ";
        }
        return text;
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return error.line();
    }
}

std::string label_of(const Identity& identity, const std::string& take, std::size_t channel,
                     std::size_t count)
{
    const auto notes = identify(identity, take, channel, count);
    return notes.get(note::name) + "|" + notes.get(note::channel, "none");
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_recording_names)

BOOST_AUTO_TEST_CASE(the_first_channel_that_is_not_silent_sounds)
{
    const std::vector<double> silence(2);
    const std::vector<double> sound{0.0, 1e-9};
    BOOST_TEST(sounding_channel({{48'000.0}, {silence, sound, sound}, {}}) == 1U);
    BOOST_TEST(sounding_channel({{48'000.0}, {sound, silence}, {}}) == 0U);
    BOOST_TEST(sounding_channel({{48'000.0}, {silence, silence}, {}}) == 0U);
}

BOOST_AUTO_TEST_CASE(two_channels_are_left_and_right_and_more_have_numbers)
{
    BOOST_TEST(channel_name(0, 1).empty());
    BOOST_TEST(channel_name(0, 2) == "L");
    BOOST_TEST(channel_name(1, 2) == "R");
    BOOST_TEST(channel_name(0, 3) == "1");
    BOOST_TEST(channel_name(2, 3) == "3");
}

BOOST_AUTO_TEST_CASE(a_channel_is_chosen_by_name_or_number)
{
    BOOST_TEST(chosen({}, 3, "a.wav") == "0 1 2 ");
    BOOST_TEST(chosen("R", 2, "a.wav") == "1 ");
    BOOST_TEST(chosen("2", 2, "a.wav") == "1 ");
    BOOST_TEST(chosen("3", 3, "a.wav") == "2 ");
    BOOST_TEST(chosen("3", 2, "a.wav") == "a.wav: expected channel 3 but found 2 channels");
    BOOST_TEST(chosen("0", 2, "a.wav") == "a.wav: expected channel 0 but found 2 channels");
    BOOST_TEST(chosen("L", 3, "a.wav") == "a.wav: expected channel L but found 3 channels");
}

BOOST_AUTO_TEST_CASE(the_only_channel_is_what_it_is_called_unless_its_file_says_otherwise)
{
    BOOST_TEST(chosen("L", 1, "Tern.wav") == "0 ");
    BOOST_TEST(chosen("R2", 1, "Tern.wav") == "0 ");
    BOOST_TEST(chosen("L", 1, "Tern L.wav") == "0 ");
    BOOST_TEST(chosen("L2", 1, "Tern L.wav") == "0 ");
    BOOST_TEST(chosen("L", 1, "Tern L2.wav") == "0 ");
    BOOST_TEST(chosen("L2", 1, "Tern L2.wav") == "0 ");
    BOOST_TEST(chosen("R", 1, "Tern L.wav") == "Tern L.wav: expected channel R but found L");
    BOOST_TEST(chosen("L3", 1, "Tern L2.wav") == "Tern L2.wav: expected channel L3 but found L2");
    BOOST_TEST(chosen("1", 1, "Tern L.wav") == "0 ");
    BOOST_TEST(chosen("2", 1, "Tern L.wav") == "Tern L.wav: expected channel 2 but found 1 channel");
}

BOOST_AUTO_TEST_CASE(notes_come_from_options_before_the_name_of_the_file)
{
    BOOST_TEST(label_of({}, "x/Tern L2.wav", 0, 1) == "Tern|L2");
    BOOST_TEST(label_of({}, "Tern.wav", 0, 1) == "Tern|none");
    BOOST_TEST(label_of({}, "Tern L2.wav", 1, 2) == "Tern L2|R"); // of two the file's name names neither
    BOOST_TEST(label_of({"Wren", "R", {}, {}}, "Tern L2.wav", 0, 1) == "Wren|R");
    BOOST_TEST(label_of({"Wren", "1", {}, {}}, "Tern L2.wav", 0, 1) == "Wren|L2"); // a number is no name
    BOOST_TEST(label_of({"Wren", "R", {}, {}}, "Tern.wav", 0, 2) == "Wren|L");
    const auto notes = identify({{}, {}, "711", "may"}, "Tern L.wav", 0, 1);
    BOOST_TEST((notes == Notes{{"name", "Tern"}, {"channel", "L"}, {"rig", "711"}, {"session", "may"}}));
}

BOOST_AUTO_TEST_CASE(live_takes_are_numbered_behind_their_side)
{
    BOOST_TEST(take_name({"Crimson", "L", {}, {}}, 2) == "Crimson-L2");
    BOOST_TEST(take_name({}, 2) == "take-2");
    BOOST_TEST(take_name({"A/B", "1", {}, {}}, 3) == "A-B-3");
    BOOST_TEST(take_names({{}, "R", {}, {}}, 2) == (std::vector<std::string>{"take-R1", "take-R2"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
