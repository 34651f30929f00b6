#include "draft/review.hpp"

#include "core/assignment.hpp"
#include "core/nearest.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"
#include "post/date.hpp"
#include "post/price.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace earbench {

namespace {

constexpr std::array<std::pair<std::string_view, Source>, 5> sources{{
    {"sample", Source::sample},
    {"tour", Source::tour},
    {"group-tour", Source::group_tour},
    {"loan", Source::loan},
    {"purchase", Source::purchase},
}};

/// Fields that are a line of text, and where it goes.
constexpr std::array<std::pair<std::string_view, std::string Review::*>, 19> texts{{
    {"brand", &Review::brand},
    {"model", &Review::model},
    {"tagline", &Review::tagline},
    {"excerpt", &Review::excerpt},
    {"thanks", &Review::thanks},
    {"discount", &Review::discount},
    {"opening", &Review::opening},
    {"technology", &Review::technology},
    {"packaging", &Review::packaging},
    {"earpieces", &Review::earpieces},
    {"fit", &Review::fit},
    {"recommended-tips", &Review::recommended_tips},
    {"impedance", &Review::impedance},
    {"sensitivity", &Review::sensitivity},
    {"source", &Review::playback},
    {"cable", &Review::cable},
    {"tips", &Review::tips},
    {"smoothing", &Review::smoothing},
    {"target", &Review::target},
}};

template <typename Table>
const auto* find_name(const Table& table, std::string_view field)
{
    const auto* const found =
        std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.first == field; });
    return found == table.end() ? nullptr : &found->second;
}

bool is_source(std::string_view field)
{
    return find_name(sources, field) != nullptr;
}

std::string_view sub_name(std::string_view value)
{
    return split_assignment(value).name;
}

/// True when `later` takes the place of `earlier`.
bool replaces(const ReviewSetting& later, const ReviewSetting& earlier)
{
    if (later.field == "sub" && earlier.field == "sub") {
        return sub_name(later.value) == sub_name(earlier.value);
    }
    return later.field == earlier.field || (is_source(later.field) && is_source(earlier.field));
}

/// Puts one setting after the other into a review, and knows for errors which one it is at.
class Filling {
public:
    Review review;

    void apply(const ReviewSetting& setting)
    {
        m_setting = &setting;
        const auto value = one_line(to_utf8(setting.value));
        const auto& field = setting.field;
        if (value.empty()) {
            fail("some text");
        }
        if (const auto* const source = find_name(sources, field)) {
            apply_source(*source, value);
        } else if (const auto* const text = find_name(texts, field)) {
            review.*(*text) = value;
        } else if (field == "date") {
            review.date = is_date(value) ? value : fail("a day as YYYY-MM-DD");
        } else if (field == "slug") {
            review.slug = is_slug(value) ? value : fail("letters, digits and hyphens");
        } else if (field == "price") {
            review.price = price(value);
        } else if (field == "variant") {
            apply_variant(value);
        } else if (field == "image") {
            review.image = picture(value);
        } else if (field == "figure") {
            review.figure_path = picture(value);
        } else if (field == "link") {
            apply_link(value);
        } else if (field == "affiliate") {
            apply_affiliate(value);
        } else if (field == "like" || field == "improve") {
            (field == "like" ? review.likes : review.improvements).push_back(value);
        } else if (field == "comparison") {
            apply_comparison(setting.value);
        } else if (field == "sub") {
            apply_sub(value);
        } else if (field == "sonic") {
            review.sonic = rating(value);
        } else if (field == "bias") {
            review.bias = rating(value);
        } else {
            review.curves.push_back(setting.value); // a path, byte for byte
        }
    }

private:
    /// Its type lets it stand where the value would: it never returns.
    [[noreturn]] std::string fail(const std::string& wanted, const std::string& advice = "") const
    {
        const auto found = " but found '" + m_setting->value + "'" + advice;
        if (m_setting->place) {
            throw Error(Fault::data, *m_setting->place,
                        "expected " + wanted + " for " + m_setting->field + found);
        }
        throw Error(Fault::usage, "expected " + wanted + " for --" + m_setting->field + found);
    }

    static bool is_slug(std::string_view value)
    {
        constexpr std::string_view allowed =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
        constexpr std::size_t longest_slug_bytes = 100;
        return value.find_first_not_of(allowed) == std::string_view::npos && value.front() != '-' &&
               value.size() <= longest_slug_bytes;
    }

    static bool is_web_address(std::string_view value)
    {
        return value.starts_with("http://") || value.starts_with("https://");
    }

    [[nodiscard]] std::string price(const std::string& value) const
    {
        const auto with_sign = with_currency(value, review.profile);
        return find_price(with_sign).text.empty() ? fail("a price with its currency, as in $149,")
                                                  : with_sign;
    }

