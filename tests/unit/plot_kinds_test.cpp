// Which figure curves make by their notes, what is refused, and how many curves are named.

#include "core/error.hpp"
#include "flat_curve.hpp"
#include "plot/arrangement.hpp"
#include "plot/curve_figure.hpp"
#include "plot/text_chart.hpp"
#include "svg_places.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

constexpr std::span<const FrequencyResponse> none;

FrequencyResponse difference(const std::string& name, const std::string& channel, const std::string& from)
{
    return flat(1.0, {{"name", name}, {"channel", channel}, {"level", "dB re " + from}});
}

template <typename Call>
void require_error(Fault fault, const std::string& message, const Call& call)
{
    BOOST_CHECK_EXCEPTION((void)call(), Error, [&](const Error& error) {
        BOOST_TEST(std::string(error.what()) == message);
        return error.fault() == fault;
    });
}

std::vector<FrequencyResponse> iems(int count)
{
    std::vector<FrequencyResponse> curves;
    for (int i = 0; i < count; ++i) {
        curves.push_back(flat(70.0, {{"name", "IEM " + std::to_string(i)}, {"channel", "L"}}));
    }
    return curves;
}

std::string title_of(int count, Arrangement arrangement, std::vector<std::string> highlighted = {})
{
    return arrange(iems(count), none, {}, {arrangement, std::move(highlighted), {}}).whole.title;
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_kinds)

BOOST_AUTO_TEST_CASE(curves_of_one_figure_are_of_one_kind)
{
    require_error(
        Fault::data,
        "expected curves of one kind but found A L (level) and B L (dB re C); --kind draws them as one", [] {
            return curve_figure(
                std::vector{flat(70.0, {{"name", "A"}, {"channel", "L"}}), difference("B", "L", "C")}, none,
                {});
        });
    const std::vector curves{flat(70.0, {{"name", "A"}})};
    for (const auto* kind : {"difference", "balance", "distortion", "group-delay", "phase"}) {
        CurveFigureOptions options;
        for (const auto& choice : curve_kinds) {
            options.kind = choice.name == kind ? choice.value : options.kind;
        }
        require_error(Fault::usage,
                      "expected no --target for a figure of " + std::string(kind) + " but found one",
                      [&] { return curve_figure(curves, curves, options); });
    }
    for (const auto& [kind, name] :
         {std::pair(CurveKind::impulse, "impulse"), std::pair(CurveKind::spectrogram, "spectrogram")}) {
        CurveFigureOptions options;
        options.kind = kind;
        require_error(Fault::usage,
                      "expected recorded impulse responses (WAV) for --kind " + std::string(name) +
                          " but found curves",
                      [&] { return curve_figure(curves, none, options); });
    }
    CurveFigureOptions unmatched;
    unmatched.matched = false;
    require_error(Fault::usage, "expected an alignment, as curves and targets need, but found none",
                  [&] { return curve_figure(curves, curves, unmatched); });
    BOOST_TEST(curve_figure(curves, curves, {}).lines.size() == 2U);
}

BOOST_AUTO_TEST_CASE(differences_from_one_thing_name_it_and_from_several_all)
{
    const auto axis_and_subtitle = [](const std::vector<FrequencyResponse>& curves) {
        const auto figure = curve_figure(curves, none, {});
        return figure.level_axis + "|" + figure.subtitle;
    };
    const auto one = axis_and_subtitle({difference("A", "L", "B L"), difference("A", "R", "B R")});
    BOOST_TEST(one.find("B L") == std::string::npos, one);
    BOOST_TEST(one.find("B") != std::string::npos, one);
    BOOST_TEST(!one.starts_with("Deviation (dB)|"), one);
    const auto two = axis_and_subtitle({difference("A", "L", "B"), difference("C", "L", "D")});
    BOOST_TEST(two.starts_with("Deviation (dB)|"), two);
    BOOST_TEST(two.find("B and D") != std::string::npos, two);
}

