#include "common/command_files.hpp"

#include "common/variable.hpp"
#include "core/error.hpp"
#include "core/folders.hpp"
#include "core/same_file.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <array>

namespace earbench::cli {

namespace {

/// Endings that say what is in a file, whichever program reads it.
constexpr auto telling_endings = std::to_array<std::string_view>(
    {".csv", ".tsv",  ".txt", ".frd",  ".json", ".md",  ".markdown", ".html", ".htm", ".yaml",
     ".yml", ".xlsx", ".xls", ".ods",  ".zip",  ".png", ".jpg",      ".jpeg", ".gif", ".svg",
     ".pdf", ".eps",  ".wav", ".wave", ".flac", ".aif", ".aiff",     ".mp3",  ".ogg", ".mdat"});
constexpr auto figure_endings = std::to_array<std::string_view>({".png", ".svg", ".pdf"});

std::string ending_of(const std::string& path)
{
    const auto name = base_name(path);
    return to_lower(name.substr(stem(name).size()));
}

template <typename List>
bool has(const List& list, std::string_view wanted)
{
    return std::find(std::begin(list), std::end(list), wanted) != std::end(list);
}

/// The path of the first input that `condition` holds for; nothing where there is none.
template <typename Condition>
const std::string* find_input(const CommandFiles& files, const Condition& condition)
{
    for (const auto& input : files.inputs) {
        if (condition(input.path)) {
            return &input.path;
        }
    }
    if (files.operands != nullptr) {
        const auto found = std::find_if(files.operands->begin(), files.operands->end(), condition);
        if (found != files.operands->end()) {
            return &*found;
        }
    }
    return files.list && condition(*files.list) ? &*files.list : nullptr;
}

bool is_one_output(const std::string& one, const std::string& other)
{
    return one == "-"     ? is_standard_output(other)
           : other == "-" ? is_standard_output(one)
                          : is_same_file(one, other);
}

} // namespace

void require_no_input(const NamedFile& output, const CommandFiles& files)
{
    if (output.path == "-") {
        if (const auto* input = find_input(files, is_standard_output)) {
            throw Error(Fault::cannot_create, Place{*input == "-" ? "standard input" : *input},
                        "is an input and standard output, which would overwrite it");
        }
        return;
    }
    const bool is_main = output.flag == "--output";
    if (!exists(output.path) || (is_main && files.may_replace_inputs)) {
        return;
    }
    const auto is_output = [&](const std::string& path) { return is_same_file(output.path, path); };
    if (find_input(files, is_output) != nullptr) {
        throw Error(Fault::cannot_create, Place{output.path},
                    "is an input and is not overwritten" + std::string(is_main ? files.advice : ""));
    }
}

void require_nothing_lost(const CommandFiles& files)
{
    for (std::size_t i = 0; i < files.outputs.size(); ++i) {
        const auto& output = files.outputs[i];
        require_no_input(output, files);
        for (const auto& other : std::span(files.outputs).first(i)) {
            if (is_one_output(other.path, output.path)) {
                throw Error(Fault::cannot_create, Place{output.path == "-" ? other.path : output.path},
                            "expected a file of its own for each of " + other.flag + " and " + output.flag +
                                " but found the same");
            }
        }
    }
}

std::vector<std::string> files_of_operand(const std::string& folder,
                                          std::span<const std::string_view> endings,
                                          std::span<const NamedFile> named)
{
    const auto is_named = [&](const std::string& path) {
        const auto same = [&](const NamedFile& file) { return is_same_file(file.path, path); };
        return std::any_of(named.begin(), named.end(), same);
    };
    auto files = files_in(folder, endings);
    std::erase_if(files, is_named);
    if (files.empty()) {
        std::vector<std::string> patterns;
        for (const auto ending : endings) {
            patterns.push_back("*" + std::string(ending));
        }
        throw Error(Fault::no_input, Place{folder},
                    "expected files in the folder (" + join(patterns, ", ") + ") but found none");
    }
    return files;
}

std::size_t find_ending(const std::string& path, std::span<const std::string> endings)
{
    const auto ending = ending_of(path);
    const auto found = std::find(endings.begin(), endings.end(), ending);
    const auto index = static_cast<std::size_t>(found - endings.begin());
    if (found != endings.end() || endings.empty() || path == "-" || path.ends_with('/') || is_folder(path) ||
        !has(telling_endings, ending)) {
        return index;
    }
    const auto all = join({endings.begin(), endings.end()}, ", ");
    fail_usage("a file that ends in " + all + " for --output",
               quoted(path) + (has(figure_endings, ending) ? ", which is a figure" : ""));
}

} // namespace earbench::cli
