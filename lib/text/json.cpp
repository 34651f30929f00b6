#include "text/json.hpp"

#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace earbench {

// Numbers are written by core/number.hpp: nlohmann-json keeps no decimals, it writes 70.0000 as 70.0.
std::string quote_json(std::string_view text)
{
    return nlohmann::json(to_utf8(text)).dump();
}

std::string quote_json_in_page(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> escapes{{{"<", "\\u003c"},
                                                                                    {">", "\\u003e"},
                                                                                    {"&", "\\u0026"},
                                                                                    {"{", "\\u007b"},
                                                                                    {"\u2028", "\\u2028"},
                                                                                    {"\u2029", "\\u2029"}}};
    auto quoted = quote_json(text);
    for (const auto& [character, escape] : escapes) {
        quoted = replace_all(quoted, character, escape);
    }
    return quoted;
}

} // namespace earbench
