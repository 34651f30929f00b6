#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace earbench {

/// Where the signs, digits and separators of a row of plain decimals stand.
///
/// Neighbouring rows of a table nearly always have them at the same places. Such rows are read together,
/// column by column and eight digits at a time, twice as fast as one after the other, to the same bits:
/// nothing is looked for, and no branch depends on what the digits are.
class RowLayout {
public:
    static constexpr std::size_t longest_row = 64;
    /// What is looked at, if only to be thrown away, from where a row begins: no row is read nearer than that
    /// to the end of the text.
    static constexpr std::size_t bytes_looked_at = longest_row + 8;

    /// The layout of `row`, which ends in LF and holds `count` plain decimals, no more than 8, as
    /// read_plain_decimal reads them. Nothing for a row that is longer than `longest_row`, or has a number of
    /// more than 8 digits before or behind the point, or 15 together.
    [[nodiscard]] static std::optional<RowLayout> of(std::string_view row, std::size_t count);

    /// Bytes of a row, LF among them.
    [[nodiscard]] std::size_t row_length() const noexcept { return m_length; }
    /// How many rows `text` begins with that are laid out so, up to `most`.
    [[nodiscard]] std::size_t count_rows(std::string_view text, std::size_t most) const;
    /// The numbers of a column, in so many rows from `first_row` on that count_rows has counted.
    void read_column(const char* first_row, std::size_t count, std::size_t column, double* numbers) const;

private:
    static constexpr std::size_t most_numbers = 8;
    /// Of eight bytes, the first in the lowest.
    using Eight = std::uint64_t;
    static constexpr std::size_t eights = longest_row / sizeof(Eight);

    /// A number with `whole_digits` before the point and `decimals` behind it.
    struct Number {
        std::size_t whole_begin;
        std::size_t decimals_begin;
        unsigned whole_digits;
        unsigned decimals;
        double divisor; ///< of all digits as one whole number; negative as the number is
    };

    template <std::size_t Count>
    [[nodiscard]] bool begins(const char* text) const;

    std::size_t m_length = 0;
    std::array<Eight, eights> m_pattern{};    ///< '0' for any digit, else what stands there
    std::array<Eight, eights> m_digit_room{}; ///< for each digit 6, which a byte above 9 does not bear
    std::array<Eight, eights> m_must_agree{}; ///< the bits that no digit changes, in the bytes of the row
    std::array<Number, most_numbers> m_numbers{};
};

} // namespace earbench
