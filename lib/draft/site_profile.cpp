#include "draft/site_profile.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/strings.hpp"
#include "text/escape.hpp"
#include "text/front_matter.hpp"
#include "text/yaml.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace earbench {

namespace {

struct ProfileKey {
    std::string_view name;
    std::string SiteProfile::*text;
    bool is_address = false;
};

constexpr std::array<ProfileKey, 10> keys{{
    {"reviewer", &SiteProfile::reviewer},
    {"listens-for", &SiteProfile::listens},
    {"ranking", &SiteProfile::ranking, true},
    {"graphs", &SiteProfile::graphs, true},
    {"glossary", &SiteProfile::glossary, true},
    {"currency", &SiteProfile::currency},
    {"rig", &SiteProfile::rig},
    {"target", &SiteProfile::target},
    {"smoothing", &SiteProfile::smoothing},
    {"rival", &SiteProfile::rival},
}};

bool is_address(std::string_view text)
{
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with('/');
}

const ProfileKey& find_key(const Yaml& value, const std::string& file)
{
    const auto* const key =
        std::find_if(keys.begin(), keys.end(), [&](const ProfileKey& one) { return one.name == value.key; });
    if (key == keys.end()) {
        std::vector<std::string> names;
        std::transform(keys.begin(), keys.end(), std::back_inserter(names),
                       [](const ProfileKey& one) { return std::string(one.name); });
        throw Error(Fault::data, Place{file, value.line},
                    "expected one of " + join(names, ", ") + " but found '" + value.key + "'" +
                        did_you_mean(value.key, names));
    }
    return *key;
}

} // namespace

SiteProfile read_site_profile(std::string_view bytes, const std::string& file)
{
    const auto document = parse_yaml(normal_text(bytes, file), file);
    if (document.kind != Yaml::Kind::map && document.kind != Yaml::Kind::nothing) {
        throw Error(Fault::data, Place{file, document.line}, "expected a map (reviewer: ...)");
    }
    SiteProfile profile;
    for (const auto& value : document.items) {
        const auto& key = find_key(value, file);
        if (value.kind == Yaml::Kind::nothing) {
            continue;
        }
        const auto text = one_line(value.text);
        if (value.kind != Yaml::Kind::scalar || (key.is_address && !is_address(text))) {
            throw Error(Fault::data, Place{file, value.line},
                        "expected " +
                            std::string(key.is_address ? "an address (https://... or /...)" : "text") +
                            " for " + value.key + " but found '" + text + "'");
        }
        profile.*key.text = text;
    }
    return profile;
}

std::string with_currency(const std::string& price, const SiteProfile& profile)
{
    const bool is_number = !price.empty() && is_digit(price.front()) &&
                           price.find_first_not_of("0123456789., '") == std::string::npos;
    if (!is_number || profile.currency.empty()) {
        return price;
    }
    // Codes and words follow the number, signs go before it.
    const bool is_word = is_letter(profile.currency.back());
    return is_word ? price + " " + profile.currency : profile.currency + price;
}

} // namespace earbench
