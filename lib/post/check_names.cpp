#include "core/nearest.hpp"
#include "core/strings.hpp"
#include "post/date.hpp"
#include "post/post_checks.hpp"
#include "text/slug.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// The words of the file's name behind day and kind: "Acme", "One" of "2025-01-02-review-Acme-One.md".
std::vector<std::string> file_words(const std::string& file)
{
    constexpr std::size_t date_bytes = 10;
    auto name = std::string(stem(base_name(file)));
    if (!is_date(std::string_view(name).substr(0, date_bytes))) {
        return {};
    }
    name = replace_all(name.substr(date_bytes), "_", "-");
    std::vector<std::string> words;
    for (const auto part : split(name, '-')) {
        const auto lower = to_lower(part);
        if (!part.empty() && lower != "review" && lower != "impressions" && lower != "impression") {
            words.emplace_back(part);
        }
    }
    return words;
}

/// True where at most two letters must change for `word`, which has more than three, to be a part of `name`.
bool is_nearly_in(std::string_view word, std::string_view name)
{
    constexpr std::size_t most_changed = 2;
    for (std::size_t begin = 0; begin < name.size(); ++begin) {
        for (auto length = word.size() - most_changed; length <= word.size() + most_changed; ++length) {
            if (edit_distance(word, name.substr(begin, length)) <= most_changed) {
                return true;
            }
        }
    }
    return false;
}

void check_file_name(const PostView& view, Findings& findings)
{
    constexpr std::size_t longest_name = 200; // each of its places is compared
    const auto name = letters_of(view.post.name).substr(0, longest_name);
    const auto in_files = letters_of(slug_of(view.post.name)).substr(0, longest_name);
    for (const auto& word : file_words(view.post.source.file)) {
        const auto letters = letters_of(word);
        if (letters.size() < 2 || letters.size() > 60 || name.find(letters) != std::string::npos ||
            in_files.find(letters) != std::string::npos) {
            continue;
        }
        const auto text = "the file's name has '" + word + "', the title " + quoted_text(view.post.name);
        const bool is_slip =
            letters.size() > 3 && (is_nearly_in(letters, name) || is_nearly_in(letters, in_files));
        is_slip ? findings.error(0, "names-differ", text) : findings.note(0, "names-differ", text);
    }
}

void check_others(const PostView& view, Findings& findings)
{
    const auto name = to_lower(view.post.name);
    const auto same = std::count_if(view.site.products.begin(), view.site.products.end(),
                                    [&](const auto& product) { return to_lower(product) == name; });
    if (same > 1) {
        findings.note(0, "same-product",
                      "the site has " + std::to_string(same) + " posts about " + quoted_text(view.post.name));
    }
}

void check_graph_name(const PostView& view, Findings& findings)
{
    if (!view.site.curves || view.post.name.empty()) {
        return;
    }
    const auto& curves = *view.site.curves;
    const auto& name = view.post.name;
    const auto key = letters_of(name);
    const auto is_it = [&](const std::string& curve) {
        return curve == name || curve.starts_with(name + " ");
    };
    if (std::any_of(curves.begin(), curves.end(), is_it)) {
        return;
    }
    const auto same_letters = std::find_if(curves.begin(), curves.end(),
                                           [&](const auto& curve) { return letters_of(curve) == key; });
    if (same_letters != curves.end()) {
        findings.error(0, "names-differ",
                       "the graph database has " + quoted_text(*same_letters) + ", the title " +
                           quoted_text(name));
    } else if (const auto near = nearest(name, curves)) {
        findings.error(0, "names-differ",
                       "the graph database has no " + quoted_text(name) + "; " + quoted_text(*near) +
                           " is near");
    } else {
        findings.note(0, "names-differ", "the graph database has no " + quoted_text(name));
    }
}

