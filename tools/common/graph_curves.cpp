#include "common/graph_curves.hpp"

#include "core/files.hpp"
#include "io/curves.hpp"

#include <algorithm>

namespace earbench::cli {

GraphCurves::GraphCurves(const std::string& folder)
    : m_database(find_database(folder)), m_book(read_file(m_database.book), m_database.book),
      m_files(m_database.curves, m_book)
{
}

std::vector<std::string> GraphCurves::names() const
{
    std::vector<std::string> names;
    for (const auto& brand : m_book.brands()) {
        for (const auto& phone : brand.phones) {
            names.push_back(full_name(brand, phone));
            for (const auto& file : phone.files) {
                names.push_back(file.name);
            }
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

const BookFile* GraphCurves::find(std::string_view product) const
{
    const auto key = name_key(product);
    for (const auto& brand : m_book.brands()) {
        for (const auto& phone : brand.phones) {
            if (!phone.files.empty() &&
                (name_key(full_name(brand, phone)) == key || name_key(phone.files.front().name) == key)) {
                return &phone.files.front();
            }
        }
    }
    return nullptr;
}

std::vector<FrequencyResponse> GraphCurves::curves_of(const BookFile& file) const
{
    std::vector<FrequencyResponse> curves;
    for (const auto& channel : m_database.channels) {
        const auto files = channel_files(file, channel, m_database);
        const auto found =
            std::find_if(files.begin(), files.end(), [&](const auto& name) { return m_files.has(name); });
        if (found == files.end()) {
            continue;
        }
        auto read = read_curves(m_files.path(*found)).curves;
        if (!read.empty()) {
            read.front().notes().set("channel", channel);
            curves.push_back(std::move(read.front()));
        }
    }
    return curves;
}

} // namespace earbench::cli
