#include "text/csv.hpp"

#include "core/error.hpp"

#include <algorithm>

namespace earbench {

namespace {

class CsvReader {
public:
    CsvReader(std::string_view text, const std::string& file) : m_rest(text), m_file(file) {}

    std::vector<CsvRecord> read()
    {
        std::vector<CsvRecord> records;
        while (!m_rest.empty()) {
            CsvRecord record{{}, m_line};
            do {
                record.cells.push_back(read_cell());
            } while (take(","));
            if (!take("\r\n") && !take("\n") && !m_rest.empty()) {
                throw Error(Fault::data, Place{m_file, m_line},
                            "expected a comma or line end after a quoted cell");
            }
            ++m_line;
            if (record.cells.size() > 1 || !record.cells.front().empty()) {
                records.push_back(std::move(record));
            }
        }
        return records;
    }

private:
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
        const auto end = std::min(m_rest.find_first_of(",\r\n"), m_rest.size());
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
    std::size_t m_line = 1;
};

} // namespace

std::vector<CsvRecord> parse_csv(std::string_view text, const std::string& file)
{
    return CsvReader(text, file).read();
}

} // namespace earbench
