#include "io/row_splitter.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>

namespace earbench {

namespace {

std::string_view unquote(std::string_view cell)
{
    cell = trim(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') {
        cell = cell.substr(1, cell.size() - 2);
    }
    return trim(cell);
}

Cells split_blanks(std::string_view line)
{
    Cells cells;
    while (!(line = trim(line)).empty()) {
        const auto end = std::min(line.find_first_of(" \t"), line.size());
        cells.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return cells;
}

/// True for `20,00 91,30`: blanks part the cells, so that a comma inside one can only be a decimal comma.
bool has_decimal_commas_between_blanks(const Cells& cells)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return cells.size() >= 2 && std::all_of(cells.begin(), cells.end(), [&](std::string_view cell) {
               const auto comma = cell.find(',');
               const bool one_inner_comma = comma != 0 && comma + 1 < cell.size() &&
                                            cell.find(',', comma + 1) == cell.npos && comma != cell.npos &&
                                            digit(cell[comma - 1]) && digit(cell[comma + 1]);
               return cell.find('.') == cell.npos && (comma == cell.npos || one_inner_comma);
           });
}

} // namespace

const Cells& RowSplitter::split_row(std::string_view line)
{
    bool decimal_comma = false;
    if (line.find(';') != line.npos) {
        m_cells = split(line, ';');
        decimal_comma = true;
    } else if (line.find('\t') != line.npos) {
        m_cells = split(line, '\t');
        decimal_comma = true;
    } else if (line.find(',') != line.npos) {
        m_cells = split_blanks(line);
        decimal_comma = has_decimal_commas_between_blanks(m_cells);
        if (!decimal_comma) {
            m_cells = split(line, ',');
        }
    } else {
        m_cells = split_blanks(line);
        // "Frequency (Hz) SPL (dB)" names two columns.
        std::erase_if(m_cells,
                      [](std::string_view cell) { return cell.starts_with('(') || cell.starts_with('['); });
    }
    for (auto& cell : m_cells) {
        cell = unquote(cell);
    }
    while (!m_cells.empty() && m_cells.back().empty()) {
        m_cells.pop_back();
    }
    if (decimal_comma) {
        replace_decimal_commas();
    }
    return m_cells;
}

void RowSplitter::replace_decimal_commas()
{
    m_points.clear();
    m_points.reserve(m_cells.size());
    for (auto& cell : m_cells) {
        if (std::count(cell.begin(), cell.end(), ',') == 1 && cell.find('.') == cell.npos) {
            m_points.push_back(replace_all(cell, ",", "."));
            cell = m_points.back();
        }
    }
}

bool is_number_cell(std::string_view cell)
{
    return parse_number(cell).has_value();
}

void require_text(std::string_view text, const std::string& file)
{
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        throw Error(Fault::data, Place{file, 1}, "expected UTF-8 text but found UTF-16");
    }
    const auto nul = text.find('\0');
    if (nul != text.npos) {
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(nul), '\n');
        throw Error(Fault::data, Place{file, static_cast<std::size_t>(line)},
                    "expected text but found a NUL byte");
    }
    if (text.find('\n') == text.npos && text.find('\r') < text.size() - 1) {
        throw Error(Fault::data, Place{file, 1}, "expected lines that end in LF or CRLF but found CR alone");
    }
}

} // namespace earbench
