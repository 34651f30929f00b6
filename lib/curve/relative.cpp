#include "curve/relative.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/grid.hpp"

namespace earbench {

FrequencyResponse relative_to(const FrequencyResponse& response, const FrequencyResponse& reference)
{
    if (!grids_equal(response.frequency_hz(), reference.frequency_hz())) {
        throw Error(Fault::data, "expected a loopback at the frequencies of the take");
    }
    const auto delay_of = [](const FrequencyResponse& curve) {
        const auto delay = parse_number(curve.notes().get("delay-s"));
        if (!curve.has_phase() || !delay) {
            throw Error(Fault::data, "expected phase and delay-s to divide by a loopback but found none");
        }
        return *delay;
    };
    const double delay_s = delay_of(response) - delay_of(reference);
    std::vector<double> spl_db(response.spl_db().begin(), response.spl_db().end());
    std::vector<double> phase_deg(response.phase_deg().begin(), response.phase_deg().end());
    auto columns = response.columns();
    for (std::size_t i = 0; i < spl_db.size(); ++i) {
        spl_db[i] -= reference.spl_db()[i];
        phase_deg[i] -= reference.phase_deg()[i];
        for (auto& column : columns) {
            column.values[i] -= column.name == "noise_db" ? reference.spl_db()[i] : 0.0;
        }
    }
    Notes notes = response.notes();
    constexpr int delay_decimals = 12;
    notes.set("delay-s", format_fixed(delay_s, delay_decimals));
    notes.set("level", "dB re loopback");
    return {{response.frequency_hz().begin(), response.frequency_hz().end()},
            std::move(spl_db),
            std::move(phase_deg),
            std::move(notes),
            std::move(columns)};
}

} // namespace earbench
