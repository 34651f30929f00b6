#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace earbench {

/// Takes a text, a piece after the other.
using TextSink = std::function<void(std::string_view piece)>;

/// Gives a text to a sink, the same again whenever it is called: a text that need not be there as a whole.
using TextSource = std::function<void(const TextSink& write)>;

/// `text` as a whole.
[[nodiscard]] inline std::string whole(const TextSource& text)
{
    std::string all;
    text([&](std::string_view piece) { all += piece; });
    return all;
}

} // namespace earbench
