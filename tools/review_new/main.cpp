// review-new - start the post of a review from what is known. See review-new(1).

#include "common/picture_file.hpp"
#include "common/tool.hpp"
#include "core/created_files.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "draft/built_in_template.hpp"
#include "draft/convert_template.hpp"
#include "draft/default_date.hpp"
#include "draft/file_names.hpp"
#include "draft/fill_template.hpp"
#include "draft/review_file.hpp"
#include "field_options.hpp"
#include "figures.hpp"
#include "io/curves.hpp"
#include "site_files.hpp"

#include <chrono>
#include <cstdlib>

namespace {

using namespace earbench;

/// The built-in template or one of the reviewer's own, with marks.
std::string read_template(const std::string& name)
{
    for (const auto& choice : built_in_templates) {
        if (choice.name == name) {
            return std::string(built_in_template(choice.value));
        }
    }
    return template_with_marks(read_file(name), name);
}

void write_text(const std::string& path, const std::string& text, bool force)
{
    if (path == "-") {
        write_standard_output(text);
    } else {
        force ? write_file(path, text) : create_file(path, text);
    }
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> curves;
    std::optional<std::string> file;
    std::optional<std::string> output;
    std::string template_name = "review";
    std::optional<std::string> template_to_print;
    std::string folder = ".";
    bool force = false;
    FieldOptions fields;

    cli::Tool tool("review-new", "Start the post of a review from what is known");
    tool.group("Fields of the review");
    fields.declare(tool);
    tool.group("Draft")
        .option("--from", file, "FILE", "Read the fields from a YAML file; options go before it",
                cli::InStep::file_name)
        .option("--template", template_name, "NAME|FILE", "The built-in template or one of your own",
                cli::InStep::file_name)
        .option("--print-template", template_to_print, "NAME|FILE",
                "Write the template with its marks, and no post", cli::InStep::file_name)
        .option("--folder", folder, "DIR",
                "The site: the post goes to DIR/_posts, or DIR where that is missing")
        .flag("--force", force, "Replace a post that exists")
        .option("-o,--output", output, "FILE", "Write FILE, - for standard output", cli::InStep::output)
        .operands(curves, "CURVE",
                  "curves to draw for the figure (fr-csv, REW exports ...), the product's first", false,
                  curve_file_endings)
        .examples({"review-new --from Crimson.yaml --folder site",
                   "review-new --brand Moondrop --model Crimson --folder site Crimson-L.csv Crimson-R.csv"});

    return tool.run(argc, argv, [&] {
        if (template_to_print) {
            write_text(output.value_or("-"), read_template(*template_to_print), force);
            return 0;
        }
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        const auto from_file =
            file ? read_review_file(read_file(*file), *file) : std::vector<ReviewSetting>{};
        auto review = make_review(from_file, fields.settings(curves),
                                  default_date(std::getenv("SOURCE_DATE_EPOCH"), now), profile_of(folder));
        take_from_site(review, folder);
        const auto path = output ? *output : post_path(review, folder);
        if (path != "-" && !force && exists(path)) {
            throw Error(Fault::cannot_create, Place{path}, "exists and is not overwritten");
        }
        tool.require_no_input(path);
        if (!is_folder(folder)) {
            throw Error(Fault::cannot_create, Place{folder},
                        "expected the folder of the site but found none");
        }
        const auto marked_template = read_template(template_name);
        const auto pictures = draw_figures(tool, review);
        for (const auto& picture : pictures) {
            tool.require_no_input(folder + picture.path);
        }
        const auto post = fill_template(marked_template, template_name, review);
        for (const auto& remark : review_remarks(review)) {
            tool.note(remark);
        }
        make_room(folder, pictures);
        CreatedFiles created;
        created.write(path, [&] { write_text(path, post, force); });
        write_drawings(folder, post);
        for (const auto& [picture_path, picture] : pictures) {
            const auto place = folder + picture_path; // only now: it may replace that of an earlier draft
            created.write(place, [&, drawn = &picture] { cli::write_picture(tool, place, *drawn); });
        }
        created.keep();
        if (!output) {
            write_standard_output(path + "\n");
        }
        return 0;
    });
}
