#include "compare/cringraph.hpp"

#include "compare/loudness.hpp"
#include "curve/grid.hpp"

#include <array>
#include <cmath>
#include <vector>

namespace earbench {

namespace {

constexpr double grid_origin_hz = 19.4806;
constexpr int points_per_octave = 48;
constexpr int last_point = 479;
constexpr double shown_level_db = 60.0; // where CrinGraph draws a curve at the frequency it normalises at

/// Level at the eardrum over that of a free field, dB, at every fourth of the 480 points of the table in
/// CrinGraph's graphtool.js, Copyright (c) 2019 Marshall Lochbaum (ISC); between them on a straight line,
/// which moves no offset by 0.003 dB.
constexpr std::array free_field_db{
    0.0,     0.0,     0.0,     0.0,     0.0,     0.0,     0.1,     0.1,     0.1,     0.1,     0.1,
    0.1,     0.1,     0.1,     0.1,     0.1,     0.1,     0.1,     0.1,     0.1,     0.1,     0.1,
    0.1,     0.1,     0.1,     0.1,     0.1,     0.1,     0.0,     0.1,     0.1,     0.1,     0.0,
    0.0,     0.1,     0.1,     0.0,     0.1,     0.1,     0.045,   0.0,     0.1,     0.1,     0.1,
    0.1524,  0.3395,  0.5287,  0.7962,  0.9863,  1.1544,  1.3,     1.4,     1.4017,  1.5748,  1.7,
    1.8341,  2.0,     2.1,     2.2674,  2.4,     2.5262,  2.8,     3.0913,  3.4649,  3.8,     4.0,
    4.1,     4.0,     3.9,     3.8,     3.6761,  3.5,     3.5,     3.6604,  3.8,     4.0199,  4.3985,
    5.8036,  7.3316,  9.5105,  11.4847, 13.2776, 14.8858, 16.2596, 17.2325, 17.6,    17.41,   17.0318,
    16.4536, 15.8736, 15.2881, 14.6287, 14.0709, 13.5552, 13.1766, 12.6975, 12.0547, 10.9385, 9.6382,
    8.3404,  7.0061,  5.4662,  3.971,   2.7917,  1.9849,  2.0,     2.374,   3.2057,  4.0967,  5.1459,
    6.5643,  7.7093,  8.5493,  8.8,     8.7926,  8.5133,  7.968,   6.4299,  3.7042,  0.5651,  -2.9};
constexpr int points_a_step = 4;
constexpr double free_field_shift_db = 7.0; // CrinGraph takes so much off the table

double point_hz(int k)
{
    return grid_origin_hz * std::exp2(static_cast<double>(k) / points_per_octave);
}

double free_field_at(int k)
{
    const auto left = static_cast<std::size_t>(k / points_a_step);
    const double part = static_cast<double>(k % points_a_step) / points_a_step;
    return std::lerp(free_field_db[left], free_field_db[left + 1], part) - free_field_shift_db;
}

} // namespace

Decibel cringraph_level_offset(const FrequencyResponse& curve, Hertz at)
{
    int k = 1;
    while (k < last_point && point_hz(k) <= at.value) {
        ++k;
    }
    return {shown_level_db - level_at(curve, {point_hz(k)}).value};
}

Decibel cringraph_loudness_offset(const FrequencyResponse& curve, double phon)
{
    require_loudness_range(curve);
    std::vector<Tone> tones;
    for (int k = 1; k <= last_point; ++k) {
        const Hertz at{point_hz(k)};
        tones.push_back({at, {held_level_at(curve, at).value - free_field_at(k)}});
    }
    return loudness_offset(tones, LoudnessTable::cringraph, phon);
}

} // namespace earbench
