#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// What the cells of a column are, as far as its name tells.
enum class Quantity {
    frequency,
    level,   ///< in decibels
    phase,   ///< in degrees or radians
    beside,  ///< of use beside a level only: its noise, spread or target, what a program computed of it
    other,   ///< anything else that is measured: ohms, group delay, coherence ...
    unknown, ///< no technical word: another language, or the name of what was measured
};

/// The name of a column in another program's table, understood.
struct ColumnName {
    std::string text; ///< as it stands there, in UTF-8
    Quantity quantity = Quantity::unknown;
    double factor = 1.0;      ///< of its values to Hz or degrees: 1000 for kHz
    bool has_unit = false;    ///< a unit says what it is
    bool is_unit = false;     ///< it is a unit alone: "Hz", "dB"
    std::optional<char> side; ///< L or R where it names one
    std::string channel;      ///< with the number of a seat: "R2" of "Tern R2"
    std::string curve;        ///< what it calls the curve besides: "Tern" of "Tern L (dB)", mostly empty
};

/// Understands names of columns as programs of the field and people write them, in any letter case: technical
/// words in several languages, units alone, behind them or in brackets.
[[nodiscard]] ColumnName parse_column_name(std::string_view text);

/// True for AutoEq's columns that are computed from `raw`.
[[nodiscard]] bool is_derived_by_autoeq(std::string_view name);

} // namespace earbench
