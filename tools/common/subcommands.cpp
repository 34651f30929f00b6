#include "common/subcommands.hpp"

#include "common/tool.hpp"
#include "core/nearest.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <array>

namespace earbench::cli {

namespace {

using Names = std::vector<std::string>;

/// True for an option of a command, which the tool itself does not have.
bool is_option_of_command(const std::string& word)
{
    constexpr std::array own{"-h", "--help", "--version", "-q", "--quiet"};
    return word.starts_with("-") && std::find(own.begin(), own.end(), word) == own.end();
}

/// What may be meant by the first word, which is no command; `later` are the words behind it.
std::string advice(const std::string& word, const std::string& tool_name, const Names& later,
                   const Names& names, const Names& purposes)
{
    if (!is_option_of_command(word)) {
        const auto alike = similar(word, names);
        return offer(alike.empty() ? said_of(word, names, purposes) : alike);
    }
    const auto command = std::find_if(later.begin(), later.end(),
                                      [&](const auto& each) { return find_name(each, names).has_value(); });
    return command == later.end() ? ""
                                  : "; did you mean '" + tool_name + " " + *command + " " + word + " ...'?";
}

} // namespace

int run_subcommand(int argc, char** argv, const std::string& tool_name, const std::string& purpose,
                   std::span<const Subcommand> commands, const std::vector<std::string>& examples)
{
    Names names;
    Names purposes;
    Names help;
    for (const auto& known : commands) {
        names.emplace_back(known.name);
        purposes.emplace_back(known.purpose);
        help.push_back(names.back() + ": " + purposes.back());
    }
    const Names words(argv + std::min(argc, 1), argv + argc);
    const auto given = words.empty() ? "" : words.front();
    if (const auto command = find_name(given, names)) {
        return commands[*command].run(argc - 1, argv + 1);
    }
    if (const auto command =
            given == "help" && words.size() > 1 ? find_name(words[1], names) : std::nullopt) {
        std::string flag = "--help";
        std::array arguments{argv[2], flag.data()};
        return commands[*command].run(static_cast<int>(arguments.size()), arguments.data());
    }
    Names operands;
    Tool tool(tool_name, purpose);
    const bool is_option = is_option_of_command(given);
    tool.operands(operands, "COMMAND", join(help, "; "), !is_option).examples(examples);
    const bool is_word = !given.empty() && given.front() != '-'; // what follows are options of another
    const int own_words = is_option ? 1 : is_word ? 2 : argc;
    return tool.run(own_words, argv, [&]() -> int {
        const auto all = join({names.begin(), names.end() - 1}, ", ") + " or " + names.back();
        fail_usage("the command " + all + (is_option ? " before its options" : ""),
                   "'" + given + "'" +
                       advice(given, tool_name, {words.begin() + 1, words.end()}, names, purposes));
    });
}

} // namespace earbench::cli
