#include "common/variable.hpp"

#include "core/number.hpp"

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
        fail_usage("a number for " + flag, quoted(text));
    }
    variable = *value;
}

void set(int& variable, const std::string& flag, const std::string& text)
{
    const auto value = parse_integer(text);
    constexpr long largest = 1'000'000'000;
    if (!value || *value < -largest || *value > largest) {
        fail_usage("a whole number for " + flag, quoted(text));
    }
    variable = static_cast<int>(*value);
}

template <Quantity Value>
void set(Value& variable, const std::string& flag, const std::string& text)
{
    set(variable.value, flag, text);
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
