#pragma once

namespace earbench {

/// A shared library that is loaded when it is first called, not when the program starts.
///
/// For libraries that most runs of a tool do not call and that take long to load: PortAudio with what it maps
/// costs more than the rest of fr-measure's start-up. A file late_NAME.cpp defines the library's functions by
/// those found here, so that callers are as they would be if it were linked.
class LateLibrary {
public:
    /// `name` as the dynamic linker knows it: with the version of the interface, as in libportaudio.so.2.
    /// @throws Error{unavailable} where it cannot be loaded.
    explicit LateLibrary(const char* name);

    /// Where the function `name` is. @throws Error{unavailable} where the library has none of that name.
    [[nodiscard]] void* address(const char* name) const;

private:
    void* m_handle; ///< never closed: threads of the library may outlive its last caller
};

/// The function `name` of `library`, found once; its type is that of `declared`, its declaration in the
/// library's header.
/// @throws Error as LateLibrary does.
template <auto& declared, const LateLibrary& (*library)()>
[[nodiscard]] auto& late(const char* name)
{
    static auto* const found = reinterpret_cast<decltype(&declared)>(library().address(name));
    return *found;
}

} // namespace earbench
