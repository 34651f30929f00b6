#include "common/tool.hpp"

#include "common/plan.hpp"
#include "common/process.hpp"
#include "core/files.hpp"
#include "core/nearest.hpp"
#include "core/strings.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <unistd.h>

namespace earbench::cli {

namespace {

using Words = std::vector<std::string>;

// CLI11 2.1 takes "--title=" for "--title" whose value is the next word, "--strict=true" for "--strict", and
// of joined flags "-f-title" for "-f --title". A NUL, which no argument can hold, behind "--name=value" and
// before the second dash of "-f-title" keeps them apart; it is taken out of what CLI11 finds.
constexpr char mark = '\0';

void add_mark(std::string& word)
{
    if (word.starts_with("--")) {
        word.append(word.find('=') == std::string::npos ? 0 : 1, mark);
    } else if (const auto dash = word.find('-', 2); word.starts_with("-") && dash != std::string::npos) {
        word.insert(dash, 1, mark);
    }
}

std::string without_mark(std::string word)
{
    std::erase(word, mark);
    return word;
}

constexpr std::size_t help_text_column = 30;
constexpr std::size_t widest_help_line = 100;

/// The text of an option for the help, wrapped; CLI11 indents its lines.
std::string help_text(std::string_view text, const std::string& default_value)
{
    auto lines = std::string(text) + (default_value.empty() ? "" : " [" + default_value + "]");
    constexpr auto width = widest_help_line - help_text_column;
    for (std::size_t start = 0; lines.size() - start > width;) {
        const auto blank = lines.rfind(' ', start + width);
        if (blank == std::string::npos || blank < start) {
            break;
        }
        lines[blank] = '\n';
        start = blank + 1;
    }
    return lines;
}

/// CLI11's parser.
class Parser : public CLI::App {
public:
    /// The words that are not of an option, which it keeps no longer: there may be thousands.
    [[nodiscard]] Words take_remaining()
    {
        Words words;
        words.reserve(missing_.size());
        for (auto& [kind, word] : missing_) {
            words.push_back(std::move(word));
        }
        missing_ = {};
        return words;
    }
};

/// CLI11's layout with a blank behind commas and long flags below each other.
class HelpFormatter : public CLI::Formatter {
    std::string make_option_name(const CLI::Option* option, bool is_positional) const override
    {
        const auto names = CLI::Formatter::make_option_name(option, is_positional);
        return names.starts_with("--") ? "    " + names : replace_all(names, ",", ", ");
    }
};

} // namespace

struct Tool::Declared {
    struct Option {
        CLI::Option* known;
        InStep in_step;
        bool collects; ///< all its values count, not the last alone

        [[nodiscard]] Words values() const
        {
            auto given = known->results();
            std::transform(given.begin(), given.end(), given.begin(), without_mark);
            return collects || given.empty() ? given : Words{given.back()};
        }
    };

    void add(CLI::Option* known, InStep in_step, bool collects, const Setter& set)
    {
        known->group(group)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        const auto& option = options.emplace_back(Option{known, in_step, collects});
        setters.emplace_back([set, option] {
            for (const auto& text : option.values()) {
                set(option.known->get_name(), text);
            }
        });
    }

