#include "audio/streams.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

PlayedSamples::PlayedSamples(std::size_t channel_count, std::size_t frames, std::size_t fade_frames)
    : m_channel_count(channel_count), m_samples(channel_count * frames), m_fade_frames(fade_frames)
{
}

void PlayedSamples::set_channel(std::size_t channel, std::span<const double> signal)
{
    for (std::size_t frame = 0; frame < signal.size(); ++frame) {
        m_samples[frame * m_channel_count + channel] = static_cast<float>(signal[frame]);
    }
}

bool PlayedSamples::take(std::span<float> target) noexcept
{
    const bool stopping = m_stopping.load(std::memory_order_relaxed);
    const auto wanted = target.size() / m_channel_count;
    const auto start = position();
    const auto count = stopping && m_faded >= m_fade_frames ? 0 : std::min(wanted, frames() - start);
    const auto source = m_samples.begin() + static_cast<std::ptrdiff_t>(start * m_channel_count);
    const auto filled = std::copy_n(source, count * m_channel_count, target.begin());
    std::fill(filled, target.end(), 0.0F);
    for (std::size_t frame = 0; stopping && frame < count; ++frame, ++m_faded) {
        const double phase = std::min(static_cast<double>(m_faded) / static_cast<double>(m_fade_frames), 1.0);
        const auto gain = static_cast<float>(0.5 + 0.5 * std::cos(std::numbers::pi * phase));
        for (auto& sample : target.subspan(frame * m_channel_count, m_channel_count)) {
            sample *= gain;
        }
    }
    m_position.store(start + count, std::memory_order_release);
    return start + count < frames() && !(stopping && m_faded >= m_fade_frames);
}

RecordedSamples::RecordedSamples(std::size_t channel_count, std::size_t frames)
    : m_channel_count(channel_count), m_samples(channel_count * frames)
{
}

void RecordedSamples::give(const float* source, std::size_t frame_count) noexcept
{
    const auto start = frames();
    const auto count = std::min(frame_count, m_samples.size() / m_channel_count - start);
    // The samples are zeros already.
    if (source != nullptr) {
        std::copy_n(source, count * m_channel_count,
                    m_samples.begin() + static_cast<std::ptrdiff_t>(start * m_channel_count));
    }
    m_frames.store(start + count, std::memory_order_release);
}

std::vector<double> RecordedSamples::channel(std::size_t channel, std::size_t first, std::size_t last) const
{
    std::vector<double> samples(last - first);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = static_cast<double>(m_samples[(first + i) * m_channel_count + channel]);
    }
    return samples;
}

} // namespace earbench
