#include "text/findings.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr std::size_t longest_bytes = 1000; // of a name or text: a hostile one must not fill the screen

std::string counted(std::size_t count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string last_line(std::span<const CheckFinding> findings)
{
    const auto errors = count_errors(findings);
    return counted(errors, "error") + ", " + counted(findings.size() - errors, "note") + "\n";
}

std::string text_line(const CheckFinding& finding)
{
    const auto line =
        Error(Fault::data, Place{finding.file, finding.line}, finding.code + ": " + finding.text).line();
    return printable(line, longest_bytes) + "\n";
}

/// GitHub's workflow commands: data escapes %, CR and LF, properties `:` and `,` besides.
std::string github_data(const std::string& text)
{
    return replace_all(replace_all(replace_all(text, "%", "%25"), "\r", "%0D"), "\n", "%0A");
}

std::string github_property(const std::string& text)
{
    return replace_all(replace_all(github_data(text), ":", "%3A"), ",", "%2C");
}

std::string github_line(const CheckFinding& finding)
{
    const auto shown = [](const std::string& text) { return printable(text, longest_bytes); };
    return std::string(finding.severity == Severity::error ? "::error" : "::notice") +
           " file=" + github_property(shown(finding.file)) +
           (finding.line > 0 ? ",line=" + std::to_string(finding.line) : "") +
           ",title=" + github_property(finding.code) + "::" + github_data(shown(finding.text)) + "\n";
}

std::string json_array(std::span<const CheckFinding> findings)
{
    Table table{{"severity", "file", "line", "code", "text"}, {}};
    for (const auto& finding : findings) {
        std::vector<Cell> row(table.columns.size());
        row[0] = std::string(finding.severity == Severity::error ? "error" : "note");
        row[1] = to_utf8(finding.file);
        if (finding.line > 0) {
            row[2] = Number{static_cast<double>(finding.line), 0};
        }
        row[3] = finding.code;
        row[4] = to_utf8(finding.text);
        table.rows.push_back(std::move(row));
    }
    return to_json(table);
}

std::string lines_of(std::span<const CheckFinding> findings, std::string (*line_of)(const CheckFinding&))
{
    std::string text;
    for (const auto& finding : findings) {
        text += line_of(finding);
    }
    return text + last_line(findings);
}

} // namespace

std::size_t count_errors(std::span<const CheckFinding> findings)
{
    return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const auto& finding) {
        return finding.severity == Severity::error;
    }));
}

std::string render(std::span<const CheckFinding> findings, FindingFormat format)
{
    switch (format) {
    case FindingFormat::json:
        return json_array(findings);
    case FindingFormat::github:
        return lines_of(findings, github_line);
    case FindingFormat::text:
        break;
    }
    return lines_of(findings, text_line);
}

} // namespace earbench
