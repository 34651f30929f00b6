#pragma once

#include "draft/review.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reviews to write drafts of, and what the drafts hold.
namespace earbench::sample_reviews {

inline ReviewSetting option(const std::string& field, const std::string& value)
{
    return {field, value, std::nullopt};
}

inline Review some_review(std::vector<ReviewSetting> more = {})
{
    more.insert(more.begin(), {option("brand", "Acme"), option("model", "One")});
    return make_review({}, more, "2024-05-06");
}

inline bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

inline std::size_t count(const std::string& text, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

} // namespace earbench::sample_reviews
