#include "core/error.hpp"

#include "core/strings.hpp"

namespace earbench {

std::string Error::line() const
{
    std::string text;
    if (m_place && !m_place->file.empty()) {
        text = m_place->file + ":";
        if (m_place->line > 0) {
            text += std::to_string(m_place->line) + ":";
        }
        text += " ";
    }
    // A hostile file must not be able to steer the terminal or to flood it.
    constexpr std::size_t longest_line_bytes = 400;
    return printable(text + m_message, longest_line_bytes);
}

} // namespace earbench
