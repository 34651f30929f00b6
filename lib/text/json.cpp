#include "text/json.hpp"

#include "text/utf8.hpp"

#include <nlohmann/json.hpp>

namespace earbench {

// Numbers are written by core/number.hpp: nlohmann-json keeps no decimals, it writes 70.0000 as 70.0.
std::string quote_json(std::string_view text)
{
    return nlohmann::json(to_utf8(text)).dump();
}

} // namespace earbench
