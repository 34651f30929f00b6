#include "common/file_list.hpp"
#include "common/plan.hpp"
#include "common/tool.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "core/ordered_work.hpp"
#include "core/same_file.hpp"
#include "core/shell.hpp"
#include "core/strings.hpp"
#include "core/typing.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <new>
#include <unistd.h>

// What a tool does with its command line once that is understood: this file knows nothing of CLI11.

namespace earbench::cli {

namespace {

using Words = std::vector<std::string>;

bool is_output(InStep in_step)
{
    return in_step == InStep::output || in_step == InStep::binary_output;
}

/// The files that options name; operands are not among them.
template <typename Plan>
CommandFiles files_of_options(const Plan& plan, const std::string& output_path)
{
    CommandFiles files;
    for (const auto& option : plan.given) {
        auto* const list = option.in_step == InStep::file_name ? &files.inputs
                           : is_output(option.in_step)         ? &files.outputs
                                                               : nullptr;
        for (const auto& value : list == nullptr ? Words{} : option.values) {
            list->push_back({option.flag, value});
        }
    }
    const bool named = std::any_of(files.outputs.begin(), files.outputs.end(),
                                   [](const NamedFile& file) { return file.flag == "--output"; });
    if (plan.has_output && !named) {
        files.outputs.push_back({"--output", output_path});
    }
    return files;
}

/// Whoever reads standard input first leaves nothing of it for another.
void require_standard_input_once(const CommandFiles& files, const std::string& operand_name)
{
    Words readers;
    if (files.list == "-") {
        readers.emplace_back("--files-from");
    }
    for (const auto& input : files.inputs) {
        if (input.path == "-") {
            readers.push_back(input.flag);
        }
    }
    if (files.operands != nullptr) {
        const auto count = std::count(files.operands->begin(), files.operands->end(), "-");
        readers.insert(readers.end(), static_cast<std::size_t>(count), operand_name);
    }
    if (readers.size() > 1) {
        fail_usage("standard input once", "'-' for " + readers[0] + " and for " +
                                              (readers[1] == readers[0] ? "another " : "") + readers[1]);
    }
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

void Tool::assign_operands(Words words)
{
    auto& plan = *m_plan;
    if (plan.operands == nullptr) {
        if (!words.empty()) {
            const bool may_be_output =
                plan.has_output && m_output_path == "-" && words.front().find('.') != std::string::npos;
            fail_usage("no operand",
                       quoted(words.front()) +
                           (may_be_output ? "; did you mean -o " + shell_word(words.front()) + "?" : ""));
        }
        return;
    }
    if (plan.instead_of_operands != nullptr && *plan.instead_of_operands) {
        if (!words.empty() || plan.files_from) {
            fail_usage("no operand with " + plan.flag_for_operands,
                       words.empty() ? "--files-from" : quoted(words.front()));
        }
        return;
    }
    auto& operands = *plan.operands = std::move(words);
    if (plan.files_from) {
        auto listed = read_file_list(*plan.files_from);
        operands.insert(operands.end(), std::make_move_iterator(listed.begin()),
                        std::make_move_iterator(listed.end()));
        if (operands.empty()) {
            throw Error(Fault::data, Place{*plan.files_from == "-" ? "standard input" : *plan.files_from},
                        "expected names of files but found none");
        }
    }
    plan.has_given_operands = !operands.empty();
    if (operands.empty() && plan.operand_required) {
        fail_usage(plan.operand_name, "none");
    }
    if (operands.empty() && plan.standard_input_stands_in) {
        if (isatty(STDIN_FILENO) != 0) {
            fail_usage(plan.operand_name, "none, and standard input is a terminal");
        }
        operands = {"-"};
    }
}

void Tool::expand_folders()
{
    auto& plan = *m_plan;
    if (plan.operands == nullptr) {
        return;
    }
    const auto named = files_of_options(plan, m_output_path);
    Words files;
    files.reserve(plan.operands->size());
    for (auto& operand : *plan.operands) {
        const bool may_be_expanded = is_folder(operand);
        plan.has_folders = plan.has_folders || may_be_expanded;
        if (!may_be_expanded || plan.folder_endings.empty() || operand == "-") {
            files.push_back(std::move(operand));
            continue;
        }
        attempt([&] {
            auto found = files_of_operand(operand, plan.folder_endings, named.inputs);
            files.insert(files.end(), std::make_move_iterator(found.begin()),
                         std::make_move_iterator(found.end()));
        });
    }
    *plan.operands = std::move(files);
}

void Tool::check_files()
{
    auto& plan = *m_plan;
    auto& files = plan.named_files = files_of_options(plan, m_output_path);
    files.operands = plan.operands;
    files.list = plan.files_from;
    require_standard_input_once(files, plan.operand_name);
    for (const auto& option : plan.given) {
        for (const auto& path : is_output(option.in_step) ? option.values : Words{}) {
            const auto& flag = option.flag;
            if (path.empty() || (path == "-" && flag != "--output")) {
                fail_usage("the name of a file for " + flag, quoted(path));
            }
            if (option.in_step == InStep::binary_output && is_terminal(path)) {
                fail_usage("a file for " + flag, "a terminal, which cannot show it");
            }
        }
    }
    if (plan.output_bytes == OutputBytes::binary && is_terminal(m_output_path)) {
        fail_usage("--output FILE or a pipe", "a terminal, which cannot show what is written");
    }
    files.may_replace_inputs = plan.may_replace_inputs != nullptr && *plan.may_replace_inputs;
    files.advice = plan.may_replace_inputs != nullptr ? "; --force replaces it" : "";
    require_nothing_lost(files);

    constexpr int most_jobs = 1024;
    if (plan.jobs && (*plan.jobs < 1 || *plan.jobs > most_jobs)) {
        fail_usage("1 to 1024 for --jobs", quoted(std::to_string(*plan.jobs)));
    }

    const bool form_is_given =
        std::any_of(plan.given.begin(), plan.given.end(),
                    [](const Plan::Option& option) { return option.flag == "--format"; });
    if (!form_is_given) {
        const auto index = find_ending(m_output_path, plan.output_endings);
        if (plan.set_by_ending && index < plan.output_endings.size()) {
            plan.set_by_ending(index);
        }
    }
}

int Tool::run(int argc, char** argv, const std::function<int()>& body)
{
    const int code = run_unadvised(argc, argv, body);
    if (code == exit_code(Fault::usage) || code == exit_code(Fault::no_input)) {
        advise({argv + 1, argv + argc});
    }
    return code;
}

void Tool::advise(const Words& arguments) const
{
    for (const auto& argument : arguments) {
        if (const auto plain = as_typed(argument); plain != argument && access(argument.c_str(), F_OK) != 0) {
            complain(quoted(argument) + " has dashes, quotes or blanks of a word processor; did you mean " +
                     shell_word(plain) + "?");
            return;
        }
    }
    for (const auto& option : m_plan->given) {
        for (const auto& value : option.takes_value ? option.values : Words{}) {
            if (is_flag(value)) {
                complain(option.flag + " took " + quoted(value) + " for its value");
                return;
            }
        }
    }
}

int Tool::run_unadvised(int argc, char** argv, const std::function<int()>& body)
{
    const auto report = [&](const Error& error) {
        complain(error.line());
        if (error.fault() == Fault::usage) {
            std::fprintf(stderr, "%s: try '%s --help'\n", program().c_str(), m_plan->name.c_str());
        }
        return exit_code(error.fault());
    };
    try {
        const int answer = parse(argc, argv) ? body() : 0;
        // Trouble goes before "no": a batch with an unreadable file has no answer.
        return m_first_failure ? exit_code(*m_first_failure) : answer;
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
        if (!m_first_failure) {
            m_first_failure = error.fault();
        }
        return false;
    }
}

bool Tool::takes_folders() const
{
    return m_plan->has_folders;
}

std::size_t Tool::threads_for(std::size_t count) const
{
    if (!m_plan->has_jobs) {
        return 1;
    }
    return m_plan->jobs ? static_cast<std::size_t>(*m_plan->jobs) : worthwhile_threads(count);
}

void Tool::show_progress(std::size_t done, std::size_t count) const
{
    if (!m_quiet) {
        m_plan->progress.show(program(), done, count);
    }
}

void Tool::require_no_input(const std::string& path) const
{
    cli::require_no_input({"", path}, m_plan->named_files);
}

void Tool::print(std::string_view text) const
{
    print([text](const TextSink& write) { write(text); });
}

void Tool::print(const TextSource& text) const
{
    if (m_output_path == "-") {
        write_standard_output(text);
    } else {
        write_file(m_output_path, text);
    }
}

void Tool::note(std::string_view text) const
{
    if (!m_quiet) {
        complain(text);
    }
}

void Tool::complain(std::string_view text) const
{
    constexpr std::size_t longest_line_bytes = 1000;
    m_plan->progress.clear();
    std::fprintf(stderr, "%s: %s\n", program().c_str(), printable(text, longest_line_bytes).c_str());
}

std::string Tool::program() const
{
    const auto& name = m_plan->name;
    return name.substr(0, name.find(' '));
}

std::string Tool::step() const
{
    return step(m_plan->has_given_operands ? *m_plan->operands : Words{});
}

std::string Tool::step(const Words& operands) const
{
    std::string text = m_plan->name;
    const auto add_file = [&](const std::string& path) {
        text += " " + shell_word(std::string(base_name(path)));
    };
    for (const auto& option : m_plan->given) {
        if (option.in_step == InStep::nothing || is_output(option.in_step)) {
            continue;
        }
        for (const auto& value : option.values) {
            text += " " + option.flag;
            if (option.in_step == InStep::file_name) {
                add_file(value);
            } else if (option.takes_value) {
                text += " " + shell_word(value);
            }
        }
    }
    std::for_each(operands.begin(), operands.end(), add_file);
    return text;
}

} // namespace earbench::cli
