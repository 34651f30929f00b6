#include "io/foreign_reader.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/note_keys.hpp"
#include "io/foreign_block.hpp"
#include "io/row_splitter.hpp"
#include "io/written_form.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <span>

namespace earbench {

namespace {

constexpr std::size_t widest_plain_row = 8;

/// Collects blocks of rows and what stands between them.
class ForeignReader {
public:
    ForeignReader(const std::string& file, const NameParts& identity)
        : m_file(file == "-" ? "standard input" : file), m_identity(identity), m_builder(m_file)
    {
    }

    Reading read(std::string_view text)
    {
        std::array<double, widest_plain_row> numbers{};
        std::size_t number = 0;
        while (!text.empty()) {
            ++number;
            const auto line = take_line(text);
            if (const auto count = read_plain_row(line, numbers)) {
                begin_row({trim(line), number});
                m_block.rows.add_plain({trim(line), number}, std::span(numbers).first(*count));
                number += m_block.rows.add_plain_lines(text);
            } else {
                read_line(clean_line(line, m_cleaned), number);
            }
        }
        if (m_block.rows.empty()) {
            fail_without_rows(number);
        }
        take_words_behind();
        finish_block();
        return {m_builder.take_curves(), std::move(m_remarks)};
    }

private:
    void read_line(std::string_view line, std::size_t number)
    {
        if (is_empty_line(line)) {
            if (!m_words.empty()) {
                m_words.back().before_blank = true;
            }
        } else if (is_row(line)) {
            begin_row({line, number});
            m_block.rows.add_other({line, number});
        } else {
            m_words.push_back(words_line(line, number));
        }
    }

    /// A row that belongs to the block before it, or begins one.
    void begin_row(const NumberedLine& row)
    {
        if (!m_words.empty()) {
            take_words(row);
        }
    }

    [[noreturn]] void fail_without_rows(std::size_t line_count) const
    {
        const auto words = std::find_if(m_words.begin(), m_words.end(),
                                        [](const WordsLine& line) { return line.mark == '\0'; });
        if (words != m_words.end()) {
            m_builder.fail(words->number,
                           "expected frequency and level but found " + quoted_line(words->text));
        }
        m_builder.fail(std::max<std::size_t>(line_count, 1),
                       "expected rows of frequency and level but found none");
    }

    /// What stands before `row`: the head of a block, or remarks between rows.
    void take_words(const NumberedLine& row)
    {
        const auto cell_count = count_cells(row.text);
        auto header = find_header(m_words, cell_count, m_block.rows.empty());
        if (!m_block.rows.empty()) {
            if (!header && !begins_curve(row)) {
                take_words_between();
                return;
            }
            take_words_behind(header ? header->line : row.number);
            finish_block();
        } else {
            require_no_damaged_row(m_words.back(), cell_count, header);
        }
        m_block.header = std::move(header);
        for (const auto& words : m_words) {
            take_note(words);
        }
        m_words.clear();
    }

    void require_no_damaged_row(const WordsLine& words, std::size_t cell_count,
                                const std::optional<HeaderRow>& header) const
    {
        const bool is_header = header && header->line == words.number;
        if (words.mark == '\0' && !is_header && is_damaged_row(words.text, cell_count)) {
            m_builder.fail(words.number,
                           "expected frequency and level as numbers but found " + quoted_line(words.text));
        }
    }

    /// True when lines with a `*` before `row` begin another curve: notes of REW's, or frequencies that start
    /// again.
    [[nodiscard]] bool begins_curve(const NumberedLine& row) const
    {
        const bool has_rew_head = std::any_of(m_words.begin(), m_words.end(), [](const WordsLine& words) {
            return words.mark == '*' &&
                   (words.text.starts_with("Measurement:") || words.text.starts_with("Measurement data"));
        });
        const bool has_star = std::any_of(m_words.begin(), m_words.end(),
                                          [](const WordsLine& words) { return words.mark == '*'; });
        return has_rew_head || (has_star && starts_again(row));
    }

    [[nodiscard]] bool starts_again(const NumberedLine& row) const
    {
        const auto frequency = [](std::string_view line) {
            return read_number(cell_text(line, 0), DecimalMark::point).value_or(0.0);
        };
        const double first = frequency(m_block.rows.front());
        const double last = frequency(m_block.rows.back());
        const double next = frequency(row.text);
        return last >= first ? next < last : next > last;
    }

    /// Words between rows of one curve are a damaged row; comments are none, but a row may hide in one.
    void take_words_between()
    {
        for (const auto& words : m_words) {
            if (words.mark == '\0') {
                m_builder.fail(words.number, "expected frequency and level as numbers but found " +
                                                 quoted_line(words.text));
            }
            if (is_row(words.text) && count_cells(words.text) >= 2) {
                m_remarks.push_back(m_file + ":" + std::to_string(words.number) + ": " +
                                    quoted_line(words.text) + " is a comment and left out");
            }
        }
        m_words.clear();
    }

    void take_note(const WordsLine& words)
    {
        if (words.mark == '*') {
            take_frd_note(words.text); // what REW says begins with a capital, as no key does
        }
        if (const auto title = value_behind(words.text, "Measurement:"); title && words.mark == '*') {
            m_block.notes.set(note::title, *title);
        } else if (const auto smoothing = value_behind(words.text, "Smoothing:")) {
            m_block.notes.set(note::smoothing, smoothing_note(*smoothing));
        }
    }

    /// The notes of FRD that earbench wrote, `* key: value`. The first of them is the name: only behind it
    /// are such lines taken for notes.
    void take_frd_note(std::string_view text)
    {
        const auto colon = text.find(": ");
        const auto key = text.substr(0, colon);
        const bool has_name = m_block.notes.find(note::name).has_value();
        if (colon == text.npos || !is_note_key(key) || (key != note::name && !has_name)) {
            return;
        }
        if (!has_name) {
            m_block.notes = {}; // REW's forms of name and smoothing, for other programs
        }
        const auto value = to_utf8(trim(text.substr(colon + 2)));
        if (key == note::step) {
            m_block.notes.add(key, value);
        } else {
            m_block.notes.set(key, value);
        }
    }

    /// What AudioTools says of its curve behind the rows, up to the line where the next curve begins.
    void take_words_behind(std::size_t end = static_cast<std::size_t>(-1))
    {
        for (const auto& words : m_words) {
            if (words.number >= end) {
                break;
            }
            if (const auto averaging = value_behind(words.text, "averaging")) {
                m_block.notes.set(note::smoothing, smoothing_note(*averaging));
            }
        }
        if (!m_words.empty() && end == static_cast<std::size_t>(-1)) {
            require_no_damaged_row(m_words.front(), count_cells(m_block.rows.back()), std::nullopt);
        }
    }

    void finish_block()
    {
        add_curves(m_block, {m_file, m_identity, m_builder, m_remarks});
        m_block = {};
    }

    std::string m_file;
    NameParts m_identity;
    CurveBuilder m_builder;
    ForeignBlock m_block;
    std::vector<WordsLine> m_words;
    std::deque<std::string> m_cleaned;
    std::vector<std::string> m_remarks;
};

} // namespace

Reading read_foreign(std::string_view text, const std::string& file, const NameParts& identity)
{
    return ForeignReader(file, identity).read(text);
}

} // namespace earbench
