#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace earbench {

/// A value that few of many have: std::optional, but no larger than a pointer where there is none.
template <typename Value>
class Rare {
public:
    Rare() noexcept = default;
    Rare(Value value) : m_value(std::make_unique<Value>(std::move(value))) {}
    Rare(const Rare& other) : m_value(other ? std::make_unique<Value>(*other) : nullptr) {}
    Rare(Rare&&) noexcept = default;
    Rare& operator=(Rare other) noexcept
    {
        m_value.swap(other.m_value);
        return *this;
    }
    ~Rare() = default;

    [[nodiscard]] bool has_value() const noexcept { return m_value != nullptr; }
    explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] const Value& operator*() const { return *m_value; }
    [[nodiscard]] Value& operator*() { return *m_value; }
    [[nodiscard]] const Value* operator->() const { return m_value.get(); }
    [[nodiscard]] Value* operator->() { return m_value.get(); }

    /// @throws std::bad_optional_access if there is none.
    [[nodiscard]] const Value& value() const
    {
        return has_value() ? *m_value : throw std::bad_optional_access();
    }
    [[nodiscard]] Value value_or(Value otherwise) const { return has_value() ? *m_value : otherwise; }

private:
    std::unique_ptr<Value> m_value;
};

} // namespace earbench
