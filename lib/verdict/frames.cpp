#include "verdict/frames.hpp"

#include <numeric>

namespace earbench {

std::size_t frame_samples(Seconds frame, SampleRate rate)
{
    return static_cast<std::size_t>(frame.value * rate.value);
}

std::vector<double> frame_energies(std::span<const double> samples, std::size_t frame)
{
    std::vector<double> energies(samples.size() / frame);
    for (std::size_t i = 0; i < energies.size(); ++i) {
        const auto part = samples.subspan(i * frame, frame);
        energies[i] = std::inner_product(part.begin(), part.end(), part.begin(), 0.0);
    }
    return energies;
}

std::vector<double> frame_step_energies(std::span<const double> samples, std::size_t frame)
{
    std::vector<double> energies(samples.size() / frame);
    double before = 0.0;
    for (std::size_t i = 0; i < energies.size(); ++i) {
        for (const double sample : samples.subspan(i * frame, frame)) {
            energies[i] += (sample - before) * (sample - before);
            before = sample;
        }
    }
    return energies;
}

} // namespace earbench
