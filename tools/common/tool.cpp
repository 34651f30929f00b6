#include "common/tool.hpp"

#include "common/parser.hpp"
#include "core/files.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdio>
#include <new>
#include <unistd.h>

namespace earbench::cli {

namespace {

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

Tool& Tool::option(std::string_view flags, std::optional<Hertz>& variable, std::string_view value,
                   std::string_view help)
{
    auto& added = m_parser->add(flags, Parser::Kind::single, value, help);
    added.assign = [&variable, flag = added.long_flag](const auto& given) {
        variable = Hertz{to_number(flag, given.back())};
    };
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

Tool& Tool::add_choice(std::string_view flags, std::vector<std::string_view> names,
                       std::string_view default_name, std::string_view help,
                       std::function<void(std::size_t)> set)
{
    const auto value_name = join(std::vector<std::string>(names.begin(), names.end()), "|");
    auto& added = m_parser->add(flags, Parser::Kind::single, value_name, help);
    added.default_text = default_name;
    added.assign = [names = std::move(names), set = std::move(set), value_name,
                    flag = added.long_flag](const auto& given) {
        const auto found = std::find(names.begin(), names.end(), given.back());
        if (found == names.end()) {
            fail_usage("expected " + value_name + " for " + flag + " but found '" + given.back() + "'");
        }
        set(static_cast<std::size_t>(found - names.begin()));
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

bool Tool::is_quiet() const noexcept
{
    return m_parser->quiet;
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
    return m_parser->step();
}

} // namespace earbench::cli
