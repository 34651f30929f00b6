#include "publish/curve_files.hpp"

#include "core/folders.hpp"
#include "core/strings.hpp"
#include "publish/names.hpp"
#include "text/utf8.hpp"

#include <array>

namespace earbench {

namespace {

constexpr std::string_view ending = ".txt";

/// Names that look alike have the same.
std::string look_of(std::string_view name)
{
    return to_lower(utf8_of(decomposed(name)));
}

} // namespace

CurveFiles::CurveFiles(const std::string& folder, const Book& book) : m_folder(folder)
{
    std::set<std::string> folders{""};
    for (const auto& brand : book.brands()) {
        for (const auto& phone : brand.phones) {
            for (const auto& file : phone.files) {
                if (!leaves_folder(file.name)) {
                    folders.insert(file.name.substr(0, file.name.rfind('/') + 1)); // "" of a bare name
                }
            }
        }
    }
    for (const auto& below : folders) {
        add_folder(below);
    }
}

void CurveFiles::add_folder(const std::string& below)
{
    constexpr std::array<std::string_view, 1> endings{ending};
    if (!is_folder(path(below))) {
        return;
    }
    for (const auto& file : files_in(path(below), endings)) {
        const auto name = below + std::string(base_name(file));
        m_names.insert(name);
        m_by_key.try_emplace(look_of(name), name);
    }
}

const std::string* CurveFiles::look_alike(std::string_view name) const
{
    const auto found = m_by_key.find(look_of(name));
    return found == m_by_key.end() ? nullptr : &found->second;
}

std::vector<std::string> channel_files(const BookFile& file, const std::string& channel,
                                       const Database& database)
{
    const auto stem = file.name + " " + channel;
    const int samples = file.samples > 0 ? file.samples : database.samples;
    std::vector<std::string> names;
    if (samples == 0 || file.samples > 0) { // modernGraphTool takes the plain pair in place of the first run
        names.push_back(stem + std::string(ending));
    }
    for (int number = 1; number <= samples; ++number) {
        names.push_back(stem + std::to_string(number) + std::string(ending));
    }
    return names;
}

std::string pair_name(std::string_view file_name)
{
    if (!file_name.ends_with(ending)) {
        return {};
    }
    file_name.remove_suffix(ending.size());
    file_name = file_name.substr(0, file_name.find_last_not_of("0123456789") + 1);
    const bool is_pair = file_name.ends_with(" L") || file_name.ends_with(" R");
    return is_pair ? std::string(file_name.substr(0, file_name.size() - 2)) : std::string();
}

bool is_target(std::string_view file_name)
{
    return file_name.find(" Target") != std::string_view::npos;
}

std::string target_file_name(std::string_view target)
{
    return std::string(target) + (is_target(target) ? "" : " Target") + std::string(ending);
}

} // namespace earbench
