#include "core/notes.hpp"

#include <algorithm>

namespace earbench {

namespace {

auto has_key(std::string_view key)
{
    return [key](const Notes::Entry& entry) { return entry.first == key; };
}

} // namespace

std::optional<std::string> Notes::find(std::string_view key) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), has_key(key));
    return found == m_entries.end() ? std::nullopt : std::optional(found->second);
}

std::string Notes::get(std::string_view key, std::string_view otherwise) const
{
    return find(key).value_or(std::string(otherwise));
}

void Notes::set(std::string_view key, std::string_view value)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), has_key(key));
    if (found != m_entries.end()) {
        found->second = value;
        return;
    }
    const auto first_step = std::find_if(m_entries.begin(), m_entries.end(), has_key("step"));
    m_entries.insert(first_step, Entry(key, value));
}

void Notes::add(std::string_view key, std::string_view value)
{
    m_entries.emplace_back(key, value);
}

void Notes::remove(std::string_view key)
{
    std::erase_if(m_entries, has_key(key));
}

} // namespace earbench
