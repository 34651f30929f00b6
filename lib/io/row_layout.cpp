#include "io/row_layout.hpp"

#include "core/ascii.hpp"
#include "core/plain_decimal.hpp"

#include <bit>
#include <cassert>
#include <cstring>
#include <span>

namespace earbench {

namespace {

constexpr unsigned most_digits = 8; // as many as are read together

std::uint64_t load(const char* place)
{
    std::uint64_t eight = 0;
    std::memcpy(&eight, place, sizeof eight);
    return eight;
}

/// The first `count` bytes of eight, behind as many zeros as there are others.
std::uint64_t last_of_eight(std::uint64_t eight, unsigned count)
{
    // In two steps, because none at all would be a shift by 64.
    return count < most_digits ? eight << (56 - 8 * count) << 8 : eight;
}

/// The whole number that eight bytes are the digits of, each a digit or zero: two, four and eight of them
/// become one in turn, all pairs at once.
std::uint64_t whole_number(std::uint64_t digits)
{
    digits = (digits & 0x0F0F0F0F'0F0F0F0FU) * (1 + (10ULL << 8U)) >> 8U;
    digits = (digits & 0x00FF00FF'00FF00FFU) * (1 + (100ULL << 16U)) >> 16U;
    return (digits & 0x0000FFFF'0000FFFFU) * (1 + (10'000ULL << 32U)) >> 32U;
}

} // namespace

std::optional<RowLayout> RowLayout::of(std::string_view row, std::size_t count)
{
    assert(row.ends_with('\n') && count <= most_numbers);
    if (std::endian::native != std::endian::little || row.size() > longest_row) {
        return std::nullopt;
    }
    RowLayout layout;
    layout.m_length = row.size();
    std::size_t place = 0;
    const auto digits_from_here = [&] {
        const auto begin = place;
        while (is_digit(row[place])) {
            ++place;
        }
        return static_cast<unsigned>(place - begin);
    };
    for (auto& number : std::span(layout.m_numbers).first(count)) {
        while (!is_digit(row[place])) {
            ++place;
        }
        const bool is_negative = place > 0 && row[place - 1] == '-';
        number.whole_begin = place;
        number.whole_digits = digits_from_here();
        place += row[place] == '.' ? 1U : 0U;
        number.decimals_begin = place;
        number.decimals = digits_from_here();
        if (number.whole_digits > most_digits || number.decimals > most_digits ||
            number.whole_digits + number.decimals > most_exact_digits) {
            return std::nullopt;
        }
        const double power = exact_powers_of_ten[number.decimals];
        number.divisor = is_negative ? -power : power;
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
        const bool digit = is_digit(row[i]);
        const auto put = [shift = 8 * (i % 8)](Eight& eight, char byte) {
            eight |= Eight{static_cast<unsigned char>(byte)} << shift;
        };
        put(layout.m_pattern[i / 8], digit ? '0' : row[i]);
        put(layout.m_digit_room[i / 8], digit ? '\x06' : '\0');
        put(layout.m_must_agree[i / 8], digit ? '\xF0' : '\xFF');
    }
    return layout;
}

/// Whether `text` begins with such a row, which ends within the first `Count` times eight bytes.
template <std::size_t Count>
bool RowLayout::begins(const char* text) const
{
    Eight disagreeing = 0;
    for (std::size_t i = 0; i < Count; ++i) {
        // A digit differs from '0' by its value, so that 6 more stay below 16; any other byte does not. Only
        // a byte that has disagreed already carries into the next one.
        const Eight difference = load(text + 8 * i) ^ m_pattern[i];
        disagreeing |= (difference | (difference + m_digit_room[i])) & m_must_agree[i];
    }
    return disagreeing == 0;
}

std::size_t RowLayout::count_rows(std::string_view text, std::size_t most) const
{
    constexpr std::size_t half = eights / 2;
    const bool is_short = m_length <= half * sizeof(Eight);
    std::size_t count = 0;
    for (const char* row = text.data(); count < most; row += m_length, ++count) {
        const auto rest = static_cast<std::size_t>(text.data() + text.size() - row);
        if (rest < bytes_looked_at || !(is_short ? begins<half>(row) : begins<eights>(row))) {
            break;
        }
    }
    return count;
}

void RowLayout::read_column(const char* first_row, std::size_t count, std::size_t column,
                            double* numbers) const
{
    const auto number = m_numbers[column];
    const bool is_short = number.whole_digits + number.decimals <= most_digits;
    const auto scale = static_cast<std::uint64_t>(exact_powers_of_ten[number.decimals]);
    for (std::size_t i = 0; i < count; ++i, first_row += m_length) {
        const auto whole = last_of_eight(load(first_row + number.whole_begin), number.whole_digits);
        const auto decimals = last_of_eight(load(first_row + number.decimals_begin), number.decimals);
        const auto digits = is_short ? whole_number(whole >> 8 * number.decimals | decimals)
                                     : whole_number(whole) * scale + whole_number(decimals);
        // Both are exact, so that IEEE 754 rounds their quotient as it has to be rounded.
        numbers[i] = static_cast<double>(static_cast<std::int64_t>(digits)) / number.divisor;
    }
}

} // namespace earbench
