// Takes that differ in the treble alone.

#pragma once

#include "curve/frequency_response.hpp"
#include "curve/note_keys.hpp"

#include <string>
#include <vector>

namespace earbench {

/// 0 dB at 500 Hz and `treble` from 6 kHz on, so that the band of treble is `treble` and what is compared
/// from 6 to 9.9 kHz is nothing else.
inline FrequencyResponse take(const std::string& name, const std::string& channel, double treble,
                              const std::string& session = {})
{
    FrequencyResponse curve({20.0, 500.0, 5900.0, 20'000.0}, {0.0, 0.0, treble, treble}, {},
                            {{"name", name}, {"channel", channel}});
    if (!session.empty()) {
        curve.notes().set(note::session, session);
    }
    return curve;
}

/// Takes of one side, called L1, L2 and so on.
inline std::vector<FrequencyResponse> takes(const std::string& name, const std::string& side,
                                            const std::vector<double>& treble)
{
    std::vector<FrequencyResponse> all;
    for (const double each : treble) {
        all.push_back(take(name, side + std::to_string(all.size() + 1), each));
    }
    return all;
}

} // namespace earbench
