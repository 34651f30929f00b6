#pragma once

#include "common/variable.hpp"
#include "core/choice.hpp"
#include "core/error.hpp"
#include "core/text_source.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace earbench::cli {

/// The process exit code of a Fault (sysexits, see earbench(7)): the only place that knows them.
[[nodiscard]] int exit_code(Fault fault) noexcept;

/// What the step note says of an option that is given: its value; the name of its file, without folders; or
/// nothing, as of one that the curves do not depend on: what belongs to a figure alone.
///
/// A `file_name` is an input, an `output` or `binary_output` names a file that is written, and the note says
/// nothing of it. No output may be an input or another output; a binary one is not for a terminal.
enum class InStep { value, file_name, nothing, output, binary_output };

/// What kind of bytes -o gets.
enum class OutputBytes { text, binary };

/// The command line of one tool: declare options, then run.
///
/// Every tool has --help, --version, -q/--quiet. Arguments are understood as getopt_long(3) does: an option
/// with a value takes the next word whatever it looks like, `--title=` is an empty value, `-w1/12` and `-qf`
/// are joined, `--` ends options; names are not abbreviated. Numbers are read whatever the locale. An option
/// given twice keeps its last value, one of a vector collects them all.
class Tool {
public:
    /// `name` as the user types it ("fr-measure sweep"), `purpose` a line without full stop.
    Tool(const std::string& name, const std::string& purpose);
    ~Tool();
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;

    /// Declares an option. `flags` is "--long" or "-s,--long"; the variable's value at declaration is shown
    /// as the default. `value` names the argument in the help.
    Tool& option(std::string_view flags, Variable variable, std::string_view value, std::string_view help,
                 InStep in_step = InStep::value);
    Tool& flag(std::string_view flags, bool& variable, std::string_view help, InStep in_step = InStep::value);
    /// An option whose value is one of `choices`, by name.
    template <typename Value>
    Tool& choice(std::string_view flags, Value& variable, std::type_identity_t<Choices<Value>> choices,
                 std::string_view help, InStep in_step = InStep::value)
    {
        return add_choice(flags, listed_names(choices), names_of(choices), name_of(choices, variable), help,
                          in_step,
                          [&variable, choices](std::size_t index) { variable = choices[index].value; });
    }
    template <typename Value>
    Tool& choice(std::string_view flags, std::optional<Value>& variable,
                 std::type_identity_t<Choices<Value>> choices, std::string_view help,
                 InStep in_step = InStep::value)
    {
        return add_choice(flags, listed_names(choices), names_of(choices), "", help, in_step,
                          [&variable, choices](std::size_t index) { variable = choices[index].value; });
    }

    /// Options declared from here on stand under `heading` in the help; before, it is "Options".
    Tool& group(std::string_view heading);

    /// Declares operands. Without any, `variable` becomes {"-"}: standard input, unless that is a terminal.
    ///
    /// --files-from names more of them than a command line can hold, as it does of operands() that can be
    /// folders. A folder stands for the files in it that end as one of `folder_endings`, in byte order;
    /// inputs that an option names are left out.
    Tool& inputs(std::vector<std::string>& variable, std::string_view help,
                 std::span<const std::string_view> folder_endings = {});
    /// Operands that have no standard input to stand in for them: at least one is needed when `required`.
    Tool& operands(std::vector<std::string>& variable, std::string_view name, std::string_view help,
                   bool required, std::span<const std::string_view> folder_endings = {});
    /// Where the option `flag` has set `variable`, there are no operands, nor does standard input stand in.
    Tool& instead_of_operands(std::string_view flag, const std::optional<std::string>& variable);
    /// Declares -o/--output: print() then writes that file instead of standard output. Of `endings` it may
    /// have any; one that is known to mean something else is refused.
    Tool& output(std::vector<std::string> endings = {}, OutputBytes bytes = OutputBytes::text);
    /// Lets -o and other outputs replace an input when `allowed` is set by then.
    Tool& may_replace_inputs(const bool& allowed);
    /// Declares --format. Where it is not given, the ending of -o chooses, as `endings` have it.
    template <typename Value>
    Tool& format(Value& variable, std::type_identity_t<Choices<Value>> choices,
                 std::type_identity_t<Choices<Value>> endings, std::string_view help)
    {
        choice("--format", variable, choices, help);
        set_format_by_ending(names_of(endings),
                             [&variable, endings](std::size_t index) { variable = endings[index].value; });
        return *this;
    }
    /// Declares -j/--jobs: for_each_input() then reads in several threads.
    Tool& jobs();
    /// An option that is answered at once, as --version is: `text` is printed, and that is all.
    Tool& answer(std::string_view flag, const std::string& text, std::string_view help);
    /// Commands that the help shows as examples.
    Tool& examples(const std::vector<std::string>& commands);

