#include "common/curves.hpp"

#include "compare/target.hpp"
#include "io/curves.hpp"

#include <algorithm>
#include <unistd.h>

namespace earbench::cli {

std::vector<FrequencyResponse> read_all_curves(Tool& tool, const std::vector<std::string>& inputs)
{
    std::vector<FrequencyResponse> all;
    for (const auto& input : inputs) {
        tool.attempt([&] {
            auto curves = read_curves(input);
            std::move(curves.begin(), curves.end(), std::back_inserter(all));
        });
    }
    return all;
}

FrequencyResponse read_target(const std::string& key_or_file)
{
    if (auto target = find_built_in_target(key_or_file)) {
        return *target;
    }
    if (access(key_or_file.c_str(), F_OK) != 0) {
        throw Error(Fault::usage, "expected a file or one of " + built_in_target_keys() +
                                      " for --target but found '" + key_or_file + "'");
    }
    auto curves = read_curves(key_or_file);
    if (curves.size() != 1) {
        throw Error(Fault::data, Place{key_or_file},
                    "expected one target but found " + std::to_string(curves.size()) + " curves");
    }
    return curves.front();
}

} // namespace earbench::cli
