#include "draft/default_date.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <algorithm>
#include <ctime>

namespace earbench {

namespace {

std::string padded(unsigned number, std::size_t digits)
{
    const auto text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string write_date(std::chrono::year_month_day date)
{
    return padded(static_cast<unsigned>(int{date.year()}), 4) + "-" + padded(unsigned{date.month()}, 2) +
           "-" + padded(unsigned{date.day()}, 2);
}

/// The C library knows the local calendar; g++ 12 and clang 14 have no std::chrono::current_zone.
std::chrono::year_month_day local_day(std::chrono::sys_seconds now)
{
    std::tm parts{};
    const std::time_t time = now.time_since_epoch().count();
    localtime_r(&time, &parts);
    return std::chrono::year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday;
}

} // namespace

std::string default_date(const char* source_date_epoch, std::chrono::sys_seconds now)
{
    using namespace std::chrono;
    if (source_date_epoch == nullptr) {
        return write_date(local_day(now));
    }
    constexpr sys_seconds end_of_dates = sys_days(year(10000) / January / 1);
    const auto count = parse_integer(source_date_epoch);
    if (!count || *count < 0 || *count >= end_of_dates.time_since_epoch().count()) {
        throw Error(Fault::usage, "expected seconds since 1970 in SOURCE_DATE_EPOCH but found '" +
                                      std::string(source_date_epoch) + "'");
    }
    return write_date(floor<days>(sys_seconds(seconds(*count))));
}

} // namespace earbench