    [[nodiscard]] std::string picture(const std::string& value) const
    {
        const bool climbs = ("/" + value + "/").find("/../") != std::string::npos;
        return is_web_address(value) || (value.starts_with('/') && !climbs)
                   ? value
                   : fail("a path from the root of the site (/...)");
    }

    void apply_source(Source source, const std::string& value)
    {
        if (review.source != Source::unknown) {
            fail("one source of the unit (sample, tour, group-tour, loan or purchase) and no second");
        }
        review.source = source;
        review.provider = value;
    }

    void apply_affiliate(std::string_view value)
    {
        if (value != "yes" && value != "no") {
            fail("yes or no");
        }
        review.affiliate = value == "yes";
    }

    void apply_variant(const std::string& value)
    {
        const auto equals = value.find('=');
        const std::string what(trim(value.substr(0, equals)));
        if (equals == std::string::npos || what.empty()) {
            fail("WHAT=PRICE");
        }
        review.variants.push_back({what, price(std::string(trim(value.substr(equals + 1))))});
    }

    /// `value` is not one line of UTF-8: behind the name stands a path, byte for byte.
    void apply_comparison(const std::string& value)
    {
        const auto equals = value.find('=');
        const auto name = one_line(to_utf8(value.substr(0, equals)));
        if (name.empty()) {
            fail("NAME or NAME=FILE");
        }
        auto rival = std::find_if(review.rivals.begin(), review.rivals.end(),
                                  [&](const Rival& one) { return one.name == name; });
        if (rival == review.rivals.end()) {
            rival = review.rivals.insert(rival, Rival{name, {}});
        }
        if (equals != std::string::npos && equals + 1 < value.size()) {
            rival->curves.push_back(value.substr(equals + 1));
        }
    }

    void apply_link(const std::string& value)
    {
        const auto equals = value.find('=');
        const bool labelled = equals != std::string::npos && !is_web_address(value);
        Link link{labelled ? std::string(trim(value.substr(0, equals))) : "",
                  std::string(trim(labelled ? value.substr(equals + 1) : value))};
        if (!is_web_address(link.url)) {
            fail("Label=URL with http:// or https://");
        }
        review.links.push_back(std::move(link));
    }

    void apply_sub(const std::string& value)
    {
        const auto name = sub_name(value);
        auto& parts = review.parts;
        auto* const part = name == "tonality"     ? &parts.tonality
                           : name == "bass"       ? &parts.bass
                           : name == "resolution" ? &parts.resolution
                           : name == "staging"    ? &parts.staging
                                                  : nullptr;
        const auto given = split_assignment(value).value;
        if (part == nullptr || given.empty()) {
            const std::vector<std::string> names{"tonality", "bass", "resolution", "staging"};
            fail("tonality, bass, resolution or staging, and =N,",
                 part == nullptr ? did_you_mean(name, names) : "");
        }
        *part = rating(given);
    }

    [[nodiscard]] double rating(std::string_view value) const
    {
        const auto read = read_rating(value);
        const bool whole = value.find_first_not_of("0123456789./ ") == std::string_view::npos;
        if (!read || !whole || !is_rating(read->value) || read->out_of != 5.0) {
            fail("a rating from 1 to 5 in half points", number_advice(value));
        }
        return read->value;
    }

    const ReviewSetting* m_setting = nullptr;
};

} // namespace

Review make_review(const std::vector<ReviewSetting>& from_file,
                   const std::vector<ReviewSetting>& from_options, const std::string& default_date,
                   const SiteProfile& profile)
{
    Filling filling;
    filling.review.profile = profile;
    filling.review.date = default_date;
    for (const auto& setting : from_file) {
        const auto overridden = [&](const auto& option) { return replaces(option, setting); };
        if (std::none_of(from_options.begin(), from_options.end(), overridden)) {
            filling.apply(setting);
        }
    }
    for (const auto& setting : from_options) {
        filling.apply(setting);
    }
    auto& review = filling.review;
    for (const auto& [name, value] : {std::pair("brand", review.brand), std::pair("model", review.model)}) {
        if (value.empty()) {
            throw Error(Fault::usage, std::string("expected --") + name + " but found none");
        }
    }
    if (!review.discount.empty() && review.source != Source::purchase) {
        throw Error(Fault::usage, "expected --purchase with --discount but found none");
    }
    review.target = review.target.empty() ? profile.target : review.target;
    review.smoothing = review.smoothing.empty() ? profile.smoothing : review.smoothing;
    if (review.curves.empty() && !review.figure_path.empty()) {
        review.figure = PostFigure{review.figure_path, {}, {}, profile.rig};
    }
    review.sonic = review.sonic ? review.sonic : overall_rating(review.parts);
    return review;
}

std::vector<std::string> review_remarks(const Review& review)
{
    const auto mean = overall_rating(review.parts);
    if (!mean || mean == review.sonic) {
        return {};
    }
    return {"the sonic rating is " + rating_text(*review.sonic) + " but the four sub-ratings make " +
            rating_text(*mean)};
}

} // namespace earbench
