#include "random.hpp"

namespace earbench::season {

Random::Random(std::string_view seed) : m_state(0xCBF29CE484222325U) // FNV-1a's offset basis
{
    constexpr std::uint64_t fnv_prime = 0x100000001B3U;
    for (const char c : seed) {
        m_state = (m_state ^ static_cast<unsigned char>(c)) * fnv_prime;
    }
}

double Random::uniform()
{
    m_state += 0x9E3779B97F4A7C15U;
    auto mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    mixed ^= mixed >> 31U;
    return static_cast<double>(mixed >> 11U) * 0x1p-53; // the 53 bits that a double holds
}

double Random::uniform(double from, double to)
{
    return from + (to - from) * uniform();
}

double Random::normal()
{
    double sum = -6.0;
    for (int i = 0; i < 12; ++i) {
        sum += uniform();
    }
    return sum;
}

} // namespace earbench::season
