#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// One figure of merit under its stable name; nothing where it is not defined.
struct Measure {
    std::string_view name; ///< lives as long as the Measures that it is of, and their copies
    std::optional<double> value;
};

/// Names of measures, in their order: one list for all comparisons that have them.
using MeasureNames = std::shared_ptr<const std::vector<std::string>>;

/// The measures of one comparison, in their order. Of thousands of comparisons each has but its numbers, 8
/// bytes a measure; the names are those of all.
class Measures {
public:
    Measures() = default;
    Measures(std::initializer_list<Measure> measures);
    /// One value for each of `names`, finite where there is one.
    Measures(MeasureNames names, std::span<const std::optional<double>> values);

    [[nodiscard]] std::size_t size() const noexcept { return m_values.size(); }
    [[nodiscard]] Measure operator[](std::size_t index) const;
    [[nodiscard]] const MeasureNames& names() const noexcept { return m_names; }

    /// The place of the measure called `name`; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    /// The value of the measure called `name`; nothing where there is none, or no such measure.
    [[nodiscard]] std::optional<double> value_of(std::string_view name) const;

    void set(std::size_t index, std::optional<double> value);
    /// Puts `measure` before the one at `index`; from then on the names are of these measures alone.
    void insert(std::size_t index, const Measure& measure);

    /// For loops: goes through the measures, which it makes.
    class Iterator {
    public:
        Iterator(const Measures& measures, std::size_t index) : m_measures(&measures), m_index(index) {}
        Measure operator*() const { return (*m_measures)[m_index]; }
        Iterator& operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

    private:
        const Measures* m_measures;
        std::size_t m_index;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

private:
    MeasureNames m_names;         ///< none: no measures
    std::vector<double> m_values; ///< not a number where there is none
};

} // namespace earbench
