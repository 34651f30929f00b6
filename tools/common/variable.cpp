#include "common/variable.hpp"

#include "core/number.hpp"
#include "core/quantity.hpp"

#include <concepts>

namespace earbench::cli {

namespace {

template <typename Value>
concept Quantity = requires(Value quantity)
{
    {
        quantity.value
        } -> std::same_as<double&>;
};

template <typename Value>
std::string default_of(const Value& variable)
{
    if constexpr (std::same_as<Value, std::string>) {
        return variable;
    } else if constexpr (std::integral<Value>) {
        return std::to_string(variable);
    } else if constexpr (std::floating_point<Value>) {
        return format_shortest(variable);
    } else if constexpr (Quantity<Value>) {
        return format_shortest(variable.value);
    }
    return {};
}

void set(std::string& variable, const std::string&, const std::string& text)
{
    variable = text;
}

void set(double& variable, const std::string& flag, const std::string& text)
{
    const auto value = parse_number(text);
    if (!value) {
        fail_usage("a number for " + flag, quoted(text) + plain_number_advice(text));
    }
    variable = *value;
}

void set(int& variable, const std::string& flag, const std::string& text)
{
    const auto value = parse_integer(text);
    constexpr long largest = 1'000'000'000;
    if (!value || *value < -largest || *value > largest) {
        fail_usage("a whole number for " + flag, quoted(text) + plain_number_advice(text));
    }
    variable = static_cast<int>(*value);
}

std::optional<Hertz> parse(const Hertz&, const std::string& text)
{
    return parse_hertz(text);
}

std::optional<Seconds> parse(const Seconds&, const std::string& text)
{
    return parse_seconds(text);
}

std::optional<Decibel> parse(const Decibel&, const std::string& text)
{
    return parse_decibels(text);
}

std::optional<SampleRate> parse(const SampleRate&, const std::string& text)
{
    return parse_sample_rate(text);
}

constexpr std::string_view example_of(const Hertz&)
{
    return "a number of Hz such as 1000 or 1k";
}

constexpr std::string_view example_of(const Seconds&)
{
    return "a number of seconds such as 10 or 500ms";
}

constexpr std::string_view example_of(const Decibel&)
{
    return "a number of dB such as -6";
}

constexpr std::string_view example_of(const SampleRate&)
{
    return "a whole number of Hz such as 48000 or 48k";
}

template <Quantity Value>
void set(Value& variable, const std::string& flag, const std::string& text)
{
    const auto value = parse(variable, text);
    if (!value) {
        fail_usage(std::string(example_of(variable)) + " for " + flag, quoted(text) + number_advice(text));
    }
    variable = *value;
}

template <typename Value>
void set(std::optional<Value>& variable, const std::string& flag, const std::string& text)
{
    set(variable.emplace(), flag, text);
}

void set(std::vector<std::string>& variable, const std::string&, const std::string& text)
{
    variable.push_back(text);
}

} // namespace

std::string default_text(const Variable& variable)
{
    return std::visit([](auto from) { return default_of(from.get()); }, variable);
}

bool collects(const Variable& variable)
{
    return std::holds_alternative<std::reference_wrapper<std::vector<std::string>>>(variable);
}

void assign(const Variable& variable, const std::string& flag, const std::string& text)
{
    std::visit([&](auto to) { set(to.get(), flag, text); }, variable);
}

void fail_usage(const std::string& expected, const std::string& found)
{
    throw Error(Fault::usage, "expected " + expected + " but found " + found);
}

std::string quoted(const std::string& text)
{
    return "'" + text + "'";
}

} // namespace earbench::cli
