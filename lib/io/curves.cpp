#include "io/curves.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/strings.hpp"
#include "io/foreign_reader.hpp"
#include "io/fr_csv_reader.hpp"
#include "io/row_splitter.hpp"

#include <algorithm>

namespace earbench {

NameAndChannel split_channel(std::string_view stem)
{
    const auto digits = stem.find_last_not_of("0123456789");
    if (digits == stem.npos || (stem[digits] != 'L' && stem[digits] != 'R')) {
        return {std::string(stem), {}};
    }
    auto name = stem.substr(0, digits);
    if (!name.empty() && std::string_view(" _-").find(name.back()) != std::string_view::npos) {
        name.remove_suffix(1);
    }
    if (name.empty()) {
        return {std::string(stem), {}};
    }
    return {std::string(name), std::string(stem.substr(digits))};
}

std::vector<FrequencyResponse> parse_curves(std::string_view text, const std::string& file)
{
    require_text(text, file == "-" ? "standard input" : file);
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const auto lines = split_lines(text);
    const auto first =
        std::find_if(lines.begin(), lines.end(), [](std::string_view line) { return !trim(line).empty(); });
    const bool fr_csv = first != lines.end() && first->starts_with(fr_csv_magic);
    return fr_csv ? read_fr_csv(lines, file) : read_foreign(lines, file);
}

std::vector<FrequencyResponse> read_curves(const std::string& path)
{
    return parse_curves(read_file(path), path);
}

} // namespace earbench
