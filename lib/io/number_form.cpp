#include "io/number_form.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <string>

namespace earbench {

namespace {

/// Whole digits, such as "1,234", without what parts their thousands; empty where they are not grouped so.
std::string without_thousands(std::string_view whole)
{
    const auto first_end = whole.find_first_not_of("0123456789");
    if (first_end == 0 || first_end > 3 || first_end == whole.npos || whole.front() == '0') {
        return {};
    }
    const char separator = whole[first_end];
    std::string digits(whole.substr(0, first_end));
    for (auto rest = whole.substr(first_end); !rest.empty(); rest.remove_prefix(4)) {
        if (rest.size() < 4 || rest.front() != separator || !is_digit(rest[1]) || !is_digit(rest[2]) ||
            !is_digit(rest[3])) {
            return {};
        }
        digits += rest.substr(1, 3);
    }
    return digits;
}

} // namespace

std::optional<double> read_number(std::string_view cell, DecimalMark mark)
{
    const char decimal = mark == DecimalMark::point ? '.' : ',';
    const char other = mark == DecimalMark::point ? ',' : '.';
    const bool plain = cell.find_first_of(mark == DecimalMark::point ? ", '" : ",. '") == cell.npos;
    if (plain) {
        return parse_number(cell);
    }
    const auto sign_length = cell.starts_with('-') || cell.starts_with('+') ? 1U : 0U;
    auto text = std::string(cell.substr(0, sign_length));
    const auto unsigned_cell = cell.substr(sign_length);
    const auto whole_end = std::min(unsigned_cell.find(decimal), unsigned_cell.size());
    const auto whole = unsigned_cell.substr(0, whole_end);
    const auto fraction = unsigned_cell.substr(whole_end);
    if (whole.find_first_of(std::string{other, ' ', '\''}) == whole.npos) {
        text += whole;
    } else if (const auto digits = without_thousands(whole); !digits.empty()) {
        text += digits;
    } else {
        return std::nullopt;
    }
    if (!fraction.empty()) {
        text.append(".").append(fraction.substr(1));
    }
    return text.find(',') == text.npos ? parse_number(text) : std::nullopt;
}

bool begins_like_a_number(std::string_view cell)
{
    const auto first = cell.find_first_not_of("+-.,");
    if (first != cell.npos && is_digit(cell[first])) {
        return true;
    }
    const auto lower = to_lower(cell.substr(std::min(cell.find_first_not_of("+-"), cell.size())));
    return lower == "nan" || lower == "inf" || lower == "infinity";
}

} // namespace earbench
