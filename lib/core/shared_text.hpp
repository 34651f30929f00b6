#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace earbench {

/// A text that does not change and that its copies share.
class SharedText {
public:
    SharedText() = default; ///< the empty text, without memory
    SharedText(std::string text)
        : m_text(text.empty() ? nullptr : std::make_shared<const std::string>(std::move(text)))
    {
    }
    SharedText(const char* text) : SharedText(std::string(text)) {}

    [[nodiscard]] bool empty() const noexcept { return m_text == nullptr; }
    [[nodiscard]] std::string_view view() const noexcept
    {
        return m_text ? std::string_view(*m_text) : std::string_view();
    }
    [[nodiscard]] std::string text() const { return std::string(view()); }

    bool operator==(const SharedText& other) const noexcept { return view() == other.view(); }
    bool operator<(const SharedText& other) const noexcept { return view() < other.view(); }

private:
    std::shared_ptr<const std::string> m_text; ///< none: empty
};

/// Makes one of texts that are alike: thousands of rows that say the same keep it once.
class SharedTexts {
public:
    /// The first text that reads as `text` does.
    [[nodiscard]] SharedText first_of(const SharedText& text)
    {
        return text.empty() ? text : *m_texts.insert(text).first;
    }

private:
    std::set<SharedText> m_texts;
};

} // namespace earbench
