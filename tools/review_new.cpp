// review-new - start the post of a review from what is known. See review-new(1).

#include "common/curves.hpp"
#include "common/tool.hpp"
#include "compare/target.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "curve/frequency_response.hpp"
#include "draft/default_date.hpp"
#include "draft/draft.hpp"
#include "draft/file_names.hpp"
#include "draft/review_file.hpp"
#include "io/curves.hpp"
#include "plot/response_figure.hpp"

#include <chrono>
#include <cstdlib>
#include <map>

namespace {

using namespace earbench;

/// The fields given on the command line.
struct FieldOptions {
    std::map<std::string_view, std::vector<std::string>> values;

    void declare(cli::Tool& tool)
    {
        for (const auto& field : review_fields()) {
            if (field.is_option) {
                tool.option("--" + std::string(field.name), values[field.name], field.value_name, field.help);
            }
        }
    }

    [[nodiscard]] std::vector<ReviewSetting> settings(const std::vector<std::string>& curves) const
    {
        std::vector<ReviewSetting> given;
        for (const auto& field : review_fields()) {
            const auto& all = field.is_option ? values.at(field.name) : curves;
            for (const auto& value : all) {
                if (field.repeated || &value == &all.back()) {
                    given.push_back({std::string(field.name), value, std::nullopt});
                }
            }
        }
        return given;
    }
};

/// A figure for the post, and its picture.
struct Drawing {
    PostFigure figure;
    std::string picture; ///< PNG
};

Drawing draw(const Review& review)
{
    std::vector<FrequencyResponse> curves;
    for (const auto& file : review.curves) {
        const auto read = read_curves(file);
        curves.insert(curves.end(), read.begin(), read.end());
    }
    std::optional<FrequencyResponse> target;
    if (review.target != "none") {
        target = cli::read_target(review.target.empty() ? "harman-ie-2019" : review.target);
    }
    auto picture = render_figure(response_figure(curves, target ? &*target : nullptr, {}), "png");
    return {{figure_path(review), distinct_names(curves), target ? target_label(*target) : "",
             rig_of(curves, "")},
            std::move(picture)};
}

/// Where the post goes: the site's _posts, or the folder itself.
std::string post_path(const Review& review, const std::string& folder)
{
    const auto site = folder == "." ? std::string() : folder + "/";
    return site + (is_folder(site + "_posts") ? "_posts/" : "") + post_file_name(review);
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> curves;
    std::optional<std::string> file;
    std::optional<std::string> output;
    std::string template_name = "review";
    std::string folder = ".";
    bool force = false;
    FieldOptions fields;

    cli::Tool tool("review-new", "Start the post of a review from what is known");
    fields.declare(tool);
    tool.option("--from", file, "FILE", "Read the fields from a YAML file; options go before it")
        .option("--template", template_name, "NAME|FILE", "The built-in template or one of your own")
        .option("--folder", folder, "DIR",
                "The site: the post goes to DIR/_posts, or DIR where that is missing")
        .flag("--force", force, "Replace a post that exists")
        .option("-o,--output", output, "FILE", "Write FILE, - for standard output")
        .operands(curves, "CURVE",
                  "curves to draw for the figure (fr-csv, REW exports ...), the product's first", false);

    return tool.run(argc, argv, [&] {
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        const auto from_file =
            file ? read_review_file(read_file(*file), *file) : std::vector<ReviewSetting>{};
        auto review = make_review(from_file, fields.settings(curves),
                                  default_date(std::getenv("SOURCE_DATE_EPOCH"), now));
        const auto path = output ? *output : post_path(review, folder);
        if (path != "-" && !force && exists(path)) {
            throw Error(Fault::cannot_create, Place{path}, "exists and is not overwritten");
        }
        if (!is_folder(folder)) {
            throw Error(Fault::cannot_create, Place{folder},
                        "expected the folder of the site but found none");
        }
        const bool built_in = template_name == "review";
        const auto own_template = built_in ? std::string() : read_file(template_name);
        std::optional<Drawing> drawing;
        if (!review.curves.empty()) {
            drawing = draw(review);
            review.figure = drawing->figure;
        }
        const auto post = built_in ? write_draft(review) : fill_template(own_template, template_name, review);
        for (const auto& remark : review_remarks(review)) {
            tool.note(remark);
        }
        if (drawing) {
            const auto picture_path = folder + drawing->figure.path;
            create_folders(picture_path.substr(0, picture_path.rfind('/')));
            write_file(picture_path, drawing->picture);
        }
        if (path == "-") {
            write_standard_output(post);
            return 0;
        }
        force ? write_file(path, post) : create_file(path, post);
        if (!output) {
            write_standard_output(path + "\n");
        }
        return 0;
    });
}
