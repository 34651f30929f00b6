#pragma once

#include "core/error.hpp"
#include "core/units.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace earbench::cli {

/// What an option sets. An optional one has no default; a vector collects the values of an option that is
/// repeated.
using Variable =
    std::variant<std::reference_wrapper<std::string>, std::reference_wrapper<std::optional<std::string>>,
                 std::reference_wrapper<std::vector<std::string>>, std::reference_wrapper<int>,
                 std::reference_wrapper<std::optional<int>>, std::reference_wrapper<double>,
                 std::reference_wrapper<Hertz>, std::reference_wrapper<std::optional<Hertz>>,
                 std::reference_wrapper<Decibel>, std::reference_wrapper<Seconds>,
                 std::reference_wrapper<SampleRate>>;

/// What `variable` holds, as it would be given; nothing for one without a default.
[[nodiscard]] std::string default_text(const Variable& variable);
/// True for one that collects values.
[[nodiscard]] bool collects(const Variable& variable);
/// Sets `variable` to what was given for `flag`, or adds it.
///
/// Frequencies, times, levels and sample rates may have their unit (core/quantity.hpp).
/// @throws Error{usage} for text that is no number where one is wanted, whatever the locale.
void assign(const Variable& variable, const std::string& flag, const std::string& text);

/// @throws Error{usage}: "expected THIS but found THAT".
[[noreturn]] void fail_usage(const std::string& expected, const std::string& found);
/// `text` in single quotes, as errors show what was found.
[[nodiscard]] std::string quoted(const std::string& text);

} // namespace earbench::cli
