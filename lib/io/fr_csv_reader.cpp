#include "io/fr_csv_reader.hpp"

#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "io/curve_builder.hpp"
#include "io/written_form.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// `%2C`, `%0D`, `%0A` and `%25` of a note; other percent signs are kept as they are.
std::string unescape_note(std::string_view value)
{
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto code = value.substr(i, 3);
        const char plain = code == "%2C"   ? ','
                           : code == "%0D" ? '\r'
                           : code == "%0A" ? '\n'
                           : code == "%25" ? '%'
                                           : '\0';
        text += plain != '\0' ? plain : value[i];
        i += plain != '\0' ? 2 : 0;
    }
    return text;
}

/// fr-csv, read strictly.
class FrCsvReader {
public:
    FrCsvReader(const std::string& file, NameParts identity)
        : m_identity(std::move(identity)), m_builder(file == "-" ? "standard input" : file)
    {
    }

    std::vector<FrequencyResponse> read(std::string_view text)
    {
        std::size_t number = 0;
        while (!text.empty()) {
            ++number;
            read_line(take_line(text), number);
        }
        finish(number);
        return m_builder.take_curves();
    }

private:
    void read_line(std::string_view line, std::size_t number)
    {
        if (m_builder.has_layout() && m_builder.add_plain_row(line, number)) {
            return;
        }
        if (trim(line).empty()) {
            return;
        }
        // A byte order mark stands in the middle where files were concatenated.
        if (line.starts_with("\xEF\xBB\xBF")) {
            line.remove_prefix(3);
        }
        if (line.starts_with('#')) {
            read_note(line, number);
        } else if (line.starts_with("frequency_hz,")) {
            read_header(line, number);
        } else if (!m_builder.has_layout()) {
            m_builder.fail(number, "expected a header frequency_hz,spl_db but found " + quoted_line(line));
        } else {
            m_builder.add_row(split(line, ','), line, number);
        }
    }

    void read_note(std::string_view line, std::size_t number)
    {
        if (m_builder.has_rows()) {
            finish(number);
        } else if (m_builder.has_layout()) {
            m_builder.fail(number, "expected rows of frequency and level but found " + quoted_line(line));
        }
        if (line.starts_with(fr_csv_magic)) {
            if (m_in_curve) {
                m_builder.fail(number,
                               "expected a header frequency_hz,spl_db but found " + quoted_line(line));
            }
            if (trim(line.substr(fr_csv_magic.size())) != "1") {
                m_builder.fail(number, "expected '# fr-csv: 1' but found " + quoted_line(line));
            }
            m_in_curve = true;
            return;
        }
        const auto colon = line.find(':');
        const auto key = trim(line.substr(1, colon == line.npos ? 0 : colon - 1));
        if (!m_in_curve || !is_note_key(key) || !is_utf8(line)) {
            m_builder.fail(number, std::string("expected ") +
                                       (m_in_curve ? "a note '# key: value'" : "'# fr-csv: 1'") +
                                       " but found " + quoted_line(line));
        }
        const auto value = unescape_note(trim(line.substr(colon + 1)));
        if (key != note::step && m_builder.notes().find(key)) {
            m_builder.fail(number, "expected the note '" + std::string(key) + "' once but found it again");
        }
        m_builder.notes().add(key, value);
    }

    void read_header(std::string_view line, std::size_t number)
    {
        if (m_builder.has_rows()) {
            finish(number);
        }
        const auto names = split(trim(line), ',');
        const auto nowhere = names.size();
        Layout layout{.cells = names.size(), .level = nowhere};
        for (std::size_t i = 1; i < names.size(); ++i) {
            if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
                names.begin() + static_cast<std::ptrdiff_t>(i)) {
                m_builder.fail(number,
                               "expected every column once but found " + quoted_name(names[i]) + " again");
            }
            if (names[i].empty()) {
                m_builder.fail(number, "expected a name for every column but found " + quoted_line(line));
            }
            if (names[i] == column::spl_db) {
                layout.level = i;
            } else if (names[i] == column::phase_deg) {
                layout.phase = i;
            } else {
                layout.others.emplace_back(i, names[i]);
            }
        }
        if (layout.level == nowhere) {
            m_builder.fail(number, "expected a column spl_db but found " + quoted_line(line));
        }
        m_builder.start_row_block(std::move(layout), number);
    }

    void finish(std::size_t number)
    {
        if (!m_builder.has_layout()) {
            m_builder.fail(number, "expected a header frequency_hz,spl_db but found the end");
        }
        if (!m_builder.notes().find(note::name)) {
            name_curve(m_builder.notes(), m_identity);
        }
        m_builder.finish_curve();
        m_in_curve = false;
    }

    NameParts m_identity;
    CurveBuilder m_builder;
    bool m_in_curve = false;
};

} // namespace

std::vector<FrequencyResponse> read_fr_csv(std::string_view text, const std::string& file,
                                           const NameParts& identity)
{
    return FrCsvReader(file, identity).read(text);
}

} // namespace earbench
