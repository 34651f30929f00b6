#include "io/curves.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/strings.hpp"
#include "io/curve_builder.hpp"
#include "io/foreign_reader.hpp"
#include "io/fr_csv_reader.hpp"
#include "io/json_reader.hpp"
#include "io/row_splitter.hpp"
#include "io/tidy_reader.hpp"

namespace earbench {

namespace {

/// Says what to do with a recording or picture, before a byte of it is read as text.
void require_no_recording(std::string_view text, const std::string& file)
{
    for (const std::string_view magic : {"RIFF", "RF64", "FORM", "fLaC", "OggS", "ID3"}) {
        if (text.starts_with(magic) && text.substr(0, 64).find('\0') != text.npos) {
            throw Error(Fault::data, Place{file},
                        "expected curves but found a recording: use fr-measure analyse");
        }
    }
    for (const std::string_view magic : {"\x89PNG", "%PDF", "\xFF\xD8\xFF", "<svg"}) {
        if (text.starts_with(magic)) {
            throw Error(Fault::data, Place{file}, "expected curves but found a picture");
        }
    }
}

bool begins_as_fr_csv(std::string_view text)
{
    while (!text.empty()) {
        const auto line = take_line(text);
        if (!trim(line).empty()) {
            return line.starts_with(fr_csv_magic);
        }
    }
    return false;
}

} // namespace

Reading parse_curves(std::string_view text, const std::string& file, std::span<const std::string> inputs)
{
    require_no_recording(text, file == "-" ? "standard input" : file);
    require_text(text, file == "-" ? "standard input" : file);
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const auto name = identity_of(file, inputs);
    const auto place = file == "-" ? "standard input" : file;
    if (is_json(text)) {
        return {read_json_curves(text, place, name), {}};
    }
    if (is_tidy(text)) {
        return {read_tidy(text, place), {}};
    }
    return begins_as_fr_csv(text) ? Reading{read_fr_csv(text, file, name), {}}
                                  : read_foreign(text, file, name);
}

Reading read_curves(const std::string& path, std::span<const std::string> inputs)
{
    return parse_curves(read_file(path), path, inputs);
}

} // namespace earbench
