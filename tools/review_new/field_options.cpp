#include "field_options.hpp"

#include "draft/review_fields.hpp"

namespace earbench {

void FieldOptions::declare(cli::Tool& tool)
{
    for (const auto& field : review_fields()) {
        if (field.is_option) {
            tool.option("--" + std::string(field.name), values[field.name], field.value_name, field.help);
        }
    }
}

std::vector<ReviewSetting> FieldOptions::settings(const std::vector<std::string>& curves) const
{
    std::vector<ReviewSetting> given;
    for (const auto& field : review_fields()) {
        const auto& all = field.is_option ? values.at(field.name) : curves;
        for (const auto& value : all) {
            if (field.repeated || &value == &all.back()) {
                given.push_back({std::string(field.name), value, std::nullopt});
            }
        }
    }
    return given;
}

} // namespace earbench