    Parser app;
    std::string group = "Options";
    std::vector<Option> options;
    std::vector<std::function<void()>> setters; ///< of the options, doing nothing for one that is not given
};

Tool::Tool(const std::string& name, const std::string& purpose)
    : m_declared(std::make_unique<Declared>()), m_plan(std::make_unique<Plan>())
{
    prepare_process();
    m_plan->name = name;
    auto& app = m_declared->app;
    app.name(name);
    app.description(purpose + ".\n");
    app.footer("See " + replace_all(name, " ", "-") + "(1) for details.");
    app.set_help_flag();
    app.allow_extras();
}

Tool::~Tool() = default;

void Tool::add_option(std::string_view flags, std::string_view value, const std::string& default_value,
                      std::string_view help, InStep in_step, bool collects, const Setter& set)
{
    auto* const known =
        m_declared->app.add_option(std::string(flags), CLI::callback_t(), help_text(help, default_value));
    m_declared->add(known->option_text(std::string(value)), in_step, collects, set);
}

Tool& Tool::option(std::string_view flags, Variable variable, std::string_view value, std::string_view help,
                   InStep in_step)
{
    add_option(
        flags, value, default_text(variable), help, in_step, collects(variable),
        [variable](const std::string& flag, const std::string& text) { assign(variable, flag, text); });
    return *this;
}

Tool& Tool::add_choice(std::string_view flags, const std::string& listed, const Words& names,
                       std::string_view default_name, std::string_view help, InStep in_step,
                       const std::function<void(std::size_t)>& set)
{
    add_option(flags, listed, std::string(default_name), help, in_step, false,
               [names, set, listed](const std::string& flag, const std::string& text) {
                   const auto found = find_name(text, names);
                   if (!found) {
                       fail_usage(listed + " for " + flag, quoted(text) + did_you_mean(text, names));
                   }
                   set(*found);
               });
    return *this;
}

Tool& Tool::flag(std::string_view flags, bool& variable, std::string_view help, InStep in_step)
{
    auto* const known = m_declared->app.add_flag(std::string(flags))->description(help_text(help, ""));
    m_declared->add(known, in_step, false, [&variable, known](const std::string& name, const std::string&) {
        for (const auto& value : known->results()) {
            if (value.ends_with(mark)) {
                fail_usage("no value for " + name, quoted(without_mark(value)));
            }
        }
        variable = true;
    });
    return *this;
}

Tool& Tool::group(std::string_view heading)
{
    m_declared->group = heading;
    return *this;
}

Tool& Tool::inputs(Words& variable, std::string_view help, std::span<const std::string_view> folder_endings)
{
    m_plan->standard_input_stands_in = true;
    m_plan->has_files_from = true;
    return operands(variable, "FILE", help, false, folder_endings);
}

Tool& Tool::operands(Words& variable, std::string_view name, std::string_view help, bool required,
                     std::span<const std::string_view> folder_endings)
{
    m_plan->folder_endings = folder_endings;
    m_plan->has_files_from = m_plan->has_files_from || !folder_endings.empty();
    m_plan->operands = &variable;
    m_plan->operand_name = name;
    m_plan->operand_help = help;
    m_plan->operand_required = required;
    return *this;
}

Tool& Tool::instead_of_operands(std::string_view flag, const std::optional<std::string>& variable)
{
    m_plan->flag_for_operands = flag;
    m_plan->instead_of_operands = &variable;
    return *this;
}

Tool& Tool::output(Words endings, OutputBytes bytes)
{
    m_plan->has_output = true;
    m_plan->output_bytes = bytes;
    if (!endings.empty()) {
        m_plan->output_endings = std::move(endings);
    }
    return *this;
}

Tool& Tool::jobs()
{
    m_plan->has_jobs = true;
    return *this;
}

Tool& Tool::may_replace_inputs(const bool& allowed)
{
    m_plan->may_replace_inputs = &allowed;
    return *this;
}

void Tool::set_format_by_ending(Words endings, std::function<void(std::size_t)> set)
{
    m_plan->output_endings = std::move(endings);
    m_plan->set_by_ending = std::move(set);
}

Tool& Tool::answer(std::string_view flag, const std::string& text, std::string_view help)
{
    m_declared->app
        .add_flag_callback(
            std::string(flag), [text] { throw CLI::CallForVersion(text, CLI::ExitCodes::Success); },
            help_text(help, ""))
        ->group(m_declared->group)
        ->trigger_on_parse();
    return *this;
}

Tool& Tool::examples(const Words& commands)
{
    auto& app = m_declared->app;
    app.footer("Examples:\n  " + join(commands, "\n  ") + "\n\n" + app.get_footer());
    return *this;
}

void Tool::declare_common_options()
{
    group("Common options");
    if (m_plan->has_output) {
        option("-o,--output", m_output_path, "FILE", "Write FILE, - for standard output",
               m_plan->output_bytes == OutputBytes::binary ? InStep::binary_output : InStep::output);
    }
    if (m_plan->has_files_from) {
        option("--files-from", m_plan->files_from, "LIST",
               "Read names of more files from LIST, one a line or parted by NUL, - for standard input",
               InStep::nothing);
    }
    if (m_plan->has_jobs) {
        option("-j,--jobs", m_plan->jobs, "N", "Read N files at a time [one for each processor]",
               InStep::nothing);
    }
    flag("-q,--quiet", m_quiet, "Show errors only, no notes", InStep::nothing);
    // These two answer at once, whatever comes behind them.
    auto& app = m_declared->app;
    app.add_flag_callback(
           "-h,--help", [] { throw CLI::CallForHelp(); }, "Show this help")
        ->group(m_declared->group)
        ->trigger_on_parse();
    app.set_version_flag("--version", program() + " (earbench) " + EARBENCH_VERSION + "\n",
                         "Show the version")
        ->group(m_declared->group)
        ->trigger_on_parse();
}

void Tool::fail_unknown(const std::string& word) const
{
    Words known;
    Words texts;
    for (const auto* const option : m_declared->app.get_options()) {
        for (const auto& name : option->get_lnames()) {
            known.push_back("--" + name);
            texts.push_back(option->get_description());
        }
    }
    const auto name = word == "-?" ? "--help" : word.substr(0, word.find('='));
    const auto alike = similar(name, known);
    fail_usage("an option of this program",
               quoted(word) + offer(alike.empty() ? said_of(name, known, texts) : alike));
}

bool Tool::is_flag(const std::string& word) const
{
    return word.starts_with("-") && m_declared->app.get_option_no_throw(word) != nullptr;
}

std::vector<std::string> Tool::find_options(int argc, char** argv)
{
    Words arguments(argv + 1, argv + argc);
    std::for_each(arguments.begin(), arguments.end(), add_mark);
    std::reverse(arguments.begin(), arguments.end()); // CLI11's convention for a vector
    try {
        m_declared->app.parse(std::move(arguments));
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string message = error.what(); // "--output: 1 required FILE missing"
        fail_usage("a value for " + message.substr(0, message.find(':')), "none");
    }
    auto words = m_declared->app.take_remaining();
    const auto separator = std::find(words.begin(), words.end(), "--");
    const auto unknown = std::find_if(words.begin(), separator, [](const std::string& word) {
        return word.size() > 1 && word.front() == '-';
    });
    if (unknown != separator) {
        fail_unknown(without_mark(*unknown));
    }
    if (separator != words.end()) {
        words.erase(separator);
    }
    std::transform(words.begin(), words.end(), words.begin(), without_mark);
    return words;
}

void Tool::remember_options()
{
    for (const auto& option : m_declared->options) {
        if (option.known->count() > 0) {
            m_plan->given.push_back({option.known->get_name(), option.values(), option.in_step,
                                     option.known->get_items_expected_max() > 0});
        }
    }
}

bool Tool::parse(int argc, char** argv)
{
    declare_common_options();
    try {
        auto words = find_options(argc, argv);
        if (words == Words{"help"} && access("help", F_OK) != 0) {
            throw CLI::CallForHelp();
        }
        for (const auto& set_if_given : m_declared->setters) {
            set_if_given();
        }
        remember_options();
        assign_operands(std::move(words));
        expand_folders();
        check_files();
        // Folders without a file were reported; what else there was to do is nothing then.
        return !(has_failed() && m_plan->operands->empty());
    } catch (const CLI::CallForVersion& version) {
        write_standard_output(version.what());
    } catch (const CLI::CallForHelp&) {
        auto& app = m_declared->app;
        app.formatter(std::make_shared<HelpFormatter>());
        app.get_formatter()->column_width(help_text_column);
        app.get_formatter()->label("OPTIONS", "OPTION...");
        app.get_formatter()->label("Positionals", "Operands");
        if (m_plan->operands != nullptr) {
            app.add_option(m_plan->operand_name, CLI::callback_t(), help_text(m_plan->operand_help, ""))
                ->required(m_plan->operand_required)
                ->option_text(" ")
                ->expected(1, CLI::detail::expected_max_vector_size);
        }
        write_standard_output(replace_all(app.help(), "\n\n\n", "\n\n"));
    }
    return false;
}

} // namespace earbench::cli
