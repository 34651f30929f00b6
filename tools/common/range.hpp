#pragma once

#include <string_view>

namespace earbench::cli {

/// @throws Error{usage}, "expected 0.5 to 3600 s for --length but found 0", unless `value` is within the
/// limits.
void require_within(std::string_view flag, double value, double least, double greatest,
                    std::string_view unit = "");

/// @throws Error{usage}, "expected --harmonics with --plot-kind distortion but found none", unless `given`.
void require_given(std::string_view flag, bool given, std::string_view plot_kind);

} // namespace earbench::cli
