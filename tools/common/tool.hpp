#pragma once

#include "core/choice.hpp"
#include "core/error.hpp"
#include "core/units.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace earbench::cli {

/// The process exit code of a Fault (sysexits, see earbench(7)): the only place that knows them.
[[nodiscard]] int exit_code(Fault fault) noexcept;

/// The command line of one tool: declare options, then run.
///
/// Every tool has --help, --version, -q/--quiet. Values are read by earbench's own locale-free parsers; an
/// option given twice keeps its last value, one of a vector collects them all. `--` ends options.
class Tool {
public:
    /// `name` as the user types it ("fr-measure sweep"), `purpose` a line without full stop.
    Tool(std::string name, std::string purpose);
    ~Tool();
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;

    /// Declares an option. `flags` is "--long" or "-s,--long"; the variable's value at declaration is shown
    /// as the default. `value` names the argument in the help.
    Tool& option(std::string_view flags, std::string& variable, std::string_view value,
                 std::string_view help);
    Tool& option(std::string_view flags, std::optional<std::string>& variable, std::string_view value,
                 std::string_view help);
    Tool& option(std::string_view flags, std::vector<std::string>& variable, std::string_view value,
                 std::string_view help);
    Tool& option(std::string_view flags, double& variable, std::string_view value, std::string_view help);
    Tool& option(std::string_view flags, int& variable, std::string_view value, std::string_view help);
    Tool& option(std::string_view flags, std::optional<int>& variable, std::string_view value,
                 std::string_view help);
    Tool& option(std::string_view flags, Hertz& variable, std::string_view value, std::string_view help);
    Tool& option(std::string_view flags, std::optional<Hertz>& variable, std::string_view value,
                 std::string_view help);
    Tool& option(std::string_view flags, Decibel& variable, std::string_view value, std::string_view help);
    Tool& option(std::string_view flags, Seconds& variable, std::string_view value, std::string_view help);
    Tool& flag(std::string_view flags, bool& variable, std::string_view help);
    /// An option whose value is one of `choices`, by name.
    template <typename Value>
    Tool& choice(std::string_view flags, Value& variable, std::type_identity_t<Choices<Value>> choices,
                 std::string_view help)
    {
        return add_choice(flags, names_of(choices), name_of(choices, variable), help,
                          [&variable, choices](std::size_t index) { variable = choices[index].value; });
    }
    template <typename Value>
    Tool& choice(std::string_view flags, std::optional<Value>& variable,
                 std::type_identity_t<Choices<Value>> choices, std::string_view help)
    {
        return add_choice(flags, names_of(choices), "", help,
                          [&variable, choices](std::size_t index) { variable = choices[index].value; });
    }

    /// Declares operands. Without any, `variable` becomes {"-"}: standard input, unless that is a terminal.
    Tool& inputs(std::vector<std::string>& variable, std::string_view help);
    /// Operands that have no standard input to stand in for them: at least one is needed when `required`.
    Tool& operands(std::vector<std::string>& variable, std::string_view name, std::string_view help,
                   bool required);
    /// Declares -o/--output: print() then writes that file instead of standard output.
    Tool& output();

    /// Parses, runs `body`, and turns what happens into the exit code: `body`'s own, or that of the first
    /// attempt() that failed, or that of the Error thrown.
    int run(int argc, char** argv, const std::function<int()>& body);

    /// Runs `step` for one input of many: an Error is reported and remembered, and the rest go on.
    /// @returns true when `step` succeeded.
    bool attempt(const std::function<void()>& step);
    /// True when an attempt() has failed.
    [[nodiscard]] bool has_failed() const noexcept;

    /// The result: to standard output, or to the file of -o. Called once.
    void print(std::string_view text) const;
    /// Where print() writes: "-" or the file of -o.
    [[nodiscard]] const std::string& output_path() const noexcept;
    /// True under --quiet.
    [[nodiscard]] bool is_quiet() const noexcept;
    /// One line on standard error, `name: text`; silent under --quiet.
    void note(std::string_view text) const;
    /// One line on standard error, also under --quiet: for what makes the answer "no".
    void complain(std::string_view text) const;

    /// The command as a provenance note: program and arguments, folders and output options left out.
    [[nodiscard]] std::string step() const;

private:
    template <typename Value>
    static std::vector<std::string_view> names_of(Choices<Value> choices)
    {
        std::vector<std::string_view> names;
        for (const auto& choice : choices) {
            names.push_back(choice.name);
        }
        return names;
    }
    /// `set` gets the index of the name that is given.
    Tool& add_choice(std::string_view flags, std::vector<std::string_view> names,
                     std::string_view default_name, std::string_view help,
                     std::function<void(std::size_t)> set);

    class Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace earbench::cli
