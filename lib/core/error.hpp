#pragma once

#include <exception>
#include <optional>
#include <string>

namespace earbench {

/// What kind of trouble an Error is; each has one exit code (see exit_code in tools/common).
enum class Fault {
    usage,         ///< the command line is wrong
    data,          ///< an input was read but does not hold what was wanted
    no_input,      ///< an input cannot be opened
    unavailable,   ///< a device or a helper program is missing
    internal,      ///< a promise inside the program was broken
    cannot_create, ///< an output cannot be created, or exists and must not be replaced
    io,            ///< reading or writing failed half-way
};

/// Where in the input the trouble is. `line` counts from 1; 0 means the file as a whole.
struct Place {
    std::string file;
    std::size_t line = 0;
};

/// The one exception of the library: what was wanted and what was found, in lower case, without a full stop.
class Error : public std::exception {
public:
    Error(Fault fault, std::string message) : m_fault(fault), m_message(std::move(message)) {}
    Error(Fault fault, Place place, std::string message)
        : m_fault(fault), m_place(std::move(place)), m_message(std::move(message))
    {
    }

    [[nodiscard]] Fault fault() const noexcept { return m_fault; }
    [[nodiscard]] const std::optional<Place>& place() const noexcept { return m_place; }
    [[nodiscard]] const char* what() const noexcept override { return m_message.c_str(); }

    /// `file:line: message`, `file: message` or `message`, as it is: what shows it to somebody makes it
    /// printable, because a hostile file may have written parts of it.
    [[nodiscard]] std::string line() const;

private:
    Fault m_fault;
    std::optional<Place> m_place;
    std::string m_message;
};

} // namespace earbench
