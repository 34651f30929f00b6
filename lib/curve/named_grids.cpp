#include "curve/named_grids.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <array>
#include <cmath>
#include <string>

namespace earbench {

namespace {

std::vector<double> r40_grid()
{
    constexpr std::array decade{1.00, 1.06, 1.12, 1.18, 1.25, 1.32, 1.40, 1.50, 1.60, 1.70,
                                1.80, 1.90, 2.00, 2.12, 2.24, 2.36, 2.50, 2.65, 2.80, 3.00,
                                3.15, 3.35, 3.55, 3.75, 4.00, 4.25, 4.50, 4.75, 5.00, 5.30,
                                5.60, 6.00, 6.30, 6.70, 7.10, 7.50, 8.00, 8.50, 9.00, 9.50};
    std::vector<double> grid;
    for (const double start : {10.0, 100.0, 1000.0, 10'000.0}) {
        for (const double number : decade) {
            // In hundredths, so that 21.2 is the nearest double to 21.2.
            const double frequency = std::round(number * 100.0) * start / 100.0;
            if (frequency >= 20.0 && frequency <= 20'000.0) {
                grid.push_back(frequency);
            }
        }
    }
    return grid;
}

std::vector<double> iec_grid(long bands_per_octave)
{
    constexpr double from_hz = 1.0;
    constexpr double to_hz = 200'000.0;
    const double n = static_cast<double>(bands_per_octave);
    const double offset = bands_per_octave % 2 == 0 ? 0.5 : 0.0;
    constexpr double decades_an_octave = 0.3; // lg G
    std::vector<double> grid;
    for (double x = std::ceil(std::log10(from_hz / 1000.0) * n / decades_an_octave - offset);; ++x) {
        const double frequency = 1000.0 * std::pow(10.0, decades_an_octave * (x + offset) / n);
        if (frequency > to_hz) {
            return grid;
        }
        grid.push_back(frequency);
    }
}

std::vector<double> autoeq_grid()
{
    std::vector<double> grid;
    for (double frequency = 20.0; frequency <= 20'000.0; frequency *= 1.01) { // as AutoEq multiplies
        grid.push_back(frequency);
    }
    return grid;
}

std::vector<double> cringraph_grid()
{
    std::vector<double> grid;
    for (int k = 1; k <= 479; ++k) {
        grid.push_back(19.4806 * std::exp2(static_cast<double>(k) / 48.0));
    }
    return grid;
}

} // namespace

std::optional<std::vector<double>> named_grid(std::string_view text)
{
    constexpr std::string_view iec = "iec:";
    if (text.starts_with(iec)) {
        const auto bands = parse_integer(text.substr(iec.size()));
        constexpr long most_bands = 100;
        if (!bands || *bands < 1 || *bands > most_bands) {
            throw Error(Fault::usage,
                        "expected iec:1 to iec:100 for --grid but found '" + std::string(text) + "'");
        }
        return iec_grid(*bands);
    }
    return text == "r40"         ? std::optional(r40_grid())
           : text == "autoeq"    ? std::optional(autoeq_grid())
           : text == "cringraph" ? std::optional(cringraph_grid())
                                 : std::nullopt;
}

} // namespace earbench
