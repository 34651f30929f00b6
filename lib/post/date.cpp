#include "post/date.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <algorithm>
#include <array>
#include <ctime>

namespace earbench {

namespace {

std::string write_date(const std::tm& day)
{
    std::array<char, 32> buffer{};
    const auto length = std::strftime(buffer.data(), buffer.size(), "%Y-%m-%d", &day);
    return {buffer.data(), length};
}

} // namespace

bool is_date(std::string_view text)
{
    constexpr std::string_view pattern = "dddd-dd-dd";
    const auto fits = [](char c, char wanted) { return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted; };
    if (text.size() != pattern.size() || !std::equal(text.begin(), text.end(), pattern.begin(), fits)) {
        return false;
    }
    const auto number = [&](std::size_t begin, std::size_t length) {
        return parse_integer(text.substr(begin, length)).value_or(0);
    };
    const long year = number(0, 4);
    const long month = number(5, 2);
    const long day = number(8, 2);
    if (month < 1 || month > 12) {
        return false;
    }
    constexpr std::array<long, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap_year = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 &&
           day <= days.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap_year ? 1 : 0);
}

std::string date_of_epoch(long seconds)
{
    std::tm day{};
    const std::time_t time = seconds;
    gmtime_r(&time, &day);
    return write_date(day);
}

std::string default_date(const std::optional<std::string>& source_date_epoch, long now_seconds)
{
    if (source_date_epoch) {
        const auto seconds = parse_integer(*source_date_epoch);
        constexpr long year_10000 = 253402300800; // 10000-01-01T00:00:00Z
        if (!seconds || *seconds < 0 || *seconds >= year_10000) {
            throw Error(Fault::usage, "expected seconds since 1970 in SOURCE_DATE_EPOCH but found '" +
                                          *source_date_epoch + "'");
        }
        return date_of_epoch(*seconds);
    }
    std::tm day{};
    const std::time_t time = now_seconds;
    localtime_r(&time, &day);
    return write_date(day);
}

} // namespace earbench
