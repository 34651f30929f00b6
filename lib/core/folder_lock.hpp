#pragma once

#include "core/descriptor.hpp"

#include <string>

namespace earbench {

/// Holds a folder for one program at a time, until the end of the scope or of the program, however that ends.
///
/// Programs that do not ask for the lock are not kept out. Nothing is left in the folder: the lock is that of
/// flock(2) on the folder itself.
class FolderLock {
public:
    /// Waits until no other program holds `folder`.
    ///
    /// @throws Error{no_input} if the folder cannot be opened.
    explicit FolderLock(const std::string& folder);

    /// False where the file system knows no such locks: some of those on a network.
    [[nodiscard]] bool is_held() const noexcept { return m_is_held; }

private:
    Descriptor m_descriptor;
    bool m_is_held = false;
};

} // namespace earbench
