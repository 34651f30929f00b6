#pragma once

#include <unistd.h>
#include <utility>

namespace earbench {

/// An open file descriptor, closed at the end of its scope; negative where opening failed.
class Descriptor {
public:
    explicit Descriptor(int value) noexcept : m_value(value) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : m_value(std::exchange(other.m_value, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        m_value = std::exchange(other.m_value, m_value);
        return *this;
    }

    [[nodiscard]] int get() const noexcept { return m_value; }

    /// True when the file system took everything that was written.
    bool close() noexcept
    {
        const int value = std::exchange(m_value, -1);
        return value < 0 || ::close(value) == 0;
    }

private:
    int m_value;
};

} // namespace earbench
