#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace earbench {

/// What is known about a curve, as ordered `key: value` pairs: name, channel, rig, smoothing, step ...
///
/// Keys are `[a-z0-9-]+`. Every key stands once, but `step` may repeat: one for every program that the
/// curve went through. Values are UTF-8 without CR and LF when they come from a file.
class Notes {
public:
    using Entry = std::pair<std::string, std::string>;

    Notes() = default;
    Notes(std::initializer_list<Entry> entries) : m_entries(entries) {}

    /// The first value of `key`, or nothing.
    [[nodiscard]] std::optional<std::string> find(std::string_view key) const;

    /// The first value of `key`, or `otherwise`.
    [[nodiscard]] std::string get(std::string_view key, std::string_view otherwise = {}) const;

    /// Gives `key` one value: in place where it stands, before the first `step` where it is new.
    void set(std::string_view key, std::string_view value);

    /// Appends an entry, whether `key` is there or not.
    void add(std::string_view key, std::string_view value);

    void remove(std::string_view key);

    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return m_entries; }

    bool operator==(const Notes&) const = default;

private:
    std::vector<Entry> m_entries;
};

} // namespace earbench
