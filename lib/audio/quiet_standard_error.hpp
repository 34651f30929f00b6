#pragma once

namespace earbench {

/// Standard error leads nowhere while this lives: ALSA and JACK write to it what no user can act on.
class QuietStandardError {
public:
    QuietStandardError();
    ~QuietStandardError();
    QuietStandardError(const QuietStandardError&) = delete;
    QuietStandardError& operator=(const QuietStandardError&) = delete;

private:
    int m_kept;
};

} // namespace earbench
