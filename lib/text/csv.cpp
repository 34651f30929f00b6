#include "text/csv.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"

#include <algorithm>

namespace earbench {

namespace {

class CsvReader {
public:
    CsvReader(std::string_view text, const std::string& file, char separator, std::size_t first_line)
        : m_rest(text), m_file(file), m_separator(1, separator), m_cell_end(m_separator + "\r\n"),
          m_line(first_line)
    {
    }

    std::vector<CsvRecord> read()
    {
        std::vector<CsvRecord> records;
        while (!m_rest.empty()) {
            CsvRecord record{{}, m_line};
            do {
                record.cells.push_back(read_cell());
            } while (take(m_separator));
            if (!take("\r\n") && !take("\n") && !m_rest.empty()) {
                throw Error(Fault::data, Place{m_file, m_line},
                            "expected " + separator_name() + " or line end after a quoted cell");
            }
            ++m_line;
            if (record.cells.size() > 1 || !record.cells.front().empty()) {
                records.push_back(std::move(record));
            }
        }
        return records;
    }

private:
    [[nodiscard]] std::string separator_name() const
    {
        return m_separator == "," ? "a comma" : m_separator == "\t" ? "a TAB" : "'" + m_separator + "'";
    }

    bool take(std::string_view token)
    {
        if (!m_rest.starts_with(token)) {
            return false;
        }
        m_rest.remove_prefix(token.size());
        return true;
    }

    std::string read_cell()
    {
        if (take("\"")) {
            return read_quoted();
        }
        const auto end = std::min(m_rest.find_first_of(m_cell_end), m_rest.size());
        std::string cell(m_rest.substr(0, end));
        m_rest.remove_prefix(end);
        return cell;
    }

    std::string read_quoted()
    {
        const auto first_line = m_line;
        std::string cell;
        for (;;) {
            const auto quote = m_rest.find('"');
            if (quote == std::string_view::npos) {
                throw Error(Fault::data, Place{m_file, first_line},
                            "expected a closing quote but found the end of the file");
            }
            const auto part = m_rest.substr(0, quote);
            m_line += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
            cell += part;
            m_rest.remove_prefix(quote + 1);
            if (!take("\"")) {
                return cell;
            }
            cell += '"';
        }
    }

    std::string_view m_rest;
    const std::string& m_file;
    std::string m_separator;
    std::string m_cell_end;
    std::size_t m_line;
};

} // namespace

std::vector<CsvRecord> parse_csv(std::string_view text, const std::string& file, char separator,
                                 std::size_t first_line)
{
    return CsvReader(text, file, separator, first_line).read();
}

std::string quote_csv(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    return "\"" + replace_all(text, "\"", "\"\"") + "\"";
}

} // namespace earbench