BOOST_AUTO_TEST_CASE(further_kinds_are_those_of_which_all_curves_have_the_columns)
{
    const auto kinds = [](const std::vector<FrequencyResponse>& curves) {
        std::string all;
        for (const auto kind : further_kinds(curves)) {
            all += std::string(kind) + " ";
        }
        return all;
    };
    const std::vector<double> values{1.0, 1.0, 1.0};
    const auto both = flat(70.0, {}, {{"h2_dbc", values}, {"group_delay_ms", values}});
    BOOST_TEST(kinds({both}) == "distortion group-delay ");
    BOOST_TEST(kinds({both, flat(70.0, {}, {{"h2_dbc", values}})}) == "distortion ");
    BOOST_TEST(kinds({both, flat(70.0, {}, {{"group_delay_ms", values}})}) == "group-delay ");
    BOOST_TEST(kinds({both, flat(70.0, {})}).empty());
}

BOOST_AUTO_TEST_CASE(many_are_counted_in_the_title)
{
    BOOST_TEST(title_of(4, Arrangement::grid) == "IEM 0 vs IEM 1 vs IEM 2 vs IEM 3");
    BOOST_TEST(title_of(5, Arrangement::grid) == "5 IEMs");
    BOOST_TEST(title_of(5, Arrangement::overlay) == "IEM 0 vs IEM 1 vs IEM 2 and 2 more");
    BOOST_TEST(title_of(5, Arrangement::overview, {"IEM 1", "IEM 3"}) == "IEM 1 vs IEM 3 among 5 IEMs");
    CurveFigureOptions options;
    options.common.title = "Mine";
    BOOST_TEST(arrange(iems(5), none, options, {Arrangement::grid, {}, {}}).whole.title == "Mine");
    require_error(Fault::usage, "expected as many names for --legend as IEMs (3) or curves (3) but found 2",
                  [] {
                      return arrange(iems(3), none, {}, {Arrangement::automatic, {}, {"A", "B"}});
                  });
}

BOOST_AUTO_TEST_CASE(an_overview_says_what_is_grey_and_who_is_missing)
{
    const auto remarks = [](int count) {
        const auto arranged = arrange(iems(count), none, {}, {Arrangement::overview, {}, {}});
        return arranged.remarks.empty() ? std::string("nothing") : arranged.remarks.front();
    };
    BOOST_TEST(remarks(12) == "nothing");
    BOOST_TEST(remarks(15) == "3 of 15 IEMs are grey: a figure tells 12 apart");
    require_error(Fault::usage,
                  "expected the name of a curve for --highlight but found 'IEN 1'; did you mean IEM 1?", [] {
                      return arrange(iems(3), none, {}, {Arrangement::overview, {"IEN 1"}, {}});
                  });
}

/// Curves for comparison have one entry: how many others there are, or all.
BOOST_AUTO_TEST_CASE(faint_curves_share_an_entry_of_the_legend)
{
    const auto entry = [](std::size_t faint, std::size_t others, const std::string& text,
                          bool are_targets = false) {
        std::vector<std::string> legends;
        for (std::size_t i = 0; i < faint + others; ++i) {
            legends.push_back("Name" + std::to_string(i));
        }
        auto figure = with_legends(legends);
        for (std::size_t i = 0; i < faint; ++i) {
            figure.lines[i].faint = true;
        }
        for (std::size_t i = faint; i < figure.lines.size(); ++i) {
            figure.lines[i].target = are_targets;
        }
        return render_figure(figure, "svg").bytes.find("<text>" + text + "</text>") != std::string::npos;
    };
    BOOST_TEST(entry(1, 1, "Name0"));
    BOOST_TEST(entry(2, 1, "2 others"));
    BOOST_TEST(entry(3, 0, "3 IEMs"));
    BOOST_TEST(entry(3, 1, "3 IEMs", true));
}

