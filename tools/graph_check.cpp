// graph-check - find what is wrong in a graph database before its readers do. See graph-check(1).

#include "common/tool.hpp"
#include "publish/checks.hpp"

using namespace earbench;

int main(int argc, char** argv)
{
    std::vector<std::string> folders;
    FindingFormat format = FindingFormat::text;

    cli::Tool tool("graph-check", "Find what is wrong in a graph database before its readers do");
    tool.choice("--format", format, finding_formats, "Write the findings so")
        .output()
        .operands(folders, "DIR", "folders of graph databases, or of the sites that show them", true)
        .examples({"graph-check site", "graph-check --format github site"});

    return tool.run(argc, argv, [&] {
        std::vector<CheckFinding> findings;
        for (const auto& folder : folders) {
            tool.attempt([&] {
                const auto database = find_database(folder);
                for (const auto& other : database.others) {
                    tool.note(other + ": not checked, give its folder");
                }
                const auto found = check_database(database);
                findings.insert(findings.end(), found.begin(), found.end());
            });
        }
        if (!findings.empty() || !tool.has_failed()) {
            tool.print(render(findings, format));
        }
        return count_errors(findings) > 0 ? 1 : 0;
    });
}
