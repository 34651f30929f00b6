#pragma once

#include "common/tool.hpp"
#include "draft/review.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The fields of a review that are given on the command line.
struct FieldOptions {
    std::map<std::string_view, std::vector<std::string>> values;

    void declare(cli::Tool& tool);
    /// What was given, with `curves` as the field of that name.
    [[nodiscard]] std::vector<ReviewSetting> settings(const std::vector<std::string>& curves) const;
};

} // namespace earbench
