// graph-add - add a product's curves to a graph database. See graph-add(1).

#include "common/curves.hpp"
#include "common/tool.hpp"
#include "core/folder_lock.hpp"
#include "core/folders.hpp"
#include "core/strings.hpp"
#include "curve/channel.hpp"
#include "curve/note_keys.hpp"
#include "io/curves.hpp"
#include "product_options.hpp"
#include "publish/addition.hpp"
#include "publish/names.hpp"
#include "text/difference.hpp"

#include <filesystem>

namespace {

using namespace earbench;

struct Options {
    std::string database;
    std::optional<std::string> target;
    std::optional<std::string> channel;
    bool force = false;
    bool dry_run = false;
    std::vector<std::string> files;
};

/// The curves with their channels; --channel is that of a curve which names none.
std::vector<ChannelCurve> read_channels(const cli::Tool& tool, const Options& options)
{
    if (options.channel && !side_of(*options.channel)) {
        cli::fail_usage("L or R for --channel", cli::quoted(*options.channel));
    }
    std::vector<ChannelCurve> curves;
    for (const auto& file : options.files) {
        for (const auto& curve : cli::read_noting(tool, file, options.files)) {
            const auto own = curve.notes().get(note::channel);
            curves.push_back({own.empty() ? options.channel.value_or("") : own, curve, file});
            const auto name = curve.notes().get(note::name);
            if (const auto first = curves.front().curve.notes().get(note::name); name != first) {
                tool.note("'" + first + "' and '" + name + "' are added as one product");
            }
        }
    }
    return curves;
}

std::string target_name(const std::string& file, const FrequencyResponse& target)
{
    auto name = target.notes().get(note::name, stem(file));
    if (name.ends_with(" Target")) {
        name.erase(name.size() - std::string_view(" Target").size());
    }
    return shareable(name);
}

std::string folder_of(const std::string& path)
{
    const auto folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

/// What was or would be done, a line a file.
std::string report(const Addition& addition, const Database& database, bool dry_run)
{
    std::string text;
    for (const auto& file : addition.files) {
        text += file.path + "\n";
    }
    if (dry_run) {
        return text + unified_difference(addition.has_book ? addition.old_book : "", addition.new_book,
                                         database.book);
    }
    return text + (changes_book(addition) ? database.book + "\n" : "");
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    cli::ProductOptions product;

    cli::Tool tool("graph-add", "Add a product's curves to a graph database");
    tool.group("Product");
    product.declare(tool);
    tool.group("Database")
        .option("-d,--database", options.database, "DIR", "Folder of the database or of its site")
        .option("--channel", options.channel, "L|R", "Side of a curve that names none")
        .option("--target", options.target, "KEY|FILE", "Add this target", cli::InStep::file_name)
        .flag("--force", options.force, "Replace curves that are there")
        .flag("-n,--dry-run", options.dry_run, "Show what would change, and change nothing")
        .operands(options.files, "FILE", "curves of the product (fr-csv, REW exports ...)", false,
                  curve_file_endings)
        .examples({"graph-add -d site --brand Moondrop --model Crimson 'Crimson L.txt' 'Crimson R.txt'",
                   "graph-add -d site --brand Moondrop --model Crimson --review-score 4.5"});

    return tool.run(argc, argv, [&] {
        if (options.database.empty()) {
            throw Error(Fault::usage, "expected --database but found none");
        }
        const auto wanted = product.read(options.files);
        if (!wanted && !options.target) {
            throw Error(Fault::usage, "expected --brand and --model, or --target, but found none");
        }
        if (tool.has_failed()) {
            return 0; // half of a product is none: the exit code is that of the input which is missing
        }
        const auto curves = read_channels(tool, options);
        std::optional<FrequencyResponse> target;
        if (options.target) {
            target = cli::read_target(tool, *options.target);
        }
        const auto plan = [&] {
            auto database = find_database(options.database);
            auto addition = wanted ? plan_addition(database, *wanted, curves, options.force) : Addition{};
            if (target) {
                plan_target(addition, database, target_name(*options.target, *target), *target,
                            options.force);
            }
            return std::pair(std::move(database), std::move(addition));
        };
        auto planned = plan(); // before anything is created: what is wrong changes nothing
        if (!options.dry_run) {
            const auto folder = folder_of(planned.first.book);
            create_folders(folder);
            const FolderLock lock(folder);
            if (!lock.is_held()) {
                tool.note(folder + ": cannot be locked, let no other program write it now");
            }
            planned = plan(); // another program may have added something meanwhile
            write_addition(planned.second, planned.first);
        }
        const auto& [database, addition] = planned;
        for (const auto& remark : addition.remarks) {
            tool.note(remark);
        }
        auto text = report(addition, database, options.dry_run);
        if (target) {
            const auto line = target_line(database, target_name(*options.target, *target));
            text += line ? *line + "\n" : "";
        }
        tool.print(text);
        return 0;
    });
}
