#include "io/block_rows.hpp"

#include "core/plain_decimal.hpp"
#include "core/strings.hpp"
#include "io/row_layout.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace earbench {

namespace {

constexpr std::size_t widest_row = 8;               // as ForeignReader has it
constexpr std::size_t rows_that_a_layout_costs = 4; // read one by one in the time that it takes to make

const char* behind_blanks(const char* place)
{
    while (*place == ' ' || *place == '\t' || *place == '\r') {
        ++place;
    }
    return place;
}

/// Reads a row of as many plain decimals as there are `numbers`, parted by a TAB or by blanks, perhaps with a
/// comma before, from the front of lines the last of which ends in LF: nothing here looks beyond one.
/// @returns where the next line begins, or null for anything else.
const char* read_row(const char* place, std::span<double> numbers)
{
    char first_separator = '\0';
    place = behind_blanks(place);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0) {
            place += *place == ',' ? 1 : 0;
            first_separator = i == 1 ? *place : first_separator;
            if (*place != first_separator || (*place != ' ' && *place != '\t')) {
                return nullptr;
            }
            ++place;
            while (*place == ' ') {
                ++place;
            }
        }
        const auto number = read_plain_decimal(place, std::unreachable_sentinel);
        if (!number) {
            return nullptr;
        }
        numbers[i] = number->value;
        place = number->end;
    }
    place = behind_blanks(place);
    return *place == '\n' ? place + 1 : nullptr;
}

/// Appends to `columns` the rows that `text` begins with and that are laid out so.
/// @returns how many there are.
std::size_t append_alike(std::vector<std::vector<double>>& columns, std::string_view text,
                         const RowLayout& layout)
{
    constexpr std::size_t rows_at_a_time = 64; // few enough for their text to stay in the nearest cache
    const auto count = layout.count_rows(text, rows_at_a_time);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto size = columns[i].size();
        columns[i].resize(size + count);
        layout.read_column(text.data(), count, i, columns[i].data() + size);
    }
    return count;
}

} // namespace

void BlockRows::add_plain(const NumberedLine& line, std::span<const double> numbers)
{
    if (m_size == 0) {
        m_columns.resize(numbers.size());
    }
    if (numbers.size() != m_columns.size()) {
        add_other(line);
        return;
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        m_columns[i].push_back(numbers[i]);
    }
    if (m_keeps_lines) {
        m_lines.push_back(line);
    } else {
        m_stretches.push_back({line.text, m_size, line.number});
    }
    ++m_size;
}

void BlockRows::add_other(const NumberedLine& line)
{
    m_columns.clear();
    keep_lines();
    m_lines.push_back(line);
    ++m_size;
}

std::size_t BlockRows::add_plain_lines(std::string_view& text)
{
    const auto last_end = text.rfind('\n');
    if (m_keeps_lines || m_size == 0 || m_columns.size() > widest_row || last_end == text.npos) {
        return 0;
    }
    std::array<double, widest_row> room{};
    const auto numbers = std::span(room).first(m_columns.size());
    const char* place = text.data();
    const char* const end = place + last_end + 1;
    auto& stretch = m_stretches.back();
    // As many rows as could still come if all were as long as the last one.
    const auto expected = m_size + text.size() / stretch.text.size();
    for (auto& column : m_columns) {
        column.reserve(expected);
    }
    std::size_t count = 0;
    std::optional<RowLayout> layout;
    // Where hardly a row is laid out as the one before, it is no use to look how it is.
    std::size_t patience = 8;
    while (place != end) {
        if (const auto alike = layout ? append_alike(m_columns, {place, end}, *layout) : 0; alike > 0) {
            place += alike * layout->row_length();
            count += alike;
            patience += alike;
            continue;
        }
        const char* const next = read_row(place, numbers);
        if (next == nullptr) {
            break;
        }
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            m_columns[i].push_back(numbers[i]);
        }
        layout.reset();
        if (patience > 0) {
            layout = RowLayout::of({place, next}, numbers.size());
            patience -= std::min<std::size_t>(patience, rows_that_a_layout_costs);
        }
        place = next;
        ++count;
    }
    stretch.text = {stretch.text.data(), static_cast<std::size_t>(place - stretch.text.data())};
    text.remove_prefix(static_cast<std::size_t>(place - text.data()));
    m_size += count;
    return count;
}

const BlockRows::Stretch& BlockRows::stretch_of(std::size_t row) const
{
    const auto behind =
        std::upper_bound(m_stretches.begin(), m_stretches.end(), row,
                         [](std::size_t wanted, const Stretch& each) { return wanted < each.first_row; });
    return *(behind - 1);
}

std::size_t BlockRows::number(std::size_t row) const
{
    if (m_keeps_lines) {
        return m_lines[row].number;
    }
    const auto& stretch = stretch_of(row);
    return stretch.first_number + row - stretch.first_row;
}

std::string_view BlockRows::text(std::size_t row) const
{
    if (m_keeps_lines) {
        return m_lines[row].text;
    }
    const auto& stretch = stretch_of(row);
    auto rest = stretch.text;
    if (row + 1 == m_size) {
        // The last one is asked for most, wherever a line of words follows.
        const auto last_end = rest.find_last_not_of(" \t\r\n");
        const auto before = rest.rfind('\n', last_end);
        return trim(rest.substr(before == rest.npos ? 0 : before + 1, last_end - before));
    }
    for (auto at = stretch.first_row; at < row; ++at) {
        (void)take_line(rest);
    }
    return trim(take_line(rest));
}

std::optional<std::vector<std::vector<double>>> BlockRows::take_columns(std::size_t width)
{
    if (m_columns.size() != width) {
        return std::nullopt;
    }
    return std::move(m_columns);
}

void BlockRows::keep_lines()
{
    m_keeps_lines = true;
    for (const auto& stretch : m_stretches) {
        auto rest = stretch.text;
        for (auto number = stretch.first_number; !rest.empty(); ++number) {
            m_lines.push_back({trim(take_line(rest)), number});
        }
    }
    m_stretches.clear();
}

} // namespace earbench
