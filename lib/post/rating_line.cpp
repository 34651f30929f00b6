#include "post/rating_line.hpp"

#include "core/ascii.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace earbench {

namespace {

using Part = std::optional<double> SubRatings::*;

constexpr std::array<std::pair<std::string_view, Part>, 11> part_names{{
    {"tonality", &SubRatings::tonality},
    {"timbre", &SubRatings::tonality},
    {"bass", &SubRatings::bass},
    {"percussion", &SubRatings::bass},
    {"resolution", &SubRatings::resolution},
    {"detail", &SubRatings::resolution},
    {"staging", &SubRatings::staging},
    {"soundstage", &SubRatings::staging},
    {"stage", &SubRatings::staging},
    {"imaging", &SubRatings::staging},
    {"spatial", &SubRatings::staging},
}};

/// The name of a part that begins the word at `at`.
const std::pair<std::string_view, Part>* part_at(std::string_view lower, std::size_t at)
{
    if (is_letter(byte_at(lower, at - 1))) {
        return nullptr;
    }
    const auto* const found = std::find_if(part_names.begin(), part_names.end(), [&](const auto& part) {
        return lower.substr(at).starts_with(part.first);
    });
    return found == part_names.end() ? nullptr : found;
}

bool is_rank(const ReadRating& read)
{
    return read.kind == ReadRating::Kind::rating || read.kind == ReadRating::Kind::off_scale;
}

bool is_item(std::string_view line)
{
    const auto text = trim(line);
    return text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ");
}

} // namespace

std::optional<StatedRating> closing_rating(const std::vector<std::string_view>& lines, RatingLabel label,
                                           const Scale& scale)
{
    std::optional<StatedRating> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto text = after_label(lines[i], label);
        if (text && text->empty() && i + 1 < lines.size()) {
            const auto next = trim(lines[i + 1]);
            text = is_rank(scale.read(next)) ? next : std::string_view{};
        }
        if (!text || text->empty()) {
            continue;
        }
        auto read = scale.read(*text);
        if (!found || is_rank(read) || !is_rank(found->read)) {
            found = StatedRating{std::move(read), *text, i};
        }
    }
    return found;
}

SubRatings read_sub_ratings(std::string_view text)
{
    SubRatings parts;
    const auto lower = to_lower(text);
    Part part = nullptr;
    for (std::size_t at = 0; at < lower.size(); ++at) {
        if (const auto* const named = part_at(lower, at)) {
            part = named->second;
            at += named->first.size() - 1;
        } else if (part != nullptr && is_digit(lower[at])) {
            if (const auto rating = read_rating(
                    std::string_view(lower).substr(at).substr(0, lower.find_first_of(" ;,()*_\n", at) - at));
                rating && !(parts.*part)) {
                parts.*part = rating->value;
            }
            part = nullptr;
        } else if (std::string_view(";,()").find(lower[at]) != std::string_view::npos) {
            part = nullptr;
        }
    }
    return parts;
}

SubRatings closing_sub_ratings(const std::vector<std::string_view>& lines, const StatedRating& closing)
{
    auto parts = read_sub_ratings(closing.text);
    if (parts != SubRatings{}) {
        return parts;
    }
    std::string list;
    for (auto i = closing.index + 1; i < lines.size() && (is_item(lines[i]) || trim(lines[i]).empty()); ++i) {
        list += std::string(lines[i]) + "\n;";
    }
    return read_sub_ratings(list);
}

} // namespace earbench
