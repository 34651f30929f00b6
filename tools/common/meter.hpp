#pragma once

#include "audio/audio_system.hpp"

#include <string>

namespace earbench {

/// A line on standard error that shows how far a recording is and how loud; nothing if that is no terminal
/// or `quiet`.
class Meter {
public:
    Meter(std::string title, bool quiet);
    ~Meter();
    Meter(const Meter&) = delete;
    Meter& operator=(const Meter&) = delete;

    void show(const RecordingProgress& progress);
    /// Takes the line away, so that something else can be said.
    void clear();

private:
    std::string m_title;
    int m_terminal;      ///< a descriptor of its own, -1 when nothing is to be seen
    double m_peak = 0.0; ///< since the line was drawn
    double m_drawn_s = -1.0;
};

} // namespace earbench
