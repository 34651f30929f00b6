#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace earbench {

/// A row of numbers as it stands in the file.
struct NumberedLine {
    std::string_view text;
    std::size_t number;
};

/// The rows of one block of a foreign file, and for as long as all of them are such as read_plain_row reads,
/// their numbers, column by column.
///
/// Plain rows, nearly all there are, cost no more than their numbers: of lines that follow each other only
/// the first is kept, and any other is looked up behind it.
class BlockRows {
public:
    /// Adds a row that read_plain_row reads as `numbers`.
    void add_plain(const NumberedLine& line, std::span<const double> numbers);
    /// Adds a row that needs a closer look.
    void add_other(const NumberedLine& line);
    /// Adds the lines that `text` begins with, which stand right behind the row that was added last, as far
    /// as they are plain rows of as many numbers as that; `text` loses them.
    ///
    /// The same as read_plain_row and add_plain line by line, several times faster. It may stop before.
    /// @returns how many there are.
    std::size_t add_plain_lines(std::string_view& text);

    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
    [[nodiscard]] std::string_view front() const { return text(0); }
    [[nodiscard]] std::string_view back() const { return text(m_size - 1); }
    /// Of a row, which line it stands in, and its text without blanks at its ends.
    [[nodiscard]] std::size_t number(std::size_t row) const;
    [[nodiscard]] std::string_view text(std::size_t row) const;

    /// All numbers, as columns, which are moved out; nothing if not all rows are plain and `width` wide.
    [[nodiscard]] std::optional<std::vector<std::vector<double>>> take_columns(std::size_t width);
    /// Keeps every line from here on: they are going to be looked at one by one.
    void keep_lines();
    /// All rows, behind keep_lines().
    [[nodiscard]] const std::vector<NumberedLine>& lines() const noexcept { return m_lines; }

private:
    /// Lines of `text` that follow each other, each of them a row.
    struct Stretch {
        std::string_view text;
        std::size_t first_row;
        std::size_t first_number;
    };
    [[nodiscard]] const Stretch& stretch_of(std::size_t row) const;

    std::size_t m_size = 0;
    std::vector<std::vector<double>> m_columns; ///< none once a row is not plain
    std::vector<Stretch> m_stretches;           ///< as long as lines are not kept
    std::vector<NumberedLine> m_lines;          ///< once they are
    bool m_keeps_lines = false;
};

} // namespace earbench
