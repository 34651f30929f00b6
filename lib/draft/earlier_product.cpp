#include "draft/earlier_product.hpp"

#include "core/strings.hpp"
#include "draft/words.hpp"
#include "post/date.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr std::string_view opening = "requency response of ";
constexpr std::string_view against = " against ";

/// "Acme Zenith" names the product, and so does "Zenith".
void add_brand_and_model(std::vector<std::string>& names, std::string_view words)
{
    const auto blank = words.find(' ');
    if (blank != std::string_view::npos) {
        names.emplace_back(words);
        names.emplace_back(trim(words.substr(blank + 1)));
    }
}

std::string picture_folder(std::string_view yaml)
{
    constexpr std::string_view pictures_root = "assets/images/";
    const auto root = yaml.find(pictures_root);
    if (root == std::string_view::npos) {
        return {};
    }
    const auto path = yaml.substr(root + pictures_root.size());
    const auto end = path.find_first_of("/\"'\n");
    return end != std::string_view::npos && path[end] == '/' ? std::string(path.substr(0, end)) : "";
}

void add_names_of_folder(std::vector<std::string>& names, const std::string& folder)
{
    const auto hyphen = folder.rfind('-');
    if (hyphen != std::string::npos) {
        names.push_back(replace_all(folder, "-", " "));
    }
    names.push_back(folder.substr(hyphen + 1));
}

/// Not the words that a template has in a name's place.
void add_names_of_title(std::vector<std::string>& names, std::string_view yaml)
{
    for (const auto line : split_lines(yaml)) {
        if (line.starts_with("title:")) {
            const auto title = replace_all(replace_all(line.substr(line.find(':') + 1), "\"", ""), "'", "");
            const auto name = trim(std::string_view(title).substr(0, title.find(" - ")));
            if (!has_any_word(to_lower(name), {"iem", "review", "template", "title", "model", "xx"})) {
                add_brand_and_model(names, name);
            }
        }
    }
}

void add_names_of_file(std::vector<std::string>& names, const std::string& file)
{
    constexpr std::string_view kind = "-review-";
    constexpr std::size_t date_bytes = 10;
    const auto name = stem(file);
    if (is_date(name.substr(0, date_bytes)) && name.substr(date_bytes).starts_with(kind)) {
        add_brand_and_model(names, replace_all(name.substr(date_bytes + kind.size()), "-", " "));
    }
}

/// Targets are no products: "the Harman target".
void add_names_of_caption(EarlierProduct& product, std::string_view comparison)
{
    const auto middle = comparison.find(against);
    product.names.emplace_back(trim(comparison.substr(0, middle)));
    const auto others = replace_all(comparison.substr(middle + against.size()), " and ", ", ");
    for (const auto part : split(others, ',')) {
        const auto name = trim(part);
        if (!name.starts_with("the ") && !has_any_word(to_lower(name), {"target"})) {
            product.compared.emplace_back(name);
        }
    }
}

void keep_real_names(std::vector<std::string>& names)
{
    std::erase_if(names,
                  [](const auto& name) { return name.empty() || has_any_word(to_lower(name), {"xxx"}); });
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    names.erase(std::unique(names.begin(), names.end()), names.end());
}

} // namespace

EarlierProduct earlier_product(const std::string& file, std::string_view yaml, std::string_view body)
{
    EarlierProduct product;
    product.folder = picture_folder(yaml);
    add_names_of_folder(product.names, product.folder);
    add_names_of_title(product.names, yaml);
    add_names_of_file(product.names, file);
    for (const auto line : split_lines(body)) {
        if (const auto found = is_caption(line) ? find_comparison(line) : std::nullopt) {
            add_names_of_caption(product, line.substr(found->begin, found->end - found->begin));
        }
    }
    keep_real_names(product.names);
    keep_real_names(product.compared);
    return product;
}

bool is_picture_of(std::string_view text, const EarlierProduct& product)
{
    if (text.find('/') == std::string_view::npos) {
        return false;
    }
    if (!product.folder.empty() && text.find("/" + product.folder + "/") != std::string_view::npos) {
        return true;
    }
    const auto words = [](std::string_view name) {
        return to_lower(replace_all(replace_all(name, "_", " "), "-", " "));
    };
    const auto picture = words(base_name(text));
    const auto is_in_picture = [&](const auto& name) { return has_any_word(picture, {words(name)}); };
    return std::any_of(product.names.begin(), product.names.end(), is_in_picture) ||
           std::any_of(product.compared.begin(), product.compared.end(), is_in_picture);
}

std::optional<CaptionPart> find_comparison(std::string_view line)
{
    const auto begin = line.find(opening);
    const auto middle = line.find(against, begin); // as end below: nowhere behind nowhere
    const auto end = std::min({line.find(". ", middle), line.find(".*", middle), line.find("._", middle)});
    return end == std::string_view::npos ? std::nullopt
                                         : std::optional(CaptionPart{begin + opening.size(), end});
}

bool is_caption(std::string_view line)
{
    const auto text = trim(line);
    return text.size() > 2 && (text.front() == '*' || text.front() == '_') && text.back() == text.front() &&
           text[1] != '*';
}

} // namespace earbench
