#include "compare/measures.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace earbench {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double kept(const std::optional<double>& value)
{
    assert(!value || std::isfinite(*value));
    return value.value_or(nothing);
}

} // namespace

Measures::Measures(std::initializer_list<Measure> measures)
{
    std::vector<std::string> names;
    for (const auto& measure : measures) {
        names.emplace_back(measure.name);
        m_values.push_back(kept(measure.value));
    }
    m_names = std::make_shared<const std::vector<std::string>>(std::move(names));
}

Measures::Measures(MeasureNames names, std::span<const std::optional<double>> values)
    : m_names(std::move(names)), m_values(values.size())
{
    assert(m_names && m_names->size() == values.size());
    std::transform(values.begin(), values.end(), m_values.begin(), kept);
}

Measure Measures::operator[](std::size_t index) const
{
    const double value = m_values[index];
    return {(*m_names)[index], std::isnan(value) ? std::nullopt : std::optional(value)};
}

std::optional<std::size_t> Measures::find(std::string_view name) const
{
    if (!m_names) {
        return std::nullopt;
    }
    const auto found = std::find(m_names->begin(), m_names->end(), name);
    return found == m_names->end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(found - m_names->begin()));
}

std::optional<double> Measures::value_of(std::string_view name) const
{
    const auto index = find(name);
    return index ? (*this)[*index].value : std::nullopt;
}

void Measures::set(std::size_t index, std::optional<double> value)
{
    m_values[index] = kept(value);
}

void Measures::insert(std::size_t index, const Measure& measure)
{
    auto names = m_names ? *m_names : std::vector<std::string>();
    const auto place = static_cast<std::ptrdiff_t>(index);
    names.insert(names.begin() + place, std::string(measure.name));
    m_values.insert(m_values.begin() + place, kept(measure.value));
    m_names = std::make_shared<const std::vector<std::string>>(std::move(names));
}

} // namespace earbench
