#pragma once

#include "sweep/divider.hpp"

#include <cstddef>
#include <span>

namespace earbench {

/// Where in a take the sweep is: from its first sample to 50 ms after its last, as far as the take reaches.
/// The pilots are left out: a clock that is a little off moves them against the sweep.
class SweepPart {
public:
    /// Of a take of so many samples in which the sweep arrives at `arrival`.
    SweepPart(std::size_t samples, double arrival, const SweepReference& sweep);

    /// A take that begins or ends in the middle of the sweep has an edge there that no response explains.
    [[nodiscard]] bool is_whole() const noexcept { return m_whole; }
    /// Samples of the sweep that come before the part.
    [[nodiscard]] std::size_t left_out() const noexcept { return m_left_out; }
    /// The part of the take, or of what is as long as it or longer.
    [[nodiscard]] std::span<const double> of(std::span<const double> samples) const
    {
        return samples.subspan(m_begin, m_count);
    }
    /// The sample of the take at which the part begins.
    [[nodiscard]] std::size_t begin() const noexcept { return m_begin; }

private:
    std::size_t m_begin;
    std::size_t m_count;
    std::size_t m_left_out;
    bool m_whole;
};

} // namespace earbench
