// How gnuplot is run, and what is said when it does not draw.

#include "core/error.hpp"
#include "gnuplot_script.hpp"
#include "plot/gnuplot.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <limits>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using namespace earbench;

namespace {

std::string drawn()
{
    return GnuplotScript().line("plot x").draw("svg");
}

/// What a drawing fails with while gnuplot runs these lines at its end.
std::string failure_of(const std::string& further)
{
    const GnuplotStandIn gnuplot(further);
    try {
        return "drawn: " + drawn();
    } catch (const Error& error) {
        return (error.fault() == Fault::unavailable ? "unavailable: "
                : error.fault() == Fault::internal  ? "internal: "
                                                    : "other: ") +
               std::string(error.what());
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(plot_gnuplot)

BOOST_AUTO_TEST_CASE(a_script_is_its_data_its_terminal_and_its_commands)
{
    const GnuplotStandIn gnuplot;
    GnuplotScript script;
    script.line("plot $a").data("a", std::vector{20.0, 1e-300}, std::vector{-0.25, 1e6});
    script.matrix("m", std::vector{1.0, 2.004, -3.0, 4.0, 5.0, 6.0}, 3).line("unset multiplot");
    constexpr double infinity = std::numeric_limits<double>::infinity();
    script.data("gap", std::vector{1.0, 2.0},
                std::vector{std::numeric_limits<double>::quiet_NaN(), infinity});
    BOOST_TEST(script.draw("svg size 1,2") == "<svg></svg>");
    const auto text = gnuplot.script();
    BOOST_TEST(
        text.starts_with("$a << e\n20 -0.25\n1e-300 1e+06\ne\n$m << e\n1.00 2.00 -3.00\n4.00 5.00 "
                         "6.00\ne\n$gap << e\n1 nan\n2 nan\ne\nset terminal svg size 1,2\nset output "),
        text);
    BOOST_TEST(text.ends_with("\nplot $a\nunset multiplot\nset output\n"), text);
}

BOOST_AUTO_TEST_CASE(what_gnuplot_says_when_it_fails_is_one_line)
{
    BOOST_TEST(failure_of("") == "drawn: <svg></svg>");
    BOOST_TEST(failure_of("printf 'bad\\nluck' >&2; exit 1") == "internal: gnuplot failed: bad luck");
    BOOST_TEST(failure_of("exit 1") == "internal: gnuplot failed: ");
    BOOST_TEST(failure_of("kill -9 $$") == "internal: gnuplot ended by signal 9");
    BOOST_TEST(failure_of("[ \"$# $1\" = '2 -d' ] || exit 1") == "drawn: <svg></svg>"); // no settings file
    BOOST_TEST(failure_of("exit 127").starts_with("unavailable: cannot run gnuplot: not found; install it"));
    BOOST_TEST(failure_of("printf '' > \"${to%\\'}\"; exit 0") == "internal: gnuplot failed: ");
    const ScratchFolder empty;
    const std::string before = std::getenv("PATH");
    setenv("PATH", empty.path().c_str(), 1);
    BOOST_CHECK_EXCEPTION((void)drawn(), Error, [](const Error& error) {
        BOOST_TEST(std::string(error.what()).starts_with("cannot run gnuplot: No such file"));
        return error.fault() == Fault::unavailable;
    });
    setenv("PATH", before.c_str(), 1);
}

BOOST_AUTO_TEST_CASE(a_picture_has_its_end_within_its_last_64_bytes)
{
    const auto is_picture = [](const std::string& end, int behind) {
        return failure_of("printf '" + end + "%0" + std::to_string(behind) + "d' 0 > \"${to%\\'}\"")
            .starts_with("drawn");
    };
    for (const std::string end : {"IEND", "</svg>", "%%%%EOF"}) {
        const int room = 64 - static_cast<int>(end == "%%%%EOF" ? 5 : end.size());
        BOOST_TEST(is_picture(end, room), end);
        BOOST_TEST(!is_picture(end, room + 1), end);
    }
    BOOST_TEST(!is_picture("JPEG", 3));
}

/// The offsets inside a PDF stay as they are; the zone behind the time too.
BOOST_AUTO_TEST_CASE(a_pdf_is_made_at_the_epoch)
{
    const auto pdf = [](const std::string& content) {
        return failure_of("printf '%s' '" + content + "' > \"${to%\\'}\"").substr(7);
    };
    BOOST_TEST(pdf("%PDF-1.5 /CreationDate (D:20261126071138+00) %%EOF") ==
               "%PDF-1.5 /CreationDate (D:19700101000000+00) %%EOF");
    BOOST_TEST(pdf("%PDF-1.5 %%EOF") == "%PDF-1.5 %%EOF");
    const std::string svg = "<svg> /CreationDate (D:20261126071138+00) </svg>";
    BOOST_TEST(pdf(svg) == svg);
}

BOOST_AUTO_TEST_CASE(nothing_in_the_environment_changes_a_drawing)
{
    setenv("GNUTERM", "dumb", 1);
    setenv("GDFONTPATH", "/nowhere", 1);
    setenv("GDFONTS", "kept", 1);
    BOOST_TEST(failure_of("env >&2; exit 1").find("GNUTERM") == std::string::npos);
    BOOST_TEST(failure_of("env >&2; exit 1").find("GDFONTPATH") == std::string::npos);
    BOOST_TEST(failure_of("env >&2; exit 1").find("GDFONTS=kept") != std::string::npos);
    for (const auto* name : {"GNUTERM", "GDFONTPATH", "GDFONTS"}) {
        unsetenv(name);
    }
}

/// POSIX lets every program have 20 open files (_POSIX_OPEN_MAX).
BOOST_AUTO_TEST_CASE(a_drawing_needs_20_files_to_be_open_at_once)
{
    rlimit before{};
    BOOST_REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
    const auto with_limit = [&](rlim_t limit) {
        const GnuplotStandIn gnuplot;
        rlimit lower = before;
        lower.rlim_cur = limit;
        BOOST_REQUIRE(setrlimit(RLIMIT_NOFILE, &lower) == 0);
        std::string found = "drawn";
        try {
            (void)drawn();
        } catch (const Error& error) {
            found = error.what();
        }
        setrlimit(RLIMIT_NOFILE, &before);
        return found;
    };
    BOOST_TEST(with_limit(20) == "drawn");
    // The files in memory, three and one to write to, are missed where 20 and more are open before.
    std::vector<int> taken;
    do {
        taken.push_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
    } while (taken.back() < 20);
    for (rlim_t left = 0; left < 4; ++left) {
        BOOST_TEST(with_limit(static_cast<rlim_t>(taken.back()) + 1 + left) ==
                   "cannot create a file in memory: Too many open files");
    }
    for (const int descriptor : taken) {
        close(descriptor);
    }
    BOOST_TEST(with_limit(19) == "expected at least 20 open files to be allowed for a figure (ulimit -n) but "
                                 "found 19");
}

BOOST_AUTO_TEST_SUITE_END()
