#include "plot/decay_figure.hpp"
#include "plot/impulse_figure.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdint>
#include <unistd.h>

using namespace earbench;

namespace {

FrequencyResponse named(std::string name, std::string channel = "", std::string rig = "711")
{
    return {{20.0, 20'000.0},
            {0.0, 0.0},
            {},
            {{"name", std::move(name)}, {"channel", std::move(channel)}, {"rig", std::move(rig)}}};
}

ImpulseTrace an_impulse()
{
    return {{-1.0, 0.0, 0.1, 5.0}, {0.0, 100.0, -30.0, 0.0}, {-200.0, 0.0, -5.0, -60.0}};
}

SpectralDecay a_decay(double end_ms = 100.0)
{
    SpectralDecay map{{20.0, 200.0, 2000.0, 20'000.0}, {0.0, 2.5, 5.0}, {}, 0.5, end_ms};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            map.level_db.push_back(-20.0 * static_cast<double>(row * column));
        }
    }
    return map;
}

std::uint32_t picture_height(const std::string& png)
{
    BOOST_REQUIRE(png.substr(12, 4) == "IHDR"); // PNG specification, 11.2.2
    std::uint32_t value = 0;
    for (std::size_t i = 20; i < 24; ++i) {
        value = value << 8U | static_cast<std::uint8_t>(png[i]);
    }
    return value;
}

bool says(const std::string& svg, const std::string& text)
{
    return svg.find(text) != std::string::npos;
}

std::size_t images_in(const std::string& svg)
{
    std::size_t count = 0;
    for (auto at = svg.find("<image"); at != std::string::npos; at = svg.find("<image", at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(impulse_figures)

BOOST_AUTO_TEST_CASE(an_impulse_figure_names_its_axes_and_every_curve)
{
    const std::vector curves{named("Crimson", "L"), named("Crimson", "R")};
    const std::vector lines{an_impulse(), an_impulse()};
    const auto svg = render_impulse_figure(curves, lines, {}, "svg").bytes;
    for (const auto* text : {"Crimson L", "Crimson R", "Amplitude (%)", "Energy (dB)", "Time (ms)",
                             "Impulse response", ">711<"}) {
        BOOST_TEST(says(svg, text), text);
    }
    BOOST_TEST(!says(svg, "coupler not")); // there is no frequency to be unsure of
}

BOOST_AUTO_TEST_CASE(a_hostile_name_is_drawn_as_it_is)
{
    const std::string hostile = "$decay0 `id` '\"; !id & <b> %s \\n";
    const std::vector curves{named(hostile, "'L")};
    for (const auto& svg : {render_impulse_figure(curves, std::vector{an_impulse()}, {}, "svg").bytes,
                            render_decay_figure(curves, std::vector{a_decay()}, {}, "svg").bytes}) {
        // Renderers differ in what of > and quotes they escape.
        BOOST_TEST((says(svg, "$decay0 `id` ") && says(svg, "!id &amp; &lt;b")), svg.size());
    }
}

BOOST_AUTO_TEST_CASE(the_same_impulse_and_decay_give_the_same_bytes)
{
    const std::vector curves{named("Crimson", "L")};
    for (const auto* format : {"png", "svg", "pdf"}) {
        const auto impulse = render_impulse_figure(curves, std::vector{an_impulse()}, {}, format).bytes;
        const auto decay = render_decay_figure(curves, std::vector{a_decay()}, {}, format).bytes;
        if (impulse.starts_with("%PDF") && impulse.find("/CreationDate") == impulse.npos) {
            BOOST_TEST_MESSAGE("cairo " << format << " has its date in a compressed stream: not compared");
            continue;
        }
        sleep(format == std::string("pdf") ? 1 : 0); // a date would differ
        BOOST_TEST((impulse == render_impulse_figure(curves, std::vector{an_impulse()}, {}, format).bytes),
                   format);
        BOOST_TEST((decay == render_decay_figure(curves, std::vector{a_decay()}, {}, format).bytes), format);
    }
}

BOOST_AUTO_TEST_CASE(every_decay_has_a_panel)
{
    const auto draw = [](std::size_t count, const std::string& format) {
        std::vector<FrequencyResponse> curves;
        for (std::size_t i = 0; i < count; ++i) {
            curves.push_back(named("Crimson", "L" + std::to_string(i)));
        }
        return render_decay_figure(curves, std::vector(count, a_decay()), {}, format).bytes;
    };
    // 158 px above, 150 below; for each map 46 of heading, 66 between two.
    BOOST_TEST(picture_height(draw(1, "png")) == 158U + 46U + 720U + 150U);
    BOOST_TEST(picture_height(draw(2, "png")) == 158U + 2U * (46U + 440U) + 66U + 150U);
    BOOST_TEST(picture_height(draw(16, "png")) == 158U + 16U * (46U + 330U) + 15U * 66U + 150U);
    const auto svg = draw(3, "svg");
    BOOST_TEST(images_in(svg) == 3U);
    for (const auto* text : {"Crimson L0", "Crimson L1", "Crimson L2", "Frequency (Hz)", "Level (dB re",
                             "rise 0.5 ms, end 100 ms", "coupler not reliable above 8 kHz"}) {
        BOOST_TEST(says(svg, text), text);
    }
    BOOST_TEST(!says(svg, "unresolved"));
}

BOOST_AUTO_TEST_CASE(what_the_window_is_too_short_for_is_grey)
{
    const std::vector curves{named("Crimson", "L", "B&K 5128")};
    // 1 / 20 Hz after the last row.
    const auto just = render_decay_figure(curves, std::vector{a_decay(55.0)}, {}, "svg").bytes;
    BOOST_TEST(!says(just, "unresolved"));
    const auto shorter = render_decay_figure(curves, std::vector{a_decay(54.0)}, {}, "svg").bytes;
    BOOST_TEST(says(shorter, "grey = unresolved"));
    BOOST_TEST(!says(shorter, "coupler"));
    // A window that ends with the last row resolves nothing there.
    const auto none = render_decay_figure(curves, std::vector{a_decay(5.0)}, {}, "svg").bytes;
    BOOST_TEST(says(none, "grey = unresolved"));
}

BOOST_AUTO_TEST_SUITE_END()