void check_ranking(const PostView& view, Findings& findings)
{
    if (!view.site.ranking) {
        return;
    }
    const auto& name = view.post.name;
    const auto row = std::find_if(view.site.ranking->begin(), view.site.ranking->end(),
                                  [&](const Post& post) { return to_lower(post.name) == to_lower(name); });
    if (row == view.site.ranking->end()) {
        std::vector<std::string> names;
        std::transform(view.site.ranking->begin(), view.site.ranking->end(), std::back_inserter(names),
                       [](const Post& post) { return post.name; });
        const auto near = nearest(name, names);
        near ? findings.error(0, "names-differ",
                              "the ranking has no " + quoted_text(name) + "; " + quoted_text(*near) +
                                  " is near")
             : findings.note(0, "names-differ", "the ranking has no " + quoted_text(name));
        return;
    }
    const auto compare = [&](const std::optional<Rating>& ours, const std::optional<Rating>& theirs,
                             const std::string& what) {
        if (ours && theirs && ours->value != theirs->value) {
            findings.error(0, "ranking-differs",
                           "the " + what + " rating is " + rating_text(ours->value) + " here and " +
                               rating_text(theirs->value) + " in " + row->source.file + ":" +
                               std::to_string(row->source.line));
        }
    };
    compare(view.post.sonic, row->sonic, "sonic");
    compare(view.post.bias, row->bias, "bias");
}

/// What a caption calls its first curve: "One" of "*Frequency response of One against the A target.*".
std::string captioned(std::string_view line)
{
    constexpr std::string_view opening = "requency response of ";
    const auto text = trim(line);
    const auto begin = text.find(opening);
    if (begin == std::string_view::npos || begin > 12 ||
        !(text.starts_with('*') || text.starts_with('_') || text.starts_with('F'))) {
        return {};
    }
    const auto rest = text.substr(begin + opening.size());
    auto end = rest.size();
    for (const auto stop :
         {" against ", " compared ", " vs", " with ", " and ", ". ", ".*", ",", "*", "_", "("}) {
        end = std::min(end, rest.find(stop));
    }
    return std::string(trim(rest.substr(0, end)));
}

void check_captions(const PostView& view, Findings& findings)
{
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        const auto name = captioned(view.lines[i]);
        const bool is_general = name.empty() || to_lower(name).starts_with("the ") ||
                                to_lower(name).starts_with("this ") || name.starts_with("TODO");
        if (!is_general && !share_a_word(name, view.post.name)) {
            findings.error(view.line_of(i), "foreign-product",
                           "the caption names " + quoted_text(name) + " and not " +
                               quoted_text(view.post.name));
        }
    }
}

/// Whom the disclosure says the author has nothing to do with: "A and B" of "no affiliation with ... A and
/// B."
std::string disclaimed(std::string_view line)
{
    for (const auto phrase :
         {std::string_view("financial interest in "), std::string_view("no affiliation with ")}) {
        const auto at = to_lower(line).find(phrase);
        if (at != std::string::npos) {
            const auto rest = line.substr(at + phrase.size());
            return std::string(trim(rest.substr(0, rest.find_first_of(".;*("))));
        }
    }
    return {};
}

void check_disclaimed(const PostView& view, Findings& findings)
{
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        const auto name = disclaimed(view.lines[i]);
        if (name.empty() || name.find("XX") != std::string::npos || share_a_word(name, view.post.name)) {
            continue;
        }
        const auto other = std::find_if(view.site.products.begin(), view.site.products.end(),
                                        [&](const auto& product) { return share_a_word(name, product); });
        const auto text = "the disclosure names " + quoted_text(name) + " and not the maker of " +
                          quoted_text(view.post.name);
        other != view.site.products.end()
            ? findings.error(view.line_of(i), "foreign-product", text + ", but of " + quoted_text(*other))
            : findings.note(view.line_of(i), "foreign-product", text);
    }
}

} // namespace

void check_names(const PostView& view, Findings& findings)
{
    check_file_name(view, findings);
    check_others(view, findings);
    check_graph_name(view, findings);
    check_ranking(view, findings);
    check_captions(view, findings);
    check_disclaimed(view, findings);
}

} // namespace earbench
