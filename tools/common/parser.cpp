#include "common/parser.hpp"

#include "core/files.hpp"
#include "core/strings.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <unistd.h>

namespace earbench::cli {

namespace {

constexpr std::string_view version = EARBENCH_VERSION;

[[noreturn]] void fail_usage(const std::string& message)
{
    throw Error(Fault::usage, message);
}

/// `text` as one word of a shell command line.
std::string shell_word(std::string_view text)
{
    const auto plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               std::string_view("-_./=:,+@%").find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) {
        return std::string(text);
    }
    return "'" + replace_all(text, "'", "'\\''") + "'";
}

} // namespace

Tool::Parser::Option& Tool::Parser::add(std::string_view flags, Kind kind, std::string_view value_name,
                                        std::string_view help)
{
    auto option = std::make_unique<Option>();
    option->flags = flags;
    option->long_flag = flags.substr(flags.find("--"));
    option->value_name = value_name;
    option->help = help;
    option->kind = kind;
    options.push_back(std::move(option));
    return *options.back();
}

std::vector<std::string> Tool::Parser::parse_with_cli11(std::vector<std::string> arguments)
{
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    for (auto& option : options) {
        if (option->kind == Kind::flag) {
            option->parsed = app.add_flag(option->flags);
        } else {
            // CLI11 would take "[a,b]" apart and let a vector swallow the operands: neither is wanted.
            option->parsed = app.add_option(option->flags, option->given)
                                 ->expected(1)
                                 ->allow_extra_args(false)
                                 ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        }
    }
    std::reverse(arguments.begin(), arguments.end()); // CLI11's convention for a vector
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string_view message = error.what(); // "--output: 1 required TEXT missing"
        fail_usage("expected a value for " + std::string(message.substr(0, message.find(':'))) +
                   " but found none");
    } catch (const CLI::ParseError& error) {
        std::string message = error.what();
        if (!message.empty() && message.front() >= 'A' && message.front() <= 'Z') {
            message.front() = static_cast<char>(message.front() - 'A' + 'a');
        }
        fail_usage(replace_all(message, "\n", " "));
    }
    for (auto& option : options) {
        if (option->kind == Kind::flag && option->parsed->count() > 0) {
            const auto& value = option->parsed->results().back();
            if (value != "true") { // what CLI11 notes for a flag that was given without a value
                fail_usage("expected no value for " + option->long_flag + " but found '" + value + "'");
            }
            option->given = {""};
        }
    }
    return app.remaining();
}

void Tool::Parser::assign_operands(std::vector<std::string> words)
{
    if (operands == nullptr) {
        if (!words.empty()) {
            fail_usage("expected no operand but found '" + words.front() + "'");
        }
        return;
    }
    if (words.empty() && operand_required) {
        fail_usage("expected " + operand_name + " but found none");
    }
    if (words.empty() && standard_input_stands_in) {
        if (isatty(STDIN_FILENO) != 0) {
            fail_usage("expected " + operand_name + " but found none, and standard input is a terminal");
        }
        words = {"-"};
    }
    given_operands = words;
    *operands = std::move(words);
}

bool Tool::Parser::parse(int argc, char** argv)
{
    std::vector<std::string> before(argv + 1, argv + argc);
    const auto separator = std::find(before.begin(), before.end(), "--");
    std::vector<std::string> after;
    if (separator != before.end()) {
        after.assign(separator + 1, before.end());
        before.erase(separator, before.end());
    }
    for (const auto& argument : before) {
        if (argument == "--help" || argument == "-h") {
            write_standard_output(help());
            return false;
        }
        if (argument == "--version") {
            write_standard_output(program() + " (earbench) " + std::string(version) + "\n");
            return false;
        }
    }
    auto words = parse_with_cli11(std::move(before));
    for (const auto& word : words) {
        if (word.size() > 1 && word.front() == '-') {
            fail_usage("expected an option of this program but found '" + word + "'");
        }
    }
    words.insert(words.end(), after.begin(), after.end());
    for (const auto& option : options) {
        if (!option->given.empty()) {
            option->assign(option->given);
        }
    }
    assign_operands(std::move(words));
    return true;
}

std::string Tool::Parser::help() const
{
    constexpr std::size_t help_column = 30;
    std::string text = "Usage: " + name + " [OPTION]...";
    if (operands != nullptr) {
        text += operand_required ? " " + operand_name + "..." : " [" + operand_name + "...]";
    }
    text += "\n" + purpose + ".\n\n";
    const auto row = [&](std::string left, const std::string& right) {
        left.insert(0, "  ");
        left += left.size() + 2 > help_column ? "\n" + std::string(help_column, ' ')
                                              : std::string(help_column - left.size(), ' ');
        text += left + right + "\n";
    };
    if (operands != nullptr) {
        row(operand_name, operand_help);
        text += "\n";
    }
    for (const auto& option : options) {
        auto left = replace_all(option->flags, ",", ", ");
        left += option->value_name.empty() ? "" : " " + option->value_name;
        row(std::move(left),
            option->help + (option->default_text.empty() ? "" : " [" + option->default_text + "]"));
    }
    row("-h, --help", "Show this help");
    row("--version", "Show the version");
    text += "\nSee " + replace_all(name, " ", "-") + "(1) for details.\n";
    return text;
}

std::string Tool::Parser::step() const
{
    std::string text = name;
    for (const auto& option : options) {
        const bool draws = option->long_flag.starts_with("--plot");
        if (!option->in_step || draws || option->value_name == "WAV") {
            continue;
        }
        for (const auto& value : option->given) {
            // The last of several values counts, but for an option that collects them.
            if (option->kind == Kind::single && &value != &option->given.back()) {
                continue;
            }
            text += " " + option->long_flag;
            if (option->kind != Kind::flag) {
                const bool names_file = option->value_name.find("FILE") != std::string::npos;
                text += " " + shell_word(names_file ? base_name(value) : std::string_view(value));
            }
        }
    }
    for (const auto& operand : given_operands) {
        text += " " + shell_word(base_name(operand));
    }
    return text;
}

} // namespace earbench::cli
