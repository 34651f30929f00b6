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

namespace earbench {

namespace {

bool is_source(std::string_view field)
{
    return field == "sample" || field == "tour" || field == "loan" || field == "purchase";
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
        if (is_source(field)) {
            apply_source(field, value);
        } else if (field == "date") {
            review.date = is_date(value) ? value : fail("a day as YYYY-MM-DD");
        } else if (field == "slug") {
            review.slug = is_slug(value) ? value : fail("letters, digits and hyphens");
        } else if (field == "price") {
            const auto price = with_currency(value, review.profile);
            review.price =
                find_price(price).text.empty() ? fail("a price with its currency, as in $149,") : price;
        } else if (field == "image") {
            review.image = value.starts_with('/') || is_web_address(value)
                               ? value
                               : fail("a path from the root of the site (/...)");
        } else if (field == "link") {
            apply_link(value);
        } else if (field == "sub") {
            apply_sub(value);
        } else if (field == "sonic") {
            review.sonic = rating(value);
        } else if (field == "bias") {
            review.bias = rating(value);
        } else if (field == "curves") {
            review.curves.push_back(setting.value); // a path, byte for byte
        } else {
            text_of(field) = value;
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

    void apply_source(std::string_view field, const std::string& value)
    {
        if (review.source != Source::unknown) {
            fail("one source of the unit (sample, tour, loan or purchase) and no second");
        }
        review.source = field == "sample" ? Source::sample
                        : field == "tour" ? Source::tour
                        : field == "loan" ? Source::loan
                                          : Source::purchase;
        review.provider = value;
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

    std::string& text_of(std::string_view field)
    {
        return field == "brand"     ? review.brand
               : field == "model"   ? review.model
               : field == "tagline" ? review.tagline
               : field == "source"  ? review.playback
               : field == "cable"   ? review.cable
               : field == "tips"    ? review.tips
                                    : review.target;
    }

    const ReviewSetting* m_setting = nullptr;
};

} // namespace

const std::vector<ReviewField>& review_fields()
{
    static const std::vector<ReviewField> fields{
        {"brand", "NAME", "Who makes the IEM"},
        {"model", "NAME", "What it is called"},
        {"tagline", "TEXT", "A few words for the title and the excerpt"},
        {"date", "YYYY-MM-DD", "Day of the post; else that of SOURCE_DATE_EPOCH, else today"},
        {"slug", "NAME", "Stands for Brand-Model in file names"},
        {"price", "PRICE", "Price with its currency, as in '$149'"},
        {"image", "PATH", "Picture at the head, from the root of the site"},
        {"sample", "FROM", "The unit is a review sample from FROM"},
        {"tour", "FROM", "The unit came with a review tour of FROM"},
        {"loan", "FROM", "The unit is on loan from FROM"},
        {"purchase", "SHOP", "The unit was bought at SHOP"},
        {"link", "LABEL=URL", "A link for the price line; may be repeated", true},
        {"source", "TEXT", "Test setup: what played the music"},
        {"cable", "TEXT", "Test setup: cable"},
        {"tips", "TEXT", "Test setup: ear tips"},
        {"sonic", "N", "Sonic rating, 1 to 5 in half points; else the mean of four --sub"},
        {"sub", "PART=N", "Rating of tonality, bass, resolution or staging; may be repeated", true},
        {"bias", "N", "Bias rating, 1 to 5 in half points"},
        {"target", "NAME|FILE", "Target to draw with the curves, 'none' for none; else harman-ie-2019"},
        {"curves", "FILE", "", true, false},
    };
    return fields;
}

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
    review.target = review.target.empty() ? profile.target : review.target;
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
