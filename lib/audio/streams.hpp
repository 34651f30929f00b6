#pragma once

#include <atomic>
#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// Interleaved samples that a playing thread takes and a recording thread gives, without locks or allocation
/// in either.
class PlayedSamples {
public:
    /// `channel_count` channels, `frames` long; `fade_frames` (not 0) is the length of the fade of stop().
    PlayedSamples(std::size_t channel_count, std::size_t frames, std::size_t fade_frames);

    /// Puts `signal` (as long as `frames`) on one channel; the others stay silent.
    void set_channel(std::size_t channel, std::span<const double> signal);

    /// Fills `target` with the next frames, zeros after the end. @returns false once all are given.
    bool take(std::span<float> target) noexcept;
    /// From the next take() on, fades to silence by half a cosine and ends.
    void stop() noexcept { m_stopping.store(true, std::memory_order_relaxed); }

    [[nodiscard]] std::size_t channel_count() const noexcept { return m_channel_count; }
    [[nodiscard]] std::size_t frames() const noexcept { return m_samples.size() / m_channel_count; }
    /// Frames that were taken.
    [[nodiscard]] std::size_t position() const noexcept { return m_position.load(std::memory_order_acquire); }

private:
    std::size_t m_channel_count;
    std::vector<float> m_samples;
    std::size_t m_fade_frames;
    std::size_t m_faded = 0; ///< frames since the fade began; of the playing thread alone
    std::atomic<bool> m_stopping{false};
    std::atomic<std::size_t> m_position{0};
};

class RecordedSamples {
public:
    RecordedSamples(std::size_t channel_count, std::size_t frames);

    /// Appends `source`, or as many zeros when it is null, as far as there is room.
    void give(const float* source, std::size_t frames) noexcept;

    [[nodiscard]] std::size_t channel_count() const noexcept { return m_channel_count; }
    /// Frames that were given and kept; those below may be read while more are given.
    [[nodiscard]] std::size_t frames() const noexcept { return m_frames.load(std::memory_order_acquire); }
    [[nodiscard]] bool is_full() const noexcept { return frames() == m_samples.size() / m_channel_count; }

    /// What was recorded on one channel, frames `first` to before `last`.
    [[nodiscard]] std::vector<double> channel(std::size_t channel, std::size_t first, std::size_t last) const;

private:
    std::size_t m_channel_count;
    std::vector<float> m_samples;
    std::atomic<std::size_t> m_frames{0};
};

} // namespace earbench
