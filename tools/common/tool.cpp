#include "common/tool.hpp"

#include "core/files.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <new>
#include <unistd.h>

namespace earbench::cli {

namespace {

constexpr std::string_view version = EARBENCH_VERSION;

[[noreturn]] void fail_usage(const std::string& message)
{
    throw Error(Fault::usage, message);
}

double to_number(const std::string& flag, const std::string& text)
{
    const auto value = parse_number(text);
    if (!value) {
        fail_usage("expected a number for " + flag + " but found '" + text + "'");
    }
    return *value;
}

int to_integer(const std::string& flag, const std::string& text)
{
    const auto value = parse_integer(text);
    constexpr long largest = 1'000'000'000;
    if (!value || *value < -largest || *value > largest) {
        fail_usage("expected a whole number for " + flag + " but found '" + text + "'");
    }
    return static_cast<int>(*value);
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

int exit_code(Fault fault) noexcept
{
    switch (fault) {
    case Fault::usage:
        return 64;
    case Fault::data:
        return 65;
    case Fault::no_input:
        return 66;
    case Fault::unavailable:
        return 69;
    case Fault::internal:
        return 70;
    case Fault::cannot_create:
        return 73;
    case Fault::io:
        return 74;
    }
    return 70;
}

/// What CLI11 is told, what --help shows and what the step note repeats: one registry.
class Tool::Parser {
public:
    enum class Kind { flag, single, repeated };

    struct Option {
        std::string flags;     ///< as declared: "-o,--output"
        std::string long_flag; ///< "--output"
        std::string value_name;
        std::string help;
        std::string default_text;
        Kind kind = Kind::single;
        bool in_step = true; ///< changes the result, so that the step note repeats it
        std::vector<std::string> given;
        std::function<void(const std::vector<std::string>&)> assign;
        CLI::Option* parsed = nullptr;
    };

    Parser(std::string tool_name, std::string tool_purpose)
        : name(std::move(tool_name)), purpose(std::move(tool_purpose))
    {
    }

    Option& add(std::string_view flags, Kind kind, std::string_view value_name, std::string_view help)
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

    /// Parses and assigns. @returns false when --help or --version answered already.
    bool parse(int argc, char** argv);
    [[nodiscard]] std::string help() const;
    [[nodiscard]] std::string program() const { return name.substr(0, name.find(' ')); }

    std::string name;
    std::string purpose;
    std::vector<std::unique_ptr<Option>> options;
    std::vector<std::string>* operands = nullptr;
    std::string operand_name;
    std::string operand_help;
    bool operand_required = false;
    bool standard_input_stands_in = false;
    std::vector<std::string> given_operands;
    std::string output_path = "-";
    bool quiet = false;
    std::optional<Fault> first_failure;

private:
    std::vector<std::string> parse_with_cli11(std::vector<std::string> arguments);
    void assign_operands(std::vector<std::string> words);
};

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
    } catch (const CLI::ParseError& error) {
        std::string message = error.what();
        if (!message.empty() && message.front() >= 'A' && message.front() <= 'Z') {
            message.front() = static_cast<char>(message.front() - 'A' + 'a');
        }
        fail_usage(replace_all(message, "\n", " "));
    }
    for (auto& option : options) {
        if (option->kind == Kind::flag && option->parsed->count() > 0) {
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
    text += "\nSee " + program() + "(1) for details.\n";
    return text;
}

Tool::Tool(std::string name, std::string purpose)
    : m_parser(std::make_unique<Parser>(std::move(name), std::move(purpose)))
{
    flag("-q,--quiet", m_parser->quiet, "Show errors only, no notes");
    m_parser->options.back()->in_step = false;
}

Tool::~Tool() = default;

Tool& Tool::option(std::string_view flags, std::string& variable, std::string_view value,
                   std::string_view help)
{
    auto& added = m_parser->add(flags, Parser::Kind::single, value, help);
    added.default_text = variable;
    added.assign = [&variable](const auto& given) { variable = given.back(); };
    return *this;
}

Tool& Tool::option(std::string_view flags, std::optional<std::string>& variable, std::string_view value,
                   std::string_view help)
{
    auto& added = m_parser->add(flags, Parser::Kind::single, value, help);
    added.assign = [&variable](const auto& given) { variable = given.back(); };
    return *this;
}

Tool& Tool::option(std::string_view flags, std::vector<std::string>& variable, std::string_view value,
                   std::string_view help)
{
    auto& added = m_parser->add(flags, Parser::Kind::repeated, value, help);
    added.default_text = join(variable, ",");
    added.assign = [&variable](const auto& given) { variable = given; };
    return *this;
}

Tool& Tool::option(std::string_view flags, double& variable, std::string_view value, std::string_view help)
{
    auto& added = m_parser->add(flags, Parser::Kind::single, value, help);
    added.default_text = format_shortest(variable);
    added.assign = [&variable, flag = added.long_flag](const auto& given) {
        variable = to_number(flag, given.back());
    };
    return *this;
}

Tool& Tool::option(std::string_view flags, int& variable, std::string_view value, std::string_view help)
{
    auto& added = m_parser->add(flags, Parser::Kind::single, value, help);
    added.default_text = std::to_string(variable);
    added.assign = [&variable, flag = added.long_flag](const auto& given) {
        variable = to_integer(flag, given.back());
    };
    return *this;
}

Tool& Tool::option(std::string_view flags, std::optional<int>& variable, std::string_view value,
                   std::string_view help)
{
    auto& added = m_parser->add(flags, Parser::Kind::single, value, help);
    added.assign = [&variable, flag = added.long_flag](const auto& given) {
        variable = to_integer(flag, given.back());
    };
    return *this;
}

Tool& Tool::option(std::string_view flags, std::optional<Hertz>& variable, std::string_view value, std::string_view help)
{
    auto& added = m_parser->add(flags, Parser::Kind::single, value, help);
    added.assign = [&variable, flag = added.long_flag](const auto& given) { variable = Hertz{to_number(flag, given.back())}; };
    return *this;
}

Tool& Tool::option(std::string_view flags, Hertz& variable, std::string_view value, std::string_view help)
{
    return option(flags, variable.value, value, help);
}

Tool& Tool::option(std::string_view flags, Decibel& variable, std::string_view value, std::string_view help)
{
    return option(flags, variable.value, value, help);
}

Tool& Tool::option(std::string_view flags, Seconds& variable, std::string_view value, std::string_view help)
{
    return option(flags, variable.value, value, help);
}

Tool& Tool::flag(std::string_view flags, bool& variable, std::string_view help)
{
    auto& added = m_parser->add(flags, Parser::Kind::flag, "", help);
    added.assign = [&variable](const auto&) { variable = true; };
    return *this;
}

Tool& Tool::choice(std::string_view flags, std::string& variable, const std::vector<std::string>& choices,
                   std::string_view help)
{
    const auto value_name = join(choices, "|");
    option(flags, variable, value_name, help);
    auto& added = *m_parser->options.back();
    added.assign = [&variable, choices, value_name, flag = added.long_flag](const auto& given) {
        if (std::find(choices.begin(), choices.end(), given.back()) == choices.end()) {
            fail_usage("expected " + value_name + " for " + flag + " but found '" + given.back() + "'");
        }
        variable = given.back();
    };
    return *this;
}

Tool& Tool::inputs(std::vector<std::string>& variable, std::string_view help)
{
    m_parser->standard_input_stands_in = true;
    return operands(variable, "FILE", help, false);
}

Tool& Tool::operands(std::vector<std::string>& variable, std::string_view name, std::string_view help,
                     bool required)
{
    m_parser->operands = &variable;
    m_parser->operand_name = name;
    m_parser->operand_help = help;
    m_parser->operand_required = required;
    return *this;
}

Tool& Tool::output()
{
    auto& path = m_parser->output_path;
    auto& added =
        m_parser->add("-o,--output", Parser::Kind::single, "FILE", "Write FILE instead of standard output");
    added.assign = [&path](const auto& given) { path = given.back(); };
    added.in_step = false;
    return *this;
}

int Tool::run(int argc, char** argv, const std::function<int()>& body)
{
    const auto report = [&](const Error& error) {
        complain(error.line());
        if (error.fault() == Fault::usage) {
            std::fprintf(stderr, "%s: try '%s --help'\n", m_parser->program().c_str(),
                         m_parser->name.c_str());
        }
        return exit_code(error.fault());
    };
    try {
        const int answer = m_parser->parse(argc, argv) ? body() : 0;
        // Trouble goes before "no": a batch with an unreadable file has no answer.
        return m_parser->first_failure ? exit_code(*m_parser->first_failure) : answer;
    } catch (const Error& error) {
        return report(error);
    } catch (const std::bad_alloc&) {
        return report(Error(Fault::internal, "out of memory"));
    } catch (const std::exception& error) {
        return report(Error(Fault::internal, std::string("internal error: ") + error.what()));
    }
}

bool Tool::attempt(const std::function<void()>& step)
{
    try {
        step();
        return true;
    } catch (const Error& error) {
        complain(error.line());
        if (!m_parser->first_failure) {
            m_parser->first_failure = error.fault();
        }
        return false;
    }
}

bool Tool::has_failed() const noexcept
{
    return m_parser->first_failure.has_value();
}

void Tool::print(std::string_view text) const
{
    if (m_parser->output_path == "-") {
        write_standard_output(text);
    } else {
        write_file(m_parser->output_path, text);
    }
}

const std::string& Tool::output_path() const noexcept
{
    return m_parser->output_path;
}

void Tool::note(std::string_view text) const
{
    if (!m_parser->quiet) {
        complain(text);
    }
}

void Tool::complain(std::string_view text) const
{
    constexpr std::size_t longest_line_bytes = 500;
    std::fprintf(stderr, "%s: %s\n", m_parser->program().c_str(),
                 printable(text, longest_line_bytes).c_str());
}

std::string Tool::step() const
{
    std::string text = m_parser->name;
    for (const auto& option : m_parser->options) {
        if (!option->in_step || option->value_name == "FIGURE") {
            continue;
        }
        for (const auto& value : option->given) {
            // The last of several values counts, but for an option that collects them.
            if (option->kind == Parser::Kind::single && &value != &option->given.back()) {
                continue;
            }
            text += " " + option->long_flag;
            if (option->kind != Parser::Kind::flag) {
                const bool names_file = option->value_name.find("FILE") != std::string::npos;
                text += " " + shell_word(names_file ? base_name(value) : std::string_view(value));
            }
        }
    }
    for (const auto& operand : m_parser->given_operands) {
        text += " " + shell_word(base_name(operand));
    }
    return text;
}

} // namespace earbench::cli
