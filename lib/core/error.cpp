#include "core/error.hpp"

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
    return text + m_message;
}

} // namespace earbench
