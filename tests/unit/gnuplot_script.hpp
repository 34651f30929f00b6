// What a figure has gnuplot draw, without the second that it takes to draw it.

#pragma once

#include "core/number.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace earbench {

/// A gnuplot of our own, first in PATH: it keeps the script and draws an empty SVG, then runs `further`,
/// lines of a shell script.
class GnuplotStandIn {
public:
    explicit GnuplotStandIn(const std::string& further = {})
    {
        m_folder.put("gnuplot", "#!/bin/sh\ncat \"$2\" > '" + (m_folder / "script") +
                                    "'\nwhile IFS= read -r line; do\n"
                                    "    case $line in \"set output '\"*) to=${line#*\\'}; "
                                    "printf '<svg></svg>' > \"${to%\\'}\" ;; esac\n"
                                    "done < \"$2\"\n" +
                                    further);
        std::filesystem::permissions(m_folder / "gnuplot", std::filesystem::perms::owner_all);
        setenv("PATH", (m_folder.path() + ":" + m_before).c_str(), 1);
    }
    ~GnuplotStandIn() { setenv("PATH", m_before.c_str(), 1); }
    GnuplotStandIn(const GnuplotStandIn&) = delete;
    GnuplotStandIn& operator=(const GnuplotStandIn&) = delete;

    /// The script of the last drawing.
    [[nodiscard]] std::string script() const { return m_folder.content("script"); }

private:
    std::string m_before = std::getenv("PATH");
    ScratchFolder m_folder;
};

/// How often `part` stands in `text`.
inline std::size_t count_of(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

/// The script by which `render`, a call that draws, has its figure drawn.
template <typename Render>
std::string script_of(const Render& render)
{
    const GnuplotStandIn gnuplot;
    (void)render();
    return gnuplot.script();
}

/// The line of `script` that begins with `begin`, without that; of several the one at `index`.
inline std::string line_of(const std::string& script, const std::string& begin, std::size_t index = 0)
{
    auto at = ("\n" + script).find("\n" + begin);
    for (; index > 0 && at != std::string::npos; --index) {
        at = ("\n" + script).find("\n" + begin, at + 1);
    }
    if (at == std::string::npos) {
        BOOST_ERROR("no line " << begin);
        return {};
    }
    return script.substr(at + begin.size(), script.find('\n', at) - at - begin.size());
}

/// The block of data of that name, its lines parted by "; ".
inline std::string block_of(const std::string& script, const std::string& name)
{
    const auto head = "$" + name + " << e\n";
    const auto begin = script.find(head);
    if (begin == std::string::npos) {
        BOOST_ERROR("no block " << name);
        return {};
    }
    auto block = script.substr(begin + head.size());
    block.resize(block.find("\ne\n"));
    for (auto at = block.find('\n'); at != std::string::npos; at = block.find('\n', at)) {
        block.replace(at, 1, "; ");
    }
    return block;
}

/// A place of a sheet of 1600 px as gnuplot has it: parts of the whole, from the left and from the bottom.
inline std::string at_x(double px)
{
    return "screen " + format_fixed(px / 1600.0, 5);
}
inline std::string at_y(double px_from_top, double height_px)
{
    return "screen " + format_fixed(1.0 - px_from_top / height_px, 5);
}

} // namespace earbench
