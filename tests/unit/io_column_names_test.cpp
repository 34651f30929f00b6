// What the names of columns say, as programs of the field and people write them.

#include "io/column_names.hpp"

#include <boost/test/unit_test.hpp>

#include <numbers>
#include <string>

using namespace earbench;

namespace {

void require(Quantity quantity, std::initializer_list<const char*> names)
{
    for (const std::string name : names) {
        BOOST_TEST((parse_column_name(name).quantity == quantity), name);
    }
}

/// Each of `words` is such a quantity; what only begins so is the name of a product: "Timeless".
void require_whole_words(Quantity quantity, std::initializer_list<const char*> words)
{
    for (const std::string word : words) {
        BOOST_TEST((parse_column_name(word).quantity == quantity), word);
        const auto longer = parse_column_name(word + "ious");
        BOOST_TEST((longer.quantity == Quantity::unknown), longer.text);
        BOOST_TEST(longer.curve == word + "ious");
    }
}

std::string curve_and_side(const std::string& name)
{
    const auto column = parse_column_name(name);
    return column.curve + "|" + (column.side ? std::string(1, *column.side) : "") + "|" + column.channel;
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_column_names)

BOOST_AUTO_TEST_CASE(words_of_several_languages_name_their_quantity_by_how_they_begin)
{
    require(Quantity::frequency,
            {"Frequency", "FREQ", "Frecuencia", "Frekvens", "Fr\u00E9quence",
             "\u0447\u0430\u0441\u0442\u043E\u0442\u0430", "\u0427\u0430\u0441\u0442\u043E\u0442\u0430",
             "\u9891\u7387", "\u983B\u7387", "\u5468\u6CE2\u6570", "\uC8FC\uD30C\uC218"});
    require(Quantity::phase, {"Phase", "Phasengang", "Fase", "Faza", "Fasis", "\u0444\u0430\u0437\u0430",
                              "\u0424\u0430\u0437\u0430", "\u76F8\u4F4D", "\u4F4D\u76F8", "\uC704\uC0C1"});
    require(Quantity::level, {"SPL", "SPLs", "Amplitude", "Magnitude", "dBFS", "dBSPL", "Pegelwert",
                              "Niveaux", "Niveles", "Livello"});
    require(Quantity::other, {"Impedance", "Coherence", "Koh\u00E4renz", "koh\u00E4renz", "Gruppenlaufzeit",
                              "Distortion", "THDN", "Harmonics", "Klirrfaktor"});
    require(Quantity::beside, {"SNRs", "Equalized", "Equalizer", "Uncertainty"});
}

BOOST_AUTO_TEST_CASE(words_that_products_are_called_by_count_as_a_whole_alone)
{
    require_whole_words(Quantity::level,
                        {"raw", "gain", "ampl", "amp", "mag", "level", "levels", "response"});
    require_whole_words(Quantity::beside, {"noise", "error", "smoothed", "smoothing", "eq", "target",
                                           "spread", "min", "minimum", "max", "maximum", "std", "deviation",
                                           "tolerance", "excess", "weighting", "weighted", "unweighted"});
    require_whole_words(Quantity::other, {"delay", "group", "time", "resistance", "reactance", "voltage",
                                          "current", "pressure", "correlation"});
}

BOOST_AUTO_TEST_CASE(units_stand_alone_or_in_brackets)
{
    const auto require_units = [](Quantity quantity, std::initializer_list<const char*> units) {
        for (const std::string unit : units) {
            const auto alone = parse_column_name(unit);
            BOOST_TEST((alone.quantity == quantity), unit);
            BOOST_TEST((alone.has_unit && alone.is_unit), unit);
            for (const auto& name : {"Tern (" + unit + ")", "Tern [ " + unit + " ]"}) {
                const auto column = parse_column_name(name);
                BOOST_TEST((column.quantity == quantity), name);
                BOOST_TEST((column.has_unit && !column.is_unit), name);
                BOOST_TEST(column.curve == "Tern", name);
            }
        }
    };
    require_units(Quantity::frequency, {"Hz", "Hertz", "kHz"});
    require_units(Quantity::level, {"dB", "dBr", "dBV"});
    require_units(Quantity::phase, {"deg", "degs", "degree", "degrees", "Grad", "rad", "radian", "radians"});
    require_units(Quantity::beside, {"dBc"});
    require_units(Quantity::other,
                  {"Ohm", "Ohms",    "\u03A9",  "\u2126", "ms",      "us", "\u00B5s", "s",
                   "sec", "seconds", "samples", "%",      "percent", "V",  "mV",      "Vrms",
                   "Pa",  "mPa",     "uPa",     "W",      "m",       "mm", "um",      "\u00B5m",
                   "g",   "lin",     "linear",  "cycles", "octaves", "MHz"});
    require(Quantity::phase, {"Tern (\u00B0)"});
    require(Quantity::other, {"Tern (rad/s)", "Tern (mV/Pa)", "Tern (mV / Pa)"});
    require(Quantity::unknown, {"Tern (Pro)", "Tern )dB(", "Tern dB)", "Tern (dB"});
}

BOOST_AUTO_TEST_CASE(units_have_their_factors)
{
    const auto factor = [](const char* name) { return parse_column_name(name).factor; };
    constexpr double degrees = 180.0 / std::numbers::pi;
    BOOST_TEST(factor("f (kHz)") == 1000.0);
    BOOST_TEST(factor("kHz") == 1000.0);
    BOOST_TEST(factor("Frequency in Hz") == 1.0);
    for (const auto* name : {"Phase (rad)", "Phase radian", "Phase radians"}) {
        BOOST_TEST(factor(name) == degrees, name);
    }
    BOOST_TEST(factor("Phase (deg)") == 1.0);
    BOOST_TEST(factor("Excess phase rad") == 1.0); // no phase of the curve: nothing to convert
}

BOOST_AUTO_TEST_CASE(the_strongest_of_several_words_decides)
{
    require(Quantity::other, {"Impedance phase", "Tern impedance", "Delay level", "Group delay (ms)"});
    require(Quantity::beside, {"Excess phase", "Noise SPL", "Target level", "Min frequency", "h2 dB", "H9"});
    require(Quantity::phase, {"SPL phase", "Phase frequency"});
    require(Quantity::level, {"Frequency response level"});
    require(Quantity::unknown, {"h22 dB", "hx dB", "Tern SPL", "", "Tern"});
}

BOOST_AUTO_TEST_CASE(neutral_words_and_numbers_change_nothing)
{
    for (const std::string word : {"f",     "sensitivity", "floor", "sound",   "ear", "ch", "chan", "channel",
                                   "curve", "mean",        "avg",   "average", "rel", "re", "data", "value",
                                   "a",     "b",           "c",     "z",       "rms", "fs", "12"}) {
        const auto column = parse_column_name(word + " spl");
        BOOST_TEST((column.quantity == Quantity::level), word);
        BOOST_TEST(column.curve.empty(), word);
    }
}

BOOST_AUTO_TEST_CASE(symbols_count_where_they_stand_alone)
{
    require(Quantity::frequency, {"f", "x", "fc", "F", " X "});
    require(Quantity::level, {"y", "Y"});
    require(Quantity::other, {"z", "|Z|", "gd", "coh", "re", "im", "real", "imag", "t"});
    require(Quantity::level, {"x (dB)"}); // the unit says what it is
    require(Quantity::other, {"f (ms)"});
    require(Quantity::unknown, {"gd Tern", "im Tern"});
}

BOOST_AUTO_TEST_CASE(an_angle_of_incidence_is_the_name_of_a_curve)
{
    for (const auto* name : {"0 degrees", "90 deg"}) {
        const auto column = parse_column_name(name);
        BOOST_TEST((column.quantity == Quantity::unknown), name);
        BOOST_TEST(column.curve == name);
    }
    require(Quantity::phase, {"0 grad", "phase deg", "0 90 deg"});
}

BOOST_AUTO_TEST_CASE(axes_are_called_x_and_y)
{
    require(Quantity::frequency, {"Left X", "Tern x"});
    require(Quantity::level, {"Right Y", "Tern y"});
    BOOST_TEST(curve_and_side("Left X") == "|L|");
    BOOST_TEST(curve_and_side("Right Y") == "|R|");
    BOOST_TEST(curve_and_side("Tern Y") == "Tern||");
    BOOST_TEST(curve_and_side("Tern R2 Y") == "Tern|R|R2");
}

BOOST_AUTO_TEST_CASE(a_name_loses_its_quantity_and_its_side)
{
    BOOST_TEST(curve_and_side("Tern L (dB)") == "Tern|L|L");
    BOOST_TEST(curve_and_side("Tern SPL") == "Tern||");
    BOOST_TEST(curve_and_side("Tern (SPL)") == "Tern||");
    BOOST_TEST(curve_and_side("Tern dB R2") == "Tern|R|R2");
    BOOST_TEST(curve_and_side("Left (dB)") == "|L|");
    BOOST_TEST(curve_and_side("SPL right") == "|R|");
    BOOST_TEST(curve_and_side("Phase") == "||");
}

BOOST_AUTO_TEST_CASE(autoeq_computes_columns_of_these_names)
{
    for (const auto* name :
         {"smoothed", "error", "error_smoothed", "equalization", "parametric_eq", "fixed_band_eq",
          "equalized_raw", "equalized_smoothed", "target", "Compensation"}) {
        BOOST_TEST(is_derived_by_autoeq(name), name);
    }
    for (const auto* name : {"raw", "frequency", "targets", ""}) {
        BOOST_TEST(!is_derived_by_autoeq(name), name);
    }
}

BOOST_AUTO_TEST_CASE(axes_and_angles_say_no_unit)
{
    for (const auto* name : {"Left X", "Tern Y", "90 degrees", "Tern"}) {
        const auto column = parse_column_name(name);
        BOOST_TEST(column.factor == 1.0, name);
        BOOST_TEST(!column.has_unit, name);
        BOOST_TEST(!column.is_unit, name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
