#pragma once

#include "common/command_files.hpp"
#include "common/progress_line.hpp"
#include "common/tool.hpp"

namespace earbench::cli {

/// What a tool has declared beside its options, and what the command line gave it.
struct Tool::Plan {
    /// An option that was given.
    struct Option {
        std::string flag;                ///< its long name
        std::vector<std::string> values; ///< all that count
        InStep in_step;
        bool takes_value;
    };

    std::string name;                             ///< of the tool
    std::vector<std::string>* operands = nullptr; ///< nothing: the tool has none
    bool has_given_operands = false;              ///< the command has some: they are not "-" in their place
    std::string operand_name;
    std::string operand_help;
    bool operand_required = false;
    bool standard_input_stands_in = false;
    std::string flag_for_operands; ///< the option that may be given in their place
    const std::optional<std::string>* instead_of_operands = nullptr; ///< what it sets
    std::span<const std::string_view> folder_endings;                ///< none: a folder is no operand
    bool has_folders = false;                                        ///< one is among the operands
    bool has_output = false;
    OutputBytes output_bytes = OutputBytes::text;
    std::vector<std::string> output_endings;        ///< none: it may end as it likes
    std::function<void(std::size_t)> set_by_ending; ///< of output_endings, where no --format is given
    const bool* may_replace_inputs = nullptr;
    bool has_files_from = false;           ///< operands are files, and may come from a list too
    std::optional<std::string> files_from; ///< of --files-from
    std::optional<int> jobs;               ///< of --jobs
    bool has_jobs = false;                 ///< the tool can work in several threads
    ProgressLine progress;
    std::vector<Option> given;
    CommandFiles named_files; ///< of the command line
};

} // namespace earbench::cli
