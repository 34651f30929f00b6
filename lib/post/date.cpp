#include "post/date.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <chrono>

namespace earbench {

bool is_date(std::string_view text)
{
    constexpr std::string_view pattern = "dddd-dd-dd";
    const auto fits = [](char c, char wanted) { return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted; };
    if (text.size() != pattern.size() || !std::equal(text.begin(), text.end(), pattern.begin(), fits)) {
        return false;
    }
    const auto number = [&](std::size_t begin, std::size_t length) {
        return static_cast<int>(parse_integer(text.substr(begin, length)).value_or(0));
    };
    const std::chrono::year_month_day day{
        std::chrono::year(number(0, 4)),
        std::chrono::month(static_cast<unsigned>(number(5, 2))),
        std::chrono::day(static_cast<unsigned>(number(8, 2))),
    };
    return day.ok();
}

std::string day_of(std::string_view text)
{
    const auto all = trim(text);
    const auto end = std::min(all.find_first_of(" T"), all.size());
    std::string day;
    for (const auto part : split(all.substr(0, end), '-')) {
        day += (day.empty() ? "" : "-") + std::string(part.size() == 1 ? "0" : "") + std::string(part);
    }
    return is_date(day) ? day : std::string();
}

} // namespace earbench
