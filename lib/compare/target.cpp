#include "compare/target.hpp"

#include "compare/built_in_targets.hpp"

#include <algorithm>

namespace earbench {

std::optional<FrequencyResponse> find_built_in_target(std::string_view key)
{
    const auto targets = built_in_targets();
    const auto found =
        std::find_if(targets.begin(), targets.end(), [&](const auto& target) { return target.key == key; });
    if (found == targets.end()) {
        return std::nullopt;
    }
    return FrequencyResponse({found->grid_hz.begin(), found->grid_hz.end()},
                             {found->spl_db.begin(), found->spl_db.end()}, {},
                             {{"name", std::string(found->name)}, {"source", std::string(found->source)}});
}

std::vector<std::string> built_in_target_keys()
{
    std::vector<std::string> keys;
    for (const auto& target : built_in_targets()) {
        keys.emplace_back(target.key);
    }
    return keys;
}

} // namespace earbench
