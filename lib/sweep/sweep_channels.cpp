#include "sweep/sweep_channels.hpp"

namespace earbench {

std::vector<std::vector<double>> lay_out(const std::vector<double>& signal, const SweepChannels& channels)
{
    std::vector<std::vector<double>> all(channels.count, signal);
    for (std::size_t channel = 0; channels.only && channel < all.size(); ++channel) {
        if (channel != *channels.only) {
            all[channel].assign(signal.size(), 0.0);
        }
    }
    return all;
}

} // namespace earbench
