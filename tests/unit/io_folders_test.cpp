// Files that curves and takes are written to: their names, and what is not overwritten.

#include "core/error.hpp"
#include "io/audio_file.hpp"
#include "io/curve_export.hpp"
#include "io/curve_folder.hpp"
#include "io/kept_takes.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace earbench;

namespace {

FrequencyResponse named(const std::string& name, const std::string& channel = {})
{
    Notes notes{{"name", name}};
    if (!channel.empty()) {
        notes.add("channel", channel);
    }
    return {{20.0, 40.0}, {1.0, 2.0}, {}, std::move(notes)};
}

std::string joined_paths(const std::string& folder, const std::vector<FrequencyResponse>& curves,
                         bool numbered)
{
    std::string all;
    for (const auto& path : curve_paths(folder, curves, CurveFormat::frd, numbered)) {
        all += path + "|";
    }
    return all;
}

template <typename Call>
std::string error_of(Fault fault, const Call& call)
{
    try {
        call();
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == fault));
        return error.line();
    }
    return "none";
}

const Audio silence{{48'000.0}, {std::vector<double>(10)}, {}};

} // namespace

BOOST_AUTO_TEST_SUITE(io_folders)

BOOST_AUTO_TEST_CASE(every_format_has_its_ending)
{
    for (const auto& [format, ending] :
         {std::pair(CurveFormat::fr_csv, ".csv"), std::pair(CurveFormat::autoeq, ".csv"),
          std::pair(CurveFormat::wide, ".csv"), std::pair(CurveFormat::tidy, ".csv"),
          std::pair(CurveFormat::rew, ".txt"), std::pair(CurveFormat::frd, ".frd"),
          std::pair(CurveFormat::json, ".json")}) {
        BOOST_TEST(export_file_name(named("A", "L"), format, {}) == std::string("A L") + ending);
        const bool is_single =
            format == CurveFormat::rew || format == CurveFormat::frd || format == CurveFormat::autoeq;
        BOOST_TEST(holds_one_curve(format) == is_single, ending);
        BOOST_CHECK_NO_THROW(require_many_allowed(format, 1));
        const auto two = error_of(Fault::usage, [format = format] { require_many_allowed(format, 2); });
        BOOST_TEST((two == "none") != is_single, two);
    }
    BOOST_TEST(export_file_name(named("A/B\x1F\x7F"), CurveFormat::frd, {}) == "A_B__.frd");
    BOOST_TEST(export_file_name(named("A"), CurveFormat::frd, 2) == "A 2.frd");
    BOOST_TEST(export_file_name(named("A", "L"), CurveFormat::frd, 2) == "A L2.frd");
    BOOST_TEST(error_of(Fault::usage, [] { require_many_allowed(CurveFormat::rew, 0); }) ==
               "expected one curve for --format rew but found 0: give -o a folder, or --channel");
}

BOOST_AUTO_TEST_CASE(curves_of_one_name_need_numbers)
{
    BOOST_TEST(joined_paths("f", {named("A"), named("B")}, false) == "f/A.frd|f/B.frd|");
    BOOST_TEST(joined_paths("f/", {named("A")}, false) == "f/A.frd|");
    BOOST_TEST(joined_paths("f", {named("A"), named("A"), named("B")}, true) ==
               "f/A 1.frd|f/A 2.frd|f/B 1.frd|");
    BOOST_TEST(error_of(Fault::cannot_create, [] {
                   (void)joined_paths("f", {named("A"), named("A")}, false);
               }) == "f/A.frd: expected curves of different names but found two of this one");
}

BOOST_AUTO_TEST_CASE(a_folder_gets_a_file_for_each_curve)
{
    const ScratchFolder folder;
    BOOST_TEST(is_for_folder(folder.path()));
    BOOST_TEST(is_for_folder("new/"));
    BOOST_TEST(!is_for_folder(folder / "new"));
    write_curves_to_folder(folder / "new", std::vector{named("A", "L"), named("A", "R")}, CurveFormat::autoeq,
                           false, {}, Digits::of_format);
    BOOST_TEST(folder.content("new/A L.csv") == "frequency,raw\n20.0000,1.0000\n40.0000,2.0000\n");
    BOOST_TEST(folder.content("new/A R.csv") == folder.content("new/A L.csv"));
}

BOOST_AUTO_TEST_CASE(takes_are_kept_under_their_name_and_number_of_the_try)
{
    const ScratchFolder folder;
    const KeptTakes takes(folder / "takes", {"A-L1"}, 2);
    takes.keep(silence, "A-L1", 1);
    takes.keep(silence, "A-L1", {});
    BOOST_TEST(read_audio(folder / "takes/A-L1-rejected1.wav").channels[0].size() == 10U);
    BOOST_TEST(read_audio(folder / "takes/A-L1.wav").channels[0].size() == 10U);
    KeptTakes({}, {"A-L1"}, 2).keep(silence, "nowhere", {}); // keeps nothing
}

BOOST_AUTO_TEST_CASE(no_take_is_overwritten)
{
    for (const auto* there : {"A-L1.wav", "A-L2.wav", "A-L1-rejected1.wav", "A-L2-rejected2.wav"}) {
        const ScratchFolder folder;
        folder.put(there, "");
        BOOST_TEST(error_of(Fault::cannot_create, [&] {
                       KeptTakes(folder.path(), {"A-L1", "A-L2"}, 2);
                   }) == (folder / there) + ": exists and is not overwritten");
    }
    const ScratchFolder folder;
    folder.put("A-L1-rejected3.wav", "");
    BOOST_TEST(error_of(Fault::cannot_create, [&] { KeptTakes(folder.path(), {"A-L1"}, 2); }) == "none");
}

BOOST_AUTO_TEST_SUITE_END()