BOOST_AUTO_TEST_CASE(a_text_has_a_chart_for_each_panel)
{
    const auto text = render(arrange(iems(3), none, {}, {Arrangement::grid, {}, {}}), "text", 60).bytes;
    for (const auto* name : {"IEM 0", "IEM 1", "IEM 2"}) {
        BOOST_TEST(text.find(name) != std::string::npos, name);
    }
    BOOST_TEST(split_names(" A ,B, C") == (std::vector<std::string>{"A", "B", "C"}),
               boost::test_tools::per_element());
}

/// 60 columns: 8 before the axis, 52 for three decades; 21 rows for 50 dB, a row for 2.5.
BOOST_AUTO_TEST_CASE(a_text_chart_is_drawn_to_scale)
{
    auto figure = with_legends({"A"});
    figure.lines[0].curve = FrequencyResponse({20.0, 20'000.0}, {35.0, 85.0});
    const auto text = text_chart(figure, 60);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    BOOST_REQUIRE(lines.size() == 30U);
    BOOST_TEST(lines[0] == "Title");
    BOOST_TEST(lines[1] == "Subtitle");
    BOOST_TEST(lines[2] == "SPL (dB)");
    BOOST_TEST(lines[3].empty());
    const auto& top = lines[4];
    const auto& bottom = lines[24];
    BOOST_TEST(top.back() == '*');
    const auto left = bottom.find('*');
    BOOST_TEST(bottom[left - 1] == '+'); // a mark every 5 dB
    BOOST_TEST(top.size() == 60U);
    const auto row_of_80 = lines[6];
    BOOST_TEST(row_of_80.find("80 +") != std::string::npos, row_of_80);
    const auto row_of_40 = lines[22];
    BOOST_TEST(row_of_40.find("40 +") != std::string::npos, row_of_40);
    BOOST_TEST(lines[25].find("+") == left - 1);
    BOOST_TEST(lines[26].find("20") < lines[26].find("20k"));
    BOOST_TEST(lines[28] == "* A");
    BOOST_TEST(lines[29] == "Caption");
    // A line, not its two ends alone: in each row there is a mark, further left in each.
    for (std::size_t i = 5; i <= 24; ++i) {
        BOOST_TEST(lines[i].rfind('*') < lines[i - 1].rfind('*'), i);
    }
}

/// "a Name" takes 6 columns, and 3 lie between two entries.
BOOST_AUTO_TEST_CASE(a_legend_of_text_has_rows_as_long_as_the_chart_is_wide)
{
    const auto rows_of = [](std::size_t letters) {
        auto figure = with_legends({std::string(letters, 'N'), std::string(letters, 'M')});
        figure.caption.clear();
        const auto text = text_chart(figure, 40);
        return text.substr(text.rfind("\n\n") + 2);
    };
    const auto entry = [](char mark, char letter, std::size_t letters) {
        return std::string(1, mark) + " " + std::string(letters, letter);
    };
    // 2 * (2 + 16) + 3 are 39 columns, 2 * (2 + 17) + 3 are 41.
    BOOST_TEST(rows_of(16) == entry('a', 'N', 16) + "   " + entry('b', 'M', 16) + "\n");
    BOOST_TEST(rows_of(17) == entry('a', 'N', 17) + "\n" + entry('b', 'M', 17) + "\n");
    auto figure = with_legends({std::string(16, 'N'), std::string(17, 'M')});
    figure.caption.clear(); // 2 + 16 + 3 + 2 + 17 are 40
    BOOST_TEST(text_chart(figure, 40).ends_with(entry('a', 'N', 16) + "   " + entry('b', 'M', 17) + "\n"));
    // A name has 36 of 40 columns, or is cut.
    BOOST_TEST(rows_of(36).starts_with(entry('a', 'N', 36) + "\n"));
    BOOST_TEST(rows_of(37).starts_with(entry('a', 'N', 35) + "\u2026\n"));
}

BOOST_AUTO_TEST_SUITE_END()
