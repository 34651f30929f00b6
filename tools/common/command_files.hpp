#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench::cli {

/// A file that the command line names, and where: "--plot", "FILE".
struct NamedFile {
    std::string flag;
    std::string path;
};

/// The files of one command.
struct CommandFiles {
    std::vector<NamedFile> inputs; ///< of options; "-" is standard input
    /// The operands where these are inputs: there may be thousands, which the tool has already.
    const std::vector<std::string>* operands = nullptr;
    std::optional<std::string> list; ///< what --files-from names
    std::vector<NamedFile> outputs;  ///< "-" is standard output
    bool may_replace_inputs = false; ///< --output may
    std::string_view advice;         ///< behind the message of an input that --output would overwrite
};

/// Sees to it that nothing is destroyed: no output is an input or another output, by whatever name.
///
/// @throws Error{cannot_create}, naming the file.
void require_nothing_lost(const CommandFiles& files);

/// @throws Error{cannot_create} if `output` is one of the inputs.
void require_no_input(const NamedFile& output, const CommandFiles& files);

/// What the operand `folder` stands for: the files in it that end as one of `endings`, in byte order, but for
/// the inputs that options name; an output in the folder is refused later, as it may be one of the files that
/// are meant.
///
/// @throws Error{no_input} for a folder that has none of these.
[[nodiscard]] std::vector<std::string> files_of_operand(const std::string& folder,
                                                        std::span<const std::string_view> endings,
                                                        std::span<const NamedFile> named);

/// The index of the one of `endings` that `path` has, or their number where its ending says nothing: none,
/// an unknown one, a folder, standard output.
///
/// @throws Error{usage} for an ending that means another form (x.png of a table).
[[nodiscard]] std::size_t find_ending(const std::string& path, std::span<const std::string> endings);

} // namespace earbench::cli
