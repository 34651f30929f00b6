#pragma once

#include "core/units.hpp"

#include <string>
#include <vector>

namespace earbench {

/// A recording that is in memory: what to call it, and its channels, all of one length; full scale is +-1.
struct Recording {
    std::string name;
    SampleRate rate;
    std::vector<std::vector<double>> channels;
    std::string comment = {}; ///< of the file's metadata, may be empty
};

} // namespace earbench
