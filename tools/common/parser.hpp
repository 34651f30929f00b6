#pragma once

#include "common/tool.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class Option;
}

namespace earbench::cli {

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

    /// Adds an option with `flags` "--long" or "-s,--long"; it stays where it is in memory.
    Option& add(std::string_view flags, Kind kind, std::string_view value_name, std::string_view help);

    /// Parses and assigns. @returns false when --help or --version answered already.
    bool parse(int argc, char** argv);
    /// What --help prints.
    [[nodiscard]] std::string help() const;
    /// See Tool::step.
    [[nodiscard]] std::string step() const;
    /// The name of the executable: the first word of `name`.
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

} // namespace earbench::cli
