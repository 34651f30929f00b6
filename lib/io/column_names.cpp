#include "io/column_names.hpp"

#include "core/ascii.hpp"
#include "core/strings.hpp"
#include "curve/channel.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <numbers>
#include <span>
#include <vector>

namespace earbench {

namespace {

struct Unit {
    std::string_view name;
    Quantity quantity;
    double factor = 1.0;
};

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;

constexpr std::array known_units{
    Unit{"hz", Quantity::frequency},
    Unit{"hertz", Quantity::frequency},
    Unit{"khz", Quantity::frequency, 1000.0},
    Unit{"deg", Quantity::phase},
    Unit{"degs", Quantity::phase},
    Unit{"degree", Quantity::phase},
    Unit{"degrees", Quantity::phase},
    Unit{"grad", Quantity::phase},
    Unit{"\xC2\xB0", Quantity::phase},
    Unit{"rad", Quantity::phase, degrees_per_radian},
    Unit{"radian", Quantity::phase, degrees_per_radian},
    Unit{"radians", Quantity::phase, degrees_per_radian},
    Unit{"ohm", Quantity::other},
    Unit{"ohms", Quantity::other},
    Unit{"\xCE\xA9", Quantity::other},
    Unit{"\xE2\x84\xA6", Quantity::other},
    Unit{"ms", Quantity::other},
    Unit{"us", Quantity::other},
    Unit{"\xC2\xB5s", Quantity::other},
    Unit{"s", Quantity::other},
    Unit{"sec", Quantity::other},
    Unit{"seconds", Quantity::other},
    Unit{"samples", Quantity::other},
    Unit{"%", Quantity::other},
    Unit{"percent", Quantity::other},
    Unit{"v", Quantity::other},
    Unit{"mv", Quantity::other},
    Unit{"vrms", Quantity::other},
    Unit{"pa", Quantity::other},
    Unit{"mpa", Quantity::other},
    Unit{"upa", Quantity::other},
    Unit{"w", Quantity::other},
    Unit{"m", Quantity::other},
    Unit{"mm", Quantity::other},
    Unit{"um", Quantity::other},
    Unit{"\xC2\xB5m", Quantity::other},
    Unit{"g", Quantity::other},
    Unit{"lin", Quantity::other},
    Unit{"linear", Quantity::other},
    Unit{"cycles", Quantity::other},
    Unit{"octaves", Quantity::other},
    Unit{"rad/s", Quantity::other},
    Unit{"mhz", Quantity::other},
    Unit{"dbc", Quantity::beside},
};

/// A technical word, told by how it begins, or as a whole where names of products begin so: "Timeless".
struct Stem {
    std::string_view beginning;
    Quantity quantity;
    bool whole = false;
};

constexpr std::array stems{
    Stem{"freq", Quantity::frequency},
    Stem{"frec", Quantity::frequency},
    Stem{"frek", Quantity::frequency},
    Stem{"fr\xC3\xA9q", Quantity::frequency},
    Stem{"\xD1\x87\xD0\xB0\xD1\x81\xD1\x82\xD0\xBE\xD1\x82", Quantity::frequency},
    Stem{"\xD0\xA7\xD0\xB0\xD1\x81\xD1\x82\xD0\xBE\xD1\x82", Quantity::frequency},
    Stem{"\xE9\xA2\x91\xE7\x8E\x87", Quantity::frequency},
    Stem{"\xE9\xA0\xBB\xE7\x8E\x87", Quantity::frequency},
    Stem{"\xE5\x91\xA8\xE6\xB3\xA2\xE6\x95\xB0", Quantity::frequency},
    Stem{"\xEC\xA3\xBC\xED\x8C\x8C\xEC\x88\x98", Quantity::frequency},
    Stem{"phas", Quantity::phase},
    Stem{"fase", Quantity::phase},
    Stem{"faza", Quantity::phase},
    Stem{"fasis", Quantity::phase},
    Stem{"\xD1\x84\xD0\xB0\xD0\xB7", Quantity::phase},
    Stem{"\xD0\xA4\xD0\xB0\xD0\xB7", Quantity::phase},
    Stem{"\xE7\x9B\xB8\xE4\xBD\x8D", Quantity::phase},
    Stem{"\xE4\xBD\x8D\xE7\x9B\xB8", Quantity::phase},
    Stem{"\xEC\x9C\x84\xEC\x83\x81", Quantity::phase},
    Stem{"imped", Quantity::other},
    Stem{"coheren", Quantity::other},
    Stem{"koh\xC3\xA4ren", Quantity::other},
    Stem{"delay", Quantity::other, true},
    Stem{"gruppenlauf", Quantity::other},
    Stem{"group", Quantity::other, true},
    Stem{"distort", Quantity::other},
    Stem{"thd", Quantity::other},
    Stem{"harmonic", Quantity::other},
    Stem{"klirr", Quantity::other},
    Stem{"time", Quantity::other, true},
    Stem{"resistance", Quantity::other, true},
    Stem{"reactance", Quantity::other, true},
    Stem{"voltage", Quantity::other, true},
    Stem{"current", Quantity::other, true},
    Stem{"pressure", Quantity::other, true},
    Stem{"correlation", Quantity::other, true},
    Stem{"spl", Quantity::level},
    Stem{"raw", Quantity::level, true},
    Stem{"gain", Quantity::level, true},
    Stem{"amplitu", Quantity::level},
    Stem{"ampl", Quantity::level, true},
    Stem{"amp", Quantity::level, true},
    Stem{"magnitu", Quantity::level},
    Stem{"mag", Quantity::level, true},
    Stem{"levels", Quantity::level, true},
    Stem{"level", Quantity::level, true},
    Stem{"db", Quantity::level},
    Stem{"response", Quantity::level, true},
    Stem{"pegel", Quantity::level},
    Stem{"niveau", Quantity::level},
    Stem{"nivel", Quantity::level},
    Stem{"livello", Quantity::level},
    Stem{"noise", Quantity::beside, true},
    Stem{"snr", Quantity::beside},
    Stem{"error", Quantity::beside, true},
    Stem{"smoothed", Quantity::beside, true},
    Stem{"smoothing", Quantity::beside, true},
    Stem{"equaliz", Quantity::beside},
    Stem{"eq", Quantity::beside, true},
    Stem{"target", Quantity::beside, true},
    Stem{"spread", Quantity::beside, true},
    Stem{"min", Quantity::beside, true},
    Stem{"minimum", Quantity::beside, true},
    Stem{"max", Quantity::beside, true},
    Stem{"maximum", Quantity::beside, true},
    Stem{"std", Quantity::beside, true},
    Stem{"deviation", Quantity::beside, true},
    Stem{"uncertain", Quantity::beside},
    Stem{"tolerance", Quantity::beside, true},
    Stem{"excess", Quantity::beside, true},
    Stem{"weighting", Quantity::beside, true},
    Stem{"weighted", Quantity::beside, true},
    Stem{"unweighted", Quantity::beside, true},
};

/// Words that say nothing of the quantity, and nothing of what was measured.
constexpr std::array<std::string_view, 22> neutral_words{
    "f",       "sensitivity", "floor", "sound", "ear",   "ch", "chan", "channel", "curve", "mean", "avg",
    "average", "rel",         "re",    "data",  "value", "a",  "b",    "c",       "z",     "rms",  "fs"};

/// Names that stand for a quantity only where they stand alone.
constexpr std::array names_alone{
    Stem{"f", Quantity::frequency},  Stem{"x", Quantity::frequency}, Stem{"y", Quantity::level},
    Stem{"fc", Quantity::frequency}, Stem{"z", Quantity::other},     Stem{"|z|", Quantity::other},
    Stem{"gd", Quantity::other},     Stem{"coh", Quantity::other},   Stem{"re", Quantity::other},
    Stem{"im", Quantity::other},     Stem{"real", Quantity::other},  Stem{"imag", Quantity::other},
    Stem{"t", Quantity::other}};

const Unit* find_unit(std::string_view word)
{
    const auto found = std::find_if(known_units.begin(), known_units.end(),
                                    [&](const Unit& unit) { return unit.name == word; });
    return found == known_units.end() ? nullptr : &*found;
}

std::optional<Quantity> find_stem(std::string_view word)
{
    const Stem* best = nullptr;
    for (const auto& stem : stems) {
        if ((stem.whole ? word == stem.beginning : word.starts_with(stem.beginning)) &&
            (best == nullptr || stem.beginning.size() > best->beginning.size())) {
            best = &stem;
        }
    }
    return best == nullptr ? std::nullopt : std::optional(best->quantity);
}

bool is_word_character(char c)
{
    return is_letter_or_digit(c) || c == '%' || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string_view> words_of(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < text.size();) {
        if (!is_word_character(text[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < text.size() && is_word_character(text[end])) {
            ++end;
        }
        words.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return words;
}

/// What stands in the last brackets of `text`, and the text without them.
struct Bracketed {
    std::string outside;
    std::string inside;
};

Bracketed take_brackets(std::string_view text)
{
    const auto close = text.find_last_of(")]");
    const auto open = text.find_last_of("([", close);
    if (close == text.npos || open == text.npos || open > close) {
        return {std::string(text), {}};
    }
    return {std::string(trim(text.substr(0, open))) + std::string(text.substr(close + 1)),
            std::string(trim(text.substr(open + 1, close - open - 1)))};
}

/// A unit: of the list, or any of the decibels ("dBSPL", "dBFS", "dB re 20 uPa").
const Unit* unit_of(std::string_view lower)
{
    static constexpr Unit decibel{"db", Quantity::level};
    if (const auto* unit = find_unit(lower)) {
        return unit;
    }
    if (lower.starts_with("db")) {
        return &decibel;
    }
    const auto slash = lower.find('/'); // "mV/Pa"
    return slash == lower.npos ? nullptr : find_unit(trim(lower.substr(0, slash)));
}

/// The strongest of the quantities that the words of a name speak of.
Quantity strongest(std::span<const Quantity> found)
{
    for (const auto quantity :
         {Quantity::other, Quantity::beside, Quantity::phase, Quantity::level, Quantity::frequency}) {
        if (std::find(found.begin(), found.end(), quantity) != found.end()) {
            return quantity;
        }
    }
    return Quantity::unknown;
}

/// What the words of a name say one by one.
struct WordsRead {
    std::vector<Quantity> quantities;
    std::optional<char> side;
    const Unit* unit = nullptr;
    bool all_technical = true;
    bool says_other = false; ///< a word that no product is called by: "impedance", "ohms"
};

WordsRead read_words(const std::vector<std::string_view>& words)
{
    WordsRead read;
    for (const auto word : words) {
        const auto lower = to_lower(word);
        const auto* unit = unit_of(lower);
        if (const auto side = side_of_word(word)) {
            read.side = side;
        } else if (unit != nullptr && (lower.size() > 1 || words.size() == 1 || lower == "%")) {
            read.quantities.push_back(unit->quantity);
            read.unit = unit;
        } else if (const auto quantity = find_stem(lower)) {
            read.quantities.push_back(*quantity);
            read.says_other = read.says_other || lower.starts_with("imped") || lower.starts_with("coheren");
        } else if (lower.size() >= 2 && lower[0] == 'h' && is_digit(lower[1]) && lower.size() == 2) {
            read.quantities.push_back(Quantity::beside); // h2 ... h9
        } else if (std::find(neutral_words.begin(), neutral_words.end(), lower) == neutral_words.end() &&
                   lower.find_first_not_of("0123456789") != lower.npos) {
            read.all_technical = false;
        }
    }
    return read;
}

/// A name without the words that name its quantity or unit: "Tern" of "Tern SPL".
std::string without_quantity(std::string_view name)
{
    std::string kept;
    for (const auto word : split(name, ' ')) {
        const auto lower = to_lower(word);
        if (!word.empty() && lower != "spl" && lower != "(spl)" && unit_of(lower) == nullptr) {
            kept += (kept.empty() ? "" : " ") + std::string(word);
        }
    }
    return kept.empty() ? std::string(name) : kept;
}

/// "0 degrees" and "90 deg" tell from where the sound came.
bool is_angle_of_incidence(const std::vector<std::string_view>& words)
{
    return words.size() == 2 && is_digit(words[0].front()) &&
           words[0].find_first_not_of("0123456789") == words[0].npos && to_lower(words[1]).starts_with("deg");
}

/// A curve's own name, and the side that it ends with.
void name_curve_and_side(ColumnName& column, std::string_view outside)
{
    auto [name, channel] = split_channel(without_quantity(trim(outside)));
    if (const auto side = side_of(channel)) {
        column.side = side;
        column.channel = channel;
    }
    column.curve = std::move(name);
}

/// What a name that is all symbol stands for: "f", "Z"; a unit in brackets behind "x" says what that is.
std::optional<Quantity> quantity_of_symbol(std::string_view name, const Unit* bracket_unit)
{
    const auto lower = to_lower(trim(name));
    const auto found = std::find_if(names_alone.begin(), names_alone.end(),
                                    [&](const Stem& known) { return known.beginning == lower; });
    if (found == names_alone.end()) {
        return std::nullopt;
    }
    return bracket_unit != nullptr && found->quantity == Quantity::frequency ? bracket_unit->quantity
                                                                             : found->quantity;
}

/// Makes `column` an axis where it is called so: "Left X", "Tern Y". @returns whether it is.
bool read_axis(ColumnName& column, const std::vector<std::string_view>& words)
{
    const auto axis = words.size() > 1 ? to_lower(words.back()) : std::string();
    if (axis != "x" && axis != "y") {
        return false;
    }
    column.quantity = axis == "x" ? Quantity::frequency : Quantity::level;
    column.side = words.size() == 2 ? side_of_word(words.front()) : std::nullopt;
    if (!column.side) {
        name_curve_and_side(column, std::string_view(column.text).substr(0, column.text.size() - 1));
    }
    return true;
}

} // namespace

ColumnName parse_column_name(std::string_view text)
{
    ColumnName column;
    column.text = to_utf8(trim(text));
    const auto [outside, inside] = take_brackets(column.text);
    const auto* bracket_unit = unit_of(to_lower(inside));
    const auto name = bracket_unit != nullptr ? outside : column.text;
    const auto words = words_of(name);
    const auto read = read_words(words);
    const auto* unit = bracket_unit != nullptr ? bracket_unit : read.unit;
    if (read_axis(column, words)) {
        return column;
    }
    const auto symbol = quantity_of_symbol(name, bracket_unit);
    if (!symbol && is_angle_of_incidence(words)) {
        column.curve = column.text;
        return column;
    }
    auto quantities = read.all_technical ? read.quantities : std::vector<Quantity>{};
    if (bracket_unit != nullptr) {
        quantities.push_back(bracket_unit->quantity);
    }
    column.quantity = symbol ? *symbol : read.says_other ? Quantity::other : strongest(quantities);
    column.has_unit = unit != nullptr;
    column.is_unit = bracket_unit == nullptr && words.size() == 1 && read.unit != nullptr;
    column.factor = unit != nullptr && unit->quantity == column.quantity ? unit->factor : 1.0;
    column.side = read.all_technical ? read.side : std::nullopt;
    if (!read.all_technical && !symbol) {
        name_curve_and_side(column, name);
    }
    return column;
}

bool is_derived_by_autoeq(std::string_view name)
{
    constexpr std::array<std::string_view, 10> derived{
        "smoothed",      "error",         "error_smoothed",     "equalization", "parametric_eq",
        "fixed_band_eq", "equalized_raw", "equalized_smoothed", "target",       "compensation"};
    return std::find(derived.begin(), derived.end(), to_lower(name)) != derived.end();
}

} // namespace earbench
