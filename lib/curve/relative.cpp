#include "curve/relative.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/grid.hpp"
#include "curve/level_change.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <functional>

namespace earbench {

FrequencyResponse relative_to(const FrequencyResponse& response, const FrequencyResponse& reference)
{
    if (!grids_equal(response.frequency_hz(), reference.frequency_hz())) {
        throw Error(Fault::data, "expected a loopback at the frequencies of the take");
    }
    const auto delay_of = [](const FrequencyResponse& curve) {
        const auto delay = parse_number(curve.notes().get(note::delay_s));
        if (!curve.has_phase() || !delay) {
            throw Error(Fault::data, "expected phase and delay-s to divide by a loopback but found none");
        }
        return *delay;
    };
    const double delay_s = delay_of(response) - delay_of(reference);
    std::vector<double> phase_deg(response.phase_deg().begin(), response.phase_deg().end());
    std::transform(phase_deg.begin(), phase_deg.end(), reference.phase_deg().begin(), phase_deg.begin(),
                   std::minus<>());
    auto quotient = divide_levels(response, [&](Hertz at) {
                        return held_level_at(reference, at);
                    }).with_phases(std::move(phase_deg));
    quotient.notes().set(note::delay_s, format_fixed(delay_s, note::delay_decimals));
    quotient.notes().set(note::level, "dB re loopback");
    return quotient;
}

} // namespace earbench