    /// Parses, runs `body`, and turns what happens into the exit code: `body`'s own, or that of the first
    /// attempt() that failed, or that of the Error thrown.
    int run(int argc, char** argv, const std::function<int()>& body);

    /// Runs `step` for one input of many: an Error is reported and remembered, and the rest go on.
    /// @returns true when `step` succeeded.
    bool attempt(const std::function<void()>& step);
    /// In how many threads to read `count` inputs: as --jobs says, else as many as are worthwhile; one where
    /// the tool does not declare that option.
    [[nodiscard]] std::size_t threads_for(std::size_t count) const;
    /// Shows how far a batch is, on a terminal, once it takes more than a second; silent under --quiet.
    void show_progress(std::size_t done, std::size_t count) const;
    /// True when a folder is among the operands.
    [[nodiscard]] bool takes_folders() const;
    /// True when an attempt() has failed.
    [[nodiscard]] bool has_failed() const noexcept { return m_first_failure.has_value(); }

    /// The result: to standard output, or to the file of -o. Called once.
    void print(std::string_view text) const;
    /// The same of a result that comes in pieces.
    void print(const TextSource& text) const;
    /// Where print() writes: "-" or the file of -o.
    [[nodiscard]] const std::string& output_path() const noexcept { return m_output_path; }
    /// For an output that no option names.
    /// @throws Error{cannot_create} if `path` is one of the inputs.
    void require_no_input(const std::string& path) const;
    /// True under --quiet.
    [[nodiscard]] bool is_quiet() const noexcept { return m_quiet; }
    /// One line on standard error, `name: text`; silent under --quiet.
    void note(std::string_view text) const;
    /// One line on standard error, also under --quiet: for what makes the answer "no".
    void complain(std::string_view text) const;

    /// The command as a provenance note: program and arguments, folders and output options left out.
    [[nodiscard]] std::string step() const;
    /// The same with `operands` instead of those that were given: those which one result was made of.
    [[nodiscard]] std::string step(const std::vector<std::string>& operands) const;

private:
    template <typename Value>
    static std::vector<std::string> names_of(Choices<Value> choices)
    {
        std::vector<std::string> names;
        for (const auto& choice : choices) {
            names.emplace_back(choice.name);
        }
        return names;
    }
    template <typename Value>
    static std::string listed_names(Choices<Value> choices)
    {
        std::string listed;
        for (const auto& choice : choices) {
            listed += choice.is_other_name ? "" : (listed.empty() ? "" : "|") + std::string(choice.name);
        }
        return listed;
    }
    /// `set` gets the index of the name that is given; `listed` is for the help.
    Tool& add_choice(std::string_view flags, const std::string& listed, const std::vector<std::string>& names,
                     std::string_view default_name, std::string_view help, InStep in_step,
                     const std::function<void(std::size_t)>& set);
    /// Gets the long flag and what was given for it.
    using Setter = std::function<void(const std::string& flag, const std::string& text)>;
    void add_option(std::string_view flags, std::string_view value, const std::string& default_value,
                    std::string_view help, InStep in_step, bool collects, const Setter& set);
    void declare_common_options();
    /// Parses and assigns. @returns false when there is nothing to do: --help or --version answered already.
    bool parse(int argc, char** argv);
    /// As run() does; no advice.
    int run_unadvised(int argc, char** argv, const std::function<int()>& body);
    /// What else is odd about `arguments` that were not understood.
    void advise(const std::vector<std::string>& arguments) const;
    [[nodiscard]] bool is_flag(const std::string& word) const;
    [[noreturn]] void fail_unknown(const std::string& word) const;
    /// @returns the words that are not of an option.
    std::vector<std::string> find_options(int argc, char** argv);
    void remember_options();
    void assign_operands(std::vector<std::string> words);
    void set_format_by_ending(std::vector<std::string> endings, std::function<void(std::size_t)> set);
    /// What is wrong with the files of the command, before any of them is touched.
    void check_files();
    void expand_folders();
    /// The name of the executable: the first word of the tool's.
    [[nodiscard]] std::string program() const;

    struct Declared;
    struct Plan;
    std::unique_ptr<Declared> m_declared;
    std::unique_ptr<Plan> m_plan;
    std::string m_output_path = "-";
    bool m_quiet = false;
    std::optional<Fault> m_first_failure;
};

} // namespace earbench::cli
