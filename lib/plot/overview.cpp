#include "plot/overview.hpp"

#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/strings.hpp"
#include "plot/sheet.hpp"

#include <algorithm>

namespace earbench {

namespace {

bool is_subject(const FigureLine& line)
{
    return !line.target && !line.floor;
}

std::string name_in(const FigureLine& line)
{
    return line.name.empty() ? line.legend : line.name;
}

std::vector<std::string> names_in(const Figure& figure)
{
    std::vector<std::string> names;
    for (const auto& line : figure.lines) {
        if (is_subject(line) && std::find(names.begin(), names.end(), name_in(line)) == names.end()) {
            names.push_back(name_in(line));
        }
    }
    return names;
}

bool is_called(const FigureLine& line, const std::string& name)
{
    const auto wanted = to_lower(name);
    return to_lower(name_in(line)) == wanted || to_lower(line.legend) == wanted;
}

} // namespace

std::vector<std::string> make_overview(Figure& figure, const std::vector<std::string>& highlighted)
{
    const auto names = names_in(figure);
    for (const auto& wanted : highlighted) {
        const bool known = std::any_of(figure.lines.begin(), figure.lines.end(), [&](const auto& line) {
            return is_subject(line) && is_called(line, wanted);
        });
        if (!known) {
            throw Error(Fault::usage, "expected the name of a curve for --highlight but found '" + wanted +
                                          "'" + did_you_mean(wanted, names));
        }
    }
    for (auto& line : figure.lines) {
        if (!is_subject(line)) {
            continue;
        }
        const auto wanted = std::find_if(highlighted.begin(), highlighted.end(),
                                         [&](const auto& name) { return is_called(line, name); });
        if (wanted != highlighted.end()) {
            line.hue = static_cast<std::size_t>(wanted - highlighted.begin());
        }
        line.faint = highlighted.empty() ? line.hue >= different_looks : wanted == highlighted.end();
        line.band = line.band && !line.faint;
    }
    // Noise of curves that are not told apart is not either.
    std::erase_if(figure.lines, [&](const FigureLine& line) {
        return line.floor && (!highlighted.empty() || line.hue >= different_looks);
    });
    if (!highlighted.empty() || names.size() <= different_looks) {
        return {};
    }
    return {std::to_string(names.size() - different_looks) + " of " + std::to_string(names.size()) +
            " IEMs are grey: a figure tells " + std::to_string(different_looks) + " apart"};
}

} // namespace earbench
